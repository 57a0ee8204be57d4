//! The triggers by which the log only adds, taken away while something goes from it all the same.

use rusqlite::{Connection, OptionalExtension};

/// Takes triggers away, so that what they refuse can be done; answers what makes them again.
pub(super) fn take_away(connection: &Connection, names: &[&str]) -> rusqlite::Result<Vec<String>> {
    let mut made_by = Vec::new();
    for name in names {
        let sql = "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?1";
        let found = connection.query_row(sql, [name], |row| row.get(0));
        made_by.extend(found.optional()?);
        connection.execute_batch(&format!("DROP TRIGGER IF EXISTS {name}"))?;
    }
    Ok(made_by)
}

/// Makes triggers again.
pub(super) fn make(connection: &Connection, made_by: &[String]) -> rusqlite::Result<()> {
    let mut all = made_by.iter();
    all.try_for_each(|sql| connection.execute_batch(sql))
}
