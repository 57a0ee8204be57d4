//! The journeys in the real window.

use std::thread::available_parallelism;

use super::again;
use crate::node::Node;
use crate::process::{Failure, cargo, run, target};
use crate::{features, system};

/// Runs all journeys, or those that are named.
pub fn check(names: &[String]) -> Result<(), Failure> {
    Node::ensure()?;
    // People sign in to the team server by a provider of identities.
    Node::ensure_in("tests/oidc")?;
    // Windows are joined by a real team server, which is a program beside the app.
    system::ensure_postgresql()?;
    run(cargo().args(["build", "--locked"]).args(features::SERVER))?;
    let pictures = target().join("e2e");
    // What an earlier run left would be taken for this one's.
    let _ = std::fs::remove_dir_all(pictures);
    let tests = || {
        let mut command = cargo();
        command.args(["test", "--locked", "--test", "e2e"]);
        command.args(features::SHELL);
        command
    };
    let options: Vec<String> = std::iter::once(format!("--test-threads={}", at_once()))
        .chain(names.iter().cloned())
        .collect();
    again::run_tests(tests, &options)
}

/// How many journeys run at once: each waits for its window half of the time, and each has a display and a web view of its own.
fn at_once() -> usize {
    let processors = available_parallelism().map_or(1, usize::from);
    (2 * processors).min(8)
}
