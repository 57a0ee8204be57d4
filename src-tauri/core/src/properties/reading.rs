//! Opening for reading: everything saved is seen, and whoever has the file open does not notice.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::World;
use crate::disk::files::companions;
use crate::workspace::Workspace;

const FIELD: &str = "answer/ideation/explanation";

/// Every file in a folder with its bytes.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries
        .map(|entry| (entry.path(), fs::read(entry.path()).unwrap()))
        .collect()
}

fn answer(workspace: &mut Workspace, use_case: &str) -> String {
    let page = workspace.phase(use_case, "ideation").unwrap();
    page.sections[0].questions[1].answer.clone()
}

/// A closed workspace with an answer in it.
fn closed(world: &World) -> String {
    let (mut workspace, use_case) = world.with_use_case();
    workspace
        .type_text(&use_case, &use_case, FIELD, "saved")
        .unwrap();
    workspace.settle().unwrap();
    use_case
}

#[test]
fn a_closed_file_is_read_without_a_trace() {
    let world = World::new();
    let use_case = closed(&world);
    let before = contents(world.path().parent().unwrap());
    assert_eq!(before.len(), 1, "nothing was beside it");
    let mut reading = Workspace::open_reading(&world.path()).unwrap();
    assert_eq!(answer(&mut reading, &use_case), "saved");
    assert_eq!(before, contents(world.path().parent().unwrap()));
}

#[test]
fn what_is_changed_in_a_copy_stays_there() {
    let world = World::new();
    let use_case = closed(&world);
    let before = contents(world.path().parent().unwrap());
    let mut copy = Workspace::open_copy(&world.path()).unwrap();
    copy.type_text(&use_case, &use_case, FIELD, "tried")
        .unwrap();
    copy.settle().unwrap();
    assert_eq!(answer(&mut copy, &use_case), "tried");
    drop(copy);
    assert_eq!(before, contents(world.path().parent().unwrap()));
}

#[test]
fn an_open_file_is_read_with_what_is_being_typed() {
    let world = World::new();
    let (mut writing, use_case) = world.with_use_case();
    for text in ["one", "one two"] {
        writing
            .type_text(&use_case, &use_case, FIELD, text)
            .unwrap();
        let before = (
            fs::read(world.path()).unwrap(),
            fs::read(&companions(&world.path())[0]).unwrap(),
        );
        let mut reading = Workspace::open_reading(&world.path()).unwrap();
        assert_eq!(answer(&mut reading, &use_case), text);
        assert!(reading.info().notices.is_empty(), "nothing was recovered");
        let after = (
            fs::read(world.path()).unwrap(),
            fs::read(&companions(&world.path())[0]).unwrap(),
        );
        assert_eq!(before, after);
    }
    assert!(
        writing.undo_state().undo.unwrap().starts_with("answer to"),
        "it is still being typed"
    );
    drop(writing);
    assert_eq!(
        contents(world.path().parent().unwrap()).len(),
        1,
        "the last to close still tidies up"
    );
}

#[test]
fn what_a_crash_left_beside_a_file_is_read() {
    let world = World::new();
    let (mut writing, use_case) = world.with_use_case();
    writing
        .type_text(&use_case, &use_case, FIELD, "not yet moved into the file")
        .unwrap();
    // Without the index, which a copy does not bring along.
    let crashed = world.path().with_file_name("crashed");
    fs::create_dir(&crashed).unwrap();
    let copy = crashed.join("Test.ninefold");
    fs::copy(world.path(), &copy).unwrap();
    fs::copy(&companions(&world.path())[0], &companions(&copy)[0]).unwrap();
    let before = contents(&crashed);
    let mut reading = Workspace::open_reading(&copy).unwrap();
    assert_eq!(
        answer(&mut reading, &use_case),
        "not yet moved into the file"
    );
    assert_eq!(before, contents(&crashed));
}

#[test]
fn an_older_file_is_read_and_stays_older() {
    let world = World::new();
    let use_case = closed(&world);
    world.age();
    let before = contents(world.path().parent().unwrap());
    let mut reading = Workspace::open_reading(&world.path()).unwrap();
    assert_eq!(reading.use_cases().unwrap().use_cases[0].id, use_case);
    assert_eq!(answer(&mut reading, &use_case), "saved");
    assert_eq!(before, contents(world.path().parent().unwrap()));
}

#[test]
fn who_reads_can_not_change() {
    let world = World::new();
    let use_case = closed(&world);
    let mut reading = Workspace::open_reading(&world.path()).unwrap();
    let typed = reading.type_text(&use_case, &use_case, FIELD, "lost if it were taken");
    assert_eq!(typed.unwrap_err().code(), "not-saved");
    assert_eq!(reading.create_use_case().unwrap_err().code(), "not-saved");
    assert_eq!(answer(&mut reading, &use_case), "saved");
}

#[test]
fn what_can_not_be_read_is_said_and_left_alone() {
    let world = World::new();
    let code = |path: &Path| {
        let before = fs::read(path).ok();
        let error = Workspace::open_reading(path).unwrap_err();
        assert_eq!(before, fs::read(path).ok());
        error.code()
    };
    assert_eq!(code(&world.path()), "missing");
    fs::write(world.path(), "# Notes").unwrap();
    assert_eq!(code(&world.path()), "foreign");
    fs::remove_file(world.path()).unwrap();

    closed(&world);
    let whole = fs::read(world.path()).unwrap();
    let mut newer = whole.clone();
    newer[60..64].copy_from_slice(&99_i32.to_be_bytes());
    fs::write(world.path(), newer).unwrap();
    assert_eq!(code(&world.path()), "newer");
    fs::write(world.path(), &whole[..whole.len() / 2]).unwrap();
    assert_eq!(code(&world.path()), "damaged");
}
