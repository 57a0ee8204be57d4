//! The table `framework`: texts by their hash, so that two versions can live side by side.

use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

pub(super) fn keep(connection: &Connection, text: &str) -> rusqlite::Result<String> {
    let hash: String = Sha256::digest(text)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    connection.execute(
        "INSERT OR IGNORE INTO framework (hash, text) VALUES (?1, ?2)",
        [&hash, text],
    )?;
    Ok(hash)
}

pub(super) fn get(connection: &Connection, hash: &str) -> rusqlite::Result<Option<String>> {
    connection
        .query_row(
            "SELECT text FROM framework WHERE hash = ?1",
            [hash],
            |row| row.get(0),
        )
        .optional()
}
