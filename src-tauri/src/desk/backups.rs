//! When the open workspace is backed up, and how a backup is restored.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

use ninefold_core::disk::lock::{Lock, Locked};
use ninefold_core::error::Error;
use ninefold_core::view::{Backups, SecondPlace};
use ninefold_core::workspace::{Backup, Rewritten, Safekeeping, Shelf, Workspace, backup_row};

use super::{Desk, Open};
use crate::refusal::{Answer, Refusal};

/// How long after an opening the first backup is made, when there is none of today.
const FIRST: Duration = Duration::from_secs(3);
/// How often one is made while something is changed.
const EVERY: Duration = Duration::from_secs(30 * 60);
/// How often a second place that was not there is looked for.
const LOOK: Duration = Duration::from_secs(60);
/// A file of so many bytes is backed up in well under a second: who closes the window waits for it.
const QUICK: u64 = 8 << 20;

/// What is known of the backups of the open workspace.
#[derive(Debug)]
pub struct Backing {
    /// The last try, or the opening.
    tried: Instant,
    /// Whether the first backup of this opening was looked after.
    is_begun: bool,
    /// There as long as one is being made, whatever becomes of who makes it.
    running: Weak<()>,
    /// How many changes the workspace had when the last one was made, or when it was opened.
    changes: usize,
    /// Why the last try made none.
    failed: Option<String>,
    /// What could not be written anew and may hold what was erased, in sentences.
    unwritten: Vec<String>,
    /// Since when the second place lacks a backup, as it was not there.
    missed: Option<Instant>,
}

/// A backup that is to be made, on a thread of its own.
#[derive(Debug)]
pub struct Keeping {
    safekeeping: Safekeeping,
    second: Option<Shelf>,
    changes: usize,
    /// Only where it is due, as after an opening.
    only_due: bool,
    running: Arc<()>,
}

/// What came of it.
#[derive(Debug)]
pub struct Outcome {
    of: Shelf,
    changes: usize,
    made: Result<Option<Backup>, Error>,
    second: Option<Result<(), Error>>,
    rewritten: Rewritten,
    /// Whether there is a second place that was not there.
    is_missed: bool,
    _running: Arc<()>,
}

impl Backing {
    /// Of a workspace that was opened just now.
    pub fn new(workspace: &Workspace) -> Self {
        Self {
            tried: Instant::now(),
            is_begun: false,
            running: Weak::new(),
            changes: workspace.changes(),
            failed: None,
            unwritten: Vec::new(),
            missed: None,
        }
    }

    /// What is amiss with the backups, in sentences.
    fn told(&self) -> Option<String> {
        let all: Vec<&str> = self
            .failed
            .iter()
            .chain(&self.unwritten)
            .map(String::as_str)
            .collect();
        (!all.is_empty()).then(|| all.join(" "))
    }
}

impl Keeping {
    /// Makes the backup, and puts a copy of the newest in the second place. Nobody who saves waits for it.
    pub fn run(self) -> Outcome {
        let shelf = self.safekeeping.shelf();
        let made = match self.only_due && !self.safekeeping.is_due(self.changes) {
            true => Ok(shelf.newest()),
            false => self.safekeeping.make(),
        };
        let newest = made.as_ref().ok().and_then(Option::as_ref);
        let second = self.second.as_ref().zip(newest);
        // Whatever was made before, or elsewhere, may hold what was erased since.
        let rewritten = self.safekeeping.rewrite(self.second.as_ref());
        let is_missed = self
            .second
            .as_ref()
            .is_some_and(|second| !second.has_place());
        Outcome {
            rewritten,
            is_missed,
            of: shelf.clone(),
            changes: self.changes,
            second: second.map(|(second, newest)| self.safekeeping.copy(newest, second)),
            _running: self.running,
            made,
        }
    }
}

impl Outcome {
    /// What came of writing anew what may hold something that is erased, and whether the second place was not there for it.
    pub fn rewritten(&self) -> (Rewritten, bool) {
        (self.rewritten.clone(), self.is_missed)
    }

    /// What was made.
    ///
    /// # Errors
    /// Why nothing was.
    pub fn made(&self) -> Answer<()> {
        match &self.made {
            Ok(_) => Ok(()),
            Err(error) => Err(Refusal::new(error.code(), failed(error))),
        }
    }
}

impl Desk {
    /// The backup that is due by now, if one is: after an opening, every half an hour while something is changed, and when a
    /// second place is there again. To be asked every second or so.
    pub fn backup_due(&mut self) -> Option<Keeping> {
        let open = self.open.as_mut()?;
        let backing = &mut open.backing;
        let since = backing.tried.elapsed();
        let is_first = !backing.is_begun && since >= FIRST;
        let is_news = since >= EVERY && open.workspace.changes() != backing.changes;
        let looks = backing
            .missed
            .is_some_and(|missed| missed.elapsed() >= LOOK);
        if backing.running.strong_count() > 0 || !(is_first || is_news || looks) {
            return None;
        }
        self.keeping(!is_news)
    }

    /// The backup to be made now; nothing where no workspace is open.
    pub fn keeping(&mut self, only_due: bool) -> Option<Keeping> {
        // What is typed can't be saved: that is told where it is typed.
        let told = |error: Error| log::warn!("not backed up: {}", error.code());
        self.settled_keeping(only_due).map_err(told).ok().flatten()
    }

    /// The same for whoever waits for it.
    ///
    /// # Errors
    /// Why what is typed can't be saved.
    pub fn settled_keeping(&mut self, only_due: bool) -> Result<Option<Keeping>, Error> {
        let backups = self.folders.backups();
        let second = self.second_shelf();
        let Some(open) = self.open.as_mut() else {
            return Ok(None);
        };
        open.backing.tried = Instant::now();
        open.backing.is_begun = true;
        let Some(safekeeping) = open.workspace.safekeeping(&backups)? else {
            return Ok(None);
        };
        let running = Arc::default();
        open.backing.running = Arc::downgrade(&running);
        Ok(Some(Keeping {
            safekeeping,
            second,
            changes: open.workspace.changes(),
            only_due,
            running,
        }))
    }

    /// Notes what came of a backup. Answers whether there is something that a person should hear: that none could be made, once
    /// and not each time.
    pub fn backed_up(&mut self, outcome: Outcome) -> bool {
        let backups = self.folders.backups();
        let Some(open) = &mut self.open else {
            return false;
        };
        // Another workspace may be open by now.
        if Shelf::of(&backups, open.workspace.path(), "") != outcome.of {
            return false;
        }
        let backing = &mut open.backing;
        backing.running = Weak::new();
        backing.missed = outcome.is_missed.then(Instant::now);
        backing.unwritten = outcome.rewritten.problems;
        let before = backing.failed.take();
        match &outcome.made {
            Ok(made) => {
                if made.is_some() {
                    backing.changes = outcome.changes;
                }
            }
            Err(error) => {
                log::warn!("not backed up: {}", error.code());
                backing.failed = Some(failed(error));
            }
        }
        match &outcome.second {
            // A drive that is not connected is no fault: it is said where backups are, and looked for again.
            Some(Err(Error::Missing(_))) => {}
            Some(Err(error)) if outcome.made.is_ok() => {
                log::warn!("not backed up to the second place: {}", error.code());
                backing.failed = Some(format!("The second place did not get its copy. {error}"));
                backing.missed = Some(Instant::now());
            }
            _ => {}
        }
        match &backing.failed {
            Some(failed) if before.is_none() => {
                self.notices.push(failed.clone());
                true
            }
            _ => false,
        }
    }

    /// Makes a last backup of a workspace that is about to be closed, where something was changed since the one before and
    /// it takes no time to speak of. Where it does, it is made after the next opening.
    pub fn back_up_at_last(&mut self) {
        let is_due = self.open.as_mut().is_some_and(|open| {
            // What is being typed is news, too. Where it can't be saved that is told elsewhere.
            let _ = open.workspace.settle();
            let length = fs::metadata(open.workspace.path()).map_or(u64::MAX, |found| found.len());
            length <= QUICK && open.workspace.changes() != open.backing.changes
        });
        if is_due && let Some(mut keeping) = self.keeping(false) {
            // A stick may be slow: it gets its copy after the next opening.
            keeping.second = None;
            let outcome = keeping.run();
            self.backed_up(outcome);
        }
    }

    /// The shelf of the workspace that is open, or that could not be opened.
    ///
    /// # Errors
    /// Code `no-workspace` where there is neither.
    pub fn shelf(&self) -> Answer<Shelf> {
        let none = || Refusal::new("no-workspace", "No workspace is open. Open one first.");
        let path = self.current().ok_or_else(none)?;
        Ok(Shelf::of(&self.folders.backups(), &path, ""))
    }

    /// What the window shows beside the list of backups, which is read without the desk.
    ///
    /// # Errors
    /// As [`Desk::shelf`].
    pub fn backups(&mut self) -> Answer<(Shelf, Option<Shelf>, Backups)> {
        let shelf = self.shelf()?;
        let second = self.second_place().map(|folder| SecondPlace {
            // A folder on a network may take long to be looked for: not while everybody waits for the desk.
            is_there: false,
            folder: folder.display().to_string(),
            last: None,
        });
        let backups = Backups {
            folder: shelf.folder().display().to_string(),
            backups: Vec::new(),
            second,
            failed: self.open.as_ref().and_then(|open| open.backing.told()),
        };
        Ok((shelf, self.second_shelf(), backups))
    }

    /// Puts a backup, or any whole workspace file, in the place of the workspace that is open or could not be opened, and opens
    /// it. What was there is kept among the backups. Where it can't be done, the workspace is opened again as it was, and a
    /// notice says why: the window begins anew with it either way.
    ///
    /// # Errors
    /// What is met before the open workspace is let go.
    pub fn restore(&mut self, backup: &Path) -> Answer<()> {
        let shelf = self.shelf()?;
        let path = self.current().unwrap_or_default();
        let origin = self.kept.origin();
        let when = shelf
            .backup(backup)
            .map(|backup| backup_row(&backup, &origin).made);
        let lock = match self.open.take() {
            Some(mut open) => {
                if let Err(error) = open.workspace.settle() {
                    self.open = Some(open);
                    return Err(error.into());
                }
                let Open {
                    workspace, _lock, ..
                } = open;
                drop(workspace);
                _lock
            }
            None => match Lock::take(&path) {
                Ok(lock) => lock,
                Err(Locked::Elsewhere) => return Err(Error::InUse(path).into()),
                Err(Locked::Failed(error)) => return Err(Error::not_written(&path, error).into()),
            },
        };
        let restored = Workspace::restore(&path, backup, &shelf, &origin);
        drop(lock);
        self.open(&path);
        // What was restored is not to be brought up to date behind anybody's back.
        if self.bring_in_by_itself(false).is_err() {
            log::warn!("restored, and work of others may be brought in by itself");
        }
        let kept = match restored {
            Ok(kept) => kept,
            Err(error) => {
                log::warn!("not restored: {}", error.code());
                self.notices.push(format!("Nothing was restored. {error}"));
                return Ok(());
            }
        };
        let of = when.map_or_else(String::new, |when| format!(" the backup of {when}"));
        let of = if of.is_empty() {
            " the file".to_owned()
        } else {
            of
        };
        let before = match kept {
            Some(_) => {
                " What was there before is kept among the backups: to go back to it, restore that one."
            }
            None => "",
        };
        self.notices.push(format!("Restored{of}.{before}"));
        Ok(())
    }

    fn second_place(&self) -> Option<PathBuf> {
        self.kept.second_backups.clone()
    }

    pub(super) fn second_shelf(&mut self) -> Option<Shelf> {
        let folder = self.second_place()?;
        let path = self.current()?;
        let whose = self.kept.author().id.to_string();
        Some(Shelf::of(&folder, &path, &whose))
    }
}

fn failed(error: &Error) -> String {
    format!("No backup could be made. Your work is saved all the same. {error}")
}

#[cfg(test)]
mod tests;
