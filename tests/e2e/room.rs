//! What the client sees on the projector and on a small laptop: work begins at the top, marks name themselves, nothing is covered.

use std::fs;

use ninefold_driver::{App, Key};
use serde_json::json;

use crate::stage::{
    answer, empty, field, first_start, launch, new_use_case, one_use_case, open_list,
    open_overview, open_phase, open_phases, open_tab,
};

#[test]
fn the_first_question_stands_above_the_middle_of_a_small_window() {
    let app = empty();
    app.resize(1024, 640);
    new_use_case(&app, "In sight");
    let phases = app.eval(
        "return [...document.querySelectorAll('.stepper button')].map(({dataset}) => dataset.phase)",
    );
    for phase in phases.as_array().unwrap() {
        let phase = phase.as_str().unwrap();
        open_phase(&app, phase);
        app.settle();
        let bottom = app.eval(
            "return document.querySelector('.question :is(textarea, input, .reading)').getBoundingClientRect().bottom",
        );
        assert!(bottom.as_f64().unwrap() < 320.0, "{phase}: {bottom}");
    }
}

#[test]
fn what_a_phase_yields_folds_open_by_mouse_and_by_keyboard() {
    let app = one_use_case("Yields");
    open_overview(&app);
    app.click("[data-action=showDeliverables][data-phase=ideation]");
    app.wait_for("#more-ideation .told li");
    app.click("[data-action=showDeliverables][data-phase=ideation]");
    app.wait_gone("#more-ideation");
    app.tab_to("[data-action=showDeliverables][data-phase=design]");
    app.press(&[Key::Enter]);
    app.wait_for("#more-design .told li");
    app.wait_for("[data-phase=design][aria-expanded=true]:focus");
    app.press(&[Key::Enter]);
    app.wait_gone("#more-design");
}

#[test]
fn marks_name_themselves_under_the_mouse_and_on_focus() {
    let app = one_use_case("Marks");
    let name = "[...document.querySelectorAll('.to-phase .name')].filter((name) => getComputedStyle(name).opacity === '1')
        .map((name) => name.innerText.split('\\n')[0])";
    let named = |of: &str| {
        app.wait_until(&format!(
            "return JSON.stringify({name}) === JSON.stringify([{of:?}])"
        ))
    };
    app.tab_to(".stepper [data-phase=design]");
    named("4 Design");
    app.press(&[Key::Enter]);
    app.wait_for(".stepper [data-phase=design][aria-current=step]");
    app.click(".stepper [data-phase=launch], .stepper li:nth-child(7) button");
    app.wait_for(".stepper li:nth-child(7) [aria-current=step]");
    app.wait_until(&format!(
        "return {name}.length === 1 && {name}[0].startsWith('7 ')"
    ));
}

#[test]
fn a_notice_never_covers_the_field_that_is_typed_in() {
    let app = one_use_case("Covered");
    for (width, height) in [(1360, 860), (1024, 640)] {
        app.resize(width, height);
        open_phases(&app);
        open_phase(&app, "ideation");
        let covered = app.eval_async(
            "const {notify} = (await import('/main.js'))['kit/notice.js'];
            const covered = [];
            for (const field of document.querySelectorAll('#main :is(textarea, input[type=text])')) {
                field.focus();
                // As far down as it can be.
                field.scrollIntoView({block: 'end', behavior: 'instant'});
                notify({text: 'Undone: What business problem are we solving and for which customer segments?', undo: true});
                await new Promise(requestAnimationFrame);
                const [ours, theirs] = [document.querySelector('.notice'), field].map((one) => one.getBoundingClientRect());
                if (ours.top < theirs.bottom && theirs.top < ours.bottom && ours.left < theirs.right && theirs.left < ours.right)
                    covered.push(field.name);
            }
            return covered;",
            &[],
        );
        assert_eq!(covered, json!([]), "at {width} × {height}");
    }
}

#[test]
fn a_deck_is_saved_by_keyboard_alone() {
    let app = App::start(&launch());
    first_start(&app, "sample");
    app.wait_for(".use-cases");
    app.tab_to(".use-case .whole-row");
    app.press(&[Key::Enter]);
    app.wait_for(".overview");
    app.tab_to(".tabs button:nth-child(4)");
    app.press(&[Key::Enter]);
    app.wait_for(".tracker");
    app.press(&[Key::Control, Key::Char('e')]);
    app.wait_for("dialog.export");
    app.wait_until(
        "return document.activeElement.innerText === 'Download .pptx' && !document.querySelector('dialog [aria-disabled]')",
    );
    let path = app.home().join("by keyboard.pptx");
    app.press(&[Key::Enter]);
    let chosen = app
        .display
        .choose_in_dialog("Save PowerPoint presentation", &path);
    app.expect(chosen);
    app.wait_for_text("by keyboard.pptx");
    assert!(fs::read(&path).unwrap().starts_with(b"PK"));
}

#[test]
fn a_template_is_made_and_used_by_keyboard_alone() {
    let app = one_use_case("Cart email");
    answer(&app, "answer/ideation/problem", "Few carts come back");
    open_list(&app);
    app.tab_to(".use-case [data-action=rowMenu]");
    app.press(&[Key::Enter]);
    app.wait_for("[role=menu]");
    // By its first letter.
    app.press(&[Key::Char('s')]);
    app.press(&[Key::Enter]);
    app.wait_for("dialog[open] [name=about]");
    app.tab_to("dialog [name=about]");
    app.type_text("Bring carts back");
    app.tab_to("dialog .primary");
    app.press(&[Key::Enter]);
    app.wait_gone("dialog[open]");
    app.wait_for_text("Saved the template “Cart email”.");
    app.tab_to("#header [data-action=chooseTemplate]");
    app.press(&[Key::Enter]);
    app.wait_for(".templates .start");
    app.tab_to(".templates .start");
    app.press(&[Key::Enter]);
    app.wait_for(".from-template");
    let suggested = "[data-action=takeSuggestion][data-suggested='answer/ideation/problem']";
    app.tab_to(suggested);
    app.press(&[Key::Enter]);
    app.wait_gone(suggested);
    assert_eq!(
        app.text(&field("answer/ideation/problem")),
        "Few carts come back"
    );
    open_tab(&app, "Overview");
}
