//! Whatever is typed or pasted survives, or is replaced with a word about it.

use serde_json::json;

use crate::stage::{field, one_use_case, open_phase, wait_saved, workspace_file};

const FIELD: &str = "answer/ideation/problem";

/// Puts a text into the field as pasting does.
const PASTE: &str = "const field = document.querySelector(`#main [name=\"${arguments[0]}\"]`);
    field.focus(); field.value = arguments[1].join('');
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));";

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
    assert!(std::fs::metadata(workspace_file(&app)).unwrap().len() < 1024 * 1024);

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
    app.click("[data-action=export]");
    app.wait_for_text("Exporting: Phase 1: Discovery");
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
    app.click_text("#main .use-case button", title);
    app.click_text(".tabs button", "Detailed Planning");
    app.wait_for(&field(FIELD));
}
