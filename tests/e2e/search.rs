//! The search through everything, and the commands: by mouse and by keyboard, with a jump to the field.

use ninefold_driver::{App, Key};
use serde_json::json;

use crate::stage::{add, answer, one_use_case, open_list, open_screen, root, target};

const PROBLEM: &str = "answer/ideation/problem";

/// Opens the field by its button.
fn open(app: &App) {
    app.click("#sidebar [data-action=search]");
    app.wait_for("dialog.palette #palette-words:focus");
}

/// Types, and waits until what it finds is shown.
fn look_for(app: &App, words: &str, status: &str) {
    app.type_text(words);
    app.wait_until(&format!(
        "return document.querySelector('.palette [role=status]')?.innerText === {}",
        json!(status)
    ));
}

/// The options under a heading, each on a line.
fn options(app: &App, group: &str) -> Vec<String> {
    let found = app.eval_with(
        "const group = document.querySelector(`.palette [role=group][aria-label=\"${arguments[0]}\"]`);
        return [...(group?.querySelectorAll('[role=option]') ?? [])].map((one) => one.innerText.replace(/\\s+/g, ' ').trim())",
        &[group.into()],
    );
    serde_json::from_value(found).unwrap()
}

fn is_focused(app: &App, name: &str) {
    app.wait_until(&format!(
        "return document.activeElement?.name === {} && !document.querySelector('dialog')",
        json!(name)
    ));
}

/// A workspace with an answer to be found, elsewhere on the screen.
fn with_answer() -> App {
    let app = one_use_case("Cart email");
    answer(&app, PROBLEM, "Customers at Zoë’s leave their baskets");
    open_screen(&app, "Integrations");
    add(&app, "Basket feed");
    app
}

#[test]
fn what_is_written_is_found_and_gone_to_by_mouse() {
    let app = with_answer();
    open(&app);
    look_for(&app, "bask", "2 hits");
    assert_eq!(options(&app, "Integrations"), ["Basket feed"]);
    // Nobody who looks for what was done last undoes it.
    assert_eq!(options(&app, "Commands"), [""; 0]);
    assert_eq!(
        options(&app, "Answers")[0],
        "Cart email · What business problem are we solving and for which customer segments? Customers at Zoë’s leave their baskets".to_owned()
    );
    assert_eq!(app.text(".palette [aria-label=Answers] mark"), "baskets");
    let violations = app.axe(&root().join("tests/node_modules/axe-core/axe.min.js"));
    assert!(violations.is_empty(), "{violations:?}");
    app.screenshot(&target().join("e2e/search.png"));
    app.eval("document.documentElement.dataset.theme = 'dark'");
    app.resize(1024, 640);
    let violations = app.axe(&root().join("tests/node_modules/axe-core/axe.min.js"));
    assert!(violations.is_empty(), "{violations:?}");
    app.screenshot(&target().join("e2e/search-dark.png"));
    app.click(".palette [aria-label=Answers] [role=option]");
    is_focused(&app, PROBLEM);
}

#[test]
fn what_is_written_is_found_and_gone_to_by_keyboard() {
    let app = with_answer();
    app.press(&[Key::Control, Key::Char('k')]);
    app.wait_for("dialog.palette #palette-words:focus");
    look_for(&app, "quokka", "Nothing has all of these words.");
    assert_eq!(app.count(".palette [role=option]"), 0);
    app.press(&[Key::Escape]);
    app.wait_gone("dialog.palette");
    app.press(&[Key::Control, Key::Char('k')]);
    app.wait_for("dialog.palette #palette-words:focus");
    look_for(&app, "ZOE’S bas", "1 hit");
    app.press(&[Key::Enter]);
    is_focused(&app, PROBLEM);

    // What is being typed is found too, and two hits are gone through by arrows.
    app.type_text(" and never come back to the basket");
    app.press(&[Key::Control, Key::Char('k')]);
    look_for(&app, "bask", "2 hits");
    app.wait_for("#palette-0[aria-selected=true]");
    app.press(&[Key::Down]);
    app.wait_for("#palette-1[aria-selected=true]");
    app.press(&[Key::Up]);
    app.press(&[Key::Up]);
    app.wait_for("#palette-words[aria-activedescendant=palette-1]");
    app.press(&[Key::Enter]);
    is_focused(&app, PROBLEM);
}

#[test]
fn commands_are_run_from_the_same_field_and_by_their_keys() {
    let app = one_use_case("Cart email");
    app.press(&[Key::Control, Key::Char('k')]);
    app.wait_for("dialog.palette #palette-words:focus");
    app.wait_until(
        "return [...document.querySelectorAll('.palette [role=option]')].some((one) => one.textContent === 'Go to Design')",
    );
    let commands = options(&app, "Commands");
    for command in ["New use case Ctrl+N", "Export… Ctrl+E", "Go to Metrics"] {
        assert!(commands.contains(&command.to_owned()), "{commands:?}");
    }
    app.screenshot(&target().join("e2e/commands.png"));
    look_for(&app, "go desi", "Found in no text.");
    assert_eq!(options(&app, "Commands"), ["Go to Design"]);
    app.press(&[Key::Enter]);
    app.wait_for(".stepper [data-phase=design][aria-current=step]");

    app.press(&[Key::Control, Key::PageDown]);
    app.wait_until(
        "return document.querySelector('.stepper li:has([data-phase=design]) + li [aria-current=step]') !== null",
    );
    app.press(&[Key::Control, Key::PageUp]);
    app.wait_for(".stepper [data-phase=design][aria-current=step]");

    app.press(&[Key::Control, Key::Char('n')]);
    is_focused(&app, "title");
    assert_eq!(app.eval("return document.activeElement.value"), json!(""));
    // Escape gives the focus back.
    app.click("#sidebar [data-action=search]");
    app.wait_for("dialog.palette #palette-words:focus");
    app.press(&[Key::Escape]);
    app.wait_for("#sidebar [data-action=search]:focus");
    open_list(&app);
    app.wait_until("return document.querySelectorAll('.use-case').length === 1");
}
