//! The export at the end of a phase's page: nothing is asked before it is, and what is taken along is what is shown.

use std::fs;

use ninefold_driver::{App, Key};

use crate::loading::{asked, listen};
use crate::stage::{answer, field, one_use_case, open_phase, wait_saved};

/// The button, once what it copies is at hand.
const READY: &str = "[data-action=exportHereCopy][data-ready=true]";

const FIELD: &str = "answer/ideation/problem";

#[test]
fn a_phase_is_taken_along_from_the_end_of_its_page() {
    let app = prepared();
    listen(&app);
    app.wait_for_text("Copy the markdown and paste directly into your Confluence page");
    assert_eq!(asked(&app), Vec::<String>::new());
    assert_eq!(app.count(".export-here [role=tabpanel]"), 0);

    copy(&app);
    let copied = app.display.clipboard("UTF8_STRING").unwrap();
    assert!(copied.starts_with("# Phase 1: Discovery\n"), "{copied}");
    assert!(copied.contains("Carts & **baskets**"), "{copied}");
    assert_eq!(asked(&app), ["export_preview"]);

    app.click("[data-action=exportHerePreview]");
    app.wait_for(".export-here .rendered strong");
    app.click_text(".export-here [role=tab]", "Raw Markdown");
    app.wait_for(".export-here pre");
    let raw = app.eval("return document.querySelector('.export-here pre').textContent");
    assert_eq!(raw.as_str().unwrap(), copied);

    let path = app.home().join("phase.md");
    app.click("[data-action=exportHereSave]");
    app.expect(app.display.choose_in_dialog("Save Markdown", &path));
    app.wait_for_text("Saved as");
    assert_eq!(fs::read_to_string(&path).unwrap(), copied);

    // What is open follows what is entered; what is closed asks for nothing.
    app.fill(&field(FIELD), "Carts are left");
    wait_saved(&app, FIELD);
    app.wait_until(
        "return document.querySelector('.export-here pre').textContent.includes('Carts are left')",
    );
    app.click_text(".export-here button", "Hide Preview");
    asked(&app);
    app.fill(&field(FIELD), "Carts are left again");
    wait_saved(&app, FIELD);
    let asked = asked(&app);
    assert!(!asked.contains(&"export_preview".to_owned()), "{asked:?}");
    copy(&app);
    let copied = app.display.clipboard("UTF8_STRING").unwrap();
    assert!(copied.contains("Carts are left again"), "{copied}");

    // The last phase has one, too; what was open on another is closed on it.
    open_phase(&app, "optimization");
    app.wait_for_text("Exporting: Phase 9: Optimization & Iteration");
    assert_eq!(app.count(".export-here [role=tabpanel]"), 0);
    copy(&app);
    let copied = app.display.clipboard("UTF8_STRING").unwrap();
    assert!(
        copied.contains("No specific details have been entered for this phase yet."),
        "{copied}"
    );
}

#[test]
fn the_export_of_a_phase_is_used_with_keys_alone() {
    let app = prepared();
    app.eval("document.querySelector('[data-action=exportHereCopy]').focus()");
    app.wait_for(READY);
    app.press(&[Key::Enter]);
    app.wait_for_text("Copied as Markdown");
    assert!(
        app.display
            .clipboard("UTF8_STRING")
            .unwrap()
            .starts_with("# Phase 1")
    );
    app.press(&[Key::Tab]);
    app.press(&[Key::Tab]);
    app.press(&[Key::Enter]);
    app.wait_for(".export-here [role=tabpanel]");
    app.wait_until("return document.activeElement.textContent === 'Hide Preview'");
    // The other ways and what can't be shown, then the tabs.
    let rendered = "return document.activeElement.textContent === 'Rendered'";
    for _ in 0..8 {
        if app.eval(rendered) == true {
            break;
        }
        app.press(&[Key::Tab]);
    }
    app.wait_until(rendered);
    app.press(&[Key::Right]);
    app.wait_for(".export-here pre");
    app.wait_until("return document.activeElement.textContent === 'Raw Markdown'");
}

/// Goes to the button, as a pointer does before it presses.
fn copy(app: &App) {
    app.eval(
        "document.querySelector('[data-action=exportHereCopy]')
            .dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))",
    );
    app.wait_for(READY);
    app.click("[data-action=exportHereCopy]");
    app.wait_for_text("Copied as Markdown");
}

fn prepared() -> App {
    let app = one_use_case("At the end");
    answer(&app, FIELD, "Carts & **baskets**");
    app
}
