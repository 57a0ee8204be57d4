//! When the open workspace exchanges work by its shared folder, and what waits to be brought in.

mod locked;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use ninefold_core::error::Error;
use ninefold_core::view::SharedFolder;
use ninefold_core::workspace::{Arrivals, Given, Reader, Sharing};

use super::Desk;
use super::news::Waiting;
use crate::refusal::{Answer, Refusal};
use crate::settings::SharedBy;

/// How often the folder is looked into.
const LOOK: Duration = Duration::from_secs(5);
/// The same after something went wrong.
const LOOK_AGAIN: Duration = Duration::from_secs(60);
/// How long nothing was changed before anything is written there or compared: nobody is to wait for it.
pub(super) const QUIET: Duration = Duration::from_secs(3);
/// How long whoever closes the window waits for the last of it to be written.
const PATIENCE: Duration = Duration::from_secs(3);

/// What is known of the shared folder of the open workspace.
#[derive(Debug, Default)]
pub struct Partaking {
    sharing: Option<Arc<Mutex<Sharing>>>,
    /// The last look.
    pub(super) looked: Option<Instant>,
    is_running: bool,
    is_there: bool,
    /// How many changes the workspace had when all of it was there.
    given: Option<usize>,
    /// When something was written, in milliseconds since 1970.
    at: Option<i64>,
    others: Vec<String>,
    failed: String,
    /// That a passphrase is to be entered, in words, and what was said of it when the person put that off.
    locked: Option<String>,
    put_off: Option<String>,
    /// What waits, and how many changes there were when it was compared.
    pub(super) news: Option<Waiting>,
    pub(super) compared: Option<(Vec<PathBuf>, usize)>,
    /// What was brought in, each once: what is taken back is not brought in by itself again.
    pub(super) brought: BTreeSet<PathBuf>,
    /// Whether copies beside the workspace were looked for.
    pub(super) is_looked_beside: bool,
}

/// An exchange that is due, on a thread of its own.
#[derive(Debug)]
pub struct Exchange {
    sharing: Arc<Mutex<Sharing>>,
    reader: Reader,
    changes: usize,
    gives: bool,
}

/// What came of it.
#[derive(Debug)]
pub struct Exchanged {
    of: Arc<Mutex<Sharing>>,
    changes: usize,
    given: Option<Result<Option<Given>, Error>>,
    found: Result<Arrivals, Error>,
}

impl Exchange {
    /// Writes what the folder lacks, and no more.
    fn give(self) {
        if !self.gives {
            return;
        }
        let mut sharing = self.sharing.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = sharing.give(&self.reader) {
            log::warn!("shared folder: {}", error.code());
        }
    }

    /// Writes what the folder lacks, and looks what is new in it.
    pub fn run(self) -> Exchanged {
        let mut sharing = self.sharing.lock().unwrap_or_else(PoisonError::into_inner);
        let given = self.gives.then(|| sharing.give(&self.reader));
        let found = sharing.look(&self.reader);
        drop(sharing);
        Exchanged {
            of: self.sharing,
            changes: self.changes,
            given,
            found,
        }
    }
}

impl Desk {
    /// Whether nothing was changed just now.
    pub fn is_quiet(&self) -> bool {
        let open = self.open.as_ref();
        open.is_none_or(|open| open.workspace.quiet_for() >= QUIET)
    }

    /// The exchange that is due by now, if one is. To be asked every second or so.
    pub fn exchange_due(&mut self) -> Option<Exchange> {
        let open = self.open.as_ref()?;
        let part = &open.partaking;
        let every = match part.failed.is_empty() {
            true => LOOK,
            false => LOOK_AGAIN,
        };
        let is_time = part.looked.is_none_or(|looked| looked.elapsed() >= every);
        let is_due = is_time && !part.is_running && self.is_quiet();
        match is_due {
            true => self.exchange(),
            false => None,
        }
    }

    /// An exchange to be made now; nothing where no folder is shared.
    pub fn exchange(&mut self) -> Option<Exchange> {
        let path = self.open.as_ref()?.workspace.path().to_owned();
        let shared = self.kept.workspaces.get(&path)?.shared.clone()?;
        let passphrases = self.passphrases();
        let may_give = passphrases.locks() || !shared.is_locked;
        let open = self.open.as_mut()?;
        let part = &mut open.partaking;
        if part.sharing.is_none() {
            match open.workspace.sharing(&shared.folder, &shared.computer) {
                Ok(sharing) => {
                    let sharing = sharing.locked_by(&passphrases);
                    part.sharing = Some(Arc::new(Mutex::new(sharing)));
                }
                Err(error) => {
                    log::warn!("not shared: {}", error.code());
                    return None;
                }
            }
        }
        let changes = open.workspace.changes();
        part.looked = Some(Instant::now());
        part.is_running = true;
        Some(Exchange {
            sharing: part.sharing.clone()?,
            reader: open.workspace.reader(),
            changes,
            gives: may_give && part.given != Some(changes),
        })
    }

    /// Writes the last of it to the folder of a workspace that is about to be closed. Whoever closes it does not wait long.
    pub fn share_at_last(&mut self) {
        let is_news = self.open.as_mut().is_some_and(|open| {
            // What is being typed is news, too. Where it can't be saved that is told elsewhere.
            let _ = open.workspace.settle();
            open.partaking.given != Some(open.workspace.changes())
        });
        let Some(exchange) = is_news.then(|| self.exchange()).flatten() else {
            return;
        };
        let (done, is_done) = mpsc::channel();
        thread::spawn(move || {
            exchange.give();
            done.send(())
        });
        if is_done.recv_timeout(PATIENCE).is_err() {
            log::warn!("the shared folder is slow: it gets the last of it the next time");
        }
    }

    /// Notes what came of an exchange. Answers whether there is something that a person should hear.
    pub fn exchanged(&mut self, exchanged: Exchanged) -> bool {
        let origin = self.kept.origin();
        let asked = self.asks_passphrase();
        let Some(open) = &mut self.open else {
            return false;
        };
        let part = &mut open.partaking;
        // Another workspace or folder may be open by now.
        let is_same = |sharing: &Arc<Mutex<Sharing>>| Arc::ptr_eq(sharing, &exchanged.of);
        if !part.sharing.as_ref().is_some_and(is_same) {
            return false;
        }
        part.is_running = false;
        part.is_there = !matches!(exchanged.found, Err(Error::Missing(_)));
        let before = std::mem::take(&mut part.failed);
        match exchanged.given {
            Some(Ok(given)) => {
                part.given = Some(exchanged.changes);
                if given.is_some() {
                    part.at = Some((origin.clock)());
                }
            }
            // What was looked at says so, too.
            Some(Err(Error::Passphrase { .. })) => {}
            Some(Err(error)) => {
                part.fail("Your work was not written to the shared folder.", &error)
            }
            None => {}
        }
        let files = match exchanged.found {
            Ok(found) => {
                part.others = found.others;
                part.locked = found.locked;
                if part.failed.is_empty() {
                    part.failed = found.complaints.join(" ");
                }
                found.files
            }
            Err(error) => {
                part.fail("The shared folder could not be read.", &error);
                // What was found before is still there, or is not to be had now.
                Vec::new()
            }
        };
        let is_new_fault = !part.failed.is_empty() && before.is_empty();
        if is_new_fault {
            let failed = part.failed.clone();
            self.notices.push(failed);
        }
        let is_asked_anew = self.asks_passphrase() != asked;
        self.compare(files, true) || is_new_fault || is_asked_anew
    }

    /// The shared folder of the open workspace, as the window shows it; nothing where none is shared.
    pub fn shared_folder(&self) -> Option<SharedFolder> {
        let shared = self.shared()?;
        let open = self.open.as_ref()?;
        let part = &open.partaking;
        Some(SharedFolder {
            folder: shared.folder.display().to_string(),
            is_there: part.is_there,
            given: part.at.map(|at| open.workspace.told(at)),
            waits: part.given != Some(open.workspace.changes()),
            others: part.others.clone(),
            by_itself: shared.by_itself,
            failed: part.failed.clone(),
            is_locked: shared.is_locked,
            is_remembered: shared.passphrase.is_some(),
            asks_passphrase: self.asks_passphrase(),
        })
    }

    /// Shares the open workspace by a folder from now on, or no longer.
    ///
    /// # Errors
    /// Code `no-workspace`, `invalid`; what writing the settings can meet.
    pub fn share_by(&mut self, folder: Option<PathBuf>) -> Answer<()> {
        let path = self.workspace()?.path().to_owned();
        let folder = folder.map(|chosen| Sharing::folder_of(&chosen));
        if let Some(folder) = &folder
            && path.starts_with(folder)
        {
            return Err(Refusal::new(
                "invalid",
                "The workspace itself lies in that folder, and a sync program would keep it in step while you work. Choose a folder that does not hold it, or move the workspace out first.",
            ));
        }
        let mut origin = self.kept.origin();
        let of = self.kept.workspaces.entry(path).or_default();
        let before = of.shared.take();
        of.shared = folder.map(|folder| match before {
            Some(before) if before.folder == folder => before,
            before => SharedBy {
                folder,
                computer: (origin.ids)((origin.clock)()).to_string(),
                by_itself: before.as_ref().is_some_and(|before| before.by_itself),
                is_locked: before.as_ref().is_some_and(|before| before.is_locked),
                passphrase: before.and_then(|before| before.passphrase),
            },
        });
        self.keep()?;
        self.partake_anew();
        Ok(())
    }

    /// Forgets what was read of the folder.
    fn partake_anew(&mut self) {
        if let Some(open) = &mut self.open {
            let is_looked_beside = open.partaking.is_looked_beside;
            open.partaking = Partaking {
                is_looked_beside,
                ..Partaking::default()
            };
        }
    }

    /// Whether what others write is brought in without being asked for.
    ///
    /// # Errors
    /// As [`Desk::share_by`].
    pub fn bring_in_by_itself(&mut self, by_itself: bool) -> Answer<()> {
        let path = self.workspace()?.path().to_owned();
        let of = self.kept.workspaces.entry(path).or_default();
        if let Some(shared) = &mut of.shared {
            shared.by_itself = by_itself;
        }
        self.keep()
    }

    pub(super) fn shared(&self) -> Option<&SharedBy> {
        let path = self.open.as_ref()?.workspace.path();
        self.kept.workspaces.get(path)?.shared.as_ref()
    }
}

impl Partaking {
    pub(super) fn fail(&mut self, what: &str, error: &Error) {
        // A folder that is not connected is no fault: it is said where it is shown, and looked for again.
        if !matches!(error, Error::Missing(_)) {
            log::warn!("shared folder: {}", error.code());
            self.failed = format!("{what} {error} Your work is saved all the same.");
        }
    }
}

#[cfg(test)]
mod tests;
