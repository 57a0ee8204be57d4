//! A crash or a flat battery while typing costs nothing that was said to be saved.

use std::thread;
use std::time::Duration;

use ninefold_driver::{App, Key, Typing};

use crate::stage::{field, one_use_case, open_list, open_phases};

const FIELD: &str = "answer/ideation/problem";

/// Keeps in the window what the field held whenever "Saved" stood in the header.
const LISTEN: &str = "const name = arguments[0];
    window.saved = '';
    setInterval(() => {
        if (document.querySelector('#header .saving').textContent === 'Saved')
            window.saved = document.querySelector(`#main [name=\"${name}\"]`).value;
    }, 10);";

#[test]
fn every_acknowledged_word_survives_a_kill() {
    let mut app = one_use_case("Killed while typing");
    let mut words = 0;
    for round in 0_u64..5 {
        app.click(&field(FIELD));
        app.eval_with(LISTEN, &[FIELD.into()]);
        app.press(&[Key::Control, Key::End]);
        let before = app.text(&field(FIELD)).chars().count();
        type_words(&app, &mut words, 8).finish().unwrap();
        // The display loses a key now and then while a window is new. What counts is what stands in the field.
        app.wait_until(&format!(
            "const field = document.querySelector(`#main [name=\"{FIELD}\"]`);
            return window.saved === field.value && window.saved.length >= {}",
            before + 8 * " word".len()
        ));
        let second = type_words(&app, &mut words, 200);
        // A different moment each time: before anything new is on disk, between two savings, after.
        thread::sleep(Duration::from_millis(300 + round * 700));
        let saved = app.eval("return window.saved").as_str().unwrap().to_owned();
        app.kill();
        drop(second);

        app.restart();
        reopen(&app);
        let found = app.text(&field(FIELD));
        assert!(
            found.starts_with(&saved),
            "round {round}: {saved:?} was said to be saved; there is {found:?}"
        );
    }
}

/// Types so many words by the keyboard of the display, each other than all before.
fn type_words(app: &App, words: &mut usize, count: usize) -> Typing {
    let text: Vec<String> = (*words..*words + count)
        .map(|word| format!(" word{word}"))
        .collect();
    *words += count;
    app.display.start_typing(&text.concat(), 12).unwrap()
}

fn reopen(app: &App) {
    open_list(app);
    app.click_text("#main .use-case button", "Killed while typing");
    open_phases(app);
    app.wait_for(&field(FIELD));
}
