//! What one expects of a desktop app: it remembers, it can be set, searched and printed.

use std::fs;

use ninefold_driver::{App, Key};

use crate::stage::{answer, one_use_case, open_export_of_phase, open_list};

#[test]
fn size_of_the_window_is_remembered() {
    let mut app = one_use_case("Sized");
    app.resize(1111, 777);
    app.close();
    app.restart();
    app.wait_until("return innerWidth === 1111 && innerHeight === 777");
}

#[test]
fn theme_and_text_size_stay_chosen() {
    let mut app = one_use_case("Dark");
    app.press(&[Key::Control, Key::Char(',')]);
    app.click("dialog label:has([name=theme][value=dark])");
    app.wait_until("return document.documentElement.dataset.theme === 'dark'");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");
    app.press(&[Key::Control, Key::Char('+')]);
    app.wait_until("return innerWidth < 1300");
    let width = app.eval("return innerWidth");
    app.close();
    app.restart();
    app.wait_for(".phase");
    app.wait_until(&format!("return innerWidth === {width}"));
    assert_eq!(
        app.eval("return document.documentElement.dataset.theme"),
        "dark"
    );
    assert_eq!(app.eval("return matchMedia('(prefers-color-scheme: dark)').matches || getComputedStyle(document.body).colorScheme.includes('dark')"), true);
    app.press(&[Key::Control, Key::Char('0')]);
    app.wait_until("return innerWidth === 1360");
}

#[test]
fn a_new_name_signs_later_edits() {
    let app = one_use_case("Signed");
    app.press(&[Key::Control, Key::Char(',')]);
    app.wait_for("dialog [name=author]");
    app.fill("dialog [name=author]", "Mara Berg");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");
    answer(&app, "answer/ideation/problem", "By another name");
    open_list(&app);
    app.wait_for("#main .use-case [title*=\"by Mara Berg\"]");
}

#[test]
fn words_are_found_on_the_page() {
    let app = one_use_case("Found");
    answer(
        &app,
        "answer/ideation/problem",
        "A needle, and another needle",
    );
    app.press(&[Key::Control, Key::Char('f')]);
    app.wait_for(".find input");
    app.type_text("needle");
    app.wait_for_text("1 of 2");
    app.press(&[Key::Enter]);
    app.wait_for_text("2 of 2");
    app.press(&[Key::Escape]);
    app.wait_gone(".find");
}

#[test]
fn the_preview_is_printed() {
    let app = one_use_case("On paper");
    open_export_of_phase(&app);
    app.click_text("dialog button", "Print or save as PDF");
    app.expect(app.display.cancel_dialog("Print"));
    app.wait_for("dialog .exporting");
    // By keys alone; and on paper stands all of the page, and nothing else.
    app.press(&[Key::Control, Key::Char('p')]);
    app.expect(app.display.cancel_dialog("Print"));
    let (printed, page) = (
        "document.querySelector('.printout')",
        "dialog .rendered .page",
    );
    app.click_text("dialog button", "Preview");
    app.wait_for(page);
    assert_eq!(
        app.eval(&format!("return {printed}.textContent")),
        app.eval(&format!(
            "return document.querySelector('{page}').textContent"
        ))
    );
}

#[test]
fn the_log_holds_no_answer() {
    let mut app = one_use_case("Confidential campaign");
    answer(
        &app,
        "answer/ideation/problem",
        "A secret nobody may read in a log",
    );
    app.close();
    let mut read = 0;
    for entry in fs::read_dir(app.data().join("logs")).unwrap().flatten() {
        let log = fs::read_to_string(entry.path()).unwrap();
        assert!(
            !log.contains("secret") && !log.contains("Confidential"),
            "{log}"
        );
        read += 1;
    }
    assert!(read > 0, "there is no log");
}

#[test]
fn help_names_versions_and_licenses() {
    let app = one_use_case("About");
    about(&app);
    for part in ["SQLite", "Tauri", env!("CARGO_PKG_VERSION")] {
        app.wait_for_text(part);
    }
}

fn about(app: &App) {
    app.click("[data-action=menu]");
    app.click_text("[role=menuitem]", "Help and about");
    app.wait_for("dialog[open]");
}

#[test]
fn stakeholders_break_no_word_and_are_edited_where_they_stand() {
    let app = one_use_case("Stakeholders");
    app.click("[data-action=addStakeholder]");
    app.wait_for("#who");
    app.type_text("Wilhelmina Constantinopolitanska");
    app.press(&[Key::Enter]);
    app.wait_for(".stakeholders [name=role]");
    app.fill(".stakeholders [name=role]", "Personalization manager");
    app.fill(".stakeholders [name=company]", "Havenlicht Merchandising");
    app.wait_until_quiet();
    // Where each field of the form is, and then each value under its heading.
    let at = |of: &str| {
        app.eval(&format!(
            "return ['name', 'role', 'company', 'team', 'email'].map((name) =>
                Math.round(document.querySelector(`{of}`).getBoundingClientRect().left))"
        ))
    };
    let form = at(".stakeholders [data-key=${name}].person-field");
    app.click(".stakeholders tbody .done");
    app.wait_for(".stakeholders .cell.role");
    let cells = at(".stakeholders tbody .cell.${name}");
    for (field, cell) in form
        .as_array()
        .unwrap()
        .iter()
        .zip(cells.as_array().unwrap())
    {
        let (field, cell) = (field.as_f64().unwrap(), cell.as_f64().unwrap());
        assert!(
            (field - cell).abs() <= 8.0,
            "{form} is not where {cells} is"
        );
    }
    for (width, height) in [(1360, 860), (1024, 640)] {
        app.resize(width, height);
        app.settle();
        let broken = app.eval(
            "const broken = [];
            for (const value of document.querySelectorAll('.stakeholders tbody .cell > span')) {
                const text = value.firstChild;
                for (const {0: word, index} of (text.data ?? '').matchAll(/\\S+/g)) {
                    const range = document.createRange();
                    range.setStart(text, index);
                    range.setEnd(text, index + word.length);
                    if (range.getClientRects().length !== 1) broken.push(word);
                }
            }
            return broken",
        );
        assert_eq!(broken, serde_json::json!([]), "at {width} × {height}");
    }
}
