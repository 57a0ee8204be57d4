//! The table `change` in the order of arrival, for histories.

use rusqlite::{Connection, params};

use super::log::id;
use crate::document::id::Id;

/// Changes of some authors, of all where none is given, that arrived before one, the last first: number, document and identifier.
pub(super) fn arrived(
    connection: &Connection,
    before: i64,
    authors: &[Id],
    (from, to): (i64, i64),
    most: usize,
) -> rusqlite::Result<Vec<(i64, Id, Id)>> {
    connection
        .prepare_cached(
            "SELECT n, doc, id FROM change
             WHERE n < ?1 AND at BETWEEN ?2 AND ?3 AND (length(?4) = 0 OR instr(?4, author) > 0)
             ORDER BY n DESC LIMIT ?5",
        )?
        .query_map(
            params![
                before,
                from,
                to,
                Id::pack(authors),
                i64::try_from(most).unwrap_or(i64::MAX)
            ],
            |row| Ok((row.get(0)?, id(row, 1)?, id(row, 2)?)),
        )?
        .collect()
}

/// All that wrote.
pub(super) fn authors(connection: &Connection) -> rusqlite::Result<Vec<Id>> {
    connection
        .prepare_cached("SELECT DISTINCT author FROM change")?
        .query_map([], |row| id(row, 0))?
        .collect()
}

/// The documents of which a change up to a number has an edit of a field.
pub(super) fn with_field(
    connection: &Connection,
    field: &str,
    last: i64,
) -> rusqlite::Result<Vec<Id>> {
    connection
        .prepare_cached("SELECT DISTINCT doc FROM edit JOIN change ON change.n = edit.change WHERE edit.field = ?1 AND change.n <= ?2")?
        .query_map(params![field, last], |row| id(row, 0))?
        .collect()
}
