//! Every screen of a team server: for the checks that all of them must pass.

use ninefold_driver::{App, Key};

use crate::screens::LONG;
use crate::stage::{answer, choose, field, one_use_case, open_list, open_phase, open_phases};
use crate::stage_team::{Team, connect, joined, paste, put, wait_for_state, wait_long};

const FIELD: &str = "answer/ideation/problem";

/// Goes through them and calls `check` with the name of each.
pub fn visit_team(check: impl Fn(&App, &str)) {
    let team = Team::start();
    let anna = one_use_case("Reminders");
    let at = |app: &App, name: &str| {
        app.settle();
        check(app, name);
    };
    anna.click("[data-action=menu]");
    anna.click_text("[role=menuitem]", "Connect to a team server…");
    anna.wait_for("#connect-link");
    at(&anna, "connecting to a team server");
    put(&anna, "#connect-link", "http://team.example.com");
    anna.click_text("dialog button", "Continue");
    anna.wait_for("#connect-link[aria-invalid]");
    at(&anna, "an address that is none");
    paste(&anna, &team.invite(LONG, "owner", "Mara Lind"));
    anna.wait_for_text("Nothing is on the server yet.");
    at(&anna, "what connecting does");
    anna.press(&[Key::Escape]);
    anna.wait_gone("dialog[open]");
    connect(&anna, &team.invite(LONG, "owner", "Mara Lind"));
    let ben = joined(LONG, &team.invite(LONG, "editor", LONG));
    go_to(&ben);
    go_to(&anna);
    wait_long(
        &anna,
        "return document.querySelector('.company .face') !== null",
    );
    at(&anna, "who is in a use case");
    anna.click(".team-state");
    anna.wait_for(".team-panel");
    at(&anna, "how it stands with the team server");
    anna.press(&[Key::Escape]);
    anna.wait_gone(".team-panel");
    answer(&ben, FIELD, &format!("{LONG} {}", "word ".repeat(60)));
    ben.eval("document.activeElement.blur()");
    anna.wait_for("#sidebar [data-screen=arrived]");
    team.line.cut();
    wait_for_state(&anna, "offline");
    answer(&anna, FIELD, "We lose buyers.");
    answer(&ben, FIELD, "We lose old buyers.");
    ben.eval("document.activeElement.blur()");
    at(&anna, "without the team server");
    team.line.mend();
    wait_for_state(&anna, "shared");
    anna.wait_for("#sidebar [data-screen=settle]");
    anna.click("#sidebar [data-screen=arrived]");
    anna.wait_for(".arrived-edits .unsettled");
    at(&anna, "what arrived");
    anna.click("[data-action=arrivedSeen]");
    anna.wait_for_text("Nothing new");
    at(&anna, "nothing arrived");
    anna.click(".team-state");
    anna.click_text(".team-panel button", "Team…");
    anna.wait_for(".team-table");
    anna.click_text("#main button", "Show");
    anna.wait_for(".team-notes li");
    at(&anna, "the team");
    anna.fill(".team-invite [name=name]", LONG);
    anna.click_text(".team-invite button", "Make a link");
    anna.wait_for("#team-link");
    at(&anna, "an invitation");
    choose(&anna, ".team-table tr:has(.danger) select", "reader");
    wait_for_state(&ben, "read-only");
    go_to(&ben);
    at(&ben, "a reader");
    ben.click(".team-state");
    ben.click_text(".team-panel button", "Team…");
    ben.wait_for(".team-table");
    at(&ben, "the team of a reader");
}

fn go_to(app: &App) {
    open_list(app);
    app.click_text("#main button", "Reminders");
    open_phases(app);
    open_phase(app, "ideation");
    app.wait_for(&field(FIELD));
}
