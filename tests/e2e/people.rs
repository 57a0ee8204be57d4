//! What is held about a person, entries of the same person, and erasing: by mouse and by keyboard.

use std::fs;
use std::path::{Path, PathBuf};

use ninefold_driver::{App, Key};

use crate::stage::{answer, one_use_case, open_phase, open_screen, target, workspace_file};

const FIELD: &str = "answer/ideation/problem";

fn stakeholder(app: &App, name: &str) {
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
