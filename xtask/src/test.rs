//! `cargo xtask test`: everything a change must pass, in named steps.

pub mod again;
mod asked;
mod changed;
mod foreign;
mod office;
mod reliability;
mod tags;
#[cfg(target_os = "linux")]
mod team;
mod times;
mod window;

use std::time::{Duration, Instant};

use crate::node::Node;
use crate::process::{Failure, cargo, run};
use crate::{features, licenses, package, rules, system};
use asked::Asked;
use times::Times;

/// One thing that is checked.
struct Step {
    /// How it is asked for: `cargo xtask test types`.
    name: &'static str,
    what: &'static str,
    check: Check,
}

/// How a step is run.
enum Check {
    /// As a whole.
    Whole(fn() -> Result<(), Failure>),
    /// As a whole, where what it takes can be had.
    WherePossible(fn() -> Result<Done, Failure>),
    /// As a whole, and at length where that is asked for.
    AtLength(fn(bool) -> Result<(), Failure>),
    /// Or those of its tests that are named.
    Tests(fn(&Of<'_>) -> Result<(), Failure>),
}

/// How a step ended that found no fault.
pub enum Done {
    /// All of it was checked.
    Checked,
    /// None of it, for this reason.
    LeftOut(String),
}

/// Which tests of a step are run.
#[derive(Debug)]
struct Of<'a> {
    /// Handed on to them: the names of some, or an option such as `--nocapture`.
    names: &'a [String],
    /// The packages, by their places in [`PACKAGES`].
    packages: Vec<usize>,
    /// The whole figures of docs/RELIABILITY.md.
    is_long: bool,
}

/// Quick ones first, so that a slip is told early.
const STEPS: &[Step] = &[
    Step {
        name: "format",
        what: "the code is formatted",
        check: Check::Whole(format),
    },
    Step {
        name: "rules",
        what: "the architecture's rules hold",
        check: Check::Whole(rules::check),
    },
    Step {
        name: "types",
        what: "the window's code has the types it says",
        check: Check::Whole(types),
    },
    Step {
        name: "licenses",
        what: "the list of licenses is up to date",
        check: Check::Whole(licenses::check),
    },
    Step {
        name: "packages",
        what: "what packages say of themselves is as desktops want it",
        check: Check::Whole(package::linux::check),
    },
    Step {
        name: "clippy",
        what: "clippy has nothing to say",
        check: Check::Whole(clippy),
    },
    Step {
        name: "unit",
        what: "unit and property tests, of each package as it is shipped",
        check: Check::Tests(unit),
    },
    Step {
        name: "reliability",
        what: "the figures of docs/RELIABILITY.md, in short or with --long",
        check: Check::AtLength(reliability::check),
    },
    Step {
        name: "team",
        what: "the team server and its clients, with a PostgreSQL of their own, in short or with --long",
        check: Check::Tests(team),
    },
    Step {
        name: "foreign",
        what: "other programs read what is exported as it was meant",
        check: Check::Tests(|of| foreign::check(of.names)),
    },
    Step {
        name: "tags",
        what: "two validators take and refuse by the schemas of events what they should",
        check: Check::Whole(tags::check),
    },
    Step {
        name: "deck",
        what: "other programs open, audit and draw decks without a finding",
        check: Check::Whole(office::deck),
    },
    Step {
        name: "word",
        what: "other programs read in Word files what previews show, audit and draw them",
        check: Check::Whole(office::word),
    },
    Step {
        name: "workbook",
        what: "other programs read in workbooks what each cell is and says, and draw them",
        check: Check::Whole(office::workbook),
    },
    Step {
        name: "privacy",
        what: "the privacy taxonomy's own reader takes processing records as they were meant",
        check: Check::Whole(office::privacy),
    },
    Step {
        name: "measure",
        what: "another program says of 400 tests how many people they need, as the coach does",
        check: Check::Whole(office::measure),
    },
    Step {
        name: "window",
        what: "end-to-end tests in the real window",
        check: Check::Tests(|of| window::check(of.names)),
    },
    Step {
        name: "cross",
        what: "it is built for Windows, tested under Wine, and checked for macOS",
        check: Check::WherePossible(cross),
    },
];

/// The packages that are not shipped. What drives the window does so on Linux alone.
const TOOLS: &[&str] = if cfg!(target_os = "linux") {
    &[
        "--package",
        "ninefold-driver",
        "--package",
        "ninefold-faults",
        "--package",
        "ninefold-foreign",
        "--package",
        "xtask",
    ]
} else {
    &["--package", "xtask"]
};

/// Whose unit tests there are: each package that is shipped, then the tools.
const PACKAGES: [&[&str]; 4] = [
    features::SHIPPED[0],
    features::SHIPPED[1],
    features::SHIPPED[2],
    TOOLS,
];

/// Installs what tests need and runs all steps, those named, or those that changes can touch. All of them run, even when one
/// fails; the last lines say how each ended.
pub fn test(arguments: &[String]) -> Result<(), Failure> {
    let asked = Asked::read(arguments).map_err(Failure)?;
    let mut times = Times::kept();
    if asked.list {
        for step in STEPS {
            println!(
                "{:<10}{:<20}{}",
                step.name,
                times.last(step.name),
                step.what
            );
        }
        return Ok(());
    }
    let mut steps = named(&asked)?;
    let mut packages: Vec<usize> = (0..PACKAGES.len()).collect();
    if asked.changed {
        let all: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        let touched = changed::touched(&all, PACKAGES.len())?;
        steps.retain(|step| touched.steps.contains(step.name));
        packages.retain(|package| touched.packages.contains(package));
        if steps.is_empty() {
            println!("Nothing changed that a step could find fault with.");
            return Ok(());
        }
    }
    let is_whole = asked.names.is_empty() && packages.len() == PACKAGES.len();
    let of = Of {
        names: &asked.names,
        packages,
        is_long: asked.long,
    };
    system::ensure(&[system::BUILD, system::DISPLAY, system::TEST])?;
    let mut summary = Vec::new();
    for step in steps {
        let last = times.last(step.name);
        let before = if last.is_empty() {
            last
        } else {
            format!(" ({last})")
        };
        println!("\n=== {}: {}{before} ===", step.name, step.what);
        let start = Instant::now();
        let result = match step.check {
            Check::Tests(check) => check(&of).map(|()| Done::Checked),
            Check::Whole(check) => check().map(|()| Done::Checked),
            Check::WherePossible(check) => check(),
            // The step unit has a short form of it.
            Check::AtLength(_) if !asked.long && asked.steps.is_empty() => {
                Ok(Done::LeftOut("--long asks for it".into()))
            }
            Check::AtLength(check) => check(asked.long).map(|()| Done::Checked),
        };
        // Whoever asks for a step is not served by its being left out.
        let result = match result {
            Ok(Done::LeftOut(why)) if asked.steps.iter().any(|name| name == step.name) => {
                Err(Failure(why))
            }
            result => result,
        };
        let time = start.elapsed();
        match &result {
            Ok(Done::Checked) => {}
            Ok(Done::LeftOut(why)) => println!("Left out: {why}."),
            Err(failure) => println!("{failure}"),
        }
        println!("=== {} {} ===", step.name, ended(&result, time));
        // What failed may have ended early, and a part of the tests says nothing of all.
        if matches!(result, Ok(Done::Checked))
            && (is_whole || !matches!(step.check, Check::Tests(_)))
        {
            times.note(step.name, time);
        }
        let ended = ended(&result, time);
        summary.push((step, result, ended, before));
    }
    times.keep()?;
    println!();
    for (step, _, ended, before) in &summary {
        println!("{:<10}{ended:<20}{}{before}", step.name, step.what);
    }
    let count = |is: fn(&Result<Done, Failure>) -> bool| {
        summary.iter().filter(|(_, result, ..)| is(result)).count()
    };
    let failed = count(Result::is_err);
    let left_out = count(|result| matches!(result, Ok(Done::LeftOut(_))));
    let passed = summary.len() - failed - left_out;
    println!("steps: {passed} passed, {failed} failed, {left_out} left out");
    if failed == 0 {
        Ok(())
    } else {
        Err(Failure("Not all is well.".into()))
    }
}

/// The steps that are asked for by name, or all.
fn named(asked: &Asked) -> Result<Vec<&'static Step>, Failure> {
    for name in &asked.steps {
        let Some(step) = STEPS.iter().find(|step| step.name == *name) else {
            let known: Vec<_> = STEPS.iter().map(|step| step.name).collect();
            return Err(Failure(format!(
                "there is no step {name:?}; there are {}",
                known.join(", ")
            )));
        };
        if !asked.names.is_empty() && !matches!(step.check, Check::Tests(_)) {
            return Err(Failure(format!("the step {name} has no tests to name")));
        }
    }
    let is_asked =
        |step: &&Step| asked.steps.is_empty() || asked.steps.iter().any(|name| name == step.name);
    Ok(STEPS.iter().filter(is_asked).collect())
}

fn ended(result: &Result<Done, Failure>, time: Duration) -> String {
    let word = match result {
        Ok(Done::Checked) => "passed",
        Ok(Done::LeftOut(_)) => "left out",
        Err(_) => "FAILED",
    };
    format!("{word} in {:.1} s", time.as_secs_f32())
}

fn format() -> Result<(), Failure> {
    run(cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result<(), Failure> {
    // The window's tests are left out of all targets, as they are of a plain `cargo test`.
    let linux = [
        &["--workspace", "--all-targets"][..],
        &["--package", "ninefold", "--test", "e2e"],
    ];
    let shipped = features::SHIPPED.concat();
    let elsewhere = [&[&shipped[..], TOOLS, &["--all-targets"]].concat()[..]];
    for what in if cfg!(target_os = "linux") {
        &linux[..]
    } else {
        &elsewhere
    } {
        let mut command = cargo();
        command.args(["clippy", "--quiet", "--locked"]).args(*what);
        run(command.args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

/// Each package that is shipped by itself and as it is shipped, then what serves the project alone. Tested together, each
/// would have the features that any other asks for, and what is installed would be what no test has seen.
fn unit(of: &Of<'_>) -> Result<(), Failure> {
    for package in &of.packages {
        let mut command = cargo();
        command
            .args(["test", "--quiet", "--locked"])
            .args(PACKAGES[*package]);
        run(command.arg("--").args(of.names))?;
    }
    Ok(())
}

fn types() -> Result<(), Failure> {
    run(Node::ensure()?.program("tsc").args(["--project", "ui"]))
}

fn cross() -> Result<Done, Failure> {
    #[cfg(target_os = "linux")]
    return crate::cross::check();
    #[cfg(not(target_os = "linux"))]
    Ok(Done::LeftOut("Linux alone builds for other systems".into()))
}

fn team(of: &Of<'_>) -> Result<(), Failure> {
    #[cfg(target_os = "linux")]
    return team::check(of.names, of.is_long);
    #[cfg(not(target_os = "linux"))]
    Err(Failure(format!("Linux alone has a PostgreSQL: {of:?}")))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn asked(line: &str) -> Result<Vec<&'static str>, Failure> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        let steps = named(&Asked::read(&words).map_err(Failure)?)?;
        Ok(steps.iter().map(|step| step.name).collect())
    }

    #[test]
    fn steps_run_in_their_order_and_only_tests_have_names() {
        assert_eq!(asked("").unwrap().len(), STEPS.len());
        assert_eq!(asked("unit format").unwrap(), ["format", "unit"]);
        assert_eq!(asked("unit -- fold").unwrap(), ["unit"]);
        assert!(asked("unti").unwrap_err().0.contains("unit"));
        assert!(
            asked("clippy -- fold")
                .unwrap_err()
                .0
                .contains("no tests to name")
        );
    }
}
