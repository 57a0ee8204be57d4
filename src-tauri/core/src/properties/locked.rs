//! What Windows' locks, which nobody gets around, mean for the file of an open workspace and for one that another program
//! holds.

use std::fs::{self, File};
use std::os::windows::fs::OpenOptionsExt;
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::World;
use super::beside::{FIELD, answers, contents, say};
use crate::disk::files::companions;
use crate::store::check::check;
use crate::workspace::Workspace;

/// A file as it is held by who lets nobody else have it meanwhile.
fn held(path: &Path) -> File {
    let mut options = File::options();
    options.read(true).share_mode(0).open(path).unwrap()
}

/// How long some programs hold what was just written.
const A_MOMENT: Duration = Duration::from_millis(300);

fn let_go_soon(file: File) {
    thread::spawn(move || {
        thread::sleep(A_MOMENT);
        drop(file);
    });
}

#[test]
fn the_open_file_and_its_log_can_be_neither_renamed_nor_exchanged_nor_deleted() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let other = world.path().with_file_name("other");
    let [log, ..] = companions(&world.path());
    for rests in [true, false] {
        say(&mut workspace, &use_case, FIELD, "said at nine");
        if rests {
            workspace.rest().unwrap();
        }
        for path in [world.path(), log.clone()] {
            if !path.exists() {
                continue;
            }
            fs::write(&other, "of another program").unwrap();
            fs::rename(&path, path.with_file_name("away")).unwrap_err();
            fs::rename(&other, &path).unwrap_err();
            fs::remove_file(&path).unwrap_err();
        }
        workspace.check_place().unwrap();
        assert_eq!(answers(&mut workspace, &use_case), ["said at nine"]);
        assert_eq!(log.exists(), !rests);
        say(&mut workspace, &use_case, FIELD, "");
    }
    drop(workspace);
    fs::rename(world.path(), world.path().with_file_name("away")).unwrap();
}

#[test]
fn backups_copies_and_checks_are_made_of_the_open_file() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    for rests in [true, false] {
        let text = format!("said at nine, rests {rests}");
        say(&mut workspace, &use_case, FIELD, &text);
        if rests {
            workspace.rest().unwrap();
        }
        // As a program for backups does it: a file after the other, by its name. The log's index holds nothing.
        let backup = World::new();
        for (name, bytes) in contents(&world) {
            let name = name.file_name().unwrap();
            if !name.to_string_lossy().ends_with("-shm") {
                fs::write(backup.path().with_file_name(name), bytes).unwrap();
            }
        }
        assert!(check(&backup.path()).unwrap().is_sound());
        assert_eq!(answers(&mut backup.open(), &use_case), [text.as_str()]);

        assert!(check(&world.path()).unwrap().is_sound());
        let mut reading = Workspace::open_reading(&world.path()).unwrap();
        assert_eq!(answers(&mut reading, &use_case), [text.as_str()]);

        let copy = World::new();
        workspace.save_copy(&copy.path()).unwrap();
        assert_eq!(answers(&mut copy.open(), &use_case), [text.as_str()]);
    }
}

#[test]
fn a_file_that_another_program_holds_is_waited_for_and_then_told() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    say(&mut workspace, &use_case, FIELD, "said at nine");
    let copy = World::new();
    workspace.save_copy(&copy.path()).unwrap();

    let before = fs::read(copy.path()).unwrap();
    let holder = held(&copy.path());
    say(&mut workspace, &use_case, FIELD, "said at ten");
    let told = workspace.save_copy(&copy.path()).unwrap_err().to_string();
    assert!(told.contains("another program may have it open"), "{told}");
    let_go_soon(holder);
    workspace.save_copy(&copy.path()).unwrap();
    assert_eq!(answers(&mut copy.open(), &use_case), ["said at ten"]);
    fs::write(copy.path(), &before).unwrap();

    drop(workspace);
    let holder = held(&world.path());
    for refused in [
        Workspace::open(
            &world.path(),
            &world.author,
            world.origin(),
            &world.backups(),
        ),
        Workspace::open_reading(&world.path()),
    ] {
        let error = refused.unwrap_err();
        assert_eq!(error.code(), "in-use", "{error}");
    }
    let_go_soon(holder);
    assert_eq!(answers(&mut world.open(), &use_case), ["said at ten"]);
}
