//! What a file says of itself, read before anything could be written to it.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::Path;

use rusqlite::Connection;

use super::{broken, migration, unreadable};
use crate::error::Error;

/// "Nine", in SQLite's field for the kind of application.
const APPLICATION: i32 = 0x4E69_6E65;

/// Refuses what is missing, foreign or newer, by the first hundred bytes: SQLite is not asked, and so writes nothing.
/// Their layout is in <https://www.sqlite.org/fileformat.html>, "The Database Header".
pub(super) fn check(path: &Path) -> Result<(), Error> {
    let mut header = [0_u8; 100];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
    match read {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(Error::Missing(path.to_owned()));
        }
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::UnexpectedEof | ErrorKind::IsADirectory
            ) =>
        {
            return Err(Error::Foreign);
        }
        Err(error) => return Err(Error::file(path, "read", error)),
    }
    let number = |at: usize| {
        i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
    };
    if !header.starts_with(b"SQLite format 3\0") || number(68) != APPLICATION {
        return Err(Error::Foreign);
    }
    check_version(i64::from(number(60)))
}

/// Refuses a file that can't be written, or whose folder can't hold the companions of an open workspace.
pub(super) fn check_writable(path: &Path) -> Result<(), Error> {
    let file = OpenOptions::new()
        .read(true)
        .append(true)
        .open(path)
        .map(drop);
    let folder = path.parent().unwrap_or(Path::new("."));
    let beside = || {
        tempfile::Builder::new()
            .prefix(".ninefold-probe-")
            .tempfile_in(folder)
            .map(drop)
    };
    file.and_then(|()| beside())
        .map_err(|error| match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Error::ReadOnly(path.to_owned())
            }
            _ => Error::file(path, "written", error),
        })
}

/// The same questions to the opened file, whose write-ahead log may know more than its header; and SQLite's own check.
pub(super) fn check_open(connection: &Connection) -> Result<(), Error> {
    check_version(version(connection).map_err(|error| unreadable(&error))?)?;
    let verdict: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| unreadable(&error))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(broken(verdict))
    }
}

/// The format of the opened file: how many migrations it has seen.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Marks a new file as a workspace.
pub(super) fn mark(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION)
}

/// Refuses what is newer, or was never completed.
pub(super) fn check_version(found: i64) -> Result<(), Error> {
    match found {
        0 => Err(Error::Damaged {
            what: "it was never completed".to_owned(),
            details: String::new(),
        }),
        found if found > migration::NEWEST => Err(Error::Newer {
            found,
            known: migration::NEWEST,
        }),
        _ => Ok(()),
    }
}
