//! Two copies of a workspace that come together: by mouse and by keyboard, with a real conflict that is settled on screen.

use std::fs;
use std::path::{Path, PathBuf};

use ninefold_core::document::id::Id;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::document::spot::Spot;
use ninefold_core::view::{BundleScope, BundleWish};
use ninefold_core::workspace::{Entry, Workspace};
use ninefold_driver::{App, Key};

use crate::stage::{
    answer, field, one_use_case, open_phase, open_phases, open_tab, target, workspace_file,
};

pub const FIELD: &str = "answer/ideation/problem";
const OTHER: &str = "answer/ideation/success";

#[test]
fn both_versions_stand_beside_their_field_and_are_settled_there() {
    let app = one_use_case("Reminders");
    open_phase(&app, "ideation");
    answer(&app, FIELD, "We lose buyers.");
    let bundle = from_a_colleague(
        &app,
        &[
            (FIELD, "We lose old buyers."),
            ("score/ideation/customer-value", "4"),
        ],
    );
    answer(&app, FIELD, "We lose buyers in autumn.");
    app.click("[name='score/ideation/customer-value'][value='2']");
    menu(&app, "Bring in work…");
    choose(&app, &bundle);
    app.wait_for_text("Work from Femke de Vries");
    app.click_text("dialog button", "Bring in");

    // Beside the answer and the score, and nowhere else.
    app.wait_until("return document.querySelectorAll('.versions-beside').length === 2");
    let beside = ".question .versions-beside";
    assert!(
        app.text(beside)
            .starts_with("Two versions: also by Femke de Vries"),
        "{}",
        app.text(beside)
    );
    app.eval("document.querySelector('.question .versions-beside summary').focus()");
    app.press(&[Key::Enter]);
    assert_eq!(
        app.eval("return [...document.querySelectorAll('.question mark')].map(mark => mark.lastChild.data.trim())"),
        serde_json::json!(["in autumn", "old"])
    );
    app.screenshot(&target().join("e2e/versions-beside.png"));
    app.press(&[Key::Tab]);
    app.press(&[Key::Tab]);
    app.press(&[Key::Enter]);
    app.wait_gone(beside);
    assert_eq!(app.text(&field(FIELD)), "We lose old buyers.");
    app.wait_until("return document.querySelectorAll('.versions-beside').length === 1");
    app.click(".dimension .versions-beside summary");
    app.click(".dimension [data-action=settleVersion]");
    app.wait_gone(".versions-beside");
    app.wait_gone("#sidebar [data-screen=settle]");
}

/// The same workspace on the laptop of a colleague, who writes something, and the bundle that is sent back.
pub fn from_a_colleague(app: &App, texts: &[(&str, &str)]) -> PathBuf {
    let file = workspace_file(app);
    let copy = file.with_file_name("Colleague.ninefold");
    // What is being typed is a change before it goes anywhere.
    open_tab(app, "History");
    open_phases(app);
    open_phase(app, "ideation");
    Workspace::copy_file(&file, &copy).unwrap();
    let colleague = Author {
        id: Id::at(1, [7; 10]),
        name: "Femke de Vries".to_owned(),
    };
    let backups = file.with_file_name("backups");
    let mut workspace = Workspace::open(&copy, &colleague, Origin::system(), &backups).unwrap();
    let list = workspace.use_cases().unwrap();
    let id = list.use_cases[0].id.clone();
    for (field, text) in texts {
        let spot = Spot::of(&id, field).unwrap();
        workspace.enter(&spot, entry(field, text)).unwrap();
    }
    workspace.settle().unwrap();
    let wish = BundleWish {
        scope: BundleScope::Everything,
        without_people: false,
    };
    let bundle = workspace.bundle(&wish).unwrap();
    let path = file.with_file_name("From Femke.ninefold-bundle");
    fs::write(&path, bundle.bytes).unwrap();
    drop(workspace);
    path
}

fn entry(field: &str, text: &str) -> Entry {
    match text.parse() {
        Ok(score) if field.starts_with("score/") => Entry::Score(score),
        _ => Entry::Text(text.to_owned()),
    }
}

pub fn menu(app: &App, label: &str) {
    app.click("[data-action=menu]");
    app.click_text("[role=menuitem]", label);
}

pub fn choose(app: &App, path: &Path) {
    app.expect(app.display.open_in_dialog("Bring in work", path));
}

#[test]
fn work_of_a_colleague_comes_in_and_what_both_changed_is_settled() {
    let app = one_use_case("Reminders");
    open_phase(&app, "ideation");
    answer(&app, FIELD, "We lose buyers.");
    let bundle = from_a_colleague(
        &app,
        &[(FIELD, "We lose old buyers."), (OTHER, "More orders.")],
    );
    answer(&app, FIELD, "We lose buyers in autumn.");

    menu(&app, "Bring in work…");
    choose(&app, &bundle);
    app.wait_for_text("Work from Femke de Vries");
    app.wait_for_text("To be settled: answer to");
    app.screenshot(&target().join("e2e/import.png"));
    app.click_text("dialog button", "Bring in");
    app.wait_for_text("1 thing is to be settled, whenever you like.");
    app.wait_for("#sidebar [data-screen=settle]");
    open_phase(&app, "ideation");
    assert_eq!(app.text(&field(OTHER)), "More orders.");

    app.click("#sidebar [data-screen=settle]");
    app.wait_for_text("1 thing to settle");
    assert_eq!(
        app.eval("return [...document.querySelectorAll('.version mark')].map(mark => mark.lastChild.data.trim())"),
        serde_json::json!(["in autumn", "old"])
    );
    app.screenshot(&target().join("e2e/settle.png"));
    app.click("[data-action=settleMerge]");
    app.wait_for("#merged");
    assert_eq!(app.text("#merged"), "We lose old buyers in autumn.");
    app.click_text("dialog button", "Settle");
    app.wait_for_text("Nothing is to be settled");
    app.wait_gone("#sidebar [data-screen=settle]");

    // Undo brings both versions back, and once more takes back all that came in.
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_for("#sidebar [data-screen=settle]");
}

#[test]
fn what_came_in_is_taken_back_and_settled_by_keyboard() {
    let app = one_use_case("Reminders");
    open_phase(&app, "ideation");
    answer(&app, FIELD, "We lose buyers.");
    let bundle = from_a_colleague(&app, &[(FIELD, "We lose old buyers.")]);
    answer(&app, FIELD, "We lose new buyers.");

    app.press(&[Key::F10]);
    app.wait_for("[role=menu]");
    app.press(&[Key::Char('b')]);
    app.press(&[Key::Enter]);
    choose(&app, &bundle);
    app.wait_for_text("Work from Femke de Vries");
    app.press(&[Key::Enter]);
    app.wait_for("#sidebar [data-screen=settle]");

    app.eval("document.querySelector('#sidebar [data-screen=settle]').focus()");
    app.press(&[Key::Enter]);
    app.wait_for_text("1 thing to settle");
    for _ in 0..10 {
        app.press(&[Key::Tab]);
        let label = app.eval("return document.activeElement.ariaLabel ?? ''");
        if label.as_str().unwrap().contains("Femke") {
            break;
        }
    }
    app.press(&[Key::Enter]);
    app.wait_for_text("Nothing is to be settled");
    // Undo goes to where it was settled, and once more takes back all that came in.
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_for("#sidebar [data-screen=settle]");
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_gone("#sidebar [data-screen=settle]");
}

#[test]
fn work_is_sent_and_what_is_no_bundle_is_refused_in_words() {
    let app = one_use_case("Reminders");
    let folder = workspace_file(&app).parent().unwrap().to_owned();
    menu(&app, "Send work…");
    app.wait_for_text("What both of you wrote stays.");
    app.click_text("dialog button", "Save…");
    let sent = folder.join("sent.ninefold-bundle");
    app.expect(app.display.choose_in_dialog("Send work", &sent));
    app.wait_for_text("Pass it on");
    menu(&app, "Bring in work…");
    choose(&app, &sent);
    app.wait_for_text("All of it is here already.");
    app.click_text("dialog button", "Close");
    app.wait_gone("dialog[open]");

    // Locked, it opens by its passphrase and by no other.
    menu(&app, "Send work…");
    app.fill("dialog [name=passphrase]", "long and quiet river");
    app.click_text("dialog button", "Save…");
    let locked = folder.join("locked.ninefold-bundle");
    app.expect(app.display.choose_in_dialog("Send work", &locked));
    app.wait_for_text("locked.ninefold-bundle");
    menu(&app, "Bring in work…");
    choose(&app, &locked);
    app.fill("#unlock", "short and loud brook");
    app.press(&[Key::Enter]);
    app.wait_for_text("That passphrase does not open the bundle.");
    app.fill("#unlock", "long and quiet river");
    app.press(&[Key::Enter]);
    app.wait_for_text("All of it is here already.");
    app.click_text("dialog button", "Close");
    app.wait_gone("dialog[open]");

    let broken = folder.join("broken.ninefold-bundle");
    fs::write(&broken, "no bundle").unwrap();
    menu(&app, "Bring in work…");
    choose(&app, &broken);
    app.wait_for_text("That could not be done");
}
