//! The list of use cases: duplicate, archive, restore, delete for good.

use ninefold_driver::{App, Key};

use crate::stage::{answer, one_use_case, open_list, open_phases};

#[test]
fn a_duplicate_has_everything_and_stands_alone() {
    let app = one_use_case("Original");
    answer(&app, "answer/ideation/problem", "Told twice");
    choose(&app, "Original", "Duplicate");
    app.wait_until("return document.querySelectorAll('.recent button').length === 2");
    open_list(&app);
    app.wait_until("return document.querySelectorAll('#main .use-case').length === 2");
    app.click_text(".use-cases button", "Original (copy)");
    app.wait_for(".overview, .phase");
    open_phases(&app);
    app.wait_for_text("Told twice");
    open_list(&app);
    app.wait_until("return document.querySelectorAll('#main .use-case').length === 2");
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until("return document.querySelectorAll('#main .use-case').length === 1");
}

#[test]
fn archived_with_a_reason_and_restored() {
    let app = one_use_case("Shelved");
    choose(&app, "Shelved", "Archive…");
    app.fill("#reason", "No budget this year");
    app.click_text("dialog button", "Archive");
    app.wait_for(".archived");
    app.wait_for_text("No budget this year");
    app.wait_for_text("by Mara Lind");

    // It can be read and not changed.
    app.click_text("#main .archived button", "Shelved");
    open_phases(&app);
    app.wait_for(".phase");
    assert_eq!(
        app.eval("return document.querySelector('[name=title]').readOnly"),
        true
    );
    app.click("#main [data-action=restore]");
    app.wait_until("return document.querySelector('[name=title]')?.readOnly === false");
}

#[test]
fn deleted_for_good_only_after_asking() {
    let app = one_use_case("Unwanted");
    choose(&app, "Unwanted", "Archive…");
    app.click_text("dialog button", "Archive");
    app.wait_for(".archived");
    choose(&app, "Unwanted", "Delete for good…");
    app.wait_for("dialog[open]");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
    assert_eq!(app.count("#main .use-case"), 1);
    choose(&app, "Unwanted", "Delete for good…");
    app.click_text("dialog button", "Delete for good");
    app.wait_until("return document.querySelectorAll('#main .use-case').length === 0");

    // Even that can be taken back, which goes to it.
    app.click("#notice [data-action=undo]");
    app.wait_for(".overview");
    assert_eq!(app.text("#header h1"), "Unwanted");
}

/// Chooses from the menu of a use case in the list.
fn choose(app: &App, title: &str, label: &str) {
    if app.count("#main .use-case") == 0 {
        open_list(app);
    }
    app.wait_until_quiet();
    app.click_text("#main .use-case button", &format!("More about {title}"));
    app.wait_for("[role=menu]");
    app.click_text("[role=menuitem]", label);
}
