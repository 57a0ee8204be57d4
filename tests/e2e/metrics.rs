//! Metrics: picked or typed, measured, and drawn as a line that a table repeats.

use ninefold_driver::{App, Key};

use crate::stage::{add, empty, one_use_case, open_screen, wait_saved};

#[test]
fn from_a_suggestion_to_a_line() {
    let mut app = one_use_case("Abandoned cart email");
    open_screen(&app, "Metrics");
    app.click_text(".suggested button", "+ Conversion rate");
    app.wait_for(".records");
    app.wait_gone(".suggested [data-name='Conversion rate']");
    // The next suggestion waits under the finger.
    assert_eq!(
        app.eval("return document.activeElement.dataset.action"),
        "pickMetric"
    );
    app.click_text(".records button", "Conversion rate");
    app.wait_for(".several");
    assert_eq!(app.text("[name=unit]"), "%");
    measure(&app, "baseline", "4", "2096-07-01");
    measure(&app, "target", "7", "2096-12-31");

    // Readings one after the other, in whatever order of days.
    app.click(".add");
    for (value, day) in [("5.9", "2096-11-01"), ("4.4", "2096-08-01")] {
        let before = app.count(".readings li");
        app.wait_until("return document.activeElement.dataset.part === 'value'");
        app.type_text(value);
        app.press(&[Key::Tab]);
        app.type_text(day);
        app.press(&[Key::Enter]);
        app.wait_until(&format!(
            "return document.querySelectorAll('.readings li').length === {}",
            before + 1
        ));
    }
    app.wait_until("return document.querySelectorAll('.chart circle').length === 3");
    app.wait_for_text("Target 7%");
    assert_eq!(
        table(&app),
        [
            "Baseline Jul 1, 2096 4%",
            "Reading Aug 1, 2096 4.4%",
            "Reading Nov 1, 2096 5.9%",
            "Target Dec 31, 2096 7%",
        ]
    );
    app.wait_for_text("63% of the way from 4% to 7%");

    app.click_text(".links .option", "Abandoned cart email");
    app.wait_for(".links :checked");
    open_screen(&app, "Metrics");
    app.wait_for_text("5.9% on Nov 1, 2096");
    app.wait_for_text("Behind");

    app.close();
    app.restart();
    open_screen(&app, "Metrics");
    app.click_text(".records button", "Conversion rate");
    app.wait_for(".chart");
    assert_eq!(table(&app).len(), 4);
}

#[test]
fn a_reading_is_removed_and_comes_back() {
    let app = empty();
    open_screen(&app, "Metrics");
    add(&app, "Returns");
    app.click_text(".records button", "Returns");
    app.click(".add");
    app.wait_for("[name=reading]");
    measure(&app, "reading", "12", "2026-08-01");
    app.wait_until_quiet();
    app.click(".readings [data-action=removeRow]");
    app.wait_gone(".readings li");
    app.wait_until("return document.activeElement.dataset.adds === 'reading'");
    app.click("#notice [data-action=undo]");
    app.wait_for(".readings li");
    assert_eq!(app.text("[name=reading][data-part=value]"), "12");
}

#[test]
fn what_is_no_number_is_said_and_kept() {
    let app = empty();
    open_screen(&app, "Metrics");
    add(&app, "Returns");
    app.tab_to(".records .title");
    app.press(&[Key::Enter]);
    app.wait_for(".several");
    app.tab_to("[name=baseline]");
    app.type_text("about four");
    app.press(&[Key::Tab]);
    app.wait_for(".several .saved.bad");
    assert_eq!(app.text("[name=baseline][data-part=value]"), "about four");
    app.fill("[name=baseline][data-part=value]", "4");
    app.press(&[Key::Tab]);
    wait_saved(&app, "baseline");
}

/// Types a measure and leaves it.
pub fn measure(app: &App, field: &str, value: &str, day: &str) {
    app.fill(&format!("[name={field}][data-part=value]"), value);
    app.fill(&format!("[name={field}][data-part=date]"), day);
    app.press(&[Key::Tab]);
    wait_saved(app, field);
}

/// The table beside the line, a line each.
fn table(app: &App) -> Vec<String> {
    let found = app.eval(
        "return [...document.querySelectorAll('.chart tbody tr')]
            .map(row => [...row.cells].map(cell => cell.innerText).join(' '))",
    );
    serde_json::from_value(found).unwrap()
}
