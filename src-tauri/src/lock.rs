//! The lock beside a workspace file: who holds it may write. It holds between processes, and ends with the process.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// The lock of an open workspace, held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

/// Why a workspace could not be locked.
#[derive(Debug)]
pub enum Locked {
    /// Another window holds it.
    Elsewhere,
    /// The lock file can't be made.
    Failed(io::Error),
}

impl Lock {
    /// Takes the lock of a workspace file.
    ///
    /// # Errors
    /// [`Locked`].
    pub fn take(workspace: &Path) -> Result<Self, Locked> {
        let options = fs::OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(beside(workspace));
        let file = options.map_err(Locked::Failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file }),
            Err(TryLockError::WouldBlock) => Err(Locked::Elsewhere),
            Err(TryLockError::Error(error)) => Err(Locked::Failed(error)),
        }
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
    let mut name = OsString::from(workspace);
    name.push(".lock");
    PathBuf::from(name)
}

/// The files that SQLite keeps beside a workspace file, the write-ahead log first.
pub fn companions(workspace: &Path) -> [PathBuf; 3] {
    ["-wal", "-shm", "-journal"].map(|end| {
        let mut name = OsString::from(workspace);
        name.push(end);
        PathBuf::from(name)
    })
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
        Lock::take(&workspace).unwrap();
    }
}
