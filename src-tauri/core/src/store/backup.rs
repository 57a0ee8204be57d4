//! A backup, and what it holds.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::connection::read_only;
use super::listing::{self, State};
use super::witness::Sum;
use super::{Store, examine, header, log, whose_log};
use crate::document::id::Id;
use crate::document::kind;
use crate::error::Error;

/// Of files up to so many bytes all is looked at.
const SMALL: u64 = 8 << 20;

/// A whole workspace file that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made, in milliseconds since 1970.
    pub made: i64,
    /// What for.
    pub why: Why,
    /// How large it is.
    pub bytes: u64,
    /// What it holds; or why it can't be used, in words.
    pub holds: Result<Holds, String>,
}

/// What a backup was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// While working.
    Working,
    /// The file that was there before a backup took its place. It may be damaged.
    BeforeRestore,
    /// Before the file became one of a newer format.
    BeforeMigration,
}

/// Where a backup is, before it is looked at.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) path: PathBuf,
    pub(super) made: i64,
    pub(super) why: Why,
}

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holds {
    /// How many use cases, without those that were deleted.
    pub use_cases: usize,
    /// How many changes.
    pub changes: usize,
    /// When the last of them was made, in milliseconds since 1970; `None` where there is none.
    pub edited: Option<i64>,
    /// Who made it; empty where that person has no name.
    pub editor: String,
}

impl Backup {
    /// What lies at a path. All of it is looked at where that takes no time to speak of; of a larger file what is seen when
    /// one is opened: its schema, and the sealed rows of its list.
    pub(super) fn at(Place { path, made, why }: Place) -> Self {
        let bytes = fs::metadata(&path).map_or(0, |found| found.len());
        let holds = match seen(&path, bytes <= SMALL) {
            Some(holds) => Ok(holds),
            None => looked_through(&path),
        };
        Self {
            bytes,
            holds,
            path,
            made,
            why,
        }
    }

    /// Whether all of it is whole.
    pub(super) fn is_whole(&self) -> bool {
        self.holds.is_ok()
            && (seen(&self.path, true).is_some() || looked_through(&self.path).is_ok())
    }
}

/// What is seen of a file of the newest format with nothing beside it.
fn seen(path: &Path, all: bool) -> Option<Holds> {
    let is_settled = whose_log::is_alone(path) && header::is_settled(path).ok()?;
    let connection = read_only(path).ok().filter(|_| is_settled)?;
    match all {
        true => drop(examine::all_is_well(&connection).ok()??),
        false => drop(examine::glance(&connection)?),
    }
    Holds::of(&connection).ok()
}

/// What any other file holds, as it would be opened; or why it can't be.
fn looked_through(path: &Path) -> Result<Holds, String> {
    let store = Store::open_copy(path).map_err(|error| error.to_string())?;
    let holds = Holds::of(&store.writer.lock());
    holds.map_err(|error| Error::not_read(error).to_string())
}

impl Holds {
    fn of(connection: &Connection) -> rusqlite::Result<Self> {
        let listed = listing::all(connection)?;
        let is_there =
            |row: &&listing::Listed| row.kind == kind::USE_CASE && row.state != State::Hidden;
        let latest = log::latest(connection)?;
        let editor = latest.and_then(|(_, author)| {
            let row = listed.iter().find(|row| row.doc == author)?;
            Some(row.title.clone())
        });
        let changes = listed.iter().map(|row| row.changes).sum::<i64>();
        Ok(Self {
            use_cases: listed.iter().filter(is_there).count(),
            changes: usize::try_from(changes).unwrap_or(0),
            edited: latest.map(|(at, _)| at),
            editor: editor.unwrap_or_default(),
        })
    }
}

/// What there is of the log up to a change: enough to tell one log from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tally {
    changes: usize,
    documents: usize,
    /// What the ids of the changes add up to.
    sum: Sum,
}

impl Tally {
    /// Counts the changes up to a number, in the table itself.
    pub(super) fn until(connection: &Connection, last: i64) -> Result<Self, Error> {
        let mut documents = std::collections::HashSet::<Id>::new();
        let (mut changes, mut sum) = (0, Sum::default());
        for (_, id, doc) in log::arrivals(connection, last).map_err(Error::not_read)? {
            changes += 1;
            sum.add(id);
            documents.insert(doc);
        }
        Ok(Self {
            changes,
            documents: documents.len(),
            sum,
        })
    }
}
