//! What a screen reader is told of screens: each thing that can be used has a name, headings are in order, and there are a main
//! part and a place where what happens is read aloud.

use std::cell::RefCell;

use ninefold_driver::{App, Told};

use crate::screens::{visit, visit_problems};
use crate::screens_of_copies::{visit_copies, visit_sharing};
use crate::screens_of_finding::visit_finding;
use crate::screens_of_scoping::visit_scoping;
use crate::screens_of_team::visit_team;
use crate::screens_of_workshops::visit_workshops;
use crate::stage::{heard, listen};

#[test]
fn every_screen_is_told() {
    check(|look| visit(look));
}

#[test]
fn every_screen_of_problems_is_told() {
    check(|look| visit_problems(look));
}

#[test]
fn every_screen_of_copies_is_told() {
    check(|look| {
        visit_copies(look);
        visit_sharing(look);
    });
}

#[test]
fn every_screen_of_a_team_is_told() {
    check(|look| visit_team(look));
}

#[test]
fn every_screen_of_workshops_is_told() {
    check(|look| visit_workshops(look));
}

#[test]
fn every_screen_of_finding_is_told() {
    check(|look| visit_finding(look));
}

#[test]
fn every_screen_of_scoping_is_told() {
    check(|look| visit_scoping(look));
}

/// How often a fault must be read: the tree follows the page after a while.
const READS: usize = 6;

/// What can be used, by its role.
const USED: [&str; 12] = [
    "push button",
    "toggle button",
    "check box",
    "radio button",
    "entry",
    "password text",
    "combo box",
    "slider",
    "spin button",
    "link",
    "menu item",
    "page tab",
];

/// What else is named.
const NAMED: [&str; 3] = ["dialog", "image", "list box"];

/// How many things in sight of the page can be used, of those that have such a role.
const COUNT: &str = "const modal = [...document.querySelectorAll('dialog:modal')].at(-1);
    const used = (modal ?? document).querySelectorAll('button:not([role]), input:not([type=hidden], [type=file]), select, textarea, [role=menuitem], [role=tab]');
    const told = (one) => !one.closest('[aria-hidden=true], [inert]') && one.checkVisibility({visibilityProperty: true});
    return [...used].filter(told).length;";

/// Listens on every screen that is visited.
fn check(visit: impl FnOnce(&dyn Fn(&App, &str))) {
    listen();
    let found = RefCell::new(Vec::new());
    visit(&|app, screen| {
        let mut last = Vec::new();
        for _ in 0..READS {
            last = faults(&heard(app), app.eval(COUNT).as_u64().unwrap_or(0));
            if last.is_empty() {
                break;
            }
        }
        let lines = last.into_iter().map(|fault| format!("{screen}: {fault}"));
        found.borrow_mut().extend(lines);
    });
    let found = found.into_inner();
    assert!(
        found.is_empty(),
        "{} faults\n{}",
        found.len(),
        found.join("\n")
    );
}

/// What is wrong with what is told of a screen on which so much can be used.
fn faults(told: &[Told], used: u64) -> Vec<String> {
    let mut found = Vec::new();
    let is_used = |one: &&Told| USED.contains(&one.role.as_str());
    for one in told {
        let speaks = one.name.chars().any(char::is_alphanumeric);
        if !speaks && (is_used(&one) || NAMED.contains(&one.role.as_str())) {
            found.push(format!("without a name: {one:?}"));
        }
        // A history tells what was typed, letter by letter.
        let is_typed = one.role == "entry" || one.name.contains("[added:]");
        if !is_typed
            && ["**", "| ---", "\u{fffc}"]
                .iter()
                .any(|mark| one.name.contains(mark))
        {
            found.push(format!("marks in a name: {one:?}"));
        }
    }
    let told_of = told.iter().filter(is_used).count() as u64;
    if told_of < used {
        found.push(format!("{used} things can be used, and {told_of} are told"));
    }
    let in_dialog = told.iter().any(|one| one.role == "dialog");
    found.extend(headings(told, in_dialog));
    if !in_dialog {
        found.extend(places(told));
    }
    found
}

/// The page has one heading of its own, and from one heading to the next no level is skipped. A dialog has its name for one.
fn headings(told: &[Told], in_dialog: bool) -> Vec<String> {
    let all = told.iter().filter(|one| one.role == "heading");
    let levels: Vec<u32> = all
        .filter_map(|one| one.attribute("level").parse().ok())
        .collect();
    let own = levels.iter().filter(|level| **level == 1).count();
    let begins = if in_dialog {
        levels.first().is_none_or(|first| *first <= 2)
    } else {
        own == 1
    };
    if begins && levels.windows(2).all(|pair| pair[1] <= pair[0] + 1) {
        return Vec::new();
    }
    vec![format!("headings of levels {levels:?}")]
}

/// One main part, and one place where what happens is read aloud.
fn places(told: &[Told]) -> Vec<String> {
    let mains = told
        .iter()
        .filter(|one| one.attribute("xml-roles") == "main")
        .count();
    let live = told
        .iter()
        .any(|one| one.role == "status bar" && one.attribute("live") == "polite");
    let mut found = Vec::new();
    if mains != 1 {
        found.push(format!("{mains} main parts"));
    }
    if !live {
        found.push("nowhere to read aloud what happens".into());
    }
    found
}
