//! The lock beside a workspace file: who holds it may write, be it a window or the command line. It holds between
//! processes, and ends with the process.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::disk::files;

/// The lock of an open workspace, held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
}

/// Why a workspace could not be locked.
#[derive(Debug)]
pub enum Locked {
    /// Another window, or the command line, holds it.
    Elsewhere,
    /// The lock file can't be made.
    Failed(io::Error),
}

impl Lock {
    /// Takes the lock of a workspace file, whose path is canonical: a lock is by name.
    ///
    /// # Errors
    /// [`Locked`].
    pub fn take(workspace: &Path) -> Result<Self, Locked> {
        let path = beside(workspace);
        let file = fs::OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(Locked::Failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file, path }),
            Err(TryLockError::WouldBlock) => Err(Locked::Elsewhere),
            Err(TryLockError::Error(error)) => Err(Locked::Failed(error)),
        }
    }

    /// Lets go of a file that turned out not to be ours to open: nothing is left beside it.
    pub fn withdraw(self) {
        let path = self.path.clone();
        drop(self);
        let _ = fs::remove_file(path);
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The file stays: removing it would let two windows lock two files of one name.
        let _ = self.file.unlock();
    }
}

/// The lock file of a workspace file: `name.ninefold.lock`.
pub fn beside(workspace: &Path) -> PathBuf {
    files::beside(workspace, ".lock")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_by_one() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = folder.path().join("a.ninefold");
        let held = Lock::take(&workspace).unwrap();
        assert!(matches!(Lock::take(&workspace), Err(Locked::Elsewhere)));
        drop(held);
        assert!(beside(&workspace).exists());
        Lock::take(&workspace).unwrap().withdraw();
        assert!(!beside(&workspace).exists());
    }
}
