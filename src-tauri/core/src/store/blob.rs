//! The table `blob`: pictures by the hash of their bytes, so that each is kept once.

use std::io::{self, Read};

use rusqlite::{Connection, MAIN_DB, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::{digits, hash};
use crate::picture::{LIMIT, Refused, check_size};

/// How many bytes are read at once of one that is only compared.
const PIECE: usize = 64 << 10;

pub(super) fn keep(connection: &Connection, mime: &str, bytes: &[u8]) -> rusqlite::Result<String> {
    let hash = hash(bytes);
    connection
        .prepare_cached("INSERT OR IGNORE INTO blob (hash, bytes, mime) VALUES (?1, ?2, ?3)")?
        .execute(params![hash, bytes, mime])?;
    Ok(hash)
}

/// The bytes that a hash names. More than a picture can have are not read: SQLite knows how many there are without.
pub(super) fn get(
    connection: &Connection,
    hash: &str,
) -> rusqlite::Result<Option<Result<Vec<u8>, Refused>>> {
    let sql = "SELECT coalesce(octet_length(bytes), 0), iif(octet_length(bytes) <= ?2, bytes, NULL)
        FROM blob WHERE hash = ?1";
    let read = |row: &rusqlite::Row<'_>| {
        let length: i64 = row.get(0)?;
        let bytes: Option<Vec<u8>> = row.get(1)?;
        Ok(check_size(length.unsigned_abs()).map(|()| bytes.unwrap_or_default()))
    };
    connection
        .prepare_cached(sql)?
        .query_row(params![hash, LIMIT as i64], read)
        .optional()
}

/// What kind of picture a hash names; nothing where it is not kept.
pub(super) fn mime(connection: &Connection, hash: &str) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT mime FROM blob WHERE hash = ?1";
    connection
        .prepare_cached(sql)?
        .query_row([hash], |row| row.get(0))
        .optional()
}

/// What every picture is kept by.
pub(super) fn hashes(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    connection
        .prepare("SELECT hash FROM blob ORDER BY hash")?
        .query_map([], |row| row.get(0))?
        .collect()
}

/// A blob, as a check finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Blob {
    /// What it is kept by.
    pub(crate) kept_by: String,
    /// How many bytes it has.
    pub(crate) length: u64,
    /// Its bytes are those that the hash names.
    pub(crate) is_whole: bool,
}

/// Every blob kept, compared with its hash a piece at a time, however many bytes it has.
pub(super) fn all(connection: &Connection) -> rusqlite::Result<Vec<Blob>> {
    let sql = "SELECT rowid, hash, octet_length(bytes) FROM blob ORDER BY hash";
    let read = |row: &rusqlite::Row<'_>| {
        let row_id: i64 = row.get(0)?;
        let kept_by: String = row.get(1)?;
        let length: Option<i64> = row.get(2)?;
        let is_whole = match length {
            Some(_) => hash_in_pieces(connection, row_id)? == kept_by,
            None => false,
        };
        Ok(Blob {
            kept_by,
            length: length.unwrap_or_default().unsigned_abs(),
            is_whole,
        })
    };
    connection.prepare(sql)?.query_map([], read)?.collect()
}

fn hash_in_pieces(connection: &Connection, row_id: i64) -> rusqlite::Result<String> {
    let mut blob = connection.blob_open(MAIN_DB, "blob", "bytes", row_id, true)?;
    let mut digest = Sha256::new();
    let mut piece = vec![0; PIECE];
    loop {
        match blob.read(&mut piece).map_err(unread)? {
            0 => return Ok(digits(&digest.finalize())),
            read => digest.update(&piece[..read]),
        }
    }
}

/// SQLite's own words, which the trait for reading wraps.
fn unread(error: io::Error) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(Box::new(error))
}

#[cfg(test)]
mod tests {
    use rusqlite::limits::Limit;

    use super::*;

    /// A table in which one blob is as large as a picture can be, and one is larger than any.
    fn table() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        let sql = include_str!("../../migrations/0003_blobs.sql");
        connection.execute_batch(sql).unwrap();
        let most = vec![7; LIMIT];
        assert_eq!(keep(&connection, "image/png", &most).unwrap(), hash(&most));
        let sql = "INSERT INTO blob VALUES ('large', zeroblob(300 << 20), 'image/png'), ('none', NULL, NULL)";
        connection.execute(sql, []).unwrap();
        connection
    }

    /// SQLite is made to refuse to read more than that at once.
    #[test]
    fn what_is_too_large_is_not_read() {
        let connection = table();
        let limit = LIMIT as i32 + 1_000;
        connection
            .set_limit(Limit::SQLITE_LIMIT_LENGTH, limit)
            .unwrap();
        let reading =
            connection.query_row("SELECT bytes FROM blob WHERE hash = 'large'", [], |row| {
                row.get::<_, Vec<u8>>(0)
            });
        assert!(reading.is_err(), "the limit holds");

        assert_eq!(get(&connection, "unheard of").unwrap(), None);
        assert_eq!(get(&connection, "none").unwrap(), Some(Err(Refused::Empty)));
        let large = Some(Err(Refused::TooLarge(300 << 20)));
        assert!(get(&connection, "large").unwrap() == large);
        let most = hash(&vec![7; LIMIT]);
        assert!(get(&connection, &most).unwrap() == Some(Ok(vec![7; LIMIT])));

        let found = all(&connection).unwrap().into_iter();
        let found: Vec<_> = found.map(|blob| (blob.length, blob.is_whole)).collect();
        assert_eq!(
            found,
            [(LIMIT as u64, true), (300 << 20, false), (0, false)]
        );
    }
}
