//! Work that is exchanged by a shared folder, between two windows; and what is told of sync programs.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use ninefold_core::document::id::Id;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::document::spot::Spot;
use ninefold_core::workspace::{Entry, Passphrases, Sharing, Workspace};
use ninefold_driver::{App, Key};
use serde_json::json;

use crate::stage::{
    answer, field, launch, one_use_case, open_phase, open_phases, open_tab, target, workspace_file,
};

const FIELD: &str = "answer/ideation/problem";
const OTHER: &str = "answer/ideation/success";

/// A copy of the workspace on the laptop of somebody, while it is open in a window.
fn copied(app: &App, copy: &Path) {
    // What is being typed is a change before it goes anywhere.
    open_tab(app, "History");
    open_phases(app);
    open_phase(app, "ideation");
    Workspace::copy_file(&workspace_file(app), copy).unwrap();
}

/// A workspace that was never open on this computer.
pub fn another_workspace(app: &App) -> Vec<u8> {
    let path = app.home().join("Strange.ninefold");
    if !path.exists() {
        let cem = Author {
            id: Id::at(1, [8; 10]),
            name: "Cem".to_owned(),
        };
        drop(Workspace::create(&path, &cem, Origin::system()).unwrap());
    }
    fs::read(path).unwrap()
}

/// A colleague who works in a copy without a window.
pub struct Colleague {
    workspace: Workspace,
    sharing: Sharing,
}

impl Colleague {
    /// Who has a copy of the open workspace, and the folder.
    pub fn of(app: &App, folder: &Path) -> Self {
        Self::with(app, folder, &Passphrases::default())
    }

    /// The same, who locks what she writes there.
    fn with(app: &App, folder: &Path, passphrases: &Passphrases) -> Self {
        let copy = app.home().join("Colleague.ninefold");
        copied(app, &copy);
        let femke = Author {
            id: Id::at(1, [7; 10]),
            name: "Femke de Vries".to_owned(),
        };
        let backups = app.home().join("backups");
        let mut workspace = Workspace::open(&copy, &femke, Origin::system(), &backups).unwrap();
        let sharing = workspace.sharing(folder, "Femke's laptop").unwrap();
        Self {
            workspace,
            sharing: sharing.locked_by(passphrases),
        }
    }

    /// Writes something, and has it in the folder.
    pub fn writes(&mut self, name: &str, text: &str) {
        let id = self.workspace.use_cases().unwrap().use_cases[0].id.clone();
        let spot = Spot::of(&id, name).unwrap();
        let entry = Entry::Text(text.to_owned());
        self.workspace.enter(&spot, entry).unwrap();
        self.workspace.settle().unwrap();
        self.sharing.give(&self.workspace.reader()).unwrap();
    }

    /// Takes in what others wrote, and answers whether that was anything.
    fn takes(&mut self) -> bool {
        let found = self.sharing.look(&self.workspace.reader()).unwrap();
        let files: Vec<&Path> = found.files.iter().map(PathBuf::as_path).collect();
        !files.is_empty()
            && self
                .workspace
                .import_all(&files, &Passphrases::default())
                .unwrap()
                .0
                .changes
                > 0
    }
}

/// Shares a folder by the settings, which stay open.
pub fn share(app: &App, folder: &Path) {
    app.press(&[Key::Control, Key::Char(',')]);
    app.click("[data-action=chooseSharedFolder]");
    app.expect(app.display.open_in_dialog("Shared folder", folder));
    app.wait_for_text("Stop sharing");
}

fn picture(app: &App, name: &str) {
    app.screenshot(&target().join("e2e").join(format!("{name}.png")));
}

#[test]
fn what_a_colleague_wrote_is_told_looked_at_brought_in_and_taken_back() {
    let app = one_use_case("Reminders");
    let folder = app.home().join("OneDrive/Team");
    fs::create_dir_all(&folder).unwrap();
    open_phase(&app, "ideation");
    answer(&app, FIELD, "We lose buyers.");
    let mut femke = Colleague::of(&app, &folder);
    share(&app, &folder);
    app.wait_for_text("Your work was written there today");
    picture(&app, "sharing-settings");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");
    answer(&app, FIELD, "We lose buyers in autumn.");
    femke.writes(FIELD, "We lose old buyers.");
    femke.writes(OTHER, "More orders.");

    app.wait_for_text("New from Femke de Vries: 1 added, 1 changed, 1 in conflict");
    picture(&app, "sharing-news");
    assert_eq!(app.text(&field(OTHER)), "", "nothing is merged unasked");
    app.click("[data-action=lookAtNews]");
    app.wait_for_text("To be settled: answer to");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");
    app.click("[data-action=bringInNews]");
    app.wait_for_text("1 thing is to be settled, whenever you like.");
    app.wait_gone(".strip");
    assert_eq!(app.text(&field(OTHER)), "More orders.");

    // Undo takes all of it back in one step, and it is offered again.
    app.eval("document.activeElement.blur()");
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_gone("#sidebar [data-screen=settle]");
    app.wait_for(".strip [data-action=bringInNews]");
    app.click("[data-action=dismissNews]");
    app.wait_gone(".strip");

    // What was typed here is with the colleague without a word.
    let begun = Instant::now();
    while !femke.takes() {
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "nothing came to the colleague"
        );
        std::thread::sleep(Duration::from_millis(200));
    }
    assert_eq!(femke.workspace.disagreements().unwrap().len(), 1);
    fs::rename(&folder, app.home().join("away")).unwrap();
    app.press(&[Key::Control, Key::Char(',')]);
    app.wait_for_text("It is not connected now.");
    assert!(!folder.exists());
}

/// The files of a shared folder, and whether each is locked.
fn locks(folder: &Path) -> Vec<bool> {
    let folders = fs::read_dir(folder).unwrap();
    let files = folders.flat_map(|own| fs::read_dir(own.unwrap().path()).unwrap());
    let bytes = files.map(|file| fs::read(file.unwrap().path()).unwrap());
    bytes
        .map(|bytes| bytes.starts_with(b"age-encryption.org"))
        .collect()
}

#[test]
fn a_passphrase_locks_the_folder_is_asked_for_once_a_start_and_remembered_where_that_is_wanted() {
    let mut app = one_use_case("Reminders");
    let folder = app.home().join("Team");
    fs::create_dir_all(&folder).unwrap();
    open_phase(&app, "ideation");
    answer(&app, FIELD, "We lose buyers.");
    let mut femke = Colleague::with(&app, &folder, &Passphrases::of(Some("Käse 17")));
    share(&app, &folder);
    app.wait_for_text("Your work was written there today");
    app.wait_for_text("What this computer writes there is not locked");
    assert_eq!(locks(&folder), [false]);

    // Set by keyboard, not to be remembered.
    app.eval("document.querySelector('[data-action=lockSharedFolder]').focus()");
    app.press(&[Key::Enter]);
    app.wait_for("#unlock");
    picture(&app, "sharing-passphrase");
    app.type_text("Käse 17");
    app.press(&[Key::Enter]);
    app.wait_for_text("is locked with a passphrase. You are asked for it once a start.");
    picture(&app, "sharing-locked");
    assert!(locks(&folder).iter().all(|is_locked| *is_locked));
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");
    femke.writes(OTHER, "More orders.");
    app.wait_for_text("New from Femke de Vries: 1 added, 1 changed");
    app.click("[data-action=bringInNews]");
    app.wait_gone(".strip");
    assert_eq!(app.text(&field(OTHER)), "More orders.");

    // At the next start it is asked for, and nobody has to answer.
    app.close();
    app.restart();
    app.wait_for_text("locked with a passphrase that this computer does not remember");
    picture(&app, "sharing-asks");
    app.click_text("#sidebar .recent button", "Reminders");
    open_phases(&app);
    open_phase(&app, "ideation");
    answer(&app, FIELD, "We lose old buyers.");
    femke.writes(OTHER, "More orders, soon.");
    app.click("[data-action=enterPassphrase]");
    app.fill("#unlock", "Kase 17");
    app.press(&[Key::Enter]);
    app.wait_for_text("does not open what lies in the shared folder");
    app.fill("#unlock", "Käse 17");
    app.click("[name=remembers]");
    app.click_text("dialog button", "Open");
    app.wait_gone(".strip [data-action=enterPassphrase]");
    app.wait_for_text("New from Femke de Vries: 1 changed");
    assert!(locks(&folder).iter().all(|is_locked| *is_locked));

    // Remembered, it is not asked for again.
    app.close();
    app.restart();
    app.wait_for_text("New from Femke de Vries: 1 changed");
    assert_eq!(app.count("[data-action=enterPassphrase]"), 0);
    app.press(&[Key::Control, Key::Char(',')]);
    app.wait_for_text("which it remembers");
    app.click_text("dialog button", "Do without");
    app.wait_for_text("What this computer writes there is not locked");
    assert!(locks(&folder).contains(&false), "written anew, open");
}

#[test]
fn two_windows_come_to_the_same_by_a_shared_folder() {
    let anna = one_use_case("Reminders");
    let folder = anna.home().join("Team");
    fs::create_dir_all(&folder).unwrap();
    open_phase(&anna, "ideation");
    answer(&anna, FIELD, "We lose buyers.");
    let copy = anna.home().join("Copy.ninefold");
    copied(&anna, &copy);
    let ben = App::start_with(&launch(), |data| {
        let own = data.join("Team plan.ninefold");
        fs::copy(&copy, &own).unwrap();
        let settings = json!({"author": "Ben", "recent": [own], "reopen": true});
        fs::write(data.join("settings.json"), settings.to_string()).unwrap();
    });
    ben.click_text("#main button", "Reminders");
    open_phases(&ben);
    open_phase(&ben, "ideation");
    share(&anna, &folder);
    anna.press(&[Key::Escape]);
    share(&ben, &folder);
    // Ben has it brought in by itself, by keyboard; but not while he types.
    ben.eval("document.querySelector('[name=byItself]').focus()");
    ben.press(&[Key::Space]);
    ben.wait_until("return document.querySelector('[name=byItself]').checked");
    ben.press(&[Key::Escape]);
    ben.wait_gone("dialog");
    ben.click(&field(FIELD));
    ben.type_text(" Ben thinks so, too.");
    answer(&anna, FIELD, "We lose old buyers.");
    answer(&anna, OTHER, "More orders.");
    ben.wait_for_text("New from Mara Lind");
    let shown = ben.text(&field(FIELD));
    assert!(shown.contains("Ben thinks so, too."), "{shown}");
    assert_eq!(ben.text(&field(OTHER)), "");
    ben.press(&[Key::Tab]);
    ben.eval("document.activeElement.blur()");
    ben.wait_for("#sidebar [data-screen=settle]");
    ben.wait_until(&format!(
        "return document.querySelector({}).value === 'More orders.'",
        json!(field(OTHER))
    ));

    // Ben settles it on screen, by keyboard; Anna gets that, by mouse.
    ben.eval("document.querySelector('#sidebar [data-screen=settle]').focus()");
    ben.press(&[Key::Enter]);
    ben.wait_for_text("1 thing to settle");
    ben.eval("document.querySelector('.version [aria-label*=Ben]').focus()");
    ben.press(&[Key::Enter]);
    ben.wait_for_text("Nothing is to be settled");
    // What comes in several pieces is brought in piece by piece.
    let arrived = format!(
        "return document.querySelector({}).value.includes('Ben thinks so, too.')",
        json!(field(FIELD))
    );
    let begun = Instant::now();
    while anna.eval(&arrived) != true {
        anna.eval("document.querySelector('[data-action=bringInNews]')?.click()");
        std::thread::sleep(Duration::from_millis(500));
        assert!(
            begun.elapsed() < Duration::from_secs(60),
            "{}",
            anna.shown()
        );
    }
    assert_eq!(anna.count("#sidebar [data-screen=settle]"), 0);
}

#[test]
fn a_workspace_in_the_folder_of_a_sync_program_is_told_and_moved_out() {
    let first = one_use_case("Reminders");
    let copy = first.home().join("Copy.ninefold");
    copied(&first, &copy);
    // Another computer wrote the file at the same time, and the sync program set that one aside.
    let other = first.home().join("Other.ninefold");
    fs::copy(&copy, &other).unwrap();
    let femke = Author {
        id: Id::at(1, [7; 10]),
        name: "Femke de Vries".to_owned(),
    };
    let backups = first.home().join("backups");
    let mut aside = Workspace::open(&other, &femke, Origin::system(), &backups).unwrap();
    let id = aside.use_cases().unwrap().use_cases[0].id.clone();
    let entry = Entry::Text("More orders.".to_owned());
    aside.enter(&Spot::of(&id, OTHER).unwrap(), entry).unwrap();
    aside.rest().unwrap();
    drop(aside);
    let app = App::start_with(&launch(), |data| {
        let folder = data.join("Dropbox/Clients");
        fs::create_dir_all(&folder).unwrap();
        let own = folder.join("Client.ninefold");
        fs::copy(&copy, &own).unwrap();
        let name = "Client (Femke's conflicted copy 2026-11-28).ninefold";
        fs::copy(&other, folder.join(name)).unwrap();
        let settings = json!({"author": "Mara Lind", "recent": [own], "reopen": true});
        fs::write(data.join("settings.json"), settings.to_string()).unwrap();
    });
    app.wait_for_text("Dropbox keeps the folder of this workspace in step");
    app.wait_for_text("A sync program left another copy of this workspace beside it");
    picture(&app, "sharing-in-sync");
    app.click("[data-action=lookAtNews]");
    app.wait_for_text("Work from Client (Femke's conflicted copy 2026-11-28).ninefold");
    app.click_text("dialog button", "Bring in");
    app.wait_for_text("Brought in");
    app.wait_gone("[data-action=lookAtNews]");

    let new = app.home().join("Client.ninefold");
    app.click("[data-action=moveOut]");
    app.expect(app.display.choose_in_dialog("Move it out", &new));
    app.wait_for_text("You go on in");
    app.wait_gone(".strip");
    assert!(new.is_file());
    assert!(app.data().join("Dropbox/Clients/Client.ninefold").is_file());
}
