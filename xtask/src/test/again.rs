//! A second chance for tests in the real window and under Wine: a key that the virtual display loses is no fault of the product.
//!
//! A test that fails is run once more, by itself. One that passes then is named at the end, so that it is looked into; a real
//! fault fails twice.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::process::{Failure, show};

/// With more failures than these, something is broken, and nothing is gained by waiting for each to fail twice.
const AT_MOST: usize = 3;

/// What test programs told while they ran.
#[derive(Debug, Default)]
struct Told {
    /// The tests that failed, by name.
    failed: Vec<String>,
    /// How many programs began, and how many came to their end: one that is stopped or falls over tells of no test.
    begun: usize,
    ended: usize,
    /// How many tests they say have failed and passed.
    failures: usize,
    passed: usize,
}

/// Runs tests by the command that `command` makes, which ends before the `--` and what comes after it.
pub fn run_tests(command: impl Fn() -> Command, options: &[String]) -> Result<(), Failure> {
    let mut first = command();
    first.arg("--").args(options);
    let (told, failure) = match watch(&mut first)? {
        (_, Ok(())) => return Ok(()),
        (told, Err(failure)) => (told, failure),
    };
    let all_is_told = told.begun == told.ended && told.failures == told.failed.len();
    if told.failed.is_empty() || told.failed.len() > AT_MOST || !all_is_told {
        return Err(failure);
    }
    let named = told.failed.join(", ");
    println!("\nOnce more, by themselves: {named}");
    let mut again = command();
    again
        .args(["--", "--exact", "--test-threads=1"])
        .args(&told.failed);
    let (second, result) = watch(&mut again)?;
    result?;
    if second.passed < told.failed.len() {
        return Err(failure);
    }
    println!("PASSED ONLY THE SECOND TIME: {named}");
    Ok(())
}

/// Runs tests and shows what they print: what they told, and how the whole ended.
fn watch(command: &mut Command) -> Result<(Told, Result<(), Failure>), Failure> {
    let shown = show(command);
    println!("$ {shown}");
    let mut tests = command.stdout(Stdio::piped()).spawn()?;
    let mut told = Told::default();
    if let Some(printed) = tests.stdout.take() {
        for line in BufReader::new(printed).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            println!("{line}");
            told.hear(line.trim_end());
        }
    }
    let status = tests.wait()?;
    let result = match status.success() {
        true => Ok(()),
        false => Err(Failure(format!("{shown}: {status}"))),
    };
    Ok((told, result))
}

impl Told {
    /// Takes in a line that the test harness of Rust prints, however much it tells of tests that pass.
    fn hear(&mut self, line: &str) {
        if let Some(rest) = line.strip_prefix("---- ") {
            // ---- journey::by_mouse stdout ----
            let name = rest.strip_suffix(" stdout ----");
            self.failed.extend(name.map(str::to_owned));
        } else if let Some(rest) = line.strip_prefix("running ") {
            // running 128 tests
            self.begun += usize::from(rest.ends_with(" tests") || rest.ends_with(" test"));
        } else if let Some(rest) = line.strip_prefix("test result: ") {
            // test result: FAILED. 126 passed; 1 failed; 0 ignored; …
            self.ended += 1;
            let count = |what: &str| {
                let before = rest.split(what).next()?;
                before.rsplit(' ').next()?.parse::<usize>().ok()
            };
            self.failures += count(" failed;").unwrap_or(0);
            self.passed += count(" passed;").unwrap_or(0);
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// What a program prints of whose tests one failed.
    const ONE: &str = "running 2 tests\\n---- b stdout ----\\ntest result: FAILED. 1 passed; 1 failed; 0 ignored\\n";

    /// Tests that print what `first` prints and fail, and the second time, when they are named, print and end as `second`.
    fn tests<'a>(first: &'a str, second: (&'a str, u8)) -> impl Fn() -> Command + 'a {
        move || {
            let (printed, ended) = second;
            let script = format!(
                "case \"$*\" in *--exact*) printf -- '{printed}'; exit {ended};; *) printf -- '{first}'; exit 101;; esac"
            );
            let mut command = Command::new("sh");
            command.args(["-c", &script, "sh"]);
            command
        }
    }

    #[test]
    fn only_what_fails_twice_fails() {
        let passes = ("test result: ok. 1 passed; 0 failed; 0 ignored\\n", 0);
        let told = |first: &str, second| run_tests(tests(first, second), &[]).is_ok();
        assert!(told(ONE, passes));
        assert!(!told(ONE, (ONE, 101)));
        // None of that name was found.
        assert!(!told(
            ONE,
            ("test result: ok. 0 passed; 0 failed; 0 ignored\\n", 0)
        ));
        // They did not get as far as to be run, or much is broken.
        assert!(!told("error: no such thing\\n", passes));
        assert!(!told(&ONE.repeat(4), passes));
        // Another program was stopped, or a test fell over without a word.
        assert!(!told(&format!("{ONE}running 3 tests\\n"), passes));
        assert!(!told(&ONE.replace("1 failed", "2 failed"), passes));
    }
}
