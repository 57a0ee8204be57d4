//! Files that are missing, newer, foreign, damaged or older; copies.

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use super::World;
use super::beside::position;
use crate::error::Error;
use crate::workspace::{Shelf, Why, Workspace};

const FIELD: &str = "answer/ideation/explanation";

/// Tries to open a file, and shows that it was left as it is, with nothing beside it.
fn refused(world: &World, path: &Path) -> Error {
    let before = fs::read(path).ok();
    let opened = Workspace::open(path, &world.author, world.origin(), &world.backups());
    let error = opened
        .and_then(|opened| world.looked_through(opened))
        .unwrap_err();
    assert_eq!(before, fs::read(path).ok(), "the file is as it was");
    let beside: Vec<_> = fs::read_dir(path.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert!(
        beside.iter().all(|other| other == path),
        "nothing is left beside it: {beside:?}"
    );
    error
}

/// A workspace file with an answer in it, closed.
fn closed(world: &World) -> String {
    let (mut workspace, use_case) = world.with_use_case();
    workspace
        .type_text(
            &use_case,
            &use_case,
            FIELD,
            "an answer that can be Found in the bytes",
        )
        .unwrap();
    workspace.settle().unwrap();
    use_case
}

fn overwrite(path: &Path, at: u64, bytes: &[u8]) {
    let mut file = fs::OpenOptions::new().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(bytes).unwrap();
}

#[test]
fn a_missing_file_is_said_to_be_missing_and_not_made() {
    let world = World::new();
    assert_eq!(refused(&world, &world.path()).code(), "missing");
    assert!(!world.path().exists());
}

#[test]
fn a_newer_file_is_refused() {
    let world = World::new();
    closed(&world);
    overwrite(&world.path(), 60, &99_i32.to_be_bytes());
    assert_eq!(refused(&world, &world.path()).code(), "newer");
}

#[test]
fn a_foreign_file_is_refused() {
    let world = World::new();
    for bytes in [&b""[..], b"# Notes", &[7; 4096]] {
        fs::write(world.path(), bytes).unwrap();
        assert_eq!(refused(&world, &world.path()).code(), "foreign");
    }
    fs::remove_file(world.path()).unwrap();
    rusqlite::Connection::open(world.path())
        .unwrap()
        .execute_batch("CREATE TABLE t (x)")
        .unwrap();
    assert_eq!(
        refused(&world, &world.path()).code(),
        "foreign",
        "another program's database"
    );
}

#[test]
fn a_cut_off_file_is_damaged() {
    let world = World::new();
    closed(&world);
    let length = fs::metadata(world.path()).unwrap().len();
    fs::OpenOptions::new()
        .write(true)
        .open(world.path())
        .unwrap()
        .set_len(length / 2)
        .unwrap();
    assert_eq!(refused(&world, &world.path()).code(), "damaged");
}

#[test]
fn a_flipped_bit_in_a_text_is_damage() {
    let world = World::new();
    closed(&world);
    let bytes = fs::read(world.path()).unwrap();
    let at = position(&bytes, "can be Fo");
    overwrite(&world.path(), at as u64, b"can be Go");
    let error = refused(&world, &world.path());
    assert_eq!(error.code(), "damaged");
    assert!(error.to_string().contains("1 of its"), "{error}");
}

#[test]
fn an_existing_file_is_never_replaced_by_a_new_one() {
    let world = World::new();
    fs::write(world.path(), "mine").unwrap();
    let error = Workspace::create(&world.path(), &world.author, world.origin()).unwrap_err();
    assert_eq!(error.code(), "exists");
    let error = Workspace::create_sample(&world.path(), &world.author, world.origin()).unwrap_err();
    assert_eq!(error.code(), "exists");
    assert_eq!(fs::read(world.path()).unwrap(), b"mine");
}

#[test]
fn an_older_file_is_backed_up_and_migrated() {
    let world = World::new();
    let use_case = closed(&world);
    world.age();

    let workspace = world.open();
    let list = workspace.use_cases().unwrap();
    assert_eq!(list.use_cases.len(), 1);
    assert_eq!(list.use_cases[0].id, use_case);
    drop(workspace);
    let shelf = Shelf::of(&world.backups(), &world.path(), "");
    let [backup] = &shelf.backups()[..] else {
        panic!("one backup");
    };
    assert_eq!(backup.why, Why::BeforeMigration);
    let connection = rusqlite::Connection::open(&backup.path).unwrap();
    let version: i64 = connection
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap();
    assert_eq!(version, 1, "the backup is of the older format");
    drop(connection);
    drop(world.open());
    assert_eq!(shelf.backups().len(), 1, "once migrated, no more backups");
}

#[test]
fn the_log_is_append_only() {
    let world = World::new();
    closed(&world);
    let connection = rusqlite::Connection::open(world.path()).unwrap();
    for sql in [
        "DELETE FROM change",
        "UPDATE change SET stamp = 0",
        "DELETE FROM edit",
        "UPDATE edit SET value = 1",
    ] {
        let error = connection.execute(sql, []).unwrap_err().to_string();
        assert!(error.contains("append-only"), "{sql}: {error}");
    }
}

#[test]
fn a_copy_is_whole_and_replaces_a_file_that_is_there() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    workspace
        .type_text(&use_case, &use_case, FIELD, "still being typed")
        .unwrap();
    let copy = world.path().with_file_name("Copy.ninefold");
    fs::write(&copy, "to be replaced").unwrap();
    workspace.save_copy(&copy).unwrap();
    let mut copied =
        Workspace::open(&copy, &world.author, world.origin(), &world.backups()).unwrap();
    let page = copied.phase(&use_case, "ideation").unwrap();
    assert_eq!(page.sections[0].questions[1].answer, "still being typed");
    assert_eq!(copied.info().name, "Copy");

    let nowhere = world.path().with_file_name("missing").join("Copy.ninefold");
    assert_eq!(
        workspace.save_copy(&nowhere).unwrap_err().code(),
        "not-written"
    );
}

#[test]
fn sqlite_is_newer_than_the_fault_that_corrupts_logs() {
    // Before 3.51.3 resetting the write-ahead log could corrupt a database: https://www.sqlite.org/wal.html
    assert!(
        rusqlite::version_number() >= 3_051_003,
        "{}",
        rusqlite::version()
    );
}
