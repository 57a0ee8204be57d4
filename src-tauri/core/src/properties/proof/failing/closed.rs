//! What is done to files that nobody has open: each call that it makes fails once, and every file is as before or as after.

use std::fs;
use std::path::{Path, PathBuf};

use ninefold_faults::{Fault, failing};

use super::{figure, there, times};
use crate::error::Error;
use crate::properties::World;
use crate::properties::beside::{FIELD, as_now, say};
use crate::store::check::{Check, check};
use crate::store::{Rescue, Shelf};
use crate::workspace::{Shelves, Workspace};

/// What is done, by its name, and the file that is sound afterwards.
type Deed = (
    &'static str,
    fn(&World) -> Result<(), Error>,
    Option<fn(&World) -> PathBuf>,
);

const DEEDS: &[Deed] = &[
    (
        "a restore",
        |world| {
            let shelf = shelf(world);
            Workspace::restore(&world.path(), &backup(world), &shelf, &world.origin()).map(drop)
        },
        Some(World::path),
    ),
    (
        "a copy of a file",
        |world| Workspace::copy_file(&world.path(), &copy(world)),
        None,
    ),
    (
        "a rescue",
        |world| Rescue::of(&world.path(), Some(&backup(world)))?.write(&copy(world)),
        Some(copy),
    ),
    (
        "what puts right",
        |world| {
            let checked = Check::of(&world.path(), vec![shelf(world)]).run(|_| true)?;
            let shelves = Shelves {
                backups: &world.backups(),
                second: None,
            };
            checked.map_or(Ok(()), |report| {
                Workspace::put_right(&world.path(), &report, &shelves, &world.origin())
            })
        },
        Some(World::path),
    ),
];

fn shelf(world: &World) -> Shelf {
    Shelf::of(&world.backups(), &world.path(), "")
}

fn backup(world: &World) -> PathBuf {
    world.path().with_file_name("Backup.ninefold")
}

fn copy(world: &World) -> PathBuf {
    world.path().with_file_name("Copy.ninefold")
}

/// A closed workspace whose list was altered by hand, and an earlier copy of it.
fn template() -> World {
    let (world, mut workspace, use_case) = {
        let world = World::new();
        let (workspace, use_case) = world.with_use_case();
        (world, workspace, use_case)
    };
    say(&mut workspace, &use_case, FIELD, "said before the backup");
    workspace.save_copy(&backup(&world)).unwrap();
    say(&mut workspace, &use_case, FIELD, "said after it");
    drop(workspace);
    let by_hand = rusqlite::Connection::open(world.path()).unwrap();
    by_hand
        .execute_batch("UPDATE listing SET title = 'Altered'")
        .unwrap();
    world
}

fn again(template: &World) -> World {
    let world = as_now(template);
    fs::copy(backup(template), backup(&world)).unwrap();
    world
}

/// What a file holds; nothing where there is none.
fn holds(path: &Path) -> Option<Vec<String>> {
    path.exists()
        .then(|| there(&Workspace::open_copy(path).unwrap()))
}

#[test]
fn what_is_done_to_a_closed_file_leaves_it_as_before_or_as_after() {
    let step = if times(0, 1) > 0 { 1 } else { 23 };
    let template = template();
    let (mut cases, mut refused) = (0, 0);
    for (name, does, sound) in DEEDS {
        let world = again(&template);
        let held = |world: &World| [world.path(), copy(world)].map(|path| holds(&path));
        let old = held(&world);
        does(&world).unwrap_or_else(|error| panic!("{name}: {error}"));
        let new = held(&world);
        for fault in [Fault::Once, Fault::Gone, Fault::Full] {
            let mut at = 1;
            loop {
                let what = format!("{name}, call {at}, {fault:?}");
                let world = again(&template);
                let folder = world.path().parent().unwrap().to_owned();
                let (done, calls) = failing(&folder, at, fault, || does(&world));
                if let Err(error) = &done {
                    let told = error.to_string();
                    assert!(told.ends_with('.') && told.len() > 20, "{what}: {told}");
                    refused += 1;
                }
                let found = held(&world);
                assert!(
                    found == new || (done.is_err() && found == old),
                    "{what}: {done:?}, {found:?} is between {old:?} and {new:?}"
                );
                if calls < at {
                    break;
                }
                cases += 1;
                at += step;
            }
        }
        // Sound in the end, where nothing fails.
        let world = again(&template);
        does(&world).unwrap();
        if let Some(sound) = sound {
            let report = check(&sound(&world)).unwrap();
            assert!(report.is_sound(), "{name}: {:?}", report.findings);
        }
    }
    figure(
        "every I/O error",
        &format!(
            "{} deeds on closed files: {cases} calls failed in their turn, {refused} refusals in words, 0 files between old and new",
            DEEDS.len()
        ),
    );
}
