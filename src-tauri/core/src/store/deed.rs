//! When something was erased: that it was done is kept, and not of whom.

use rusqlite::Connection;

/// When something was erased here, and how many documents of people with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Deed {
    /// In milliseconds since 1970.
    pub(crate) at: i64,
    /// How many documents.
    pub(crate) documents: usize,
}

/// When something was erased, the latest first.
pub(super) fn deeds(connection: &Connection) -> rusqlite::Result<Vec<Deed>> {
    connection
        .prepare("SELECT at, sum(change IS NULL) FROM erasure GROUP BY at ORDER BY at DESC")?
        .query_map([], |row| {
            Ok(Deed {
                at: row.get(0)?,
                documents: usize::try_from(row.get::<_, i64>(1)?).unwrap_or(0),
            })
        })?
        .collect()
}
