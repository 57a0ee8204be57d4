//! What changes after a use case was agreed asks for a look, until somebody looked.

use ninefold_driver::{App, Key};

use crate::metrics::measure;
use crate::stage::{
    one_use_case, open_list, open_overview, open_phase, open_screen, open_tab, target,
};

/// A use case that was agreed when its conversion rate was to be 2%, which is 3% by now.
pub fn agreed_and_changed() -> App {
    let app = one_use_case("Reminders");
    open_screen(&app, "Metrics");
    app.click_text(".suggested button", "+ Conversion rate");
    app.wait_for(".records");
    app.click_text(".records button", "Conversion rate");
    app.wait_for(".several");
    measure(&app, "target", "2", "2096-12-31");
    app.click_text(".links .option", "Reminders");
    app.wait_for(".links :checked");
    back(&app);
    open_phase(&app, "ideation");
    app.click("[data-action=decide][data-verdict=go]");
    app.wait_for_text("decided by Mara Lind");
    change_target(&app, "3");
    app
}

fn back(app: &App) {
    app.click_text("#sidebar .recent button", "Reminders");
    app.wait_for(".stepper");
}

fn change_target(app: &App, value: &str) {
    open_screen(app, "Metrics");
    app.click_text(".records button", "Conversion rate");
    app.wait_for(".several");
    measure(app, "target", value, "2096-12-31");
}

#[test]
fn a_metric_that_was_deleted_is_missed_until_somebody_looked() {
    let app = agreed_and_changed();
    app.click("[data-action=deleteDocument]");
    app.wait_for_text("Deleted “Conversion rate”.");
    open_list(&app);
    app.wait_for(".suspect-mark[aria-label='One change to look at since this was agreed']");
    back(&app);
    open_overview(&app);
    app.wait_for_text("The metric Conversion rate was deleted since this was agreed on");
    app.screenshot(&target().join("e2e/suspects-deleted.png"));
    app.click_text(".suspect button", "Open the metrics");
    app.wait_until("return document.querySelector('#header h1')?.innerText === 'Metrics'");
    back(&app);
    open_overview(&app);
    app.wait_for(".suspects");
    app.wait_until_quiet();
    app.eval("document.querySelector('[data-action=look]').focus()");
    app.press(&[Key::Enter]);
    app.wait_gone(".suspects");
    app.wait_for_text("Noted that you looked at Conversion rate.");
}

#[test]
fn a_changed_target_is_looked_at() {
    let app = agreed_and_changed();
    open_list(&app);
    app.wait_for(".suspect-mark[aria-label='One change to look at since this was agreed']");
    app.screenshot(&target().join("e2e/suspects-list.png"));
    back(&app);
    open_overview(&app);
    app.wait_for(".suspects");
    let told = app.text(".suspect p");
    assert!(
        told.starts_with(
            "The target of Conversion rate changed from 2% to 3% since this was agreed on"
        ),
        "{told}"
    );
    app.screenshot(&target().join("e2e/suspects.png"));
    app.click_text(".suspect button", "Open the metric");
    app.wait_for(".several");
    back(&app);
    open_tab(&app, "Scoping");
    app.wait_for(".suspects");
    app.click("[data-action=look]");
    app.wait_gone(".suspects");
    app.wait_for_text("Noted that you looked at Conversion rate.");
    app.click_text(".notice button", "Undo");
    app.wait_for(".suspects");

    // By keyboard, and in the history under the name of whoever looked.
    app.eval("document.querySelector('[data-action=look]').focus()");
    app.press(&[Key::Enter]);
    app.wait_gone(".suspects");
    app.wait_until("return document.activeElement.matches('[data-heading]')");
    open_tab(&app, "History");
    app.wait_for_text("Look at “Conversion rate”");
    change_target(&app, "4");
    back(&app);
    open_overview(&app);
    app.wait_for_text("to 4%");
}

#[test]
fn a_role_that_changes_asks_where_the_person_has_a_part() {
    let app = one_use_case("Reminders");
    open_phase(&app, "ideation");
    app.click_text(".stakeholders button", "+ Add Stakeholder");
    app.fill("#who", "Ben Roth");
    app.click_text(".add-form button", "Add");
    app.wait_for(".stakeholders [name=role]");
    app.click(".stakeholders [data-action=donePerson]");
    app.click("[data-action=decide][data-verdict=go]");
    app.wait_for_text("decided by Mara Lind");
    assert_eq!(app.count(".suspects"), 0);
    app.click(".stakeholders [data-action=editPerson]");
    app.fill(".stakeholders [name=role]", "Sponsor");
    app.wait_for_text("The role of Ben Roth was set to Sponsor");
    open_phase(&app, "design");
    assert_eq!(app.count(".suspects"), 0);
    open_overview(&app);
    app.click_text(".suspect button", "Open the person");
    app.wait_until("return document.activeElement.name === 'role'");
}
