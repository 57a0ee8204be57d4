//! Puts right what a check found, from what is known to be whole. What can't be mended is not touched.

use std::path::Path;

use super::check::{Remedy, Report, framework_in, picture_in};
use super::{Shelf, Store, blob, framework};
use crate::document::origin::Origin;
use crate::error::Error;
use crate::framework::BUILT_IN;

/// Where the backups of a workspace go.
#[derive(Debug, Clone)]
pub struct Shelves<'a> {
    /// The folder for those of all workspaces.
    pub backups: &'a Path,
    /// The second place, if there is one.
    pub second: Option<&'a Shelf>,
}

impl Store {
    /// Does what a report says can be done, in a file that nobody has open. An opening makes indexes, triggers and caches
    /// again; the rest is put back from the backups, of which the damaged ones are put aside once a new one is made.
    ///
    /// # Errors
    /// [`Error::Invalid`] where what else is wrong keeps the file from being opened, and what opening and writing can meet.
    pub(crate) fn put_right(
        path: &Path,
        report: &Report,
        shelves: &Shelves<'_>,
        origin: &Origin,
    ) -> Result<(), Error> {
        if report.is_closed() {
            return Err(Error::Invalid(
                "The file can't be opened as it is, so nothing was written to it. Save what can be saved in a new one, or restore a backup."
                    .to_owned(),
            ));
        }
        let mut store = Self::open(path, shelves.backups, true)?;
        for remedy in report.remedies() {
            match remedy {
                // At opening, or at the end.
                Remedy::Indexes | Remedy::Schema | Remedy::Caches | Remedy::Backup(_) => {}
                Remedy::Framework { hash, from } => {
                    let text = match from {
                        None => Some(BUILT_IN.to_owned()),
                        Some(from) => framework_in(from, hash),
                    };
                    if let Some(text) = text {
                        store.put_back(|writer| {
                            writer.execute("DELETE FROM framework WHERE hash = ?1", [hash])?;
                            framework::keep(writer, &text)
                        })?;
                    }
                }
                Remedy::Picture { hash, from } => {
                    if let Some(picture) = picture_in(from, hash) {
                        store.put_back(|writer| {
                            writer.execute("DELETE FROM blob WHERE hash = ?1", [hash])?;
                            blob::keep(writer, &picture.mime, &picture.bytes)
                        })?;
                    }
                }
            }
        }
        if report.remedies().any(|remedy| *remedy == Remedy::Caches) {
            store.refill_open()?;
        }
        store.replace_backups(report, shelves, origin)
    }

    /// Makes a backup where some can't be used, and puts these aside.
    fn replace_backups(
        &self,
        report: &Report,
        shelves: &Shelves<'_>,
        origin: &Origin,
    ) -> Result<(), Error> {
        let damaged = report.remedies().filter_map(|remedy| match remedy {
            Remedy::Backup(path) => Some(path),
            _ => None,
        });
        let damaged: Vec<_> = damaged.collect();
        let Some(safekeeping) = self.safekeeping(shelves.backups, origin) else {
            return Ok(());
        };
        if damaged.is_empty() {
            return Ok(());
        }
        let made = safekeeping.make()?;
        for path in damaged {
            safekeeping.shelf().put_aside(path)?;
        }
        match (made, shelves.second) {
            (Some(made), Some(second)) => match safekeeping.copy(&made, second) {
                // It is not connected just now, and gets its copy later.
                Err(Error::Missing(_)) => Ok(()),
                copied => copied,
            },
            _ => Ok(()),
        }
    }

    fn put_back(
        &mut self,
        put: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<String>,
    ) -> Result<(), Error> {
        self.begin()?;
        let shared = self.writer.clone();
        let mut writer = shared.lock();
        let transaction = writer.transaction().map_err(Error::not_saved)?;
        put(&transaction).map_err(Error::not_saved)?;
        transaction.commit().map_err(Error::not_saved)?;
        drop(writer);
        self.committed(|_| {})
    }

    /// Makes the caches of an open file anew: its own sums may hold, and say what its changes don't.
    fn refill_open(&mut self) -> Result<(), Error> {
        self.begin()?;
        self.refill()?;
        self.committed(|_| {})
    }
}
