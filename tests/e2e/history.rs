//! What was done, word by word, and the way back to it.

use ninefold_driver::{App, Key};

use crate::stage::{
    answer, choose, field, one_use_case, open_phase, open_phases, open_screen, open_tab, target,
};

const ANSWER: &str = "answer/ideation/problem";

/// A use case whose answer was written twice: with a look at its history between, which ends what is being typed.
fn written_twice() -> App {
    let app = one_use_case("Reminders");
    open_phase(&app, "ideation");
    answer(&app, ANSWER, "We lose old buyers.");
    open_tab(&app, "History");
    open_phases(&app);
    open_phase(&app, "ideation");
    answer(&app, ANSWER, "We lose new buyers.");
    app
}

fn see_every_change(app: &App) {
    app.click(".history [name=every]");
    app.wait_until("return document.querySelector('.history .wording del') !== null");
}

#[test]
fn a_use_case_tells_its_history_and_gives_back_what_was() {
    let app = written_twice();
    open_tab(&app, "History");
    see_every_change(&app);
    app.screenshot(&target().join("e2e/history.png"));
    assert!(app.text(".wording del").contains("old"));
    assert!(app.text(".wording ins").contains("new"));
    assert!(app.text(".past-step").contains("Mara Lind"));

    // The earlier wording is the second of its two steps, and the only one that can be brought back.
    app.click("[data-action=bringBackField]");
    app.wait_for_text("Brought back the earlier version.");
    app.wait_for_text("earlier version of");
    app.click_text(".notice button", "Undo");
    app.wait_for_text("Undone");
    app.wait_for(".stepper");

    // As it was then, to be read and exported.
    open_tab(&app, "History");
    app.click(".past-step:has([data-action=bringBackField]) [data-screen=past]");
    app.wait_for("article.page");
    app.wait_for_text("This is how it was on");
    app.wait_for_text("We lose old buyers.");
    app.screenshot(&target().join("e2e/past.png"));
    app.press(&[Key::Control, Key::Char('e')]);
    app.click_text("dialog button", "Preview");
    app.wait_until(
        "return document.querySelector('dialog .page')?.innerText.includes('As it was on')",
    );
    assert!(app.text("dialog .page").contains("We lose old buyers."));
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");

    app.click_text(".banner button", "Bring back…");
    app.click_text("[role=menuitem]", "All of it");
    app.wait_for_text("Brought back “Reminders”.");
    app.wait_for(&field(ANSWER));
    assert_eq!(app.text(&field(ANSWER)), "We lose old buyers.");
}

#[test]
fn the_history_of_a_field_by_keyboard() {
    let app = written_twice();
    app.eval(&format!(
        "document.querySelector({:?}).focus()",
        field(ANSWER)
    ));
    app.press(&[Key::Control, Key::Shift, Key::Char('h')]);
    app.wait_for(".history");
    app.wait_for_text("History of “");
    for _ in 0..40 {
        app.press(&[Key::Tab]);
        if app.eval("return document.activeElement.name === 'every'") == true {
            break;
        }
    }
    app.press(&[Key::Char(' ')]);
    app.wait_until("return document.querySelector('.history .wording del') !== null");
    for _ in 0..40 {
        app.press(&[Key::Tab]);
        let is_there = "return document.activeElement.dataset.action === 'bringBackField'";
        if app.eval(is_there) == true {
            break;
        }
    }
    app.press(&[Key::Enter]);
    app.wait_for_text("Brought back the earlier version.");
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_for_text("Undone");
}

#[test]
fn the_history_of_a_workspace_is_narrowed() {
    let app = written_twice();
    open_screen(&app, "History");
    app.wait_for(".history .past-step");
    let steps = "return document.querySelectorAll('.history .past-step').length";
    let all = app.eval(steps).as_u64().unwrap();
    choose(&app, ".history [name=phase]", "ideation");
    app.wait_until(&format!(
        "return document.querySelectorAll('.history .past-step').length < {all}"
    ));
    app.eval(
        "const day = document.querySelector('.history [name=to]');
        day.value = '2001-01-01';
        day.dispatchEvent(new Event('change', {bubbles: true}))",
    );
    app.wait_for_text("Nothing was done here that fits.");
}
