//! Formats of the workspace file: numbered .sql files that never change once shipped. `user_version` counts them in its lower
//! half, and says in its upper half which is the oldest one whose readers may still open the file; 0 there is the same format.

use rusqlite::Connection;

use super::draft;
use crate::document::mutant;

/// Each with the oldest format whose readers may open what it makes: an earlier one than its own where it adds nothing but
/// tables whose names begin with `cache_`, and indexes on them, and keeps all that was there as it was.
const MIGRATIONS: [(&str, i64); 8] = [
    (include_str!("../../migrations/0001_log.sql"), 1),
    (include_str!("../../migrations/0002_caches.sql"), 2),
    (include_str!("../../migrations/0003_blobs.sql"), 3),
    (include_str!("../../migrations/0004_seals.sql"), 4),
    (include_str!("../../migrations/0005_exchange.sql"), 4),
    (include_str!("../../migrations/0006_erasure.sql"), 6),
    (include_str!("../../migrations/0007_search.sql"), 6),
    (include_str!("../../migrations/0008_team.sql"), 6),
];

/// How far the number of the oldest reader's format is from the other in `user_version`.
const READER: u32 = 16;

/// The newest format known here.
pub(super) const NEWEST: i64 = MIGRATIONS.len() as i64;

/// What `user_version` says in a file of a format known here.
pub(super) fn stamp_of(format: i64) -> i64 {
    let formats = (1..).zip(MIGRATIONS);
    let oldest = formats
        .filter(|(number, _)| *number <= format)
        .map(|(_, (_, oldest))| oldest)
        .max();
    match oldest {
        Some(oldest) if oldest < format => oldest << READER | format,
        _ => format,
    }
}

/// The format that a `user_version` says, and the oldest one whose readers may open the file.
pub(super) fn parted(stamp: i32) -> (i64, i64) {
    let stamp = stamp.cast_unsigned();
    let (oldest, format) = (stamp >> READER, stamp & ((1 << READER) - 1));
    match oldest {
        0 => (format.into(), format.into()),
        oldest => (format.into(), oldest.into()),
    }
}

/// Tables and indexes that only a newer format's caches can be.
pub(super) fn newer_caches(connection: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    connection
        // A virtual table takes its own along when it is dropped.
        .prepare(
            "SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'index') AND substr(tbl_name, 1, 6) = 'cache_'
             ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Takes away the caches that format `to` does not have, which would not follow what is written from now on.
fn let_go(connection: &Connection, to: i64) -> rusqlite::Result<()> {
    if mutant::lacks("caches of a newer format are let go of") {
        return Ok(());
    }
    let ours = Connection::open_in_memory()?;
    between(&ours, 0, to)?;
    let ours = newer_caches(&ours)?;
    for (kind, name) in newer_caches(connection)? {
        if kind == "table" && !ours.contains(&(kind, name.clone())) {
            let name = name.replace('"', "\"\"");
            connection.execute_batch(&format!("DROP TABLE IF EXISTS \"{name}\""))?;
        }
    }
    Ok(())
}

/// Brings a file of format `from` to the newest one, in one transaction. One that is newer, and may be opened here, becomes
/// one of the newest format known here: what it has more are caches, which its own Ninefold makes again.
pub(super) fn up(connection: &Connection, from: i64) -> rusqlite::Result<()> {
    between(connection, from, NEWEST)
}

/// Brings a file of format `from`, 0 for an empty one, to format `to`.
pub(super) fn between(connection: &Connection, from: i64, to: i64) -> rusqlite::Result<()> {
    let transaction = connection.unchecked_transaction()?;
    if from > to {
        let_go(&transaction, to)?;
    }
    for (format, (sql, _)) in (1..=to).zip(MIGRATIONS) {
        if format > from {
            transaction.execute_batch(sql)?;
        }
    }
    if to >= draft::SEALED {
        draft::seal(&transaction)?;
    }
    transaction.pragma_update(None, "user_version", stamp_of(to))?;
    transaction.commit()
}
