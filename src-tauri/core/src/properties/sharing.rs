//! Copies of a workspace that share a folder: whatever a sync program makes of it, all of them end equal, and nothing is written
//! twice.

mod chance;
mod locked;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::World;
use super::beside::{FIELD, OTHER, say};
use super::erasing::{traces_in, unpacked, wish, with_person};
use super::exchanging::{Copy, copies};
use crate::document::mutant::without;
use crate::workspace::{Arrivals, Given, Passphrases, Sharing};

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
        let (imported, _) = self
            .copy
            .workspace
            .import_all(&paths, &Passphrases::default())
            .unwrap();
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
    let told = all[0]
        .copy
        .workspace
        .preview_imports(&paths, &Passphrases::default())
        .unwrap();
    assert_eq!((paths.len(), told.sender.as_str()), (2, "Ben and Cem"));
    assert_eq!(
        told.as_news(),
        "New from Ben and Cem: 2 added, 1 changed, 1 in conflict"
    );
    assert_eq!(all[0].copy.documents(), before);
    let (told, done) = all[0]
        .copy
        .workspace
        .import_all(&paths, &Passphrases::default())
        .unwrap();
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
fn what_is_erased_leaves_the_shared_folder_and_is_asked_for_elsewhere() {
    for keeps in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let (mut all, use_case) = partners(&["Anna", "Ben"], folder.path());
        let person = with_person(&mut all[0].copy.workspace, &use_case);
        for _ in 0..2 {
            for one in &mut all {
                one.give();
                one.take();
            }
        }
        let traces = |whose: &str| {
            let all = files(folder.path()).into_iter();
            let own = all.filter(|path| path.to_string_lossy().contains(whose));
            own.map(|path| traces_in(&unpacked(&path)).len())
                .sum::<usize>()
        };
        assert!(traces("Anna") > 0);
        let anna = &mut all[0];
        anna.copy.workspace.erase_person(&wish(&person)).unwrap();
        if keeps {
            without("what is erased leaves the shared folder", || anna.give());
            assert!(traces("Anna") > 0);
            continue;
        }
        assert!(anna.give().is_some());
        assert_eq!((traces("Anna"), anna.give()), (0, None));

        // Ben is asked, and decides.
        let found = all[1].look();
        let paths: Vec<&Path> = found.files.iter().map(PathBuf::as_path).collect();
        let ben = &mut all[1].copy.workspace;
        let told = ben
            .preview_imports(&paths, &Passphrases::default())
            .unwrap();
        assert_eq!(told.erased.len(), 3, "{told:?}");
        assert!(
            told.as_news().contains("3 erased there"),
            "{}",
            told.as_news()
        );
        ben.import_all(&paths, &Passphrases::default()).unwrap();
        assert!(!all[1].look().files.is_empty(), "nothing is erased unasked");
        for path in paths {
            all[1]
                .copy
                .workspace
                .erase_as_in(&[path], &Passphrases::default())
                .unwrap();
        }
        all[1].give();
        assert_eq!(traces(""), 0);
        assert!(all[1].look().files.is_empty());
        assert_eq!(all[0].take(), (0, 0));
        assert_eq!(all[0].copy.documents(), all[1].copy.documents());
    }
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
fn what_a_copy_of_the_same_name_wrote_stays_until_it_is_here() {
    let folder = tempfile::tempdir().unwrap();
    let (mut all, use_case) = partners(&["Anna"], folder.path());
    let mut anna = all.remove(0);
    anna.give();
    let mut other = anna.copied(folder.path(), "Anna");
    let before = files(folder.path());
    say(&mut other.copy.workspace, &use_case, OTHER, "on the second");
    other.give();
    let theirs = files(folder.path()).difference(&before).next().cloned();
    let theirs = theirs.unwrap();
    let anna_writes = |anna: &mut Partner| {
        for text in ["a", "b", "c", "d"] {
            say(&mut anna.copy.workspace, &use_case, FIELD, text);
            anna.give().unwrap();
        }
    };
    anna_writes(&mut anna);
    assert!(theirs.exists());
    without("what is not here is not taken away", || {
        anna_writes(&mut anna)
    });
    assert!(!theirs.exists());
    // Lost, it is written again.
    other.give();
    anna.take();
    other.take();
    assert_eq!(anna.copy.documents(), other.copy.documents());
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
