//! All of a file looked at beside whoever works with it, after its window stands.
//!
//! It reads by a connection of its own, and gives way: while somebody reads, a file can't get its log, nor can the log be
//! moved into it. A save waits for nothing, so the reading is broken off there and begun again; with a log it goes on beside
//! whatever is saved. That the log is moved when nothing was changed for a while is put off instead, since it can wait.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

use super::gate::{Gate, LATER, is_away, is_passing};
use super::{Store, examine, link};
use crate::error::Error;

/// What all of a file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// It is what it was written as, but for what a person should hear.
    Sound(Vec<String>),
    /// It is not, or its caches are not: it is to be opened anew, and looked at before anything is shown.
    Fault,
}

/// Looks at all of an open file: what SQLite itself says of it, every checksum, and the caches beside the log.
#[derive(Debug, Clone)]
pub struct Examination {
    path: PathBuf,
    gate: Arc<Gate>,
}

/// What comes of one reading.
enum Tried {
    Found(Finding),
    /// It was broken off.
    Later,
    /// The file is let go of.
    Closed,
}

impl Examination {
    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Looks at all of it, as often as it is broken off; answers nothing where the file is closed before the end. It takes
    /// as long as reading the file: not for a thread that others wait for.
    pub fn run(&self) -> Option<Finding> {
        loop {
            match self.once() {
                Tried::Found(found) => return Some(found),
                Tried::Later => std::thread::sleep(LATER),
                Tried::Closed => return None,
            }
        }
    }

    fn once(&self) -> Tried {
        // One moment.
        let begin = |connection: &Connection| {
            connection.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema")
        };
        let reading = match self.gate.pass(&self.path, begin) {
            Ok(Some(reading)) => reading,
            Ok(None) => return Tried::Closed,
            // By and by somebody notices that it is not where it was.
            Err(error) if is_passing(&error) || is_away(&error) => return Tried::Later,
            Err(_) => return Tried::Found(Finding::Fault),
        };
        #[cfg(test)]
        if let Some(meanwhile) = MEANWHILE.take() {
            meanwhile(&reading);
        }
        let found = examine::all_is_well(&reading);
        match (reading.leave(), found) {
            (true, _) => Tried::Later,
            (false, Ok(Some(notices))) => Tried::Found(Finding::Sound(notices)),
            (false, Ok(None) | Err(_)) => Tried::Found(Finding::Fault),
        }
    }
}

#[cfg(test)]
type Meanwhile = Box<dyn FnOnce(&Connection)>;

#[cfg(test)]
thread_local! {
    static MEANWHILE: std::cell::Cell<Option<Meanwhile>> = const { std::cell::Cell::new(None) };
}

/// Has something done once, in the midst of the next examination of this thread.
#[cfg(test)]
pub(crate) fn while_examined(meanwhile: impl FnOnce(&Connection) + 'static) {
    MEANWHILE.set(Some(Box::new(meanwhile)));
}

impl Store {
    /// What looks at all of the file, where that was not done at opening.
    pub(crate) fn examination(&self) -> Option<Examination> {
        let is_due = self.place.is_some() && !self.is_examined;
        is_due.then(|| Examination {
            path: self.path.clone(),
            gate: Arc::clone(&self.gate),
        })
    }

    /// Whether an examination is of this opening of its file.
    pub(crate) fn is_of(&self, examination: &Examination) -> bool {
        Arc::ptr_eq(&self.gate, &examination.gate)
    }

    /// Whether all of the file is being looked at, which moving the log would break off.
    pub(crate) fn is_being_examined(&self) -> bool {
        self.gate.is_passed()
    }

    /// All of the file was looked at and is sound. Links that were no more when it was opened are let go of.
    pub(crate) fn examined(&mut self) -> Result<(), Error> {
        self.is_examined = true;
        let is_any = link::is_any_ended(&self.writer.lock(), self.opened_at);
        if !is_any.map_err(Error::not_read)? {
            return Ok(());
        }
        self.begin()?;
        let ended = link::forget_ended(&self.writer.lock(), self.opened_at);
        ended.map_err(Error::not_saved)?;
        self.committed(|_| {})
    }

    /// Lets go of a file that is not what it was written as: nothing is moved into it, and what is in its log stays there.
    pub(crate) fn abandon(mut self) {
        self.gate.close();
        self.witness = None;
    }
}
