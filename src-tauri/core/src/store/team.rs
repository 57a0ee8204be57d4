//! What this copy and a team server have of each other. All of it are caches: what is lost with them is sent and fetched once
//! more.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};

use super::log::id;
use super::{Store, hash};
use crate::document::erasure::{Erasures, Target};
use crate::document::id::Id;
use crate::document::log::Place;
use crate::error::Error;

/// How far this copy and a server are in step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// How much of what arrived there is here.
    pub place: Place,
    /// The number of the change here up to which everything is there.
    pub sent: i64,
    /// What of what is erased here is there, as a hash; empty where nothing is.
    pub erased: String,
    /// When both were last in step, in milliseconds since 1970; 0 where they never were.
    pub at: i64,
}

/// What comes with a page of a server, beside changes.
#[derive(Debug, Clone)]
pub(crate) struct Beside<'a> {
    /// What the server calls the workspace.
    pub(crate) server: Id,
    /// The place after the page.
    pub(crate) place: Place,
    /// What is erased there, and here only when somebody says so.
    pub(crate) asked: &'a Erasures,
}

impl Store {
    /// How far it is in step with a server.
    pub(crate) fn step(&self, server: Id) -> Result<Step, Error> {
        step(&self.writer.lock(), server).map_err(Error::not_read)
    }

    /// Notes how far it is in step with a server.
    ///
    /// # Errors
    /// [`Error::NotSaved`].
    pub(crate) fn keep_step(&mut self, server: Id, step: &Step) -> Result<(), Error> {
        self.noted(|connection| put_step(connection, server, step))
    }

    /// What arrived last may be with others from now on: nobody takes it back as an import any more.
    ///
    /// # Errors
    /// [`Error::NotSaved`].
    pub(crate) fn let_out(&mut self) -> Result<(), Error> {
        self.noted(let_out)
    }

    /// A server has forgotten something: everything is to be sent there and fetched from there once more, what came from it
    /// included.
    ///
    /// # Errors
    /// [`Error::NotSaved`].
    pub(crate) fn begin_anew(&mut self, server: Id) -> Result<(), Error> {
        self.noted(|connection| {
            let whose = [server.as_bytes()];
            connection.execute("DELETE FROM cache_team WHERE server = ?1", whose)?;
            connection
                .execute(
                    "UPDATE cache_team_import SET server = NULL WHERE server = ?1",
                    whose,
                )
                .map(drop)
        })
    }

    /// The person has looked at all that came by servers up to a change, by its number.
    ///
    /// # Errors
    /// [`Error::NotSaved`].
    pub(crate) fn team_seen(&mut self, upto: i64) -> Result<(), Error> {
        self.noted(|connection| {
            let sql = "UPDATE cache_team_import SET seen = 1 WHERE seen IS NOT 1 AND last <= ?1";
            connection.execute(sql, [upto]).map(drop)
        })
    }

    /// What is erased at a server was erased here too, or is not asked about any more.
    ///
    /// # Errors
    /// [`Error::NotSaved`].
    pub(crate) fn team_erased(&mut self, server: Id) -> Result<(), Error> {
        self.noted(|connection| {
            let sql = "DELETE FROM cache_team_erasure WHERE server = ?1";
            connection.execute(sql, [server.as_bytes()]).map(drop)
        })
    }

    fn noted(
        &mut self,
        note: impl FnOnce(&Connection) -> rusqlite::Result<()>,
    ) -> Result<(), Error> {
        self.begin()?;
        let shared = self.writer.clone();
        let mut writer = shared.lock();
        let transaction = writer.transaction().map_err(Error::not_saved)?;
        note(&transaction).map_err(Error::not_saved)?;
        transaction.commit().map_err(Error::not_saved)?;
        drop(writer);
        self.committed(|_| {})
    }
}

/// What is erased, as a hash; empty where nothing is.
pub(crate) fn erased_as_hash(erased: &Erasures) -> String {
    let written = erased.iter().map(|target| format!("{target:?}\n"));
    match written.collect::<String>() {
        none if none.is_empty() => none,
        written => hash(written.as_bytes()),
    }
}

/// How far it is in step with a server.
pub(super) fn step(connection: &Connection, server: Id) -> rusqlite::Result<Step> {
    let found = connection
        .prepare_cached("SELECT n, mark, sent, erased, at FROM cache_team WHERE server = ?1")?
        .query_row([server.as_bytes()], |row| {
            let mark: Option<[u8; 16]> = row.get(1)?;
            Ok(Step {
                place: Place {
                    n: row.get::<_, i64>(0)?.unsigned_abs(),
                    mark: mark.map(Id::from_bytes),
                },
                sent: row.get(2)?,
                erased: row.get(3)?,
                at: row.get(4)?,
            })
        })
        .optional()?;
    Ok(found.unwrap_or_default())
}

fn put_step(connection: &Connection, server: Id, step: &Step) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO cache_team (server, n, mark, sent, erased, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            server.as_bytes(),
            step.place.n.cast_signed(),
            step.place.mark.as_ref().map(Id::as_bytes),
            step.sent,
            step.erased,
            step.at
        ])?;
    // Taken back, what a server has would be here no more, and the place would say that it is.
    let_out(connection)
}

fn let_out(connection: &Connection) -> rusqlite::Result<()> {
    let sql = "INSERT OR IGNORE INTO cache_team_import (via, server, first, last, seen)
         SELECT via, NULL, n, n, 1 FROM (SELECT n, via FROM change ORDER BY n DESC LIMIT 1) WHERE via IS NOT NULL";
    connection.prepare_cached(sql)?.execute([]).map(drop)
}

/// Notes what came with a page, in the transaction that takes it in: so many changes, of which this is the last.
pub(super) fn note(
    connection: &Connection,
    beside: &Beside<'_>,
    via: i64,
    last: i64,
    changes: usize,
) -> rusqlite::Result<()> {
    let mut step = step(connection, beside.server)?;
    step.place = beside.place;
    put_step(connection, beside.server, &step)?;
    if changes > 0 {
        connection.execute(
            "INSERT OR REPLACE INTO cache_team_import (via, server, first, last, seen) VALUES (?1, ?2, ?3, ?4, 0)",
            params![via, beside.server.as_bytes(), last + 1 - changes as i64, last],
        )?;
    }
    let mut asked = connection
        .prepare_cached("INSERT INTO cache_team_erasure (server, target) VALUES (?1, ?2)")?;
    for target in beside.asked.iter() {
        let target = serde_json::to_string(target).unwrap_or_default();
        asked.execute(params![beside.server.as_bytes(), target])?;
    }
    Ok(())
}

/// Whether an import came by a server, or may be at one.
pub(super) fn is_of_team(connection: &Connection, via: i64) -> rusqlite::Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM cache_team_import WHERE via = ?1)";
    connection
        .prepare_cached(sql)?
        .query_row([via], |row| row.get(0))
}

/// What is erased at a server, and here only when somebody says so.
pub(super) fn asked(connection: &Connection, server: Id) -> rusqlite::Result<Erasures> {
    let targets: Vec<String> = connection
        .prepare("SELECT target FROM cache_team_erasure WHERE server = ?1")?
        .query_map([server.as_bytes()], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let read = targets
        .iter()
        .filter_map(|text| serde_json::from_str(text).ok());
    Ok(read.collect::<Vec<Target>>().into_iter().collect())
}

/// How many changes are here that a server is not known to have, up to a moment.
pub(super) fn unsent(connection: &Connection, server: Id, last: i64) -> rusqlite::Result<u64> {
    connection
        .prepare_cached(
            "SELECT count(*) FROM change WHERE n > coalesce((SELECT sent FROM cache_team WHERE server = ?1), 0) AND n <= ?2
             AND NOT EXISTS (SELECT 1 FROM cache_team_import WHERE cache_team_import.via = change.via AND server = ?1)",
        )?
        .query_row(params![server.as_bytes(), last], |row| row.get(0))
        .map(i64::unsigned_abs)
}

/// The imports that came by a server and that it still knows of.
pub(super) fn imports_of(connection: &Connection, server: Id) -> rusqlite::Result<BTreeSet<i64>> {
    connection
        .prepare_cached("SELECT via FROM cache_team_import WHERE server = ?1")?
        .query_map([server.as_bytes()], |row| row.get(0))?
        .collect()
}

/// The changes that came by servers and that nobody has looked at yet, the last first, at most so many: the document and the
/// change itself.
pub(super) fn unseen(
    connection: &Connection,
    last: i64,
    most: usize,
) -> rusqlite::Result<Vec<(Id, Id)>> {
    connection
        .prepare_cached(
            "SELECT change.doc, change.id FROM cache_team_import JOIN change ON change.n BETWEEN first AND last
             WHERE seen IS NOT 1 AND change.n <= ?1 ORDER BY change.n DESC LIMIT ?2",
        )?
        .query_map(params![last, most as i64], |row| {
            Ok((id(row, 0)?, id(row, 1)?))
        })?
        .collect()
}

/// How many there are.
pub(super) fn count_unseen(connection: &Connection, last: i64) -> rusqlite::Result<u64> {
    connection
        .prepare_cached(
            "SELECT coalesce(sum(last + 1 - first), 0) FROM cache_team_import WHERE seen IS NOT 1 AND last <= ?1",
        )?
        .query_row([last], |row| row.get(0))
        .map(i64::unsigned_abs)
}
