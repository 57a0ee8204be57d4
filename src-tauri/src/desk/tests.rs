use std::fs;

use ninefold_core::document::origin::Origin;
use ninefold_core::document::spot::Spot;
use ninefold_core::view::ProblemCode;
use ninefold_core::workspace::{Entry, Finding};

use super::*;

fn desk(folder: &Path) -> Desk {
    Desk::new(Folders::at(folder.to_owned()), None)
}

fn started(folder: &Path) -> Desk {
    let mut desk = desk(folder);
    desk.first_start("Anna", false).unwrap();
    desk
}

fn open_path(session: &Session) -> &str {
    &session.workspace.as_ref().unwrap().path
}

#[test]
fn the_first_start_makes_a_workspace_and_the_next_opens_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = desk(folder.path());
    let session = first.start();
    assert!(session.first_start && session.workspace.is_none());
    assert_eq!(first.first_start(" \n", false).unwrap_err().code, "invalid");
    first.first_start("Anna", false).unwrap();
    assert_eq!(first.session().workspace.unwrap().name, "My workspace");
    drop(first);

    let session = desk(folder.path()).start();
    assert!(!session.first_start);
    assert!(open_path(&session).ends_with("My workspace.ninefold"));
    assert_eq!(session.recent.len(), 1);
}

#[test]
fn a_workspace_asked_for_waits_for_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = started(folder.path());
    let mine = desk.current().unwrap();
    let other = folder.path().join("Other.ninefold");
    drop(Workspace::create(&other, &desk.kept.author(), Origin::system()).unwrap());

    assert_eq!(desk.ask(&mine), Asked::Nothing, "it is open");
    assert_eq!(desk.ask(&other), Asked::Open);
    assert_eq!(
        desk.current().unwrap(),
        mine,
        "not before the window has saved"
    );
    assert!(open_path(&desk.start()).ends_with("Other.ninefold"));
    assert!(
        open_path(&desk.start()).ends_with("Other.ninefold"),
        "a reload stays there"
    );
}

#[test]
fn one_name_before_the_first_start_is_opened_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("Other.ninefold");
    let somebody = Kept {
        author: "Ben".into(),
        ..Default::default()
    }
    .author();
    drop(Workspace::create(&other, &somebody, Origin::system()).unwrap());
    let mut desk = Desk::new(Folders::at(folder.path().join("data")), Some(other));
    assert!(desk.start().first_start);
    desk.first_start("Anna", false).unwrap();
    assert!(open_path(&desk.session()).ends_with("Other.ninefold"));
}

#[cfg(unix)]
#[test]
fn a_workspace_is_open_once_whatever_it_is_called() {
    let folder = tempfile::tempdir().unwrap();
    let first = started(folder.path());
    let alias = folder.path().join("alias.ninefold");
    std::os::unix::fs::symlink(first.current().unwrap(), &alias).unwrap();

    let mut second = desk(&folder.path().join("elsewhere"));
    second.kept.author = "Ben".into();
    second.open(&alias);
    assert_eq!(second.session().problem.unwrap().code, ProblemCode::InUse);
    drop(first);
    second.try_again();
    assert!(open_path(&second.session()).ends_with("My workspace.ninefold"));
}

#[test]
fn a_file_that_is_no_workspace_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = started(folder.path());
    let foreign = folder.path().join("foreign.ninefold");
    fs::write(&foreign, "a shopping list").unwrap();
    desk.open(&foreign);
    let problem = desk.session().problem.unwrap();
    assert_eq!(problem.code, ProblemCode::Foreign);
    assert_eq!(fs::read(&foreign).unwrap(), b"a shopping list");
    assert!(!beside(&foreign).exists());
    desk.open(&folder.path().join("gone.ninefold"));
    assert_eq!(desk.session().problem.unwrap().code, ProblemCode::Missing);
    assert!(!beside(&folder.path().join("gone.ninefold")).exists());
}

#[test]
fn the_open_workspace_and_its_companions_are_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = started(folder.path());
    let path = desk.current().unwrap();
    assert!(desk.is_in_use(&path) && desk.is_in_use(&beside(&path)));
    assert!(
        companions(&path)
            .iter()
            .all(|companion| desk.is_in_use(companion))
    );
    assert!(!desk.is_in_use(&folder.path().join("other.md")));
    desk.close();
    assert!(!desk.is_in_use(&path));
}

#[test]
fn the_sample_is_made_once_and_never_mixed_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = started(folder.path());
    desk.open_sample().unwrap();
    let session = desk.session();
    assert!(session.workspace.as_ref().unwrap().sample);
    desk.open(Path::new(&session.recent[1].path));
    assert!(!desk.session().workspace.unwrap().sample);
    desk.open_sample().unwrap();
    assert_eq!(
        fs::read_dir(desk.folders.workspaces())
            .unwrap()
            .filter(|entry| entry
                .as_ref()
                .unwrap()
                .path()
                .extension()
                .is_some_and(|end| end == "ninefold"))
            .count(),
        2
    );
}

/// Runs itself again as a program whose system is on Christmas Island: what is shipped asks the system, whatever other
/// programs of this project do.
#[test]
fn the_day_of_the_app_is_that_of_the_system() {
    const FAR: &str = "Pacific/Kiritimati";
    if std::env::var("TZ").as_deref() == Ok(FAR) {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = started(folder.path());
        // Half past ten in the evening in Greenwich.
        let day = desk.workspace().unwrap().day_of(1_798_756_200_000);
        assert_eq!(day, "2027-01-01");
        return;
    }
    let again = std::process::Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "desk::tests::the_day_of_the_app_is_that_of_the_system",
        ])
        .env("TZ", FAR)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&again.stdout);
    assert!(
        again.status.success() && told.contains("1 passed"),
        "{told}"
    );
}

/// A desk with a workspace in which a use case has an answer, at rest, and where the file is.
fn with_answer(folder: &Path) -> (Desk, PathBuf, String) {
    let mut desk = started(folder);
    let path = desk.current().unwrap();
    let workspace = desk.workspace().unwrap();
    let place = workspace.create_use_case().unwrap().place.unwrap();
    let use_case = place.use_case.unwrap();
    for (field, text) in [
        ("answer/ideation/explanation", "what the list shows"),
        ("answer/ideation/success", "an answer to be found"),
    ] {
        let spot = Spot::of(&use_case, field).unwrap();
        let typed = workspace.enter(&spot, Entry::Text(text.to_owned()));
        typed.unwrap();
    }
    desk.close();
    (desk, path, use_case)
}

#[test]
fn a_sound_workspace_is_looked_through_without_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, path, _) = with_answer(folder.path());
    desk.open(&path);
    let examination = desk.examination().unwrap();
    assert!(desk.examination().is_none(), "once");
    let found = examination.run().unwrap();
    assert_eq!(found, Finding::Sound(Vec::new()));
    assert!(!desk.examined(&examination, found));
    assert_eq!(desk.current().unwrap(), path);
    desk.close();
    desk.open(&path);
    assert!(
        !desk.examined(&examination, Finding::Fault),
        "of an earlier opening"
    );
}

#[test]
fn a_fault_found_behind_the_window_gets_its_screen() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desk, path, use_case) = with_answer(folder.path());
    let mut bytes = fs::read(&path).unwrap();
    let text = b"an answer to be";
    // Wherever it is, in pages that are free by now too.
    for at in 0..bytes.len() - text.len() {
        if bytes[at..].starts_with(text) {
            bytes[at] ^= 1;
        }
    }
    fs::write(&path, &bytes).unwrap();

    desk.open(&path);
    assert_eq!(desk.session().problem, None);
    let page = desk.workspace().unwrap().phase(&use_case, "ideation");
    assert_eq!(page.unwrap_err().code(), "damaged", "not shown as good");
    let examination = desk.examination().unwrap();
    let found = examination.run().unwrap();
    assert!(desk.examined(&examination, found));
    let problem = desk.session().problem.unwrap();
    assert_eq!(problem.code, ProblemCode::Damaged);
    assert!(problem.message.contains("1 of its"), "{}", problem.message);
    assert_eq!(fs::read(&path).unwrap(), bytes, "as it was");
    assert!(!beside(&path).exists(), "nobody holds it");
    desk.try_again();
    let problem = desk.session().problem.unwrap();
    assert_eq!(problem.code, ProblemCode::Damaged, "at once");
}
