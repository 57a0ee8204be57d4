//! Backups: each holds what was saved at a moment, or is not there; making one is in nobody's way; and what a restored one took
//! the place of is kept.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use rusqlite::Connection;

use super::World;
use super::beside::{FIELD, answers, as_now, contents, position, say};
use crate::document::mutant;
use crate::error::Error;
use crate::store::check::check;
use crate::store::while_kept;
use crate::workspace::{Backup, Safekeeping, Shelf, Why, Workspace};

const DAY: i64 = 24 * 60 * 60 * 1_000;

fn safekeeping(world: &World, workspace: &mut Workspace) -> Safekeeping {
    workspace.safekeeping(&world.backups()).unwrap().unwrap()
}

fn made(world: &World, workspace: &mut Workspace) -> Backup {
    safekeeping(world, workspace).make().unwrap().unwrap()
}

fn shelf(world: &World) -> Shelf {
    Shelf::of(&world.backups(), &world.path(), "")
}

fn names(shelf: &Shelf) -> Vec<String> {
    let all = fs::read_dir(shelf.folder()).into_iter().flatten();
    all.map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// What a backup shows.
fn shown(backup: &Backup, use_case: &str) -> Vec<String> {
    let mut open = Workspace::open_reading(&backup.path).unwrap();
    answers(&mut open, use_case)
}

#[test]
fn a_backup_holds_all_that_is_saved_at_rest_and_at_work() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    for rests in [true, false] {
        say(&mut workspace, &use_case, FIELD, &format!("saved, {rests}"));
        // It is a change in the backup.
        let typed = format!("being typed, {rests}");
        workspace
            .type_text(&use_case, &use_case, FIELD, &typed)
            .unwrap();
        if rests {
            workspace.rest().unwrap();
        }
        let backup = made(&world, &mut workspace);
        assert_eq!(shown(&backup, &use_case), [typed]);
        assert!(check(&backup.path).unwrap().is_sound());
        let holds = backup.holds.clone().unwrap();
        assert_eq!((holds.use_cases, holds.changes), (1, workspace.changes()));
        assert_eq!(holds.editor, "Anna de Vries");
        assert_eq!(shelf(&world).newest(), Some(backup.clone()));
        assert_eq!(shelf(&world).backups()[0], backup);
        world.pass(2_000);
    }
    assert_eq!(names(&shelf(&world)).len(), 2, "and nothing half made");
}

/// As where its drive was pulled: whoever asks for a backup or a check hears of it, and both are made when it is back. Windows
/// lets nobody take an open file away.
#[cfg(not(windows))]
#[test]
fn nobody_waits_for_a_file_that_is_not_there() {
    let world = World::new();
    let (mut workspace, _) = world.with_use_case();
    workspace.rest().unwrap();
    let backups = safekeeping(&world, &mut workspace);
    let looking = workspace.check(vec![shelf(&world)]).unwrap().unwrap();
    let away = world.path().with_extension("away");
    fs::rename(world.path(), &away).unwrap();
    for refused in [
        backups.make().map(drop).unwrap_err(),
        looking.run(|_| true).map(drop).unwrap_err(),
    ] {
        assert!(matches!(refused, Error::Missing(_)), "{refused}");
    }
    fs::rename(&away, world.path()).unwrap();
    assert!(backups.make().unwrap().is_some());
    assert!(looking.run(|_| true).unwrap().unwrap().is_sound());
}

#[test]
fn who_saves_does_not_wait_for_a_backup_and_a_backup_gets_done() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    for number in 0..200 {
        say(
            &mut workspace,
            &use_case,
            FIELD,
            &format!("wording {number} {}", "long ".repeat(200)),
        );
    }
    workspace.rest().unwrap();
    let backups = safekeeping(&world, &mut workspace);
    let ends = AtomicBool::new(false);
    thread::scope(|scope| {
        let making = scope.spawn(|| {
            let made: Vec<Backup> = (0..4).map(|_| backups.make().unwrap().unwrap()).collect();
            ends.store(true, Ordering::SeqCst);
            made
        });
        let mut number = 0;
        while !ends.load(Ordering::SeqCst) {
            number += 1;
            say(
                &mut workspace,
                &use_case,
                FIELD,
                &format!("meanwhile {number}"),
            );
            if number % 7 == 0 {
                workspace.rest().unwrap();
            }
            thread::sleep(Duration::from_millis(20));
        }
        for backup in making.join().unwrap() {
            assert!(check(&backup.path).unwrap().is_sound());
            assert_eq!(shown(&backup, &use_case).len(), 1);
        }
    });
    assert_eq!(answers(&mut workspace, &use_case).len(), 1);
}

#[test]
fn a_workspace_that_is_closed_meanwhile_is_not_held() {
    let world = World::new();
    let (mut workspace, _) = world.with_use_case();
    let backups = safekeeping(&world, &mut workspace);
    drop(workspace);
    assert_eq!(backups.make().unwrap(), None);
    assert_eq!(names(&shelf(&world)), [""; 0]);
}

#[test]
fn what_is_not_whole_is_no_backup() {
    const ALTERED: &str = "DROP TRIGGER edit_stays; UPDATE edit SET value = 'something else' WHERE field = 'answer/ideation/explanation';
        CREATE TRIGGER edit_stays BEFORE UPDATE ON edit BEGIN SELECT raise(ABORT, 'edits are append-only'); END;";
    let alter = |written: &Path| {
        Connection::open(written)
            .unwrap()
            .execute_batch(ALTERED)
            .unwrap();
    };
    let exchange = |written: &Path| {
        let other = World::new();
        drop(other.with_use_case());
        fs::copy(other.path(), written).unwrap();
    };
    let try_with = |harm: fn(&Path)| {
        let world = World::new();
        let (mut workspace, use_case) = world.with_use_case();
        say(&mut workspace, &use_case, FIELD, "the first");
        while_kept(harm);
        let tried = safekeeping(&world, &mut workspace).make();
        let left = names(&shelf(&world));
        // The workspace goes on.
        say(&mut workspace, &use_case, FIELD, "the second");
        (tried, left)
    };
    for (harm, rule) in [
        (
            alter as fn(&Path),
            "a backup is looked through before it counts",
        ),
        (exchange, "a backup has all changes of its moment"),
    ] {
        let (tried, left) = try_with(harm);
        assert_eq!(tried.unwrap_err().code(), "damaged");
        assert_eq!(left, [""; 0]);
        let (kept, left) = mutant::without(rule, || try_with(harm));
        assert!(kept.is_ok() && left.len() == 1, "{rule}");
    }
}

#[test]
fn a_shelf_that_can_not_be_made_is_told_and_costs_nothing() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    fs::write(world.backups(), "a file in its place").unwrap();
    let error = safekeeping(&world, &mut workspace).make().unwrap_err();
    assert_eq!(error.code(), "not-written");
    say(&mut workspace, &use_case, FIELD, "said all the same");
    assert_eq!(answers(&mut workspace, &use_case), ["said all the same"]);
}

#[test]
fn old_ones_go_and_the_newest_stays() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    for hour in 0..6 {
        say(&mut workspace, &use_case, FIELD, &format!("hour {hour}"));
        made(&world, &mut workspace);
        world.pass(60 * 60 * 1_000);
    }
    assert_eq!(shelf(&world).backups().len(), 6);
    world.pass(3 * DAY);
    made(&world, &mut workspace);
    assert_eq!(shelf(&world).backups().len(), 7, "the clock may be wrong");
    world.pass(DAY);
    let last = made(&world, &mut workspace);
    let left = shelf(&world).backups();
    assert!(
        left.len() <= 4,
        "the last of each day, and the newest: {left:?}"
    );
    assert_eq!(left[0], last);
    assert_eq!(shown(&left[2], &use_case), ["hour 5"]);
}

#[test]
fn a_restored_backup_keeps_what_was_there_and_is_undone_by_it() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    say(&mut workspace, &use_case, FIELD, "in the backup");
    let backup = made(&world, &mut workspace);
    say(&mut workspace, &use_case, FIELD, "said since");
    drop(workspace);
    let now = fs::read(world.path()).unwrap();
    let origin = world.origin();
    let restore = |path| Workspace::restore(&world.path(), path, &shelf(&world), &origin);
    let kept = restore(&backup.path).unwrap().unwrap();
    assert_eq!(answers(&mut world.open(), &use_case), ["in the backup"]);
    assert_eq!(fs::read(&kept).unwrap(), now, "byte for byte");
    let listed = shelf(&world).backups();
    let listed = listed.iter().find(|one| one.path == kept).unwrap();
    assert_eq!(listed.why, Why::BeforeRestore);
    restore(&kept).unwrap();
    assert_eq!(answers(&mut world.open(), &use_case), ["said since"]);
    assert_eq!(shelf(&world).backups().len(), 3, "nothing is taken away");
    // Where the file is gone there is nothing to keep.
    fs::remove_file(world.path()).unwrap();
    assert_eq!(restore(&backup.path).unwrap(), None);
    assert_eq!(answers(&mut world.open(), &use_case), ["in the backup"]);
}

#[test]
fn a_damaged_file_and_its_log_are_kept_as_they_are() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    say(&mut workspace, &use_case, FIELD, "in the backup");
    let backup = made(&world, &mut workspace);
    workspace.rest().unwrap();
    say(&mut workspace, &use_case, FIELD, "in the log");
    let crashed = as_now(&world);
    let mut bytes = fs::read(crashed.path()).unwrap();
    let at = position(&bytes, "in the backup");
    bytes[at] ^= 1;
    fs::write(crashed.path(), &bytes).unwrap();
    let before = contents(&crashed);
    let origin = crashed.origin();
    let kept = Workspace::restore(&crashed.path(), &backup.path, &shelf(&crashed), &origin);
    let kept = kept.unwrap().unwrap();
    assert_eq!(answers(&mut crashed.open(), &use_case), ["in the backup"]);
    for (path, bytes) in before {
        let name = path.file_name().unwrap().to_str().unwrap();
        let end = name.strip_prefix("Test.ninefold").unwrap();
        let mut same = kept.clone().into_os_string();
        same.push(end);
        assert_eq!(fs::read(&same).unwrap(), bytes, "{name}");
    }
    // It is told for what it is.
    let listed = shelf(&crashed).backups();
    assert!(
        listed
            .iter()
            .any(|one| one.path == kept && one.holds.is_err())
    );
}

#[test]
fn what_is_no_whole_workspace_takes_no_place() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    say(&mut workspace, &use_case, FIELD, "said");
    let backup = made(&world, &mut workspace);
    drop(workspace);
    let whole = fs::read(&backup.path).unwrap();
    let mut flipped = whole.clone();
    let at = position(&flipped, "said");
    flipped[at] ^= 1;
    let before = contents(&world);
    for bytes in [
        flipped,
        whole[..whole.len() / 2].to_vec(),
        b"no workspace".to_vec(),
    ] {
        fs::write(&backup.path, bytes).unwrap();
        let origin = world.origin();
        let tried = Workspace::restore(&world.path(), &backup.path, &shelf(&world), &origin);
        tried.unwrap_err();
        assert_eq!(before, contents(&world));
        assert!(shelf(&world).newest_whole().is_none());
    }
}

#[test]
fn a_second_place_gets_copies_and_is_never_made() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    say(&mut workspace, &use_case, FIELD, "said");
    let safekeeping = safekeeping(&world, &mut workspace);
    let backup = safekeeping.make().unwrap().unwrap();
    let drive = world.folder.path().join("drive");
    let away = Shelf::of(&drive, &world.path(), "anna");
    let error = safekeeping.copy(&backup, &away).unwrap_err();
    assert!(matches!(error, Error::Missing(_)), "{error}");
    assert!(!drive.exists(), "it would be on another disk");
    fs::create_dir(&drive).unwrap();
    for _ in 0..2 {
        safekeeping.copy(&backup, &away).unwrap();
        let copy = away.newest().unwrap();
        assert_eq!((copy.made, &copy.holds), (backup.made, &backup.holds));
        assert_eq!(names(&away).len(), 1);
    }
}

#[test]
fn a_copy_from_before_a_migration_is_listed_for_its_own_workspace() {
    let (world, other) = (World::new(), World::new());
    other.pass(1_000_000);
    let (mut workspace, _) = world.with_use_case();
    let (mut stranger, _) = other.with_use_case();
    made(&world, &mut workspace);
    // As earlier versions called them, in the folder for the backups of all.
    let [own, foreign] = [3, 4].map(|format| {
        world
            .backups()
            .join(format!("Test (format {format}).ninefold"))
    });
    workspace.save_copy(&own).unwrap();
    stranger.create_use_case().unwrap();
    stranger.save_copy(&foreign).unwrap();
    let listed = |shelf: &Shelf| {
        let before = shelf.backups().into_iter();
        let before = before.filter(|backup| backup.why == Why::BeforeMigration);
        before.map(|backup| backup.path).collect::<Vec<_>>()
    };
    assert_eq!(listed(&shelf(&world)), [own]);
}
