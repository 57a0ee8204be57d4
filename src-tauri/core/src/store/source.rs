//! Where the log is read, by any number of threads beside the one that writes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use super::connection::read_only;
use super::{
    Deed, Hits, Peer, blob, chronology, deed, exchange, framework, link, log, search, team,
};
use crate::document::change::Change;
use crate::document::digest::Digest;
use crate::document::erasure::Erasures;
use crate::document::id::Id;
use crate::document::link::Link;
use crate::error::Error;
use crate::picture::Refused;
use crate::text::words::Wanted;

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

    /// Changes that arrived before one, the last first, with their numbers and documents: at most so many, of one author if
    /// one is given, made between two times of the clock.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn arrived(
        &self,
        before: i64,
        authors: &[Id],
        between: (i64, i64),
        most: usize,
    ) -> Result<Vec<(i64, Id, Id)>, Error> {
        self.read(|connection| chronology::arrived(connection, before, authors, between, most))
    }

    /// All that wrote.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn authors(&self) -> Result<Vec<Id>, Error> {
        self.read(chronology::authors)
    }

    /// The documents that had something in a field at a moment, whatever it is by now.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn with_field(&self, field: &str, last: i64) -> Result<Vec<Id>, Error> {
        self.read(|connection| chronology::with_field(connection, field, last))
    }

    /// Who names a document in a field at a moment.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn links(&self, target: Id, field: &str, last: i64) -> Result<Vec<Link>, Error> {
        self.read(|connection| link::to(connection, target, field, last))
    }

    /// Where some words are as of now, whatever the moment: the first of all in their order.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn find(&self, wanted: &Wanted, most: usize) -> Result<Hits, Error> {
        self.read(|connection| search::find(connection, wanted, most))
    }

    /// The bytes that a hash names, unless they are not there; or why they are more than a picture's.
    pub(crate) fn blob(&self, hash: &str) -> Result<Option<Result<Vec<u8>, Refused>>, Error> {
        self.read(|connection| blob::get(connection, hash))
    }

    /// The text of a framework by its hash.
    pub(crate) fn framework(&self, hash: &str) -> Result<Option<String>, Error> {
        self.read(|connection| framework::get(connection, hash))
    }

    /// What kind of picture a hash names.
    pub(crate) fn mime(&self, hash: &str) -> Result<Option<String>, Error> {
        self.read(|connection| blob::mime(connection, hash))
    }

    /// The hash of every picture.
    pub(crate) fn all_pictures(&self) -> Result<Vec<String>, Error> {
        self.read(blob::hashes)
    }

    /// The text of every framework that can be read.
    pub(crate) fn all_frameworks(&self) -> Result<Vec<String>, Error> {
        let all = self.read(framework::all)?.into_iter();
        Ok(all.filter_map(|(_, text)| text.ok()).collect())
    }

    /// When something was erased, the latest first.
    pub(crate) fn deeds(&self) -> Result<Vec<Deed>, Error> {
        self.read(deed::deeds)
    }

    /// The id of the first change that was ever made in the workspace, by which its copies know each other; nothing where
    /// there is none.
    pub(crate) fn first(&self) -> Result<Option<Id>, Error> {
        self.read(exchange::first)
    }

    /// What the changes of each document come to at a moment.
    pub(crate) fn digests(&self, last: i64) -> Result<BTreeMap<Id, Digest>, Error> {
        self.read(|connection| exchange::digests(connection, last))
    }

    /// What all changes come to at a moment.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn digest(&self, last: i64) -> Result<Digest, Error> {
        self.read(|connection| exchange::digest(connection, last))
    }

    /// The documents that have changes which were made elsewhere.
    pub(crate) fn documents_from_elsewhere(&self) -> Result<Vec<Id>, Error> {
        self.read(exchange::documents)
    }

    /// Who made the last change here, up to a moment.
    pub(crate) fn last_author(&self, last: i64) -> Result<Option<Id>, Error> {
        self.read(|connection| exchange::last_author(connection, last))
    }

    /// What this copy calls itself; nothing where it was not asked yet.
    pub(crate) fn own_file(&self) -> Result<Option<Id>, Error> {
        self.read(exchange::own)
    }

    /// What other copies reported last, the latest first.
    pub(crate) fn peers(&self) -> Result<Vec<Peer>, Error> {
        self.read(exchange::peers)
    }

    /// Whether the changes of a document came to this at some time here, and so are all here.
    pub(crate) fn came_to(&self, doc: Id, digest: Digest) -> Result<bool, Error> {
        self.read(|connection| exchange::came_to(connection, doc, digest))
    }

    /// Whether a change is here.
    pub(crate) fn has(&self, change: Id) -> Result<bool, Error> {
        let sum = self.read(|connection| exchange::sum_of(connection, change))?;
        Ok(sum.is_some())
    }

    /// The changes after a place in the order of arrival, up to another.
    ///
    /// # Errors
    /// [`Error::NotRead`]; [`Error::Damaged`] where one of them is not as it was written.
    pub(crate) fn between(&self, after: i64, last: i64) -> Result<Vec<Change>, Error> {
        self.read(|connection| log::between(connection, after, last))?
            .ok_or_else(|| Error::Damaged {
                what: "a change in it is not as it was written".to_owned(),
                details: format!("changes {after} to {last}"),
            })
    }

    /// What is erased at a server, and here only when somebody says so.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn asked(&self, server: Id) -> Result<Erasures, Error> {
        self.read(|connection| team::asked(connection, server))
    }

    /// How many changes are here that a server is not known to have, up to a moment.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn unsent(&self, server: Id, last: i64) -> Result<u64, Error> {
        self.read(|connection| team::unsent(connection, server, last))
    }

    /// The imports that came by a server, and that it still knows of.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn imports_of(&self, server: Id) -> Result<BTreeSet<i64>, Error> {
        self.read(|connection| team::imports_of(connection, server))
    }

    /// The changes that came by servers and that nobody has looked at yet, the last first, at most so many: the document and the
    /// change itself.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn unseen(&self, last: i64, most: usize) -> Result<Vec<(Id, Id)>, Error> {
        self.read(|connection| team::unseen(connection, last, most))
    }

    /// How many there are.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn count_unseen(&self, last: i64) -> Result<u64, Error> {
        self.read(|connection| team::count_unseen(connection, last))
    }

    /// A change by its id; nothing where it is not here, or not as it was written.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn change(&self, id: Id) -> Result<Option<Change>, Error> {
        self.read(|connection| exchange::change(connection, id))
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
