//! A private copy, in memory, of what a workspace file holds at this moment. The file is not written, not held up and
//! not kept open, and nothing is left beside it: whoever has it open does not notice.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::SystemTime;

use rusqlite::{Connection, ErrorCode, MAIN_DB};

use super::{configure, read_only, unreadable};
use crate::error::Error;
use crate::files::companions;

/// How often a file that is being opened or closed by somebody is looked at anew.
const TRIES: usize = 8;

/// Where a database says how it keeps its changes, one byte for readers and one for writers, and the number for a file
/// without a write-ahead log: <https://www.sqlite.org/fileformat.html>. A database in memory has none.
const FORMAT_BYTES: std::ops::Range<usize> = 18..20;
const WITHOUT_LOG: u8 = 1;

/// Copies a workspace file with all that was committed to it.
pub(super) fn take(path: &Path) -> Result<Connection, Error> {
    let mut image = image(path)?;
    if let Some(format) = image.get_mut(FORMAT_BYTES) {
        format.fill(WITHOUT_LOG);
    }
    let opened = || -> rusqlite::Result<Connection> {
        let mut connection = Connection::open_in_memory()?;
        let length = image.len();
        connection.deserialize_read_exact(MAIN_DB, image.as_slice(), length, false)?;
        configure(&connection)?;
        Ok(connection)
    };
    opened().map_err(|error| unreadable(&error))
}

/// The bytes of the database. While it is open, SQLite's locks make one moment of them. While it is not, nothing is
/// locked, which would leave traces; then they are of one moment if nothing changed meanwhile.
fn image(path: &Path) -> Result<Vec<u8>, Error> {
    let [log, index, journal] = companions(path);
    for _ in 0..TRIES {
        if index.exists() && log.exists() {
            match shared(path) {
                Err(error) if is_denied(&error) => {}
                image => return image.map_err(|error| unreadable(&error)),
            }
        }
        let before = [path, &log, &journal].map(state);
        let image = match log.exists() || journal.exists() {
            true => recovered(path)?,
            false => fs::read(path).map_err(|error| Error::file(path, "read", error))?,
        };
        if before == [path, &log, &journal].map(state) {
            return Ok(image);
        }
    }
    shared(path).map_err(|error| unreadable(&error))
}

/// Read beside whoever has the file open.
fn shared(path: &Path) -> rusqlite::Result<Vec<u8>> {
    serialized(read_only(path)?)
}

/// Read where a crash, or a copy of an open workspace, left changes beside the file: brought together in a folder of our
/// own.
fn recovered(path: &Path) -> Result<Vec<u8>, Error> {
    let copied = || -> io::Result<_> {
        let folder = tempfile::tempdir()?;
        let copy = folder.path().join("workspace");
        let [log, _, journal] = companions(path);
        let [log_copy, _, journal_copy] = companions(&copy);
        for (from, to) in [(path, &copy), (&log, &log_copy), (&journal, &journal_copy)] {
            match fs::copy(from, to) {
                Err(error) if error.kind() == ErrorKind::NotFound && from != path => {}
                copied => drop(copied?),
            }
        }
        Ok((folder, copy))
    };
    let (folder, copy) = copied().map_err(|error| Error::file(path, "copied", error))?;
    let image = Connection::open(&copy)
        .and_then(serialized)
        .map_err(|error| unreadable(&error))?;
    drop(folder);
    Ok(image)
}

/// All pages of one moment.
fn serialized(mut connection: Connection) -> rusqlite::Result<Vec<u8>> {
    connection.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema;")?;
    Ok(connection.serialize(MAIN_DB)?.to_vec())
}

/// Whether SQLite could not even look, as on a medium that can't be written.
fn is_denied(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied)
    )
}

/// What changes when a file is written.
fn state(path: &Path) -> Option<(u64, Option<SystemTime>)> {
    let found = fs::metadata(path).ok()?;
    Some((found.len(), found.modified().ok()))
}
