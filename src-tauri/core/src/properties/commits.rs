//! What the door writes, and what it leaves alone.

use std::path::Path;

use super::{World, id};
use crate::document::what::What;
use crate::store::{READ, Store};
use crate::workspace::{Reader, Who, Workspace};

const FIELD: &str = "answer/ideation/explanation";
const SCORE: &str = "score/ideation/customer-value";

/// Everything that is in the closed file: each change with how many edits it has.
fn log(world: &World) -> Vec<(What, usize)> {
    let store = Store::open(&world.path(), Path::new(""), false).unwrap();
    let mut log = Vec::new();
    for doc in store.documents().unwrap() {
        let changes = store.changes(doc).unwrap().into_iter();
        log.extend(changes.map(|change| (change.what, change.edits.len())));
    }
    log
}

fn answer(workspace: &mut Workspace, use_case: &str) -> String {
    let page = workspace.phase(use_case, "ideation").unwrap();
    page.sections[0].questions[1].answer.clone()
}

#[test]
fn what_alters_nothing_is_not_written() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    workspace.set_score(&use_case, SCORE, Some(3)).unwrap();
    drop(workspace);
    let before = log(&world);
    let mut workspace = world.open();
    let undo = workspace.undo_state();
    workspace.set_score(&use_case, SCORE, Some(3)).unwrap();
    let tick = "tick/ideation/opportunity-defined";
    workspace.set_tick(&use_case, tick, false).unwrap();
    workspace
        .type_text(&use_case, &use_case, FIELD, "")
        .unwrap();
    workspace.set_author(&world.author).unwrap();
    assert_eq!(workspace.undo_state(), undo);
    drop(workspace);
    assert_eq!(log(&world), before);
}

#[test]
fn an_undo_is_written_once_however_little_it_brings_back() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let who = Who::New("Ben".to_owned());
    workspace
        .add_stakeholder(&use_case, "ideation", &who)
        .unwrap();
    workspace.undo().unwrap();
    workspace.redo().unwrap();
    workspace.undo().unwrap();
    drop(workspace);
    let log = log(&world);
    for (what, times) in [(What::Undo, 2), (What::Redo, 1)] {
        // A person and a row of the use case were made by one action, and are in a change each.
        let changes: Vec<_> = log.iter().filter(|change| change.0 == what).collect();
        assert_eq!(changes.len(), 2 * times, "{log:?}");
        assert!(changes.iter().all(|change| change.1 == 1), "{log:?}");
    }
}

#[test]
fn an_undo_that_finds_nothing_to_bring_back_goes_on_with_the_one_before() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    workspace.set_score(&use_case, SCORE, Some(3)).unwrap();
    workspace
        .type_text(&use_case, &use_case, FIELD, "mine")
        .unwrap();
    workspace.settle().unwrap();
    let mine = {
        drop(workspace);
        let store = Store::open(&world.path(), Path::new(""), false).unwrap();
        let changes = store.changes(use_case.parse().unwrap()).unwrap();
        changes.last().unwrap().clone()
    };
    let mut workspace = world.open();
    let mut theirs = mine.clone();
    theirs.id = id(1);
    theirs.action = Some(id(2));
    theirs.author = id(0xB0);
    theirs.stamp += 1;
    theirs.via = Some(1);
    theirs.edits[0].base = vec![mine.id];
    theirs.edits[0].value = "theirs".into();
    workspace.arrive(theirs);
    let told = workspace.undo().unwrap().notice.unwrap();
    assert!(told.contains("was kept"), "{told}");
    assert_eq!(answer(&mut workspace, &use_case), "theirs");
    let undo = |workspace: &mut Workspace| workspace.undo_state().undo.unwrap();
    assert!(undo(&mut workspace).starts_with("score"));
    drop(workspace);
    assert!(
        undo(&mut world.open()).starts_with("score"),
        "it is written"
    );
}

#[test]
fn an_answer_that_is_cleared_at_a_stroke_is_cleared() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    for text in ["said before", ""] {
        workspace
            .type_text(&use_case, &use_case, FIELD, text)
            .unwrap();
        workspace.settle().unwrap();
        assert_eq!(answer(&mut workspace, &use_case), text);
    }
    assert_eq!(workspace.wordings(&use_case, FIELD), ["said before", ""]);

    for text in ["said again", ""] {
        workspace.settle().unwrap();
        workspace
            .type_text(&use_case, &use_case, FIELD, text)
            .unwrap();
        drop(workspace); // as a kill
        workspace = world.open();
        assert_eq!(answer(&mut workspace, &use_case), text, "it was on disk");
    }
}

#[test]
fn a_few_characters_may_go_while_a_draft_stays_one() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    for text in ["one two three", "one two", "one two, three", "one two,"] {
        workspace
            .type_text(&use_case, &use_case, FIELD, text)
            .unwrap();
    }
    assert_eq!(workspace.wordings(&use_case, FIELD), [""; 0]);
    workspace.settle().unwrap();
    assert_eq!(workspace.wordings(&use_case, FIELD), ["one two,"]);

    // What goes in one flush is added to what went in those before.
    let texts = [
        "x".repeat(100),
        "x".repeat(80),
        "x".repeat(60),
        "x".repeat(40),
    ];
    for text in &texts {
        workspace
            .type_text(&use_case, &use_case, FIELD, text)
            .unwrap();
    }
    let kept = workspace.wordings(&use_case, FIELD);
    assert_eq!(kept, ["one two,", &texts[2]], "sixty characters went");
}

#[test]
fn revisions_grow_with_what_is_written_and_with_nothing_else() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let mut types = |text: &str| {
        let typed = workspace.type_text(&use_case, &use_case, FIELD, text);
        typed.unwrap().revision
    };
    let revisions = ["one", "one two", "one two", "one two three"].map(&mut types);
    assert!(revisions[0] < revisions[1], "{revisions:?}");
    assert_eq!(revisions[1], revisions[2], "the same text again");
    assert!(revisions[2] < revisions[3], "{revisions:?}");
    let scored = workspace.set_score(&use_case, SCORE, Some(1)).unwrap();
    assert!(revisions[3] < scored.revision, "{revisions:?}");
    let again = workspace.set_score(&use_case, SCORE, Some(1)).unwrap();
    assert_eq!(again.revision, scored.revision);
}

#[test]
fn a_flush_that_fails_leaves_what_was_typed_before() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let long = "x".repeat(100_000);
    let fails = |workspace: &mut Workspace| {
        workspace.fill_disk(true);
        let typed = workspace.type_text(&use_case, &use_case, FIELD, &long);
        assert_eq!(typed.unwrap_err().code(), "not-saved");
        workspace.fill_disk(false);
    };
    fails(&mut workspace);
    assert_eq!(answer(&mut workspace, &use_case), "");
    workspace.settle().unwrap();
    assert_eq!(workspace.wordings(&use_case, FIELD), [""; 0]);

    workspace
        .type_text(&use_case, &use_case, FIELD, "before")
        .unwrap();
    fails(&mut workspace);
    assert_eq!(answer(&mut workspace, &use_case), "before");
    workspace.settle().unwrap();
    assert_eq!(workspace.wordings(&use_case, FIELD), ["before"]);

    fails(&mut workspace);
    assert_eq!(answer(&mut workspace, &use_case), "before");
    workspace.settle().unwrap();
    assert_eq!(workspace.wordings(&use_case, FIELD), ["before"]);
}

#[test]
fn a_change_that_could_not_be_written_is_not_shown_and_can_be_made_again() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    workspace.phase(&use_case, "ideation").unwrap();
    workspace.fill_disk(true);
    let reason = "not now, because ".repeat(10_000);
    let refused = workspace.archive_use_case(&use_case, &reason);
    assert_eq!(refused.unwrap_err().code(), "not-saved");
    workspace.fill_disk(false);
    let (kept, folded) = workspace.folds(&use_case);
    assert_eq!(kept, folded);
    assert!(!kept.is_archived());
    workspace.archive_use_case(&use_case, &reason).unwrap();
    let (kept, folded) = workspace.folds(&use_case);
    assert_eq!(kept, folded);
    assert!(kept.is_archived());
}

#[test]
fn a_list_is_drawn_without_folding_anything() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    workspace.set_score(&use_case, SCORE, Some(1)).unwrap();
    drop(workspace);
    let workspace = world.open();
    let before = READ.get();
    let list = workspace.use_cases().unwrap();
    assert_eq!(list.use_cases[0].edited_by, world.author.name);
    assert_eq!(READ.get(), before, "no change was read");
    workspace.overview(&use_case).unwrap();
    assert!(READ.get() > before);
}

#[test]
fn a_reader_stays_at_its_moment() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let other = workspace.create_use_case().unwrap().place.unwrap().use_case;
    workspace.add_document("metric", "Rate").unwrap();
    let reader = workspace.reader();
    let shown = |reader: &Reader| {
        (
            reader.use_cases().unwrap(),
            reader.overview(&use_case).unwrap(),
            reader.scoping(&use_case).unwrap(),
            reader.metrics().unwrap(),
            reader.people().unwrap(),
        )
    };
    let before = shown(&reader);
    let metric = before.3.metrics[0].id.clone();
    workspace.set_score(&use_case, SCORE, Some(5)).unwrap();
    let field = format!("metric/{metric}");
    workspace
        .set_field(&use_case, &use_case, &field, Some("1"))
        .unwrap();
    workspace.delete_use_case(&other.unwrap()).unwrap();
    let record = use_case.as_str();
    workspace
        .type_text(record, record, "title", "Another")
        .unwrap();
    assert_eq!(shown(&reader), before);
    assert_ne!(shown(&workspace.reader()), before);
    workspace
        .set_field(&use_case, &use_case, &field, None)
        .unwrap();
    assert_eq!(shown(&reader), before);
    // Another thread, and no workspace any more: what was looked at is still there.
    drop(workspace);
    let overview = std::thread::spawn(move || reader.revision())
        .join()
        .unwrap();
    assert_eq!(overview, before.0.revision);
}
