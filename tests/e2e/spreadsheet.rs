//! Use cases from spreadsheets: chosen, dropped and pasted, by mouse and by keyboard.

use std::fs;

use ninefold_driver::{App, Key};

use crate::handed::drop_files;
use crate::stage::{choose, empty, open_list, root, target, undo};

const JIRA: &str = "src-tauri/core/src/spreadsheet/fixtures/jira.csv";
const LINEAR: &str = "src-tauri/core/src/spreadsheet/fixtures/linear.csv";

/// The step that the dialog shows.
pub fn wait_step(app: &App, name: &str) {
    app.wait_until(&format!(
        "return document.querySelector('.spreadsheet-steps [aria-current]')?.innerText.includes('{name}')
            && !document.querySelector('.spreadsheet progress')"
    ));
}

fn wait_count(app: &App, count: usize) {
    app.wait_gone("dialog[open]");
    app.wait_until(&format!(
        "return document.querySelectorAll('[data-place]').length === {count}"
    ));
}

fn picture(app: &App, name: &str) {
    app.screenshot(&target().join("e2e").join(name));
}

/// The dialog as it is, light and dark, in both sizes, in which axe-core finds nothing.
fn pictures(app: &App, name: &str) {
    for (width, height) in [(1360, 860), (1024, 640)] {
        app.resize(width, height);
        for theme in ["light", "dark"] {
            app.eval_with(
                "document.documentElement.dataset.theme = arguments[0]",
                &[theme.into()],
            );
            app.settle();
            picture(app, &format!("spreadsheet-{name}-{width}-{theme}.png"));
            let found = app.axe(&root().join("tests/node_modules/axe-core/axe.min.js"));
            assert!(found.is_empty(), "{name}, {theme}: {}", found[0]);
        }
    }
    app.eval("document.documentElement.dataset.theme = 'light'");
    app.resize(1360, 860);
}

#[test]
fn an_export_is_chosen_mapped_looked_at_and_taken_in_by_mouse() {
    let app = empty();
    app.click_text("#main button", "Import a spreadsheet or titles…");
    wait_step(&app, "Choose");
    pictures(&app, "choose");
    app.click_text("dialog button", "Choose a file…");
    let chosen = app
        .display
        .open_in_dialog("Import a spreadsheet", &root().join(JIRA));
    app.expect(chosen);
    wait_step(&app, "Match columns");
    app.wait_for_text("Looks like an export of Jira");
    app.wait_for_text("3 rows");
    assert_eq!(
        app.eval("return document.querySelector('[data-column=\"18\"]').value"),
        "answer/ideation/explanation"
    );
    pictures(&app, "map");
    choose(&app, "[data-column=\"18\"]", "answer/ideation/problem");
    app.click_text("dialog button", "Preview");
    wait_step(&app, "Preview");
    app.wait_for_text("3 use cases are new.");
    app.wait_for_text("Cem Yıldız is new, and added to the people");
    app.wait_for_text("columns go nowhere: ");
    pictures(&app, "preview");
    app.click_text("dialog button", "Import 3 use cases");
    app.wait_for_text("Imported 3 new use cases.");
    wait_count(&app, 3);

    // The same once more changes nothing, and says so.
    app.click("#header [data-action=importSpreadsheet]");
    app.click_text("dialog button", "Choose a file…");
    let chosen = app
        .display
        .open_in_dialog("Import a spreadsheet", &root().join(JIRA));
    app.expect(chosen);
    wait_step(&app, "Match columns");
    choose(&app, "[data-column=\"18\"]", "answer/ideation/problem");
    app.click_text("dialog button", "Preview");
    app.wait_for_text("Nothing to import: everything is here already");
    assert_eq!(app.count("[data-action=takeSpreadsheet]"), 0);
    app.click_text("dialog button", "Cancel");
    app.wait_gone("dialog[open]");
    undo(&app);
    app.wait_for_text("Undone: import of use cases.");
    app.wait_for_text("Start with a first use case");
}

#[test]
fn forty_titles_are_pasted_by_keyboard_and_taken_back_in_one_step() {
    let app = empty();
    let titles: String = (1..=40).map(|at| format!("- Idea number {at}\n")).collect();
    let file = app.home().join("offered.txt");
    fs::write(&file, &titles).unwrap();
    app.expect(app.display.offer_on_clipboard("UTF8_STRING", &file));
    app.tab_to("[data-action=importSpreadsheet]");
    app.press(&[Key::Enter]);
    app.wait_for("dialog [data-action=chooseSpreadsheet]:focus");
    app.tab_to("#pasted-titles");
    app.press(&[Key::Control, Key::Char('v')]);
    app.wait_until("return document.querySelector('#pasted-titles').value.includes('number 40')");
    app.tab_to("[data-action=takeTitles]");
    app.press(&[Key::Enter]);
    wait_step(&app, "Preview");
    app.wait_for_text("40 use cases are new.");
    app.tab_to("[data-action=takeSpreadsheet]");
    app.press(&[Key::Enter]);
    app.wait_for_text("Imported 40 new use cases.");
    app.wait_gone("dialog[open]");
    app.wait_for_text("Idea number 40");
    app.click("#notice [data-action=undo]");
    app.wait_for_text("Undone: import of use cases.");
    app.wait_for_text("Start with a first use case");
    // Escape leaves the dialog, and nothing behind.
    app.tab_to("[data-action=importSpreadsheet]");
    app.press(&[Key::Enter]);
    app.wait_for("dialog [data-action=chooseSpreadsheet]:focus");
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
}

#[test]
fn what_is_dropped_is_looked_at_and_what_cannot_be_taken_is_left_out_with_reasons() {
    let app = empty();
    drop_files(
        &app,
        &[("Linear.csv", fs::read(root().join(LINEAR)).unwrap())],
    );
    wait_step(&app, "Match columns");
    app.wait_for_text("Looks like an export of Linear");
    // What is dropped on the dialog takes its place.
    let ideas = "Title;Customer Value\nCart;4\nOffer;six\n;3\n"
        .as_bytes()
        .to_vec();
    drop_files(&app, &[("Ideas.csv", ideas)]);
    app.wait_for_text("Ideas.csv");
    app.click_text("dialog button", "Preview");
    wait_step(&app, "Preview");
    app.wait_for_text("1 use case is new. 2 rows are left out.");
    app.wait_for_text("“six” is no rating.");
    app.wait_for_text("It has no title.");
    pictures(&app, "left-out");
    app.click_text("dialog button", "Save with reasons…");
    let saved = app.home().join("left.csv");
    app.expect(app.display.choose_in_dialog("Save rows left out", &saved));
    app.wait_for_text("Mend the rows there, and import them.");
    let text = fs::read_to_string(&saved).unwrap();
    assert!(text.contains("Offer,six,"), "{text}");
    assert!(text.contains("Left out because"), "{text}");
    app.click_text("dialog button", "Copy with reasons");
    app.wait_for_text("Copied. Paste it into a spreadsheet.");
    app.click_text("dialog button", "Back");
    wait_step(&app, "Match columns");
    choose(&app, "[data-column=\"1\"]", "");
    app.click_text("dialog button", "Preview");
    // A row in which nothing is left says nothing.
    app.wait_for_text("2 use cases are new.");
    app.click_text("dialog button", "Import 2 use cases");
    wait_count(&app, 2);
    // What is no table is told, and the dialog stays.
    drop_files(&app, &[("Broken.xlsx", b"PK\x03\x04 broken".to_vec())]);
    app.wait_for_text("This is no workbook, or it is damaged.");
    app.press(&[Key::Escape]);
    open_list(&app);
    app.wait_for_text("Cart");
}
