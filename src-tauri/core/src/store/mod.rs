//! The workspace file: SQLite, one writing connection and a read-only one for long work. Who only reads takes a copy.

mod blob;
mod draft;
mod framework;
mod header;
mod inspection;
mod listing;
mod log;
mod migration;
mod past;
mod snapshot;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};

use crate::change::Change;
use crate::error::Error;
use crate::files::companions;
use crate::id::Id;
use crate::picture::Refused;

pub(crate) use blob::Blob;
pub(crate) use draft::Draft;
pub(crate) use inspection::{Deviation, How};
pub(crate) use listing::{Listed, State};
#[cfg(test)]
pub(crate) use log::READ;
pub(crate) use log::{Kept, Made};

/// An open workspace file.
#[derive(Debug)]
pub(crate) struct Store {
    path: PathBuf,
    writer: Connection,
}

impl Store {
    /// Makes a workspace file that is not there yet: complete, or not at all.
    pub(crate) fn create(path: &Path) -> Result<(), Error> {
        if path.exists() {
            return Err(Error::Exists(path.to_owned()));
        }
        let folder = path.parent().unwrap_or(Path::new("."));
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
        Ok(())
    }

    /// Opens a workspace file. One that is missing, read-only, newer, foreign or damaged is refused and left as it is;
    /// one of an older format is copied to the `backups` folder, then migrated.
    pub(crate) fn open(path: &Path, backups: &Path) -> Result<Self, Error> {
        header::check(path)?;
        header::check_writable(path)?;
        let [log, index, _] = companions(path);
        let companions = [log, index];
        let before = companions.each_ref().map(|companion| companion.exists());
        let opened = Self::open_checked(path, backups);
        if opened.is_err() {
            // Reading made these; they hold nothing when they were not there before.
            for (companion, before) in companions.iter().zip(before) {
                if !before {
                    let _ = fs::remove_file(companion);
                }
            }
        }
        opened
    }

    fn open_checked(path: &Path, backups: &Path) -> Result<Self, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let writer = Connection::open_with_flags(path, flags).map_err(Error::not_read)?;
        configure(&writer).map_err(|error| unreadable(&error))?;
        // Until it is known to be whole, closing must not move the write-ahead log into the file.
        writer
            .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
            .map_err(Error::not_read)?;
        header::check_open(&writer)?;
        let version = header::version(&writer).map_err(|error| unreadable(&error))?;
        writer
            .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)
            .map_err(Error::not_read)?;
        if version < migration::NEWEST {
            migration::back_up(&writer, path, backups, version)?;
            migration::up(&writer, version).map_err(Error::not_saved)?;
        }
        let mode: String = writer
            .query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))
            .map_err(Error::not_saved)?;
        if mode != "wal" {
            return Err(Error::ReadOnly(path.to_owned()));
        }
        Self::verified(path, writer, version)
    }

    /// A private copy in memory of what a workspace file holds now, migrated if it is of an older format. The file is
    /// left as it is, whoever has it open.
    pub(crate) fn open_copy(path: &Path) -> Result<Self, Error> {
        let (copy, version) = Self::open_unchecked(path)?;
        header::check_open(&copy.writer)?;
        migration::up(&copy.writer, version).map_err(|error| unreadable(&error))?;
        Self::verified(&copy.path, copy.writer, version)
    }

    /// The same with its format, not migrated and not checked but for being a workspace that is not newer.
    pub(crate) fn open_unchecked(path: &Path) -> Result<(Self, i64), Error> {
        header::check(path)?;
        let path = path
            .canonicalize()
            .map_err(|error| Error::file(path, "read", error))?;
        let writer = snapshot::take(&path)?;
        let version = header::version(&writer).map_err(|error| unreadable(&error))?;
        header::check_version(version)?;
        Ok((Self { path, writer }, version))
    }

    /// Refuses to write from now on.
    pub(crate) fn freeze(&self) -> Result<(), Error> {
        self.writer
            .pragma_update(None, "query_only", true)
            .map_err(Error::not_read)
    }

    /// The store of a file of the newest format, after every change was compared with its checksum.
    fn verified(path: &Path, writer: Connection, version: i64) -> Result<Self, Error> {
        let mut store = Self {
            path: path.to_owned(),
            writer,
        };
        store.verify()?;
        if version < migration::NEWEST {
            store.refill()?;
        }
        Ok(store)
    }

    /// Where the file is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a copy of the workspace to a file that is replaced only when the copy is complete and on disk.
    pub(crate) fn copy_to(&self, target: &Path) -> Result<(), Error> {
        let reader = read_only(&self.path).map_err(Error::not_read)?;
        let folder = target.parent().unwrap_or(Path::new("."));
        let temporary =
            tempfile::tempdir_in(folder).map_err(|error| Error::file(target, "written", error))?;
        let copy = temporary.path().join("copy");
        reader
            .execute("VACUUM INTO ?1", [copy.to_string_lossy()])
            .map_err(|source| Error::NotSaved {
                reason: "the copy could not be written".to_owned(),
                source,
            })?;
        let synced = fs::OpenOptions::new()
            .write(true)
            .open(&copy)
            .and_then(|file| file.sync_all());
        synced
            .and_then(|()| fs::rename(&copy, target))
            .map_err(|error| Error::file(target, "written", error))
    }

    /// Appends changes and refreshes the listing, and puts an end to the draft if `settled`, in one durable
    /// transaction.
    pub(crate) fn append(
        &mut self,
        changes: &[Change],
        listed: &[Listed],
        settled: bool,
    ) -> Result<(), Error> {
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
        transaction.commit().map_err(Error::not_saved)
    }

    /// Compares every change with its checksum.
    fn verify(&self) -> Result<(), Error> {
        let mut altered = 0_usize;
        let mut all = 0_usize;
        for doc in log::docs(&self.writer).map_err(|error| unreadable(&error))? {
            let kept =
                log::kept_of_document(&self.writer, doc).map_err(|error| unreadable(&error))?;
            all += kept.len();
            altered += kept.iter().filter(|kept| !kept.is_whole).count();
        }
        match altered {
            0 => Ok(()),
            _ => Err(Error::Damaged {
                what: format!("{altered} of its {all} changes are not as they were written"),
                details: String::new(),
            }),
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
            .map(|doc| Ok(Listed::of(&crate::fold::fold(doc, &self.changes(doc)?))))
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
        Ok(of_changes.max(crate::stamp::counted(of_draft)))
    }

    /// What is being typed.
    pub(crate) fn draft(&self) -> Result<Option<Draft>, Error> {
        draft::get(&self.writer).map_err(Error::not_read)
    }

    /// Puts what is being typed on disk.
    pub(crate) fn put_draft(&mut self, draft: &Draft) -> Result<(), Error> {
        draft::put(&self.writer, draft).map_err(Error::not_saved)
    }

    /// The listing of all documents.
    pub(crate) fn listing(&self) -> Result<Vec<Listed>, Error> {
        listing::all(&self.writer).map_err(Error::not_read)
    }

    /// Keeps the text of a framework and answers the hash that names it.
    pub(crate) fn keep_framework(&mut self, text: &str) -> Result<String, Error> {
        framework::keep(&self.writer, text).map_err(Error::not_saved)
    }

    /// Keeps the bytes of a picture and answers the hash that names them.
    pub(crate) fn keep_blob(&mut self, mime: &str, bytes: &[u8]) -> Result<String, Error> {
        blob::keep(&self.writer, mime, bytes).map_err(Error::not_saved)
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

/// What names bytes: their SHA-256 in hexadecimal digits.
pub(crate) fn hash(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

fn digits(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The pragmas of every connection.
fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(())
}

/// A connection that can only read.
fn read_only(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
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
