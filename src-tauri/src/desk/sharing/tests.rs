use std::fs;
use std::path::Path;

use ninefold_core::disk::folders::Folders;
use ninefold_core::view::{BundleScope, BundleWish, Handed};

use super::super::Asked;
use super::*;

/// Two desks with a copy of one workspace each, and a folder for both.
fn desks() -> (tempfile::TempDir, PathBuf, Desk, Desk) {
    let place = tempfile::tempdir().unwrap();
    let mut anna = Desk::new(Folders::at(place.path().join("anna")), None);
    anna.first_start("Anna de Vries", false).unwrap();
    anna.workspace().unwrap().create_use_case().unwrap();
    let copy = place.path().join("ben/Plan.ninefold");
    fs::create_dir_all(copy.parent().unwrap()).unwrap();
    anna.workspace().unwrap().save_copy(&copy).unwrap();
    let mut ben = Desk::new(Folders::at(place.path().join("ben")), None);
    ben.kept.author = "Ben".to_owned();
    ben.open(&copy);
    let folder = place.path().join("Team");
    fs::create_dir(&folder).unwrap();
    (place, folder, anna, ben)
}

/// Exchanges now; whether somebody should hear of it.
fn exchange(desk: &mut Desk) -> bool {
    let exchanged = desk.exchange().unwrap().run();
    desk.exchanged(exchanged)
}

fn use_cases(desk: &mut Desk) -> usize {
    let list = desk.workspace().unwrap().use_cases().unwrap();
    list.use_cases.len()
}

/// Brings in what waits, as the window does.
fn bring_in(desk: &mut Desk) {
    let news = desk.take_up_news().unwrap();
    let workspace = desk.workspace().unwrap();
    workspace
        .import_all(&news.paths(), &news.passphrases)
        .unwrap();
    desk.brought_in(&news.files);
}

fn files(folder: &Path) -> usize {
    let folders = fs::read_dir(folder).unwrap();
    folders
        .map(|one| fs::read_dir(one.unwrap().path()).unwrap().count())
        .sum()
}

#[test]
fn what_one_desk_writes_is_news_on_the_other_until_it_is_brought_in() {
    let (_place, folder, mut anna, mut ben) = desks();
    assert!(anna.exchange().is_none(), "nothing is shared yet");
    for desk in [&mut anna, &mut ben] {
        desk.share_by(Some(folder.clone())).unwrap();
        exchange(desk);
    }
    exchange(&mut anna);
    assert_eq!(anna.news().unwrap().text, "New from Ben: 1 added");
    bring_in(&mut anna);
    assert_eq!(anna.news(), None);
    let shared = anna.shared_folder().unwrap();
    assert!(shared.is_there && shared.given.is_some() && shared.failed.is_empty());
    exchange(&mut anna);
    assert_eq!(anna.shared_folder().unwrap().others, ["Ben"]);
    let settled = files(&folder);
    assert!(!exchange(&mut anna) && anna.news().is_none());
    assert_eq!(files(&folder), settled, "nothing is new");

    anna.workspace().unwrap().create_use_case().unwrap();
    exchange(&mut anna);
    assert!(exchange(&mut ben), "it is told");
    assert!(!exchange(&mut ben), "once");
    ben.bring_in_by_itself(true).unwrap();
    let news = ben.news().unwrap();
    assert!(
        news.by_itself && news.text.starts_with("New from Anna de Vries"),
        "{news:?}"
    );
    bring_in(&mut ben);
    assert_eq!(use_cases(&mut ben), 2);
    // Taken back, it is offered, and does not come by itself again.
    ben.workspace().unwrap().undo().unwrap();
    assert!(exchange(&mut ben));
    assert!(!ben.news().unwrap().by_itself);
    ben.dismiss_news();
    assert_eq!(ben.news(), None);
    assert!(!exchange(&mut ben), "not until something else comes");
    assert!(ben.take_up_news().is_err());
}

#[test]
fn whoever_closes_the_window_leaves_the_last_of_it_in_the_folder() {
    let (_place, folder, mut anna, mut ben) = desks();
    for desk in [&mut anna, &mut ben] {
        desk.share_by(Some(folder.clone())).unwrap();
        exchange(desk);
    }
    anna.workspace().unwrap().create_use_case().unwrap();
    anna.share_at_last();
    anna.close();
    exchange(&mut ben);
    bring_in(&mut ben);
    assert_eq!(use_cases(&mut ben), 2);
    // What was brought in by itself is not, once a backup was restored.
    ben.bring_in_by_itself(true).unwrap();
    let copy = ben.current().unwrap().with_file_name("Before.ninefold");
    ben.workspace().unwrap().save_copy(&copy).unwrap();
    ben.restore(&copy).unwrap();
    assert!(!ben.shared_folder().unwrap().by_itself);
}

#[test]
fn a_passphrase_is_tried_first_asked_for_once_a_start_and_remembered_only_where_that_is_wanted() {
    let (_place, folder, mut anna, mut ben) = desks();
    for desk in [&mut anna, &mut ben] {
        assert_eq!(desk.trial("a").unwrap_err().code, "invalid");
        desk.share_by(Some(folder.clone())).unwrap();
    }
    let lock = |desk: &mut Desk, passphrase: &str, remembered: bool| {
        let known = desk.trial(passphrase)?.run()?;
        desk.lock_shared(known, remembered.then(|| passphrase.to_owned()))
    };
    lock(&mut anna, "Käse 17", false).unwrap();
    exchange(&mut anna);
    assert!(exchange(&mut ben), "it is told");
    let asked = ben.session().asks_passphrase.unwrap();
    assert!(asked.contains("locked with a passphrase"), "{asked}");
    assert_eq!(files(&folder), 1, "nothing of Ben's lies open");
    assert!(!exchange(&mut ben), "once");
    ben.put_off_passphrase();
    assert_eq!(ben.session().asks_passphrase, None);
    assert_eq!(ben.shared_folder().unwrap().asks_passphrase, Some(asked));
    let refused = lock(&mut ben, "Kase 17", true).unwrap_err();
    assert_eq!(refused.code, "passphrase");
    assert!(!ben.shared_folder().unwrap().is_locked);
    lock(&mut ben, "Käse 17", true).unwrap();
    exchange(&mut ben);
    assert_eq!(ben.shared_folder().unwrap().asks_passphrase, None);
    exchange(&mut anna);
    bring_in(&mut anna);

    // Started anew, one is asked, and writes nothing meanwhile; the other is not.
    let again = |desk: Desk| {
        let path = desk.current().unwrap();
        let data = desk.folders.clone();
        drop(desk);
        let mut desk = Desk::new(data, Some(path));
        desk.start();
        desk
    };
    let (mut anna, mut ben) = (again(anna), again(ben));
    let before = files(&folder);
    for desk in [&mut anna, &mut ben] {
        desk.workspace().unwrap().create_use_case().unwrap();
        exchange(desk);
    }
    assert_eq!(files(&folder), before + 1);
    assert!(anna.session().asks_passphrase.is_some());
    anna.share_at_last();
    assert_eq!(files(&folder), before + 1);
    let shared = ben.shared_folder().unwrap();
    assert!(shared.is_locked && shared.is_remembered && shared.asks_passphrase.is_none());
    lock(&mut anna, "Käse 17", false).unwrap();
    exchange(&mut anna);
    exchange(&mut ben);
    bring_in(&mut ben);
    assert_eq!(use_cases(&mut ben), 3);
    ben.unlock_shared().unwrap();
    assert!(!ben.shared_folder().unwrap().is_locked);
}

#[test]
fn a_folder_that_is_away_is_no_fault_and_one_around_the_workspace_is_refused() {
    let (place, folder, mut anna, _ben) = desks();
    anna.share_by(Some(folder.clone())).unwrap();
    exchange(&mut anna);
    let away = place.path().join("away");
    fs::rename(&folder, &away).unwrap();
    anna.workspace().unwrap().create_use_case().unwrap();
    assert!(!exchange(&mut anna));
    let shared = anna.shared_folder().unwrap();
    assert_eq!((shared.is_there, shared.failed.as_str()), (false, ""));
    assert!(!folder.exists());
    let before = files(&away);
    fs::rename(&away, &folder).unwrap();
    exchange(&mut anna);
    assert!(anna.shared_folder().unwrap().is_there && files(&folder) > before);

    // Where the own folder is to be, something else lies.
    let own = fs::read_dir(&folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    fs::remove_dir_all(&own).unwrap();
    fs::write(&own, "").unwrap();
    anna.workspace().unwrap().create_use_case().unwrap();
    assert!(exchange(&mut anna), "it is told");
    assert!(!exchange(&mut anna), "once");
    let failed = anna.shared_folder().unwrap().failed;
    assert!(
        failed.starts_with("Your work was not written to the shared folder."),
        "{failed}"
    );
    fs::remove_file(&own).unwrap();
    exchange(&mut anna);
    assert_eq!(anna.shared_folder().unwrap().failed, "");

    let other = place.path().join("Other");
    fs::create_dir(&other).unwrap();
    anna.share_by(Some(other.clone())).unwrap();
    let computer = |desk: &Desk| desk.shared().unwrap().computer.clone();
    let before = computer(&anna);
    anna.share_by(Some(other)).unwrap();
    assert_eq!(computer(&anna), before, "the same folder keeps its own");
    anna.share_by(None).unwrap();
    assert_eq!(anna.shared_folder(), None);

    let around = anna.current().unwrap().parent().unwrap().to_owned();
    let refused = anna.share_by(Some(around)).unwrap_err();
    assert_eq!(refused.code, "invalid");
    assert!(
        refused
            .message
            .contains("The workspace itself lies in that folder")
    );
}

#[test]
fn a_bundle_finds_the_workspace_that_it_is_of() {
    let (place, _folder, mut anna, mut ben) = desks();
    let wish = BundleWish {
        scope: BundleScope::Everything,
        without_people: false,
    };
    let bundle = place.path().join("From Ben.ninefold-bundle");
    let bytes = ben.workspace().unwrap().bundle(&wish).unwrap().bytes;
    fs::write(&bundle, &bytes).unwrap();
    let mine = anna.current().unwrap();
    assert_eq!(anna.ask(&bundle), Asked::Tell);
    assert!(anna.session().is_handed);
    let handed = anna.take_up_handed().unwrap();
    assert!(
        anna.workspace()
            .unwrap()
            .preview_imports(&handed.paths(), &handed.passphrases)
            .unwrap()
            .changes
            > 0
    );
    assert!(!anna.session().is_handed);
    assert_eq!(
        anna.dropped("From Ben.ninefold-bundle", &bytes, false)
            .unwrap(),
        Handed::Work
    );
    // What is dropped together is looked at together, though both are called the same.
    let copy = place.path().join("Copy.ninefold");
    anna.workspace().unwrap().save_copy(&copy).unwrap();
    let copy = fs::read(copy).unwrap();
    let also = anna.dropped("From Ben.ninefold-bundle", &copy, true);
    assert_eq!(also.unwrap(), Handed::Work);
    let handed = anna.take_up_handed().unwrap();
    assert_eq!(handed.files.len(), 2);
    assert!(handed.files.iter().all(|file| file.exists()));

    // While another is open.
    let other = place.path().join("Other.ninefold");
    anna.create(&other).unwrap();
    let elsewhere = anna
        .dropped("../../From Ben.ninefold-bundle", &bytes, false)
        .unwrap();
    let known = Some(mine.display().to_string());
    assert!(
        matches!(elsewhere, Handed::Elsewhere { is_bundle: true, known: found, .. } if found == known)
    );
    let put: Vec<_> = fs::read_dir(anna.folders.handed()).unwrap().collect();
    assert_eq!(put.len(), 1, "it leads nowhere else");
    assert_eq!(anna.ask(&bundle), Asked::Open);
    assert!(anna.start().is_handed);
    assert_eq!(anna.current(), Some(mine.clone()));

    // Nobody has the workspace that it is of.
    let mut stranger = Desk::new(Folders::at(place.path().join("cem")), Some(bundle.clone()));
    stranger.first_start("Cem", false).unwrap();
    let problem = stranger.session().problem.unwrap();
    assert_eq!(problem.title, "This is work on another workspace");
    // At the next start, what was open last is, and is told of it.
    stranger.create(&place.path().join("Cem.ninefold")).unwrap();
    assert_eq!(stranger.ask(&bundle), Asked::Tell);
    let told = stranger.session().workspace.unwrap().notices.join(" ");
    assert!(
        told.contains("was not opened on this computer before"),
        "{told}"
    );
    let nothing = stranger
        .dropped("a.ninefold-bundle", b"no bundle", false)
        .unwrap_err();
    assert_eq!(nothing.code, "bundle");
}
