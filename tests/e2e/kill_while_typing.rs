//! A crash or a flat battery while typing costs nothing that was said to be saved.

use std::thread;
use std::time::Duration;

use ninefold_driver::App;

use crate::stage::{answer, field, one_use_case};

const FIELD: &str = "answer/ideation/problem";

/// Keeps in the window what the field held whenever "Saved" stood beside it.
const LISTEN: &str = "const name = arguments[0];
    const field = document.querySelector(`[name=\"${name}\"]`);
    const shown = [...document.querySelectorAll('[data-saved]')].find(shown =>
        JSON.parse(shown.dataset.saved)[2] === name);
    window.saved = '';
    new MutationObserver(() => {
        if (shown.textContent.startsWith('Saved')) window.saved = field.value;
    }).observe(shown, {childList: true, subtree: true, characterData: true});";

#[test]
fn every_acknowledged_word_survives_a_kill() {
    let mut app = one_use_case("Killed while typing");
    let mut words = 0;
    for round in 0_u64..5 {
        let before = app.text(&field(FIELD));
        app.click(&field(FIELD));
        app.eval_with(LISTEN, &[FIELD.into()]);
        // The end of the text, from where the click put the cursor.
        app.display.press(&["ctrl+End"]).unwrap();
        let text: Vec<String> = (words..words + 400)
            .map(|word| format!("word{word}"))
            .collect();
        let typing = app
            .display
            .start_typing(&format!("{} ", text.join(" ")), 12)
            .unwrap();
        // A different moment each time: between two savings, in the middle of one, after a few.
        thread::sleep(Duration::from_millis(2300 + round * 370));
        let saved = app.eval("return window.saved").as_str().unwrap().to_owned();
        app.kill();
        drop(typing);

        app.restart();
        reopen(&app);
        let found = app.text(&field(FIELD));
        assert!(
            saved.len() > before.len(),
            "round {round}: nothing was saved in time"
        );
        assert!(
            found.starts_with(&saved),
            "round {round}: {saved:?} was said to be saved; there is {found:?}"
        );
        words += 400;
        if !found.ends_with(' ') {
            answer(&app, FIELD, &format!("{found} "));
        }
    }
}

fn reopen(app: &App) {
    app.click_text("#main .use-case button", "Killed while typing");
    app.click_text(".tabs button", "Detailed Planning");
    app.wait_for(&field(FIELD));
}
