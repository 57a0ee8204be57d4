//! Build next: why one stands under another, pins, dates, the time line.

use ninefold_driver::{App, Key};
use serde_json::json;

use crate::stage::{
    first_start, launch, open_list, open_overview, open_screen, target, wait_saved,
};

/// The sample workspace with Build next open.
fn sample() -> App {
    let app = App::start(&launch());
    first_start(&app, "sample");
    app.wait_for(".use-cases");
    open_screen(&app, "Build next");
    app.wait_for(".road");
    app.wait_until_quiet();
    app
}

/// The integrations in order.
fn order(app: &App) -> Vec<String> {
    let names =
        app.eval("return [...document.querySelectorAll('.road h2')].map((name) => name.innerText)");
    serde_json::from_value(names).unwrap()
}

fn focused(app: &App) -> String {
    let name = app
        .eval("return document.activeElement.name ?? document.activeElement.dataset.action ?? ''");
    name.as_str().unwrap_or_default().to_owned()
}

fn open_time_line(app: &App) {
    app.click_text(".tabs button", "Time line");
    app.wait_for(".time-line");
    app.wait_until_quiet();
}

#[test]
fn why_a_higher_number_stands_under_a_lower_one() {
    let app = sample();
    app.wait_for_text("First, because it unlocks the most value for its effort: 118.7, ahead of Email service with 47.6.");
    app.click_text(".under summary", "Why does 93.5 stand under 88.3?");
    app.wait_for(".under[open] tbody tr");
    let rows = app.eval(
        "return [...document.querySelectorAll('.under[open] tbody tr')].map((row) => [...row.cells].map((cell) => cell.innerText).join(' | '))",
    );
    assert_eq!(
        rows,
        json!([
            "2 | Email service | 88.3 | 79.7",
            "3 | Product catalog | 93.5 | 93.5"
        ])
    );
    app.screenshot(&target().join("e2e/build-next.png"));
}

#[test]
fn pinned_with_a_reason_and_taken_back() {
    let app = sample();
    let before = order(&app);
    let last = before.last().unwrap().clone();
    app.click(".road:last-child [data-action=placeMenu]");
    app.click_text("[role=menuitem]", "Pin to a place…");
    app.fill("#pin-place", "1");
    // Without a reason it is not done.
    app.click("dialog .primary");
    assert_eq!(app.count("dialog[open]"), 1);
    app.fill("#pin-reason", "Contract ends in March");
    app.click("dialog .primary");
    app.wait_for_text("Pinned to place 1: Contract ends in March");
    app.wait_for_text("By the numbers, Consent would come at this turn, with 118.7.");
    app.wait_for_text("A pinned integration is built at its place whatever its number is");
    app.wait_until_quiet();
    assert_eq!(order(&app)[0], last);
    assert_eq!(order(&app)[1..], before[..before.len() - 1]);
    app.screenshot(&target().join("e2e/build-next-pinned.png"));
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_gone(".road .pin");
    app.wait_until_quiet();
    assert_eq!(order(&app), before);
}

#[test]
fn pinned_and_unpinned_by_keyboard() {
    let app = sample();
    let before = order(&app);
    app.tab_to(".road:nth-child(2) [data-action=placeMenu]");
    app.press(&[Key::Enter]);
    app.wait_for("[role=menu]");
    app.press(&[Key::Down]);
    app.press(&[Key::Enter]);
    app.wait_for("dialog[open]");
    app.wait_until("return document.activeElement.id === 'pin-place'");
    app.press(&[Key::Control, Key::Char('a')]);
    app.type_text("4");
    app.press(&[Key::Tab]);
    app.type_text("After the move");
    app.press(&[Key::Enter]);
    app.wait_for_text("Pinned to place 4: After the move");
    app.wait_until_quiet();
    assert_eq!(order(&app)[3], before[1]);
    app.tab_to(".road:nth-child(4) [data-action=placeMenu]");
    app.press(&[Key::Enter]);
    app.wait_for("[role=menu]");
    app.press(&[Key::End]);
    app.press(&[Key::Enter]);
    app.wait_gone(".road .pin");
    app.wait_until_quiet();
    assert_eq!(order(&app), before);
}

#[test]
fn dates_of_a_use_case_are_entered_checked_and_on_the_time_line() {
    let app = sample();
    open_list(&app);
    app.click_text("#main .use-case button", "Send-time optimization");
    app.wait_for(".overview");
    open_overview(&app);
    app.fill("[name=target-quarter]", "someday");
    app.press(&[Key::Tab]);
    app.wait_for_text("“someday” is not a quarter. Type it as quarter and year: Q1 2027.");
    app.fill("[name=target-quarter]", "q1/2027");
    app.press(&[Key::Tab]);
    app.wait_until("return document.querySelector('[name=target-quarter]').value === 'Q1 2027'");
    // One of those offered is chosen by keyboard.
    app.fill("[name=target-quarter]", "Q2");
    app.wait_for("[role=option]");
    app.press(&[Key::Down]);
    app.press(&[Key::Enter]);
    app.wait_until("return /^Q2 20/.test(document.querySelector('[name=target-quarter]').value)");
    app.fill("[name=target-quarter]", "Q1 2027");
    app.press(&[Key::Tab]);
    wait_saved(&app, "target-quarter");
    app.fill("[name=go-live]", "2027-04-02");
    app.press(&[Key::Tab]);
    app.wait_for_text("is after the target quarter, Q1 2027.");
    app.screenshot(&target().join("e2e/overview-dates.png"));

    open_screen(&app, "Build next");
    open_time_line(&app);
    let row = "[...document.querySelectorAll('.on-line tbody tr')].find((row) => row.innerText.includes('Send-time'))";
    let said = app.eval(&format!("return {row}.innerText"));
    let said = said.as_str().unwrap_or_default().to_owned();
    assert!(said.contains("(target Q1 2027)"), "{said}");
    assert!(said.contains("is after the target quarter"), "{said}");
    // Undo takes the day back where it was entered.
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_for(".overview");
    app.wait_until("return document.querySelector('[name=go-live]').value === ''");
}

#[test]
fn the_time_line_by_keyboard_leads_to_what_has_no_date() {
    let app = sample();
    app.tab_to("[data-action=asTimeLine]");
    app.press(&[Key::Enter]);
    app.wait_for(".on-line tbody tr");
    app.wait_for_text("before Email service is planned to be live on");
    app.screenshot(&target().join("e2e/time-line-light.png"));
    app.tab_to(".on-line tbody .col-when .link");
    app.press(&[Key::Enter]);
    // The cursor waits at the day.
    app.wait_until("return document.activeElement.name === 'go-live'");
    open_screen(&app, "Build next");
    app.wait_for(".undated");
    app.tab_to(".undated button");
    app.press(&[Key::Enter]);
    app.wait_until("return document.activeElement.name === 'go-live'");
    assert_eq!(focused(&app), "go-live");
    app.type_text("2027-09-30");
    app.press(&[Key::Tab]);
    app.wait_until_quiet();
    open_screen(&app, "Build next");
    app.wait_for(".on-line");
    app.wait_until("return [...document.querySelectorAll('.on-line tbody tr')].some((row) => row.innerText.includes('App SDK'))");
}

#[test]
fn labels_of_the_time_line_neither_collide_nor_leave_it() {
    let app = sample();
    open_time_line(&app);
    for (width, height) in [(1360, 860), (1024, 640)] {
        app.resize(width, height);
        app.wait_until_quiet();
        let faults = app.eval(
            "const box = (element) => element.getBoundingClientRect();
            const faults = [];
            const lane = box(document.querySelector('.on-line thead .lane'));
            const labels = [...document.querySelectorAll('.lane-label')].map(box);
            labels.forEach((own, at) => {
              if (own.left < lane.left - 1 || own.right > lane.right + 1) faults.push(`label ${at} leaves the line`);
              if (at > 0 && labels[at - 1].right > own.left) faults.push(`label ${at} meets the one before`);
            });
            for (const row of document.querySelectorAll('.line-row')) {
              const cells = [...row.cells].map(box);
              cells.forEach((own, at) => {
                if (at > 0 && cells[at - 1].right > own.left + 1) faults.push(`cells meet in ${row.innerText}`);
              });
            }
            if (document.documentElement.scrollWidth > innerWidth) faults.push('scrolls sideways');
            return labels.length > 2 ? faults : ['too few labels'];",
        );
        assert_eq!(faults, json!([]), "{width}");
    }
    app.screenshot(&target().join("e2e/time-line-narrow.png"));
    app.eval("document.documentElement.dataset.theme = 'dark'");
    app.screenshot(&target().join("e2e/time-line-dark.png"));
}
