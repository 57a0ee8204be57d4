//! Tables taken along for spreadsheet programs: what is filtered, what is chosen, and every screen that is a table.

use std::fs;

use ninefold_core::spreadsheet::Spreadsheet;
use ninefold_driver::{App, Key};
use serde_json::json;

use crate::stage::{choose, first_start, launch, open_screen, target};

/// The screens that are tables, with what each offers first and what the title of its table begins with.
const SCREENS: [(&str, &str, &str); 6] = [
    ("Ranking", "Exporting: Ranking", "Rank"),
    ("Integrations", "Exporting: Integrations", "Name"),
    ("Build next", "Exporting: Build next", "Place"),
    ("Metrics", "Exporting: Metrics", "Name"),
    (
        "Tagging plan",
        "Exporting: Tagging plan",
        "What is captured",
    ),
    ("People", "Exporting: People", "Name"),
];

fn sample() -> App {
    let app = App::start(&launch());
    first_start(&app, "sample");
    app.wait_for(".use-cases");
    app
}

/// The rows of a workbook that was saved, read by the half of the app that takes tables in.
fn read(app: &App, file: &str) -> Vec<Vec<String>> {
    let bytes = fs::read(app.home().join(file)).unwrap();
    let read = Spreadsheet::read(file, bytes).unwrap();
    let rows = read.rows.into_iter();
    rows.map(|row| row.cells.into_iter().map(|cell| cell.text).collect())
        .collect()
}

/// Waits until it can be saved.
fn wait_for_preview(app: &App, exporting: &str) {
    app.wait_until(&format!(
        "return document.querySelector('dialog .exporting')?.innerText === {}
            && !document.querySelector('dialog [aria-disabled]')",
        json!(exporting)
    ));
}

fn save(app: &App, button: &str, title: &str, file: &str) {
    app.click_text("dialog button", button);
    let path = app.home().join(file);
    app.expect(app.display.choose_in_dialog(title, &path));
    app.wait_for_text(file);
}

#[test]
fn what_the_list_shows_or_what_is_chosen_is_saved_as_a_workbook() {
    let mut app = sample();
    app.click(".facet[data-facet=owners]");
    app.click_text(".facet-choices label span", "Femke de Vries");
    app.wait_for_text("4 of 7 use cases");
    app.press(&[Key::Escape]);
    app.click("thead .col-title button");
    app.click("#header [data-action=export]");
    app.click("dialog [name=export-scope][value=table]");
    wait_for_preview(&app, "Exporting: Table of 4 of 7 use cases");
    save(&app, "Download .xlsx", "Save Excel workbook", "shown.xlsx");
    let rows = read(&app, "shown.xlsx");
    assert_eq!(rows[0][..3], ["Use case", "Type", "Owner"]);
    let titles: Vec<&str> = rows[1..].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(
        titles,
        [
            "Next-best offer in the app",
            "Personalized homepage hero",
            "Product recommendations on the product page",
            "Suppress recent buyers from paid media"
        ]
    );
    assert!(rows[1..].iter().all(|row| row[2] == "Femke de Vries"));

    // CSV is separated as it is wished, and wished again the next time.
    choose(&app, "dialog .export-options select", "semicolon");
    save(&app, "Download .csv", "Save table", "shown.csv");
    let csv = fs::read_to_string(app.home().join("shown.csv")).unwrap();
    assert!(csv.starts_with("\u{FEFF}Use case;Type;Owner;"), "{csv}");
    assert_eq!(csv.lines().count(), 5);
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");

    // Those that are chosen are the table.
    app.click(".use-case:nth-child(2) .col-pick input");
    app.wait_for_text("1 chosen");
    app.click("#header [data-action=export]");
    wait_for_preview(&app, "Exporting: Table of 1 use case");
    app.close();
    app.restart();
    app.wait_for(".use-cases");
    app.click("#header [data-action=export]");
    wait_for_preview(&app, "Exporting: Table of 4 of 7 use cases");
    let kept = app.eval("return document.querySelector('dialog .export-options select').value");
    assert_eq!(kept, json!("semicolon"));
}

/// By keyboard alone: what is wanted first has the focus.
#[test]
fn every_screen_that_is_a_table_offers_a_workbook_first() {
    let app = sample();
    for (screen, exporting, first) in SCREENS {
        open_screen(&app, screen);
        app.wait_for("#header [data-action=export]");
        app.wait_until_quiet();
        app.press(&[Key::Control, Key::Char('e')]);
        app.wait_for("dialog.export");
        if screen == "Integrations" {
            app.tab_to("[name=export-scope]:checked");
            app.press(&[Key::Down]);
        }
        wait_for_preview(&app, exporting);
        app.tab_to("dialog [data-action=exportWorkbook]");
        app.press(&[Key::Enter]);
        let file = format!("{first}-{screen}.xlsx").replace(' ', "-");
        let path = app.home().join(&file);
        app.expect(app.display.choose_in_dialog("Save Excel workbook", &path));
        app.wait_for_text(&file);
        let rows = read(&app, &file);
        assert_eq!(rows[0][0], first);
        assert!(rows.len() > 1, "{screen} has rows");
        app.press(&[Key::Escape]);
        app.wait_gone("dialog[open]");
    }
}

#[test]
fn a_ranking_is_saved_as_it_is_shown_and_the_preview_says_the_same() {
    let app = sample();
    open_screen(&app, "Ranking");
    app.wait_for(".ranked tbody tr");
    choose(&app, "#ranking-method", "rice");
    app.wait_gone(".weights");
    app.wait_until_quiet();
    let shown = app.eval(
        "return [...document.querySelectorAll('.ranked tbody tr .title')].map((title) => title.innerText.trim())",
    );
    app.click("#header [data-action=export]");
    wait_for_preview(&app, "Exporting: Ranking");
    app.click_text("dialog button", "Preview");
    app.wait_for("dialog .rendered table");
    app.wait_until(&format!(
        "const rows = [...document.querySelectorAll('dialog .rendered tbody tr')];
        const ranked = rows.filter((row) => row.cells[0].innerText !== '');
        return JSON.stringify(ranked.map((row) => row.cells[1].innerText.trim())) === {}",
        json!(shown.to_string())
    ));
    for theme in ["light", "dark"] {
        app.eval(&format!(
            "document.documentElement.dataset.theme = '{theme}'"
        ));
        let name = format!("export-table-{theme}.png");
        app.screenshot(&target().join("e2e").join(name));
    }
    save(
        &app,
        "Download .xlsx",
        "Save Excel workbook",
        "ranking.xlsx",
    );
    let rows = read(&app, "ranking.xlsx");
    let ranked = rows[1..].iter().filter(|row| !row[0].is_empty());
    let titles: Vec<&str> = ranked.map(|row| row[1].as_str()).collect();
    assert_eq!(json!(titles), shown);
}
