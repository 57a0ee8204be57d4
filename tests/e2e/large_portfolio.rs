//! The portfolio of a large workspace in the window: found, filtered, ranked and opened by mouse and by keyboard. So many use
//! cases as `USE_CASES` says, or a thousand.

use std::{env, fs};

use ninefold_core::generate::{Wish, generate};
use ninefold_driver::{App, Key};

use crate::long_lists::MOST;
use crate::stage::{AUTHOR, launch, open_list, open_screen, target};

/// A weight is moved so often to be measured.
const MOVES: usize = 9;

fn many() -> u32 {
    let given = env::var("USE_CASES").ok();
    given.and_then(|given| given.parse().ok()).unwrap_or(1_000)
}

/// The window with a workspace that was generated.
fn large() -> App {
    let path = target().join(format!("e2e/large-{}.ninefold", many()));
    let _ = fs::remove_file(&path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let wish = Wish {
        use_cases: many(),
        seed: 1,
    };
    generate(&path, wish, &mut |_| true).unwrap();
    let mut launch = launch();
    launch.arguments.push(path.display().to_string());
    let app = App::start(&launch);
    app.wait_for("[name=author], .use-cases .use-case");
    if app.count("[name=author]") > 0 {
        app.fill("[name=author]", AUTHOR);
        app.press(&[Key::Enter]);
    }
    app.wait_for(".use-cases .use-case");
    app
}

#[test]
fn a_large_portfolio_by_mouse_and_by_keyboard() {
    let app = large();
    // By mouse: sorted by value, in groups, and the rating behind the first number in three clicks.
    app.click("thead .col-value button");
    app.wait_until("return document.querySelector('th.col-value').ariaSort === 'descending'");
    app.click("[data-action=chooseGroup]");
    app.click_text("[role=menuitem]", "First label");
    app.wait_for(".use-cases .col-group h2");
    assert!(app.count("*") < MOST, "{} elements", app.count("*"));
    app.click("[data-action=chooseGroup]");
    app.click_text("[role=menuitem]", "No groups");
    app.wait_gone(".use-cases .col-group");
    open_screen(&app, "Ranking");
    app.wait_for(".ranked tbody tr");
    app.wait_until_quiet();
    let painted = moves(&app);
    eprintln!(
        "{} use cases: a weight moved is painted after {} ms in the middle, {} at most",
        many(),
        painted[MOVES / 2],
        painted[MOVES - 1],
    );
    app.click(".ranked tbody tr:first-child .number");
    app.wait_for(".ranked tbody tr:first-child .why .arithmetic");
    app.click(".why .score summary");
    app.wait_for(".why .score[open] .ratings tbody tr");
    app.click(".why .score[open] .ratings tr[data-scored] .link");
    app.wait_until("return document.activeElement.name?.startsWith('score/')");

    // By keyboard: found by a word of its title, and back to the table from the top to its end.
    let title = app.text("#header h1").trim().to_owned();
    open_list(&app);
    app.wait_for(".use-cases .use-case");
    app.press(&[Key::Control, Key::Char('k')]);
    app.wait_for("dialog[open] [role=combobox]");
    app.type_text(&title.chars().take(24).collect::<String>());
    app.wait_for("dialog[open] [role=option]");
    app.wait_until_quiet();
    app.press(&[Key::Enter]);
    app.wait_gone("dialog[open]");
    app.wait_for(".stepper");
    assert!(app.count("*") < MOST, "{} elements", app.count("*"));
}

/// Milliseconds from a weight that moved to what is painted of it, in order.
fn moves(app: &App) -> Vec<u64> {
    let taken = app.eval_async(
        "const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        const slider = () => document.querySelector('[name=weight-effort]');
        const taken = [];
        for (let move = 0; move < arguments[0]; move += 1) {
            const next = String(40 + 5 * move);
            const begun = performance.now();
            slider().value = next;
            slider().dispatchEvent(new Event('input', {bubbles: true}));
            while (!slider().getAttribute('aria-valuetext').startsWith(`${next},`)) await painted();
            await painted();
            taken.push(Math.round(performance.now() - begun));
        }
        return taken.sort((one, other) => one - other);",
        &[MOVES.into()],
    );
    let taken = taken.as_array().cloned().unwrap_or_default();
    let taken: Vec<u64> = taken.iter().filter_map(|one| one.as_u64()).collect();
    assert_eq!(taken.len(), MOVES);
    taken
}
