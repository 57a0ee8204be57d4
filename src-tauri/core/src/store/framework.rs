//! The table `framework`: texts by their hash, so that two versions can live side by side.

use rusqlite::{Connection, OptionalExtension, Row};

use super::hash;

pub(super) fn keep(connection: &Connection, text: &str) -> rusqlite::Result<String> {
    let hash = hash(text.as_bytes());
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

/// Every framework kept: the hash it is kept by, and its text. What is no text is read as if it were.
pub(super) fn all(connection: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    let text = |row: &Row<'_>, column: usize| -> rusqlite::Result<String> {
        let bytes = row.get_ref(column)?.as_bytes_or_null()?.unwrap_or_default();
        Ok(String::from_utf8_lossy(bytes).into_owned())
    };
    connection
        .prepare("SELECT hash, text FROM framework ORDER BY hash")?
        .query_map([], |row| Ok((text(row, 0)?, text(row, 1)?)))?
        .collect()
}
