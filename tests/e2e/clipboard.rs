//! What is copied is what another program gets.

use std::fs;

use ninefold_driver::App;

use crate::stage::{answer, one_use_case, open_export_of_phase};

#[test]
fn the_markdown_of_a_phase_is_on_the_clipboard() {
    let app = prepared();
    app.click_text("dialog button", "Copy Markdown");
    app.wait_for_text("Copied");
    let copied = app.display.clipboard("UTF8_STRING").unwrap();
    assert!(copied.starts_with("# Phase 1: Discovery\n"), "{copied}");
    assert!(copied.contains("Überall 🛒 שלום"), "{copied}");

    // The file that is saved is the same, to the byte.
    let path = app.home().join("phase.md");
    app.click_text("dialog button", "Download .md");
    app.expect(app.display.choose_in_dialog("Save Markdown", &path));
    app.wait_for_text("Saved as");
    assert_eq!(fs::read_to_string(&path).unwrap(), copied);
}

#[test]
fn the_raw_preview_is_what_is_copied() {
    let app = prepared();
    app.click("dialog [data-action=exportPreview]");
    app.click_text("dialog [role=tab]", "Raw Markdown");
    app.wait_for("dialog pre");
    let raw = app.eval("return document.querySelector('dialog pre').textContent");
    app.click_text("dialog button", "Copy Markdown");
    app.wait_for_text("Copied");
    assert_eq!(
        app.display.clipboard("UTF8_STRING").unwrap(),
        raw.as_str().unwrap()
    );
}

fn prepared() -> App {
    let app = one_use_case("Copied");
    answer(&app, "answer/ideation/problem", "Überall 🛒 שלום");
    open_export_of_phase(&app);
    app
}
