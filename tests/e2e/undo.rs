//! Taking back and doing again, in a field and elsewhere, also after a restart.

use ninefold_driver::{App, Key};

use crate::stage::{
    answer, field, one_use_case, open_overview, open_phase, redo, score, undo, wait_saved,
};

const FIELD: &str = "answer/ideation/problem";

#[test]
fn the_last_change_is_taken_back_and_gone_to() {
    let app = one_use_case("Undone");
    score(&app, "score/ideation/customer-value", 4);
    open_phase(&app, "design");
    undo(&app);
    app.wait_for(".stepper [data-phase=ideation][aria-current=step]");
    app.wait_for("[data-field='score/ideation/customer-value'][data-scored=false]");
    app.wait_for_text("Customer Value");
    redo(&app);
    app.wait_for("[data-field='score/ideation/customer-value'][data-scored=true]");
}

#[test]
fn in_a_field_being_typed_in_undo_is_the_fields_own() {
    let app = one_use_case("Own undo");
    answer(&app, FIELD, "first");
    app.click(&field("answer/ideation/success"));
    app.type_text("second");
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until(
        "return document.querySelector('[name=\"answer/ideation/success\"]').value !== 'second'",
    );
    assert_eq!(app.text(&field(FIELD)), "first");
    assert_eq!(
        app.eval("return document.activeElement.name"),
        "answer/ideation/success"
    );
}

#[test]
fn undo_survives_a_restart() {
    let mut app = one_use_case("After a restart");
    answer(&app, FIELD, "to be taken back");
    app.close();
    app.restart();
    app.wait_for(&field(FIELD));
    open_overview(&app);
    undo(&app);
    app.wait_for(&field(FIELD));
    app.wait_until(
        "return document.querySelector('#main [name=\"answer/ideation/problem\"]').value === ''",
    );
    redo(&app);
    app.wait_until("return document.querySelector('#main [name=\"answer/ideation/problem\"]').value === 'to be taken back'");
}

#[test]
fn a_removed_stakeholder_comes_back() {
    let app = one_use_case("Stakeholders");
    for name in ["Ann Bo", "Cy Dee"] {
        add(&app, name);
    }
    app.click(".stakeholders tbody tr:nth-child(2) [data-action=moveUp]");
    app.wait_until(
        "return document.querySelector('.stakeholders tbody tr').dataset.name === 'Cy Dee'",
    );
    app.click(".stakeholders tbody tr:nth-child(1) [data-action=removeRow]");
    app.wait_until("return document.querySelectorAll('.stakeholders tbody tr').length === 1");
    app.click("#notice [data-action=undo]");
    app.wait_until("return document.querySelectorAll('.stakeholders tbody tr').length === 2");
    assert_eq!(
        app.eval("return document.querySelector('.stakeholders tbody tr').dataset.name"),
        "Cy Dee"
    );
}

#[test]
fn a_malformed_email_is_pointed_out_and_kept() {
    let app = one_use_case("Emails");
    app.click_text(".stakeholders button", "+ Add Stakeholder");
    app.fill("#who", "Ann Bo");
    app.click_text(".add-form button", "Add");
    app.fill(".stakeholders [name=email]", "ann.bo(at)example");
    wait_saved(&app, "email");
    // It stands over the button, and moves it away when it comes.
    app.wait_for_text("An email address has an @");
    app.click(".stakeholders [data-action=donePerson]");
    app.wait_for(".email-problem");
    app.wait_for_text("ann.bo(at)example");
}

fn add(app: &App, name: &str) {
    app.click_text(".stakeholders button", "+ Add Stakeholder");
    app.fill("#who", name);
    app.click_text(".add-form button", "Add");
    app.click(&format!(
        ".stakeholders tr[data-name=\"{name}\"] [data-action=donePerson]"
    ));
    app.wait_for(&format!(
        ".stakeholders tr[data-name=\"{name}\"] [data-action=editPerson]"
    ));
}
