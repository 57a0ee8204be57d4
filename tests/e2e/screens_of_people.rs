//! The screens of people, for the checks of accessibility and layout.

use ninefold_driver::{App, Key};

use crate::screens::LONG;
use crate::stage::{answer, choose, open_phase, open_phases, open_screen, wait_saved};

/// The stakeholders of a phase, and what is not applicable in it, in the one use case that is there.
pub fn stakeholders(app: &App, at: &impl Fn(&str)) {
    open_phases(app);
    open_phase(app, "ideation");
    app.click_text(".stakeholders button", "+ Add Stakeholder");
    app.wait_for("#who");
    at("adding a stakeholder");
    app.fill("#who", "Wilhelmina Constantinopolitanska-Featherstonehaugh");
    app.click_text(".add-form button", "Add");
    app.fill(".stakeholders [name=company]", LONG);
    app.fill(
        ".stakeholders [name=email]",
        "wilhelmina.constantinopolitanska(at)example",
    );
    wait_saved(app, "email");
    at("editing a person");
    app.fill(".stakeholders [name=role]", "Da");
    app.wait_for("[role=listbox] [role=option]");
    at("suggestions");
    app.press(&[Key::Escape]);
    app.click(".stakeholders [data-action=donePerson]");
    answer(
        app,
        "involvement",
        "Decides on the budget.\nMust know of every delay.",
    );
    at("a stakeholder");
    answer(
        app,
        "answer/ideation/problem",
        &format!("{LONG} {}", "word ".repeat(60)),
    );
    app.click(".not-applicable[name='na/answer/ideation/data']");
    app.wait_for(".question.off .add-reason");
    app.click(".not-applicable[name='na/score/ideation/customer-value']");
    app.wait_for(".dimension .unscored");
    at("not applicable");
}

/// Who is involved where, and what is held about somebody, from the sample and back to a use case of it.
pub fn people(app: &App, at: &impl Fn(&str)) {
    open_screen(app, "People");
    app.click("[data-shown=holes]");
    app.wait_for_text("Nothing is missing");
    at("people, nothing missing");
    app.click_text("#sidebar .recent button", "Abandoned cart email");
    open_phases(app);
    open_phase(app, "ideation");
    choose(app, ".stakeholders select.raci", "A");
    app.wait_for(".stakeholders .raci-holes p");
    at("phase, RACI");
    open_screen(app, "People");
    app.wait_for("[data-shown=holes][aria-current=page]");
    app.wait_for(".people-list .raci-holes");
    at("people, what is missing");
    app.click("[data-shown=use-cases]");
    app.wait_for(".people-list .part");
    at("people by use case");
    app.click("[data-shown=people]");
    app.wait_for("[aria-label=People] .part");
    at("people");
    let other = "[...document.querySelectorAll('.people-list .name')].at(-1)";
    app.eval(&format!("{other}.click()"));
    app.wait_for("[data-action=eraseThis]");
    at("what is held about a person");
    app.click("[data-action=eraseThis]");
    app.wait_for("dialog[open] #erase-name");
    at("erasing a person");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
    app.click_text("#sidebar .recent button", "Abandoned cart email");
    app.wait_for(".stepper");
}
