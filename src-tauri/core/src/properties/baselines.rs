//! A baseline gives back what was shown when it was set, whatever arrives later.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::agreeing::{agree_on, hold_otherwise};
use super::fold::change;
use super::steps::{Step, step, take};
use super::{World, holds_only_with, id};
use crate::document::baseline::Held;
use crate::document::change::Change;
use crate::document::fold::{Document, fold};
use crate::document::id::Id;
use crate::document::value::Value;
use crate::error::Error;
use crate::view::{Chosen, Covering, Extent, Point, Screen};
use crate::workspace::{NewBaseline, Workspace};

/// Changes of one document in two stretches: those that were there, and those that came later, with whatever stamps.
fn twice() -> impl Strategy<Value = (Vec<Change>, Vec<Change>)> {
    let changes = || prop::collection::vec(change(), 1..12);
    (changes(), changes()).prop_map(|(mut before, mut after)| {
        let mut ids = std::collections::BTreeSet::new();
        before.retain(|change| ids.insert(change.id));
        after.retain(|change| ids.insert(change.id));
        (before, after)
    })
}

/// What is shown of a document: whether each record is, and what each field says, by which change, beside which others.
type Shown = BTreeMap<(Id, String), (bool, Value, Id, Vec<Id>)>;

fn shown(document: &Document) -> (Shown, String, bool) {
    let mut all = BTreeMap::new();
    for (id, record) in &document.records {
        for (name, field) in &record.fields {
            let heads = field.heads().map(|head| head.change).collect();
            let said = (
                document.is_shown(*id),
                field.value.clone(),
                field.change,
                heads,
            );
            all.insert((*id, name.clone()), said);
        }
    }
    let kind = document.kind().to_owned();
    (all, kind, document.is_archived())
}

#[test]
fn what_is_held_gives_back_what_was_shown_whatever_arrives_after() {
    let rules = [
        "a baseline holds what overruled",
        "a baseline holds nothing later",
    ];
    holds_only_with(&rules, 2000, twice, |(before, after)| {
        let of = id(0);
        let then = fold(of, &before);
        let held = Held::of(&then, &before);
        let text = held.to_string();
        let held: Held = text.parse().unwrap();
        // In whatever order.
        let all: Vec<Change> = after.iter().chain(&before).cloned().collect();
        prop_assert_eq!(shown(&held.fold(of, &all)), shown(&then));
        prop_assert_eq!(held.missing(&all), 0);
        Ok(())
    });
}

fn stretches() -> impl Strategy<Value = (Vec<Step>, Vec<Step>)> {
    let steps = || prop::collection::vec(step(), 1..14);
    (steps(), steps())
}

#[test]
fn a_baseline_is_what_the_present_was() {
    let rule = "a baseline holds nothing later";
    holds_only_with(&[rule], 40, stretches, |(before, after)| {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        for step in &before {
            take(&world, &mut workspace, &use_case, step);
        }
        let use_cases = vec![use_case.clone()];
        let covering = Covering::UseCases {
            use_cases: use_cases.clone(),
        };
        let Ok(point) = agree_on(&mut workspace, "Agreed", &covering) else {
            // It was deleted by then.
            prop_assert!(workspace.overview(&use_case).is_err());
            return Ok(());
        };
        let present = workspace.reader();
        for step in &after {
            take(&world, &mut workspace, &use_case, step);
        }
        workspace.settle().unwrap();
        let past = workspace.reader().at(&use_cases, &point).unwrap();
        let id = use_case.parse().unwrap();
        let (then, now) = (present.fold_of(id), past.fold_of(id));
        prop_assert_eq!(shown(&then), shown(&now));
        Ok(())
    });
}

#[test]
fn a_baseline_is_named_undone_and_deleted_as_anything_else() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let all = Covering::Everything;
    let cover = |workspace: &Workspace| workspace.cover(&all, |_, _| {}).unwrap();
    let named = |name: &str| NewBaseline {
        name: name.to_owned(),
        ..NewBaseline::default()
    };
    let covered = cover(&workspace);
    assert!(matches!(
        workspace.set_baseline(&named("  "), covered),
        Err(Error::Invalid(_))
    ));
    agree_on(&mut workspace, "Agreed at workshop 2", &all).unwrap();
    let covered = cover(&workspace);
    let twice = workspace.set_baseline(&named("agreed at  WORKSHOP 2"), covered);
    assert!(matches!(twice, Err(Error::Invalid(_))), "{twice:?}");
    let rows = workspace.baselines().unwrap().baselines;
    let [row] = rows.as_slice() else {
        panic!("{rows:?}");
    };
    assert_eq!(row.agreed, "14 November 2023 · Anna de Vries");
    assert_eq!(row.use_case.as_ref(), Some(&use_case));
    workspace
        .type_text(&row.id, &row.id, "name", "Agreed")
        .unwrap();
    workspace.settle().unwrap();
    let page = workspace.baseline(&row.id).unwrap();
    assert_eq!(
        (page.baseline.name.as_str(), page.lacks.as_str()),
        ("Agreed", "")
    );
    let done = workspace.delete_document(&row.id).unwrap();
    assert_eq!(done.place.unwrap().screen, Some(Screen::Baselines));
    assert!(workspace.baselines().unwrap().baselines.is_empty());
    workspace.undo().unwrap();
    assert_eq!(workspace.baselines().unwrap().baselines.len(), 1);
    workspace.undo().unwrap();
    let undone = workspace.undo().unwrap();
    assert_eq!(
        undone.notice.as_deref(),
        Some("Undone: new baseline “Agreed at workshop 2”.")
    );
    assert!(workspace.baselines().unwrap().baselines.is_empty());
    workspace.redo().unwrap();
    // What lists and links keep of it is what its changes make, and a restart changes nothing.
    let (kept, refilled) = workspace.caches();
    assert_eq!(kept, refilled);
    let rows = workspace.baselines().unwrap().baselines;
    assert_eq!(rows.len(), 1);
    drop(workspace);
    assert_eq!(world.open().baselines().unwrap().baselines, rows);
}

#[test]
fn a_baseline_in_a_copy_that_lacks_some_of_it_says_so() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let problem = "answer/ideation/problem";
    workspace
        .type_text(&use_case, &use_case, problem, "We lose buyers.")
        .unwrap();
    let Ok(Point::Baseline { baseline }) =
        agree_on(&mut workspace, "Agreed", &Covering::Everything)
    else {
        panic!("not set");
    };
    assert_eq!(workspace.baseline(&baseline).unwrap().lacks, "");
    // As if it came with a change of the use case that did not.
    hold_otherwise(&mut workspace, &baseline, &use_case, |held| {
        held.changes += 1;
        held.ids.insert(id(0x66));
    });
    let lacks = workspace.baseline(&baseline).unwrap().lacks;
    assert!(lacks.starts_with("Of one use case"), "{lacks}");
}

#[test]
fn what_was_agreed_is_brought_back_and_nothing_is_a_baseline_of_nothing() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let problem = "answer/ideation/problem";
    workspace
        .type_text(&use_case, &use_case, problem, "We lose buyers.")
        .unwrap();
    let none = Chosen {
        at_work: false,
        archived: true,
        but: Vec::new(),
    };
    let none = Covering::Several { chosen: none };
    assert!(matches!(
        workspace.cover(&none, |_, _| {}),
        Err(Error::Invalid(_))
    ));
    let point = agree_on(&mut workspace, "Agreed", &Covering::Everything).unwrap();
    // The clock goes back: what is written now has a stamp of its own all the same.
    world.set_clock(1_600_000_000_000);
    workspace
        .type_text(&use_case, &use_case, problem, "We lose new buyers.")
        .unwrap();
    workspace
        .bring_back(&use_case, &Extent::All, &point)
        .unwrap();
    let id: Id = use_case.parse().unwrap();
    let text = |workspace: &Workspace| {
        let document = workspace.fold_of(id);
        document.own().unwrap().text(problem).to_owned()
    };
    assert_eq!(text(&workspace), "We lose buyers.");
    workspace.undo().unwrap();
    assert_eq!(text(&workspace), "We lose new buyers.");
}
