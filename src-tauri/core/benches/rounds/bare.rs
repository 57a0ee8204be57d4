//! The rows of a workspace's log, put into another file by SQLite alone.

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use ninefold_core::document::id::Id;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::workspace::Workspace;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// Rows of a table.
pub type Rows = Vec<Vec<Value>>;

/// Everything of a table, in its order.
pub fn rows(connection: &Connection, table: &str) -> rusqlite::Result<Rows> {
    let mut all = connection.prepare(&format!("SELECT * FROM {table} ORDER BY rowid"))?;
    let columns = all.column_count();
    all.query_map([], |row| {
        (0..columns).map(|column| row.get(column)).collect()
    })?
    .collect()
}

/// The same rows in an empty workspace file, durably.
pub fn insert(path: &Path, changes: &Rows, edits: &Rows) -> Result<Duration, Box<dyn Error>> {
    let nobody = Author {
        id: Id::from_bytes([0; 16]),
        name: String::new(),
    };
    drop(Workspace::create(path, &nobody, Origin::system())?);
    let mut connection = Connection::open(path)?;
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")?;
    let begun = Instant::now();
    let transaction = connection.transaction()?;
    for (table, rows) in [("change", changes), ("edit", edits)] {
        let places = vec!["?"; rows.first().map_or(0, Vec::len)].join(", ");
        let sql = format!("INSERT INTO {table} VALUES ({places})");
        let mut insert = transaction.prepare(&sql)?;
        for row in rows {
            insert.execute(params_from_iter(row))?;
        }
    }
    transaction.commit()?;
    Ok(begun.elapsed())
}
