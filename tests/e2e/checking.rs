//! The check of the workspace in the window: what is wrong is said in words, mended by mouse and by keyboard, and not found again.

use std::fs;
use std::time::Duration;

use ninefold_driver::{App, Key};

use crate::backups::{damage, menu, picture, wait_for_backups};
use crate::stage::{one_use_case, workspace_file};

/// In the text of the built-in framework, as the file keeps it.
const FRAMEWORK: &str = "nine phases, from first idea";

fn check(app: &App) {
    menu(app, "Check the workspace…");
    app.wait_for(".check-verdict");
}

#[test]
fn a_framework_and_a_backup_are_mended_by_mouse() {
    let mut app = one_use_case("Cart email");
    wait_for_backups(&app, 1);
    check(&app);
    let shown = app.text("dialog");
    assert!(shown.contains("Nothing is wrong"), "{shown}");
    assert!(shown.contains("and 1 backup."), "{shown}");
    app.click("dialog .sheet-head button");
    app.wait_gone("dialog[open]");
    app.close();
    let file = workspace_file(&app);
    damage(&file, FRAMEWORK);
    for backup in wait_for_backups(&app, 1) {
        damage(&backup, "Cart email");
    }
    app.restart();
    app.wait_for_text("A framework in this workspace is damaged");
    check(&app);
    let shown = app.text("dialog");
    for said in [
        "is not as it was written",
        "put back as it comes with Ninefold",
        "The backup ",
        "A backup is made now",
    ] {
        assert!(shown.contains(said), "{said}: {shown}");
    }
    picture(&app, "check-found");
    app.click(".check button[value=mend]");
    app.wait_for_text("Mended what could be mended");
    app.wait_for_text("Cart email");
    check(&app);
    let shown = app.text("dialog");
    assert!(shown.contains("Nothing is wrong"), "{shown}");
    picture(&app, "check-sound");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
}

#[test]
fn a_damaged_backup_is_replaced_by_keyboard() {
    let app = one_use_case("Cart email");
    let [backup] = &wait_for_backups(&app, 1)[..] else {
        panic!("one backup");
    };
    damage(backup, "Cart email");
    // A name says when to the second.
    std::thread::sleep(Duration::from_millis(1_100));
    app.press(&[Key::F10]);
    app.wait_for("[role=menu]");
    app.press(&[Key::Char('c')]);
    app.press(&[Key::Enter]);
    app.wait_for(".check-verdict");
    assert!(app.text("dialog").contains("1 thing is wrong"));
    // The focus is on what mends it.
    app.press(&[Key::Enter]);
    app.wait_for_text("Mended what could be mended");
    let made = wait_for_backups(&app, 1);
    assert_ne!(&made[0], backup);
    let aside = backup.parent().unwrap().join("damaged");
    assert_eq!(fs::read_dir(aside).unwrap().count(), 1);
}
