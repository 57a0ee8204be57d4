//! Answers that come when the person has gone on, and questions that need none any more.

use serde_json::json;

use crate::long_lists::{add_many, wait_for_rows, with_use_cases};
use crate::stage::{open_screen, wait_saved};

/// Tags that were asked for before a filter was chosen, and come after it.
#[test]
fn what_comes_late_is_not_let_through_a_filter() {
    let app = with_use_cases(1);
    add_many(&app, "tag", "Tag", 60);
    // A filter that all of them pass, and so many that they come in parts.
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        const list = {kind: 'tags', filter: {purpose: null, state: null, useCase: null}, shown: []};
        for (let from = 0; from < 60; from += 15) {
            const wanted = {few: 0, spans: [[from, from + 15]], about: []};
            const {rows} = await invoke('list_rows', {list, wanted});
            for (const {at, row: {id}} of rows) {
                const choose = (field, choice) => invoke('enter', {document: id, record: id, field, entry: {choice}});
                await choose('state', 'planned');
                if (at === 0) await choose('purpose', 'data-collection');
            }
        }",
        &[],
    );
    app.reload();
    open_screen(&app, "Tagging plan");
    app.wait_for(".tags tbody");
    wait_for_rows(&app);
    let choose = |field: &str, place: u32| {
        app.eval(&format!(
            "const field = document.querySelector('.filters [name={field}]');
            field.selectedIndex = {place};
            field.dispatchEvent(new Event('change', {{bubbles: true}}))"
        ));
    };
    choose("state", 1);
    app.wait_for_text("Show all");
    app.wait_for(".tags tbody");
    wait_for_rows(&app);
    app.eval(
        "const {fetch} = window;
        window.held = new Promise(resolve => window.release = resolve);
        window.asked = 0;
        window.fetch = async (...asked) => {
            const answer = await fetch(...asked);
            if (!String(asked[0]).includes('list_rows')) return answer;
            window.asked++;
            await window.held;
            return answer;
        };
        scrollTo(0, document.documentElement.scrollHeight)",
    );
    app.wait_until("return window.asked > 0");
    choose("purpose", 1);
    app.wait_until("return document.querySelectorAll('.tags tbody tr').length === 1");
    app.eval("window.release()");
    app.wait_until_quiet();
    // What is drawn after an edit is all that was shown under this filter.
    app.fill(".tags [name=where]", "Product page");
    wait_saved(&app, "where");
    app.wait_until_quiet();
    assert_eq!(app.count(".tags tbody tr"), 1);
}

/// A list that has left the page asks for nothing, though it was about to.
#[test]
fn what_has_left_the_page_asks_for_nothing() {
    let app = with_use_cases(130);
    wait_for_rows(&app);
    let asked = app.eval_async(
        "const {'kit/long_list/asked.js': {ask}, 'kit/long_list/drawn.js': {states}} = await import('/main.js');
        let times = 0;
        const {fetch} = window;
        window.fetch = (...asked) => {
            times += String(asked[0]).includes('list_rows');
            return fetch(...asked);
        };
        const host = document.querySelector('[data-window]');
        const state = states.get(host);
        const spans = [[[60, 70]], [[80, 90]]];
        const both = spans.map(spans => ask(host, state, {few: 0, spans, about: []}));
        host.remove();
        return [await Promise.all(both), times];",
        &[],
    );
    assert_eq!(asked, json!([[false, false], 0]));
}
