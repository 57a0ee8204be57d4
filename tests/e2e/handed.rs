//! Files that are handed over: by a double click, and dropped on the window.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ninefold_core::document::id::Id;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::document::spot::Spot;
use ninefold_core::view::{BundleScope, BundleWish};
use ninefold_core::workspace::{Entry, Workspace};
use ninefold_driver::{App, Bus, Key, second_start};
use serde_json::json;

use crate::sharing::another_workspace;
use crate::stage::{
    field, first_start, launch, new_use_case, one_use_case, open_phase, open_phases, open_tab,
    target, workspace_file,
};

const FIELD: &str = "answer/ideation/problem";

/// What a colleague wrote in a copy of the open workspace: the copy, and a bundle of it.
fn from_a_colleague(app: &App) -> (PathBuf, PathBuf) {
    open_tab(app, "History");
    open_phases(app);
    open_phase(app, "ideation");
    let copy = app.home().join("Colleague.ninefold");
    Workspace::copy_file(&workspace_file(app), &copy).unwrap();
    let femke = Author {
        id: Id::at(1, [7; 10]),
        name: "Femke de Vries".to_owned(),
    };
    let backups = app.home().join("backups");
    let mut workspace = Workspace::open(&copy, &femke, Origin::system(), &backups).unwrap();
    let id = workspace.use_cases().unwrap().use_cases[0].id.clone();
    let entry = Entry::Text("We lose old buyers.".to_owned());
    workspace
        .enter(&Spot::of(&id, FIELD).unwrap(), entry)
        .unwrap();
    let wish = BundleWish {
        scope: BundleScope::Everything,
        without_people: false,
    };
    let bundle = app.home().join("From Femke.ninefold-bundle");
    fs::write(&bundle, workspace.bundle(&wish).unwrap().bytes).unwrap();
    workspace.rest().unwrap();
    (copy, bundle)
}

/// Drops files on the page, as a file manager does.
pub fn drop_files(app: &App, files: &[(&str, Vec<u8>)]) {
    app.wait_for("#main");
    app.eval_with(
        "const carried = new DataTransfer();
        for (const [name, bytes] of arguments[0]) carried.items.add(new File([new Uint8Array(bytes)], name));
        const target = document.querySelector('#main h2') ?? document.querySelector('#main');
        for (const kind of ['dragover', 'drop'])
            target.dispatchEvent(new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true}));",
        &[json!(files)],
    );
}

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap()
}

#[test]
fn the_log_beside_a_workspace_is_told_in_words_where_it_is_dropped_or_opened() {
    let words = "This is the log that belongs beside a workspace, “Client.ninefold”";
    let log = [&[0x37, 0x7F, 0x06, 0x82][..], &[0; 28]].concat();
    let app = one_use_case("Reminders");
    drop_files(&app, &[("Client.ninefold-wal", log.clone())]);
    app.wait_for_text(words);
    app.click_text("dialog button", "OK");
    app.wait_gone("dialog");
    let app = App::start_with(&launch(), |data| {
        let beside = data.join("Client.ninefold-wal");
        fs::write(&beside, &log).unwrap();
        let settings = json!({"author": "Mara Lind", "recent": [beside], "reopen": true});
        fs::write(data.join("settings.json"), settings.to_string()).unwrap();
    });
    app.wait_for_text("This is the log of a workspace");
    app.wait_for_text(words);
    assert_eq!(bytes(&app.data().join("Client.ninefold-wal")), log);
}

#[test]
fn what_is_dropped_together_is_looked_at_together_and_brought_in() {
    let app = one_use_case("Reminders");
    let (copy, bundle) = from_a_colleague(&app);
    drop_files(
        &app,
        &[
            ("From Femke.ninefold-bundle", bytes(&bundle)),
            ("notes.txt", b"notes".to_vec()),
            ("Colleague.ninefold", bytes(&copy)),
        ],
    );
    app.wait_for_text("One file was left out.");
    app.wait_for_text("Work from Femke de Vries and Colleague.ninefold");
    app.press(&[Key::Enter]);
    app.wait_gone("dialog");
    app.wait_until(&format!(
        "return document.querySelector({}).value === 'We lose old buyers.'",
        json!(field(FIELD))
    ));

    drop_files(
        &app,
        &[("half.ninefold-bundle", bytes(&bundle)[..200].to_vec())],
    );
    app.wait_for_text("it is damaged, or not all of it is there");
    app.press(&[Key::Escape]);
    drop_files(&app, &[("notes.txt", b"notes".to_vec())]);
    app.wait_for_text("What can be dropped here is a bundle");

    // Another workspace, which was never opened here.
    let other = another_workspace(&app);
    let strange = app.home().join("Strange.ninefold");
    drop_files(&app, &[("Strange.ninefold", other)]);
    app.wait_for_text("“Strange.ninefold” is another workspace, and not of “My workspace”.");
    app.screenshot(&target().join("e2e/handed-another.png"));
    app.click_text("dialog button", "Open workspace…");
    app.expect(app.display.open_in_dialog("Open workspace", &strange));
    app.wait_until("return document.title.includes('Strange')");

    // What is of the one before leads back to it.
    drop_files(&app, &[("From Femke.ninefold-bundle", bytes(&bundle))]);
    app.wait_for_text("It is of “My workspace”");
    app.click_text("dialog button", "Open My workspace");
    app.wait_for_text("All of it is here already.");
}

#[test]
fn a_double_click_on_a_bundle_shows_it_in_the_workspace_that_it_is_of() {
    let bus = Bus::start().unwrap();
    let mut launch = launch();
    launch
        .environment
        .insert("DBUS_SESSION_BUS_ADDRESS".into(), bus.address.clone());
    let mut app = App::start(&launch);
    first_start(&app, "empty");
    new_use_case(&app, "Reminders");
    let (_, bundle) = from_a_colleague(&app);
    let hand = |app: &App, file: &Path| {
        let file = file.display().to_string();
        let patience = Duration::from_secs(15);
        let ended = second_start(&launch.binary, &[&file], app.environment(), patience);
        assert!(ended.unwrap(), "the second start does not end by itself");
    };
    hand(&app, &bundle);
    app.wait_for_text("Work from Femke de Vries");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");

    // Of another one that is known: that is opened.
    let strange = app.home().join("Strange.ninefold");
    let cem = Author {
        id: Id::at(1, [8; 10]),
        name: "Cem".to_owned(),
    };
    let mut workspace = Workspace::create(&strange, &cem, Origin::system()).unwrap();
    let wish = BundleWish {
        scope: BundleScope::Everything,
        without_people: false,
    };
    let other = app.home().join("From Cem.ninefold-bundle");
    fs::write(&other, workspace.bundle(&wish).unwrap().bytes).unwrap();
    drop(workspace);
    hand(&app, &other);
    app.wait_for_text("holds work on a workspace that was not opened on this computer before");
    hand(&app, &strange);
    app.wait_until("return document.title.includes('Strange')");
    hand(&app, &bundle);
    app.wait_for_text("Work from Femke de Vries");
    app.wait_until("return document.title.includes('My workspace')");
    app.click_text("dialog button", "Bring in");
    app.wait_for_text("Brought in");
    app.close();
}

#[test]
fn a_first_start_with_a_bundle_says_what_it_needs() {
    let app = one_use_case("Reminders");
    let (_, bundle) = from_a_colleague(&app);
    let mut launch = launch();
    launch.arguments.push(bundle.display().to_string());
    let other = App::start(&launch);
    first_start(&other, "empty");
    other.wait_for_text("This is work on another workspace");
    other.wait_for_text("Ask whoever sent it for the workspace file");
    other.screenshot(&target().join("e2e/handed-without.png"));
}
