//! A shared folder whose files are locked with a passphrase: nobody reads it without, and nothing is lost by a wrong one.

use super::*;
use crate::error::Error;

impl Partner {
    /// Enters a passphrase, or takes it away.
    fn lock(&mut self, folder: &Path, passphrases: &Passphrases) {
        let sharing = self.copy.workspace.sharing(folder, self.computer).unwrap();
        self.sharing = sharing.locked_by(passphrases);
    }

    fn take_by(&mut self, passphrases: &Passphrases) -> u32 {
        let found = self.look();
        let paths: Vec<&Path> = found.files.iter().map(PathBuf::as_path).collect();
        let imported = self.copy.workspace.import_all(&paths, passphrases);
        imported.unwrap().0.changes
    }

    fn try_by(&mut self, folder: &Path, passphrases: &Passphrases) -> Result<(), Error> {
        self.copy.workspace.settle().unwrap();
        let sharing = self.copy.workspace.sharing(folder, self.computer);
        let mut sharing = sharing.unwrap().locked_by(passphrases);
        sharing.try_passphrases(&self.copy.workspace.reader())
    }
}

fn is_locked(file: &Path) -> bool {
    fs::read(file).unwrap().starts_with(b"age-encryption.org")
}

#[test]
fn what_is_locked_comes_to_who_has_the_passphrase_and_nothing_is_written_open_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (mut all, use_case) = partners(&["Anna", "Ben"], folder);
    let [anna, ben] = &mut all[..] else {
        unreachable!()
    };
    say(&mut anna.copy.workspace, &use_case, FIELD, "by Anna");
    anna.give().unwrap();
    assert!(!files(folder).iter().any(|file| is_locked(file)));

    // What was open is written anew, locked, and the open file goes.
    let known = Passphrases::of(Some("Käse 17"));
    anna.lock(folder, &known);
    let kept = without("with another passphrase all is written anew", || {
        anna.give()
    });
    assert_eq!(kept, None);
    anna.give().unwrap();
    let locked = files(folder);
    assert!(locked.iter().all(|file| is_locked(file)), "{locked:?}");
    assert_eq!(anna.give(), None, "once");

    // Without it nothing of Anna's comes, which is told, and nothing of Ben's lies open.
    say(&mut ben.copy.workspace, &use_case, OTHER, "by Ben");
    assert_eq!(ben.take(), (0, 0));
    let told = ben.look();
    assert!(told.locked.unwrap().contains("locked with a passphrase"));
    assert_eq!(told.complaints, Vec::<String>::new());
    let refused = |ben: &mut Partner| ben.sharing.give(&ben.copy.workspace.reader());
    assert!(matches!(
        refused(ben),
        Err(Error::Passphrase { is_wrong: false })
    ));
    assert_eq!(files(folder), locked);
    let open = without("nothing is written open beside what is locked", || {
        refused(ben)
    });
    assert!(open.unwrap().is_some());
    for file in files(folder).difference(&locked) {
        fs::remove_file(file).unwrap();
    }

    // A wrong one is told at once; with it, both write, and neither's is lost.
    let wrong = Passphrases::of(Some("Kase 17"));
    assert!(matches!(
        ben.try_by(folder, &wrong),
        Err(Error::Passphrase { is_wrong: true })
    ));
    ben.lock(folder, &wrong);
    ben.give().unwrap();
    let told = ben.look().locked.unwrap();
    assert!(told.contains("What Anna wrote"), "{told}");
    assert!(anna.look().locked.unwrap().contains("What Ben wrote"));

    // The right one, entered later, opens all, and what was locked with the wrong one is written anew.
    let both = wrong.followed_by(Some("Käse 17"));
    ben.try_by(folder, &both).unwrap();
    ben.lock(folder, &both);
    assert_eq!(ben.look().locked, None);
    assert!(ben.take_by(&both) > 0);
    ben.give().unwrap();
    anna.lock(folder, &known);
    assert_eq!(anna.look().locked, None);
    assert!(anna.take_by(&known) > 0);
    assert_eq!(anna.copy.documents(), ben.copy.documents());
    assert!(files(folder).iter().all(|file| is_locked(file)));
}

#[test]
fn a_passphrase_that_is_taken_away_leaves_what_this_copy_wrote_open() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (mut all, use_case) = partners(&["Anna", "Ben"], folder);
    let [anna, ben] = &mut all[..] else {
        unreachable!()
    };
    let known = Passphrases::of(Some("Käse 17"));
    for one in [&mut *anna, &mut *ben] {
        one.try_by(folder, &known).unwrap();
        one.lock(folder, &known);
    }
    say(&mut anna.copy.workspace, &use_case, FIELD, "by Anna");
    anna.give().unwrap();
    ben.take_by(&known);
    say(&mut ben.copy.workspace, &use_case, OTHER, "by Ben");
    ben.give().unwrap();
    let open = known.clone().followed_by(None);
    anna.lock(folder, &open);
    anna.take_by(&open);
    assert_eq!(anna.give(), None, "all of it is with Ben, who locks it");
    say(&mut anna.copy.workspace, &use_case, FIELD, "open again");
    anna.give().unwrap();
    for file in files(folder) {
        let whose = file.parent().unwrap().file_name().unwrap();
        let is_annas = whose.to_string_lossy().starts_with("Anna ");
        assert_eq!(is_locked(&file), !is_annas, "{file:?}");
    }
    assert_eq!(ben.look().locked, None, "what is open is read all the same");
    ben.take_by(&known);
    assert_eq!(anna.copy.documents(), ben.copy.documents());
}
