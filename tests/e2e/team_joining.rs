//! Ways into a team, and out of them: by a provider of identities, stopped half way, and again after a token was taken back or
//! has expired.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use ninefold_driver::{App, Key};

use crate::accessibility::violations;
use crate::stage::{
    answer, field, first_start, launch, one_use_case, open_list, open_phase, open_phases,
    workspace_file,
};
use crate::stage_team::{
    Team, asked_to_join, connect, in_a_file, joined, paste, put, sign_in, wait_for_state,
    wait_for_value,
};

const FIELD: &str = "answer/ideation/problem";

fn accessible(app: &App, screen: &str) {
    let found = violations(app, screen);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Presses the button that says this, once it has the focus.
fn press(app: &App, label: &str) {
    app.eval_with(
        "[...document.querySelectorAll('dialog button, #main button')]
            .find((button) => button.textContent === arguments[0]).focus()",
        &[label.into()],
    );
    app.press(&[Key::Enter]);
}

#[test]
fn somebody_signs_in_by_a_provider_of_identities() {
    let team = Team::with_provider();
    let anna = one_use_case("Reminders");
    connect(&anna, &team.invite("Client", "owner", "Mara Lind"));
    team.invite("Client", "editor", "anna@example.com");
    // What stands for the browser of the system writes down which page it is to open.
    let system = tempfile::tempdir().unwrap();
    let (browser, page) = (system.path().join("xdg-open"), system.path().join("page"));
    let script = format!("#!/bin/sh\nprintf %s \"$1\" > '{}'\n", page.display());
    fs::write(&browser, script).unwrap();
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).unwrap();
    let mut own = launch();
    let path = std::env::var("PATH").unwrap();
    let path = format!("{}:{path}", system.path().display());
    own.environment.insert("PATH".to_owned(), path);
    let ben = asked_to_join(&own, "Ben");
    put(
        &ben,
        "#connect-link",
        &format!("http://{}", team.line.address),
    );
    ben.press(&[Key::Enter]);
    ben.wait_for_text("Enter an invitation, or sign in with Example.");
    accessible(&ben, "asked to sign in");
    press(&ben, "Sign in…");
    ben.wait_for_text("Sign in on the page that opened in your browser.");
    accessible(&ben, "signing in");
    let begun = std::time::Instant::now();
    while !page.exists() {
        assert!(begun.elapsed().as_secs() < 20, "no page was opened");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    sign_in(&fs::read_to_string(&page).unwrap(), "anna");
    ben.wait_for_text("Choose a file…");
    assert!(ben.shown().contains("Client"));
    ben.press(&[Key::Enter]);
    in_a_file(&ben, "Joined.ninefold");
    open_list(&ben);
    ben.wait_for_text("Reminders");
}

#[test]
fn a_sign_in_that_is_given_up_joins_nothing() {
    let team = Team::with_provider();
    let ben = asked_to_join(&launch(), "Ben");
    put(
        &ben,
        "#connect-link",
        &format!("http://{}", team.line.address),
    );
    ben.press(&[Key::Enter]);
    ben.wait_for_text("sign in with Example");
    ben.press(&[Key::Escape]);
    ben.wait_gone("dialog[open]");
    ben.wait_for("button[value=team]");
}

#[test]
fn what_is_fetched_first_is_stopped_and_leaves_nothing_or_a_whole_workspace() {
    let team = Team::start();
    let anna = App::start(&launch());
    first_start(&anna, "sample");
    open_list(&anna);
    anna.wait_for_text("Abandoned cart email");
    let copy = anna.home().join("Copy.ninefold");
    ninefold_core::workspace::Workspace::copy_file(&workspace_file(&anna), &copy).unwrap();
    connect(&anna, &team.invite("Client", "owner", "Mara Lind"));

    // A new file, stopped by mouse.
    let link = team.invite("Client", "editor", "Ben");
    let ben = asked_to_join(&launch(), "Ben");
    put(&ben, "#connect-link", &link);
    ben.press(&[Key::Enter]);
    ben.wait_for_text("Choose a file…");
    team.line.slow(true);
    ben.press(&[Key::Enter]);
    let file = ben.home().join("Joined.ninefold");
    ben.expect(ben.display.choose_in_dialog("Join a team", &file));
    ben.wait_for("dialog progress");
    accessible(&ben, "how far it has come");
    ben.click_text("dialog button", "Stop");
    ben.wait_for_text("Stopped. Nothing was joined, and no file was left.");
    accessible(&ben, "stopped");
    team.line.slow(false);
    ben.wait_until("return document.activeElement?.textContent === 'Choose a file…'");
    let begun = std::time::Instant::now();
    while file.exists() {
        assert!(begun.elapsed().as_secs() < 20, "a file was left");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    // By the same invitation it is begun anew.
    ben.press(&[Key::Enter]);
    in_a_file(&ben, "Again.ninefold");

    // A copy that is open, stopped by keyboard: all of it stays, and is worked in.
    let chi = App::start_with(&launch(), |data| {
        let own = data.join("Copy.ninefold");
        fs::copy(&copy, &own).unwrap();
        let settings = serde_json::json!({"author": "Chi", "recent": [own], "reopen": true});
        fs::write(data.join("settings.json"), settings.to_string()).unwrap();
    });
    chi.click("[data-action=menu]");
    chi.click_text("[role=menuitem]", "Connect to a team server…");
    paste(&chi, &team.invite("Client", "editor", "Chi"));
    chi.wait_for_text("are copies of one");
    team.line.slow(true);
    press(&chi, "Connect");
    chi.wait_for("dialog progress");
    chi.press(&[Key::Escape]);
    chi.wait_for_text("Stopped. The workspace is not connected, and all of it is here");
    team.line.slow(false);
    chi.press(&[Key::Escape]);
    chi.wait_gone("dialog[open]");
    assert_eq!(chi.count(".team-state"), 0);
    open_list(&chi);
    chi.click_text("#main button", "Abandoned cart email");
    open_phases(&chi);
    open_phase(&chi, "ideation");
    answer(&chi, FIELD, "Typed without a server.");
    chi.eval("document.activeElement.blur()");
    // And it goes on from there.
    chi.click("[data-action=menu]");
    chi.click_text("[role=menuitem]", "Connect to a team server…");
    paste(&chi, &team.invite("Client", "editor", "Chi again"));
    chi.wait_for_text("are copies of one");
    press(&chi, "Connect");
    chi.wait_for_text("Connected to “Client”");
    chi.press(&[Key::Enter]);
    wait_for_state(&chi, "shared");
}

/// Anna, who owns, and Ben, who is in the first phase of her use case.
fn both(team: &Team) -> (App, App) {
    let anna = one_use_case("Reminders");
    connect(&anna, &team.invite("Client", "owner", "Mara Lind"));
    let ben = joined("Ben", &team.invite("Client", "editor", "Ben"));
    for app in [&anna, &ben] {
        open_list(app);
        app.click_text("#main button", "Reminders");
        open_phases(app);
        open_phase(app, "ideation");
    }
    (anna, ben)
}

/// Ben types without a server, and connects again by keyboard.
fn connects_again(team: &Team, anna: &App, ben: &App, said: &str) {
    wait_for_state(ben, "signed-out");
    answer(ben, FIELD, said);
    ben.eval("document.activeElement.blur()");
    ben.eval("document.querySelector('.team-state').focus()");
    ben.press(&[Key::Enter]);
    ben.wait_for(".team-panel");
    accessible(ben, "signed out, in short");
    ben.eval("document.querySelector('.team-panel [data-action=teamScreen]').focus()");
    ben.press(&[Key::Enter]);
    ben.wait_for_text("Connect again…");
    accessible(ben, "signed out");
    press(ben, "Connect again…");
    ben.wait_until("return document.activeElement?.id === 'connect-link'");
    put(
        ben,
        "#connect-link",
        &team.invite("Client", "editor", "Ben"),
    );
    ben.press(&[Key::Enter]);
    ben.wait_for_text("are copies of one");
    ben.press(&[Key::Enter]);
    ben.wait_for_text("Connected to “Client” as an editor.");
    ben.press(&[Key::Enter]);
    ben.wait_gone("dialog[open]");
    wait_for_state(ben, "shared");
    wait_for_value(anna, &field(FIELD), said);
    open_list(ben);
    ben.click_text("#main button", "Reminders");
    open_phases(ben);
    open_phase(ben, "ideation");
}

#[test]
fn whose_computer_was_taken_back_or_whose_token_expired_connects_again_and_loses_nothing() {
    let team = Team::start();
    let (anna, ben) = both(&team);
    anna.click(".team-state");
    anna.click_text(".team-panel button", "Team…");
    anna.wait_for(".team-devices button");
    anna.eval("document.querySelector('.team-devices button').focus()");
    anna.press(&[Key::Enter]);
    anna.wait_for_text("That computer keeps what it has");
    accessible(&anna, "a computer is taken back");
    press(&anna, "Take back");
    anna.wait_gone("dialog[open]");
    open_list(&anna);
    anna.click_text("#main button", "Reminders");
    open_phases(&anna);
    open_phase(&anna, "ideation");
    connects_again(&team, &anna, &ben, "Typed while signed out.");
    // Whose days are over is told the same, as soon as something is sent.
    team.sql("UPDATE device SET until = 1 WHERE id IN (SELECT d.id FROM device d JOIN member m ON m.id = d.member WHERE m.name = 'Ben')");
    answer(&ben, FIELD, "Typed on the last day.");
    ben.eval("document.activeElement.blur()");
    connects_again(&team, &anna, &ben, "Typed after the last day.");
}
