//! The workspace as a file among others: whether it is where it was, whether it rests, and what is done about one in doubt.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Workspace;
use crate::disk::files::folder_of;
use crate::disk::synced::is_set_aside;
use crate::document::id::Id;
use crate::document::origin::Origin;
use crate::error::Error;
use crate::store::check::{Check, Report};
use crate::store::{Examination, Kin, Safekeeping, Shelf, Shelves, Store};

impl Workspace {
    /// Makes a file that is in doubt ([`Error::Doubt`]) one that can be opened: what is whole is written in its place. File
    /// and log are kept beside it first, as they are; answers where.
    ///
    /// # Errors
    /// What can't be read even so, and what writing can meet; then the file is as it was.
    pub fn mend(path: &Path) -> Result<PathBuf, Error> {
        Store::mend(path)
    }

    /// Writes a whole copy of a workspace file that nobody has open, with what is in its log, to a file that may be there
    /// already. The file is left as it is.
    ///
    /// # Errors
    /// What opening and writing can meet.
    pub fn copy_file(path: &Path, target: &Path) -> Result<(), Error> {
        Store::open_unchecked(path)?.0.copy_to(target)
    }

    /// Puts a copy of a backup, or of any whole workspace file, in the place of a workspace file that nobody has open. What is
    /// there is kept on its shelf first, as it is. Answers where; `None` where nothing was there.
    ///
    /// # Errors
    /// What is wrong with the other file, and what writing can meet; then all is as it was.
    pub fn restore(
        path: &Path,
        backup: &Path,
        shelf: &Shelf,
        origin: &Origin,
    ) -> Result<Option<PathBuf>, Error> {
        Store::restore(path, backup, shelf, origin)
    }

    /// What makes backups of all that is saved by now, what is being typed included as a change, to a shelf in a folder;
    /// `None` for a workspace that is only read.
    ///
    /// # Errors
    /// [`Error::NotSaved`].
    pub fn safekeeping(&mut self, backups: &Path) -> Result<Option<Safekeeping>, Error> {
        self.settle()?;
        Ok(self.store.safekeeping(backups, &self.origin))
    }

    /// What looks at all of the file and at the backups on some shelves while it is worked with; nothing for a workspace that
    /// is only read. What is being typed is a change by then.
    ///
    /// # Errors
    /// [`Error::NotSaved`].
    pub fn check(&mut self, shelves: Vec<Shelf>) -> Result<Option<Check>, Error> {
        self.settle()?;
        Ok(self.store.check(shelves))
    }

    /// Puts right what a check found as far as it can be, in a file that nobody has open.
    ///
    /// # Errors
    /// [`Error::Invalid`] where the file can't be opened as it is: then nothing is written to it. What opening and writing
    /// can meet.
    pub fn put_right(
        path: &Path,
        report: &Report,
        shelves: &Shelves<'_>,
        origin: &Origin,
    ) -> Result<(), Error> {
        Store::put_right(path, report, shelves, origin)
    }

    /// How many changes there are, which grows with each.
    pub fn changes(&self) -> usize {
        let listed = self.listed.iter().map(|(_, row)| row.changes);
        usize::try_from(listed.sum::<i64>()).unwrap_or(0)
    }

    /// What looks at all of the file while it is worked with; nothing where that was done when it was opened. To be run by a
    /// thread of its own, and what it finds to be told to [`Workspace::examined`].
    pub fn examination(&self) -> Option<Examination> {
        self.store.examination()
    }

    /// Whether an examination is of this opening of its file, and of no earlier one.
    pub fn is_of(&self, examination: &Examination) -> bool {
        self.store.is_of(examination)
    }

    /// All of the file was looked at, and is sound but for what a person should hear.
    ///
    /// # Errors
    /// What writing can meet.
    pub fn examined(&mut self, notices: Vec<String>) -> Result<(), Error> {
        self.notices.extend(notices);
        self.store.examined()?;
        self.sweep();
        Ok(())
    }

    /// Closes a workspace in which a fault was found: nothing more is written, and nothing is moved into the file. To be
    /// opened by [`Workspace::open_examined`].
    pub fn abandon(self) {
        self.store.abandon();
    }

    /// Whether a path leads to the open file, by whatever name.
    pub fn is_at(&self, path: &Path) -> bool {
        self.store.is_at(path)
    }

    /// Looks whether the file is still where it was. To be called after every change, before anybody is told that it is
    /// saved, and every second or so.
    ///
    /// # Errors
    /// [`Error::Moved`]: it is not, and the workspace is to be closed; everything, the last change included, is in the file
    /// that is kept instead. [`Error::NotSaved`] where it could not be kept yet.
    pub fn check_place(&mut self) -> Result<(), Error> {
        self.store.check_place()
    }

    /// Moves what is in the log into the file, so that a copy of the file alone has everything. To be called when the
    /// window loses the focus, and before the computer sleeps.
    ///
    /// # Errors
    /// What writing can meet; what is not in the file is still in its log.
    pub fn rest(&mut self) -> Result<(), Error> {
        if self.store.is_at_rest() {
            return Ok(());
        }
        self.store.move_log()
    }

    /// How long ago something was changed.
    pub fn quiet_for(&self) -> Duration {
        self.store.quiet_for()
    }

    /// Whether a change was made in this workspace, by whatever copy.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn has(&self, change: Id) -> Result<bool, Error> {
        self.shelf.source.has(change)
    }

    /// Files beside this one that are other copies of it, as a sync program leaves them that met two at once. They are known by
    /// their names, and by what they began with.
    pub fn set_aside(&self) -> Vec<PathBuf> {
        let Ok(Some(first)) = self.shelf.source.first() else {
            return Vec::new();
        };
        let beside = fs::read_dir(folder_of(self.path())).into_iter().flatten();
        let beside = beside.flatten().map(|entry| entry.path());
        let mut found: Vec<PathBuf> = beside
            .filter(|path| is_set_aside(path, self.path()) && Kin::is_of(path, first))
            .collect();
        found.sort();
        found
    }

    /// The same when nothing was changed for some time, and nobody looks at all of the file just then. To be called every second or so.
    ///
    /// # Errors
    /// As [`Workspace::rest`].
    pub fn rest_after(&mut self, quiet: Duration) -> Result<(), Error> {
        match self.store.quiet_for() >= quiet && !self.store.is_being_examined() {
            true => self.rest(),
            false => Ok(()),
        }
    }
}
