//! A workspace file in the making, with nothing in it or with many changes written at once: one transaction, put on disk at its
//! end. The file has its name only then.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OpenFlags};
use tempfile::TempPath;

use super::connection::{ROOM, fits, open_by};
use super::{Cached, Draft, Frameworks, blob, draft, erasure, framework, header, log, migration};
use crate::disk::files::{folder_of, sync_folder};
use crate::document::change::Change;
use crate::document::erasure::Erasures;
use crate::error::Error;
use crate::framework::Framework;

/// A workspace file in the making.
#[derive(Debug)]
pub(crate) struct Bulk {
    path: PathBuf,
    connection: Connection,
    frameworks: Frameworks,
    temporary: TempPath,
}

impl Bulk {
    /// Begins a workspace file where none is yet.
    pub(crate) fn begin(path: &Path) -> Result<Self, Error> {
        // A link that leads nowhere is there too.
        if path.symlink_metadata().is_ok() {
            return Err(Error::Exists(path.to_owned()));
        }
        fits(path, "written")?;
        let folder = folder_of(path);
        fs::create_dir_all(folder).map_err(|error| Error::file(folder, "written", error))?;
        let temporary = tempfile::Builder::new()
            .prefix(".ninefold-new-")
            .tempfile_in(folder)
            .map_err(|error| Error::file(path, "written", error))?
            .into_temp_path();
        let connection = open_by(&temporary, OpenFlags::default()).map_err(Error::not_saved)?;
        let prepare = || -> rusqlite::Result<()> {
            // Nobody sees the file before it is complete, so there is nothing to go back to.
            connection.pragma_update(None, "journal_mode", "OFF")?;
            connection.pragma_update(None, "synchronous", "OFF")?;
            connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
            connection.pragma_update(None, "cache_size", -ROOM)?;
            header::mark(&connection)?;
            migration::up(&connection, 0)?;
            connection.execute_batch("BEGIN IMMEDIATE")
        };
        prepare().map_err(Error::not_saved)?;
        Ok(Self {
            path: path.to_owned(),
            connection,
            frameworks: Frameworks::default(),
            temporary,
        })
    }

    /// Keeps the text of a framework and answers the hash that names it.
    pub(crate) fn keep_framework(&self, text: &str) -> Result<String, Error> {
        framework::keep(&self.connection, text).map_err(Error::not_saved)
    }

    /// The framework that a hash names; the built-in one where it names none that is kept here by now.
    pub(crate) fn framework(&self, hash: &str) -> Arc<Framework> {
        self.frameworks.get(&self.connection, hash)
    }

    /// Keeps the bytes of a picture.
    pub(crate) fn keep_blob(&self, mime: &str, bytes: &[u8]) -> Result<(), Error> {
        let kept = blob::keep(&self.connection, mime, bytes);
        kept.map(drop).map_err(Error::not_saved)
    }

    /// Keeps what is being typed.
    pub(crate) fn keep_draft(&self, typed: &Draft) -> Result<(), Error> {
        draft::put(&self.connection, typed).map_err(Error::not_saved)
    }

    /// Notes what is erased, and is blank in the changes appended.
    pub(crate) fn note_erased(&self, erased: &Erasures) -> Result<(), Error> {
        erasure::note(&self.connection, erased, 0).map_err(Error::not_saved)
    }

    /// Appends a change. Its document is to be listed before the end.
    pub(crate) fn append(&self, change: &Change) -> Result<(), Error> {
        log::insert(&self.connection, change).map_err(Error::not_saved)
    }

    /// Lists a document as all its changes make it.
    pub(crate) fn list(&self, cached: &Cached) -> Result<(), Error> {
        let cached = std::slice::from_ref(cached);
        Cached::put(cached, &self.connection, 0).map_err(Error::not_saved)
    }

    /// Puts the file on disk and gives it its name. One that came to be there meanwhile stays.
    pub(crate) fn finish(self) -> Result<(), Error> {
        let not_written = |error| Error::file(&self.path, "written", error);
        self.connection
            .execute_batch("COMMIT")
            .map_err(Error::not_saved)?;
        self.connection
            .close()
            .map_err(|(_, error)| Error::not_saved(error))?;
        File::options()
            .write(true)
            .open(&self.temporary)
            .and_then(|file| file.sync_all())
            .map_err(not_written)?;
        self.temporary
            .persist_noclobber(&self.path)
            .map_err(|error| match error.error.kind() {
                std::io::ErrorKind::AlreadyExists => Error::Exists(self.path.clone()),
                _ => not_written(error.error),
            })?;
        sync_folder(folder_of(&self.path)).map_err(not_written)
    }
}
