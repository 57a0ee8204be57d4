//! Integrations: named one after the other, described, needed by use cases, ranked, deleted.

use ninefold_driver::{App, Key};
use serde_json::json;

use crate::stage::{
    add, answer, new_use_case, one_use_case, open_list, open_screen, score, wait_saved,
};

const USE_CASE: &str = "Abandoned cart email";

#[test]
fn named_described_and_ranked_by_mouse() {
    let mut app = one_use_case(USE_CASE);
    score(&app, "score/ideation/customer-value", 5);
    open_screen(&app, "Integrations");
    app.wait_for_text("Name the first integration");
    app.click("[data-action=toAdder]");
    for name in ["Order history", "Consent"] {
        add(&app, name);
        assert_eq!(
            app.eval("return document.activeElement.id"),
            "add-integration"
        );
    }
    assert_eq!(titles(&app), ["Consent", "Order history"]);

    app.click_text(".records button", "Consent");
    answer(&app, "answer/data", "Who agreed to what");
    app.click_text(".option", "In progress");
    app.wait_until_quiet();
    app.click(".scale label:has([value='2'])");
    app.click_text(".links .option", USE_CASE);
    app.wait_for_text("1 of 11");

    open_screen(&app, "Integrations");
    app.wait_for_text("2 Low");
    app.wait_for_text("1 use case");

    open_screen(&app, "Build next");
    app.wait_for(".road");
    app.wait_for_text(&format!("Makes ready: {USE_CASE}"));
    app.click(".road summary");
    app.wait_for_text("100: all of its value");
    app.click_text(".road .sentence button", USE_CASE);
    app.wait_until(&format!(
        "return document.querySelector('#header h1').innerText === {}",
        json!(USE_CASE)
    ));

    app.close();
    app.restart();
    open_screen(&app, "Integrations");
    app.click_text(".records button", "Consent");
    app.wait_for(".several");
    assert_eq!(app.text("[name='answer/data']"), "Who agreed to what");
}

#[test]
fn build_next_leads_to_what_is_missing() {
    let app = one_use_case(USE_CASE);
    score(&app, "score/ideation/customer-value", 5);
    open_screen(&app, "Integrations");
    add(&app, "Consent");
    app.click_text(".tabs button", "Matrix");
    app.click(".matrix td label");
    app.wait_for(".matrix :checked");
    open_screen(&app, "Build next");
    app.wait_for_text("Not ranked yet");
    app.click(".unplaced button");
    // The cursor waits at the effort.
    app.wait_until("return document.activeElement.closest('fieldset')?.dataset.field === 'effort'");
    app.press(&[Key::Char('4')]);
    app.wait_for("[name=effort][value='4']:checked");
    open_screen(&app, "Build next");
    app.wait_for(".road");
    assert_eq!(app.count(".unplaced"), 0);
}

#[test]
fn the_matrix_by_keyboard_alone() {
    let app = one_use_case(USE_CASE);
    open_list(&app);
    new_use_case(&app, "Churn win-back");
    open_screen(&app, "Integrations");
    for name in ["Consent", "Orders", "Web tags"] {
        add(&app, name);
    }
    app.tab_to("[data-action=asMatrix]");
    app.press(&[Key::Enter]);
    app.wait_for(".matrix");

    // One stop for Tab, arrow keys inside, Space ticks.
    app.tab_to(".matrix input");
    app.press(&[Key::Right]);
    app.press(&[Key::Down]);
    app.press(&[Key::Space]);
    app.wait_until("return document.activeElement.checked");
    assert_eq!(focused(&app), "Churn win-back needs Orders");
    app.press(&[Key::Control, Key::End]);
    assert_eq!(focused(&app), "Churn win-back needs Web tags");
    app.press(&[Key::Right]);
    assert_eq!(focused(&app), "Churn win-back needs Web tags");
    app.press(&[Key::Control, Key::Home]);
    assert_eq!(focused(&app), "Abandoned cart email needs Consent");
    app.press(&[Key::Tab]);
    assert_eq!(
        app.eval("return document.activeElement.closest('.matrix')"),
        json!(null)
    );

    // What is in sight is taken back where it stands.
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until("return document.querySelectorAll('.matrix :checked').length === 0");
    assert_eq!(focused(&app), "Churn win-back needs Orders");
    app.press(&[Key::Control, Key::Char('y')]);
    app.wait_until("return document.querySelectorAll('.matrix :checked').length === 1");
}

#[test]
fn deleted_and_taken_back() {
    let app = one_use_case(USE_CASE);
    open_screen(&app, "Integrations");
    for name in ["Consent", "Orders"] {
        add(&app, name);
    }
    app.click_text(".records button", "Consent");
    app.click_text(".links .option", USE_CASE);
    app.wait_for(".links :checked");

    // From its page, which is left.
    app.click_text("#header button", "Delete Consent");
    app.wait_for_text("Deleted “Consent”.");
    app.wait_until("return document.querySelectorAll('.records tbody tr').length === 1");
    app.click("#notice [data-action=undo]");
    app.wait_until("return document.querySelector('#header h1').innerText === 'Consent'");
    app.wait_for(".links :checked");

    // From the list; the focus stays among the rows.
    open_screen(&app, "Integrations");
    app.click_text(".records button", "Delete Consent");
    app.wait_until("return document.querySelectorAll('.records tbody tr').length === 1");
    app.wait_until("return document.activeElement.ariaLabel === 'Delete Orders'");
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until("return document.querySelector('#header h1').innerText === 'Consent'");
}

#[test]
fn renaming_shows_everywhere() {
    let app = one_use_case(USE_CASE);
    open_screen(&app, "Integrations");
    add(&app, "Consent");
    app.click_text(".records button", "Consent");
    app.fill("[name=name]", "Consent register");
    wait_saved(&app, "name");
    app.wait_until("return document.querySelector('#header h1').innerText === 'Consent register'");
    app.press(&[Key::Control, Key::Char('a')]);
    app.press(&[Key::Delete]);
    app.wait_until(
        "return document.querySelector('#header h1').innerText === 'Untitled integration'",
    );
}

fn titles(app: &App) -> Vec<String> {
    let found = app.eval(
        "return [...document.querySelectorAll('.records .title')].map(title => title.innerText)",
    );
    serde_json::from_value(found).unwrap()
}

/// What a screen reader calls the element that has the focus.
fn focused(app: &App) -> String {
    let label = app.eval("return document.activeElement.ariaLabel ?? ''");
    label.as_str().unwrap().to_owned()
}
