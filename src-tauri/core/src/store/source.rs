//! Where the log is read, by any number of threads beside the one that writes.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use super::connection::read_only;
use super::{blob, framework, link, log};
use crate::document::change::Change;
use crate::document::id::Id;
use crate::document::link::Link;
use crate::error::Error;
use crate::picture::Refused;

/// The connection that writes. While nothing is being changed, those who read share it.
#[derive(Debug, Clone)]
pub(super) struct Writer(Arc<Mutex<Connection>>);

/// What reads: the writer's own connection while the file is at rest and nobody writes; a connection beside it, which
/// neither waits for the other, while there is a log.
///
/// What is asked for is always of a moment, given as the number of the last change that counts: changes are only ever
/// added, so what was there at a moment can be had at any later one.
#[derive(Debug)]
pub(crate) struct Source {
    writer: Writer,
    beside: Mutex<Option<Connection>>,
}

impl Writer {
    pub(super) fn new(connection: Connection) -> Self {
        Self(Arc::new(Mutex::new(connection)))
    }

    /// The connection, as soon as nobody else uses it.
    pub(super) fn lock(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Source {
    pub(super) fn new(writer: &Writer) -> Self {
        Self {
            writer: writer.clone(),
            beside: Mutex::new(None),
        }
    }

    /// From now on there is a log, and what reads need not wait for what writes.
    pub(super) fn part(&self, path: &Path) {
        // Where it can't be had, both share one connection, as before.
        *self.beside() = read_only(path).ok();
    }

    /// The log is to be moved, which takes that nobody else has it open.
    pub(super) fn join(&self) {
        *self.beside() = None;
    }

    /// The changes of a document up to a moment, in the order of their arrival.
    ///
    /// # Errors
    /// [`Error::NotRead`]; [`Error::Damaged`] where one of them is not as it was written, or not found.
    pub(crate) fn changes(&self, doc: Id, last: i64) -> Result<Vec<Change>, Error> {
        self.read(|connection| log::of_document(connection, doc, last))?
            .ok_or_else(|| altered("document", doc))
    }

    /// The changes of an action, in the order of their arrival.
    ///
    /// # Errors
    /// As [`Source::changes`].
    pub(crate) fn changes_of_action(&self, action: Id) -> Result<Vec<Change>, Error> {
        let changes = self.read(|connection| log::of_action(connection, action))?;
        // Whatever is called an action was one.
        let changes = changes.filter(|changes| !changes.is_empty());
        changes.ok_or_else(|| altered("action", action))
    }

    /// Who names a document in a field at a moment.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn links(&self, target: Id, field: &str, last: i64) -> Result<Vec<Link>, Error> {
        self.read(|connection| link::to(connection, target, field, last))
    }

    /// The bytes that a hash names, unless they are not there; or why they are more than a picture's.
    pub(crate) fn blob(&self, hash: &str) -> Result<Option<Result<Vec<u8>, Refused>>, Error> {
        self.read(|connection| blob::get(connection, hash))
    }

    /// The text of a framework by its hash.
    pub(crate) fn framework(&self, hash: &str) -> Result<Option<String>, Error> {
        self.read(|connection| framework::get(connection, hash))
    }

    fn read<T>(&self, read: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        match &*self.beside() {
            Some(connection) => read(connection),
            None => read(&self.writer.lock()),
        }
        .map_err(Error::not_read)
    }

    fn beside(&self) -> MutexGuard<'_, Option<Connection>> {
        self.beside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A change is not as it was written, or not found where it is to be.
pub(super) fn altered(what: &str, id: Id) -> Error {
    Error::Damaged {
        what: "a change in it is not as it was written".to_owned(),
        details: format!("{what} {id}"),
    }
}
