//! `ninefold-cli check`.

use std::path::Path;

use ninefold_core::store::check::{Report, check};
use serde::Serialize;

use crate::arguments::Check;
use crate::failure::Failure;
use crate::terminal;

#[derive(Serialize)]
struct Checked<'a> {
    file: &'a Path,
    sound: bool,
    #[serde(flatten)]
    report: &'a Report,
}

/// Checks a file, and answers whether nothing is wrong.
///
/// # Errors
/// A file that can't be checked.
pub fn run(arguments: &Check) -> Result<bool, Failure> {
    let report = check(&arguments.file)?;
    let sound = report.is_sound();
    if arguments.json {
        let file = &arguments.file;
        terminal::write(&terminal::json(&Checked {
            file,
            sound,
            report: &report,
        })?)?;
    } else {
        terminal::write(terminal::printable(&text(&report), true).as_bytes())?;
    }
    Ok(sound)
}

fn text(report: &Report) -> String {
    let mut text = String::new();
    for finding in &report.findings {
        text.push_str(&format!("{}\n  {}\n", finding.what, finding.meaning));
    }
    let counted = |number: usize, what: &str| match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    };
    match report.in_log {
        0 => {}
        changes => text.push_str(&format!(
            "{} in the log beside the file, and not in the file itself yet: it is being worked on, or was when Ninefold or the \
             computer stopped. A copy of the file alone lacks them; opening it in Ninefold brings them together.\n",
            match changes {
                1 => "1 change is".to_owned(),
                _ => format!("{changes} changes are"),
            }
        )),
    }
    let verdict = match report.findings.len() {
        0 => "Nothing is wrong".to_owned(),
        many => counted(many, "fault"),
    };
    text.push_str(&format!(
        "{verdict}: {}, {}, {}, format {}.\n",
        counted(report.documents, "document"),
        counted(report.changes, "change"),
        counted(report.frameworks, "framework"),
        report.format
    ));
    text
}
