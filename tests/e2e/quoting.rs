//! What was said in one place is quoted where the same is asked, and used there.

use ninefold_driver::{App, Key};

use crate::stage::{answer, field, one_use_case, open_phase, open_phases, open_tab, undo};

const SUCCESS: &str = "answer/ideation/success";
const DATA: &str = "answer/ideation/data";
const TAKE: &str = "[data-action=takeQuote][data-field='req/data']";

/// A use case whose first phase says which data it needs, at its Scoping.
fn said_first() -> App {
    let app = one_use_case("Abandoned cart");
    answer(&app, DATA, "- **Orders**, daily");
    answer(&app, SUCCESS, "More orders by 2026-11-30");
    app.wait_until("return document.querySelector('[aria-label=Elsewhere]')?.innerText.includes('nothing yet on “Success”')");
    open_tab(&app, "Scoping");
    app.wait_for(TAKE);
    app
}

fn wait_value(app: &App, value: &str) {
    app.wait_until(&format!(
        "return document.querySelector({:?}).value === {value:?}",
        field("req/data")
    ));
}

#[test]
fn a_quote_is_used_by_mouse_and_taken_back() {
    let app = said_first();
    assert_eq!(app.text(&format!(".quote:has({TAKE}) strong")), "Orders");
    assert_eq!(app.text(".quote time"), "Nov 30, 2026");
    app.click(TAKE);
    wait_value(&app, "- **Orders**, daily");
    app.wait_gone(TAKE);
    app.wait_until("return document.activeElement.name === 'req/data'");
    undo(&app);
    wait_value(&app, "");
    app.wait_for(TAKE);
    // The other that was said can't fill in metrics, and leads to where it was said.
    app.click_text(".quote button", "Said in Discovery");
    app.wait_until("return document.activeElement.name?.startsWith('answer/ideation/')");
}

#[test]
fn a_quote_is_added_by_keyboard_below_what_stands_there() {
    let app = said_first();
    answer(&app, "req/data", "Consent");
    app.wait_until(&format!(
        "return document.querySelector({TAKE:?}).innerText === 'Add this'"
    ));
    app.eval(&format!(
        "document.querySelector({:?}).focus()",
        field("req/data")
    ));
    for _ in 0..4 {
        if app.eval("return document.activeElement.dataset.action === 'takeQuote'") == true {
            break;
        }
        app.press(&[Key::Tab]);
    }
    app.wait_until("return document.activeElement.dataset.action === 'takeQuote'");
    app.press(&[Key::Enter]);
    wait_value(&app, "Consent\n\n- **Orders**, daily");
    app.press(&[Key::Control, Key::Char('z')]);
    wait_value(&app, "Consent");
}

#[test]
fn what_is_missing_in_a_phase_leads_there() {
    let app = one_use_case("Not ready");
    open_tab(&app, "Tracker");
    app.click_text(
        ".ready button",
        "Discovery: answer “How will we measure success?”",
    );
    app.wait_until(&format!(
        "return document.activeElement.name === '{SUCCESS}'"
    ));
    open_phases(&app);
    open_phase(&app, "ideation");
    assert_eq!(app.count("[aria-label=Elsewhere] li"), 0);
}
