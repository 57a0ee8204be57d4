//! The lock beside a workspace file: who holds it may write, be it a window or the command line. It holds between
//! processes, and ends with the process.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::disk::files;

/// How long is waited before it is tried again.
const PAUSE: Duration = Duration::from_millis(50);

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
            // Whoever held it may have taken it away since it was opened.
            Ok(()) if !is_at(&file, &path) => Err(Locked::Elsewhere),
            Ok(()) => Ok(Self { file, path }),
            Err(TryLockError::WouldBlock) => Err(Locked::Elsewhere),
            Err(TryLockError::Error(error)) => Err(Locked::Failed(error)),
        }
    }

    /// The same, waiting a while for a process that is being taken down: whoever starts again right after a crash is not to be
    /// told that the file is open elsewhere.
    ///
    /// # Errors
    /// As [`Lock::take`].
    pub fn take_within(workspace: &Path, patience: Duration) -> Result<Self, Locked> {
        let began = Instant::now();
        loop {
            match Self::take(workspace) {
                Err(Locked::Elsewhere) if began.elapsed() < patience => thread::sleep(PAUSE),
                taken => return taken,
            }
        }
    }

    /// Lets go of a file that turned out not to be ours to open: nothing is left beside it.
    pub fn withdraw(self) {
        // While it is held: nobody else can have locked what is taken away.
        let _ = fs::remove_file(&self.path);
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The file stays: removing it would let two windows lock two files of one name.
        let _ = self.file.unlock();
    }
}

/// Whether a file is the one at a path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |found: io::Result<fs::Metadata>| found.map(|found| (found.dev(), found.ino())).ok();
    id(fs::metadata(path)).is_some_and(|found| Some(found) == id(file.metadata()))
}

/// Whether a file is the one at a path: it is, since nobody can take an open file's name here.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
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

    #[test]
    fn a_lock_that_is_let_go_of_soon_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = folder.path().join("a.ninefold");
        let held = Lock::take(&workspace).unwrap();
        let too_soon = Lock::take_within(&workspace, PAUSE);
        assert!(matches!(too_soon, Err(Locked::Elsewhere)));
        let ends = thread::spawn(move || {
            thread::sleep(PAUSE);
            drop(held);
        });
        Lock::take_within(&workspace, Duration::from_secs(60)).unwrap();
        ends.join().unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_lock_that_was_taken_away_meanwhile_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.lock");
        let opened = File::create(&path).unwrap();
        assert!(is_at(&opened, &path));
        fs::remove_file(&path).unwrap();
        assert!(!is_at(&opened, &path), "gone");
        let other = File::create(&path).unwrap();
        assert!(!is_at(&opened, &path) && is_at(&other, &path), "another");
    }
}
