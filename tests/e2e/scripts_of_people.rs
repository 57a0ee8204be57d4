//! Text of any script and any setting: which way it runs, and how it is found.

use ninefold_driver::Key;
use serde_json::json;

use crate::stage::{answer, field, one_use_case, open_screen, target, wait_saved};

const FIELD: &str = "answer/ideation/problem";

#[test]
fn text_runs_as_its_letters_do() {
    let app = one_use_case("שלום לכולם");
    answer(&app, FIELD, "عربة التسوق 12 %");
    let direction = |css: &str| {
        app.eval_with(
            "return getComputedStyle(document.querySelector(arguments[0])).direction",
            &[css.into()],
        )
    };
    assert_eq!(direction(&field(FIELD)), "rtl");
    assert_eq!(direction("#header h1"), "rtl");
    assert_eq!(direction(&field("answer/ideation/success")), "ltr");
    assert_eq!(
        app.count("#main :is(textarea, input[type=text]):not([dir=auto])"),
        0
    );
    app.screenshot(&target().join("e2e/right-to-left.png"));
    app.click("[data-action=export]");
    app.click("dialog [data-action=exportPreview]");
    app.wait_for("dialog .page p[dir=auto]");
    app.wait_until(
        "const said = [...document.querySelectorAll('dialog .page p')].find(p => p.innerText.includes('عربة'));
        return said && getComputedStyle(said).direction === 'rtl'",
    );
    app.screenshot(&target().join("e2e/right-to-left-preview.png"));
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");
    open_screen(&app, "Metrics");
    assert_eq!(app.count("#main input[type=text]:not([dir=auto])"), 0);
}

#[test]
fn words_are_found_however_they_are_set() {
    let app = one_use_case("Found");
    // Set as programs set it, and as keyboards type it: each finds the other.
    let set = "zep\u{AD}pe\u{AD}lin; “Anna’s”; 2024\u{2013}2026; 10\u{A0}%; Cafe\u{301}; wait…; \u{200E}x\u{2011}y";
    let typed = "zeppelin; \"Anna's\"; 2024-2026; 10 %; Caf\u{e9}; wait...; x-y";
    answer(&app, FIELD, set);
    answer(&app, "answer/ideation/success", typed);
    app.press(&[Key::Control, Key::Char('f')]);
    app.wait_for(".find input");
    let find = |words: &str| {
        app.eval_with(
            "const input = document.querySelector('.find input');
            input.value = arguments[0];
            input.dispatchEvent(new InputEvent('input', {bubbles: true}));
            return document.querySelector('.find output').innerText",
            &[json!(words)],
        )
    };
    for (one, other) in set.split("; ").zip(typed.split("; ")) {
        assert_eq!(find(one), "1 of 2", "{one}");
        assert_eq!(find(other), "1 of 2", "{other}");
    }
    assert_eq!(find("Cafe"), "No matches");
    // What is selected at the end is the whole word, with what can't be seen in it.
    find("zeppelin");
    app.press(&[Key::Escape]);
    app.wait_gone(".find");
    let selected = app.eval("return getSelection().toString()");
    assert_eq!(selected, "zep\u{AD}pe\u{AD}lin");
}

#[test]
fn the_email_of_somebody_is_right_in_any_script() {
    let app = one_use_case("Mail");
    app.click_text(".stakeholders button", "+ Add Stakeholder");
    app.fill("#who", "संपर्क");
    app.click_text(".add-form button", "Add");
    app.wait_for("#main [name=email]");
    for (email, right) in [
        ("info@mu\u{308}nchen.example", true),
        ("info@muenchen", false),
        ("संपर्क@डाटामेल.भारत", true),
        ("info@b..example", false),
    ] {
        answer(&app, "email", email);
        wait_saved(&app, "email");
        app.wait_until(&format!(
            "return document.querySelector('#main [name=email]').matches('[aria-invalid=true]') !== {right}"
        ));
    }
}
