//! Templates: a use case started from one, by mouse and by keyboard; one made of a use case; what helps and stays folded.

use std::fs;

use ninefold_driver::{App, Key};
use serde_json::json;

use crate::stage::{
    answer, empty, field, one_use_case, open_list, open_phases, open_screen, open_tab, wait_saved,
};

/// The value of a field.
fn value(app: &App, name: &str) -> String {
    let value = app.eval_with(
        "return document.querySelector(arguments[0]).value",
        &[field(name).into()],
    );
    value.as_str().unwrap_or_default().to_owned()
}

/// A button of a suggestion.
fn button(key: &str, action: &str) -> String {
    format!("#main [data-suggested=\"{key}\"][data-action={action}]")
}

/// A new use case of the template that is found by these words.
fn start(app: &App, words: &str) {
    app.click_text("button", "Start from a template…");
    app.wait_for("dialog[open] #template-words:focus");
    app.type_text(words);
    app.wait_until("return document.querySelectorAll('.templates .start').length === 1");
    app.click(".templates .start");
    app.wait_for(&field("title"));
}

#[test]
fn a_use_case_from_a_template_by_mouse() {
    let app = empty();
    start(&app, "basket");
    // What is suggested is in sight, and nothing of it is entered.
    app.wait_for_text("Abandoned basket email");
    assert_eq!(value(&app, "title"), "");
    app.wait_for(&button("answer/ideation/problem", "takeSuggestion"));

    app.click(&button("title", "takeSuggestion"));
    app.wait_until(&format!(
        "const field = document.querySelector({}); \
        return field.value === 'Abandoned basket email' && field === document.activeElement",
        json!(field("title"))
    ));
    app.wait_for_text("Undo");
    app.wait_gone(&button("title", "takeSuggestion"));

    app.click(&button("answer/ideation/problem", "dismissSuggestion"));
    app.wait_gone(&button("answer/ideation/problem", "dismissSuggestion"));
    app.wait_for_text("Suggestion dismissed.");
    app.click("#notice [data-action=undo]");
    app.wait_for(&button("answer/ideation/problem", "takeSuggestion"));

    // Whoever types has no more need of it.
    answer(&app, "answer/ideation/problem", "Carts are left");
    app.wait_gone(&button("answer/ideation/problem", "takeSuggestion"));

    open_tab(&app, "Scoping");
    app.wait_for_text("0 of 10 requirements entered");
    app.wait_for_text("Recovered baskets");
    app.click(&button("metric/0", "takeSuggestion"));
    app.wait_for("[name=metric] .option :checked");
    app.click(&button("integration/0", "takeSuggestion"));
    app.wait_for("[name=needs] .option :checked");
    app.click(&button("step/0", "takeSuggestion"));
    app.wait_for(".steps .step");
    app.click(&button("tag/0", "takeSuggestion"));
    app.wait_until("return document.querySelector('.linked button').innerText === 'Web tags'");
    app.wait_for_text("4 of 10 requirements entered");
    app.wait_gone(&button("tag/0", "takeSuggestion"));

    open_tab(&app, "Tracker");
    app.click(&button("tracker/change", "takeSuggestion"));
    app.wait_until(&format!(
        "return document.querySelector({}).value.startsWith('a reminder with the basket')",
        json!(field("tracker/change"))
    ));
    open_screen(&app, "Metrics");
    app.wait_for_text("Recovered baskets");
}

#[test]
fn a_use_case_from_a_template_by_keyboard() {
    let app = empty();
    app.tab_to("[data-action=chooseTemplate]");
    app.press(&[Key::Enter]);
    app.wait_for("dialog[open] #template-words:focus");
    app.press(&[Key::Down]);
    app.wait_for(".templates .start:focus");
    app.press(&[Key::Up]);
    app.wait_for("#template-words:focus");
    app.type_text("leads");
    app.wait_until("return document.querySelectorAll('.templates .start').length === 1");
    app.press(&[Key::Enter]);
    app.wait_for(&field("title"));
    app.tab_to("[data-action=takeSuggestion]");
    app.press(&[Key::Enter]);
    app.wait_until(&format!(
        "return document.querySelector({}).value === 'Lead scoring'",
        json!(field("title"))
    ));
    // The focus is in what was taken; one undo takes it back.
    app.wait_until("return document.activeElement.name === 'title'");
    app.tab_to("[data-action=dismissSuggestion]");
    app.press(&[Key::Enter]);
    app.wait_for_text("Suggestion dismissed.");
    app.wait_until("return document.activeElement !== document.body");
    assert_eq!(value(&app, "answer/ideation/explanation"), "");
    // Escape leaves nothing behind.
    open_list(&app);
    app.wait_for(".use-case");
    app.tab_to("[data-action=chooseTemplate]");
    app.press(&[Key::Enter]);
    app.wait_for("dialog[open]");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
    assert_eq!(app.count(".use-case"), 1);
    // Neither does one in which nothing was taken.
    start(&app, "churn");
    app.wait_for(".from-template");
    open_list(&app);
    app.wait_until("return document.querySelectorAll('.use-case').length === 1");
}

#[test]
fn a_use_case_is_made_a_template_which_goes_by_file() {
    let app = one_use_case("Cart email");
    answer(
        &app,
        "answer/ideation/problem",
        "Mara Lind says that 4 % of carts come back",
    );
    answer(&app, "answer/ideation/success", "Only ours");
    open_list(&app);
    app.click(".use-case [data-action=rowMenu]");
    app.click_text("[role=menuitem]", "Save as template…");
    app.wait_for("dialog[open] [name=\"text answer/ideation/problem\"]");
    let kept =
        app.eval("return document.querySelector('[name=\"text answer/ideation/problem\"]').value");
    assert_eq!(kept, "… says that … % of carts come back");
    app.click("[name=\"keep answer/ideation/success\"]");
    app.fill(
        "[name=\"text answer/ideation/problem\"]",
        "Few carts come back",
    );
    app.fill("[name=about]", "Bring carts back");
    app.click_text("dialog button", "Save template");
    app.wait_gone("dialog[open]");
    app.wait_for_text("Saved the template “Cart email”.");

    app.click("#header [data-action=chooseTemplate]");
    app.wait_for_text("Bring carts back");
    app.wait_for_text("2 answers");
    app.click("[data-action=templateMenu]");
    app.click_text("[role=menuitem]", "Rename…");
    app.fill("#template-name", "Reminder");
    app.press(&[Key::Enter]);
    app.wait_until("return document.querySelector('.templates .name').innerText === 'Reminder'");
    let file = app.home().join("Reminder.toml");
    app.click("[data-action=templateMenu]");
    app.click_text("[role=menuitem]", "Export…");
    app.expect(app.display.choose_in_dialog("Export template", &file));
    app.wait_for_text("Saved Reminder.toml.");
    let text = fs::read_to_string(&file).unwrap();
    assert!(
        text.contains("Few carts come back") && !text.contains("Mara"),
        "{text}"
    );

    app.click("[data-action=templateMenu]");
    app.click_text("[role=menuitem]", "Delete");
    app.wait_gone("[data-action=templateMenu]");
    app.click_text("dialog button", "Undo");
    app.wait_for("[data-action=templateMenu]");
    app.click("[data-action=templateMenu]");
    app.click_text("[role=menuitem]", "Delete");
    app.wait_gone("[data-action=templateMenu]");
    app.click_text("dialog button", "Import…");
    app.expect(app.display.open_in_dialog("Import template", &file));
    app.wait_for("[data-action=templateMenu]");
    // One that is none says where it is wrong, and nothing is changed.
    let wrong = app.home().join("wrong.toml");
    fs::write(&wrong, "name = \"A\"\ncolor = \"red\"\n").unwrap();
    app.click_text("dialog button", "Import…");
    app.expect(app.display.open_in_dialog("Import template", &wrong));
    app.wait_for_text("line 2, template: `color` is nothing that a template has");
    app.click_text(".templates .start .name", "Reminder");
    app.wait_for(&button("answer/ideation/problem", "takeSuggestion"));
    app.wait_for_text("Few carts come back");
    assert!(!app.shown().contains("Only ours"));
}

#[test]
fn help_is_a_line_that_stays_as_it_was_left() {
    let mut app = one_use_case("Cart email");
    wait_saved(&app, "title");
    open_screen(&app, "Tagging plan");
    app.click_text(".help summary", "What a tag is for");
    app.wait_for_text("It serves personalization in five ways.");
    assert_eq!(app.count(".help li"), 5);
    open_screen(&app, "Metrics");
    app.tab_to(".help summary");
    app.press(&[Key::Enter]);
    app.wait_for_text("From an analytics tool, from the platform used before");
    app.press(&[Key::Enter]);
    app.wait_gone(".help[open]");
    app.close();
    app.restart();
    open_screen(&app, "Tagging plan");
    app.wait_for(".help[open]");
    open_screen(&app, "Metrics");
    app.wait_for(".help:not([open])");
    open_list(&app);
    app.click(".use-case .whole-row");
    open_tab(&app, "Tracker");
    app.click("#main .slide .help summary");
    app.wait_for_text("Says what the deck is about");
    assert_eq!(app.count(".slide .help"), app.count(".slide"));
    open_phases(&app);
}
