//! The log is moved into the file: whatever happens meanwhile, file and log are what was saved.

use std::fs;
use std::path::Path;

use super::World;
use super::beside::{answers, as_now, contents, crashed};
use crate::disk::files::companions;
use crate::document::mutant;
use crate::store::Store;
use crate::workspace::Workspace;

/// What a crash leaves while the log is moved into the file: the log, the witness, and a file with every second page that
/// the log holds.
fn half_moved(world: &World) -> World {
    let half = as_now(world);
    let moved = as_now(world);
    let connection = rusqlite::Connection::open(moved.path()).unwrap();
    connection
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .unwrap();
    let whole = fs::read(moved.path()).unwrap();
    let mut bytes = fs::read(half.path()).unwrap();
    bytes.resize(whole.len(), 0);
    for (index, page) in whole.chunks(4096).enumerate().step_by(2) {
        bytes[index * 4096..][..4096].copy_from_slice(page);
    }
    fs::write(half.path(), bytes).unwrap();
    half
}

#[test]
fn a_crash_while_the_log_is_moved_costs_nothing() {
    let said = ["said at ten, in the log", "being typed at eleven"];
    let (world, use_case) = crashed();
    // The log that a crash left, with a witness, without, and with what an older Ninefold has to be migrated for.
    for case in 0..4 {
        let world = as_now(&world);
        match case {
            0 | 3 => {}
            1 => fs::remove_file(&companions(&world.path())[3]).unwrap(),
            _ => {
                drop(world.open());
                world.age();
                let connection = rusqlite::Connection::open(world.path()).unwrap();
                connection
                    .execute_batch(
                        "PRAGMA journal_mode = WAL; INSERT INTO framework VALUES ('a', 'b')",
                    )
                    .unwrap();
                let before = as_now(&world);
                drop(connection);
                copy(&before, &world);
            }
        }
        let half = std::rc::Rc::new(std::cell::Cell::new(None));
        let meanwhile = (std::rc::Rc::clone(&half), world.path());
        crate::store::while_moved(move || {
            let (half, path) = meanwhile;
            let now = World::new();
            fs::copy(&path, now.path()).unwrap();
            for (from, to) in companions(&path).iter().zip(companions(&now.path())) {
                let _ = fs::copy(from, to);
            }
            half.set(Some(half_moved(&now)));
            true
        });
        let lacks = "what a log goes over is known";
        match case {
            3 => drop(mutant::without(lacks, || world.open())),
            _ => drop(world.open()),
        }
        let half = half.take().unwrap();
        if case == 3 {
            let opened = Workspace::open(
                &half.path(),
                &world.author,
                world.origin(),
                &world.backups(),
            );
            assert!(opened.is_err());
            continue;
        }
        let mut open = half.open();
        assert_eq!(answers(&mut open, &use_case), said, "case {case}");
    }
}

fn copy(from: &World, to: &World) {
    fs::copy(from.path(), to.path()).unwrap();
    for (from, to) in companions(&from.path()).iter().zip(companions(&to.path())) {
        let _ = fs::remove_file(&to);
        let _ = fs::copy(from, to);
    }
}

#[test]
fn a_disk_that_is_full_while_the_log_is_moved_costs_nothing() {
    let (world, use_case) = crashed();
    let moved = (world.path(), half_moved(&world));
    crate::store::while_moved(move || {
        let (path, half) = moved;
        fs::write(path, fs::read(half.path()).unwrap()).unwrap();
        false
    });
    let mut workspace = world.open();
    let said = ["said at ten, in the log", "being typed at eleven"];
    assert_eq!(answers(&mut workspace, &use_case), said);
    let mut open = as_now(&world).open();
    assert_eq!(answers(&mut open, &use_case), said, "where it crashes then");
    // Once there is room.
    workspace.rest().unwrap();
    assert_eq!(contents(&world).len(), 1);
    drop(workspace);
    assert_eq!(answers(&mut world.open(), &use_case), said);
}

#[test]
fn a_long_log_is_moved_before_more_is_written() {
    let world = World::new();
    drop(world.create());
    let length = || fs::metadata(&companions(&world.path())[0]).map_or(0, |log| log.len());
    let mut store = Store::open(&world.path(), Path::new(""), false).unwrap();
    store.keep_blob("image/png", &vec![7; 9 << 20]).unwrap();
    assert!(length() > 8 << 20, "nobody waits for more than the commit");
    store.keep_framework("one").unwrap();
    assert!((1..1 << 20).contains(&length()), "{}", length());
    drop(store);
    assert_eq!(contents(&world).len(), 1);
}
