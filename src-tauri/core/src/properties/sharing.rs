//! Copies of a workspace that share a folder: whatever a sync program makes of it, all of them end equal, and nothing is written
//! twice.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::beside::{FIELD, OTHER, say};
use super::exchanging::{Copy, copies};
use super::{World, holds_only_with};
use crate::document::mutant::without;
use crate::workspace::{Arrivals, Given, Sharing};

/// A copy that takes part in a shared folder.
struct Partner {
    copy: Copy,
    sharing: Sharing,
    computer: &'static str,
}

impl Partner {
    fn of(mut copy: Copy, folder: &Path, computer: &'static str) -> Self {
        let sharing = copy.workspace.sharing(folder, computer).unwrap();
        Self {
            copy,
            sharing,
            computer,
        }
    }

    /// Somebody copies the workspace file of this one, and works in the copy.
    fn copied(&mut self, folder: &Path, computer: &'static str) -> Self {
        let mut world = World::new();
        world.author = self.copy.world.author.clone();
        self.copy.workspace.save_copy(&world.path()).unwrap();
        let workspace = world.open();
        Self::of(Copy { world, workspace }, folder, computer)
    }

    /// The app is started anew.
    fn restart(&mut self, folder: &Path) {
        self.sharing = self.copy.workspace.sharing(folder, self.computer).unwrap();
    }

    fn give(&mut self) -> Option<Given> {
        self.copy.workspace.settle().unwrap();
        self.sharing.give(&self.copy.workspace.reader()).unwrap()
    }

    fn look(&mut self) -> Arrivals {
        self.sharing.look(&self.copy.workspace.reader()).unwrap()
    }

    /// What is new, and how many changes of it were brought in.
    fn take(&mut self) -> (usize, u32) {
        let found = self.look();
        let paths: Vec<&Path> = found.files.iter().map(PathBuf::as_path).collect();
        if paths.is_empty() {
            return (0, 0);
        }
        let (imported, _) = self.copy.workspace.import_all(&paths).unwrap();
        (paths.len(), imported.changes)
    }

    fn complaints(&mut self) -> Vec<String> {
        self.look().complaints
    }
}

fn partners(names: &[&'static str], folder: &Path) -> (Vec<Partner>, String) {
    let (copies, use_case) = copies(names);
    let partners = copies.into_iter().zip(names);
    let partners = partners.map(|(copy, name)| Partner::of(copy, folder, name));
    (partners.collect(), use_case)
}

/// Every file in the folders of a shared folder.
fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let folders = fs::read_dir(folder).unwrap();
    let files = folders.flat_map(|folder| fs::read_dir(folder.unwrap().path()).unwrap());
    files.map(|file| file.unwrap().path()).collect()
}

#[test]
fn what_one_writes_is_with_the_others_and_nothing_is_written_twice() {
    let folder = tempfile::tempdir().unwrap();
    let (mut all, use_case) = partners(&["Anna", "Ben"], folder.path());
    say(&mut all[0].copy.workspace, &use_case, FIELD, "by Anna");
    let first = all[0].give().unwrap();
    assert!(first.documents > 2, "{first:?}");
    let before = files(folder.path());
    assert_eq!((all[0].give(), before.len()), (None, 1));
    assert_eq!(all[1].take().0, 1);
    assert_eq!(all[1].take(), (0, 0));
    // Anna's person and her answer came; only Ben's own is to be written, beside what she has.
    all[1].give().unwrap();
    assert_eq!(all[0].take().0, 1);
    assert_eq!(all[0].copy.documents(), all[1].copy.documents());
    for one in &mut all {
        one.give();
    }
    let settled = files(folder.path());
    assert!(all.iter_mut().all(|one| one.give().is_none()));
    assert_eq!(files(folder.path()), settled);

    // One document that is edited again and again is a few files more.
    for text in ["a", "b", "c", "d", "e", "f"] {
        say(&mut all[0].copy.workspace, &use_case, FIELD, text);
        assert_eq!(all[0].give().unwrap().documents, 1);
    }
    assert_eq!(files(folder.path()).len(), settled.len() + 3);
    let found = all[1].look();
    assert_eq!(found.files.len(), 3);
    all[1].take();
    assert_eq!(all[0].copy.documents(), all[1].copy.documents());

    // A new start reads what is there, and writes none of it again.
    let reader = all[0].copy.workspace.reader();
    let mut anew = all[0]
        .copy
        .workspace
        .sharing(folder.path(), "Anna")
        .unwrap();
    assert_eq!(anew.give(&reader).unwrap(), None);
    assert!(anew.look(&reader).unwrap().files.is_empty());
    assert_eq!(anew.look(&reader).unwrap().others, ["Ben"]);
    let again = without("what is there already is not written again", || {
        anew.give(&reader).unwrap()
    });
    assert!(again.is_some());
}

#[test]
fn what_came_from_several_is_one_step_of_undo() {
    let folder = tempfile::tempdir().unwrap();
    let (mut all, use_case) = partners(&["Anna", "Ben", "Cem"], folder.path());
    let before = all[0].copy.documents();
    for (who, text) in [(1, "by Ben"), (2, "by Cem")] {
        say(&mut all[who].copy.workspace, &use_case, FIELD, text);
        all[who].give().unwrap();
    }
    let found = all[0].look();
    let paths: Vec<&Path> = found.files.iter().map(PathBuf::as_path).collect();
    let told = all[0].copy.workspace.preview_imports(&paths).unwrap();
    assert_eq!((paths.len(), told.sender.as_str()), (2, "Ben and Cem"));
    assert_eq!(
        told.as_news(),
        "New from Ben and Cem: 2 added, 1 changed, 1 in conflict"
    );
    assert_eq!(all[0].copy.documents(), before);
    let (told, done) = all[0].copy.workspace.import_all(&paths).unwrap();
    assert_eq!(told.conflicts, 1);
    assert_eq!(
        done.undo.undo.as_deref(),
        Some("the import from Ben and Cem")
    );
    all[0].copy.workspace.undo().unwrap();
    assert_eq!(all[0].copy.documents(), before);
    // It is offered again.
    assert_eq!(all[0].take().0, 2);
    assert_eq!(all[0].copy.workspace.correspondents().unwrap().len(), 2);
}

#[test]
fn a_file_that_is_half_there_is_read_when_it_is_whole_and_told_when_it_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (mut all, use_case) = partners(&["Anna de Vries", "Ben"], folder.path());
    say(&mut all[0].copy.workspace, &use_case, FIELD, "by Anna");
    all[0].give().unwrap();
    let file = files(folder.path()).into_iter().next().unwrap();
    let whole = fs::read(&file).unwrap();
    for length in [0, 1, whole.len() / 2, whole.len() - 1] {
        fs::write(&file, &whole[..length]).unwrap();
        assert_eq!(all[1].take(), (0, 0), "{length}");
    }
    assert_eq!(all[1].complaints(), [""; 0]);
    all[1].copy.world.pass(11 * 60_000);
    let told = all[1].complaints();
    assert!(
        told[0].contains("A file of Anna de Vries") && told.len() == 1,
        "{told:?}"
    );
    // The clock is set back meanwhile.
    all[1].copy.world.set_clock(1_500_000_000_000);
    assert_eq!(all[1].complaints(), [""; 0]);
    fs::write(&file, &whole).unwrap();
    assert_eq!(all[1].take().0, 1);
    assert_eq!(
        all[1].copy.workspace.use_cases().unwrap().use_cases.len(),
        1
    );

    // As long as it was, and not what it was: the name tells.
    let mut other = whole.clone();
    other[whole.len() / 2] ^= 1;
    fs::write(&file, &other).unwrap();
    let reader = all[1].copy.workspace.reader();
    let mut anew = all[1].copy.workspace.sharing(folder.path(), "Ben").unwrap();
    assert!(anew.look(&reader).unwrap().complaints.is_empty());
    let read = without("a file that is half there is not read", || {
        all[1]
            .copy
            .workspace
            .sharing(folder.path(), "Ben")
            .unwrap()
            .look(&reader)
            .unwrap()
    });
    assert_eq!(read.complaints.len(), 1, "{read:?}");
    // Its own file, damaged by the sync program, is written again.
    let mut anna = all[0]
        .copy
        .workspace
        .sharing(folder.path(), "Anna de Vries")
        .unwrap();
    assert!(
        anna.give(&all[0].copy.workspace.reader())
            .unwrap()
            .is_some()
    );
    assert_eq!(fs::read(&file).unwrap(), other, "by another name");
}

#[test]
fn copies_of_one_laptops_file_do_not_fight_over_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    // The file was copied to a second laptop; then all of the first laptop, settings included.
    for computer in ["second", "Anna"] {
        let (mut all, use_case) = partners(&["Anna"], folder.path());
        let mut anna = all.remove(0);
        anna.give().unwrap();
        let mut other = anna.copied(folder.path(), computer);
        say(&mut anna.copy.workspace, &use_case, FIELD, "on the first");
        say(&mut other.copy.workspace, &use_case, OTHER, "on the second");
        for _ in 0..3 {
            anna.give();
            other.give();
            anna.take();
            other.take();
        }
        assert_eq!(anna.copy.documents(), other.copy.documents(), "{computer}");
        assert_eq!((anna.give(), other.give()), (None, None), "{computer}");
        let folders = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(folders, if computer == "second" { 2 } else { 1 });
        fs::read_dir(folder.path())
            .unwrap()
            .for_each(|one| fs::remove_dir_all(one.unwrap().path()).unwrap());
    }
    let (mut all, _) = partners(&["Anna"], folder.path());
    let mut anna = all.remove(0);
    without("copies of a copy share by folders of their own", || {
        anna.sharing = anna.copy.workspace.sharing(folder.path(), "Anna").unwrap();
        anna.give().unwrap();
        let mut other = anna.copied(folder.path(), "second");
        other.give();
    });
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn another_workspace_in_the_folder_is_left_alone_and_a_folder_that_is_gone_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (mut all, use_case) = partners(&["Anna", "Ben"], folder.path());
    let world = World::new();
    let (workspace, _) = world.with_use_case();
    let mut stranger = Partner::of(Copy { world, workspace }, folder.path(), "Cem");
    stranger.give().unwrap();
    say(&mut all[0].copy.workspace, &use_case, FIELD, "by Anna");
    assert_eq!(all[0].take(), (0, 0));
    all[0].give().unwrap();
    assert_eq!(all[1].take().0, 1);
    assert_eq!(stranger.take(), (0, 0));
    let reader = all[1].copy.workspace.reader();
    assert_eq!(all[1].sharing.look(&reader).unwrap().others, ["Anna"]);
    // Gone, it is told, and never made.
    fs::remove_dir_all(folder.path()).unwrap();
    let code = |error: crate::error::Error| error.code();
    assert_eq!(all[1].sharing.look(&reader).map_err(code), Err("missing"));
    assert_eq!(all[1].sharing.give(&reader).map_err(code), Err("missing"));
    assert!(!all[1].sharing.is_there() && !folder.path().exists());
    fs::create_dir(folder.path()).unwrap();
    assert!(all[1].give().is_some(), "all of it again");
}

/// What happens to three partners and their folder.
#[derive(Debug, Clone)]
enum Event {
    Type(usize, bool, String),
    Add(usize, String),
    Give(usize),
    Take(usize),
    Undo(usize),
    /// The app is started anew.
    Restart(usize),
    /// The sync program has brought half of a file only, or lost it.
    Lose(usize, bool),
    /// A clock is set, by so many milliseconds.
    SetClock(usize, i64),
    /// Somebody puts back the workspace file as it was at first.
    Restore(usize),
}

fn event() -> impl Strategy<Value = Event> {
    let who = || 0_usize..3;
    let year = 31_536_000_000_i64;
    prop_oneof![
        5 => (who(), any::<bool>(), "[a-c]{0,2}").prop_map(|(who, one, text)| Event::Type(who, one, text)),
        2 => (who(), "[A-C]").prop_map(|(who, name)| Event::Add(who, name)),
        6 => who().prop_map(Event::Give),
        6 => who().prop_map(Event::Take),
        1 => who().prop_map(Event::Undo),
        1 => who().prop_map(Event::Restart),
        2 => (0_usize..9, any::<bool>()).prop_map(|(which, half)| Event::Lose(which, half)),
        1 => (who(), -year..year).prop_map(|(who, by)| Event::SetClock(who, by)),
        1 => who().prop_map(Event::Restore),
    ]
}

fn happens(all: &mut [Partner], folder: &Path, use_case: &str, event: Event) {
    match event {
        Event::Type(who, one, text) => {
            let field = if one { FIELD } else { OTHER };
            let workspace = &mut all[who].copy.workspace;
            let _ = workspace.type_text(use_case, use_case, field, &text);
        }
        Event::Add(who, name) => {
            let _ = all[who].copy.workspace.add_document("integration", &name);
        }
        Event::Give(who) => {
            all[who].give();
        }
        Event::Take(who) => {
            all[who].take();
        }
        Event::Undo(who) => drop(all[who].copy.workspace.undo().unwrap()),
        Event::Restart(who) => {
            all[who].restart(folder);
        }
        Event::Lose(which, half) => {
            let files: Vec<PathBuf> = files(folder).into_iter().collect();
            if let Some(file) = files.get(which) {
                match half {
                    true => fs::write(file, &fs::read(file).unwrap()[1..]).unwrap(),
                    false => fs::remove_file(file).unwrap(),
                }
            }
        }
        Event::SetClock(who, by) => all[who].copy.world.set_clock(1_700_000_000_000 + by),
        Event::Restore(who) => {
            let world = &all[who].copy.world;
            let kept = world.path().with_extension("kept");
            let aside = World::new();
            let stand_in = aside.create();
            drop(std::mem::replace(&mut all[who].copy.workspace, stand_in));
            fs::copy(&kept, all[who].copy.world.path()).unwrap();
            all[who].copy.workspace = all[who].copy.world.open();
            all[who].restart(folder);
        }
    }
}

#[test]
fn whatever_happens_to_the_folder_all_copies_end_equal() {
    let events = || proptest::collection::vec(event(), 1..30);
    holds_only_with(
        &["what is not here is not taken away"],
        16,
        events,
        |events| {
            let folder = tempfile::tempdir().unwrap();
            // Ben copied all of one laptop to another: both copies call themselves the same.
            let (mut all, use_case) = partners(&["Anna", "Ben"], folder.path());
            let twin = all[1].copied(folder.path(), "Ben");
            all.push(twin);
            for one in &mut all {
                let kept = one.copy.world.path().with_extension("kept");
                one.copy.workspace.save_copy(&kept).unwrap();
            }
            for event in events {
                happens(&mut all, folder.path(), &use_case, event);
            }
            for _ in 0..4 {
                for one in &mut all {
                    one.give();
                }
                for one in &mut all {
                    one.take();
                }
            }
            let documents = all[0].copy.documents();
            prop_assert_eq!(&all[1].copy.documents(), &documents);
            prop_assert_eq!(&all[2].copy.documents(), &documents);
            let again: Vec<Option<Given>> = all.iter_mut().map(Partner::give).collect();
            prop_assert!(again.iter().all(Option::is_none), "{:?}", again);
            Ok(())
        },
    );
}
