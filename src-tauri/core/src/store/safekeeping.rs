//! Backups of an open file, made beside whoever works with it. A backup is of one moment, whole or not there at all, and is
//! compared with that moment before it gets its name.

use std::fmt;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;

use jiff::tz::TimeZone;
use rusqlite::Connection;

use super::backup::{Backup, Place, Tally, Why};
use super::connection::{fits, read_only};
use super::gate::{Gate, LATER, is_away, is_passing};
use super::rewriting::{Rewritten, rewrite_all, rewrite_kept};
use super::shelf::{Shelf, UNDONE};
use super::{Store, erasure, examine, exchange, log, unreadable};
use crate::disk::files::sync_folder;
use crate::document::erasure::Erasures;
use crate::document::id::Id;
use crate::document::origin::Origin;
use crate::document::{day, mutant};
use crate::error::Error;

/// Makes backups of an open workspace, on any thread.
#[derive(Clone)]
pub struct Safekeeping {
    path: PathBuf,
    gate: Arc<Gate>,
    shelf: Shelf,
    clock: Arc<dyn Fn() -> i64 + Send + Sync>,
    zone: Arc<dyn Fn() -> TimeZone + Send + Sync>,
    /// What no backup may hold, as far as that was known at first.
    erased: Erasures,
}

impl fmt::Debug for Safekeeping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Safekeeping")
            .field("shelf", &self.shelf)
            .finish_non_exhaustive()
    }
}

/// What comes of one try.
enum Tried {
    Made(Backup),
    /// It is not what is in the file.
    Other,
    /// It was broken off.
    Later,
    /// The file is let go of.
    Closed,
}

impl Safekeeping {
    /// Where the backups are.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Makes a backup, and takes away those that are superfluous by it; answers nothing where the file is closed before the
    /// end. Nobody who saves waits for it: where it is in the way it is broken off, and begun again. It takes as long as
    /// reading the file and writing another: not for a thread that others wait for.
    ///
    /// # Errors
    /// What writing can meet; [`Error::Missing`] where the file is not there, [`Error::Damaged`] where it can't be read, or what
    /// was written is not whole. Then nothing is left of it.
    pub fn make(&self) -> Result<Option<Backup>, Error> {
        // Changes are only added, but for an import that is let go of, just then perhaps.
        let mut is_second = false;
        loop {
            match self.once()? {
                Tried::Made(backup) => return Ok(Some(backup)),
                Tried::Other if is_second => return Err(not_whole()),
                Tried::Other => is_second = true,
                Tried::Later => sleep(LATER),
                Tried::Closed => return Ok(None),
            }
        }
    }

    /// Whether there is no backup of today, or the newest does not hold as many changes as the workspace has now.
    pub fn is_due(&self, changes: usize) -> bool {
        let newest = self.shelf.newest();
        newest.is_none_or(|newest| {
            !self.is_of_today(&newest)
                || newest.holds.map_or(true, |holds| holds.changes != changes)
        })
    }

    /// Whether there is a backup of today.
    pub fn has_of_today(&self) -> bool {
        let newest = self.shelf.newest();
        newest.is_some_and(|newest| self.is_of_today(&newest))
    }

    fn is_of_today(&self, backup: &Backup) -> bool {
        let zone = (self.zone)();
        day::of(backup.made, &zone) == day::of((self.clock)(), &zone)
    }

    /// Puts a copy of a backup on another shelf, such as that of an external drive.
    ///
    /// # Errors
    /// As [`Shelf::take`].
    pub fn copy(&self, backup: &Backup, to: &Shelf) -> Result<(), Error> {
        to.take(backup, (self.clock)(), &(self.zone)())
    }

    /// Writes everything that is kept of the workspace anew that may hold what is erased: its backups, what was kept beside it,
    /// and the backups in a second place, if that is there.
    pub fn rewrite(&self, second: Option<&Shelf>) -> Rewritten {
        let (erased, of) = self.erased_by_now();
        let own = self.shelf.rewrite(of, &erased);
        let kept = rewrite_kept(&self.path, &erased);
        // What lies beside it there may be a colleague's, who has to agree first.
        let second = second.map(|second| second.rewrite(None, &erased));
        own.and(kept).and(second.unwrap_or_default())
    }

    /// What is erased, be it since this was made, and the first change of the workspace: what was read before may be written
    /// after.
    fn erased_by_now(&self) -> (Erasures, Option<Id>) {
        let mut all = self.erased.clone();
        loop {
            let reading = match self.gate.pass(&self.path, |_| Ok(())) {
                Ok(Some(reading)) => reading,
                Err(error) if is_passing(&error) => {
                    sleep(LATER);
                    continue;
                }
                // Nothing is erased in a file that is let go of.
                Ok(None) | Err(_) => return (all, None),
            };
            let found = erasure::all(&reading).unwrap_or_default();
            let first = exchange::first(&reading).ok().flatten();
            if reading.leave() {
                sleep(LATER);
                continue;
            }
            all.extend(found.iter().cloned());
            return (all, first);
        }
    }

    fn once(&self) -> Result<Tried, Error> {
        let folder = self.shelf.folder();
        let not_written = |error| Error::not_written(folder, error);
        self.shelf.make()?;
        let (mut made, zone) = ((self.clock)(), (self.zone)());
        made -= made.rem_euclid(1_000); // a name says no more
        let mut target = self.shelf.path(made, &zone);
        while target.exists() {
            made += 1_000;
            target = self.shelf.path(made, &zone);
        }
        fits(&target, "written")?;
        let temporary = tempfile::Builder::new()
            .prefix(UNDONE)
            .tempdir_in(folder)
            .map_err(not_written)?;
        let written = temporary.path().join("backup");
        // It is put on disk below, when nobody can be waiting for the reading to end.
        let begin = |connection: &Connection| connection.pragma_update(None, "synchronous", "OFF");
        let reading = match self.gate.pass(&self.path, begin) {
            Ok(Some(reading)) => reading,
            Ok(None) => return Ok(Tried::Closed),
            Err(error) if is_passing(&error) => return Ok(Tried::Later),
            Err(error) if is_away(&error) => return Err(Error::Missing(self.path.clone())),
            Err(error) => return Err(unreadable(&error)),
        };
        let copied = copy(&reading, &written);
        if reading.leave() {
            return Ok(Tried::Later);
        }
        if !copied? {
            return Ok(Tried::Other);
        }
        check(&written)?;
        let placed = File::options().write(true).open(&written).and_then(|file| {
            file.sync_all()?;
            fs::rename(&written, &target)?;
            sync_folder(folder)
        });
        placed.map_err(|error| Error::not_written(&target, error))?;
        // By its name it is found by whoever erases from now on. Where this fails, [`Safekeeping::rewrite`] tells.
        rewrite_all([target.clone()], &self.erased_by_now().0);
        self.shelf.thin((self.clock)(), &zone);
        Ok(Tried::Made(Backup::at(Place {
            path: target,
            made,
            why: Why::Working,
        })))
    }
}

/// Writes all that a file holds at one moment to another, and answers whether the logs of both are the same up to that moment:
/// what was there then can be told later, too.
fn copy(reading: &Connection, to: &Path) -> Result<bool, Error> {
    let vacuum = "VACUUM INTO ?1";
    reading
        .execute(vacuum, [to.to_string_lossy()])
        .map_err(Error::not_saved)?;
    #[cfg(test)]
    MEANWHILE.with_borrow(|meanwhile| {
        if let Some(meanwhile) = meanwhile {
            meanwhile(to);
        }
    });
    let copy = read_only(to).map_err(|error| unreadable(&error))?;
    let last = log::last(&copy).map_err(|error| unreadable(&error))?;
    let is_same = Tally::until(&copy, last)? == Tally::until(reading, last)?;
    Ok(is_same || mutant::lacks("a backup has all changes of its moment"))
}

/// Refuses what is not a whole workspace.
fn check(written: &Path) -> Result<(), Error> {
    let connection = read_only(written).map_err(|error| unreadable(&error))?;
    match examine::all_is_well(&connection) {
        Ok(Some(_)) => Ok(()),
        _ if mutant::lacks("a backup is looked through before it counts") => Ok(()),
        Ok(None) => Err(not_whole()),
        Err(error) => Err(error),
    }
}

fn not_whole() -> Error {
    Error::Damaged {
        what: "a backup of it is not what it holds, and was not kept".to_owned(),
        details: String::new(),
    }
}

#[cfg(test)]
type Meanwhile = Box<dyn Fn(&Path)>;

#[cfg(test)]
thread_local! {
    static MEANWHILE: std::cell::RefCell<Option<Meanwhile>> = const { std::cell::RefCell::new(None) };
}

/// Has something done to each backup that this thread writes, before it is looked at.
#[cfg(test)]
pub(crate) fn while_kept(meanwhile: impl Fn(&Path) + 'static) {
    MEANWHILE.set(Some(Box::new(meanwhile)));
}

impl Store {
    /// What makes backups of the file; nothing of a copy.
    pub(crate) fn safekeeping(&self, backups: &Path, origin: &Origin) -> Option<Safekeeping> {
        self.place.is_some().then(|| Safekeeping {
            path: self.path.clone(),
            gate: Arc::clone(&self.gate),
            shelf: Shelf::of(backups, &self.path, ""),
            clock: Arc::clone(&origin.clock),
            zone: Arc::clone(&origin.zone),
            erased: self.erasures().unwrap_or_default(),
        })
    }
}
