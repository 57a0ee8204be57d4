//! A second chance for tests in the real window and under Wine: a key that the virtual display loses is no fault of the product.
//!
//! A test that fails is run once more, by itself. One that passes then is named at the end, so that it is looked into; a real
//! fault fails twice.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::process::{Failure, run, show};

/// With more failures than these, something is broken, and nothing is gained by waiting for each to fail twice.
const AT_MOST: usize = 3;

/// Runs tests by the command that `command` makes, which ends before the `--` and what comes after it.
pub fn run_tests(command: impl Fn() -> Command, options: &[String]) -> Result<(), Failure> {
    let mut first = command();
    first.arg("--").args(options);
    let failed = match watch(&mut first)? {
        Ok(()) => return Ok(()),
        Err((failed, failure)) if failed.is_empty() || failed.len() > AT_MOST => {
            return Err(failure);
        }
        Err((failed, _)) => failed,
    };
    println!("\nOnce more, by themselves: {}", failed.join(", "));
    let mut again = command();
    again
        .args(["--", "--exact", "--test-threads=1"])
        .args(&failed);
    run(&mut again)?;
    println!("PASSED ONLY THE SECOND TIME: {}", failed.join(", "));
    Ok(())
}

/// Runs tests and shows what they print: which of them failed, and how the whole ended.
fn watch(command: &mut Command) -> Result<Result<(), (Vec<String>, Failure)>, Failure> {
    let shown = show(command);
    println!("$ {shown}");
    let mut tests = command.stdout(Stdio::piped()).spawn()?;
    let mut failed = Vec::new();
    if let Some(printed) = tests.stdout.take() {
        for line in BufReader::new(printed).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            println!("{line}");
            failed.extend(failed_in(&line).map(str::to_owned));
        }
    }
    let status = tests.wait()?;
    Ok(match status.success() {
        true => Ok(()),
        false => Err((failed, Failure(format!("{shown}: {status}")))),
    })
}

/// The test that failed and printed what follows: `---- journey::by_mouse stdout ----`. That line is there however much is told
/// of those that pass.
fn failed_in(line: &str) -> Option<&str> {
    line.strip_prefix("---- ")?.strip_suffix(" stdout ----")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Tests that print what `first` prints and fail, and the second time, when they are named, end with `second`.
    fn tests(first: &'static str, second: u8) -> impl Fn() -> Command {
        move || {
            let script = format!(
                "case \"$*\" in *--exact*) exit {second};; *) printf -- '{first}'; exit 101;; esac"
            );
            let mut command = Command::new("sh");
            command.args(["-c", &script, "sh"]);
            command
        }
    }

    #[test]
    fn only_what_fails_twice_fails() {
        let one = "test a ... ok\\n---- b stdout ----\\n";
        assert!(run_tests(tests(one, 0), &[]).is_ok());
        assert!(run_tests(tests(one, 1), &[]).is_err());
        // They did not get as far as to be run, or much is broken.
        assert!(run_tests(tests("error: no such thing\\n", 0), &[]).is_err());
        assert!(run_tests(tests("---- b stdout ----\\n".repeat(4).leak(), 0), &[]).is_err());
    }

    #[test]
    fn a_failed_test_is_known_by_its_line() {
        assert_eq!(failed_in("---- a::b stdout ----"), Some("a::b"));
        assert_eq!(failed_in("test a::b ... FAILED"), None);
        assert_eq!(failed_in("test result: FAILED. 1 passed"), None);
    }
}
