//! Why a score is what it is, and why something is not applicable: offered quietly, and asked of nobody.

use ninefold_driver::Key;
use serde_json::json;

use crate::stage::{answer, field, one_use_case, open_phase, score, target, wait_saved};

const SCORE: &str = "score/ideation/customer-value";
const WHY: &str = "reason/score/ideation/customer-value";
const WHY_NOT: &str = "reason/na/answer/ideation/data";

#[test]
fn a_reason_is_given_if_somebody_wants_to() {
    let mut app = one_use_case("Reminders");
    open_phase(&app, "ideation");
    assert_eq!(app.count(".add-reason, .reason"), 0, "nothing is scored");
    let next =
        "return [...document.querySelectorAll('.dimension')].at(-1).getBoundingClientRect().top
        - document.querySelector('.dimension').getBoundingClientRect().top";
    let before = app.eval(next);
    score(&app, SCORE, 4);
    assert_eq!(app.count(".add-reason"), 1);
    assert_eq!(app.eval(next), before, "nothing moves under the mouse");
    app.click(&format!("[data-action=addReason][data-field=\"{WHY}\"]"));
    app.wait_until(&format!(
        "return document.activeElement.name === {}",
        json!(WHY)
    ));
    app.type_text("Buyers asked for it.");
    wait_saved(&app, WHY);
    app.click(".not-applicable[name='na/answer/ideation/data']");
    app.wait_for(&format!("[data-field=\"{WHY_NOT}\"]"));
    app.click(&format!(
        "[data-action=addReason][data-field=\"{WHY_NOT}\"]"
    ));
    answer(&app, WHY_NOT, "No data is read.");
    app.click(".not-applicable[name='na/tick/ideation/opportunity-defined']");
    app.wait_for(".checklist .add-reason");
    app.eval("document.querySelector('.dimensions').scrollIntoView()");
    app.screenshot(&target().join("e2e/reasons.png"));

    app.press(&[Key::Control, Key::Char('e')]);
    app.click_text("dialog button", "Preview");
    app.wait_until(
        "const page = document.querySelector('dialog .page')?.innerText ?? '';
        return page.includes('Buyers asked for it.') && page.includes('No data is read.')",
    );
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");

    app.close();
    app.restart();
    app.click_text("#sidebar .recent button", "Reminders");
    open_phase(&app, "ideation");
    assert_eq!(app.text(&field(WHY)), "Buyers asked for it.");
    // What applies again needs no reason why it would not.
    app.click(".not-applicable[name='na/answer/ideation/data']");
    app.wait_gone(&field(WHY_NOT));
}

#[test]
fn a_reason_by_keyboard_and_its_undo() {
    let app = one_use_case("Reminders");
    open_phase(&app, "ideation");
    app.eval("document.querySelector('[name=\"score/ideation/customer-value\"]').focus()");
    app.press(&[Key::Char(' ')]);
    app.tab_to(".add-reason");
    app.press(&[Key::Enter]);
    app.wait_until(&format!(
        "return document.activeElement.name === {}",
        json!(WHY)
    ));
    app.type_text("Asked for.");
    wait_saved(&app, WHY);
    app.press(&[Key::Tab]);
    open_phase(&app, "design");
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until(&format!(
        "const field = document.activeElement;
        return field.name === {} && field.value === ''",
        json!(WHY)
    ));
}
