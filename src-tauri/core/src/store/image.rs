//! The bytes of a workspace file at a moment, and what becomes of them: a private copy. One of some size is in memory, a
//! larger one in a folder of its own, which goes with it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Cursor, ErrorKind, Seek, SeekFrom, Write};
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode, MAIN_DB};
use tempfile::TempDir;

use super::connection::configure;
use super::unreadable;
use super::write_ahead::digest;
use crate::disk::files::companions;
use crate::error::Error;

/// How many bytes are held in memory at most; in tests fewer, so that both ways are tried.
const LARGE: u64 = if cfg!(test) { 150_000 } else { 64 << 20 };

/// How many pages are copied before it is asked whether to go on: some milliseconds.
const AT_ONCE: i32 = 1_024;

/// Where a database says how it keeps its changes, one byte for readers and one for writers, and the numbers for a file
/// without and with a write-ahead log: <https://www.sqlite.org/fileformat.html>. A database in memory has none.
const FORMAT_BYTES: std::ops::Range<usize> = 18..20;
const WITHOUT_LOG: u8 = 1;
const WITH_LOG: u8 = 2;

/// A private copy, to be read and tried.
#[derive(Debug)]
pub(crate) struct Copy {
    connection: Connection,
    /// Taken away after the connection.
    folder: Option<TempDir>,
}

impl Copy {
    /// The connection, and the folder that has to last as long.
    pub(super) fn into_parts(self) -> (Connection, Option<TempDir>) {
        (self.connection, self.folder)
    }
}

impl Deref for Copy {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.connection
    }
}

impl DerefMut for Copy {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }
}

/// The bytes of a file.
pub(super) enum Image {
    Memory(Vec<u8>),
    Folder(TempDir),
}

impl Image {
    pub(super) fn of(path: &Path) -> Result<Self, Error> {
        let read = || -> io::Result<Self> {
            if fs::metadata(path)?.len() <= LARGE {
                return Ok(Self::Memory(fs::read(path)?));
            }
            let folder = private()?;
            fs::copy(path, within(&folder))?;
            Ok(Self::Folder(folder))
        };
        read().map_err(|error| Error::file(path, "read", error))
    }

    /// Whether it says that it has a log.
    pub(super) fn says_log(&self) -> bool {
        let found = match self {
            Self::Memory(bytes) => bytes.get(FORMAT_BYTES).map(<[u8]>::to_vec),
            Self::Folder(folder) => {
                use io::Read;
                let mut bytes = vec![0; FORMAT_BYTES.end];
                let read =
                    File::open(within(folder)).and_then(|mut file| file.read_exact(&mut bytes));
                read.ok().map(|()| bytes.split_off(FORMAT_BYTES.start))
            }
        };
        found.is_some_and(|format| format.contains(&WITH_LOG))
    }

    pub(super) fn digest(&self, skip: &BTreeSet<u32>) -> io::Result<String> {
        match self {
            Self::Memory(bytes) => digest(&mut Cursor::new(bytes), skip),
            Self::Folder(folder) => digest(&mut File::open(within(folder))?, skip),
        }
    }

    /// The database that it is by itself.
    pub(super) fn opened(self) -> Result<Copy, Error> {
        let opened = || -> rusqlite::Result<Copy> {
            Ok(match self {
                Self::Memory(bytes) => Copy {
                    connection: in_memory(bytes)?,
                    folder: None,
                },
                Self::Folder(folder) => {
                    let _ = without_log(&within(&folder));
                    Copy {
                        connection: connected(&within(&folder))?,
                        folder: Some(folder),
                    }
                }
            })
        };
        opened().map_err(|error| unreadable(&error))
    }

    /// The database that it is with what lies beside it, brought together in a folder of our own.
    pub(super) fn recovered(&self, path: &Path, log: Option<&[u8]>) -> Result<Copy, Error> {
        let copied = || -> io::Result<_> {
            let folder = match self {
                Self::Memory(_) => tempfile::tempdir()?,
                Self::Folder(_) => private()?,
            };
            let copy = within(&folder);
            let [_, _, journal, _] = companions(path);
            let [log_copy, _, journal_copy, _] = companions(&copy);
            match self {
                Self::Memory(bytes) => fs::write(&copy, bytes)?,
                Self::Folder(image) => fs::copy(within(image), &copy).map(drop)?,
            }
            if let Some(log) = log {
                fs::write(log_copy, log)?;
            }
            match fs::copy(journal, journal_copy) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            Ok(folder)
        };
        let folder = copied().map_err(|error| Error::file(path, "copied", error))?;
        let recovered = || -> rusqlite::Result<Copy> {
            Ok(match self {
                Self::Memory(_) => Copy {
                    connection: in_memory(serialized(Connection::open(within(&folder))?)?)?,
                    folder: None,
                },
                Self::Folder(_) => Copy {
                    connection: connected(&within(&folder))?,
                    folder: Some(folder),
                },
            })
        };
        recovered().map_err(|error| match error.sqlite_error_code() {
            Some(
                ErrorCode::DiskFull
                | ErrorCode::SystemIoFailure
                | ErrorCode::CannotOpen
                | ErrorCode::OutOfMemory,
            ) => Error::file(path, "copied", io::Error::other(error)),
            _ => unreadable(&error),
        })
    }
}

/// A copy of a database, in memory.
pub(super) fn copy_of(connection: &mut Connection) -> rusqlite::Result<Connection> {
    in_memory(connection.serialize(MAIN_DB)?.to_vec())
}

/// A copy of all that a connection reads at one moment, page by page; nothing where it was not to go on.
pub(super) fn copied(from: &Connection, goes_on: impl Fn() -> bool) -> Result<Option<Copy>, Error> {
    let folder = private().map_err(Error::not_saved_by)?;
    let copied = || -> rusqlite::Result<bool> {
        let mut to = Connection::open(within(&folder))?;
        to.pragma_update(None, "synchronous", "OFF")?;
        let copying = Backup::new(from, &mut to)?;
        loop {
            match copying.step(AT_ONCE)? {
                StepResult::Done => return Ok(true),
                _ if goes_on() => {}
                _ => return Ok(false),
            }
        }
    };
    match copied() {
        Ok(true) => {}
        Ok(false) => return Ok(None),
        Err(error) => return Err(unreadable(&error)),
    }
    let _ = without_log(&within(&folder));
    let connection = connected(&within(&folder)).map_err(|error| unreadable(&error))?;
    Ok(Some(Copy {
        connection,
        folder: Some(folder),
    }))
}

/// A folder for a large copy: not where files may be held in memory.
fn private() -> io::Result<TempDir> {
    let disk = Path::new("/var/tmp");
    if std::env::var_os("TMPDIR").is_none() && disk.is_dir() {
        return tempfile::tempdir_in(disk).or_else(|_| tempfile::tempdir());
    }
    tempfile::tempdir()
}

fn within(folder: &TempDir) -> PathBuf {
    folder.path().join("workspace")
}

/// Lets a copy say that it needs no log.
fn without_log(copy: &Path) -> io::Result<()> {
    let mut file = File::options().write(true).open(copy)?;
    file.seek(SeekFrom::Start(FORMAT_BYTES.start as u64))?;
    file.write_all(&[WITHOUT_LOG; 2])
}

/// A connection to a copy that nobody else has, and that need not last.
fn connected(copy: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(copy)?;
    configure(&connection)?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(connection)
}

/// All pages of one moment.
fn serialized(mut connection: Connection) -> rusqlite::Result<Vec<u8>> {
    connection.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema;")?;
    Ok(connection.serialize(MAIN_DB)?.to_vec())
}

fn in_memory(mut image: Vec<u8>) -> rusqlite::Result<Connection> {
    if let Some(format) = image.get_mut(FORMAT_BYTES) {
        format.fill(WITHOUT_LOG);
    }
    let mut connection = Connection::open_in_memory()?;
    let length = image.len();
    connection.deserialize_read_exact(MAIN_DB, image.as_slice(), length, false)?;
    configure(&connection)?;
    // Every page is copied once at most, and not again whenever it was put out of a small cache.
    connection.pragma_update(None, "cache_size", -(LARGE as i64 / 1024))?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(connection)
}
