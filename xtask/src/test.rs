//! `cargo xtask test`: everything a change must pass, in named steps.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::node::Node;
use crate::process::{Failure, cargo, run, target};
use crate::python::Python;
use crate::{features, licenses, rules, system};

/// One thing that is checked.
struct Step {
    /// How it is asked for: `cargo xtask test types`.
    name: &'static str,
    what: &'static str,
    check: fn() -> Result<(), Failure>,
}

/// Quick ones first, so that a slip is told early.
const STEPS: &[Step] = &[
    Step {
        name: "format",
        what: "the code is formatted",
        check: format,
    },
    Step {
        name: "rules",
        what: "the architecture's rules hold",
        check: rules::check,
    },
    Step {
        name: "types",
        what: "the window's code has the types it says",
        check: types,
    },
    Step {
        name: "licenses",
        what: "the list of licenses is up to date",
        check: licenses::check,
    },
    Step {
        name: "clippy",
        what: "clippy has nothing to say",
        check: clippy,
    },
    Step {
        name: "unit",
        what: "unit and property tests, of each package as it is shipped",
        check: unit,
    },
    Step {
        name: "foreign",
        what: "other programs read what is exported as it was meant",
        check: foreign,
    },
    Step {
        name: "deck",
        what: "other programs open, audit and draw decks without a finding",
        check: deck,
    },
    Step {
        name: "window",
        what: "end-to-end tests in the real window",
        check: window,
    },
];

/// The packages that are not shipped.
const TOOLS: &[&str] = &[
    "--package",
    "ninefold-driver",
    "--package",
    "ninefold-foreign",
    "--package",
    "xtask",
];

/// Installs what tests need and runs all steps, or those named. All of them run, even when one
/// fails; the last lines say how each ended.
pub fn test(names: &[String]) -> Result<(), Failure> {
    if let Some(unknown) = names
        .iter()
        .find(|name| STEPS.iter().all(|step| step.name != **name))
    {
        let known: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        return Err(Failure(format!(
            "there is no step {unknown:?}; there are {}",
            known.join(", ")
        )));
    }
    system::ensure(&[system::BUILD, system::DISPLAY, system::TEST])?;
    let asked = |step: &&Step| names.is_empty() || names.iter().any(|name| name == step.name);
    let mut summary = Vec::new();
    for step in STEPS.iter().filter(asked) {
        println!("\n=== {}: {} ===", step.name, step.what);
        let start = Instant::now();
        let result = (step.check)();
        if let Err(failure) = &result {
            println!("{failure}");
        }
        println!("=== {} {} ===", step.name, ended(&result, start.elapsed()));
        summary.push((step, result.is_ok(), ended(&result, start.elapsed())));
    }
    println!();
    for (step, _, ended) in &summary {
        println!("{:<10}{ended:<18}{}", step.name, step.what);
    }
    let failed = summary.iter().filter(|(_, passed, _)| !passed).count();
    println!("steps: {} passed, {failed} failed", summary.len() - failed);
    if failed == 0 {
        Ok(())
    } else {
        Err(Failure("Not all is well.".into()))
    }
}

fn ended(result: &Result<(), Failure>, time: Duration) -> String {
    let word = if result.is_ok() { "passed" } else { "FAILED" };
    format!("{word} in {:.1} s", time.as_secs_f32())
}

fn format() -> Result<(), Failure> {
    run(cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result<(), Failure> {
    let mut command = cargo();
    // The window's tests are named, since they are left out of a plain `cargo test`.
    command.args([
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--test",
        "e2e",
    ]);
    run(command.args(["--locked", "--", "-D", "warnings"]))
}

/// Each package that is shipped by itself and as it is shipped, then what serves the project alone. Tested together, each
/// would have the features that any other asks for, and what is installed would be what no test has seen.
fn unit() -> Result<(), Failure> {
    for package in features::SHIPPED.into_iter().chain([TOOLS]) {
        run(cargo().args(["test", "--quiet", "--locked"]).args(package))?;
    }
    Ok(())
}

fn foreign() -> Result<(), Failure> {
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
    run(command.args(["--test", "foreign", "--", "--show-output"]))
}

fn deck() -> Result<(), Failure> {
    system::ensure(&[system::DECK])?;
    let tools = target().join("tools");
    let python = Python::ensure_in(tools.join("deck"), Path::new("tests/deck/requirements.txt"))?;
    let folder = target().join("deck");
    // Decks and pictures that an earlier run left would be taken for this one's.
    let _ = std::fs::remove_dir_all(&folder);
    let mut write = cargo();
    write.args(["run", "--quiet", "--package", "ninefold-core", "--locked"]);
    run(write.args(["--example", "decks", "--"]).arg(&folder))?;
    let mut check = python.command();
    run(check
        .args(["tests/deck/check.py".as_ref(), folder.as_os_str()])
        .arg(tools.join("office")))
}

fn types() -> Result<(), Failure> {
    run(Node::ensure()?.program("tsc").args(["--project", "ui"]))
}

fn window() -> Result<(), Failure> {
    Node::ensure()?;
    let pictures = target().join("e2e");
    // What an earlier run left would be taken for this one's.
    let _ = std::fs::remove_dir_all(pictures);
    run(cargo()
        .args(["test", "--locked", "--test", "e2e"])
        .args(features::SHELL)
        .args(["--", "--test-threads=2"]))
}
