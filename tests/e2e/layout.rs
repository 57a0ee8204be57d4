//! At every size nothing is cut off, nothing lies on something else, nothing needs a sideways
//! scroll.

use std::cell::RefCell;
use std::fs;

use ninefold_driver::App;

use crate::screens::{visit, visit_problems};
use crate::screens_of_copies::{visit_copies, visit_sharing};
use crate::screens_of_finding::visit_finding;
use crate::screens_of_scoping::visit_scoping;
use crate::screens_of_team::visit_team;
use crate::screens_of_workshops::visit_workshops;
use crate::stage::{first_start, launch, target};

/// Finds what is wrong with how the page is laid out now, as lines.
const PROBE: &str = include_str!("layout.js");

/// Width, height, and text size in percent.
const SIZES: [(u32, u32, u32); 3] = [(1360, 860, 100), (1024, 640, 100), (1360, 860, 200)];

/// Width and text size of the window that is looked at in the dark, too.
const SMALL: (u32, u32) = (1024, 100);

#[test]
fn every_screen_fits() {
    check(|look| {
        visit(look);
        visit_problems(look);
    });
}

#[test]
fn every_screen_of_scoping_fits() {
    check(|look| visit_scoping(look));
}

#[test]
fn every_screen_of_copies_fits() {
    check(|look| {
        visit_copies(look);
        visit_sharing(look);
    });
}

#[test]
fn every_screen_of_finding_fits() {
    check(|look| visit_finding(look));
}

#[test]
fn every_screen_of_workshops_fits() {
    check(|look| visit_workshops(look));
}

#[test]
fn every_screen_of_a_team_fits() {
    check(|look| visit_team(look));
}

/// Looks at every screen that is visited.
fn check(visit: impl FnOnce(&dyn Fn(&App, &str))) {
    let found = RefCell::new(Vec::new());
    visit(&|app, screen| found.borrow_mut().extend(misfits(app, screen)));
    let found = found.into_inner();
    assert!(
        found.is_empty(),
        "{} misfits\n{}",
        found.len(),
        found.join("\n")
    );
}

fn misfits(app: &App, screen: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (width, height, size) in SIZES {
        app.resize(width, height);
        zoom(app, size);
        let misfits = app.eval(PROBE);
        let lines = misfits
            .as_array()
            .unwrap()
            .iter()
            .map(|line| line.as_str().unwrap().to_owned());
        found.extend(lines.map(|line| format!("{screen}, {width}×{height} at {size} %: {line}")));
        picture(app, screen, &format!("{width}x{height}-{size}"));
        if (width, size) == SMALL {
            theme(app, "dark");
            picture(app, screen, &format!("{width}x{height}-dark"));
            theme(app, "light");
        }
    }
    zoom(app, 100);
    app.resize(1360, 860);
    found
}

/// Sets the text size as the settings do, without closing what is open.
fn zoom(app: &App, size: u32) {
    app.eval_async(
        "const {invoke} = window.__TAURI__.core;
        const {settings} = await invoke('start');
        await invoke('settings_change', {settings: {...settings, textSize: arguments[0]}});",
        &[size.into()],
    );
    app.wait_until(&format!(
        "return Math.abs(innerWidth * {size} / 100 - outerWidth) < 3"
    ));
    app.settle();
}

fn theme(app: &App, theme: &str) {
    app.eval_with(
        "document.documentElement.dataset.theme = arguments[0]",
        &[theme.into()],
    );
    app.settle();
}

/// For people to look at.
fn picture(app: &App, screen: &str, size: &str) {
    let folder = target().join("e2e/screens");
    fs::create_dir_all(&folder).unwrap();
    let name: String = screen
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect();
    app.screenshot(&folder.join(format!("{name}-{size}.png")));
}

/// All of a use case is on one screen, on a small laptop, too.
#[test]
fn the_nine_phases_are_in_sight_in_a_small_window() {
    let app = App::start(&launch());
    first_start(&app, "sample");
    app.wait_for(".use-cases");
    app.resize(1024, 640);
    app.click_text("#main .use-case button", "Abandoned cart email");
    app.wait_for(".overview .phase-row");
    app.wait_until_quiet();
    app.screenshot(&target().join("e2e/overview-small.png"));
    let below = app.eval(
        "const rows = [...document.querySelectorAll('.phase-row')];
        return rows.filter((row) => row.getBoundingClientRect().bottom > innerHeight).map((row) => row.innerText);",
    );
    assert_eq!(below, serde_json::json!([]));
}
