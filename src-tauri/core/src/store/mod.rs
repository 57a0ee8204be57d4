//! The workspace file: SQLite, one writing connection and a read-only one for long work. Who only reads takes a copy.

mod blob;
mod bulk;
pub mod check;
mod doubt;
mod draft;
mod examine;
mod framework;
mod guard;
mod header;
mod image;
mod inspection;
mod listing;
mod log;
mod migration;
mod opening;
mod past;
mod place;
mod snapshot;
mod witness;
mod write_ahead;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use place::Place;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};
use witness::Witness;

use crate::disk::files::{folder_of, sync_folder};
use crate::document::change::Change;
use crate::document::id::Id;
use crate::error::Error;
use crate::picture::Refused;

pub(crate) use blob::Blob;
pub(crate) use bulk::Bulk;
pub(crate) use draft::Draft;
pub(crate) use inspection::{Deviation, How};
pub(crate) use listing::{Listed, State};
#[cfg(test)]
pub(crate) use log::READ;
pub(crate) use log::{Kept, Made};
#[cfg(test)]
pub(crate) use opening::connect;
#[cfg(test)]
pub(crate) use place::while_moved;
#[cfg(test)]
pub(crate) use snapshot::while_read;

/// An open workspace file.
#[derive(Debug)]
pub(crate) struct Store {
    path: PathBuf,
    writer: Connection,
    /// The file; `None` for a copy in memory. It is let go of after the connection.
    place: Option<Place>,
    /// While there is a log.
    witness: Option<Witness>,
    /// What a person should hear of the opening.
    notices: Vec<String>,
    /// Where a large copy is. It is taken away after the connection.
    _folder: Option<tempfile::TempDir>,
}

impl Store {
    /// Makes a workspace file that is not there yet: complete, or not at all.
    pub(crate) fn create(path: &Path) -> Result<(), Error> {
        if path.exists() {
            return Err(Error::Exists(path.to_owned()));
        }
        let folder = folder_of(path);
        fs::create_dir_all(folder).map_err(|error| Error::file(folder, "written", error))?;
        let temporary = tempfile::Builder::new()
            .prefix(".ninefold-new-")
            .tempfile_in(folder)
            .map_err(|error| Error::file(path, "written", error))?
            .into_temp_path();
        let connection = Connection::open(&temporary).map_err(Error::not_saved)?;
        header::mark(&connection).map_err(Error::not_saved)?;
        migration::up(&connection, 0).map_err(Error::not_saved)?;
        connection
            .close()
            .map_err(|(_, error)| Error::not_saved(error))?;
        temporary
            .persist_noclobber(path)
            .map_err(|error| match error.error.kind() {
                std::io::ErrorKind::AlreadyExists => Error::Exists(path.to_owned()),
                _ => Error::file(path, "written", error.error),
            })?;
        sync_folder(folder).map_err(|error| Error::file(folder, "written", error))
    }

    /// Refuses to write from now on.
    pub(crate) fn freeze(&self) -> Result<(), Error> {
        self.writer
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
        // With a log, what reads and what writes don't wait for each other.
        self.begin()?;
        let reader = match &self.place {
            Some(_) => Some(read_only(&self.path).map_err(Error::not_read)?),
            None => None,
        };
        let reader = reader.as_ref().unwrap_or(&self.writer);
        let folder = folder_of(target);
        let temporary =
            tempfile::tempdir_in(folder).map_err(|error| Error::file(target, "written", error))?;
        let copy = temporary.path().join("copy");
        reader
            .execute("VACUUM INTO ?1", [copy.to_string_lossy()])
            .map_err(|error| Error::NotSaved {
                reason: "the copy could not be written".to_owned(),
                source: error.into(),
            })?;
        let placed = fs::OpenOptions::new()
            .write(true)
            .open(&copy)
            .and_then(|file| {
                file.sync_all()?;
                fs::rename(&copy, target)?;
                sync_folder(folder)
            });
        placed.map_err(|error| Error::file(target, "written", error))
    }

    /// Appends changes and refreshes the listing, and puts an end to the draft if `settled`, in one durable
    /// transaction.
    pub(crate) fn append(
        &mut self,
        changes: &[Change],
        listed: &[Listed],
        settled: bool,
    ) -> Result<(), Error> {
        self.begin()?;
        if settled && changes.is_empty() {
            // What the witness says of typing would be wrong if it came late.
            self.forget_typing();
        }
        let transaction = self.writer.transaction().map_err(Error::not_saved)?;
        let write = || -> rusqlite::Result<()> {
            for change in changes {
                log::insert(&transaction, change)?;
            }
            for row in listed {
                listing::put(&transaction, row)?;
            }
            if settled {
                draft::clear(&transaction)?;
            }
            Ok(())
        };
        write().map_err(Error::not_saved)?;
        transaction.commit().map_err(Error::not_saved)?;
        let last = log::last(&self.writer).map_err(Error::not_saved)?;
        let title = |doc: Id| listing::title(&self.writer, doc).unwrap_or_default();
        let works: Vec<_> = changes
            .iter()
            .map(|change| (change, title(change.doc)))
            .collect();
        self.committed(|said| {
            said.last = last;
            if settled {
                said.draft = 0;
            }
            for (change, title) in works {
                said.sum.add(change.id);
                said.worked(change.doc, &title, 1, change.at);
            }
        })
    }

    fn forget_typing(&mut self) {
        if let Some(witness) = &mut self.witness {
            witness.said.draft = 0;
            let _ = witness.note();
        }
    }

    /// Makes the listing anew from the log.
    pub(crate) fn refill(&mut self) -> Result<(), Error> {
        let listed = self.folded_listing()?;
        let transaction = self.writer.transaction().map_err(Error::not_saved)?;
        listing::clear(&transaction).map_err(Error::not_saved)?;
        for row in &listed {
            listing::put(&transaction, row).map_err(Error::not_saved)?;
        }
        transaction.commit().map_err(Error::not_saved)
    }

    /// What the listing must hold: every document, folded.
    pub(crate) fn folded_listing(&self) -> Result<Vec<Listed>, Error> {
        let docs = log::docs(&self.writer).map_err(Error::not_read)?;
        docs.into_iter()
            .map(|doc| {
                Ok(Listed::of(&crate::document::fold::fold(
                    doc,
                    &self.changes(doc)?,
                )))
            })
            .collect()
    }

    /// The changes of a document, in the order of their arrival.
    pub(crate) fn changes(&self, doc: Id) -> Result<Vec<Change>, Error> {
        log::of_document(&self.writer, doc).map_err(Error::not_read)
    }

    /// The changes of an action, in the order of their arrival.
    pub(crate) fn changes_of_action(&self, action: Id) -> Result<Vec<Change>, Error> {
        log::of_action(&self.writer, action).map_err(Error::not_read)
    }

    /// The actions of all changes made in this file, in the order of their arrival.
    pub(crate) fn actions(&self) -> Result<Vec<Made>, Error> {
        log::actions(&self.writer).map_err(Error::not_read)
    }

    /// The highest stamp that counts of all changes and the draft; 0 in an empty workspace.
    pub(crate) fn highest_stamp(&self) -> Result<i64, Error> {
        let of_changes = log::highest_stamp(&self.writer).map_err(Error::not_read)?;
        let of_draft = self.draft()?.map_or(0, |draft| draft.stamp);
        Ok(of_changes.max(crate::document::stamp::counted(of_draft)))
    }

    /// What is being typed.
    pub(crate) fn draft(&self) -> Result<Option<Draft>, Error> {
        draft::get(&self.writer).map_err(Error::not_read)
    }

    /// Puts what is being typed on disk.
    pub(crate) fn put_draft(&mut self, draft: &Draft) -> Result<(), Error> {
        self.begin()?;
        draft::put(&self.writer, draft).map_err(Error::not_saved)?;
        let title = listing::title(&self.writer, draft.doc).unwrap_or_default();
        self.committed(|said| {
            said.draft = draft.stamp;
            said.worked(draft.doc, &title, 0, draft.at);
        })
    }

    /// The listing of all documents.
    pub(crate) fn listing(&self) -> Result<Vec<Listed>, Error> {
        listing::all(&self.writer).map_err(Error::not_read)
    }

    /// Keeps the text of a framework and answers the hash that names it.
    pub(crate) fn keep_framework(&mut self, text: &str) -> Result<String, Error> {
        self.begin()?;
        let hash = framework::keep(&self.writer, text).map_err(Error::not_saved)?;
        self.committed(|_| {})?;
        Ok(hash)
    }

    /// Keeps the bytes of a picture and answers the hash that names them.
    pub(crate) fn keep_blob(&mut self, mime: &str, bytes: &[u8]) -> Result<String, Error> {
        self.begin()?;
        let hash = blob::keep(&self.writer, mime, bytes).map_err(Error::not_saved)?;
        self.committed(|_| {})?;
        Ok(hash)
    }

    /// The bytes that a hash names, unless they are not there; or why they are more than a picture's.
    pub(crate) fn blob(&self, hash: &str) -> Result<Option<Result<Vec<u8>, Refused>>, Error> {
        blob::get(&self.writer, hash).map_err(Error::not_read)
    }

    /// The text of a framework by its hash.
    pub(crate) fn framework(&self, hash: &str) -> Result<Option<String>, Error> {
        framework::get(&self.writer, hash).map_err(Error::not_read)
    }
}

#[cfg(test)]
impl Store {
    pub(crate) fn fill_disk(&self, full: bool) {
        let pages: i64 = self
            .writer
            .query_row("PRAGMA page_count", [], |row| row.get(0))
            .unwrap();
        let most = if full { pages } else { i64::from(u32::MAX) - 1 };
        self.writer
            .query_row(&format!("PRAGMA max_page_count = {most}"), [], |_| Ok(()))
            .unwrap();
    }
}

/// How long a connection waits for another one of this process.
const PATIENCE: Duration = Duration::from_secs(5);

/// What names bytes: their SHA-256 in hexadecimal digits.
pub(crate) fn hash(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

fn digits(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The pragmas of every connection.
fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(())
}

/// A connection that can only read.
fn read_only(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = opening::open_by(path, flags)?;
    configure(&connection)?;
    Ok(connection)
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
