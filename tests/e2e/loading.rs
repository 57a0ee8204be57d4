//! What the window asks of the core: after a change, only for what it touched.

use ninefold_driver::App;
use serde_json::Value;

use crate::stage::{answer, field, one_use_case, open_screen, wait_saved};

const FIELD: &str = "answer/ideation/problem";

/// Notes every command from now on.
const LISTEN: &str = "window.asked = [];
    const core = window.__TAURI__.core;
    const invoke = core.invoke;
    window.__TAURI__ = { ...window.__TAURI__, core: { ...core, invoke(command, ...rest) {
        window.asked.push(command);
        return invoke(command, ...rest);
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
    app.wait_for("[data-action=undo]:not(:disabled)");
    app.click("[data-action=undo]");
    app.wait_for(&field(FIELD));
    app.click("[data-action=redo]");
    app.wait_until(&format!(
        "return document.querySelector('#main [name=\"{FIELD}\"]').value === 'Begun and left'"
    ));
    assert_eq!(app.text(&field(FIELD)), "Begun and left");
}

fn listen(app: &App) {
    app.wait_until_quiet();
    app.eval(LISTEN);
}

/// The commands since they were asked for last, once nothing more comes.
fn asked(app: &App) -> Vec<String> {
    app.wait_until_quiet();
    let asked = app.eval("return window.asked.splice(0)");
    let names = asked.as_array().into_iter().flatten();
    names.filter_map(Value::as_str).map(str::to_owned).collect()
}
