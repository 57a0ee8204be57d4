//! What is done to the file, its log and its witness while the window is open: nothing of another file is taken in, nothing
//! that arrived is taken away, and nothing that said "Saved" hangs on a log that nobody finds.

use std::fs;
use std::path::PathBuf;

use super::World;
use super::beside::{FIELD, OTHER, answers, as_now, contents, crashed, doubt, refused, say};
use crate::disk::files::companions;
use crate::document::mutant;
use crate::store::check::check;
use crate::workspace::Workspace;

pub(super) fn log(world: &World) -> PathBuf {
    companions(&world.path())[0].clone()
}

#[cfg(unix)]
pub(super) fn witness(world: &World) -> PathBuf {
    companions(&world.path())[3].clone()
}

/// The file of a colleague who went on from a copy, with a log, as their computer has them now.
pub(super) fn colleague(world: &World, use_case: &str) -> World {
    let copied = World::new();
    fs::copy(world.path(), copied.path()).unwrap();
    let mut theirs = copied.open();
    say(&mut theirs, use_case, OTHER, "the colleague's answer");
    as_now(&copied)
}

/// Brings a file as sync clients do: beside it first, then by its name.
pub(super) fn arrives(from: &std::path::Path, to: &std::path::Path) {
    let beside = to.with_file_name("arriving");
    fs::copy(from, &beside).unwrap();
    fs::rename(beside, to).unwrap();
}

/// A window with an answer in the file; with another one in its log, unless it rests.
pub(super) fn window(rests: bool) -> (World, Workspace, String) {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    say(&mut workspace, &use_case, "title", "Cart email");
    say(&mut workspace, &use_case, FIELD, "said at nine");
    workspace.rest().unwrap();
    if !rests {
        say(&mut workspace, &use_case, FIELD, "said at ten");
    }
    (world, workspace, use_case)
}

#[test]
fn a_log_of_another_file_that_arrives_is_not_taken_in_and_not_thrown_away() {
    // Windows lets nobody exchange a log that is open: `locked.rs` shows it.
    match cfg!(windows) {
        false => a_log_arrives([true, false]),
        true => a_log_arrives([true]),
    }
    mutant::without("a file at rest is held", || {
        assert!(std::panic::catch_unwind(|| a_log_arrives([true])).is_err());
    });
}

fn a_log_arrives<const N: usize>(cases: [bool; N]) {
    for rests in cases {
        let (world, mut workspace, use_case) = window(rests);
        let theirs = colleague(&world, &use_case);
        // The colleague's log may be of the very file that is open here.
        arrives(&log(&theirs), &log(&world));
        let arrived = fs::read(log(&theirs)).unwrap();
        // What was done is read from the file each time.
        workspace.undo_state();
        let expected = if rests { "said at nine" } else { "said at ten" };
        assert_eq!(answers(&mut workspace, &use_case), [expected]);
        say(&mut workspace, &use_case, FIELD, "said at eleven");
        workspace.check_place().unwrap();
        workspace.rest().unwrap();
        drop(workspace);
        assert!(
            contents(&world).values().any(|bytes| *bytes == arrived),
            "rests {rests}: what arrived is still there"
        );
        let mut workspace = world.open();
        assert_eq!(
            answers(&mut workspace, &use_case),
            ["said at eleven"],
            "rests {rests}"
        );
        assert!(check(&world.path()).unwrap().is_sound());
    }
}

#[test]
fn a_log_of_which_a_part_is_in_the_file_is_still_the_files_own() {
    let (world, mut workspace, use_case) = window(false);
    // Something reads what was before the latest change while the log is moved.
    let reader = crate::store::connect(&world.path()).unwrap();
    reader
        .execute_batch("BEGIN; SELECT count(*) FROM change;")
        .unwrap();
    say(&mut workspace, &use_case, OTHER, "said at half past ten");
    workspace.rest().unwrap();
    workspace.create_use_case().unwrap();
    say(&mut workspace, &use_case, FIELD, "said at eleven");
    let crashed = as_now(&world);
    let mut open = crashed.open();
    assert_eq!(
        answers(&mut open, &use_case),
        ["said at eleven", "said at half past ten"]
    );
    drop(reader);
    workspace.rest().unwrap();
    assert_eq!(contents(&world).len(), 1);
}

#[cfg(unix)]
#[test]
fn a_file_that_is_opened_by_a_link_is_tried_with_what_lies_beside_the_file() {
    let (world, use_case) = crashed();
    let later = as_now(&world);
    let mut workspace = later.open();
    say(&mut workspace, &use_case, FIELD, "said at noon");
    workspace.create_use_case().unwrap();
    drop(workspace);
    fs::copy(later.path(), world.path()).unwrap();
    let before = contents(&world);
    let place = tempfile::tempdir().unwrap();
    let link = place.path().join("Link.ninefold");
    std::os::unix::fs::symlink(world.path(), &link).unwrap();
    let error =
        Workspace::open(&link, &world.author, world.origin(), &world.backups()).unwrap_err();
    doubt(error);
    assert_eq!(before, contents(&world));
    Workspace::mend(&link).unwrap();
    assert!(link.is_symlink(), "the link is still one");
    let mut open = Workspace::open(&link, &world.author, world.origin(), &world.backups()).unwrap();
    assert_eq!(answers(&mut open, &use_case)[0], "said at noon");
}

#[cfg(unix)]
#[test]
fn a_link_in_the_witness_place_leads_to_nothing_being_overwritten() {
    let (world, mut workspace, use_case) = window(true);
    let precious = world.path().with_file_name("precious");
    fs::write(&precious, "precious").unwrap();
    std::os::unix::fs::symlink(&precious, witness(&world)).unwrap();
    say(&mut workspace, &use_case, FIELD, "said at ten");
    drop(workspace);
    assert_eq!(fs::read_to_string(&precious).unwrap(), "precious");
    let mut open = world.open();
    assert_eq!(answers(&mut open, &use_case), ["said at ten"]);
}

#[test]
fn a_file_that_is_overwritten_in_its_place_is_told_and_both_are_left() {
    a_file_is_overwritten();
    mutant::without("a file that another program wrote to is noticed", || {
        assert!(std::panic::catch_unwind(a_file_is_overwritten).is_err());
    });
}

fn a_file_is_overwritten() {
    for rests in [true, false] {
        for saves in [true, false] {
            let (world, mut workspace, use_case) = window(rests);
            let theirs = World::new();
            fs::copy(world.path(), theirs.path()).unwrap();
            let mut other = theirs.open();
            say(&mut other, &use_case, OTHER, "the colleague's answer");
            drop(other);
            std::thread::sleep(std::time::Duration::from_millis(20));
            let arrived = fs::read(theirs.path()).unwrap();
            fs::write(world.path(), &arrived).unwrap();
            if saves {
                let saved = workspace.type_text(&use_case, &use_case, FIELD, "typed after");
                let error = saved.and_then(|_| workspace.settle()).unwrap_err();
                assert_eq!(error.code(), "overwritten", "rests {rests}");
            }
            let error = workspace.check_place().unwrap_err();
            assert_eq!(error.code(), "overwritten", "rests {rests}");
            drop(workspace);
            assert!(
                fs::read(world.path()).unwrap() == arrived,
                "rests {rests}, saves {saves}: what arrived is left"
            );
            if rests {
                let mut open = world.open();
                assert_eq!(
                    answers(&mut open, &use_case),
                    ["said at nine", "the colleague's answer"]
                );
            } else {
                let told = doubt(refused(&world)).what;
                assert!(told.contains("Cart email"), "{told}");
            }
        }
    }
}

#[test]
fn opening_what_is_whole_of_an_older_file_keeps_what_was_being_typed() {
    let (world, use_case) = crashed();
    drop(Workspace::open_reading(&world.path()).unwrap());
    let plain = World::new();
    Workspace::copy_file(&world.path(), &plain.path()).unwrap();
    plain.age();
    rusqlite::Connection::open(plain.path())
        .unwrap()
        .execute_batch("CREATE VIEW mine AS SELECT 1")
        .unwrap();
    doubt(refused(&plain));
    Workspace::mend(&plain.path()).unwrap();
    let mut open = plain.open();
    assert_eq!(
        answers(&mut open, &use_case),
        ["said at ten, in the log", "being typed at eleven"]
    );
}
