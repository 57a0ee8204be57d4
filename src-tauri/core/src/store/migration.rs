//! Formats of the workspace file: numbered .sql files that never change once shipped. `user_version` counts them.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::draft;
use crate::error::Error;

const MIGRATIONS: [&str; 4] = [
    include_str!("../../migrations/0001_log.sql"),
    include_str!("../../migrations/0002_caches.sql"),
    include_str!("../../migrations/0003_blobs.sql"),
    include_str!("../../migrations/0004_seals.sql"),
];

/// The newest format known here.
pub(super) const NEWEST: i64 = MIGRATIONS.len() as i64;

/// Brings a file of format `from` to the newest one, in one transaction.
pub(super) fn up(connection: &Connection, from: i64) -> rusqlite::Result<()> {
    between(connection, from, NEWEST)
}

/// Brings a file of format `from`, 0 for an empty one, to format `to`.
pub(super) fn between(connection: &Connection, from: i64, to: i64) -> rusqlite::Result<()> {
    let transaction = connection.unchecked_transaction()?;
    for (format, sql) in (1..=to).zip(MIGRATIONS) {
        if format > from {
            transaction.execute_batch(sql)?;
        }
    }
    if to >= draft::SEALED {
        draft::seal(&transaction)?;
    }
    transaction.pragma_update(None, "user_version", to)?;
    transaction.commit()
}

/// Copies a file of an older format to the backups before it is migrated.
pub(super) fn back_up(
    connection: &Connection,
    path: &Path,
    backups: &Path,
    from: i64,
) -> Result<(), Error> {
    let not_written = |error| Error::file(backups, "written", error);
    fs::create_dir_all(backups).map_err(not_written)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let target = (1..)
        .map(|number| backups.join(format!("{name} (format {from}, {number}).ninefold")))
        .find(|target| !target.exists())
        .unwrap_or_default();
    connection
        .execute("VACUUM INTO ?1", [target.to_string_lossy()])
        .map_err(Error::not_saved)?;
    fs::OpenOptions::new()
        .write(true)
        .open(&target)
        .and_then(|file| file.sync_all())
        .map_err(not_written)
}
