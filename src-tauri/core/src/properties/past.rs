//! What was, over any sequence of actions: it can be looked at, and brought back.

use proptest::prelude::*;

use super::steps::{Step, step, take};
use super::{World, holds_only_with, id};
use crate::document::change::{Change, Edit, is_bookkeeping};
use crate::document::fold::Document;
use crate::document::value::Value;
use crate::document::what::What;
use crate::page::{Block, Page};
use crate::view::{Extent, HistoryFilter, HistoryOf, Scope};
use crate::workspace::{Reader, Workspace};

/// Two stretches of work.
fn twice() -> impl Strategy<Value = (Vec<Step>, Vec<Step>)> {
    let steps = || prop::collection::vec(step(), 1..16);
    (steps(), steps())
}

/// What a document holds that anybody sees.
fn visible(document: &Document) -> Vec<(String, String, Value)> {
    let shown = document.records.iter();
    let shown = shown.filter(|(id, _)| **id == document.id || document.is_shown(**id));
    let fields = shown.flat_map(|(id, record)| {
        let fields = record.fields.iter();
        let held = fields.filter(|(name, field)| !is_bookkeeping(name) && !field.value.is_null());
        held.map(|(name, field)| (id.to_string(), name.clone(), field.value.clone()))
    });
    fields.collect()
}

fn pages(reader: &Reader, use_case: &str) -> Vec<Option<Page>> {
    let ids = || vec![use_case.to_owned()];
    let scopes = [
        Scope::UseCases { use_cases: ids() },
        Scope::Scoping { use_cases: ids() },
        Scope::Tracker { use_cases: ids() },
    ];
    let page = |scope: &Scope| {
        let mut page = reader.page(scope).ok()?;
        let is_note = |block: &Block| format!("{block:?}").contains("As it was on");
        page.blocks
            .retain(|block| !matches!(block, Block::Panel(_)) || !is_note(block));
        Some(page)
    };
    scopes.iter().map(page).collect()
}

/// The moment after what was done last, everything typed included.
fn now(workspace: &mut Workspace) -> i64 {
    workspace.settle().unwrap();
    workspace.stamp()
}

#[test]
fn the_past_is_what_the_present_was() {
    let rule = "the past holds nothing later";
    holds_only_with(&[rule], 80, twice, |(before, after)| {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        for step in &before {
            take(&world, &mut workspace, &use_case, step);
        }
        let moment = now(&mut workspace);
        let present = workspace.reader();
        world.pass(1000);
        for step in &after {
            take(&world, &mut workspace, &use_case, step);
        }
        workspace.settle().unwrap();
        let expected = pages(&present, &use_case);
        match workspace
            .reader()
            .at(std::slice::from_ref(&use_case), &moment.into())
        {
            Ok(past) => prop_assert_eq!(expected, pages(&past, &use_case)),
            Err(_) => prop_assert!(expected.iter().all(Option::is_none)),
        }
        Ok(())
    });
}

#[test]
fn what_was_is_brought_back_and_undone_in_one_step() {
    let rule = "the past holds nothing later";
    holds_only_with(&[rule], 80, twice, |(before, after)| {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        let id = use_case.parse().unwrap();
        for step in &before {
            take(&world, &mut workspace, &use_case, step);
        }
        let moment = now(&mut workspace);
        let then = workspace.folds(&use_case).0;
        world.pass(1000);
        for step in &after {
            take(&world, &mut workspace, &use_case, step);
        }
        workspace.settle().unwrap();
        let before = workspace.folds(&use_case).0;
        let all = Extent::All;
        if workspace
            .bring_back(&use_case, &all, &moment.into())
            .is_err()
        {
            prop_assert!(then.is_archived() && before.is_archived());
            return Ok(());
        }
        let back = workspace.folds(&use_case).0;
        prop_assert_eq!(visible(&then), visible(&back));
        prop_assert_eq!(then.is_shown(id), back.is_shown(id));
        if visible(&before) != visible(&then) {
            workspace.undo().unwrap();
            let undone = workspace.folds(&use_case).0;
            prop_assert_eq!(visible(&before), visible(&undone));
        }
        Ok(())
    });
}

#[test]
fn every_history_can_be_told_to_its_beginning() {
    let strategy = || prop::collection::vec(step(), 1..40);
    holds_only_with(&[], 40, strategy, |steps| {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        for step in &steps {
            take(&world, &mut workspace, &use_case, step);
        }
        workspace.settle().unwrap();
        let reader = workspace.reader();
        let all = |of: &HistoryOf| {
            let mut filter = HistoryFilter::default();
            let mut ids = Vec::new();
            loop {
                let part = reader.history(of, &filter).unwrap();
                ids.extend(part.steps.into_iter().map(|step| (step.document, step.id)));
                filter.before = part.earlier;
                if filter.before.is_none() {
                    return ids;
                }
            }
        };
        let workspace = all(&HistoryOf::Workspace);
        let document = all(&HistoryOf::Document {
            document: use_case.clone(),
        });
        let own = workspace.into_iter().filter(|(id, _)| *id == use_case);
        prop_assert_eq!(own.collect::<Vec<_>>(), document);
        Ok(())
    });
}

#[test]
fn what_is_deleted_can_be_seen_and_brought_back_as_it_was() {
    let world = World::new();
    let (mut workspace, id) = world.with_use_case();
    workspace.type_text(&id, &id, "title", "Reminders").unwrap();
    let moment = now(&mut workspace);
    world.pass(1000);
    workspace.delete_use_case(&id).unwrap();
    let page = workspace.past_page(&id, &moment.into()).unwrap();
    assert!(page.is_deleted && page.html.contains("Reminders"));
    let told = workspace.history(&HistoryOf::Workspace, &HistoryFilter::default());
    let steps = told.unwrap().steps;
    let step = steps.iter().find(|step| step.deleted).unwrap();
    workspace
        .bring_back(&step.document, &Extent::All, &(step.moment - 1).into())
        .unwrap();
    assert_eq!(workspace.overview(&id).unwrap().header.title, "Reminders");
}

#[test]
fn a_wording_that_was_never_shown_is_brought_back_by_its_change() {
    const FIELD: &str = "answer/ideation/problem";
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    workspace
        .type_text(&use_case, &use_case, FIELD, "mine")
        .unwrap();
    workspace.settle().unwrap();
    let doc = use_case.parse().unwrap();
    let theirs = id(0xC1);
    workspace.arrive(Change {
        id: theirs,
        doc,
        stamp: 1_600_000_000_000,
        at: 1_600_000_000_000,
        author: id(0xB0),
        what: What::Type,
        action: Some(id(0xC2)),
        undoes: None,
        via: Some(1),
        edits: vec![Edit {
            value: "theirs".into(),
            ..Edit::at(doc, "use-case", FIELD)
        }],
    });
    let shown = |workspace: &mut Workspace| {
        let document = workspace.folds(&use_case).0;
        document.own().unwrap().text(FIELD).to_owned()
    };
    assert_eq!(shown(&mut workspace), "mine");
    let extent = Extent::Field {
        record: use_case.clone(),
        field: FIELD.to_owned(),
        change: Some(theirs.to_string()),
    };
    workspace
        .bring_back(&use_case, &extent, &1_600_000_000_000.into())
        .unwrap();
    assert_eq!(shown(&mut workspace), "theirs");
}
