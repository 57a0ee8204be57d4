//! What is pasted into an answer, by keys and by the mouse, and what Markdown takes of it.

use std::fs;

use ninefold_driver::{App, Key};
use serde_json::json;

use crate::stage::{answer, field, one_use_case, open_tab, target, wait_saved};

const FIELD: &str = "answer/ideation/problem";
const CELLS: &str = "\tQ1\tQ2\nVisits\t100\t2|00\n";
const TABLE: &str = "|  | Q1 | Q2 |\n| --- | --- | --- |\n| Visits | 100 | 2\\|00 |";

/// Puts a text on the clipboard as another program would.
fn offer(app: &App, text: &str) {
    let file = app.home().join("offered.txt");
    fs::write(&file, text).unwrap();
    app.expect(app.display.offer_on_clipboard("UTF8_STRING", &file));
}

fn wait_value(app: &App, value: &str) {
    app.wait_until(&format!(
        "return document.querySelector('#main [name=\"{FIELD}\"]').value === {}",
        json!(value)
    ));
}

fn picture(app: &App, name: &str) {
    app.screenshot(&target().join("e2e").join(name));
}

#[test]
fn a_range_of_cells_becomes_a_table_and_one_undo_takes_it_away() {
    let app = one_use_case("Cells");
    offer(&app, CELLS);
    app.click(&field(FIELD));
    app.type_text("Before");
    app.press(&[Key::Control, Key::Char('v')]);
    wait_value(&app, &format!("Before\n\n{TABLE}"));
    app.type_text("!");
    wait_value(&app, &format!("Before\n\n{TABLE}!"));
    app.press(&[Key::Control, Key::Char('z')]);
    wait_value(&app, &format!("Before\n\n{TABLE}"));
    app.press(&[Key::Control, Key::Char('z')]);
    wait_value(&app, "Before");
    app.press(&[Key::Control, Key::Shift, Key::Char('z')]);
    wait_value(&app, &format!("Before\n\n{TABLE}"));
    wait_saved(&app, FIELD);

    app.click("[data-action=export]");
    app.click("dialog [data-action=exportPreview]");
    app.wait_until(
        "const cells = [...document.querySelectorAll('dialog .page table')]
            .map(table => [...table.querySelectorAll('th, td')].map(cell => cell.innerText).join());
        return cells.includes(',Q1,Q2,Visits,100,2|00')",
    );
    picture(&app, "pasted-table.png");
}

#[test]
fn with_shift_a_text_goes_in_as_it_is() {
    let app = one_use_case("Raw");
    offer(&app, CELLS);
    app.click(&field(FIELD));
    app.press(&[Key::Control, Key::Shift, Key::Char('v')]);
    wait_value(&app, CELLS);
    // The next one is a table again, in the place of what is selected.
    app.press(&[Key::Control, Key::Char('a')]);
    app.press(&[Key::Control, Key::Char('v')]);
    wait_value(&app, TABLE);
}

#[test]
fn keys_pressed_while_a_paste_is_thought_about_are_all_there() {
    let app = one_use_case("Quick");
    offer(&app, CELLS);
    app.click(&field(FIELD));
    // All within one turn of the window: no answer comes in between.
    app.eval_with(
        "const field = document.activeElement;
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', arguments[0]);
        document.execCommand('insertText', false, 'a');
        field.dispatchEvent(new ClipboardEvent('paste', {bubbles: true, clipboardData}));
        document.execCommand('insertText', false, arguments[0]);
        document.execCommand('insertText', false, 'bc');",
        &[json!(CELLS)],
    );
    wait_value(&app, &format!("a\n\n{TABLE}bc"));
    app.type_text("d");
    wait_value(&app, &format!("a\n\n{TABLE}bcd"));
    wait_saved(&app, FIELD);

    // The same by keys that follow one another as fast as they can.
    app.press(&[Key::Control, Key::Char('a')]);
    app.press(&[Key::Delete]);
    app.expect(app.display.press(&["x", "ctrl+v", "y", "z"]));
    wait_value(&app, &format!("x\n\n{TABLE}yz"));
}

#[test]
fn a_line_takes_tabs_as_it_did() {
    let app = one_use_case("Line");
    offer(&app, "a\tb\nc\td");
    app.click(&field("title"));
    app.press(&[Key::Control, Key::Char('a')]);
    app.press(&[Key::Control, Key::Char('v')]);
    wait_saved(&app, "title");
    let value = app.eval("return document.querySelector('#main [name=title]').value");
    assert!(!value.as_str().unwrap().contains('|'), "{value}");
}

#[test]
fn lists_of_word_processors_keep_their_levels() {
    let app = one_use_case("Lists");
    offer(&app, "•\tGoal\no\tMore orders\n▪\tBy June\n•\tRisk\n");
    app.click(&field(FIELD));
    app.press(&[Key::Control, Key::Char('v')]);
    wait_value(
        &app,
        "- Goal\n    - More orders\n        - By June\n- Risk\n",
    );
}

#[test]
fn marks_that_are_taken_are_told_beside_the_field() {
    let app = one_use_case("Marks");
    answer(&app, FIELD, "12*40*8, \\\\server\\share, __init__");
    assert_eq!(app.count(".taken"), 0);
    answer(&app, FIELD, "> 50 % uplift\n\n&copy; us");
    app.wait_for_text("“> 50 % uplift” is shown as a quotation.");
    app.wait_for_text("“&copy;” is shown as “©”.");
    let described = app.eval(&format!(
        "const field = document.querySelector('#main [name=\"{FIELD}\"]');
        return field.getAttribute('aria-describedby').split(' ')
            .map(id => document.getElementById(id)?.innerText ?? '').join(' ')"
    ));
    assert!(
        described.as_str().unwrap().contains("quotation"),
        "{described}"
    );
    picture(&app, "told-marks.png");
    // As it is told, so it is kept.
    answer(&app, FIELD, "\\> 50 % uplift\n\n\\&copy; us");
    app.wait_gone(".taken");

    open_tab(&app, "Scoping");
    let asked = app.eval("return document.querySelector('#main textarea[data-markdown]').name");
    answer(&app, asked.as_str().unwrap(), "- 5 %");
    app.wait_for_text("“- 5 %” is shown as an item of a list.");
}
