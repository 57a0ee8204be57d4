//! The Experience tracker tab: a hypothesis that grows, what is missing before building, what was learned.

use ninefold_driver::{App, Key};

use crate::stage::{answer, field, one_use_case, open_list, open_tab, undo, wait_saved};

#[test]
fn a_hypothesis_grows_as_it_is_typed() {
    let app = one_use_case("Abandoned cart email");
    open_tab(&app, "Tracker");
    app.wait_for_text("We believe that [change]");
    assert_eq!(app.count(".checks [data-passed=true]"), 0);
    answer(&app, "tracker/change", "a reminder with the basket");
    app.wait_for_text("We believe that a reminder with the basket for [audience]");
    answer(&app, "tracker/audience", "shoppers who left at payment");
    app.wait_for_text("for shoppers who left at payment will cause [effect]");
    answer(&app, "tracker/effect", "more orders");
    answer(&app, "tracker/reason", "the basket is hard to find again");
    app.wait_for_text("will cause more orders, because the basket is hard to find again");
    app.wait_until("return document.querySelectorAll('.checks [data-passed=true]').length >= 3");

    // What is still missing leads to where it is entered.
    app.click_text(".checks button", "A metric with baseline and target");
    app.wait_for(".scoping");
    app.wait_until("return document.activeElement.closest('.question')?.innerText.includes('How will success be measured?')");
}

#[test]
fn what_is_missing_before_building_leads_to_its_place() {
    let app = one_use_case("Not ready");
    open_tab(&app, "Tracker");
    let missing = app.count(".ready .ways li");
    assert!(missing > 10);
    // Rows that begin alike stand together, and each is heard whole.
    app.wait_for_text("Lean canvas:");
    app.click(".ready [aria-label='Lean canvas: add business objective']");
    app.wait_until("return document.activeElement.name === 'tracker/objective'");
    app.type_text("Win back revenue");
    app.wait_until(&format!(
        "return document.querySelectorAll('.ready .ways li').length === {}",
        missing - 1
    ));
    app.click_text(".contents button", "Learn");
    app.wait_until("return document.activeElement.innerText.includes('Learn')");
}

#[test]
fn a_day_is_checked_and_left_as_typed() {
    let app = one_use_case("Days");
    open_tab(&app, "Tracker");
    app.fill(&field("tracker/run-from"), "31.11.2026");
    app.press(&[Key::Tab]);
    app.wait_for_text("“31.11.2026” is not a day.");
    assert_eq!(app.text(&field("tracker/run-from")), "31.11.2026");
    // Another screen and back: it is still there, and still not saved.
    open_tab(&app, "Scoping");
    open_tab(&app, "Tracker");
    assert_eq!(app.text(&field("tracker/run-from")), "31.11.2026");
    app.wait_for_text("“31.11.2026” is not a day.");
    app.fill(&field("tracker/run-from"), "2026-11-22");
    app.press(&[Key::Tab]);
    wait_saved(&app, "tracker/run-from");
    undo(&app);
    app.wait_until("return document.querySelector('[name=\"tracker/run-from\"]').value === ''");
}

#[test]
fn a_day_is_typed_and_shown_in_the_persons_own_form() {
    let app = one_use_case("Days");
    open_tab(&app, "Tracker");
    let own = app.eval(
        "return new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeZone: 'UTC'}).format(Date.UTC(2026, 10, 30))",
    );
    let own = own.as_str().unwrap();
    let day = field("tracker/run-from");
    for typed in [own, "30.11.2026", "30 november 2026", "2026-11-30"] {
        app.fill(&day, typed);
        app.press(&[Key::Tab]);
        wait_saved(&app, "tracker/run-from");
        app.wait_until(&format!(
            "return document.querySelector({day:?}).value === {own:?}"
        ));
        app.fill(&day, "");
        app.press(&[Key::Tab]);
        wait_saved(&app, "tracker/run-from");
    }
}

#[test]
fn the_steps_are_taken_over_and_taken_back() {
    let app = one_use_case("Taken over");
    open_tab(&app, "Scoping");
    app.click(".scoping [data-adds=step]");
    app.wait_until("return document.activeElement.name === 'step'");
    app.type_text("The shopper leaves\nAn email is sent");
    app.wait_until("return document.querySelectorAll('.step').length === 2");
    open_tab(&app, "Tracker");
    app.click(".tracker .offer");
    wait_saved(&app, "tracker/experience");
    assert!(
        app.text(&field("tracker/experience"))
            .contains("An email is sent")
    );
    app.wait_gone(".tracker .offer");
    undo(&app);
    app.wait_for(".tracker .offer");
    assert_eq!(app.text(&field("tracker/experience")), "");
}

#[test]
fn what_was_learned_starts_the_next_use_case_by_keyboard() {
    let app = one_use_case("First try");
    open_tab(&app, "Tracker");
    app.tab_to("[name='tracker/result']");
    app.type_text("Half of what we hoped");
    app.tab_to("[name='tracker/decision']");
    app.press(&[Key::Char('2')]);
    app.wait_for("[name='tracker/decision'][value=change]:checked");
    app.tab_to("[name='tracker/next-hypothesis']");
    app.type_text("A second reminder with help");
    wait_saved(&app, "tracker/next-hypothesis");
    app.tab_to("[data-action=learn]");
    app.press(&[Key::Enter]);
    app.wait_for_text("Started from what was learned in First try");
    app.click_text(".follows button", "First try");
    app.wait_for_text("Started from this:");
}

#[test]
fn a_metric_of_the_use_case_is_drawn_where_it_is_measured() {
    let app = one_use_case("Measured");
    metric(&app);
    app.reload();
    open_list(&app);
    app.click_text("#main .use-case button", "Measured");
    open_tab(&app, "Tracker");
    app.wait_for("[data-box=metrics] .chart svg");
    app.wait_for_text("5.2%");
    // Days are told as people here write them, and kept as they are in files.
    app.wait_until(
        "const day = document.querySelector('[data-box=metrics] .made time[datetime=\"2096-06-01\"]');
        return day !== null && day.textContent.includes('2096') && !day.textContent.includes('-')",
    );
    assert!(!app.text("[data-box=metrics]").contains("2096-06-01"));
}

#[test]
fn what_is_asked_for_is_entered_and_stands_first_in_the_deck() {
    let app = one_use_case("Asked");
    open_tab(&app, "Tracker");
    answer(&app, "tracker/asked", "Go on to Design");
    answer(&app, "tracker/money", "EUR 40,000");
    app.fill(&field("tracker/needed-by"), "soon");
    app.press(&[Key::Tab]);
    app.wait_for_text("“soon” is not a day.");
    app.fill(&field("tracker/needed-by"), "2096-12-31");
    app.press(&[Key::Tab]);
    wait_saved(&app, "tracker/needed-by");
    open_tab(&app, "Scoping");
    open_tab(&app, "Tracker");
    for (name, said) in [
        ("tracker/asked", "Go on to Design"),
        ("tracker/money", "EUR 40,000"),
        ("tracker/needed-by", "Dec 31, 2096"),
    ] {
        assert_eq!(app.text(&field(name)), said);
    }
    app.click(".contents [data-action=export]");
    app.click("dialog [data-action=exportPreview]");
    for said in ["Go on to Design", "EUR 40,000", "2096-12-31"] {
        app.wait_for_text(said);
    }
}

/// Links a metric with baseline, target and a reading.
fn metric(app: &App) {
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        const {recent: [{id}]} = await invoke('use_cases_at_work');
        const {place: {document}} = await invoke('document_add', {kind: 'metric', name: 'Conversion rate'});
        await invoke('enter', {document: id, record: id, field: `metric/${document}`, entry: {tick: true}});
        const measure = (record, field, value, date) =>
            invoke('enter', {document, record, field, entry: {measure: {value, source: '', date}}});
        await measure(document, 'baseline', '4', '2096-01-01');
        await measure(document, 'target', '7', '2096-12-31');
        const {place: {record}} = await invoke('row_add', {document, kind: 'reading', after: null});
        await measure(record, 'reading', '5.2', '2096-06-01');",
        &[],
    );
}
