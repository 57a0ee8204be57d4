//! The same journey without a mouse: nothing here clicks.

use ninefold_driver::{App, Key};

use crate::stage::{AUTHOR, launch, wait_saved};

#[test]
fn nine_phases_by_keyboard_alone() {
    let app = App::start(&launch());
    app.tab_to("[name=author]");
    replace(&app, AUTHOR);
    app.tab_to("[data-choice=empty]");
    app.press(&[Key::Enter]);
    app.wait_for_text("Start with a first use case");
    app.tab_to("[data-action=newUseCase]");
    app.press(&[Key::Enter]);

    // The cursor waits in the name.
    app.wait_until("return document.activeElement.name === 'title'");
    app.type_text("Churn win-back");
    wait_saved(&app, "title");

    for phase in 1..=9 {
        app.wait_for_text(&format!("Phase {phase} of 9"));
        app.tab_to(".question textarea");
        app.type_text("Typed by keyboard");
        app.tab_to(".scale input");
        app.press(&[Key::Char('4')]);
        app.wait_for("fieldset[data-scored=true] input[value='4']:checked");
        app.press(&[Key::Left]);
        app.wait_for("fieldset[data-scored=true] input[value='3']:checked");
        while app.count(".checklist input:not(:checked)") > 0 {
            let open = app.count(".checklist input:not(:checked)");
            app.tab_to(".checklist input:not(:checked)");
            app.press(&[Key::Space]);
            app.wait_until(&format!(
                "return document.querySelectorAll('.checklist input:not(:checked)').length === {}",
                open - 1
            ));
        }
        app.wait_until(
            "return document.querySelector('.stepper li:has([aria-current=step])').dataset.state === 'complete'",
        );
        if phase < 9 {
            app.tab_to(".neighbors .primary");
            app.press(&[Key::Enter]);
        }
    }

    // A score is cleared, and taken back by undo, which goes to it.
    app.tab_to(".scale input:checked");
    app.press(&[Key::Delete]);
    app.wait_for("fieldset:first-of-type[data-scored=false]");
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_for("fieldset[data-scored=true] input[value='3']:checked");

    // From the overview any phase is one key away.
    app.tab_to(".tabs button:not([aria-current])");
    app.press(&[Key::Enter]);
    app.wait_for(".overview");
    assert_eq!(app.count(".phase-row[data-state=complete]"), 9);
}

#[test]
fn menus_and_dialogs_by_keyboard() {
    let app = crate::stage::one_use_case("By keyboard");
    app.press(&[Key::F1]);
    app.wait_for("dialog[open]");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");
    assert_eq!(app.eval("return document.activeElement.name"), "title");

    app.press(&[Key::Control, Key::Char(',')]);
    app.wait_for("dialog[open] [name=theme]");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");

    app.press(&[Key::Control, Key::Char('e')]);
    app.wait_for_text("Export to Confluence");
    app.press(&[Key::Escape]);

    app.tab_to("[data-action=menu]");
    app.press(&[Key::Enter]);
    app.wait_for("[role=menu]");
    app.press(&[Key::Down]);
    app.press(&[Key::Escape]);
    app.wait_gone("[role=menu]");
    assert_eq!(
        app.eval("return document.activeElement.dataset.action"),
        "menu"
    );
}

#[test]
fn a_menu_stays_open_while_the_page_is_drawn_anew() {
    let app = crate::stage::one_use_case("Menu");
    app.type_text(" renamed");
    app.press(&[Key::F10]);
    app.wait_for("[role=menu]");
    app.wait_for_text("Menu renamed");
    app.wait_until_quiet();
    assert_eq!(app.count("[role=menu]"), 1);
}

/// Replaces what is in the field that has the focus.
fn replace(app: &App, text: &str) {
    app.press(&[Key::Control, Key::Char('a')]);
    app.type_text(text);
}
