//! The export panel: several use cases at once, every format, and what is on the clipboard.

use std::fs;
use std::path::Path;

use ninefold_driver::{App, Key};

use crate::stage::{
    answer, first_start, launch, one_use_case, open_export_of_phase, open_overview, open_tab,
};

#[test]
fn copying_for_confluence_puts_html_and_text_on_the_clipboard() {
    let app = one_use_case("Copied");
    answer(&app, "answer/ideation/problem", "Carts & baskets <left>");
    open_export_of_phase(&app);
    app.click_text("dialog button", "Copy for Confluence");
    app.wait_for_text("Copied for Confluence");
    let html = app.display.clipboard("text/html").unwrap();
    assert!(html.contains("Carts &amp; baskets &lt;left"), "{html}");
    assert!(html.contains("data-node-type=\"actionList\""), "{html}");
    let text = app.display.clipboard("UTF8_STRING").unwrap();
    assert!(text.starts_with("# Phase 1: Discovery\n"), "{text}");

    // Confluence reads Markdown only where there is no HTML beside it.
    app.click_text("dialog button", "Copy Markdown");
    app.wait_for_text("Copied as Markdown");
    assert!(app.display.clipboard("text/html").is_err());
}

#[test]
fn every_format_is_saved_from_one_menu() {
    let app = one_use_case("Saved in all ways");
    answer(&app, "answer/ideation/problem", "Carts & baskets");
    open_export_of_phase(&app);
    for (entry, title, file, begins) in [
        ("Markdown (.md)", "Save Markdown", "phase.md", "# Phase 1"),
        ("Word (.docx)", "Save Word document", "phase.docx", "PK"),
        (
            "Web page (.html)",
            "Save web page",
            "phase.html",
            "<!doctype html>",
        ),
        (
            "Confluence storage format (.xml)",
            "Save Confluence storage format",
            "phase.xml",
            "<",
        ),
    ] {
        let path = app.home().join(file);
        app.click("dialog [data-action=exportSave]");
        app.click_text(".menu button", entry);
        app.expect(app.display.choose_in_dialog(title, &path));
        app.wait_for_text(file);
        let saved = fs::read(&path).unwrap();
        let saved = String::from_utf8_lossy(&saved);
        assert!(
            saved.to_lowercase().starts_with(&begins.to_lowercase()),
            "{saved}"
        );
        // A Word file is packed; others are looked into by other programs.
        assert!(saved.contains("Carts ") || file == "phase.docx", "{saved}");
    }
}

#[test]
fn the_first_steps_of_the_readme_save_all_nine_phases() {
    let app = one_use_case("Handed over");
    answer(&app, "answer/ideation/problem", "Carts & baskets");
    app.click("#header [data-action=export]");
    let path = app.home().join("whole.md");
    // All of it is offered first, wherever one is in it.
    assert_eq!(app.text("[name=export-scope]:checked"), "use-case");
    app.wait_for_text("Exporting: Handed over");
    app.click_text("dialog button", "Download .md");
    app.expect(app.display.choose_in_dialog("Save Markdown", &path));
    app.wait_for_text("whole.md");
    let saved = fs::read_to_string(&path).unwrap();
    let phases = saved.lines().filter(|line| line.starts_with("## Phase "));
    assert_eq!(phases.count(), 9, "{saved}");
    assert!(saved.contains("Carts & baskets"), "{saved}");

    app.click_text("dialog button", "Copy Markdown");
    app.wait_for_text("Copied as Markdown");
    assert_eq!(app.display.clipboard("UTF8_STRING").unwrap(), saved);
}

#[test]
fn an_experience_tracker_is_saved_as_a_presentation() {
    let app = one_use_case("Presented");
    open_tab(&app, "Tracker");
    answer(&app, "tracker/change", "a reminder with the basket");
    app.click_text(".contents button", "Export…");
    app.wait_for_text("Exporting: Experience tracker of Presented");
    assert_eq!(app.text("[name=export-scope]:checked"), "tracker");
    assert_eq!(
        app.eval("return document.querySelector('#export-title').innerText"),
        "Export"
    );
    let path = app.home().join("deck.pptx");
    // What is wanted first has the focus.
    app.wait_until("return document.activeElement.innerText === 'Download .pptx'");
    app.press(&[Key::Enter]);
    app.expect(
        app.display
            .choose_in_dialog("Save PowerPoint presentation", &path),
    );
    app.wait_for_text("deck.pptx");
    assert!(fs::read(&path).unwrap().starts_with(b"PK"));
    app.click_text("dialog label", "Whole use case");
    app.wait_for_text("Exporting: Presented");
    app.wait_for_text("Export to Confluence");
    app.wait_until("return !document.querySelector('dialog [data-action=exportDeck]')");
}

#[test]
fn use_cases_are_chosen_and_saved_in_one_file_each() {
    let app = sample();
    app.click("#header [data-action=export]");
    app.wait_for_text("Use cases (7 of 8)");
    app.wait_for_text("Exporting: 7 use cases");
    app.click_text("dialog button", "None");
    app.wait_for_text("Choose what to export first");
    for title in ["Abandoned cart email", "Send-time optimization"] {
        app.click_text(".selection label", title);
    }
    app.wait_for_text("Exporting: 2 use cases");

    let folder = app.home().join("handover");
    fs::create_dir(&folder).unwrap();
    app.click_text("dialog label", "One file each");
    app.click_text("dialog button", "Download .md");
    app.expect(app.display.open_in_dialog("Save one file each", &folder));
    app.wait_for_text("Saved 2 files in");
    assert_eq!(
        names(&folder),
        ["Abandoned cart email.md", "Send-time optimization.md"]
    );

    // Nothing is replaced that is there already.
    app.click_text("dialog button", "Download .md");
    app.expect(app.display.open_in_dialog("Save one file each", &folder));
    app.wait_until("return !document.querySelector('.export-progress')");
    app.wait_for_text("Saved 2 files in");
    assert_eq!(names(&folder).len(), 4);

    // All of them on one page.
    let path = app.home().join("both.md");
    app.click_text("dialog label", "One file each");
    app.click_text("dialog button", "Download .md");
    app.expect(app.display.choose_in_dialog("Save Markdown", &path));
    app.wait_for_text("both.md");
    let both = fs::read_to_string(&path).unwrap();
    for title in ["# Abandoned cart email", "# Send-time optimization"] {
        assert!(both.contains(title), "{title} is missing");
    }
}

/// Which part, which format, and how: kept for this computer, by the kind of screen.
#[test]
fn what_was_chosen_last_is_offered_first_over_a_restart_too() {
    let mut app = one_use_case("Remembered");
    app.click("#header [data-action=export]");
    app.wait_for_text("Exporting: Remembered");
    app.click_text("dialog button", "Download .md");
    app.expect(app.display.cancel_dialog("Save Markdown"));
    app.click_text("dialog label", "Scoping");
    app.click_text("dialog label", "Add YAML front matter");
    app.wait_for_text("Exporting: Scoping of Remembered");
    app.wait_until("return !document.querySelector('dialog [aria-disabled]')");
    app.click("dialog [data-action=exportSave]");
    app.click_text(".menu button", "Word (.docx)");
    app.expect(app.display.cancel_dialog("Save Word document"));
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");
    app.restart();
    app.wait_for("#main [data-heading]");
    let path = app.home().join("scoping.docx");
    app.press(&[Key::Control, Key::Char('e')]);
    app.wait_for_text("Exporting: Scoping of Remembered");
    assert_eq!(app.text("[name=export-scope]:checked"), "scoping");
    assert_eq!(app.count("dialog .export-options :checked"), 1);
    app.click_text("dialog button", "Download .docx");
    app.expect(app.display.choose_in_dialog("Save Word document", &path));
    app.wait_for_text("scoping.docx");
    assert!(fs::read(&path).unwrap().starts_with(b"PK"));
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");
    // Another kind of screen has a choice of its own.
    open_overview(&app);
    app.click("#header [data-action=export]");
    app.wait_for_text("Exporting: Remembered");
    assert_eq!(app.text("[name=export-scope]:checked"), "use-case");
}

#[test]
fn the_panel_is_used_with_keys_alone() {
    let app = sample();
    app.press(&[Key::Control, Key::Char('e')]);
    app.wait_for_text("Exporting: 7 use cases");
    app.wait_until("return document.activeElement.textContent === 'Copy for Confluence'");
    app.press(&[Key::Enter]);
    app.wait_for_text("Copied for Confluence");
    app.press(&[Key::Escape]);
    app.wait_until("return !document.querySelector('dialog')");
}

fn sample() -> App {
    let app = App::start(&launch());
    first_start(&app, "sample");
    app.wait_for_text("Abandoned cart email");
    app
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
