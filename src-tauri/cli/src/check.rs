//! `ninefold-cli check`.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use ninefold_core::disk::folders::Folders;
use ninefold_core::document::origin::Origin;
use ninefold_core::store::check::{Check, Remedy, Report};
use ninefold_core::workspace::{Shelf, Shelves, Workspace};
use serde::Serialize;

use crate::arguments;
use crate::failure::Failure;
use crate::hold::hold;
use crate::terminal;

#[derive(Serialize)]
struct Checked<'a> {
    file: &'a Path,
    sound: bool,
    /// What was done about what was found before; nothing where nothing was to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    mended: Option<Vec<String>>,
    #[serde(flatten)]
    report: &'a Report,
}

/// Checks a file and its backups, mends what can be mended if that is wanted, and answers whether nothing is wrong by then.
///
/// # Errors
/// A file that can't be checked, one to be mended that is open elsewhere, and what writing can meet.
pub fn run(arguments: &arguments::Check) -> Result<bool, Failure> {
    let file = &arguments.file;
    let stopped = terminal::stopped();
    let look = |path| look(path, arguments, &stopped);
    if !arguments.mend {
        let report = look(file)?;
        tell(arguments, &report, None)?;
        return Ok(report.is_sound());
    }
    let (path, lock) = hold(file)?;
    let found = look(&path)?;
    let will: Vec<String> = told(&found);
    if will.is_empty() {
        lock.withdraw();
        tell(arguments, &found, None)?;
        return Ok(found.is_sound());
    }
    if !arguments.json {
        let lines = faults(&found) + &format!("Mending:\n  {}\n", will.join("\n  "));
        terminal::write(terminal::printable(&lines, true).as_bytes())?;
    }
    let backups = backups();
    let second = arguments.second_place.as_deref();
    let second = second.and_then(|place| Shelf::all_of(place, &path).into_iter().next());
    let shelves = Shelves {
        backups: &backups,
        second: second.as_ref(),
    };
    Workspace::put_right(&path, &found, &shelves, &Origin::system())?;
    let report = look(&path)?;
    tell(arguments, &report, Some(will))?;
    Ok(report.is_sound())
}

/// Looks at all of it; a person may stop that.
fn look(
    path: &Path,
    arguments: &arguments::Check,
    stopped: &AtomicBool,
) -> Result<Report, Failure> {
    let mut shelves = vec![Shelf::of(&backups(), &canonical(path), "")];
    if let Some(place) = &arguments.second_place {
        shelves.extend(Shelf::all_of(place, &canonical(path)));
    }
    let bar = terminal::progress(0);
    let report = Check::of(path, shelves).run(|looked| {
        bar.set_length(looked.of as u64);
        bar.set_position(looked.done as u64);
        !stopped.load(Ordering::Relaxed)
    })?;
    bar.finish_and_clear();
    report.ok_or(Failure::NotChecked)
}

fn backups() -> PathBuf {
    Folders::new(dirs::data_local_dir()).backups()
}

/// What the backups of a file are found by.
fn canonical(path: &Path) -> PathBuf {
    ninefold_core::disk::files::canonical(path).unwrap_or_else(|_| path.to_owned())
}

/// What mending does, each once.
fn told(report: &Report) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for finding in &report.findings {
        let remedy = finding.remedy.as_ref().filter(|_| !report.is_closed());
        if let Some(remedy) = remedy.map(Remedy::told)
            && !told.contains(&remedy)
        {
            told.push(remedy);
        }
    }
    told
}

fn tell(
    arguments: &arguments::Check,
    report: &Report,
    mended: Option<Vec<String>>,
) -> Result<(), Failure> {
    if arguments.json {
        return terminal::write(&terminal::json(&Checked {
            file: &arguments.file,
            sound: report.is_sound(),
            mended,
            report,
        })?);
    }
    let mut text = text(report);
    if !report.is_sound() {
        text.push_str(&advice(report, arguments));
    }
    terminal::write(terminal::printable(&text, true).as_bytes())
}

/// What to do about what is left.
fn advice(report: &Report, arguments: &arguments::Check) -> String {
    let file = arguments.file.display();
    match (report.needs_rescue(), told(report).len()) {
        (true, _) => format!(
            "This can't be mended, and the file is left as it is. What can be read is saved in a new one by: ninefold-cli rescue \"{file}\" --to NEW\n"
        ),
        (false, 0) => String::new(),
        (false, _) => {
            format!("What can be mended is mended by: ninefold-cli check \"{file}\" --mend\n")
        }
    }
}

/// Each fault, with what it means and what puts it right.
fn faults(report: &Report) -> String {
    let mut text = String::new();
    for finding in &report.findings {
        text.push_str(&format!("{}\n  {}\n", finding.what, finding.meaning));
    }
    text
}

fn text(report: &Report) -> String {
    let mut text = faults(report);
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
        "{verdict}: {}, {}, {}, {}, format {}.\n",
        counted(report.documents, "document"),
        counted(report.changes, "change"),
        counted(report.frameworks, "framework"),
        counted(report.backups, "backup"),
        report.format
    ));
    text
}
