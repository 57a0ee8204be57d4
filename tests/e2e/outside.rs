//! What happens to the workspace file from outside, while the window is open and while it is not.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use ninefold_core::document::spot::Spot;
use ninefold_core::workspace::Entry;
use ninefold_driver::{App, Key};

use crate::stage::{answer, field, one_use_case, open_list, open_phases, target, workspace_file};

const TITLE: &str = "Cart email";
const FIELD: &str = "answer/ideation/problem";

/// Every file beside the workspace, itself included, with its bytes; not the lock, which holds nothing.
fn contents(file: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(file.parent().unwrap()).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.is_file() && path.extension().is_none_or(|end| end != "lock"))
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

/// Waits until something outside the window is so.
#[track_caller]
fn until(what: &str, is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_secs(20), "{what}");
        sleep(Duration::from_millis(20));
    }
}

fn log(file: &Path) -> PathBuf {
    PathBuf::from(format!("{}-wal", file.display()))
}

fn witness(file: &Path) -> PathBuf {
    PathBuf::from(format!("{}.witness", file.display()))
}

/// Leaves a picture of the window to be looked at.
fn picture(app: &App, name: &str) {
    let folder = target().join("e2e");
    fs::create_dir_all(&folder).unwrap();
    app.screenshot(&folder.join(format!("{name}.png")));
}

/// The app killed right after an answer was saved, so that the answer is in the log alone.
fn crashed() -> (App, PathBuf) {
    let mut app = one_use_case(TITLE);
    let file = workspace_file(&app);
    until("the log was moved into the file", || !log(&file).exists());
    answer(&app, FIELD, "said to be saved, and in the log");
    app.kill();
    assert!(fs::metadata(log(&file)).unwrap().len() > 0);
    (app, file)
}

/// Opens the use case again, and answers what its field says.
fn said(app: &App) -> String {
    open_list(app);
    app.click_text("#main .use-case button", TITLE);
    open_phases(app);
    app.wait_for(&field(FIELD));
    app.text(&field(FIELD))
}

#[test]
fn a_copy_made_while_the_window_is_open_has_everything() {
    let app = one_use_case(TITLE);
    let file = workspace_file(&app);
    answer(&app, FIELD, "said while the window is open");
    until(
        "nothing is beside the file when nothing was typed for a while",
        || !log(&file).exists() && !witness(&file).exists(),
    );
    let copy = file.with_file_name("Copy.ninefold");
    fs::copy(&file, &copy).unwrap();
    let report = ninefold_core::store::check::check(&copy).unwrap();
    assert!(report.is_sound(), "{:?}", report.findings);
    let bytes = fs::read(&copy).unwrap();
    let text = b"said while the window is open";
    assert!(bytes.windows(text.len()).any(|part| part == text));
}

#[test]
fn a_file_that_is_renamed_under_the_window_is_told_and_all_of_it_is_kept() {
    let app = one_use_case(TITLE);
    let file = workspace_file(&app);
    answer(&app, FIELD, "said before");
    fs::rename(&file, file.with_file_name("Renamed.ninefold")).unwrap();
    // Told within seconds, though nobody types.
    app.wait_for_text("The workspace's file is no longer there");
    picture(&app, "moved");
    assert!(app.shown().contains("Nothing is lost"));
    app.press(&[Key::Tab]);
    app.click("[data-action=tryAgain]");
    app.wait_for("#main .use-case");
    assert_eq!(said(&app), "said before");
    let folder = fs::read_dir(file.parent().unwrap()).unwrap();
    let mut names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(names.any(|name| name.contains("(kept ")), "kept beside it");
    assert!(!file.exists(), "nothing is made where it was");
}

#[test]
fn what_is_typed_after_the_file_was_exchanged_is_never_called_saved_and_is_kept() {
    let app = one_use_case(TITLE);
    let file = workspace_file(&app);
    answer(&app, FIELD, "said before");
    // As a sync client does.
    let arrived = file.with_file_name("arrived");
    until("the file rests", || !log(&file).exists());
    fs::copy(&file, &arrived).unwrap();
    let theirs = fs::read(&arrived).unwrap();
    fs::rename(&arrived, &file).unwrap();
    app.eval_with(
        "const field = document.querySelector(`#main [name=\"${arguments[0]}\"]`);
        field.value = 'said after';
        field.dispatchEvent(new Event('input', {bubbles: true}));",
        &[FIELD.into()],
    );
    app.wait_for_text("The workspace's file is no longer there");
    assert_eq!(
        fs::read(&file).unwrap(),
        theirs,
        "what arrived is left alone"
    );
    app.click("[data-action=tryAgain]");
    app.wait_for("#main .use-case");
    app.wait_until("return !document.body.inert");
    assert_eq!(said(&app), "said after");
}

#[test]
fn a_log_over_a_newer_file_is_not_applied_and_both_are_kept() {
    let (mut app, file) = crashed();
    // A colleague went on from the file as it was before the log.
    let theirs = file.with_file_name("theirs.ninefold");
    fs::copy(&file, &theirs).unwrap();
    let colleague = ninefold_core::document::origin::Author {
        id: "0198d000-0000-7000-8000-000000000001".parse().unwrap(),
        name: "Ben".to_owned(),
    };
    let origin = ninefold_core::document::origin::Origin::system();
    let mut workspace = ninefold_core::workspace::Workspace::open(
        &theirs,
        &colleague,
        origin,
        file.parent().unwrap(),
    )
    .unwrap();
    let id = workspace.use_cases().unwrap().use_cases[0].id.clone();
    let spot = Spot::named(&id, &id, FIELD).unwrap();
    let answer = Entry::Text("the colleague's answer".to_owned());
    workspace.enter(&spot, answer).unwrap();
    drop(workspace);
    fs::rename(&theirs, &file).unwrap();
    let before = contents(&file);

    app.restart();
    app.wait_for_text("The file and the log beside it don't belong together");
    picture(&app, "other_log");
    let shown = app.shown();
    assert!(
        shown.contains("The file holds") && shown.contains(TITLE),
        "{shown}"
    );
    assert_eq!(before, contents(&file));
    app.click("[data-action=tryAgain]");
    app.wait_until("return !document.body.inert");
    app.wait_for(".problem h1");
    assert_eq!(before, contents(&file), "after trying again");

    app.click("[data-action=mendWorkspace]");
    app.wait_for("#sidebar .screens");
    open_list(&app);
    app.wait_for("#main .use-case");
    assert_eq!(said(&app), "the colleague's answer");
    let after: Vec<_> = contents(&file).into_values().collect();
    assert!(
        before.values().all(|bytes| after.contains(bytes)),
        "file and log are kept as they were"
    );
}

#[test]
fn a_damaged_log_is_told_with_what_is_missing() {
    let (mut app, file) = crashed();
    let mut bytes = fs::read(log(&file)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(log(&file), &bytes).unwrap();
    let before = contents(&file);
    app.restart();
    app.wait_for_text("The latest changes can't be read");
    picture(&app, "lost_changes");
    assert!(app.shown().contains(TITLE), "{}", app.shown());
    assert_eq!(before, contents(&file));
    app.click("[data-action=mendWorkspace]");
    app.wait_for("#sidebar .screens");
    open_list(&app);
    app.wait_for("#main .use-case");
}

#[test]
fn a_file_with_a_strangers_trigger_is_not_opened_but_as_a_clean_copy() {
    let mut app = one_use_case(TITLE);
    let file = workspace_file(&app);
    answer(&app, FIELD, "my own answer");
    app.close();
    let sql =
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()";
    let trigger = "CREATE TRIGGER spy BEFORE INSERT ON change BEGIN SELECT raise(ABORT, 'Call this number'); END";
    let status = Command::new("python3")
        .args(["-c", sql])
        .arg(&file)
        .arg(trigger)
        .status()
        .unwrap();
    assert!(status.success());
    let before = contents(&file);
    app.restart();
    app.wait_for_text("The workspace holds something foreign");
    picture(&app, "strange");
    assert!(!app.shown().contains("Call this number"));
    assert_eq!(before, contents(&file));
    app.click("[data-action=mendWorkspace]");
    app.wait_for("#sidebar .screens");
    open_list(&app);
    app.wait_for("#main .use-case");
    assert_eq!(said(&app), "my own answer");
    answer(&app, FIELD, "my own answer, and more");
}
