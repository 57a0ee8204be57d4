//! What is handed over to other tools, from the export panel: by mouse and by keyboard, with what the receiver does with it.

use std::fs;

use ninefold_driver::{App, Key};

use crate::stage::{first_start, launch, one_use_case, open_overview, open_screen};

#[test]
fn use_cases_are_handed_over_by_mouse() {
    let app = App::start(&launch());
    first_start(&app, "sample");
    app.wait_for("#header [data-action=export], main [data-action=export]");
    app.press(&[Key::Control, Key::Char('e')]);
    app.click_text("dialog summary", "Hand over to other tools");
    app.wait_for_text("Jira makes new work items each time it is imported");
    let path = app.home().join("work.csv");
    app.click_text(".hand-over button", "Jira (.csv)");
    let title = "Hand over: Jira (.csv)";
    app.expect(app.display.choose_in_dialog(title, &path));
    app.wait_for_text("work.csv");
    let saved = fs::read_to_string(&path).unwrap();
    assert!(saved.starts_with("\u{feff}Issue Type,"), "{saved}");
    assert!(saved.contains("\nEpic,1,,"), "{saved}");
    assert!(saved.contains("\nSub-task,"), "{saved}");

    let path = app.home().join("index.xml");
    app.click_text(".hand-over button", "Confluence index page (.xml)");
    let title = "Hand over: Confluence index page (.xml)";
    app.expect(app.display.choose_in_dialog(title, &path));
    app.wait_for_text("index.xml");
    let saved = fs::read_to_string(&path).unwrap();
    assert!(saved.contains("ac:name=\"detailssummary\""), "{saved}");

    // What is not about whole use cases is not handed over.
    app.click("dialog [name=export-scope][value=trackers]");
    app.wait_gone(".hand-over");
}

#[test]
fn build_next_is_handed_over_by_keyboard() {
    let app = App::start(&launch());
    first_start(&app, "sample");
    open_screen(&app, "Build next");
    app.press(&[Key::Control, Key::Char('e')]);
    app.wait_for(".hand-over summary");
    app.tab_to(".hand-over summary");
    app.press(&[Key::Enter]);
    app.wait_for_text("Mermaid flowchart (.mmd)");
    app.tab_to(".hand-over [data-to=flowchart]");
    let path = app.home().join("next.mmd");
    app.press(&[Key::Enter]);
    let title = "Hand over: Mermaid flowchart (.mmd)";
    app.expect(app.display.choose_in_dialog(title, &path));
    app.wait_for_text("next.mmd");
    let saved = fs::read_to_string(&path).unwrap();
    assert!(saved.contains("\nflowchart LR\n"), "{saved}");
    assert!(saved.contains("Consent"), "{saved}");

    app.tab_to(".hand-over [data-to=calendar]");
    let path = app.home().join("days.ics");
    app.press(&[Key::Enter]);
    let title = "Hand over: Calendar (.ics)";
    app.expect(app.display.choose_in_dialog(title, &path));
    app.wait_for_text("days.ics");
    let saved = fs::read_to_string(&path).unwrap();
    assert!(saved.starts_with("BEGIN:VCALENDAR\r\n"), "{saved}");
}

#[test]
fn without_a_day_it_is_said_where_days_come_from() {
    let app = one_use_case("Without days");
    open_overview(&app);
    app.press(&[Key::Control, Key::Char('e')]);
    app.click_text("dialog summary", "Hand over to other tools");
    app.click_text(".hand-over button", "Calendar (.ics)");
    app.wait_for_text("No day is planned here yet.");
    // The facts of the page are there to be seen before they are handed over.
    app.click("dialog [data-action=exportPreview]");
    app.wait_until(
        "return document.querySelector('dialog .rendered')?.innerText.includes('0 of 9 phases complete')",
    );
}
