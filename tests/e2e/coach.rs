//! The measurement coach: a plan by slider and by keyboard, a result that is too early, and what was learned.

use ninefold_driver::{App, Key};
use serde_json::json;

use crate::stage::{answer, field, one_use_case, open_screen, open_tab, target, wait_saved};

/// The tracker of a use case whose metric is at 4% and is to be 4.4%.
fn tested() -> App {
    let app = one_use_case("Reminder");
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        const useCase = document.querySelector('#header [data-use-case]').dataset.useCase;
        const {place} = await invoke('document_add', {kind: 'metric', name: 'Conversion rate'});
        const metric = place.document;
        const enter = (document, field, entry) => invoke('enter', {document, record: document, field, entry});
        await enter(metric, 'unit', {text: '%'});
        await enter(metric, 'baseline', {measure: {value: '4', source: '', date: ''}});
        await enter(metric, 'target', {measure: {value: '4.4', source: '', date: ''}});
        await enter(useCase, `metric/${metric}`, {tick: true});",
        &[],
    );
    open_tab(&app, "Tracker");
    app.wait_for(".coach-sentence");
    app
}

fn picture(app: &App, name: &str) {
    app.screenshot(&target().join("e2e").join(format!("coach-{name}.png")));
}

#[test]
fn the_coach_answers_while_people_type_and_slide() {
    let app = tested();
    app.wait_for_text("Needs 39,475 people in each of 2 variations. Enter the people a week");
    answer(&app, "tracker/people-week", "6000");
    app.wait_for_text("Needs 39,475 people in each of 2 variations: 14 weeks at 6,000 a week. In 4 weeks it could see 18.5%, not 10%.");
    // A slider is moved by keys, and what it stands for is kept.
    app.eval("document.querySelector('[data-scale=\"tracker/power\"]').focus()");
    app.press(&[Key::Right]);
    wait_saved(&app, "tracker/power");
    assert_eq!(
        app.eval("return document.querySelector('#main [name=\"tracker/power\"]').value"),
        json!("81")
    );
    app.click(".coach-figures summary");
    app.wait_for_text("power 81%");
    app.wait_for_text("If your engine tests the relative lift");
    app.eval("document.querySelector('.coach').scrollIntoView()");
    picture(&app, "plan");
}

/// A metric, its baseline and target and the people are typed where the answer stands, by keyboard alone.
#[test]
fn from_nothing_to_whether_it_can_be_won_on_one_screen() {
    let app = one_use_case("Reminder");
    open_tab(&app, "Tracker");
    app.click_text(".contents button", "Can the test be won?");
    app.tab_to(".decides .find-link");
    app.type_text("Conversion rate");
    app.press(&[Key::Enter]);
    // Its unit is taken for granted; what comes next is its baseline.
    app.wait_until("return document.activeElement.matches('.decides [name=baseline]')");
    picture(&app, "begun");
    app.type_text("4");
    app.tab_to(".decides [name=target][data-part=value]");
    app.type_text("4.4");
    app.press(&[Key::Tab]);
    app.wait_for_text("Needs 39,475 people in each of 2 variations. Enter the people a week");
    app.tab_to(&field("tracker/people-week"));
    app.type_text("6000");
    app.wait_for_text("Needs 39,475 people in each of 2 variations: 14 weeks at 6,000 a week.");
    picture(&app, "won");
}

#[test]
fn a_result_before_the_planned_end_is_too_early_and_is_learned() {
    let app = tested();
    answer(&app, "tracker/people-week", "6000");
    answer(&app, "tracker/run-from", "2020-01-01");
    app.press(&[Key::Tab]);
    app.fill(&field("tracker/run-to"), "2099-12-31");
    app.press(&[Key::Tab]);
    wait_saved(&app, "tracker/run-to");
    app.wait_for_text("The test has started, so its plan is locked.");
    app.click("[data-action=openPlan]");
    app.wait_for_text("what you change now is shown as changed later");
    for (name, people, did) in [
        ("Control", "40000", "1600"),
        ("With reminder", "40100", "1800"),
    ] {
        app.click("[data-action=addVariation]");
        app.wait_until("return document.activeElement.name === 'variation'");
        app.type_text(name);
        app.press(&[Key::Tab]);
        app.type_text(people);
        app.press(&[Key::Tab]);
        app.type_text(did);
        app.press(&[Key::Tab]);
    }
    app.wait_for_text("With reminder did better than Control: +12.2%");
    app.wait_for_text("the test is planned to run until");
    app.click_text("[data-box=decision] label", "Stop");
    app.wait_for_text("Why was it decided before the planned end?");
    answer(&app, "tracker/early-reason", "The page broke");
    app.eval("document.querySelector('.variations').scrollIntoView()");
    picture(&app, "result");
    open_screen(&app, "What we learned");
    app.wait_for_text("Stop, before the planned end: The page broke");
    picture(&app, "learned");
    // A row leads to its tracker, also by keyboard.
    app.tab_to(".records.learned .title");
    app.press(&[Key::Enter]);
    app.wait_for(".coach-sentence");
    assert_eq!(app.text("h1"), "Reminder");
}

/// The metric that decides was entered today, and the test started long ago.
#[test]
fn a_metric_that_is_edited_after_the_start_is_told_beside_the_plan() {
    let app = tested();
    app.fill(&field("tracker/run-from"), "2020-01-01");
    app.press(&[Key::Tab]);
    wait_saved(&app, "tracker/run-from");
    app.wait_for_text(
        "Changed after the start on 2020-01-01: Target of Conversion rate is 4.4% since",
    );
    app.wait_for_text("Baseline of Conversion rate is 4% since");
}
