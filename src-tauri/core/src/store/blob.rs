//! The table `blob`: pictures by the hash of their bytes, so that each is kept once.

use rusqlite::{Connection, OptionalExtension, params};

use super::hash;

pub(super) fn keep(connection: &Connection, mime: &str, bytes: &[u8]) -> rusqlite::Result<String> {
    let hash = hash(bytes);
    connection
        .prepare_cached("INSERT OR IGNORE INTO blob (hash, bytes, mime) VALUES (?1, ?2, ?3)")?
        .execute(params![hash, bytes, mime])?;
    Ok(hash)
}

pub(super) fn get(connection: &Connection, hash: &str) -> rusqlite::Result<Option<Vec<u8>>> {
    connection
        .prepare_cached("SELECT bytes FROM blob WHERE hash = ?1")?
        .query_row([hash], |row| row.get(0))
        .optional()
}

/// The hashes that blobs are kept by.
pub(super) fn all(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    connection
        .prepare("SELECT hash FROM blob ORDER BY hash")?
        .query_map([], |row| row.get(0))?
        .collect()
}
