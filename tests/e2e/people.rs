//! What is held about a person, entries of the same person, and erasing: by mouse and by keyboard.

use std::fs;
use std::path::{Path, PathBuf};

use ninefold_driver::{App, Key};

use crate::accessibility::violations;
use crate::long_lists::{MOST, wait_for_rows};
use crate::stage::{
    answer, choose, new_use_case, one_use_case, open_list, open_phase, open_screen, target, undo,
    workspace_file,
};

const FIELD: &str = "answer/ideation/problem";

/// Adds somebody new to the phase that is open.
pub fn stakeholder(app: &App, name: &str) {
    app.click_text(".stakeholders button", "+ Add Stakeholder");
    app.fill("#who", name);
    app.click_text(".add-form button", "Add");
    app.wait_for(".stakeholders [data-action=donePerson]");
    app.click(".stakeholders [data-action=donePerson]");
    app.wait_gone(".stakeholders .person");
    app.settle();
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let all = entries.flat_map(|entry| match entry.path() {
        path if path.is_dir() => files(&path),
        path => vec![path],
    });
    all.collect()
}

/// Where a text is in the bytes of the workspace and its backups.
fn found(app: &App, text: &str) -> Vec<PathBuf> {
    let mut all = files(&app.data().join("backups"));
    all.extend(files(workspace_file(app).parent().unwrap()));
    let holds = |path: &PathBuf| {
        let bytes = fs::read(path).unwrap_or_default();
        bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes())
    };
    all.into_iter().filter(holds).collect()
}

#[test]
fn a_person_is_erased_with_the_name_typed_and_is_in_no_byte_afterward() {
    let app = one_use_case("Reminders");
    open_phase(&app, "ideation");
    stakeholder(&app, "Zaphira Quell");
    answer(&app, FIELD, "Zaphira Quell wants fewer mails.");
    answer(&app, FIELD, "Ask Zaphira Quell why.");
    app.press(&[Key::Control, Key::Char(',')]);
    app.click("[data-action=backUpNow]");
    app.wait_for_text("Last backup");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
    assert!(found(&app, "Zaphira").len() > 1, "else nothing is shown");

    open_screen(&app, "People");
    app.click_text(".people-list button", "Zaphira Quell");
    app.wait_for_text("Stakeholder of “Reminders”");
    app.wait_for_text("Ask Zaphira Quell why.");
    app.screenshot(&target().join("e2e/held.png"));
    app.click("[data-action=eraseThis]");
    app.wait_for_text("What can’t be reached from here");
    app.screenshot(&target().join("e2e/erase.png"));
    app.fill("#erase-name", "Zaphira");
    app.click_text("dialog button", "Erase");
    app.wait_for_text("Nothing is erased yet.");
    app.fill("#erase-name", "Zaphira Quell");
    app.click_text("dialog button", "Erase");
    app.wait_for_text("Erased the person and 1 text that named them");
    app.wait_for_text("A person was erased");
    app.wait_until("return !document.querySelector('.people-list').innerText.includes('Zaphira')");
    app.screenshot(&target().join("e2e/people.png"));

    app.click_text("#sidebar .recent button", "Reminders");
    app.wait_for(".stepper");
    open_phase(&app, "ideation");
    app.wait_for_text("Erased person");
    assert_eq!(app.text(&crate::stage::field(FIELD)), "Ask a person why.");
    // The log goes into the file when nothing is changed for a while.
    app.wait_until_quiet();
    std::thread::sleep(std::time::Duration::from_secs(4));
    assert_eq!(found(&app, "Zaphira"), Vec::<PathBuf>::new());
}

#[test]
fn two_entries_become_one_and_are_taken_apart_by_keyboard() {
    let app = one_use_case("Reminders");
    open_phase(&app, "ideation");
    stakeholder(&app, "Maya Brand");
    stakeholder(&app, "M. Brand");
    open_screen(&app, "People");
    let focus = |text: &str| {
        app.eval_with(
            "[...document.querySelectorAll('#main button')].find(button => button.innerText === arguments[0]).focus()",
            &[text.into()],
        );
    };
    focus("M. Brand");
    app.press(&[Key::Enter]);
    app.wait_for("#same-as");
    app.eval("document.querySelector('#same-as').focus()");
    app.type_text("Maya");
    app.wait_for("[role=listbox] [role=option]");
    app.press(&[Key::Down]);
    app.press(&[Key::Enter]);
    app.press(&[Key::Enter]);
    app.wait_for_text("are one person now");
    app.wait_for("[aria-label='Entries shown as one']");
    app.screenshot(&target().join("e2e/one-person.png"));
    open_screen(&app, "People");
    app.wait_for_text("2 entries");
    app.press(&[Key::Control, Key::Char('z')]);
    app.wait_until(
        "return !document.querySelector('.people-list').innerText.includes('2 entries')",
    );
    app.press(&[Key::Control, Key::Shift, Key::Char('z')]);
    app.wait_for_text("2 entries");
    focus("Maya Brand");
    app.press(&[Key::Enter]);
    app.wait_for("[data-action=takeApart]");
    focus("Take apart");
    app.press(&[Key::Enter]);
    app.wait_for_text("is an entry by itself again");
    app.wait_gone("[data-action=takeApart]");
}

/// The letter beside a stakeholder, as it is chosen.
fn letter(name: &str) -> String {
    format!("select[aria-label=\"RACI of {name}\"]")
}

fn wait_for_holes(app: &App, holes: &[&str]) {
    app.wait_until(&format!(
        "return JSON.stringify([...document.querySelectorAll('.stakeholders .raci-holes p')].map((hole) => hole.innerText)) === {}",
        serde_json::json!(serde_json::json!(holes).to_string())
    ));
}

#[test]
fn letters_are_given_their_holes_told_and_the_way_there_is_a_click() {
    let app = one_use_case("Reminders");
    open_phase(&app, "ideation");
    stakeholder(&app, "Maya Brand");
    stakeholder(&app, "Joris van Dijk");
    wait_for_holes(&app, &[]);
    choose(&app, &letter("Maya Brand"), "C");
    wait_for_holes(&app, &["Nobody is accountable."]);
    choose(&app, &letter("Maya Brand"), "A");
    wait_for_holes(
        &app,
        &["Maya Brand is accountable, but nobody is responsible."],
    );
    choose(&app, &letter("Joris van Dijk"), "A/R");
    wait_for_holes(
        &app,
        &["Maya Brand and Joris van Dijk are both accountable; decide on one."],
    );
    app.screenshot(&target().join("e2e/raci.png"));
    undo(&app);
    wait_for_holes(
        &app,
        &["Maya Brand is accountable, but nobody is responsible."],
    );
    open_phase(&app, "design");
    app.click_text(".stakeholders button", "+ Add Stakeholder");
    app.fill("#who", "Maya Brand");
    app.click_text(".add-form button", "Add");
    app.wait_for(&letter("Maya Brand"));

    open_screen(&app, "People");
    app.wait_for("[aria-label=\"Where Maya Brand is involved\"]");
    assert_eq!(
        app.eval("return [...document.querySelectorAll('[aria-label=\"Where Maya Brand is involved\"] .part')].map((part) => part.ariaLabel).join('|')"),
        "Ideation: Accountable|Design: Involved"
    );
    app.screenshot(&target().join("e2e/people-involved.png"));
    app.fill("#people-filter", "jor");
    app.wait_for_text("1 of 3 people");
    app.wait_gone("[aria-label=\"Where Maya Brand is involved\"]");
    app.fill("#people-filter", "nobody at all");
    app.wait_for_text("Nobody fits this filter.");
    app.click("[data-action=showEverybody]");
    app.wait_for_text("3 people");

    app.click_text("#header .tabs button", "By use case");
    app.wait_for("[aria-label=\"Who is involved in Reminders\"] .part");
    app.screenshot(&target().join("e2e/people-use-cases.png"));
    let found = violations(&app, "people by use case");
    assert!(found.is_empty(), "{}", found.join("\n"));
    app.click_text("#header .tabs button", "Gaps (1)");
    app.click_text(
        ".raci-holes button",
        "Ideation: Maya Brand is accountable, but nobody is responsible.",
    );
    app.wait_until("return document.activeElement.matches('select.raci')");
    assert_eq!(
        app.eval("return document.activeElement.ariaLabel"),
        "RACI of Maya Brand"
    );
}

#[test]
fn letters_and_people_by_keyboard() {
    let app = one_use_case("Reminders");
    open_phase(&app, "ideation");
    stakeholder(&app, "Maya Brand");
    open_list(&app);
    new_use_case(&app, "Churn");
    open_phase(&app, "ideation");
    stakeholder(&app, "Joris van Dijk");
    app.eval_with(
        "document.querySelector(arguments[0]).focus()",
        &[letter("Joris van Dijk").into()],
    );
    app.type_text("I");
    app.wait_until("return document.activeElement.value === 'I'");
    // Where the letter alone does not choose at once, Enter does.
    wait_for_holes(&app, &["Nobody is accountable."]);
    open_screen(&app, "People");
    app.tab_to("#people-filter");
    app.type_text("maya");
    app.wait_for_text("1 of 3 people");
    app.wait_until("return document.activeElement.id === 'people-filter'");
    app.tab_to(".people-list .part");
    app.press(&[Key::Enter]);
    app.wait_for(".stakeholders");
    app.wait_until("return document.querySelector('#header h1').innerText === 'Reminders'");
    open_screen(&app, "People");
    app.tab_to("[data-shown=holes]");
    app.press(&[Key::Enter]);
    app.wait_for(".people-list .raci-holes");
    app.tab_to(".raci-holes button");
    app.press(&[Key::Enter]);
    app.wait_until("return document.activeElement.ariaLabel === 'RACI of Joris van Dijk'");
}

#[test]
fn of_many_people_those_in_sight_are_drawn_and_each_is_reached() {
    let app = one_use_case("Reminders");
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        const {dataset: {useCase}} = document.querySelector('.stepper [data-use-case]');
        for (let number = 1; number <= 60; number += 1)
            await invoke('stakeholder_add', {useCase, phase: 'ideation', who: {named: `Person ${String(number).padStart(3, '0')}`}});",
        &[],
    );
    open_screen(&app, "People");
    app.wait_for_text("61 people");
    wait_for_rows(&app);
    assert!(app.count(".people-list > li") < 40);
    assert!(app.count("#main *") < MOST);
    app.tab_to(".people-list .name");
    app.press(&[Key::End]);
    app.wait_until("return document.activeElement.innerText === 'Person 060'");
    app.screenshot(&target().join("e2e/people-many.png"));
    app.fill("#people-filter", "person 042");
    app.wait_for_text("1 of 61 people");
    app.wait_until("return document.querySelectorAll('.people-list .name').length === 1");
    app.click_text("#header .tabs button", "By use case");
    app.wait_for("[aria-label=\"Who is involved in Reminders\"]");
    app.wait_for_text("and 20 more");
    assert!(app.count("#main *") < MOST);
}
