//! Two people in one use case through a team server, without a mouse: nothing here clicks.

use ninefold_driver::{App, Key};
use serde_json::json;

use crate::stage::{field, launch, wait_saved};
use crate::stage_team::{Team, joined, wait_for_state, wait_for_value};

const FIELD: &str = "answer/ideation/problem";

/// Replaces what is in an answer, and leaves it.
fn answers(app: &App, text: &str) {
    app.tab_to(&field(FIELD));
    app.press(&[Key::Control, Key::Char('a')]);
    app.type_text(text);
    wait_saved(app, FIELD);
    app.press(&[Key::Tab]);
}

/// Goes to the next element that a selector matches, and presses it.
fn presses(app: &App, css: &str) {
    app.wait_for(css);
    app.tab_to(css);
    app.press(&[Key::Enter]);
}

/// Chooses in the menu of the workspace.
fn chooses(app: &App, label: &str) {
    app.press(&[Key::F10]);
    app.wait_for("[role=menu]");
    let there = format!(
        "return document.activeElement.innerText.startsWith({})",
        json!(label)
    );
    for _ in 0..40 {
        if app.eval(&there) == true {
            app.press(&[Key::Enter]);
            return;
        }
        app.press(&[Key::Down]);
    }
    app.fail(&format!("the menu has no {label}"));
}

/// Opens the first phase of the only use case, from wherever one is.
fn goes_to(app: &App) {
    presses(app, "#sidebar .screens li:first-child button");
    presses(app, "#main .whole-row");
    presses(app, ".tabs [data-action=plan]");
    presses(app, ".stepper [data-phase=ideation]");
    app.wait_for(&field(FIELD));
}

#[test]
fn two_windows_are_cut_apart_edit_the_same_answer_come_back_and_settle_it_by_keyboard() {
    let team = Team::start();
    let anna = App::start(&launch());
    anna.wait_for("[name=author]");
    anna.tab_to("[name=author]");
    anna.press(&[Key::Control, Key::Char('a')]);
    anna.type_text("Mara Lind");
    presses(&anna, "[data-choice=empty]");
    anna.wait_for_text("Start with a first use case");
    presses(&anna, "[data-action=newUseCase]");
    anna.wait_until("return document.activeElement.name === 'title'");
    anna.type_text("Reminders");
    wait_saved(&anna, "title");
    answers(&anna, "We lose buyers.");

    // The file as it is goes there, and somebody is invited.
    chooses(&anna, "Connect to a team server");
    anna.wait_until("return document.activeElement?.id === 'connect-link'");
    anna.type_text(&team.invite("Client", "owner", "Mara Lind"));
    anna.press(&[Key::Enter]);
    anna.wait_for_text("Nothing is on the server yet.");
    anna.wait_until("return document.activeElement?.innerText === 'Connect'");
    anna.press(&[Key::Enter]);
    anna.wait_for_text("Connected to “Client” as an owner.");
    anna.wait_until("return document.activeElement?.innerText === 'OK'");
    anna.press(&[Key::Enter]);
    anna.wait_gone("dialog[open]");
    wait_for_state(&anna, "shared");
    presses(&anna, ".team-state");
    presses(&anna, ".team-panel [data-action=teamScreen]");
    anna.wait_for(".team-table");
    anna.tab_to(".team-invite [name=name]");
    anna.type_text("Ben");
    anna.press(&[Key::Enter]);
    anna.wait_for("#team-link");
    let ben = joined("Ben", &anna.text("#team-link"));
    for app in [&anna, &ben] {
        goes_to(app);
        assert_eq!(app.text(&field(FIELD)), "We lose buyers.");
    }
    answers(&anna, "We lose buyers in autumn.");
    wait_for_value(&ben, &field(FIELD), "We lose buyers in autumn.");

    // Cut apart, both go on, in the same answer.
    team.line.cut();
    for app in [&anna, &ben] {
        wait_for_state(app, "offline");
    }
    answers(&anna, "We lose old buyers.");
    answers(&ben, "We lose young buyers.");
    presses(&ben, ".team-state");
    ben.wait_for_text("All of your work is saved here");
    ben.press(&[Key::Escape]);
    ben.wait_gone(".team-panel");
    assert_eq!(
        ben.eval("return document.activeElement.matches('.team-state')"),
        true
    );

    // Back again, one looks at what arrived, and settles it for both.
    team.line.mend();
    for app in [&anna, &ben] {
        wait_for_state(app, "shared");
        app.wait_for("#sidebar [data-screen=settle]");
    }
    presses(&anna, "#sidebar [data-screen=arrived]");
    anna.wait_for(".arrived-edits .unsettled");
    presses(&anna, "[data-action=arrivedSeen]");
    anna.wait_for_text("Nothing new");
    presses(&ben, "#sidebar [data-screen=settle]");
    ben.wait_for_text("1 thing to settle");
    presses(&ben, ".version [aria-label*=Mara]");
    ben.wait_for_text("Nothing is to be settled");
    for app in [&anna, &ben] {
        goes_to(app);
        wait_for_value(app, &field(FIELD), "We lose old buyers.");
    }

    // Disconnected, all of it stays.
    presses(&ben, ".team-state");
    presses(&ben, ".team-panel [data-action=teamScreen]");
    presses(&ben, "#main [data-action=teamDisconnect]");
    ben.wait_for("dialog[open]");
    presses(&ben, "dialog button[value=disconnect]");
    ben.wait_for_text("No team server");
    assert_eq!(ben.count(".team-state"), 0);
    goes_to(&ben);
    assert_eq!(ben.text(&field(FIELD)), "We lose old buyers.");
}
