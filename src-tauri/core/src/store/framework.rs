//! The table `framework`: texts by their hash, so that two versions can live side by side.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::hash;
use crate::framework::{Framework, LIMIT};

/// Frameworks by their hash, each read once.
#[derive(Debug, Default)]
pub(crate) struct Frameworks(RefCell<HashMap<String, Arc<Framework>>>);

impl Frameworks {
    /// The framework that a hash names; the built-in one where it names none that can be read.
    pub(crate) fn get(&self, connection: &Connection, hash: &str) -> Arc<Framework> {
        let mut known = self.0.borrow_mut();
        let read = || {
            let text = get(connection, hash).ok().flatten();
            let kept = text.and_then(|text| Framework::parse(&text).ok());
            Arc::new(kept.unwrap_or_else(|| Framework::built_in().clone()))
        };
        Arc::clone(known.entry(hash.to_owned()).or_insert_with(read))
    }
}

pub(super) fn keep(connection: &Connection, text: &str) -> rusqlite::Result<String> {
    let hash = hash(text.as_bytes());
    connection.execute(
        "INSERT OR IGNORE INTO framework (hash, text) VALUES (?1, ?2)",
        [&hash, text],
    )?;
    Ok(hash)
}

/// The text that a hash names; `None` also where what is kept is another text. One that is longer than a framework can be is
/// as good as none, and not read.
pub(super) fn get(connection: &Connection, named: &str) -> rusqlite::Result<Option<String>> {
    let text = connection
        .query_row(
            "SELECT text FROM framework WHERE hash = ?1 AND octet_length(text) <= ?2",
            params![named, LIMIT as i64],
            |row| Ok(row.get_ref(0)?.as_bytes_or_null()?.map(<[u8]>::to_vec)),
        )
        .optional()?;
    let text = text.flatten().filter(|text| hash(text) == named);
    Ok(text.and_then(|text| String::from_utf8(text).ok()))
}

/// A framework, as a check finds it: the hash it is kept by, and its text, or how many bytes one has that is too long to
/// be read.
pub(crate) type Kept = (String, Result<String, u64>);

/// Every framework kept. What is no text is read as if it were.
pub(super) fn all(connection: &Connection) -> rusqlite::Result<Vec<Kept>> {
    let text = |row: &Row<'_>, column: usize| -> rusqlite::Result<String> {
        let bytes = row.get_ref(column)?.as_bytes_or_null()?.unwrap_or_default();
        Ok(String::from_utf8_lossy(bytes).into_owned())
    };
    let kept = |row: &Row<'_>| {
        let length = row.get::<_, i64>(2)?.unsigned_abs();
        let is_read = length <= LIMIT as u64;
        Ok((
            text(row, 0)?,
            is_read.then_some(text(row, 1)?).ok_or(length),
        ))
    };
    let sql =
        "SELECT hash, iif(octet_length(text) <= ?1, text, NULL), coalesce(octet_length(text), 0)
        FROM framework ORDER BY hash";
    connection
        .prepare(sql)?
        .query_map([LIMIT as i64], kept)?
        .collect()
}

#[cfg(test)]
mod tests {
    use rusqlite::limits::Limit;

    use super::*;

    #[test]
    fn what_is_no_text_any_more_is_as_good_as_none() {
        let connection = Connection::open_in_memory().unwrap();
        let sql = "CREATE TABLE framework (hash TEXT PRIMARY KEY, text TEXT) STRICT;
            INSERT INTO framework VALUES ('altered', CAST(x'61FF62' AS TEXT)), ('none', NULL)";
        connection.execute_batch(sql).unwrap();
        for named in ["altered", "none", "unheard of"] {
            assert_eq!(get(&connection, named).unwrap(), None, "{named}");
        }
    }

    /// SQLite is made to refuse to read more than that at once.
    #[test]
    fn what_is_too_long_is_not_read() {
        let connection = Connection::open_in_memory().unwrap();
        let sql = "CREATE TABLE framework (hash TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT";
        connection.execute_batch(sql).unwrap();
        let named = keep(&connection, "name = \"A\"").unwrap();
        let sql = "INSERT INTO framework VALUES ('long', printf('%.*c', 300000000, 'a'))";
        connection.execute(sql, []).unwrap();
        let limit = LIMIT as i32 + 1_000;
        connection
            .set_limit(Limit::SQLITE_LIMIT_LENGTH, limit)
            .unwrap();
        assert_eq!(get(&connection, "long").unwrap(), None);
        assert!(get(&connection, &named).unwrap().is_some());
        let found = all(&connection).unwrap();
        assert!(found.contains(&(named, Ok("name = \"A\"".to_owned()))));
        assert!(found.contains(&("long".to_owned(), Err(300_000_000))));
    }
}
