//! What the window asks of the core: after a change, only for what it touched.

use ninefold_driver::{App, Key};
use serde_json::{Value, json};

use crate::long_lists::{add_many, wait_for_rows, with_use_cases};
use crate::stage::{answer, choose, field, one_use_case, open_screen, redo, undo, wait_saved};

const FIELD: &str = "answer/ideation/problem";

/// Notes every command from now on.
const LISTEN: &str = "window.asked = [];
    window.with = [];
    window.came = [];
    const core = window.__TAURI__.core;
    const invoke = core.invoke;
    window.__TAURI__ = { ...window.__TAURI__, core: { ...core, invoke(command, ...rest) {
        window.asked.push(command);
        window.with.push(rest[0] ?? {});
        const answer = invoke(command, ...rest);
        answer.then((came) => window.came.push(came), () => {});
        return answer;
    } } };";

#[test]
fn a_pause_in_typing_loads_only_what_it_touched() {
    let app = one_use_case("Loaded");
    answer(&app, FIELD, "Begun");
    listen(&app);
    app.click(&field(FIELD));
    app.type_text(" and gone on");
    wait_saved(&app, FIELD);
    assert_eq!(
        asked(&app),
        ["enter", "phase_page"],
        "the sidebar names nothing else now"
    );

    // A name stands in the sidebar too.
    app.fill(&field("title"), "Loaded again");
    app.wait_until(
        "return document.querySelector('.recent button').textContent === 'Loaded again'",
    );
    let after = asked(&app);
    assert!(after.contains(&"use_cases_at_work".to_owned()), "{after:?}");
}

#[test]
fn what_was_typed_before_leaving_does_not_load_the_next_screen_twice() {
    let app = one_use_case("Left");
    answer(&app, FIELD, "Begun");
    listen(&app);
    app.click(&field(FIELD));
    app.type_text(" and left");
    open_screen(&app, "Metrics");
    app.wait_until_quiet();
    let after = asked(&app);
    assert!(after.contains(&"enter".to_owned()), "{after:?}");
    assert_eq!(
        after.iter().filter(|name| *name == "metric_list").count(),
        1,
        "{after:?}"
    );
    undo(&app);
    app.wait_for(&field(FIELD));
    redo(&app);
    app.wait_until(&format!(
        "return document.querySelector('#main [name=\"{FIELD}\"]').value === 'Begun and left'"
    ));
    assert_eq!(app.text(&field(FIELD)), "Begun and left");
}

/// Ticks a box of the matrix, and waits until all that comes of it is there.
fn tick(app: &App, at: usize) -> Vec<String> {
    app.eval(&format!(
        "document.querySelectorAll('.matrix tbody input')[{at}].click()"
    ));
    app.wait_until_quiet();
    asked(app)
}

#[test]
fn a_tick_in_the_matrix_loads_the_row_it_touched() {
    for count in [3, 60] {
        let app = with_use_cases(count);
        add_many(&app, "integration", "Integration", 20);
        open_screen(&app, "Integrations");
        app.click("[data-action=asMatrix]");
        app.wait_for(".matrix tbody input");
        wait_for_rows(&app);
        listen(&app);
        app.eval("window.before = document.querySelector('.matrix tbody tr:nth-child(3)')");
        // The first of it makes the use case the one edited last, which the sidebar names.
        let mut first = tick(&app, 0);
        first.retain(|name| name != "use_cases_at_work");
        assert_eq!(first, ["enter", "list_rows"]);
        assert_eq!(tick(&app, 1), ["enter", "list_rows"]);
        let told = "return (await import('/main.js'))['screen.js'].undoable().undo";
        assert_ne!(app.eval_async(told, &[]), Value::Null);
        assert_eq!(app.count(".matrix :checked"), 2);
        assert_eq!(
            app.eval(
                "return window.before === document.querySelector('.matrix tbody tr:nth-child(3)')"
            ),
            true,
            "rows that were not touched stay"
        );

        // What was done to that row by another way comes with it.
        app.eval_async(
            "const {invoke} = window.__TAURI__.core;
            const {name, dataset: {record}} = document.querySelectorAll('.matrix tbody input')[2];
            await invoke('enter', {document: record, record, field: name, entry: {tick: true}});",
            &[],
        );
        asked(&app);
        assert_eq!(tick(&app, 0), ["enter", "list_rows"]);
        assert_eq!(app.count(".matrix :checked"), 2);

        // Taken back, all the same.
        undo(&app);
        app.wait_until("return document.querySelectorAll('.matrix :checked').length === 3");
    }
}

#[test]
fn rows_of_a_filtered_list_come_once() {
    let app = with_use_cases(3);
    add_many(&app, "tag", "Tag", 90);
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        const filter = {purpose: null, state: null, useCase: null};
        for (let from = 0; from < 90; from += 15) {
            const wanted = {few: 0, spans: [[from, from + 15]], about: []};
            const {rows} = await invoke('list_rows', {list: {kind: 'tags', filter, shown: []}, wanted});
            for (const {row: {id}} of rows)
                await invoke('enter', {document: id, record: id, field: 'state', entry: {choice: 'placed'}});
        }",
        &[],
    );
    open_screen(&app, "Tagging plan");
    app.wait_for(".records.long");
    listen(&app);
    choose(&app, ".filters [name=state]", "placed");
    app.wait_gone(".waiting");
    app.wait_for(".filters [data-action=allTags]");
    wait_for_rows(&app);
    let height = app
        .eval("return document.body.scrollHeight")
        .as_u64()
        .unwrap();
    for top in (0..height).step_by(300) {
        app.eval(&format!("scrollTo(0, {top})"));
        app.settle();
    }
    wait_for_rows(&app);
    // The first and the last come with every answer.
    let times = app.eval(
        "const times = new Map();
        for (const came of window.came)
            for (const {at} of (came?.tags ?? came)?.rows ?? []) times.set(at, (times.get(at) ?? 0) + 1);
        return [times.size, [...times].filter(([at, times]) => times > 1 && at > 0 && at < 89)]",
    );
    assert_eq!(times, json!([90, []]), "rows that came more than once");
}

#[test]
fn the_export_panel_asks_for_what_it_shows() {
    let app = with_use_cases(120);
    listen(&app);
    app.click("#header [data-action=export]");
    app.wait_for_text("Use cases (120 of 120)");
    app.wait_for_text("Exporting: 120 use cases");
    wait_for_rows(&app);
    assert_eq!(
        asked(&app),
        ["list_rows", "use_cases_at_work", "points", "export_preview"]
    );
    // Those that are not chosen are told apart, and what was asked for stays.
    app.click_text(".selection label", "Use case 002");
    app.wait_for_text("Exporting: 119 use cases");
    app.wait_for_text("Use cases (119 of 120)");
    assert_eq!(asked(&app), ["export_preview"]);
    let scope = app.eval("return window.with.at(-1).scope.chosen");
    assert_eq!(
        (&scope["atWork"], scope["but"].as_array().unwrap().len()),
        (&json!(true), 1)
    );
    // One out of sight, by keyboard, and back to the first.
    app.eval("document.querySelector('.selection li input').focus()");
    app.press(&[Key::End]);
    wait_for_rows(&app);
    app.press(&[Key::Space]);
    app.wait_for_text("Exporting: 118 use cases");
    app.press(&[Key::Home]);
    wait_for_rows(&app);
    assert_eq!(app.count(".selection li:nth-child(2) :checked"), 0);
    assert_eq!(app.count(".selection li:nth-child(1) :checked"), 1);
    app.click_text("dialog button", "None");
    app.wait_for_text("Choose what to export first");
    app.click_text(".selection label", "Use case 003");
    app.wait_for_text("Exporting: Use case 003");
    app.wait_for_text("Use cases (1 of 120)");
    app.click_text("dialog button", "All");
    app.wait_for_text("Exporting: 120 use cases");
}

pub fn listen(app: &App) {
    app.wait_until_quiet();
    app.eval(LISTEN);
}

/// The commands since they were asked for last, once nothing more comes.
pub fn asked(app: &App) -> Vec<String> {
    app.wait_until_quiet();
    let asked = app.eval("return window.asked.splice(0)");
    let names = asked.as_array().into_iter().flatten();
    names.filter_map(Value::as_str).map(str::to_owned).collect()
}
