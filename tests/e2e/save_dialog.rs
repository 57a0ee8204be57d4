//! Saving Markdown through the real native dialog.

use std::fs;

use ninefold_driver::App;

use crate::stage::{answer, one_use_case, open_export_of_phase};

const ANSWER: &str = "Win back carts | cheaply\n\n| a | b |\n| - | - |\n| 1 | 2 |";

#[test]
fn a_phase_is_saved_where_the_person_says() {
    let app = prepared();
    let path = app.home().join("my phase.md");
    app.click_text("dialog button", "Download .md");
    app.expect(app.display.choose_in_dialog("Save Markdown", &path));
    app.wait_for_text("Saved as");
    assert!(app.shown().contains("my phase.md"));
    let saved = fs::read_to_string(&path).unwrap();
    assert!(saved.starts_with("# Phase 1: Discovery\n"), "{saved}");
    assert!(
        saved.contains("**Brief explanation of use case**"),
        "{saved}"
    );
    assert!(saved.contains("| 1 | 2 |"), "{saved}");
    assert_eq!(
        fs::read_dir(app.home())
            .unwrap()
            .flatten()
            .filter(|entry| entry.path().is_file())
            .count(),
        1
    );
}

#[test]
fn a_file_that_is_there_is_replaced_whole_or_not_at_all() {
    let app = prepared();
    let path = app.home().join("phase.md");
    fs::write(&path, "older, and much longer\n".repeat(10_000)).unwrap();
    app.click_text("dialog button", "Download .md");
    app.expect(app.display.replace_in_dialog("Save Markdown", &path));
    app.wait_for_text("Saved as");
    let saved = fs::read_to_string(&path).unwrap();
    assert!(
        saved.starts_with("# Phase 1: Discovery\n") && !saved.contains("older, and"),
        "{saved}"
    );
}

#[test]
fn nothing_is_written_when_the_dialog_is_canceled() {
    let app = prepared();
    app.click_text("dialog button", "Download .md");
    app.expect(app.display.cancel_dialog("Save Markdown"));
    // The panel is there for another try.
    app.click_text("dialog button", "Download .md");
    app.expect(app.display.cancel_dialog("Save Markdown"));
    assert_eq!(
        fs::read_dir(app.home())
            .unwrap()
            .flatten()
            .filter(|entry| entry.path().is_file())
            .count(),
        0
    );
}

/// A use case with an answer, its export panel open.
fn prepared() -> App {
    let app = one_use_case("Carts: 50 % / week?");
    // Pasted, as a table would be.
    app.click("#main [name=\"answer/ideation/explanation\"]");
    app.eval_with(
        "document.execCommand('insertText', false, arguments[0])",
        &[ANSWER.into()],
    );
    answer(&app, "answer/ideation/problem", "Carts are left behind");
    open_export_of_phase(&app);
    app
}
