//! What a file says of itself, read before anything could be written to it.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use rusqlite::Connection;

use super::{migration, unreadable};
use crate::disk::held::once_free;
use crate::error::Error;
use crate::error::held::is_open_elsewhere;

/// "Nine", in SQLite's field for the kind of application.
const APPLICATION: i32 = 0x4E69_6E65;

/// Bytes that must be free to begin to work: some pages of a log, its index, and the witness.
const ROOM: usize = 256 * 1024;

/// Refuses what is missing, foreign or newer, by the first hundred bytes: SQLite is not asked, and so writes nothing.
/// Their layout is in <https://www.sqlite.org/fileformat.html>, "The Database Header".
pub(super) fn check(path: &Path) -> Result<(), Error> {
    match of_workspace(path) {
        Err(Error::Foreign) if is_log(path) => Err(Error::Log(name(path))),
        checked => checked,
    }
}

fn of_workspace(path: &Path) -> Result<(), Error> {
    let header = read(path)?;
    if !header.starts_with(b"SQLite format 3\0") || number(&header, 68) != APPLICATION {
        return Err(Error::Foreign);
    }
    check_version(number(&header, 60))
}

/// Whether a file is a log of SQLite's, however long it is, by <https://www.sqlite.org/fileformat.html>, "WAL File Format".
fn is_log(path: &Path) -> bool {
    let mut begins = [0_u8; 4];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut begins));
    read.is_ok() && matches!(begins, [0x37, 0x7F, 0x06, 0x82 | 0x83])
        || name(path).ends_with("-wal")
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Whether a file is of the newest format and says that it needs no log.
pub(super) fn is_settled(path: &Path) -> Result<bool, Error> {
    let header = read(path)?;
    Ok(header[18..20] == [1, 1]
        && i64::from(number(&header, 60)) == migration::stamp_of(migration::NEWEST))
}

fn number(header: &[u8; 100], at: usize) -> i32 {
    i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
}

fn read(path: &Path) -> Result<[u8; 100], Error> {
    let mut header = [0_u8; 100];
    let read = once_free((), |()| {
        let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
        read.map_err(|error| (error, ()))
    });
    match read {
        Ok(()) => Ok(header),
        Err(error) if is_open_elsewhere(&error) => Err(Error::InUse(path.to_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(Error::Missing(path.to_owned())),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Err(Error::Foreign),
        Err(error) => Err(Error::file(path, "read", error)),
    }
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
        let mut probe = tempfile::Builder::new()
            .prefix(".ninefold-probe-")
            .tempfile_in(folder)?;
        // Without room for what SQLite maps into memory, some systems end a program instead of telling it.
        probe.write_all(&vec![b'.'; ROOM])?;
        probe.as_file().sync_all()
    };
    file.and_then(|()| beside())
        .map_err(|error| match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Error::ReadOnly(path.to_owned())
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::NoRoom(path.to_owned()),
            _ => Error::file(path, "written", error),
        })
}

/// The format of the opened file: how many migrations it has seen.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    stamp(connection).map(|stamp| migration::parted(stamp).0)
}

/// The same, of a file that may be opened here.
///
/// # Errors
/// As [`check_version`].
pub(super) fn known_version(connection: &Connection) -> Result<i64, Error> {
    check_version(stamp(connection).map_err(|error| unreadable(&error))?)?;
    version(connection).map_err(|error| unreadable(&error))
}

/// Whether the file says of its format what the newest one does.
pub(super) fn is_newest(connection: &Connection) -> rusqlite::Result<bool> {
    Ok(i64::from(stamp(connection)?) == migration::stamp_of(migration::NEWEST))
}

fn stamp(connection: &Connection) -> rusqlite::Result<i32> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Marks a new file as a workspace.
pub(super) fn mark(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "application_id", APPLICATION)
}

/// Refuses what is newer than may be opened here, or was never completed.
fn check_version(stamp: i32) -> Result<(), Error> {
    let (found, oldest) = migration::parted(stamp);
    match found {
        0 => Err(Error::Damaged {
            what: "it was never completed".to_owned(),
            details: String::new(),
        }),
        found if found > migration::NEWEST && oldest > migration::NEWEST => Err(Error::Newer {
            found,
            known: migration::NEWEST,
        }),
        _ => Ok(()),
    }
}
