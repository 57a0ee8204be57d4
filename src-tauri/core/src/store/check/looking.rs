//! A check on its way: of a file that nobody here has open, or beside whoever works with it; how far it has come, and whether
//! it is broken off.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;

use super::backups;
use super::remedy::Whole;
use super::words::{LOG, PARTED, STRUCTURE};
use super::{Fault, Report, look, sentence};
use crate::error::Error;
use crate::store::gate::{Gate, LATER, is_away, is_passing};
use crate::store::image::copied;
use crate::store::{Shelf, Store, header, unreadable};

/// Looks at a workspace file and its backups, on any thread.
#[derive(Debug, Clone)]
pub struct Check {
    path: PathBuf,
    /// Where it is open here.
    gate: Option<Arc<Gate>>,
    shelves: Vec<Shelf>,
}

/// How far a check has come: so many of so many documents, pictures and backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looked {
    /// What was looked at.
    pub done: usize,
    /// Of so many.
    pub of: usize,
}

/// Tells how far it has come.
pub(super) struct Looking<'a> {
    looked: Looked,
    tell: &'a mut dyn FnMut(Looked) -> bool,
}

/// What comes of trying to have a copy.
enum Tried {
    Had(Box<Store>, i64),
    /// It was broken off by whoever works.
    Later,
    /// The file is let go of.
    Closed,
}

impl Check {
    /// Of a file that nobody has open in this process, and of the backups on some shelves.
    pub fn of(path: &Path, shelves: Vec<Shelf>) -> Self {
        Self {
            path: path.to_owned(),
            gate: None,
            shelves,
        }
    }

    /// Looks at all of it, and tells meanwhile how far it has come, until that is answered by no. Answers nothing where it was
    /// broken off, or the file closed before the end. It takes as long as reading all of it: not for a thread that others
    /// wait for.
    ///
    /// # Errors
    /// A file that is missing, foreign or newer can't be checked.
    pub fn run(&self, mut tell: impl FnMut(Looked) -> bool) -> Result<Option<Report>, Error> {
        let mut report = Report::default();
        let mut looking = Looking {
            looked: Looked {
                done: 0,
                of: backups::count(&self.shelves),
            },
            tell: &mut tell,
        };
        let whole = Whole::of(&self.shelves);
        let store = match self.had(&mut report) {
            Err(Error::Damaged { what, details }) => {
                let details = if details.is_empty() { what } else { details };
                report.add(Fault::Structure, None, STRUCTURE, sentence(&details));
                None
            }
            Err(error) => return Err(error),
            Ok(None) => return Ok(None),
            Ok(had) => had,
        };
        let is_done = match &store {
            Some(store) => {
                looking.looked.of += store.documents().map_or(0, |all| all.len());
                looking.looked.of += store.source.all_pictures().map_or(0, |all| all.len());
                look(store, &whole, &mut looking, &mut report)
            }
            None => true,
        };
        drop(store);
        let is_done = is_done && backups::look(&self.shelves, &mut looking, &mut report);
        Ok(is_done.then_some(report))
    }

    /// A private copy of what the file holds; nothing where it is closed before.
    fn had(&self, report: &mut Report) -> Result<Option<Store>, Error> {
        let Some(gate) = &self.gate else {
            let (store, found) = Store::open_unchecked(&self.path)?;
            report.format = found.format;
            report.in_log = found.in_log;
            if let Some(doubt) = found.doubt {
                report.add(Fault::Log, None, LOG, doubt.what);
            }
            if let Some(parted) = found.notice {
                report.add(Fault::Log, None, PARTED, parted);
            }
            return Ok(Some(store));
        };
        loop {
            match self.beside(gate)? {
                Tried::Had(store, format) => {
                    report.format = format;
                    return Ok(Some(*store));
                }
                Tried::Later => sleep(LATER),
                Tried::Closed => return Ok(None),
            }
        }
    }

    /// A copy of an open file, page by page: another opening of it in this process would let go of its locks.
    fn beside(&self, gate: &Gate) -> Result<Tried, Error> {
        let reading = match gate.pass(&self.path, |_| Ok(())) {
            Ok(Some(reading)) => reading,
            Ok(None) => return Ok(Tried::Closed),
            Err(error) if is_passing(&error) => return Ok(Tried::Later),
            Err(error) if is_away(&error) => return Err(Error::Missing(self.path.clone())),
            Err(error) => return Err(unreadable(&error)),
        };
        let copied = copied(&reading, || !reading.is_wanted());
        if reading.leave() {
            return Ok(Tried::Later);
        }
        let Some(copy) = copied? else {
            return Ok(Tried::Later);
        };
        let format = header::known_version(&copy)?;
        let store = Store::of_copy(&self.path, copy);
        Ok(Tried::Had(Box::new(store), format))
    }
}

impl Looking<'_> {
    /// One more is looked at; whether to go on.
    pub(super) fn goes_on(&mut self) -> bool {
        self.looked.done += 1;
        (self.tell)(self.looked)
    }
}

impl Store {
    /// What looks at all of the file while it is worked with, and at its backups; of a copy nothing.
    pub(crate) fn check(&self, shelves: Vec<Shelf>) -> Option<Check> {
        self.place.is_some().then(|| Check {
            path: self.path.clone(),
            gate: Some(Arc::clone(&self.gate)),
            shelves,
        })
    }
}
