//! The ranking: weights that move it, numbers opened down to their ratings, pins, the map, use cases side by side.

use ninefold_driver::{App, Key};
use serde_json::{Value, json};

use crate::stage::{first_start, launch, open_screen, target};

/// The sample workspace with its ranking open, in a window wide enough for the map.
fn sample() -> App {
    let app = App::start(&launch());
    first_start(&app, "sample");
    app.wait_for(".use-cases");
    open_screen(&app, "Ranking");
    app.wait_for(".ranked tbody tr");
    app.wait_until_quiet();
    app
}

/// The titles in order, pinned ones included.
fn order(app: &App) -> Vec<String> {
    let titles = app.eval(
        "return [...document.querySelectorAll('.ranked tbody tr .title')].map((title) => title.innerText)",
    );
    let titles = titles.as_array().cloned().unwrap_or_default();
    titles
        .iter()
        .map(|title| title.as_str().unwrap_or_default().to_owned())
        .collect()
}

fn number(app: &App, css: &str) -> f64 {
    app.text(css).trim().parse().unwrap()
}

fn slider(app: &App, name: &str) -> Value {
    app.eval(&format!(
        "return document.querySelector('[name=weight-{name}]').value"
    ))
}

#[test]
fn from_which_next_to_the_rating_behind_it_in_three_clicks() {
    let app = sample();
    app.click(".ranked tbody tr:first-child .number");
    app.wait_for(".ranked tbody tr:first-child .why .arithmetic");
    app.click(".why .score summary");
    app.wait_for(".why .score[open] .ratings tbody tr");
    app.click(".why .score[open] .ratings tr[data-scored] .link");
    app.wait_for(".stepper [aria-current=step]");
    app.wait_until("return document.activeElement.name?.startsWith('score/')");
}

#[test]
fn what_is_missing_is_rated_where_it_is_told_by_mouse_and_by_keyboard() {
    let app = sample();
    let ranked = app.count(".ranked tbody tr");
    app.click(".unranked li [data-axis=effort]");
    app.wait_for(".unranked .why .score[open] .to-rate");
    app.screenshot(&target().join("e2e/ranking-missing.png"));
    app.click(".unranked .why .score[open] tr:first-child .to-rate label:nth-child(4)");
    app.wait_until("return document.querySelector('.unranked .why .score[open] .rated').dataset.scored !== undefined");
    app.wait_gone(".unranked li:has(.why) > [data-axis=effort]");

    // By keyboard: to the button, into the table below it, and a number.
    let left = ".unranked li:has(.why) > [data-axis]";
    while app.count(left) > 0 {
        let before = app.count(left);
        app.tab_to(left);
        app.press(&[Key::Enter]);
        app.wait_for(&format!("{left}[aria-expanded=true]"));
        app.wait_until_quiet();
        app.tab_to(".unranked .why .score[open] .to-rate input");
        app.press(&[Key::Char('3')]);
        app.wait_until(&format!(
            "return document.querySelectorAll('{left}').length < {before}"
        ));
        app.wait_until_quiet();
    }
    app.wait_for(".ranked tr .why");
    assert_eq!(app.count(".ranked tbody tr[data-place]"), ranked + 1);
    // The focus went along with the row.
    app.wait_until("return document.activeElement.closest('.ranked .why .to-rate') !== null");
    app.screenshot(&target().join("e2e/ranking-given.png"));
}

#[test]
fn a_number_in_a_row_opens_its_own_ratings() {
    let app = sample();
    app.click(".ranked tbody tr:first-child .col-risk button");
    app.wait_for(".why .score[open]");
    assert_eq!(app.text(".why .score[open] .score-label"), "Risk");
    assert_eq!(app.count(".why .score[open]"), 1);
    app.click(".ranked tbody tr:first-child .number");
    app.wait_until("return document.querySelectorAll('.why .score[open]').length === 0");
    app.click(".ranked tbody tr:first-child .number");
    app.wait_gone(".why");
}

#[test]
fn a_weight_moved_by_arrow_keys_moves_the_ranking_and_undo_brings_it_back() {
    let app = sample();
    let is = |value: u32| {
        app.wait_until(&format!(
            "const slider = document.querySelector('[name=weight-effort]');
            return slider.value === '{value}' && slider.getAttribute('aria-valuetext').startsWith('{value},')"
        ));
        app.wait_until_quiet();
        (order(&app), number(&app, ".ranked tbody .number"))
    };
    let before = is(30);
    app.tab_to("[name=weight-effort]");
    app.press(&[Key::Right]);
    assert_ne!(is(31).1, before.1);
    app.press(&[Key::End]);
    let after = is(100);
    assert_ne!(after.1, before.1);
    // Leaving it keeps it, however short it rested.
    app.press(&[Key::Tab]);
    app.wait_until_quiet();
    for _ in 0..2 {
        if slider(&app, "effort") != json!("30") {
            app.press(&[Key::Control, Key::Char('z')]);
            app.wait_until("return document.querySelector('[name=weight-effort]').value !== '100'");
            app.wait_until_quiet();
        }
    }
    assert_eq!(is(30), before);
}

#[test]
fn a_method_shows_what_stands_for_what() {
    let app = sample();
    let weighted = number(&app, ".ranked tbody .number");
    app.eval(
        "const select = document.getElementById('ranking-method');
        select.value = 'rice';
        select.dispatchEvent(new Event('change', {bubbles: true}));",
    );
    app.wait_gone(".weights");
    app.click(".mapping summary");
    app.wait_for_text("Confidence is the mean of low risk and readiness");
    app.wait_until_quiet();
    assert_ne!(number(&app, ".ranked tbody .number"), weighted);
    app.wait_for_text("RICE has no weights to move.");
    // It is kept with the workspace.
    open_screen(&app, "Integrations");
    open_screen(&app, "Ranking");
    app.wait_for(".ranked tbody tr");
    assert_eq!(
        app.eval("return document.getElementById('ranking-method').value"),
        json!("rice")
    );
}

#[test]
fn pinned_to_a_place_with_a_reason() {
    let app = sample();
    let before = order(&app);
    let last = before.last().unwrap().clone();
    app.click(".ranked tbody tr:last-child [data-action=rankMenu]");
    app.click_text("[role=menuitem]", "Pin to a place…");
    app.fill("#pin-place", "1");
    // Without a reason it is not done.
    app.click("dialog .primary");
    assert_eq!(app.count("dialog[open]"), 1);
    app.fill("#pin-reason", "Required by law from January");
    app.click("dialog .primary");
    app.wait_for_text("Pinned to place 1: Required by law from January");
    app.wait_until_quiet();
    assert_eq!(order(&app)[0], last);
    app.screenshot(&target().join("e2e/ranking-pinned.png"));
    assert_eq!(order(&app)[1..], before[..before.len() - 1]);
    app.click(".ranked tbody tr:first-child [data-action=rankMenu]");
    app.click_text("[role=menuitem]", "Remove the pin");
    app.wait_gone(".pin");
    assert_eq!(order(&app), before);
}

#[test]
fn the_map_by_keyboard() {
    let app = sample();
    app.tab_to(".map-point");
    let focused = |app: &App| {
        app.eval("return document.activeElement.dataset.useCase")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let first = focused(&app);
    app.press(&[Key::Right]);
    let second = focused(&app);
    assert_ne!(first, second);
    // Its row is marked, too.
    app.wait_for(&format!(
        ".ranked tr[data-place=\"{second}\"][data-brushed]"
    ));
    app.press(&[Key::Home]);
    assert_eq!(focused(&app), first);
    app.press(&[Key::End]);
    app.press(&[Key::Enter]);
    app.wait_for(".ranked tr .why");
    app.wait_until("return document.activeElement.matches('.ranked tr')");
}

#[test]
fn names_on_the_map_neither_collide_nor_leave_it() {
    let app = sample();
    app.screenshot(&target().join("e2e/ranking-light.png"));
    let faults = app.eval(
        "const svg = document.querySelector('.ranking-map > svg').getBoundingClientRect();
        const box = (element) => element.getBoundingClientRect();
        const names = [...document.querySelectorAll('.map-name')];
        const shapes = [...document.querySelectorAll('.map-point > g')];
        const meets = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4;
        const faults = [];
        for (const name of names) {
          const own = box(name);
          if (own.left < svg.left || own.right > svg.right || own.top < svg.top || own.bottom > svg.bottom)
            faults.push(name.textContent + ' leaves the picture');
          for (const other of [...names, ...shapes])
            if (other !== name && meets(own, box(other))) faults.push(name.textContent + ' meets ' + other.textContent);
        }
        return names.length > 2 ? faults : ['too few names'];",
    );
    assert_eq!(faults, json!([]));
}

#[test]
fn two_side_by_side() {
    let app = sample();
    app.click(".ranked tbody tr:nth-child(1) [type=checkbox]");
    app.click(".ranked tbody tr:nth-child(2) [type=checkbox]");
    app.wait_for_text("Compare (2)");
    app.click("[data-action=compareChosen]");
    app.wait_for("dialog.comparison .differences li");
    assert_eq!(app.count("dialog .compared thead .link"), 2);
    app.screenshot(&target().join("e2e/ranking-compared.png"));
    let second = app.text("dialog .compared thead th:nth-child(3)");
    app.click("dialog .compared thead th:nth-child(3) .link");
    app.wait_until(&format!(
        "return document.querySelector('#header h1').innerText === {}",
        json!(second.trim())
    ));
}

#[test]
fn in_a_narrow_window_the_map_comes_when_it_is_asked_for() {
    let app = sample();
    app.resize(1024, 640);
    open_screen(&app, "Metrics");
    open_screen(&app, "Ranking");
    app.wait_for(".ranked tbody tr");
    assert_eq!(app.count(".ranking-map"), 0);
    app.click(".ranked tbody tr:first-child .number");
    app.wait_for(".why");
    app.screenshot(&target().join("e2e/ranking-narrow.png"));
    app.click("[data-action=toggleMap]");
    app.wait_for(".ranking-map");
    app.eval("document.documentElement.dataset.theme = 'dark'");
    app.screenshot(&target().join("e2e/ranking-narrow-map.png"));
    app.resize(1360, 860);
    app.click(".why .score summary");
    app.wait_for(".why .score[open]");
    app.screenshot(&target().join("e2e/ranking-dark.png"));
}
