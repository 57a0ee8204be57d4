//! The other sides: the least that SQLite has to do for the same.

use std::error::Error;
use std::hint::black_box;
use std::path::Path;

use ninefold_core::document::id::Id;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OpenFlags, params, params_from_iter};

/// Reads every column of every change and edit once.
pub fn scan(file: &Path) -> Result<(), Box<dyn Error>> {
    let connection = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    for table in ["change", "edit"] {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table} NOT INDEXED"))?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                black_box(match row.get_ref(column)? {
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.len(),
                    _ => 0,
                });
            }
        }
    }
    Ok(())
}

/// What is typed into a use case, and what is decided of it, committed to a copy of the same workspace by SQLite alone: the
/// same rows in the same tables, with the same durability, and nothing else.
#[derive(Debug)]
pub struct Bare {
    connection: Connection,
    doc: Id,
    /// What makes each identifier another one, growing as ours do.
    count: u64,
    /// The row of the use case in the list.
    listed: Vec<Value>,
}

impl Bare {
    /// A copy of a workspace at rest, in which a use case is written to.
    pub fn new(workspace: &Path, copy: &Path, doc: Id) -> Result<Self, Box<dyn Error>> {
        std::fs::copy(workspace, copy)?;
        // As the workspace is opened; where that can't be, the system's own way.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags_and_vfs(copy, flags, c"unix-excl")
            .or_else(|_| Connection::open_with_flags(copy, flags))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "wal_autocheckpoint", 0)?;
        let listed = connection.query_row(
            "SELECT * FROM listing WHERE doc = ?1",
            [doc.as_bytes()],
            |row| {
                let columns = 0..row.as_ref().column_count();
                columns.map(|column| row.get(column)).collect()
            },
        )?;
        Ok(Self {
            connection,
            doc,
            count: 0,
            listed,
        })
    }

    /// Replaces what is typed.
    pub fn draft(&mut self, text: &str) -> Result<(), Box<dyn Error>> {
        self.count += 1;
        let stamp = 1_790_000_000_000_i64 + self.count.cast_signed();
        self.connection
            .prepare_cached(
                "INSERT OR REPLACE INTO draft
                 (one, doc, record, kind, field, value, base, began, stamp, at, author, removed, crc)
                 VALUES (1, ?1, ?1, 'use-case', 'answer/ideation/problem', ?2, ?1, ?3, ?3, ?3, ?1, 0, ?3)",
            )?
            .execute(params![self.doc.as_bytes(), text, stamp])?;
        Ok(())
    }

    /// Adds a change of one edit, and lists its document anew.
    pub fn change(&mut self) -> Result<(), Box<dyn Error>> {
        self.count += 1;
        let stamp = 1_790_000_000_000_i64 + self.count.cast_signed();
        // Now is later than all that was generated, so that these are the last of their indexes.
        let [id, action] = [0, 1].map(|last| {
            let mut id = [0xFF; 16];
            id[7..15].copy_from_slice(&self.count.to_be_bytes());
            id[15] = last;
            id
        });
        let doc = self.doc.as_bytes();
        let transaction = self.connection.transaction()?;
        transaction
            .prepare_cached(
                "INSERT INTO change (id, doc, stamp, at, author, what, action, undoes, via, crc)
                 VALUES (?1, ?2, ?3, ?3, ?2, 'score', ?4, NULL, NULL, ?5)",
            )?
            .execute(params![id, doc, stamp, action, 4_000_000_000_i64])?;
        let n = transaction.last_insert_rowid();
        transaction
            .prepare_cached(
                "INSERT INTO edit (change, record, kind, field, value, base)
                 VALUES (?1, ?2, 'use-case', 'score/ideation/customer-value', 4, ?2)",
            )?
            .execute(params![n, doc])?;
        let marks = vec!["?"; self.listed.len()].join(", ");
        transaction
            .prepare_cached(&format!("INSERT OR REPLACE INTO listing VALUES ({marks})"))?
            .execute(params_from_iter(&self.listed))?;
        transaction.commit()?;
        Ok(())
    }
}
