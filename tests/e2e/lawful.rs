//! The lawful record: what is not checked stands against building, leads to its field, and is in the processing record.

use ninefold_driver::{App, Key};

use crate::stage::{
    add, field, one_use_case, open_list, open_screen, open_tab, root, target, undo, wait_saved,
};

const USE_CASE: &str = "Abandoned cart email";

/// A use case that needs an integration, whose page is open.
fn begun() -> App {
    let app = one_use_case(USE_CASE);
    open_screen(&app, "Integrations");
    app.click("[data-action=toAdder]");
    add(&app, "Order feed");
    app.click_text(".records button", "Order feed");
    app.click_text(".links .option", USE_CASE);
    app.wait_until_quiet();
    app
}

#[test]
fn a_gap_leads_to_its_field_and_is_closed_by_mouse() {
    let app = begun();
    open_list(&app);
    app.click_text("#main .use-case button", USE_CASE);
    open_tab(&app, "Tracker");
    app.click_text("#main button", "Order feed: lawful record not checked yet");
    app.wait_for(".lawful[open]");
    app.click_text(".lawful .option", "Analytics What people do is counted.");
    app.click_text(".lawful .option", "Consent");
    app.fill(&field("law/retention"), "13 months");
    app.press(&[Key::Tab]);
    wait_saved(&app, "law/retention");
    app.wait_for_text("7 things are not checked yet");
    looks(&app, "begun");
    app.click_text(".lawful .option", "No personal data");
    app.wait_for_text("Complete");
    undo(&app);
    app.wait_for_text("7 things are not checked yet");

    app.click("#header [data-action=export]");
    app.click("dialog [name=export-scope][value=processing-record]");
    app.click("dialog [data-action=exportPreview]");
    app.wait_for_text("Record of processing activities");
    app.wait_for_text("not checked yet");
    app.click_text("dialog summary", "Hand over to other tools");
    app.wait_for_text("Privacy taxonomy, Fides (.yml)");
}

#[test]
fn who_is_responsible_is_asked_for_and_leads_to_the_settings() {
    let app = begun();
    open_list(&app);
    app.click_text("#main .use-case button", USE_CASE);
    open_tab(&app, "Tracker");
    let row = "Who is responsible for the data not checked yet";
    app.click_text("#main button", row);
    app.wait_until("return document.activeElement.id === 'settings-controller'");
    app.type_text("Noordkaap B.V.");
    wait_saved(&app, "controller");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
    // Where one was, with what is left of it.
    app.wait_for_text("Responsible for the data: data protection officer not checked yet");
    assert!(!app.text("#main").contains(row));
}

#[test]
fn it_is_opened_and_filled_by_keyboard() {
    let app = begun();
    app.tab_to(".lawful > summary");
    app.press(&[Key::Enter]);
    app.wait_for(".lawful[open]");
    app.tab_to("[name='law/purpose/analytics'], .lawful [type=checkbox]");
    app.press(&[Key::Space]);
    app.wait_for_text("9 things are not checked yet");
}

#[test]
fn who_is_responsible_is_entered_in_the_settings_and_stands_in_the_record() {
    let app = begun();
    app.press(&[Key::Control, Key::Char(',')]);
    app.wait_for("#settings-controller");
    app.tab_to("#settings-controller");
    app.type_text("Noordkaap B.V.");
    app.tab_to("#settings-protection-officer");
    app.type_text("Femke de Vries");
    wait_saved(&app, "protection-officer");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
    app.click("#header [data-action=export]");
    app.click("dialog [name=export-scope][value=processing-record]");
    app.click("dialog [data-action=exportPreview]");
    app.wait_for_text("Controller: Noordkaap B.V.");
    app.wait_for_text("Data protection officer: Femke de Vries");
    app.wait_for_text("Contact of the controller: not checked yet");
}

/// The page as it is, light and dark, in which axe-core finds nothing.
fn looks(app: &App, name: &str) {
    app.eval("document.querySelector('.lawful').scrollIntoView()");
    for theme in ["light", "dark"] {
        app.eval_with(
            "document.documentElement.dataset.theme = arguments[0]",
            &[theme.into()],
        );
        app.settle();
        let picture = format!("lawful-{name}-{theme}.png");
        app.screenshot(&target().join("e2e").join(picture));
        let found = app.axe(&root().join("tests/node_modules/axe-core/axe.min.js"));
        assert!(found.is_empty(), "{name}, {theme}: {}", found[0]);
    }
    app.eval("document.documentElement.dataset.theme = 'light'");
}
