//! Decks: what the workspace says of itself on them, its logo among that, and the portfolio for a meeting.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use ninefold_driver::{App, Key};
use zip::ZipArchive;

use crate::stage::{
    first_start, launch, one_use_case, open_list, open_screen, open_tab, root, target, undo,
};

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

/// How many pictures are in a presentation.
fn pictures(path: &Path) -> usize {
    let archive = ZipArchive::new(File::open(path).unwrap()).unwrap();
    let names = archive.file_names();
    let names = names.filter_map(Result::ok);
    names.filter(|name| name.starts_with("ppt/media/")).count()
}

/// Saves the deck of the use case that is open.
fn saved_deck(app: &App, name: &str) -> PathBuf {
    open_tab(app, "Tracker");
    app.click_text(".contents button", "Export…");
    app.wait_for_text("Exporting: Experience tracker of");
    saved(app, name)
}

/// Saves the deck that the panel offers first, by Enter.
fn saved(app: &App, name: &str) -> PathBuf {
    let path = app.home().join(name);
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
    app.wait_for_text("Undone: confidentiality line");
    app.wait_until_quiet();
    assert_eq!(app.count(".tracker"), 1);
    open_settings(&app);
    assert_eq!(said(&app), ["Noordkaap", ""]);
    close_dialog(&app);
    open_list(&app);
    app.click_text("#main .use-case button", "By keyboard");
    let deck = slides(&saved_deck(&app, "keyboard.pptx"));
    assert!(deck[0].contains("Noordkaap · Mara Lind"), "{}", deck[0]);
    assert!(!deck[0].contains("Secret"), "{}", deck[0]);
}

#[test]
fn the_portfolio_is_saved_as_a_deck_from_the_ranking() {
    let app = App::start(&launch());
    first_start(&app, "sample");
    app.wait_for(".use-cases");
    open_screen(&app, "Ranking");
    app.wait_for(".ranked tbody tr");
    app.wait_until_quiet();
    let shown = app.eval(
        "return [...document.querySelectorAll('.ranked tbody tr')].map((row) =>
            [row.querySelector('.title').innerText.trim(), row.querySelector('.number').innerText.trim()])",
    );
    let firmness = app.text(".firmness");
    app.click("#header [data-action=export]");
    app.click_text("dialog .choices label", "Portfolio deck");
    app.wait_for_text("Exporting: Portfolio");
    // It has no slides of nothing, and no appendix.
    assert_eq!(app.count("dialog [data-on-change=exportEmptySlides]"), 0);
    app.click("dialog [data-action=exportPreview]");
    app.wait_for("dialog .rendered h2");
    app.screenshot(&target().join("e2e/deck-portfolio.png"));
    app.click("dialog [data-action=exportPreview]");
    app.wait_gone(".rendered");
    app.eval("document.querySelector('dialog [data-action=exportDeck]').focus()");
    let deck = slides(&saved(&app, "portfolio.pptx"));
    assert!((4..=8).contains(&deck.len()), "{deck:?}");
    assert!(deck[0].contains("What is asked"), "{}", deck[0]);
    assert!(deck[0].contains(firmness.trim()), "{firmness}: {}", deck[0]);
    let shown = shown.as_array().unwrap();
    assert!(shown.len() > 3, "{shown:?}");
    for row in shown {
        let [title, priority] = [&row[0], &row[1]].map(|cell| cell.as_str().unwrap());
        let in_row = deck[1].contains(&format!("{title}\n{priority}\n"));
        assert!(in_row, "{title} {priority}: {}", deck[1]);
        assert!(deck[2].contains(title), "{title}: {}", deck[2]);
    }

    // The list of use cases offers it, too.
    open_list(&app);
    app.press(&[Key::Control, Key::Char('e')]);
    app.click_text("dialog .choices label", "Portfolio deck");
    app.wait_for_text("Exporting: Portfolio");
    close_dialog(&app);
}

#[test]
fn without_a_ranking_the_panel_says_why_there_is_no_deck() {
    let app = one_use_case("Alone");
    open_screen(&app, "Ranking");
    app.wait_for(".apart");
    app.press(&[Key::Control, Key::Char('e')]);
    app.click_text("dialog .choices label", "Portfolio deck");
    app.wait_for_text("No use case is ranked yet, so there is nothing to present.");
    close_dialog(&app);
}

/// 640 × 360.
const LOGO: &str = "src-tauri/core/src/picture/fixtures/turned.jpg";

#[test]
fn a_logo_is_chosen_seen_on_decks_removed_and_taken_back() {
    let mut app = one_use_case("With a logo");
    open_settings(&app);
    app.click("[data-action=chooseLogo]");
    let file = root().join(LOGO);
    app.expect(app.display.open_in_dialog("Choose a logo", &file));
    let is_seen = "return document.querySelector('.workspace-logo img')?.naturalWidth > 0";
    app.wait_until(is_seen);
    app.eval("document.querySelector('.workspace-logo').scrollIntoView()");
    app.screenshot(&target().join("e2e/deck-logo.png"));
    close_dialog(&app);
    assert_eq!(pictures(&saved_deck(&app, "with.pptx")), 1);

    // By keyboard: not on decks, removed, taken back.
    open_settings(&app);
    app.wait_until(is_seen);
    app.tab_to("[name=logo-on-decks]");
    app.press(&[Key::Char(' ')]);
    app.wait_until("return !document.querySelector('[name=logo-on-decks]').checked");
    close_dialog(&app);
    assert_eq!(pictures(&saved_deck(&app, "without.pptx")), 0);
    open_settings(&app);
    app.tab_to("[data-action=removeLogo]");
    app.press(&[Key::Enter]);
    app.wait_gone(".workspace-logo img");
    app.wait_until("return document.activeElement.dataset.action === 'undoLogo'");
    app.press(&[Key::Enter]);
    app.wait_until(is_seen);
    app.wait_until("return document.activeElement.closest('.workspace-logo') !== null");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");

    // Undo goes further back, and a restart keeps what is there.
    undo(&app);
    app.wait_until_quiet();
    assert_eq!(pictures(&saved_deck(&app, "again.pptx")), 1);
    app.close();
    app.restart();
    open_settings(&app);
    app.wait_until(is_seen);
    close_dialog(&app);
}

#[test]
fn what_is_no_picture_is_no_logo() {
    let app = one_use_case("Refused");
    let file = app.home().join("logo.png");
    std::fs::write(&file, "<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap();
    open_settings(&app);
    app.click("[data-action=chooseLogo]");
    app.expect(app.display.open_in_dialog("Choose a logo", &file));
    app.wait_for_text("“logo.png” was not taken: it is an SVG drawing");
    assert_eq!(app.count(".workspace-logo img"), 0);
}
