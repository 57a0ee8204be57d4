//! What the workspace says of itself on decks and other exports: entered in the settings, at the foot of every slide.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use ninefold_driver::{App, Key};
use zip::ZipArchive;

use crate::stage::{one_use_case, open_list, open_tab, target, undo};

/// The texts of the slides of a presentation, first to last.
fn slides(path: &Path) -> Vec<String> {
    let mut archive = ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut texts = Vec::new();
    for number in 1.. {
        let Ok(mut part) = archive.by_name(&format!("ppt/slides/slide{number}.xml")) else {
            break;
        };
        let mut xml = String::new();
        part.read_to_string(&mut xml).unwrap();
        let runs = xml.split("<a:t>").skip(1);
        let runs = runs.filter_map(|rest| rest.split("</a:t>").next());
        texts.push(runs.collect::<Vec<&str>>().join("\n"));
    }
    texts
}

/// Saves the deck of the use case that is open.
fn saved_deck(app: &App, name: &str) -> PathBuf {
    let path = app.home().join(name);
    open_tab(app, "Tracker");
    app.click_text(".contents button", "Export…");
    app.wait_for_text("Exporting: Experience tracker of");
    app.wait_until(
        "return document.activeElement.innerText === 'Download .pptx' \
            && !document.querySelector('dialog [aria-disabled]')",
    );
    app.press(&[Key::Enter]);
    let chosen = app
        .display
        .choose_in_dialog("Save PowerPoint presentation", &path);
    app.expect(chosen);
    app.wait_for_text(name);
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");
    path
}

fn open_settings(app: &App) {
    app.press(&[Key::Control, Key::Char(',')]);
    app.wait_for("#settings-client");
}

fn close_dialog(app: &App) {
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");
}

fn said(app: &App) -> [String; 2] {
    ["#settings-client", "#settings-confidentiality"].map(|field| app.text(field))
}

#[test]
fn the_client_and_who_may_see_it_stand_at_the_foot_of_decks() {
    let mut app = one_use_case("Abandoned cart email");
    let before = slides(&saved_deck(&app, "before.pptx"));
    assert!(before[0].contains("Mara Lind · "), "{}", before[0]);

    app.click("[data-action=menu]");
    app.click_text("[role=menuitem]", "Settings Ctrl+,");
    app.wait_for("#settings-client");
    app.fill("#settings-client", "Noordkaap Outdoor");
    app.fill("#settings-confidentiality", "For the steering group only");
    app.screenshot(&target().join("e2e/deck-settings.png"));
    app.click("dialog [aria-label=Close]");
    app.wait_gone("dialog");
    let deck = slides(&saved_deck(&app, "deck.pptx"));
    assert!(!deck.is_empty());
    for slide in &deck {
        assert!(
            slide.contains("Noordkaap Outdoor · Mara Lind · "),
            "{slide}"
        );
        assert!(slide.contains(" · For the steering group only"), "{slide}");
    }

    app.close();
    app.restart();
    open_settings(&app);
    assert_eq!(
        said(&app),
        ["Noordkaap Outdoor", "For the steering group only"]
    );
    close_dialog(&app);
}

#[test]
fn what_a_workspace_says_of_itself_is_entered_by_keyboard_and_taken_back() {
    let app = one_use_case("By keyboard");
    open_settings(&app);
    app.tab_to("#settings-client");
    app.type_text("Noordkaap");
    app.press(&[Key::Tab]);
    app.wait_until("return document.activeElement.id === 'settings-confidentiality'");
    app.type_text("Secret");
    // Escape at once: what was typed last is not left behind.
    close_dialog(&app);
    open_settings(&app);
    assert_eq!(said(&app), ["Noordkaap", "Secret"]);
    close_dialog(&app);
    open_tab(&app, "Tracker");
    undo(&app);
    // No screen shows it: one stays where one is, and is told.
    app.wait_for(".tracker");
    open_settings(&app);
    assert_eq!(said(&app), ["Noordkaap", ""]);
    close_dialog(&app);
    open_list(&app);
    app.click_text("#main .use-case button", "By keyboard");
    let deck = slides(&saved_deck(&app, "keyboard.pptx"));
    assert!(deck[0].contains("Noordkaap · Mara Lind"), "{}", deck[0]);
    assert!(!deck[0].contains("Secret"), "{}", deck[0]);
}
