//! Backups in the window: they make themselves, hold what they say, and are restored; and what can be saved of a damaged
//! workspace is.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use ninefold_driver::{App, Key};

use crate::stage::{answer, new_use_case, one_use_case, open_list, target, workspace_file};

/// The backups of the one workspace.
pub fn backups(app: &App) -> Vec<PathBuf> {
    let folders = fs::read_dir(app.data().join("backups"))
        .into_iter()
        .flatten();
    let files = folders.flat_map(|folder| fs::read_dir(folder.unwrap().path()).unwrap());
    let mut files: Vec<PathBuf> = files
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "ninefold"))
        .collect();
    files.sort();
    files
}

/// Waits for backups that make themselves.
pub fn wait_for_backups(app: &App, count: usize) -> Vec<PathBuf> {
    let begun = Instant::now();
    loop {
        let found = backups(app);
        if found.len() == count {
            return found;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "{found:?}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// An entry of the workspace's menu.
pub fn menu(app: &App, label: &str) {
    app.click("[data-action=menu]");
    app.wait_until(&format!(
        "const entries = [...document.querySelectorAll('[role=menuitem]')];
        const entry = entries.find(entry => entry.innerText.trim().startsWith({label:?}));
        entry?.click();
        return entry !== undefined"
    ));
}

fn another_use_case(app: &App, title: &str) {
    open_list(app);
    app.wait_for("#header [data-action=newUseCase]");
    new_use_case(app, title);
}

fn back_up_now(app: &App) {
    menu(app, "Settings");
    app.wait_until(
        "return document.querySelector('#settings-backups + p').innerText.startsWith('Last backup')",
    );
    app.click("[data-action=backUpNow]");
    app.wait_until(
        "return document.querySelector('.settings [aria-busy]') === null \
            && document.querySelector('#settings-backups + p').innerText.includes('2 use cases')",
    );
}

pub fn picture(app: &App, name: &str) {
    app.screenshot(&target().join("e2e").join(format!("{name}.png")));
}

#[test]
fn a_backup_is_made_unasked_and_restored_by_keyboard() {
    let app = one_use_case("Cart email");
    wait_for_backups(&app, 1);
    another_use_case(&app, "Win-back");
    back_up_now(&app);
    picture(&app, "backups-settings");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");
    another_use_case(&app, "Said since");
    let file = workspace_file(&app);

    menu(&app, "Restore a backup…");
    app.wait_for(".backup");
    assert!(
        app.text(".backup").contains("2 use cases"),
        "{}",
        app.text(".backup")
    );
    assert!(
        app.text(".backup").contains("by Mara Lind"),
        "{}",
        app.text(".backup")
    );
    picture(&app, "backups-list");
    // From the button that closes it to the newest.
    app.press(&[Key::Tab]);
    app.press(&[Key::Enter]);
    app.wait_for_text("Restore this backup?");
    app.press(&[Key::Tab]);
    app.press(&[Key::Enter]);
    app.wait_for_text("Restored the backup of today");
    app.wait_until("return !document.querySelector('#sidebar').innerText.includes('Said since')");
    picture(&app, "backups-restored");
    assert_eq!(workspace_file(&app), file);

    // What was there is among them, and brings all back.
    let kept = backups(&app)
        .into_iter()
        .find(|path| path.to_string_lossy().contains("before restore"));
    assert!(kept.is_some());
    menu(&app, "Restore a backup…");
    app.wait_for_text("Before a restore");
    app.click_text(".backup:has(.backup-why) button", "Restore…");
    app.wait_for_text("Restore this backup?");
    app.click("dialog [value=restore]");
    app.wait_until("return document.querySelector('#sidebar').innerText.includes('Said since')");
}

#[test]
fn closing_makes_a_last_backup() {
    let mut app = one_use_case("Cart email");
    wait_for_backups(&app, 1);
    std::thread::sleep(Duration::from_millis(1_100));
    answer(&app, "title", "Cart email, later");
    app.close();
    assert_eq!(backups(&app).len(), 2);
}

#[test]
fn a_second_place_gets_copies_and_may_be_away() {
    let app = one_use_case("Cart email");
    wait_for_backups(&app, 1);
    let drive = app.home().join("drive");
    fs::create_dir(&drive).unwrap();
    another_use_case(&app, "Win-back");
    back_up_now(&app);
    app.click("[data-action=chooseBackupPlace]");
    app.expect(
        app.display
            .open_in_dialog("Second place for backups", &drive),
    );
    app.wait_for_text("Last copy today");
    picture(&app, "backups-second-place");
    assert_eq!(fs::read_dir(&drive).unwrap().count(), 1);
    fs::rename(&drive, app.home().join("pulled")).unwrap();
    app.click("[data-action=backUpNow]");
    app.wait_for_text("It is not connected now");
    assert!(!drive.exists());
    assert_eq!(app.count(".complaint:not(:empty)"), 0, "it is no fault");
    app.click("[data-action=forgetBackupPlace]");
    app.wait_for_text("Choose a second place…");
}

#[test]
fn a_damaged_workspace_is_saved_as_far_as_it_can_be_read() {
    let mut app = one_use_case("Cart email");
    wait_for_backups(&app, 1);
    std::thread::sleep(Duration::from_millis(1_100));
    another_use_case(&app, "Win-back");
    app.close();
    let file = workspace_file(&app);
    let damaged = damage(&file, "Win-back");
    app.restart();
    app.wait_for_text("What can be saved");
    app.wait_for_text("1 change comes from the backup");
    app.wait_for_text("Newest backup that is whole");
    picture(&app, "backups-rescue");
    let new = app.home().join("Rescued.ninefold");
    app.click("[data-action=saveRescued]");
    app.expect(app.display.choose_in_dialog("Save what can be saved", &new));
    app.wait_for_text("Saved what could be saved");
    app.wait_for("[data-action=menu]");
    app.wait_for_text("Win-back");
    assert!(app.shown().contains("Cart email"), "{}", app.shown());
    assert_eq!(fs::read(&file).unwrap(), damaged);

    // The other way out: the newest backup that is whole.
    menu(&app, "Open My workspace");
    app.wait_for_text("What can be saved");
    app.click("[data-action=restoreBackup]");
    app.wait_for(".backup button");
    app.click(".backup button");
    app.click("dialog [value=restore]");
    app.wait_for_text("Restored the backup");
}

/// Whether a text lies anywhere in a file.
pub fn holds(file: &Path, text: &str) -> bool {
    let bytes = fs::read(file).unwrap();
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

/// Alters a text wherever it lies in a file, and answers what that holds then.
pub fn damage(file: &Path, text: &str) -> Vec<u8> {
    let mut bytes = fs::read(file).unwrap();
    let found = bytes.windows(text.len()).enumerate();
    let places: Vec<usize> = found
        .filter_map(|(at, window)| (window == text.as_bytes()).then_some(at))
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at] ^= 1;
    }
    fs::write(file, &bytes).unwrap();
    bytes
}
