//! What a site really sent, held against the tagging plan: dropped by mouse, pasted by keyboard.

use std::fs;

use ninefold_driver::{App, Key};
use serde_json::json;

use crate::handed::drop_files;
use crate::stage::{add, one_use_case, open_screen, root, target, undo};

/// One tag as it was planned, and one that nobody planned.
pub const CAPTURE: &str = r#"{"log":{"version":"1.2","entries":[{"request":{"method":"POST","url":"https://c.example/v1/batch",
"postData":{"text":"{\"batch\":[{\"event\":\"add_to_cart\"},{\"event\":\"add_to_cart\"},{\"event\":\"addToCart\"}]}"}}}]}}"#;

/// Tags that send events: what has no field on this screen is entered by the bridge.
pub fn plan(app: &App) {
    open_screen(app, "Tagging plan");
    for (name, event) in [("Basket", "add_to_cart"), ("Order", "purchase")] {
        add(app, name);
        app.wait_until_quiet();
        app.eval_with(
            "const {invoke} = window.__TAURI__.core;
             const document = [...window.document.querySelectorAll('.tags tbody tr')].at(-1).querySelector('[name=name]').dataset.document;
             return invoke('enter', {document, record: document, field: 'event', entry: {text: arguments[0]}})",
            &[json!(event)],
        );
    }
}

fn pictures(app: &App, name: &str) {
    for theme in ["light", "dark"] {
        app.eval_with(
            "document.documentElement.dataset.theme = arguments[0]",
            &[theme.into()],
        );
        app.settle();
        app.screenshot(
            &target()
                .join("e2e")
                .join(format!("capture-{name}-{theme}.png")),
        );
        let found = app.axe(&root().join("tests/node_modules/axe-core/axe.min.js"));
        assert!(found.is_empty(), "{name}, {theme}: {}", found[0]);
    }
    app.eval("document.documentElement.dataset.theme = 'light'");
}

#[test]
fn a_har_is_dropped_and_what_it_shows_is_verified_and_taken_back() {
    let app = one_use_case("Abandoned cart email");
    plan(&app);
    app.click("#header [data-action=checkCapture]");
    app.wait_for_text("Paste a data layer");
    pictures(&app, "choose");
    drop_files(&app, &[("shop.har", CAPTURE.as_bytes().to_vec())]);
    app.wait_for_text("Of 2 tags with an event’s name, 1 was seen, 1 of them as planned.");
    app.wait_for_text("Events that nobody planned");
    pictures(&app, "result");
    app.click(".captured-result [type=checkbox]");
    app.wait_for_text("Fired without consent");
    assert_eq!(app.count("dialog [data-action=verifyTags]"), 0);
    app.click(".captured-result [type=checkbox]");
    app.wait_for("dialog [data-action=verifyTags]");
    app.click("dialog [data-action=verifyTags]");
    app.click_text("dialog button", "Mark as verified");
    app.wait_gone("dialog[open]");
    app.wait_for_text("1 tag is marked as verified.");
    let states = "return [...document.querySelectorAll('.tags [name=state]')].map(field => field.value)[0] === ";
    app.wait_until(&format!("{states}'verified'"));
    undo(&app);
    app.wait_until(&format!("{states}''"));
}

#[test]
fn a_data_layer_is_pasted_by_keyboard_alone() {
    let app = one_use_case("Abandoned cart email");
    plan(&app);
    app.tab_to("#header [data-action=checkCapture]");
    app.press(&[Key::Enter]);
    app.wait_for_text("Paste a data layer");
    app.tab_to("#pasted-layer");
    app.type_text("no data layer");
    app.tab_to("[data-action=takeLayer]");
    app.press(&[Key::Enter]);
    app.wait_for_text("no capture that Ninefold can read");
    app.eval("document.getElementById('pasted-layer').value = ''");
    app.tab_to("#pasted-layer");
    app.type_text("[{\"event\":\"add_to_cart\",\"color\":\"red\"}]");
    app.tab_to("[data-action=takeLayer]");
    app.press(&[Key::Enter]);
    app.wait_for_text("additional attribute: color");
    assert_eq!(app.count("dialog [data-action=verifyTags]"), 0);
    app.press(&[Key::Escape]);
    app.wait_gone("dialog[open]");
}

#[test]
fn a_file_is_chosen_and_what_it_shows_is_exported_as_every_page() {
    let app = one_use_case("Abandoned cart email");
    plan(&app);
    let capture = app.home().join("shop.har");
    fs::write(&capture, CAPTURE).unwrap();
    app.click("#header [data-action=checkCapture]");
    // Nothing is chosen: the dialog is there for another try.
    app.click_text("dialog button", "Choose a file…");
    app.expect(app.display.cancel_dialog("Check a capture"));
    app.wait_for_text("Paste a data layer");
    app.click_text("dialog button", "Choose a file…");
    app.expect(app.display.open_in_dialog("Check a capture", &capture));
    app.wait_for_text("Of 2 tags with an event’s name, 1 was seen, 1 of them as planned.");
    app.click("dialog [data-action=exportCapture]");
    app.wait_for_text("Exporting: What was captured");
    for way in ["Copy for Confluence", "Copy Markdown"] {
        app.wait_for_text(way);
    }
    let saved = app.home().join("captured.md");
    app.click_text("dialog.export button", "Download .md");
    app.expect(app.display.choose_in_dialog("Save Markdown", &saved));
    app.wait_for_text("Saved as");
    let text = fs::read_to_string(&saved).unwrap();
    assert!(
        text.contains("# What was captured") && text.contains("addToCart"),
        "{text}"
    );
    // What was checked is still there to be verified.
    app.press(&[Key::Escape]);
    app.wait_gone("dialog.export");
    app.wait_for("dialog [data-action=verifyTags]");
}

/// A large capture is read with its share told, and Cancel leaves nothing.
#[test]
fn a_large_file_that_is_dropped_tells_how_far_it_is_read_and_is_stopped() {
    let app = one_use_case("Abandoned cart email");
    plan(&app);
    app.click("#header [data-action=checkCapture]");
    app.wait_for_text("Paste a data layer");
    app.eval(
        "window.told = [];
         new MutationObserver(() => {
           const bar = document.querySelector('dialog progress');
           if (bar && bar.hasAttribute('value')) window.told.push(bar.value);
           const stop = document.querySelector('dialog [data-action=stopCapture]');
           if (stop && window.told.some((percent) => percent > 0)) stop.click();
         }).observe(document.querySelector('dialog'), {subtree: true, childList: true, attributes: true});
         const hit = JSON.stringify({request: {method: 'POST', url: 'https://c.example/v1/batch', postData: {text: JSON.stringify({batch: Array(200).fill({event: 'add_to_cart', page: 'x'.repeat(200)})})}}});
         const parts = ['{\"log\":{\"entries\":[', ...Array.from({length: 900}, () => hit + ','), hit, ']}}'];
         const files = new DataTransfer();
         files.items.add(new File(parts, 'large.har'));
         for (const kind of ['dragover', 'drop'])
           document.querySelector('#main').dispatchEvent(new DragEvent(kind, {bubbles: true, cancelable: true, dataTransfer: files}));",
    );
    app.wait_until("return window.told.length > 0");
    app.wait_gone("dialog progress");
    app.wait_for_text("Paste a data layer");
    assert_eq!(app.count("dialog .captured-result"), 0);
}
