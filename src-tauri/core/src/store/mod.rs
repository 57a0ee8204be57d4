//! The workspace file: SQLite, one writing connection and a read-only one for long work. Who only reads takes a copy.

mod around;
mod arrival;
mod backup;
mod blob;
mod bulk;
pub(crate) mod bundle;
mod cached;
mod carve;
pub mod check;
mod chronology;
mod connection;
mod deed;
mod doubt;
mod draft;
mod edit;
mod erasure;
mod examination;
mod examine;
mod exchange;
mod framework;
mod gate;
mod guard;
mod header;
mod image;
mod incoming;
mod inspection;
mod link;
mod listing;
mod log;
mod mend;
mod migration;
mod opening;
mod place;
#[cfg(test)]
mod probe;
mod rescue;
mod restore;
mod rewriting;
mod safekeeping;
mod salvage;
pub(crate) mod sealed;
mod search;
mod shelf;
mod source;
mod team;
mod thinning;
mod triggers;
mod whose_log;
mod witness;
mod write_ahead;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use arrival::Folded;
use connection::{fits, read_only, with_room};
use gate::Gate;
use place::Place;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use source::Writer;
use witness::Witness;

use crate::disk::files::{folder_of, put, sync_folder};
use crate::disk::side_by_side::meanwhile;
use crate::document::change::Change;
use crate::document::checksum::Checksum;
use crate::document::id::Id;
use crate::error::Error;
use crate::framework::Framework;

pub(crate) use arrival::Arrival;
pub use backup::{Backup, Holds, Why};
pub(crate) use blob::Blob;
pub(crate) use bulk::Bulk;
pub(crate) use cached::Cached;
#[cfg(test)]
pub(crate) use connection::connect;
pub(crate) use deed::Deed;
pub(crate) use draft::{Draft, Typing};
#[cfg(test)]
pub(crate) use erasure::SWEEPING;
#[cfg(test)]
pub(crate) use examination::while_examined;
pub use examination::{Examination, Finding};
pub(crate) use exchange::Peer;
pub(crate) use framework::Frameworks;
pub(crate) use incoming::Incoming;
pub use incoming::kinship::Kin;
pub(crate) use inspection::{Deviation, How};
pub(crate) use link::seal as link_seal;
#[cfg(test)]
pub(crate) use listing::put as list;
pub(crate) use listing::{Listed, State};
#[cfg(test)]
pub(crate) use log::READ;
pub(crate) use log::{Kept, Made};
pub use mend::Shelves;
#[cfg(test)]
pub(crate) use place::while_moved;
pub use rescue::{Rescue, Yield};
pub use rewriting::Rewritten;
pub use safekeeping::Safekeeping;
#[cfg(test)]
pub(crate) use safekeeping::while_kept;
pub use sealed::Passphrases;
pub(crate) use search::{Hits, Sought, Spot, text_of, touched};
pub use shelf::Shelf;
pub(crate) use source::Source;
pub use team::Step;
pub(crate) use team::{Beside, erased_as_hash};
#[cfg(test)]
pub(crate) use whose_log::while_read;

/// In how many changes before the last undo looks for actions when a file is opened; in tests in fewer.
pub(crate) const REACH: i64 = if cfg!(test) { 320 } else { 4096 };

/// An open workspace file.
#[derive(Debug)]
pub(crate) struct Store {
    path: PathBuf,
    writer: Writer,
    source: Arc<Source>,
    /// The file; `None` for a copy in memory. It is let go of after the connection.
    place: Option<Place>,
    /// While there is a log.
    witness: Option<Witness>,
    /// What a person should hear of the opening.
    notices: Vec<String>,
    /// All of the file was looked at.
    is_examined: bool,
    /// The number of the last change then.
    opened_at: i64,
    gate: Arc<Gate>,
    /// Where a large copy is. It is taken away after the connection.
    _folder: Option<tempfile::TempDir>,
}

impl Store {
    /// Makes a workspace file that is not there yet: complete, or not at all.
    pub(crate) fn create(path: &Path) -> Result<(), Error> {
        Bulk::begin(path)?.finish()
    }

    /// Refuses to write from now on.
    pub(crate) fn freeze(&self) -> Result<(), Error> {
        self.writer
            .lock()
            .pragma_update(None, "query_only", true)
            .map_err(Error::not_read)
    }

    /// What a person should hear of the opening, once.
    pub(crate) fn notices(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notices)
    }

    /// Where the file is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a copy of the workspace to a file that is replaced only when the copy is complete and on disk.
    pub(crate) fn copy_to(&mut self, target: &Path) -> Result<(), Error> {
        fits(target, "written")?;
        // With a log, what reads and what writes don't wait for each other.
        self.begin()?;
        let folder = folder_of(target);
        let temporary =
            tempfile::tempdir_in(folder).map_err(|error| Error::not_written(target, error))?;
        let copy = temporary.path().join("copy");
        let write = |from: &Connection| from.execute("VACUUM INTO ?1", [copy.to_string_lossy()]);
        let written = match &self.place {
            Some(_) => read_only(&self.path).and_then(|reader| write(&reader)),
            None => write(&self.writer.lock()),
        };
        written.map_err(|error| Error::NotSaved {
            reason: "the copy could not be written".to_owned(),
            source: error.into(),
        })?;
        let placed = fs::OpenOptions::new()
            .write(true)
            .open(&copy)
            .and_then(|file| {
                file.sync_all()?;
                put(&copy, target)?;
                sync_folder(folder)
            });
        placed.map_err(|error| Error::not_written(target, error))
    }

    /// Appends changes and refreshes the caches, with what becomes of the draft, in one durable transaction. Of many changes another
    /// thread makes meanwhile what the caches are to hold, by `folding`, which must not read this store. Answers the number of the
    /// last change by then, and what that made; `None` where `watch`, which hears of each change, did not want to go on: then
    /// nothing is there.
    pub(crate) fn append<T: Send>(
        &mut self,
        changes: &[Change],
        folding: impl FnOnce() -> Folded<T> + Send,
        typing: Typing<'_>,
        watch: &mut dyn FnMut(usize) -> bool,
    ) -> Result<Option<(i64, Folded<T>)>, Error> {
        self.begin()?;
        if matches!(typing, Typing::Settled) && changes.is_empty() {
            // What the witness says of typing would be wrong if it came late.
            self.forget_typing();
        }
        let shared = self.writer.clone();
        let mut writer = shared.lock();
        let written = thread::scope(|scope| {
            let folded = meanwhile(scope, changes.len(), folding);
            with_room(&mut writer, changes.len(), |writer| {
                let transaction = writer.transaction()?;
                let mut appending = log::Appending::to(&transaction)?;
                let mut checksum = Checksum::default();
                for (at, change) in changes.iter().enumerate() {
                    if !watch(at) {
                        return Ok(None);
                    }
                    appending.append(change, checksum.of(change))?;
                }
                drop(appending);
                let n = log::last(&transaction)?;
                let folded = folded();
                Cached::put(&folded.0, &transaction, n)?;
                match typing {
                    Typing::Stays => (),
                    Typing::Settled => draft::clear(&transaction)?,
                    Typing::Begins(draft) => draft::put(&transaction, draft)?,
                }
                transaction.commit()?;
                Ok(Some((n, folded)))
            })
        });
        let Some((last, folded)) = written.map_err(Error::not_saved)? else {
            return Ok(None);
        };
        drop(writer);
        let titles = folded.0.iter();
        let titles = titles.map(|row| (row.listed.doc, &*row.listed.title));
        let titles: BTreeMap<Id, &str> = titles.collect();
        self.committed(|said| {
            said.last = last;
            match typing {
                Typing::Stays => (),
                Typing::Settled => said.draft = 0,
                Typing::Begins(draft) => said.draft = draft.stamp,
            }
            for change in changes {
                let title = titles.get(&change.doc).copied().unwrap_or_default();
                said.sum.add(change.id);
                said.worked(change.doc, title, 1, change.at);
            }
        })?;
        Ok(Some((last, folded)))
    }

    fn forget_typing(&mut self) {
        if let Some(witness) = &mut self.witness {
            witness.said.draft = 0;
            let _ = witness.note();
        }
    }

    /// Makes the caches anew from the log.
    pub(crate) fn refill(&mut self) -> Result<(), Error> {
        let cached = self.folded_caches()?;
        let mut writer = self.writer.lock();
        let transaction = writer.transaction().map_err(Error::not_saved)?;
        let fill = || -> rusqlite::Result<()> {
            listing::clear(&transaction)?;
            link::clear(&transaction)?;
            search::clear(&transaction)?;
            Cached::put(&cached, &transaction, 0)
        };
        fill().map_err(Error::not_saved)?;
        transaction.commit().map_err(Error::not_saved)
    }

    /// What the caches must hold: every document, folded.
    pub(crate) fn folded_caches(&self) -> Result<Vec<Cached>, Error> {
        let docs = log::docs(&self.writer.lock()).map_err(Error::not_read)?;
        let frameworks = Frameworks::default();
        let cached = docs.into_iter().map(|doc| {
            let changes = log::of_document_uncounted(&self.writer.lock(), doc);
            let changes = changes.map_err(Error::not_read)?;
            let changes = changes.ok_or_else(|| source::altered("document", doc))?;
            Ok(Cached::of(&self.writer.lock(), doc, &changes, &frameworks))
        });
        cached.collect()
    }

    /// The framework that a hash names; the built-in one where it names none that can be read.
    pub(crate) fn framework(&self, read: &Frameworks, hash: &str) -> Arc<Framework> {
        read.get(&self.writer.lock(), hash)
    }

    /// The changes of a document, in the order of their arrival.
    pub(crate) fn changes(&self, doc: Id) -> Result<Vec<Change>, Error> {
        self.source.changes(doc, i64::MAX)
    }

    /// What reads beside the one who writes.
    pub(crate) fn source(&self) -> Arc<Source> {
        Arc::clone(&self.source)
    }

    /// The number of the last change; 0 where there is none.
    pub(crate) fn last(&self) -> Result<i64, Error> {
        log::last(&self.writer.lock()).map_err(Error::not_read)
    }

    /// The actions of the latest changes made in this file, in the order of their arrival: of so many that who opens a file
    /// does not wait for them, however long it is.
    pub(crate) fn actions(&self) -> Result<Vec<Made>, Error> {
        let writer = self.writer.lock();
        log::last(&writer)
            .and_then(|last| {
                let since = (last - REACH).max(erasure::last_after(&writer)?);
                log::actions(&writer, since)
            })
            .map_err(Error::not_read)
    }

    /// What is being typed.
    pub(crate) fn draft(&self) -> Result<Option<Draft>, Error> {
        draft::get(&self.writer.lock()).map_err(Error::not_read)
    }

    /// Puts what is being typed on disk, in a document that is called `title`.
    pub(crate) fn put_draft(&mut self, draft: &Draft, title: &str) -> Result<(), Error> {
        self.begin()?;
        draft::put(&self.writer.lock(), draft).map_err(Error::not_saved)?;
        self.committed(|said| {
            said.draft = draft.stamp;
            said.worked(draft.doc, title, 0, draft.at);
        })
    }

    /// The listing of all documents.
    pub(crate) fn listing(&self) -> Result<Vec<Listed>, Error> {
        listing::all(&self.writer.lock()).map_err(Error::not_read)
    }

    /// Keeps the text of a framework and answers the hash that names it.
    pub(crate) fn keep_framework(&mut self, text: &str) -> Result<String, Error> {
        self.begin()?;
        let hash = framework::keep(&self.writer.lock(), text).map_err(Error::not_saved)?;
        self.committed(|_| {})?;
        Ok(hash)
    }

    /// Keeps the bytes of a picture and answers the hash that names them.
    pub(crate) fn keep_blob(&mut self, mime: &str, bytes: &[u8]) -> Result<String, Error> {
        self.begin()?;
        let hash = blob::keep(&self.writer.lock(), mime, bytes).map_err(Error::not_saved)?;
        self.committed(|_| {})?;
        Ok(hash)
    }
}

/// What names bytes: their SHA-256 in hexadecimal digits.
pub(crate) fn hash(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

fn digits(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What SQLite can't read of a file with the right header is damage.
fn unreadable(error: &rusqlite::Error) -> Error {
    broken(error.to_string())
}

/// Damage that SQLite reports in its own words.
fn broken(details: String) -> Error {
    Error::Damaged {
        what: "parts of the file can't be read".to_owned(),
        details,
    }
}
