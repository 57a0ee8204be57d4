//! Rescue: whatever was done to a file and its log, what is saved is what was written, the damaged ones stay as they are, and
//! with a backup nothing is missing that it has.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::beside::{FIELD, OTHER, answers, as_now, contents, say};
use super::{World, id};
use crate::disk::files::companions;
use crate::document::change::Change;
use crate::document::id::Id;
use crate::document::mutant;
use crate::document::value::Value;
use crate::document::what::What;
use crate::store::check::{Fault, check};
use crate::store::{Rescue, Store};
use crate::workspace::{Workspace, Yield};

pub(super) const PAGE: usize = 4_096;

/// A workspace at work as a crash leaves it, with a backup from before its last changes: its file, its log, and what was being
/// typed.
pub(super) struct Crashed {
    pub(super) world: World,
    pub(super) backup: PathBuf,
    pub(super) use_case: String,
    /// Every change there was.
    pub(super) all: BTreeMap<Id, Change>,
}

pub(super) fn crashed() -> Crashed {
    crashed_in(World::new())
}

/// Another one, of which no change is the same.
fn crashed_elsewhere() -> Crashed {
    let world = World::new();
    world.pass(1_000_000);
    crashed_in(world)
}

fn crashed_in(world: World) -> Crashed {
    let (mut workspace, use_case) = world.with_use_case();
    say(&mut workspace, &use_case, "title", "Cart email");
    for number in 0..40 {
        let text = format!("wording {number} {}", "of many words ".repeat(number * 12));
        say(&mut workspace, &use_case, OTHER, &text);
        let place = workspace.create_use_case().unwrap().place.unwrap();
        let another = place.use_case.unwrap();
        say(
            &mut workspace,
            &another,
            "title",
            &format!("Use case {number}"),
        );
    }
    let keeping = workspace.safekeeping(&world.backups()).unwrap().unwrap();
    let backup = keeping.make().unwrap().unwrap().path;
    workspace.rest().unwrap();
    say(&mut workspace, &use_case, FIELD, "said in the log");
    workspace
        .type_text(&use_case, &use_case, OTHER, "being typed")
        .unwrap();
    let left = as_now(&world);
    workspace.settle().unwrap();
    let all = all(&world.path());
    drop(workspace);
    // The backup is to be there as long as the crashed one.
    let kept = left.path().with_file_name("Backup.ninefold");
    fs::copy(backup, &kept).unwrap();
    Crashed {
        world: left,
        backup: kept,
        use_case,
        all,
    }
}

/// Alters a wording wherever it lies.
fn alter(crashed: &Crashed) {
    let mut bytes = fs::read(crashed.world.path()).unwrap();
    let wording = b"wording 20 ";
    let found = bytes.windows(wording.len()).enumerate();
    let places: Vec<usize> = found
        .filter_map(|(at, window)| (window == wording).then_some(at))
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at] ^= 1;
    }
    fs::write(crashed.world.path(), &bytes).unwrap();
}

/// Every change of a file.
pub(super) fn all(path: &std::path::Path) -> BTreeMap<Id, Change> {
    let store = Store::open_copy(path).unwrap();
    let documents = store.documents().unwrap().into_iter();
    let changes = documents.flat_map(|document| store.changes(document).unwrap());
    changes.map(|change| (change.id, change)).collect()
}

/// Rescues to a new file, which is sound, and looks whether the damaged one is as it was. What is being typed is left out.
pub(super) fn rescued(crashed: &Crashed, with_backup: bool) -> Option<(Yield, World)> {
    let before = contents(&crashed.world);
    let backup = with_backup.then_some(crashed.backup.as_path());
    let rescue = Rescue::of(&crashed.world.path(), backup).ok();
    let new = World::new();
    if let Some(rescue) = &rescue {
        rescue.write(&new.path()).unwrap();
    }
    assert_eq!(before, contents(&crashed.world));
    let rescue = rescue?;
    let report = check(&new.path()).unwrap();
    let mut findings = report.findings.iter();
    // Of a use case whose beginning is lost it is not known what it was asked by.
    let may_be = |fault: Fault| fault == Fault::Framework && rescue.comes_to().unreadable > 0;
    assert!(
        findings.all(|finding| may_be(finding.fault)),
        "{:?}",
        report.findings
    );
    Some((rescue.comes_to().clone(), new))
}

#[test]
fn of_a_whole_file_all_is_saved_what_is_being_typed_too() {
    let crashed = crashed();
    let (comes_to, new) = rescued(&crashed, false).unwrap();
    assert_eq!(
        (comes_to.unreadable, comes_to.lost, comes_to.from_backup),
        (0, 0, 0)
    );
    assert_eq!(
        (comes_to.readable, comes_to.use_cases),
        (comes_to.changes, 41)
    );
    let saved = all(&new.path());
    assert_eq!(
        saved.len() + 1,
        crashed.all.len(),
        "one became a change later"
    );
    assert!(saved.iter().all(|(id, change)| crashed.all[id] == *change));
    let mut open = new.open();
    assert_eq!(
        answers(&mut open, &crashed.use_case),
        ["said in the log", "being typed"]
    );
}

#[test]
fn without_its_head_and_the_ways_to_its_rows_all_is_saved() {
    let crashed = crashed();
    let mut bytes = fs::read(crashed.world.path()).unwrap();
    bytes[..PAGE].fill(0);
    for page in bytes.chunks_exact_mut(PAGE).filter(|page| page[0] == 0x05) {
        page.fill(0);
    }
    fs::write(crashed.world.path(), &bytes).unwrap();
    fs::remove_file(&companions(&crashed.world.path())[3]).unwrap();
    let (comes_to, new) = rescued(&crashed, false).unwrap();
    assert_eq!((comes_to.unreadable, comes_to.lost), (0, 0));
    assert_eq!(all(&new.path()).len() + 1, crashed.all.len());
    assert_eq!(
        answers(&mut new.open(), &crashed.use_case)[0],
        "said in the log"
    );
}

#[test]
fn what_the_file_lost_the_backup_has_and_what_came_later_is_in_the_file() {
    let crashed = crashed();
    alter(&crashed);
    let (alone, new) = rescued(&crashed, false).unwrap();
    assert_eq!((alone.unreadable, alone.lost, alone.from_backup), (1, 1, 0));
    assert_eq!(alone.incomplete, ["Cart email"]);
    assert_eq!(all(&new.path()).len() + 2, crashed.all.len());
    let (both, new) = rescued(&crashed, true).unwrap();
    assert_eq!((both.unreadable, both.lost, both.from_backup), (1, 0, 1));
    assert!(both.incomplete.is_empty());
    assert_eq!(all(&new.path()).len() + 1, crashed.all.len());
    assert_eq!(
        answers(&mut new.open(), &crashed.use_case)[0],
        "said in the log"
    );
    let without = mutant::without("what only the backup has is saved too", || {
        rescued(&crashed, true).unwrap().0.from_backup
    });
    assert_eq!(without, 0);
    // What its checksum does not hold for would be saved as if it did.
    let believed = mutant::without("only what its checksum holds for is saved", || {
        Rescue::of(&crashed.world.path(), None)
            .unwrap()
            .comes_to()
            .readable
    });
    assert_eq!(believed, alone.readable + 1);
}

#[test]
fn a_file_of_the_first_format_is_saved() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    say(&mut workspace, &use_case, FIELD, &"long ".repeat(2_000));
    drop(workspace);
    let changes = all(&world.path());
    world.age();
    let mut bytes = fs::read(world.path()).unwrap();
    bytes[..PAGE].fill(0);
    fs::write(world.path(), bytes).unwrap();
    let rescue = Rescue::of(&world.path(), None).unwrap();
    let new = World::new();
    rescue.write(&new.path()).unwrap();
    assert_eq!(all(&new.path()), changes);
}

#[test]
fn where_nothing_is_left_nothing_is_made_and_the_backup_is_enough() {
    let crashed = crashed();
    for bytes in [Vec::new(), b"no workspace".to_vec(), vec![0x0D; 3 * PAGE]] {
        for companion in companions(&crashed.world.path()) {
            let _ = fs::remove_file(companion);
        }
        fs::write(crashed.world.path(), bytes).unwrap();
        assert!(rescued(&crashed, false).is_none());
        let error = Rescue::of(&crashed.world.path(), None).unwrap_err();
        assert_eq!(error.code(), "invalid");
        let (comes_to, new) = rescued(&crashed, true).unwrap();
        assert_eq!(
            (comes_to.readable, comes_to.changes),
            (0, comes_to.from_backup)
        );
        assert_eq!(all(&new.path()), all(&crashed.backup));
    }
    fs::remove_file(crashed.world.path()).unwrap();
    assert!(rescued(&crashed, true).is_some(), "nor is the file");
    let taken = Rescue::of(&crashed.world.path(), Some(&crashed.backup)).unwrap();
    let error = taken.write(&crashed.backup).unwrap_err();
    assert_eq!(error.code(), "exists");
}

#[test]
fn the_log_of_another_workspace_is_left_out() {
    let (crashed, other) = (crashed(), crashed_elsewhere());
    let log = |crashed: &Crashed| companions(&crashed.world.path())[0].clone();
    fs::copy(log(&other), log(&crashed)).unwrap();
    let saved = || {
        let new = World::new();
        let rescue = Rescue::of(&crashed.world.path(), None).unwrap();
        rescue.write(&new.path()).unwrap();
        let saved = all(&new.path());
        saved.keys().all(|id| crashed.all.contains_key(id))
    };
    assert!(saved());
    assert!(!mutant::without(
        "another workspace's log is left out",
        saved
    ));
}

#[test]
fn a_backup_of_another_workspace_is_left_out() {
    let (crashed, other) = (crashed(), crashed_elsewhere());
    let property = || {
        let path = crashed.world.path();
        let rescue = Rescue::of(&path, Some(&other.backup)).unwrap();
        let comes_to = rescue.comes_to();
        comes_to.is_foreign && comes_to.from_backup == 0
    };
    assert!(property());
    let rule = "another workspace's backup is left out";
    assert!(!mutant::without(rule, property));
}

#[test]
fn an_import_that_was_let_go_of_does_not_come_back() {
    let world = World::new();
    let (mut workspace, use_case) = world.with_use_case();
    let change = Change {
        id: id(0xC1),
        doc: id(0xD1),
        stamp: 1,
        at: 1,
        author: id(0xA1),
        what: What::from("edit"),
        action: None,
        undoes: None,
        via: Some(1),
        edits: Vec::new(),
    };
    workspace.arrive(change.clone());
    drop(workspace);
    // As letting go of it leaves the file, but for what lies where nothing was written since.
    let connection = rusqlite::Connection::open(world.path()).unwrap();
    let stale = fs::read(world.path()).unwrap();
    connection
        .execute_batch("DROP TRIGGER change_is_kept; DELETE FROM change WHERE via = 1; DELETE FROM listing WHERE changes = 1 AND kind = ''")
        .unwrap();
    drop(connection);
    let mut bytes = fs::read(world.path()).unwrap();
    let pages = stale.chunks(PAGE).filter(|page| page[0] == 0x0D);
    bytes.extend(pages.flatten());
    fs::write(world.path(), bytes).unwrap();
    let rescue = Rescue::of(&world.path(), None).unwrap();
    let new = World::new();
    rescue.write(&new.path()).unwrap();
    let saved = all(&new.path());
    assert!(!saved.contains_key(&change.id));
    assert!(
        saved
            .values()
            .any(|change| change.doc.to_string() == use_case)
    );
}

#[test]
fn a_rescued_workspace_goes_on() {
    let crashed = crashed();
    alter(&crashed);
    let (_, new) = rescued(&crashed, false).unwrap();
    let mut open: Workspace = new.open();
    say(&mut open, &crashed.use_case, FIELD, "said after it");
    open.undo().unwrap();
    assert_eq!(answers(&mut open, &crashed.use_case)[0], "said in the log");
    let (kept, made) = open.caches();
    assert_eq!(kept, made);
}

#[test]
fn whatever_is_left_of_a_file_no_other_log_gets_into_what_is_saved() {
    let (crashed, other) = (crashed(), crashed());
    let log = |crashed: &Crashed| fs::read(&companions(&crashed.world.path())[0]).unwrap();
    let (own_log, other_log) = (log(&crashed), log(&other));
    let file = fs::read(crashed.world.path()).unwrap();
    // From its beginning and from its end, as a break and a zeroed stretch leave it.
    let left = |log: &[u8], is_end: bool, pages: usize| {
        let mut left = file.clone();
        let cut = (PAGE * pages).min(left.len());
        match is_end {
            true => left[PAGE..cut.max(PAGE)].fill(0),
            false => left.truncate(cut),
        }
        fs::write(crashed.world.path(), left).unwrap();
        fs::write(&companions(&crashed.world.path())[0], log).unwrap();
        Rescue::of(&crashed.world.path(), None).ok()
    };
    let saved = |rescue: &Rescue| {
        let new = World::new();
        rescue.write(&new.path()).unwrap();
        all(&new.path())
    };
    let cases = || {
        let pages = (1..=file.len() / PAGE).step_by(7);
        pages.flat_map(|pages| [(false, pages), (true, pages)])
    };
    let property = || {
        cases().all(|(is_end, pages)| {
            left(&other_log, is_end, pages).is_none_or(|rescue| {
                let saved = saved(&rescue);
                saved.keys().all(|id| crashed.all.contains_key(id))
            })
        })
    };
    assert!(property());
    assert!(!mutant::without(
        "a log of nobody knows what is left out",
        property
    ));
    // Its own log is taken, or named.
    let (mut taken, mut named) = (0, 0);
    for (is_end, pages) in cases() {
        let Some(rescue) = left(&own_log, is_end, pages) else {
            continue;
        };
        let said = |change: &Change| {
            let mut edits = change.edits.iter();
            edits.any(|edit| edit.value == Value::Text("said in the log".to_owned()))
        };
        let comes_to = rescue.comes_to();
        match saved(&rescue).values().any(said) {
            true => taken += 1,
            false => {
                named += 1;
                assert!(comes_to.apart > 0);
                let told = comes_to.told().join(" ");
                assert!(told.contains("open “Test.ninefold-wal”"), "{told}");
            }
        }
    }
    assert!(taken > named, "{taken} taken, {named} named");
    // What is left apart can be had by itself.
    fs::write(crashed.world.path(), &file[..PAGE]).unwrap();
    let nothing = Rescue::of(&crashed.world.path(), None).unwrap_err();
    assert!(nothing.to_string().contains("open “Test.ninefold-wal”"));
    let apart = Rescue::of(&companions(&crashed.world.path())[0], None).unwrap();
    assert!(saved(&apart).keys().all(|id| crashed.all.contains_key(id)));
}
