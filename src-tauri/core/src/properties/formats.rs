//! A newer format that only adds caches locks nobody out; any other is refused.

use std::fs;

use rusqlite::Connection;

use super::World;
use super::beside::{FIELD, answers, contents, say};
use crate::document::mutant;
use crate::store::Store;
use crate::store::check::check;
use crate::workspace::Workspace;

const CACHES: &str = "CREATE TABLE cache_rank (doc BLOB PRIMARY KEY, rank INTEGER) STRICT;
                      CREATE INDEX by_rank ON cache_rank (rank);
                      INSERT INTO cache_rank VALUES (zeroblob(16), 1);";

/// A file at rest of the next format, which has caches more, and readers of a format may open; and what its use case is.
fn newer(oldest: i64, more: &str) -> (World, String) {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    say(&mut workspace, &use_case, FIELD, "said before");
    drop(workspace);
    let stamp = oldest << 16 | (Store::NEWEST + 1);
    let sql = format!("{CACHES} {more}; PRAGMA user_version = {stamp}");
    sql_in(&world, &sql);
    (world, use_case)
}

fn sql_in(world: &World, sql: &str) {
    let file = Connection::open(world.path()).unwrap();
    file.execute_batch(sql).unwrap();
}

fn code(world: &World) -> Option<&'static str> {
    let before = contents(world);
    let opened = Workspace::open(
        &world.path(),
        &world.author,
        world.origin(),
        &world.backups(),
    );
    let error = opened.err()?;
    assert_eq!(before, contents(world), "left as it is");
    Some(error.code())
}

#[test]
fn a_newer_format_that_may_be_opened_here_is() {
    for oldest in [1, Store::NEWEST] {
        let (world, use_case) = newer(oldest, "");
        let before = contents(&world);
        let mut reading = Workspace::open_reading(&world.path()).unwrap();
        assert_eq!(answers(&mut reading, &use_case), ["said before"]);
        assert!(check(&world.path()).unwrap().is_sound());
        assert_eq!(before, contents(&world), "reading alters nothing");

        let mut workspace = world.open();
        say(&mut workspace, &use_case, FIELD, "said here");
        drop(workspace);
        let mut workspace = world.open();
        assert!(
            workspace.examination().is_some(),
            "of our own format by now"
        );
        assert_eq!(answers(&mut workspace, &use_case), ["said here"]);
        assert!(!world.backups().exists(), "nothing but caches is gone");
        drop(workspace);
        assert!(check(&world.path()).unwrap().is_sound());
    }
    mutant::without("caches of a newer format are let go of", || {
        let (world, _) = newer(Store::NEWEST, "");
        drop(world.open());
        assert_eq!(code(&world), Some("doubt"));
    });
}

#[test]
fn a_newer_format_that_may_not_be_opened_here_is_refused() {
    for oldest in [0, Store::NEWEST + 1] {
        let (world, _) = newer(oldest, "");
        assert_eq!(code(&world), Some("newer"), "{oldest}");
        let error = Workspace::open_reading(&world.path()).unwrap_err();
        assert_eq!(error.code(), "newer");
    }
}

#[test]
fn what_is_no_cache_of_a_newer_format_is_foreign() {
    for more in [
        "CREATE TABLE notes (x)",
        "CREATE VIEW cache_notes AS SELECT value FROM edit",
        "CREATE INDEX cache_mine ON change (abs(stamp))",
        "CREATE TRIGGER cache_spy AFTER INSERT ON cache_rank BEGIN DELETE FROM draft; END",
        "CREATE TRIGGER cache_spy BEFORE INSERT ON change BEGIN SELECT raise(IGNORE); END",
    ] {
        let (world, _) = newer(Store::NEWEST, more);
        assert_eq!(code(&world), Some("doubt"), "{more}");
    }
    let (world, use_case) = newer(Store::NEWEST, "CREATE TABLE notes (x)");
    Workspace::mend(&world.path()).unwrap();
    assert_eq!(answers(&mut world.open(), &use_case), ["said before"]);

    let (world, _) = newer(Store::NEWEST, "");
    sql_in(&world, &format!("PRAGMA user_version = {}", Store::NEWEST));
    assert_eq!(
        code(&world),
        Some("doubt"),
        "our own format has no such cache"
    );
}

#[test]
fn the_number_of_a_reader_alone_changes_nothing() {
    let (world, use_case) = newer(Store::NEWEST, "DROP TABLE cache_rank");
    sql_in(
        &world,
        &format!("PRAGMA user_version = {}", 1 << 16 | Store::NEWEST),
    );
    assert_eq!(answers(&mut world.open(), &use_case), ["said before"]);
    let header = fs::read(world.path()).unwrap();
    assert_eq!(i64::from(header[63]), Store::NEWEST);
    // What format 7 has more than 6 are caches.
    assert_eq!(header[60..63], [0, 6, 0]);
}
