//! Backups and other files that are kept are written anew without what is erased: each in a copy, which is looked through and
//! compared before it takes the place of what was there.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::backup::Tally;
use super::connection::read_only;
use super::shelf::Shelf;
use super::{Store, erasure, examine, header, log, unreadable, whose_log};
use crate::disk::files::{companions, folder_of, put, sync_folder};
use crate::document::erasure::Erasures;
use crate::document::id::Id;
use crate::document::mutant;
use crate::error::Error;

/// What came of writing files anew.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rewritten {
    /// How many were.
    pub files: usize,
    /// Those that could not be, each with why.
    pub problems: Vec<String>,
}

impl Rewritten {
    /// What came of these and of others.
    pub fn and(mut self, others: Self) -> Self {
        self.files += others.files;
        self.problems.extend(others.problems);
        self
    }
}

impl Shelf {
    /// Writes every backup anew that does not know of all that is erased, and answers what came of it: those here, and those
    /// of the same workspace beside, which is told by its first change. What can't be opened is left as it is, and told. A
    /// shelf that is not there has nothing.
    pub(super) fn rewrite(&self, of: Option<Id>, erased: &Erasures) -> Rewritten {
        if erased.is_empty() {
            return Rewritten::default();
        }
        let beside = of.map_or_else(Vec::new, |of| self.beside(of));
        rewrite_all(self.files().chain(beside), erased)
    }
}

/// The same of files that were kept beside a workspace when something foreign was found there.
pub(super) fn rewrite_kept(workspace: &Path, erased: &Erasures) -> Rewritten {
    let stem = workspace.file_stem().unwrap_or_default();
    let begins = ["kept ", "as found "].map(|why| format!("{} ({why}", stem.to_string_lossy()));
    let entries = fs::read_dir(folder_of(workspace)).into_iter().flatten();
    let paths = entries.flatten().map(|entry| entry.path());
    let kept = paths.filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_kept = begins.iter().any(|begin| name.starts_with(begin));
        is_kept && name.ends_with(".ninefold")
    });
    rewrite_all(kept, erased)
}

/// Writes files anew that do not know of all that is erased.
pub(super) fn rewrite_all(
    paths: impl IntoIterator<Item = PathBuf>,
    erased: &Erasures,
) -> Rewritten {
    let mut rewritten = Rewritten::default();
    if erased.is_empty() || mutant::lacks("backups are rewritten") {
        return rewritten;
    }
    for path in paths {
        match rewrite(&path, erased) {
            Ok(true) => rewritten.files += 1,
            Ok(false) => {}
            Err(error) => rewritten.problems.push(format!(
                "{} may still hold what was erased, and is yours to delete. {error}",
                path.display()
            )),
        }
    }
    rewritten
}

/// Writes a file anew unless it knows of all that is erased; answers whether it was.
fn rewrite(path: &Path, erased: &Erasures) -> Result<bool, Error> {
    if knows(path, erased) {
        return Ok(false);
    }
    let not_written = |error: io::Error| Error::not_written(path, error);
    let modified = fs::metadata(path).and_then(|found| found.modified());
    let mut store = Store::open_copy(path)?;
    let before = tally(&store)?;
    let mut all = store.erasures()?;
    all.extend(erased.iter().cloned());
    store.erase(&all, &[], 0)?;
    let folder = tempfile::Builder::new()
        .prefix(super::shelf::UNDONE)
        .tempdir_in(folder_of(path))
        .map_err(not_written)?;
    let written = folder.path().join("rewritten");
    store.copy_to(&written)?;
    check(&written, &before)?;
    let place = || -> io::Result<()> {
        let file = File::options().write(true).open(&written)?;
        // When it was made is told by its name, or by this.
        file.set_modified(modified.unwrap_or_else(|_| SystemTime::now()))?;
        file.sync_all()?;
        drop(file);
        put(&written, path)?;
        for beside in companions(path) {
            match fs::remove_file(beside) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        sync_folder(folder_of(path))
    };
    place().map_err(not_written)?;
    Ok(true)
}

/// Whether nothing that is erased can be in a file: it knows of all of it, and nothing lies beside it.
fn knows(path: &Path, erased: &Erasures) -> bool {
    let known = || {
        let is_settled = whose_log::is_alone(path) && header::is_settled(path).ok()?;
        let connection = read_only(path).ok().filter(|_| is_settled)?;
        erasure::all(&connection).ok()
    };
    known().is_some_and(|known| known.covers(erased))
}

fn tally(store: &Store) -> Result<Tally, Error> {
    let connection = store.writer.lock();
    let last = log::last(&connection).map_err(|error| unreadable(&error))?;
    Tally::until(&connection, last)
}

/// Refuses what is not whole, or lacks a change.
fn check(written: &Path, before: &Tally) -> Result<(), Error> {
    let connection = read_only(written).map_err(|error| unreadable(&error))?;
    let is_whole = examine::all_is_well(&connection)?.is_some();
    let last = log::last(&connection).map_err(|error| unreadable(&error))?;
    match is_whole && Tally::until(&connection, last)? == *before {
        true => Ok(()),
        false => Err(Error::Damaged {
            what: "what was written in its place is not what it holds, and was not kept".to_owned(),
            details: String::new(),
        }),
    }
}
