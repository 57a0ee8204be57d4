//! Decisions at the end of a phase.

use ninefold_driver::Key;

use crate::stage::{answer, one_use_case, open_phase, target, wait_saved};

#[test]
fn a_decision_is_noted_and_what_changes_after_it_is_told() {
    let app = one_use_case("Reminders");
    open_phase(&app, "ideation");
    answer(&app, "answer/ideation/problem", "We lose buyers.");
    app.click("[data-action=decide][data-verdict=go]");
    app.wait_for_text("decided by Mara Lind");
    app.wait_for_text("Nothing of this phase changed since then.");
    answer(&app, "reason", "For two markets.");

    answer(&app, "answer/ideation/problem", "We lose new buyers.");
    app.wait_for_text("Changed since then:");
    assert!(
        app.text(".decision .changed")
            .contains("What business problem are we solving")
    );
    app.wait_for_text("Changed since then: one thing.");
    app.eval("document.querySelector('.decisions').scrollIntoView()");
    app.screenshot(&target().join("e2e/decision.png"));

    // What was decided is in what is exported, with what changed.
    app.press(&[Key::Control, Key::Char('e')]);
    app.click_text("dialog button", "Preview");
    app.wait_until(
        "const page = document.querySelector('dialog .page')?.innerText ?? '';
        return page.includes('decided by Mara Lind') && page.includes('For two markets.') \
            && page.includes('Changed since then')",
    );
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");

    app.click("[data-action=undecide]");
    app.wait_gone(".decision");
    app.click_text(".notice button", "Undo");
    app.wait_for(".decision");
}

#[test]
fn a_decision_by_keyboard() {
    let app = one_use_case("Reminders");
    open_phase(&app, "ideation");
    app.eval("document.querySelector('[data-action=decide][data-verdict=stop]').focus()");
    app.press(&[Key::Enter]);
    app.wait_for_text("Stop on");
    // The reason is what is to be written next, and has the focus.
    app.wait_until("return document.activeElement.name === 'reason'");
    app.type_text("No consent.");
    wait_saved(&app, "reason");
}
