//! axe-core finds nothing on any screen, light or dark.

use std::cell::RefCell;

use ninefold_driver::App;

use crate::screens::{visit, visit_problems};
use crate::screens_of_copies::{visit_copies, visit_sharing};
use crate::screens_of_finding::visit_finding;
use crate::screens_of_scoping::visit_scoping;
use crate::screens_of_team::visit_team;
use crate::screens_of_workshops::visit_workshops;
use crate::stage::root;

#[test]
fn every_screen_is_accessible() {
    check(|look| {
        visit(look);
        visit_problems(look);
    });
}

#[test]
fn every_screen_of_scoping_is_accessible() {
    check(|look| visit_scoping(look));
}

#[test]
fn every_screen_of_copies_is_accessible() {
    check(|look| {
        visit_copies(look);
        visit_sharing(look);
    });
}

#[test]
fn every_screen_of_finding_is_accessible() {
    check(|look| visit_finding(look));
}

#[test]
fn every_screen_of_workshops_is_accessible() {
    check(|look| visit_workshops(look));
}

#[test]
fn every_screen_of_a_team_is_accessible() {
    check(|look| visit_team(look));
}

/// Looks at every screen that is visited.
fn check(visit: impl FnOnce(&dyn Fn(&App, &str))) {
    let found = RefCell::new(Vec::new());
    visit(&|app, screen| found.borrow_mut().extend(violations(app, screen)));
    let found = found.into_inner();
    assert!(
        found.is_empty(),
        "{} violations\n{}",
        found.len(),
        found.join("\n")
    );
}

/// What axe-core finds on a screen, light and dark.
pub fn violations(app: &App, screen: &str) -> Vec<String> {
    let axe = root().join("tests/node_modules/axe-core/axe.min.js");
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        app.eval_with(
            "document.documentElement.dataset.theme = arguments[0]",
            &[theme.into()],
        );
        app.settle();
        found.extend(
            app.axe(&axe)
                .iter()
                .map(|violation| format!("{screen}, {theme}: {violation}")),
        );
    }
    found
}
