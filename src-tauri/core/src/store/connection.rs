//! How a file is opened by SQLite: the connection that writes, and those that only read.

use std::io;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::{header, unreadable};
use crate::document::mutant;
use crate::error::Error;

/// So many statements are kept compiled: what saving takes is among them, whatever was asked in between.
const COMPILED: usize = 64;

/// How much of the file is held in memory while much is written at once, in KiB: the indexes of some hundred thousand changes. With
/// less, a page goes to the log each time that another needs its place.
pub(super) const ROOM: i64 = 49_152;

/// From so many changes on more is held than as a rule.
const MANY: usize = 256;

/// What SQLite holds of a file as a rule, in KiB.
const USUAL: i64 = 2_000;

/// The most bytes of a path on Linux and macOS: SQLite takes 512, and what is made beside a file has a longer name.
const LONGEST: usize = 480;

/// How long a connection waits for another one of this process.
const PATIENCE: Duration = Duration::from_secs(5);

/// A connection that writes. Closing it moves nothing into the file: that is done where it is known to be right.
pub(crate) fn connect(path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let writer = open_by(path, flags).map_err(Error::not_read)?;
    let guarded = || -> rusqlite::Result<()> {
        configure(&writer)?;
        if !mutant::lacks("closing moves no log into the file") {
            writer.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        }
        writer.pragma_update(None, "wal_autocheckpoint", 0)?;
        // Whoever else has the file open, by whatever name, is found by its first reading, and not waited for.
        writer.busy_timeout(Duration::ZERO)?;
        header::version(&writer)?;
        // Where two names of a file are not held by what the file is, who only reads it at rest is found so.
        if !cfg!(unix) {
            writer.execute_batch("BEGIN EXCLUSIVE; COMMIT")?;
        }
        writer.busy_timeout(PATIENCE)
    };
    guarded().map_err(|error| match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DatabaseBusy) => Error::InUse(path.to_owned()),
        _ => unreadable(&error),
    })?;
    Ok(writer)
}

/// A connection that can only read.
pub(super) fn read_only(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = open_by(path, flags)?;
    configure(&connection)?;
    Ok(connection)
}

/// Does what writes so many changes, with room for them where they are [`MANY`].
pub(super) fn with_room<T>(
    writer: &mut Connection,
    changes: usize,
    work: impl FnOnce(&mut Connection) -> T,
) -> T {
    if changes < MANY {
        return work(writer);
    }
    // With less it takes longer, and nothing else is lost.
    let hold = |writer: &Connection, room: i64| writer.pragma_update(None, "cache_size", -room);
    let _ = hold(writer, ROOM);
    let done = work(writer);
    let _ = hold(writer, USUAL);
    done
}

/// Refuses a path that SQLite would not open, or not what lies beside it.
///
/// # Errors
/// [`Error::File`].
pub(super) fn fits(path: &Path, done: &'static str) -> Result<(), Error> {
    // On Windows a path may be as long as the system takes it.
    if cfg!(windows) || path.as_os_str().len() <= LONGEST {
        return Ok(());
    }
    let why = "its path is too long for a workspace; choose a folder nearer to the top";
    let why = io::Error::new(io::ErrorKind::InvalidFilename, why);
    Err(Error::file(path, done, why))
}

/// The pragmas of every connection.
pub(super) fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    let synchronous = match mutant::lacks("what is saved is on the disk") {
        false => "FULL",
        true => "NORMAL",
    };
    connection.pragma_update(None, "synchronous", synchronous)?;
    // On macOS a plain sync leaves bytes in the cache of the drive. Other systems know no other, and take no notice.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // Else a statement is compiled anew for each value that it is asked with.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(COMPILED);
    Ok(())
}

/// Opens a file so that no other process can meanwhile, by whatever name it knows it: the lock is the file's, not the
/// name's. The log's index is in memory then, where a full disk is no danger to it.
#[cfg(unix)]
pub(super) fn open_by(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    Connection::open_with_flags_and_vfs(path, flags, c"unix-excl")
}

/// Opens a file, however long its path is. Its locks are mandatory on this system.
#[cfg(not(unix))]
pub(super) fn open_by(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    Connection::open_with_flags_and_vfs(path, flags, c"win32-longpath")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_saved_is_on_the_disk_and_not_in_its_cache() {
        let connection = Connection::open_in_memory().unwrap();
        configure(&connection).unwrap();
        for (pragma, on) in [
            ("synchronous", 2),
            ("fullfsync", 1),
            ("checkpoint_fullfsync", 1),
        ] {
            let found = connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
            assert_eq!(found.unwrap(), on, "{pragma}");
        }
    }
}
