//! Names, numbers and days as they are pasted: whom and what they mean, and how they are shown.

use ninefold_driver::{App, Key};
use serde_json::json;

use crate::stage::{add, field, one_use_case, open_screen, open_tab, wait_saved};

/// Puts a text in a field at once, as pasting does: not every sign is on a keyboard.
fn paste(app: &App, css: &str, text: &str) {
    app.click(css);
    app.press(&[Key::Control, Key::Char('a')]);
    app.eval(&format!(
        "document.execCommand('insertText', false, {})",
        json!(text)
    ));
}

fn people(app: &App) -> Vec<String> {
    let names = app.eval_async(
        "const {people} = await window.__TAURI__.core.invoke('people'); return people.map(({name}) => name)",
        &[],
    );
    serde_json::from_value(names).unwrap()
}

#[test]
fn a_pasted_name_means_the_person_who_is_there() {
    let app = one_use_case("Cart");
    app.click_text(".stakeholders button", "+ Add Stakeholder");
    app.fill("#who", "Zoë Strauß");
    app.press(&[Key::Enter]);
    app.wait_until("return document.activeElement.name === 'role'");
    app.click(".stakeholders [data-action=donePerson]");
    app.wait_gone(".stakeholders [name=role]");
    app.click_text(".stakeholders button", "+ Add Stakeholder");
    paste(&app, "#who", "Zoe\u{308}\u{2009}STRAUSS");
    app.wait_until("return [...document.querySelectorAll('[role=option]')].some((one) => one.innerText.includes('Somebody else'))");
    app.press(&[Key::Enter]);
    app.wait_until("return document.activeElement.matches('.stakeholders textarea')");
    assert_eq!(app.count(".stakeholders tr[data-row]"), 1);

    open_tab(&app, "Scoping");
    for pasted in [
        "Zoë\u{A0}Strauß",
        "Zoe\u{308}  STRAUSS",
        "\u{200B}zoë strauß\u{200E}",
    ] {
        paste(&app, &field("req/owner"), pasted);
        app.wait_until("return [...document.querySelectorAll('[role=option]')].some((one) => one.innerText.includes('Zoë Strauß'))");
        app.click(&field("req/actor"));
        app.wait_until(
            "return document.querySelector('[name=\"req/owner\"]').value === 'Zoë Strauß'",
        );
        app.wait_until_quiet();
    }
    assert_eq!(people(&app), ["Mara Lind", "Zoë Strauß"]);
}

#[test]
fn what_is_named_again_is_what_is_there() {
    let app = one_use_case("Cart");
    open_screen(&app, "Integrations");
    for name in ["Feed 10", "Ärger", "Zorn", "Feed 9"] {
        add(&app, name);
    }
    let names =
        "return [...document.querySelectorAll('.records .title')].map((title) => title.innerText)";
    assert_eq!(
        app.eval(names),
        json!(["Ärger", "Feed 9", "Feed 10", "Zorn"])
    );
    paste(&app, "#add-integration", "feed\u{A0}9\u{200B}");
    app.press(&[Key::Enter]);
    app.wait_for_text("“Feed 9” is there already.");
    assert_eq!(
        app.eval(names),
        json!(["Ärger", "Feed 9", "Feed 10", "Zorn"])
    );

    app.click_text("#sidebar button", "Cart");
    open_tab(&app, "Scoping");
    let find = "[id$='-needs'] .find-link";
    paste(&app, find, "a\u{308}RGER");
    app.wait_until(
        "return [...document.querySelectorAll('[id$=\"-needs\"] .makes button')].every((button) => !button.innerText.startsWith('Add'))",
    );
    app.press(&[Key::Enter]);
    app.wait_until("return document.querySelectorAll('[id$=\"-needs\"] :checked').length === 1");
    app.wait_until_quiet();
    open_screen(&app, "Integrations");
    assert_eq!(
        app.eval(names),
        json!(["Ärger", "Feed 9", "Feed 10", "Zorn"])
    );
}

#[test]
fn a_number_that_may_be_two_is_asked_for_and_the_advice_is_taken() {
    let app = one_use_case("Cart");
    open_screen(&app, "Metrics");
    add(&app, "Churn");
    app.click_text(".records button", "Churn");
    let value = &field("baseline");
    for (pasted, advice) in [
        ("1.100", "Type 1100, or 1.1."),
        ("4,50%", "Type 4.50."),
        ("4 5", "Type 45."),
    ] {
        paste(&app, value, pasted);
        app.press(&[Key::Tab]);
        app.wait_for_text(advice);
    }
    for (pasted, shown) in [
        ("1.1", "1.1"),
        ("–3,5", "-3.5"),
        ("\u{200E}007\u{200B}", "7"),
        (".5", "0.5"),
        ("1\u{202F}250", "1250"),
    ] {
        paste(&app, value, pasted);
        app.press(&[Key::Tab]);
        wait_saved(&app, "baseline");
        app.wait_until(&format!(
            "return document.querySelector('[name=baseline][data-part=value]').value === '{shown}'"
        ));
    }
}
