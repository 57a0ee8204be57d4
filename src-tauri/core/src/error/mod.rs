//! What can go wrong, in words for the person at the screen: what happened, what is safe, what to do.

pub mod doubt;
pub(crate) mod held;
pub mod offer;

use std::io;
use std::path::{Path, PathBuf};

pub use doubt::{Doubt, DoubtKind};

/// An error of the core. Its text is a message for the person at the screen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing is there to be opened.
    #[error("There is no file at {}. It may have been moved, renamed or deleted, or its drive is not connected.", .0.display())]
    Missing(PathBuf),
    /// The file or its folder can't be written.
    #[error("Ninefold can't write to {}. Nothing was changed. Make the file and its folder writable, or work in a copy.", .0.display())]
    ReadOnly(PathBuf),
    /// The file was made by a newer version.
    #[error(
        "This workspace was made by a newer Ninefold (its format is {found}; this version knows {known}). Nothing was changed. Install the newer version to open it."
    )]
    Newer {
        /// The format of the file.
        found: i64,
        /// The newest format known here.
        known: i64,
    },
    /// The file is something else.
    #[error(
        "This file is not a Ninefold workspace, or its beginning was overwritten. Nothing was changed."
    )]
    Foreign,
    /// The file is the log that lies beside a workspace: what it is called.
    #[error(
        "This is the log that belongs beside a workspace, “{}”, and holds nothing by itself. Leave both together, and open the workspace: what is in the log comes with it. Nothing was changed.",
        .0.strip_suffix("-wal").unwrap_or(.0)
    )]
    Log(String),
    /// The file is a workspace, but damaged.
    #[error(
        "This workspace is damaged: {what}. The file was left as it is. Open a backup or an earlier copy, and keep this file: much of it may be recovered."
    )]
    Damaged {
        /// What is wrong, in words.
        what: String,
        /// What SQLite said, for a report.
        details: String,
    },
    /// The file can be read, but not all of it can be taken for what was saved.
    #[error("{} Nothing was changed. {}", .0.what, .0.kind.offer())]
    Doubt(Doubt),
    /// Another program has the file open, by this or another name.
    #[error("{} is open in another program, perhaps by another name. Only one at a time can change a workspace, so nothing was changed. Close it there, and try again.", .0.display())]
    InUse(PathBuf),
    /// The disk has no room to work.
    #[error("There is no room on the disk of {}, so the workspace was not opened and nothing was changed. Make room, or open a copy on another disk.", .0.display())]
    NoRoom(PathBuf),
    /// The file of the open workspace was moved, exchanged or deleted meanwhile.
    #[error("The workspace's file was renamed, moved, deleted or replaced by another while it was open. Nothing is lost: everything, also what you did last, is in {}. What is in the old place now was left alone.", .0.display())]
    Moved(PathBuf),
    /// Another program wrote to the file of the open workspace, or to its log.
    #[error("Another program wrote into {}, or into the log beside it, while the workspace was open, so nothing more is saved there. The file was left as that program wrote it, with the log of your latest changes where there is one. Try again to see what it holds; what it held before is in your backups, or in the earlier versions that a cloud folder keeps.", .0.display())]
    Overwritten(PathBuf),
    /// A file is there already.
    #[error("There is already a file at {}. Choose another name.", .0.display())]
    Exists(PathBuf),
    /// A commit did not reach the disk.
    #[error(
        "Not saved: {reason}. What was saved before is safe, and what you typed stays on the screen."
    )]
    NotSaved {
        /// Why, in words.
        reason: String,
        /// What SQLite or the system said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// Something could not be read from the workspace.
    #[error("The workspace could not be read: {reason}. Nothing was changed.")]
    NotRead {
        /// Why, in words.
        reason: String,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// A file could not be read or written.
    #[error("{} could not be {done}: {source}.", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// `read`, `written` or `copied`.
        done: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// A file that the person asked for was not written.
    #[error("{} was not saved: {}. What was there before is as it was, and nothing is left half done. {}", .path.display(), .why, .remedy)]
    NotWritten {
        /// The file, or the folder that files were to be written to.
        path: PathBuf,
        /// Why, in words.
        why: String,
        /// What to do.
        remedy: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// A text is longer than a field can hold.
    #[error("This text is too long to be saved: {} KiB, and a field holds up to {} KiB. It stays on the screen; shorten it, or split it over several fields.", bytes.div_ceil(1024), limit / 1024)]
    TooLarge {
        /// How long it is, in bytes.
        bytes: usize,
        /// How long it may be.
        limit: usize,
    },
    /// The use case is archived.
    #[error("“{0}” is archived, so nothing was changed. Restore it first.")]
    Archived(String),
    /// The workspace is shared with this person as a reader.
    #[error(
        "“{0}” is shared with you as a reader, so nothing was changed: nobody would get it. Ask one of its owners to make you an editor. What you wrote before is kept."
    )]
    Reader(String),
    /// A document, row or field is not there.
    #[error("That {0} is no longer here. Nothing was changed.")]
    Unknown(&'static str),
    /// What came from elsewhere can't be taken in.
    #[error("This bundle can't be taken in: {0}. Nothing was changed.")]
    Bundle(String),
    /// A bundle is locked with a passphrase, which was not given or is another one.
    #[error("{}", match is_wrong {
        false => "This bundle is locked with a passphrase. Enter it to see what it holds. Nothing was changed.",
        true => "That passphrase does not open the bundle. Nothing was changed. Capitals and spaces count; ask whoever sent it.",
    })]
    Passphrase {
        /// One was given.
        is_wrong: bool,
    },
    /// A value is not allowed.
    #[error("{0}")]
    Invalid(String),
}

impl Error {
    /// What the window acts on.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "missing",
            Self::ReadOnly(_) => "read-only",
            Self::Newer { .. } => "newer",
            Self::Foreign | Self::Log(_) => "foreign",
            Self::Damaged { .. } => "damaged",
            Self::Doubt(_) => "doubt",
            Self::InUse(_) => "in-use",
            Self::NoRoom(_) => "no-room",
            Self::Moved(_) => "moved",
            Self::Overwritten(_) => "overwritten",
            Self::Exists(_) => "exists",
            Self::NotSaved { .. } => "not-saved",
            Self::NotRead { .. } => "not-read",
            Self::File { .. } => "file",
            Self::NotWritten { .. } => "not-written",
            Self::TooLarge { .. } => "too-large",
            Self::Archived(_) => "archived",
            Self::Reader(_) => "reader",
            Self::Unknown(_) => "unknown",
            Self::Bundle(_) => "bundle",
            Self::Passphrase { .. } => "passphrase",
            Self::Invalid(_) => "invalid",
        }
    }

    /// Whether what is to be entered is refused for what it is, or for where: nothing failed.
    pub(crate) fn is_refusal(&self) -> bool {
        matches!(
            self,
            Self::Invalid(_) | Self::TooLarge { .. } | Self::Unknown(_) | Self::Archived(_)
        )
    }

    /// Whether something was not saved since another connection holds the file.
    pub(crate) fn is_busy(&self) -> bool {
        let Self::NotSaved { source, .. } = self else {
            return false;
        };
        let code = |error: &rusqlite::Error| error.sqlite_error_code();
        source.downcast_ref().and_then(code) == Some(rusqlite::ErrorCode::DatabaseBusy)
    }

    /// A file, or a folder for files, that could not be written.
    pub fn not_written(path: &Path, source: io::Error) -> Self {
        use io::ErrorKind;
        const ELSEWHERE: &str = "Choose another folder.";
        let (why, remedy) = match source.kind() {
            _ if held::is_held(&source) => (
                "another program may have it open, or you may not write there",
                "Close it elsewhere, such as in Excel, PowerPoint or a sync client, and try again; or choose another name.",
            ),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (
                "the disk is full",
                "Make room on it, or choose another folder.",
            ),
            ErrorKind::NotFound | ErrorKind::NotADirectory => {
                ("its folder is not there", ELSEWHERE)
            }
            ErrorKind::PermissionDenied => ("you may not write there", ELSEWHERE),
            ErrorKind::ReadOnlyFilesystem => ("its disk is read-only", ELSEWHERE),
            ErrorKind::AlreadyExists => (
                "a file of that name is there already",
                "Choose another name.",
            ),
            ErrorKind::IsADirectory => (FOLDER, "Choose another name."),
            ErrorKind::InvalidFilename => (
                "the system does not take that name",
                "Choose a shorter or simpler one.",
            ),
            _ => ("", ELSEWHERE),
        };
        Self::NotWritten {
            path: path.to_owned(),
            why: match why {
                "" => source.to_string(),
                why => why.to_owned(),
            },
            remedy,
            source,
        }
    }

    /// A failed commit.
    pub(crate) fn not_saved(source: rusqlite::Error) -> Self {
        Self::NotSaved {
            reason: reason(&source),
            source: source.into(),
        }
    }

    /// A failed writing of what belongs to a commit.
    pub(crate) fn not_saved_by(source: io::Error) -> Self {
        Self::NotSaved {
            reason: match source.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                    "the disk is full".to_owned()
                }
                _ => source.to_string(),
            },
            source: source.into(),
        }
    }

    /// A failed reading.
    pub(crate) fn not_read(source: rusqlite::Error) -> Self {
        Self::NotRead {
            reason: reason(&source),
            source,
        }
    }

    /// A failed reading or writing of a file.
    pub(crate) fn file(path: &Path, done: &'static str, source: io::Error) -> Self {
        Self::File {
            path: path.to_owned(),
            done,
            source: of_file(path, source),
        }
    }
}

const FOLDER: &str = "a folder of that name is there";

/// A failure with a file, as it is told on all systems: where a folder is in its place, some say that access is denied.
pub fn of_file(path: &Path, error: io::Error) -> io::Error {
    match path.is_dir() {
        true => io::Error::new(io::ErrorKind::IsADirectory, FOLDER),
        false => error,
    }
}

/// SQLite's reason in plain words.
fn reason(error: &rusqlite::Error) -> String {
    use rusqlite::ErrorCode;
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => "the disk is full".to_owned(),
        Some(ErrorCode::ReadOnly) => "the file can't be written".to_owned(),
        Some(ErrorCode::SystemIoFailure) => "the disk reported an error, or is full".to_owned(),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another program holds the file".to_owned()
        }
        Some(ErrorCode::CannotOpen) => "the file can't be opened".to_owned(),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            "the file is damaged".to_owned()
        }
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_writing_meets_is_told_in_words() {
        let cases = [
            (io::ErrorKind::StorageFull, "the disk is full", "Make room"),
            (
                io::ErrorKind::NotFound,
                "its folder is not there",
                "another folder",
            ),
            (
                io::ErrorKind::PermissionDenied,
                "you may not write there",
                "another folder",
            ),
            (
                io::ErrorKind::ReadOnlyFilesystem,
                "its disk is read-only",
                "another folder",
            ),
            (
                io::ErrorKind::IsADirectory,
                "a folder of that name is there",
                "another name",
            ),
            (
                io::ErrorKind::AlreadyExists,
                "a file of that name",
                "another name",
            ),
            (
                io::ErrorKind::InvalidFilename,
                "does not take that name",
                "shorter",
            ),
        ];
        for (kind, why, remedy) in cases {
            let told = Error::not_written(Path::new("/x/Cart.md"), kind.into()).to_string();
            for said in [
                "/x/Cart.md was not saved",
                why,
                "What was there before is as it was",
                remedy,
            ] {
                assert!(told.contains(said), "{said}: {told}");
            }
            assert!(!told.contains("os error"), "{told}");
        }
        let other = Error::not_written(Path::new("a"), io::Error::other("the cable is out"));
        assert!(other.to_string().contains("the cable is out"));
    }

    #[test]
    fn a_folder_in_place_of_the_file_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let error = crate::disk::files::write_whole(folder.path(), b"x").unwrap_err();
        let not_written = Error::not_written(folder.path(), error);
        let read = std::fs::read(folder.path()).unwrap_err();
        let not_read = Error::file(folder.path(), "read", read);
        for told in [not_written, not_read].map(|error| error.to_string()) {
            assert!(told.contains("a folder of that name is there"), "{told}");
        }
    }
}
