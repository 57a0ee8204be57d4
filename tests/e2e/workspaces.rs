//! A workspace that can't be opened gets a screen that says why, and its file is left as it is.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use ninefold_driver::App;

use crate::stage::{first_start, launch, new_use_case, one_use_case, workspace_file};

const TITLE: &str = "Behind the problem";

/// Where SQLite keeps these numbers in its header.
const USER_VERSION: usize = 60;
const APPLICATION_ID: usize = 68;

#[test]
fn a_missing_file() {
    let mut app = closed();
    let file = workspace_file(&app);
    let aside = app.home().join("aside.ninefold");
    fs::rename(&file, &aside).unwrap();
    app.restart();
    expect_problem(&app, &file);
    assert!(!file.exists(), "an empty file took its place");

    // It comes back, as from a drive that is plugged in again.
    fs::rename(&aside, &file).unwrap();
    try_again(&app);
}

#[test]
fn a_newer_file() {
    let (app, file) = with_bytes(|bytes| {
        bytes[USER_VERSION..USER_VERSION + 4].copy_from_slice(&9999_u32.to_be_bytes());
    });
    expect_problem(&app, &file);
    assert!(app.shown().contains("newer"), "{}", app.shown());
}

#[test]
fn a_file_of_another_program() {
    let (app, file) = with_bytes(|bytes| {
        bytes[APPLICATION_ID..APPLICATION_ID + 4].copy_from_slice(&0x1234_u32.to_be_bytes());
    });
    expect_problem(&app, &file);
}

#[test]
fn a_text_file() {
    let (app, file) =
        with_bytes(|bytes| *bytes = b"Dear diary, this is no workspace.\n".repeat(300));
    expect_problem(&app, &file);
}

#[test]
fn an_empty_file() {
    let (app, file) = with_bytes(Vec::clear);
    expect_problem(&app, &file);
}

#[test]
fn a_damaged_file() {
    let (app, file) = with_bytes(|bytes| {
        let length = bytes.len();
        bytes[4096..length].fill(0xAB);
    });
    expect_problem(&app, &file);
}

#[test]
fn a_file_cut_short() {
    let (app, file) = with_bytes(|bytes| bytes.truncate(bytes.len() / 2 + 100));
    expect_problem(&app, &file);
}

#[test]
fn a_read_only_file_is_opened_as_a_copy() {
    let mut app = closed();
    let file = workspace_file(&app);
    let before = fs::read(&file).unwrap();
    let Some(read_only) = ReadOnly::make(&file) else {
        println!("left out: this system lets nobody make a file read-only");
        return;
    };
    app.restart();
    expect_problem(&app, &file);
    assert!(app.shown().contains("Open a copy"), "{}", app.shown());
    let copy = app.home().join("Copy.ninefold");
    app.click("[data-action=openCopy]");
    app.expect(app.display.choose_in_dialog("Open a copy", &copy));
    app.wait_for_text(TITLE);
    assert!(copy.exists());
    drop(read_only);
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[test]
fn new_open_recent_and_copy() {
    let app = one_use_case("In the first file");
    let first = workspace_file(&app);

    app.click("[data-action=menu]");
    menu(&app, "Save a copy…");
    let copy = app.home().join("Copy.ninefold");
    app.expect(app.display.choose_in_dialog("Save a copy", &copy));
    app.wait_for_text("Copy.ninefold");
    assert!(copy.exists());

    app.click("[data-action=menu]");
    menu(&app, "New workspace…");
    let second = app.home().join("Second.ninefold");
    app.expect(app.display.choose_in_dialog("New workspace", &second));
    app.wait_for_text("Start with a first use case");
    app.wait_until("return document.title === 'Second – Ninefold'");
    new_use_case(&app, "In the second file");

    app.click("[data-action=menu]");
    menu(
        &app,
        &format!("Open {}", first.file_stem().unwrap().to_string_lossy()),
    );
    app.wait_for_text("In the first file");

    app.click("[data-action=menu]");
    menu(&app, "Open workspace…");
    app.expect(app.display.open_in_dialog("Open workspace", &copy));
    app.wait_until("return document.title === 'Copy – Ninefold'");
    app.wait_for_text("In the first file");
    assert!(!app.shown().contains("In the second file"));
}

#[test]
fn the_window_title_names_use_case_and_workspace() {
    let app = one_use_case("Named in the title");
    app.wait_until("return document.title.startsWith('Named in the title') && document.title.endsWith('– Ninefold')");
    let workspace = workspace_file(&app);
    let name = workspace.file_stem().unwrap().to_string_lossy();
    let shown = app.display.wait_for_window("Named in the title").unwrap();
    assert!(
        shown.contains(&*name) && shown.ends_with("Ninefold"),
        "{shown}"
    );
}

#[test]
fn the_sample_is_never_mixed_into_a_persons_own() {
    let app = App::start(&launch());
    first_start(&app, "sample");
    app.wait_for(".use-cases");
    assert_eq!(app.count("#main .use-case"), 8);
    app.wait_for_text("Sample");
}

/// An entry of the open menu.
fn menu(app: &App, label: &str) {
    app.wait_until(&format!(
        "const entries = [...document.querySelectorAll('[role=menuitem]')];
        const entry = entries.find(entry => entry.innerText.trim().startsWith({label:?}));
        entry?.click();
        return entry !== undefined"
    ));
}

/// The app closed, with one use case in its workspace.
fn closed() -> App {
    let mut app = one_use_case(TITLE);
    app.close();
    app
}

/// The app started on a workspace whose bytes were changed; they are as changed afterward too.
fn with_bytes(change: impl FnOnce(&mut Vec<u8>)) -> (App, PathBuf) {
    let mut app = closed();
    let file = workspace_file(&app);
    assert_eq!(
        companions(&file),
        Vec::<PathBuf>::new(),
        "closing leaves one file"
    );
    let mut bytes = fs::read(&file).unwrap();
    change(&mut bytes);
    fs::write(&file, &bytes).unwrap();
    app.restart();
    app.wait_for(".problem");
    assert_eq!(fs::read(&file).unwrap(), bytes, "the file was changed");
    (app, file)
}

/// The screen says what happened, names the file and offers ways out that work.
#[track_caller]
fn expect_problem(app: &App, file: &Path) {
    app.wait_for(".problem h1");
    let shown = app.shown();
    assert!(shown.contains(&file.display().to_string()), "{shown}");
    assert!(shown.contains("Try again"), "{shown}");
    let before = fs::read(file).ok();
    app.click("[data-action=tryAgain]");
    app.wait_until("return !document.body.inert");
    app.wait_for(".problem h1");
    assert_eq!(fs::read(file).ok(), before, "trying again changed the file");
    assert!(companions(file).is_empty(), "{:?}", companions(file));
}

fn try_again(app: &App) {
    app.click("[data-action=tryAgain]");
    app.wait_for_text(TITLE);
}

/// SQLite's files beside a workspace.
fn companions(file: &Path) -> Vec<PathBuf> {
    let beside = |ending: &str| PathBuf::from(format!("{}{ending}", file.display()));
    ["-wal", "-shm", "-journal"]
        .map(beside)
        .into_iter()
        .filter(|path| path.exists())
        .collect()
}

/// A file that even root can't write, until dropped.
struct ReadOnly(PathBuf);

impl ReadOnly {
    fn make(file: &Path) -> Option<Self> {
        let chattr = Command::new("chattr").arg("+i").arg(file).status();
        if chattr.is_ok_and(|status| status.success()) {
            return Some(Self(file.to_path_buf()));
        }
        let mut permissions = fs::metadata(file).ok()?.permissions();
        permissions.set_readonly(true);
        fs::set_permissions(file, permissions).ok()?;
        // To root, permissions mean nothing.
        fs::OpenOptions::new()
            .append(true)
            .open(file)
            .is_err()
            .then(|| Self(file.to_path_buf()))
    }
}

impl Drop for ReadOnly {
    fn drop(&mut self) {
        let _ = Command::new("chattr").arg("-i").arg(&self.0).status();
    }
}
