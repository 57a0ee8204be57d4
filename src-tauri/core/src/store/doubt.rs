//! What a doubt about a workspace file says of it.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Deviation;
use super::witness::Testimony;
use crate::error::doubt::{Doubt, DoubtKind};

/// The log is that of another file. `changes` and `latest` are the file's, and `said` is of the log.
pub(super) fn other_log(
    path: &Path,
    changes: usize,
    latest: Option<i64>,
    said: Option<&Testimony>,
) -> Doubt {
    let holds = match latest {
        Some(at) => format!("{}, the latest of {}", counted(changes), when(at)),
        None => counted(changes),
    };
    let log = match said {
        Some(said) => {
            let works = said
                .works
                .iter()
                .map(|work| (work.title.as_str(), work.changes, work.at));
            format!("The log holds {}.", listed(works, said.more))
        }
        None => "What the log holds can't be told without the file it began with.".to_owned(),
    };
    Doubt {
        kind: DoubtKind::OtherLog,
        what: format!(
            "Beside {} lies a log of latest changes that was begun for another state of the file: a sync client, a backup or \
             somebody put this file in its place. None of the log was applied. The file holds {holds}. {log}",
            name(path)
        ),
    }
}

/// Changes are missing: of each document how many, with its title and the latest time. `typing` names what was being
/// typed, where that is missing.
pub(super) fn lost(
    path: &Path,
    missing: &[(String, usize, i64)],
    more: usize,
    has_log: bool,
) -> Doubt {
    let log = if has_log {
        "is damaged or cut off"
    } else {
        "is not there any more"
    };
    let works = missing
        .iter()
        .map(|(title, changes, at)| (title.as_str(), *changes, *at));
    Doubt {
        kind: DoubtKind::LostChanges,
        what: format!(
            "The log of latest changes beside {} {log}. Missing is what was saved last: {}.",
            name(path),
            listed(works, more)
        ),
    }
}

pub(super) fn altered_typing(title: &str, at: i64) -> Doubt {
    Doubt {
        kind: DoubtKind::AlteredTyping,
        what: format!(
            "What was being typed in {} ({}) is not as it was written: the disk altered it. It was not taken as an answer.",
            quoted(title),
            when(at)
        ),
    }
}

pub(super) fn strange(deviations: &[Deviation]) -> Doubt {
    let named: Vec<String> = deviations
        .iter()
        .map(|Deviation { kind, name, .. }| format!("{kind} {name}"))
        .collect();
    let shown = named.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
    let rest = match named.len().saturating_sub(5) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Doubt {
        kind: DoubtKind::Strange,
        what: format!(
            "Another program, or somebody, has put this into the file or altered it: {shown}{rest}. It could change what is \
             shown or saved, so nothing was read."
        ),
    }
}

/// What a file that was parted from its log is to be told with.
pub(super) fn parted(path: &Path) -> String {
    format!(
        "{} was copied or moved while it was being worked on, without the log beside it (its name ends in -wal). What was \
         saved last may be missing here: look for the original, which has it.",
        name(path)
    )
}

/// The documents that were worked on, each with its changes.
fn listed<'a>(works: impl Iterator<Item = (&'a str, usize, i64)>, more: usize) -> String {
    let mut latest = 0;
    let mut named: Vec<String> = works
        .map(|(title, changes, at)| {
            latest = latest.max(at);
            match changes {
                0 => format!("what was being typed in {}", quoted(title)),
                _ => format!("{} to {}", counted(changes), quoted(title)),
            }
        })
        .collect();
    if more > 0 {
        named.push(format!("changes to {more} documents more"));
    }
    if named.is_empty() {
        return "no change that is known".to_owned();
    }
    if latest > 0 {
        format!("{}, made until {}", named.join(", "), when(latest))
    } else {
        named.join(", ")
    }
}

fn counted(changes: usize) -> String {
    match changes {
        1 => "1 change".to_owned(),
        _ => format!("{changes} changes"),
    }
}

fn quoted(title: &str) -> String {
    match title {
        "" => "a document without a name".to_owned(),
        _ => format!("“{title}”"),
    }
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// A moment as the person's clock shows it.
pub(super) fn when(ms: i64) -> String {
    let at = Timestamp::from_millisecond(ms).unwrap_or_default();
    at.to_zoned(TimeZone::system())
        .strftime("%Y-%m-%d %H:%M")
        .to_string()
}
