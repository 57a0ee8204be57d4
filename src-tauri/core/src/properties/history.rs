//! Undo, redo, and the listing, over any sequence of actions.

use proptest::prelude::*;

use super::{World, holds_only_with, id};
use crate::change::{Change, Edit};
use crate::value::Value;
use crate::view::{PhasePage, UseCaseList};
use crate::workspace::{Who, Workspace};

/// Something a person does in the window.
#[derive(Debug, Clone)]
enum Step {
    Type(usize, String),
    Title(String),
    Score(usize, Option<u32>),
    Tick(usize, bool),
    Applicable(usize, bool),
    Add(String),
    Move(usize, usize),
    Remove(usize),
    Involvement(String),
    Create,
    Duplicate,
    Archive,
    Restore,
    Delete,
    Pass(i64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0_usize..3, "[a-z ]{0,60}").prop_map(|(field, text)| Step::Type(field, text)),
        1 => "[A-Z]{0,3}".prop_map(Step::Title),
        3 => (0_usize..3, prop::option::of(1_u32..=5)).prop_map(|(field, score)| Step::Score(field, score)),
        2 => (0_usize..3, any::<bool>()).prop_map(|(field, ticked)| Step::Tick(field, ticked)),
        1 => (0_usize..3, any::<bool>()).prop_map(|(field, is)| Step::Applicable(field, is)),
        2 => "[A-D]".prop_map(Step::Add),
        1 => (0_usize..4, 0_usize..4).prop_map(|(row, to)| Step::Move(row, to)),
        1 => (0_usize..4).prop_map(Step::Remove),
        1 => "[a-z]{0,8}".prop_map(Step::Involvement),
        1 => Just(Step::Create),
        1 => Just(Step::Duplicate),
        1 => Just(Step::Archive),
        1 => Just(Step::Restore),
        1 => Just(Step::Delete),
        1 => (0_i64..90_000).prop_map(Step::Pass),
    ]
}

const PHASE: &str = "ideation";

/// Does a step where it makes sense; what the core refuses changes nothing.
fn take(world: &World, workspace: &mut Workspace, use_case: &str, step: &Step) {
    let page = workspace.phase(use_case, PHASE).ok();
    let row = |index: usize| {
        let rows = page.as_ref().map(|page| &page.stakeholders)?;
        rows.get(index % rows.len().max(1))
            .map(|row| row.id.clone())
    };
    let fields = |page: &PhasePage| {
        let questions = page
            .sections
            .iter()
            .flat_map(|section| &section.questions)
            .map(|question| question.field.clone());
        questions.skip(1).collect::<Vec<_>>()
    };
    match (step, &page) {
        (Step::Pass(ms), _) => world.pass(*ms),
        (Step::Create, _) => drop(workspace.create_use_case()),
        (Step::Duplicate, _) => drop(workspace.duplicate_use_case(use_case)),
        (Step::Archive, _) => drop(workspace.archive_use_case(use_case, "not now")),
        (Step::Restore, _) => drop(workspace.restore_use_case(use_case)),
        (Step::Delete, _) => drop(workspace.delete_use_case(use_case)),
        (_, None) => {}
        (Step::Type(field, text), Some(page)) => {
            drop(workspace.type_text(use_case, use_case, &fields(page)[*field], text));
        }
        (Step::Title(text), _) => drop(workspace.type_text(use_case, use_case, "title", text)),
        (Step::Score(index, score), Some(page)) => {
            drop(workspace.set_score(use_case, &page.scoring.dimensions[*index].field, *score));
        }
        (Step::Tick(index, ticked), Some(page)) => {
            drop(workspace.set_tick(use_case, &page.checklist[*index].field, *ticked));
        }
        (Step::Applicable(index, is), Some(page)) => {
            drop(workspace.set_applicable(use_case, &page.checklist[*index].field, *is));
        }
        (Step::Add(name), _) => {
            drop(workspace.add_stakeholder(use_case, PHASE, &Who::New(name.clone())))
        }
        (Step::Move(index, to), _) => {
            if let Some(row) = row(*index) {
                drop(workspace.move_stakeholder(use_case, &row, *to));
            }
        }
        (Step::Remove(index), _) => {
            if let Some(row) = row(*index) {
                drop(workspace.remove_stakeholder(use_case, &row));
            }
        }
        (Step::Involvement(text), _) => {
            if let Some(row) = row(0) {
                drop(workspace.type_text(use_case, &row, "involvement", text));
            }
        }
    }
}

/// All that is shown, times and revisions aside.
fn shown(workspace: &mut Workspace) -> String {
    let mut list: UseCaseList = workspace.use_cases().unwrap();
    list.revision = 0;
    let ids: Vec<String> = list
        .use_cases
        .iter()
        .chain(&list.archived)
        .map(|row| row.id.clone())
        .collect();
    for row in list.use_cases.iter_mut().chain(&mut list.archived) {
        row.edited_at = 0;
        if let Some(archived) = &mut row.archived {
            archived.at = 0;
        }
    }
    list.use_cases.sort_by(|a, b| a.id.cmp(&b.id));
    list.archived.sort_by(|a, b| a.id.cmp(&b.id));
    let mut all = format!("{list:#?}");
    let mut sorted = ids;
    sorted.sort();
    for id in sorted {
        let mut page = workspace.phase(&id, PHASE).unwrap();
        page.revision = 0;
        page.header.archived = None;
        for question in page
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.questions)
        {
            question.edited = None;
        }
        all.push_str(&format!("{page:#?}"));
    }
    all
}

#[test]
fn undo_of_all_is_the_start_and_redo_of_all_the_end() {
    let strategy = || prop::collection::vec(step(), 1..14);
    holds_only_with(&["undo counts what it hides"], 60, strategy, |steps| {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        workspace.undo().unwrap();
        let start = shown(&mut workspace);
        workspace.redo().unwrap();
        for step in &steps {
            take(&world, &mut workspace, &use_case, step);
        }
        let end = shown(&mut workspace);

        let mut undone = 0;
        while workspace.undo_state().undo.is_some() {
            workspace.undo().unwrap();
            undone += 1;
            prop_assert!(undone < 200, "undo comes to an end");
            if undone == 3 {
                // A restart in between changes nothing.
                drop(workspace);
                workspace = world.open();
            }
            let before = shown(&mut workspace);
            workspace.redo().unwrap();
            workspace.undo().unwrap();
            prop_assert_eq!(before, shown(&mut workspace), "redo and undo");
        }
        prop_assert_eq!(&start, &shown(&mut workspace), "undo of all");
        for _ in 0..undone {
            workspace.redo().unwrap();
        }
        prop_assert_eq!(workspace.undo_state().redo, None);
        prop_assert_eq!(&end, &shown(&mut workspace), "redo of all");
        Ok(())
    });
}

#[test]
fn the_listing_equals_a_refill() {
    let strategy = || prop::collection::vec(step(), 1..20);
    holds_only_with(
        &["the listing follows the log", "rows follow the log"],
        60,
        strategy,
        |steps| {
            let world = World::new();
            let (mut workspace, use_case) = world.with_use_case();
            for step in &steps {
                take(&world, &mut workspace, &use_case, step);
                workspace.use_cases().unwrap();
            }
            let (kept, refilled) = workspace.listings();
            prop_assert_eq!(kept, refilled);
            let before = shown(&mut workspace);
            drop(workspace);
            prop_assert_eq!(
                before,
                shown(&mut world.open()),
                "a restart changes nothing that is shown"
            );
            Ok(())
        },
    );
}

/// A wording of the first answer that arrives from another laptop.
fn arriving(use_case: &str, number: u8, stamp: i64, text: &str) -> Change {
    let doc = use_case.parse().unwrap();
    Change {
        id: id(100 + number),
        doc,
        stamp,
        at: stamp,
        author: id(0xB0),
        what: "type".to_owned(),
        action: Some(id(200 + number)),
        undoes: None,
        via: Some(1),
        edits: vec![Edit {
            record: doc,
            kind: "use-case".to_owned(),
            field: "answer/ideation/explanation".to_owned(),
            value: Value::from(text),
            base: vec![],
        }],
    }
}

#[test]
fn undo_never_replaces_a_wording_from_elsewhere() {
    let strategy = || (prop::collection::vec("[a-z]{1,9}", 1..5), 0_usize..5);
    holds_only_with(&["elsewhere stays"], 40, strategy, |(texts, when)| {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        let field = workspace.phase(&use_case, PHASE).unwrap().sections[0].questions[1]
            .field
            .clone();
        for (index, text) in texts.iter().enumerate() {
            if index == when % texts.len() {
                let mut change = arriving(&use_case, 1, workspace.stamp() + 10, "FROM ELSEWHERE");
                change.edits[0].field.clone_from(&field);
                workspace.arrive(change);
            }
            // Numbered, since typing what stands there already is no action.
            let text = format!("{index}{text}");
            workspace
                .type_text(&use_case, &use_case, &field, &text)
                .unwrap();
            workspace.settle().unwrap();
        }
        for _ in &texts {
            workspace.undo().unwrap();
        }
        let answer = workspace.phase(&use_case, PHASE).unwrap().sections[0].questions[1]
            .answer
            .clone();
        prop_assert_eq!(answer, "FROM ELSEWHERE");
        Ok(())
    });
}

#[test]
fn a_later_wording_from_elsewhere_is_named() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let field = workspace.phase(&use_case, PHASE).unwrap().sections[0].questions[1]
        .field
        .clone();
    workspace
        .type_text(&use_case, &use_case, &field, "mine")
        .unwrap();
    workspace.settle().unwrap();
    let mut change = arriving(&use_case, 1, workspace.stamp() + 10, "theirs");
    change.edits[0].field = field;
    workspace.arrive(change);
    let notice = workspace.undo().unwrap().notice.unwrap();
    assert!(
        notice.contains("A later wording by Unknown person was kept."),
        "{notice}"
    );
}
