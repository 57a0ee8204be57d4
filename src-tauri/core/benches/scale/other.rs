//! The other sides: the least that SQLite has to do for the same.

use std::error::Error;
use std::hint::black_box;
use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, params};

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

/// A database with the same durability that holds nothing else.
#[derive(Debug)]
pub struct Bare(Connection);

impl Bare {
    /// A new one.
    pub fn new(file: &Path) -> Result<Self, Box<dyn Error>> {
        let connection = Connection::open(file)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.execute_batch(
            "CREATE TABLE draft (one INTEGER PRIMARY KEY, value TEXT) STRICT;
             CREATE TABLE change (n INTEGER PRIMARY KEY, id BLOB UNIQUE, doc BLOB, action BLOB, rest BLOB) STRICT;
             CREATE INDEX change_doc ON change (doc);
             CREATE INDEX change_action ON change (action);
             CREATE TABLE edit (change INTEGER, field TEXT, value ANY, PRIMARY KEY (change, field)) STRICT, WITHOUT ROWID;
             CREATE TABLE listing (doc BLOB PRIMARY KEY, title TEXT) STRICT, WITHOUT ROWID;",
        )?;
        Ok(Self(connection))
    }

    /// Replaces what is typed.
    pub fn draft(&mut self, text: &str) -> Result<(), Box<dyn Error>> {
        self.0
            .prepare_cached("INSERT OR REPLACE INTO draft VALUES (1, ?1)")?
            .execute([text])?;
        Ok(())
    }

    /// Adds a change of one edit, and lists its document anew.
    pub fn change(&mut self) -> Result<(), Box<dyn Error>> {
        let transaction = self.0.transaction()?;
        transaction
            .prepare_cached("INSERT INTO change (id, doc, action, rest) VALUES (randomblob(16), ?1, randomblob(16), ?2)")?
            .execute(params![[7_u8; 16], [0_u8; 40]])?;
        let n = transaction.last_insert_rowid();
        transaction
            .prepare_cached("INSERT INTO edit VALUES (?1, 'score/ideation/customer-value', 4)")?
            .execute([n])?;
        transaction
            .prepare_cached("INSERT OR REPLACE INTO listing VALUES (?1, 'A title of some length')")?
            .execute([[7_u8; 16]])?;
        transaction.commit()?;
        Ok(())
    }
}
