//! Lists that are long on the other side of the bridge, too: the window is sent what is in sight, and nobody notices.

use ninefold_driver::{App, Key};
use serde_json::json;

use crate::long_lists::{MOST, add_many, in_sight, wait_for_rows, with_use_cases};
use crate::stage::open_screen;

/// No answer to the window has more bytes.
const MOST_BYTES: u64 = 100_000;

/// From now on keeps how many bytes the window is sent at most by one answer, until the page is loaded anew.
fn weigh(app: &App) {
    app.eval(
        "window.heaviest = {command: '', bytes: 0};
        const {fetch} = window;
        window.fetch = async (...asked) => {
            const answer = await fetch(...asked);
            const {byteLength: bytes} = await answer.clone().arrayBuffer();
            const command = String(asked[0]);
            if (bytes > window.heaviest.bytes) window.heaviest = {command, bytes};
            return answer;
        };",
    );
}

/// Shows that no answer was too heavy since it was begun to weigh them, and that there were any.
#[track_caller]
fn assert_light(app: &App) {
    let heaviest = app.eval("return window.heaviest");
    let bytes = heaviest["bytes"].as_u64().unwrap();
    assert!((1..MOST_BYTES).contains(&bytes), "{heaviest}");
    assert!(app.count("*") < MOST, "{} elements", app.count("*"));
}

#[test]
fn what_is_in_sight_stays_there_while_others_write() {
    let app = with_use_cases(300);
    weigh(&app);
    app.eval("scrollTo(0, 3500)");
    wait_for_rows(&app);
    let before = in_sight(&app);
    // Those below come to the top of the list, as what was edited last, and one is new there.
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        const rows = async (from, to) => {
            const wanted = {few: 0, spans: [[from, to]], about: []};
            const {rows} = await invoke('list_rows', {list: {kind: 'use-cases'}, wanted});
            return rows.filter(({at}) => at >= from && at < to);
        };
        for (const {row: {id, title}} of await rows(250, 270))
            await invoke('enter', {document: id, record: id, field: 'title', entry: {text: `${title}, edited`}});
        const {place: {useCase: begun}} = await invoke('use_case_create');
        await invoke('enter', {document: begun, record: begun, field: 'title', entry: {text: 'New here'}});
        await (await import('/main.js'))['screen.js'].draw();",
        &[],
    );
    wait_for_rows(&app);
    assert_eq!(in_sight(&app), before);
    assert_eq!(
        app.eval("return document.querySelector('.use-case').closest('table').getAttribute('aria-rowcount')"),
        "302"
    );
    // At the top it is seen what has come there.
    app.eval("scrollTo(0, 0)");
    wait_for_rows(&app);
    assert_eq!(in_sight(&app)[..2], ["New here", "Use case 270, edited"]);
    assert_light(&app);
}

#[test]
fn all_that_is_gone_by_fast_comes_in_time() {
    let app = with_use_cases(300);
    weigh(&app);
    for top in [20000, 3000, 15000, 500, 9000, 99999, 12000] {
        app.eval(&format!("scrollTo(0, {top})"));
    }
    // A row that is not there yet has its place, and says so.
    app.eval("scrollTo(0, 6000)");
    let waiting = "const row = document.querySelector('[data-window] > .waiting');
        return row === null || (row.ariaBusy === 'true' && Number(row.ariaRowIndex) > 2 && row.offsetHeight > 30)";
    assert_eq!(app.eval(waiting), true);
    wait_for_rows(&app);
    let titles = in_sight(&app);
    assert!(titles.len() > 5, "{titles:?}");
    let first: usize = titles[0][9..].parse().unwrap();
    let expected: Vec<String> = (first..first + titles.len())
        .map(|number| format!("Use case {number:03}"))
        .collect();
    assert_eq!(titles, expected);
    assert_eq!(app.count("[aria-busy=true]"), 0);
    assert_light(&app);
}

/// Those that were moved would all be laid out anew, for one that comes into sight.
#[test]
fn rows_that_stay_are_not_moved() {
    let app = with_use_cases(120);
    app.eval("scrollTo(0, 2000)");
    wait_for_rows(&app);
    let (came, moved) = rows_by_scrolling(&app);
    assert!(came > 0 && moved == 0, "{came} came, {moved} were moved");
}

/// How many rows came by scrolling on, and how many of those that were there were put elsewhere for that.
fn rows_by_scrolling(app: &App) -> (u64, u64) {
    let rows = app.eval_async(
        "const host = document.querySelector('.use-cases');
        const before = new Set(host.children), seen = [];
        const observer = new MutationObserver((records) => seen.push(...records));
        observer.observe(host, {childList: true});
        scrollBy(0, 300);
        for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
        seen.push(...observer.takeRecords());
        const rows = seen.flatMap(({addedNodes}) => [...addedNodes]);
        const added = rows.filter((row) => row.matches('.use-case'));
        return [added.filter((row) => !before.has(row)).length, added.filter((row) => before.has(row)).length]",
        &[],
    );
    (rows[0].as_u64().unwrap(), rows[1].as_u64().unwrap())
}

/// What the core finds in rows is what the window would find in them, were they drawn.
#[test]
fn undrawn_rows_are_searched_for_what_drawn_ones_say() {
    let app = with_use_cases(60);
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        const {recent: [{id, phase}, {id: other}]} = await invoke('use_cases_at_work');
        const type = (field, text) => invoke('enter', {document: id, record: id, field, entry: {text}});
        await type('title', 'Zoë’s “cart” ﬁle – ﬁnal');
        await type('answer/ideation/explanation', 'Carts are left: **12*40** a day, a `day`.');
        await invoke('enter', {document: id, record: id, field: 'score/ideation/customer-value', entry: {score: 4}});
        await invoke('use_case_archive', {useCase: other, reason: 'no budget for carts.'});",
        &[],
    );
    app.reload();
    app.wait_for(".use-case");
    let differences = app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        const {'kit/matches.js': {findMatches}, 'kit/long_list/list.js': {bring}} = await import('/main.js');
        const {'parts/arrangement.js': {arrangement}} = await import('/main.js');
        const table = {kind: 'table', arrangement: arrangement()};
        const lists = [[table, '.use-cases'], [{kind: 'archived'}, '.archived ul']];
        const found = [];
        for (const [list, css] of lists) {
            const wanted = {few: 80, spans: [], about: []};
            const {rows} = await invoke('list_rows', {list, wanted});
            for (const words of ['zoë', 'zoe', `zoë's \"cart\" file - final`, 'carts', 'use case 0', 'today',
                    'by mara lind', '12*40', 'day', 'value', '75', 'phases', 'no budget', 'Lind0', ' of ', 'e']) {
                const {times} = await invoke('list_find', {list, words});
                for (const {at, row} of rows) {
                    const element = (await bring(row.id)) ?? document.querySelector(`${css} [data-key='${row.id}']`);
                    const drawn = findMatches(element, words).length;
                    if (drawn !== times[at]) found.push([words, row.title, drawn, times[at]]);
                }
            }
        }
        return found;",
        &[],
    );
    assert_eq!(differences, json!([]));
}

#[test]
fn no_screen_is_sent_more_than_it_shows() {
    let app = with_use_cases(130);
    for (kind, name) in [
        ("integration", "Integration"),
        ("tag", "Tag"),
        ("metric", "Metric"),
    ] {
        add_many(&app, kind, name, 130);
    }
    // What all of them refer to is told in short.
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        const some = {few: 0, spans: [[0, 130]], about: []};
        const rows = async (list) => (await invoke('list_rows', {list, wanted: some})).rows.map(({row}) => row.id);
        const useCases = await rows({kind: 'use-cases'});
        const [metric] = await rows({kind: 'metrics'});
        const [integration] = await rows({kind: 'integrations'});
        for (const id of useCases)
            for (const field of [`metric/${metric}`, `needs/${integration}`])
                await invoke('enter', {document: id, record: id, field, entry: {tick: true}});",
        &[],
    );
    app.reload();
    app.wait_for(".use-case");
    weigh(&app);
    for (screen, rows, last) in [
        ("", ".use-cases", "Use case 130"),
        ("Metrics", ".metrics tbody", "Metric 130"),
        ("Integrations", ".integrations tbody", "Integration 130"),
        ("Tagging plan", ".tags tbody", "Tag 130"),
    ] {
        if !screen.is_empty() {
            open_screen(&app, screen);
        }
        app.wait_for(rows);
        wait_for_rows(&app);
        assert!(app.count("*") < MOST, "{} elements", app.count("*"));
        app.eval("scrollTo(0, document.body.scrollHeight / 2)");
        wait_for_rows(&app);
        assert_light(&app);
        // Found, though it was neither drawn nor sent.
        app.press(&[Key::Control, Key::Char('f')]);
        app.wait_for(".find input");
        app.press(&[Key::Control, Key::Char('a')]);
        app.type_text(&last.replace("130", "100"));
        app.wait_for_text("1 of 1");
        wait_for_rows(&app);
        assert_light(&app);
        app.press(&[Key::Escape]);
        app.eval("scrollTo(0, document.body.scrollHeight)");
        wait_for_rows(&app);
        let there = format!(
            "const row = document.querySelector('{rows}').lastElementChild;
            const text = row.querySelector('[name=name]')?.value ?? row.innerText;
            return text.includes('{last}')"
        );
        // What was edited last is the first of the use cases, so that any may be the last.
        assert!(screen.is_empty() || app.eval(&there) == true, "{screen}");
        assert_light(&app);
    }
    app.click_text("#sidebar .screens button", "Integrations");
    app.wait_for(".integrations");
    app.click("[data-action=asMatrix]");
    app.wait_for(".matrix.wide :checked");
    wait_for_rows(&app);
    app.eval("document.querySelector('.matrix').scrollTo(0, 99999)");
    wait_for_rows(&app);
    assert_light(&app);
    assert_eq!(
        app.eval(
            "return document.querySelector('.matrix tbody').lastElementChild.innerText.trim()"
        ),
        "Use case 130"
    );

    // A tick is drawn at once, and stays when its row has been out of sight.
    let first = "document.querySelector('.matrix tbody tr:last-child input')";
    let before = app.eval(&format!("return {first}.checked"));
    app.eval(&format!("{first}.click()"));
    app.eval("document.querySelector('.matrix').scrollTo(0, 0)");
    wait_for_rows(&app);
    app.eval("document.querySelector('.matrix').scrollTo(0, 99999)");
    wait_for_rows(&app);
    assert_ne!(app.eval(&format!("return {first}.checked")), before);
    assert_light(&app);
}

/// Of the first tag and integration all use cases, of the others enough that all of them together would be too many to send.
fn with_links(app: &App) {
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        const all = async (kind, count) => {
            const rows = [];
            while (rows.length < count) {
                const wanted = {few: 0, spans: [[rows.length, rows.length + 15]], about: []};
                const list = {kind, filter: {purpose: null, state: null, useCase: null}, shown: []};
                const slice = await invoke('list_rows', {list, wanted});
                rows.push(...slice.rows.filter(({at}) => at >= rows.length && at < rows.length + 15));
            }
            return rows.map(({row}) => row.id);
        };
        const useCases = await all('use-cases', 220);
        const [tag, ...tags] = await all('tags', 24);
        const [integration] = await all('integrations', 1);
        const tick = (id, field) => invoke('enter', {document: id, record: id, field, entry: {tick: true}});
        for (const id of useCases) {
            await tick(tag, `serves/${id}`);
            await tick(id, `needs/${integration}`);
        }
        for (const tag of tags) for (const id of useCases.slice(100, 160)) await tick(tag, `serves/${id}`);",
        &[],
    );
    app.reload();
    app.wait_for(".use-case");
}

#[test]
fn what_tags_serve_is_asked_for_when_a_cell_is_opened() {
    const OPEN: &str = ".tags [open]";
    let app = with_use_cases(220);
    add_many(&app, "tag", "Tag", 24);
    add_many(&app, "integration", "Integration", 1);
    with_links(&app);
    weigh(&app);
    open_screen(&app, "Tagging plan");
    app.wait_for(".tags tbody");
    wait_for_rows(&app);
    let served = |app: &App, more: u32| {
        let told = format!("Use case 001 and {more} more");
        app.wait_until(&format!(
            "return document.querySelector('.tags summary').innerText.includes('{told}')"
        ));
    };
    served(&app, 219);
    assert_light(&app);

    // Opened by mouse: one that was not sent is unticked, stays where it is, and is ticked again.
    app.click(".tags summary");
    app.wait_for_text("20 more: find them by name.");
    let option = format!("{OPEN} .option");
    let is_checked = |app: &App, name: &str, checked: bool| {
        app.wait_until(&format!(
            "const options = [...document.querySelectorAll('{OPEN} .option')];
            return options.find(one => one.innerText.trim() === '{name}')?.control.checked === {checked}"
        ));
    };
    is_checked(&app, "Use case 012", true);
    app.click_text(&option, "Use case 012");
    served(&app, 218);
    is_checked(&app, "Use case 012", false);
    app.wait_until_quiet();
    is_checked(&app, "Use case 012", false);
    app.click_text(&option, "Use case 012");
    served(&app, 219);
    is_checked(&app, "Use case 012", true);

    // By keyboard.
    app.eval(&format!(
        "document.querySelector('{OPEN} .find-link').focus()"
    ));
    for _ in 0..25 {
        app.press(&[Key::Tab]);
    }
    app.wait_until_quiet();
    let focused = "return document.activeElement.closest('label')?.innerText.trim()";
    assert_eq!(app.eval(focused), "Use case 025");
    app.press(&[Key::Char(' ')]);
    served(&app, 218);
    app.wait_until_quiet();
    assert_eq!(app.eval(focused), "Use case 025");
    let count = |app: &App| {
        app.wait_until_quiet();
        app.eval(&format!(
            "return document.querySelector('{OPEN} li').ariaSetSize"
        ))
    };
    assert_eq!(count(&app), "201");
    assert_eq!(app.eval("return document.activeElement.checked"), false);
    app.press(&[Key::Tab]);
    assert_eq!(app.eval(focused), "Use case 026");

    // One of those that are too many to be answered at once is found by its name.
    app.eval(&format!(
        "document.querySelector('{OPEN} .find-link').focus()"
    ));
    app.type_text("case 215");
    is_checked(&app, "Use case 215", true);
    assert_eq!(app.count(&option), 1);
    app.press(&[Key::Tab]);
    app.press(&[Key::Char(' ')]);
    served(&app, 217);
    is_checked(&app, "Use case 215", false);
    app.eval(&format!(
        "document.querySelector('{OPEN} .find-link').focus()"
    ));
    app.press(&[Key::Escape]);
    app.wait_for_text("20 more: find them by name.");
    // What was unticked before is out of the way by now.
    assert_eq!(count(&app), "200");
    assert_light(&app);

    // An integration that all need is asked about in the same way.
    app.click_text("#sidebar .screens button", "Integrations");
    app.click_text(".records button", "Integration 001");
    app.wait_for_text("20 more: find them by name.");
    app.fill(".links .find-link", "case 214");
    app.wait_until("return document.querySelectorAll('.links .option').length === 1");
    app.click_text(".links .option", "Use case 214");
    app.wait_gone(".links :checked");
    app.click(".links .find-link");
    app.press(&[Key::Escape]);
    app.wait_for_text("20 more: find them by name.");
    assert_light(&app);
}
