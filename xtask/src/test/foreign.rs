//! What other programs make of exports.

use std::path::Path;

use crate::node::Node;
use crate::process::{Failure, cargo, run, target};
use crate::python::Python;
use crate::system;

/// Runs all tests, or those that are named.
pub fn check(names: &[String]) -> Result<(), Failure> {
    system::ensure(&[system::FOREIGN])?;
    // The naughty strings are the window's as well.
    Node::ensure()?;
    let node = Node::ensure_in("tests/foreign")?;
    let folder = target().join("tools/foreign");
    let python = Python::ensure_in(folder, Path::new("tests/foreign/requirements.txt"))?;
    let mut command = cargo();
    node.show_to(&mut command);
    python.show_to(&mut command);
    command.args(["test", "--package", "ninefold-foreign", "--locked"]);
    // What was compared is told even when all is well.
    run(command
        .args(["--test", "foreign", "--", "--show-output"])
        .args(names))
}
