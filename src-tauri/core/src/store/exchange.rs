//! What is known of the exchange with other copies of the workspace. All of it are caches: what is lost with them is who sent
//! an import, and that the next bundle can be smaller than everything.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::log::{self, id};
use crate::document::change::Change;
use crate::document::digest::Digest;
use crate::document::erasure::{Erasures, Target};
use crate::document::id::Id;
use crate::text::mention::mentions;

/// The id of the first change that was ever made in the workspace; nothing where there is none.
pub(super) fn first(connection: &Connection) -> rusqlite::Result<Option<Id>> {
    connection
        .query_row("SELECT id FROM change ORDER BY n LIMIT 1", [], |row| {
            id(row, 0)
        })
        .optional()
}

/// What the changes of each document come to at a moment.
pub(super) fn digests(
    connection: &Connection,
    last: i64,
) -> rusqlite::Result<BTreeMap<Id, Digest>> {
    let mut digests: BTreeMap<Id, Digest> = BTreeMap::new();
    let mut all = connection.prepare("SELECT doc, id FROM change WHERE n <= ?1")?;
    let mut rows = all.query([last])?;
    while let Some(row) = rows.next()? {
        digests.entry(id(row, 0)?).or_default().add(id(row, 1)?);
    }
    Ok(digests)
}

/// What all changes come to at a moment.
pub(super) fn digest(connection: &Connection, last: i64) -> rusqlite::Result<Digest> {
    let mut digest = Digest::default();
    let mut all = connection.prepare_cached("SELECT id FROM change WHERE n <= ?1")?;
    let mut rows = all.query([last])?;
    while let Some(row) = rows.next()? {
        digest.add(id(row, 0)?);
    }
    Ok(digest)
}

/// Who made the last change of those made here, up to a moment.
pub(super) fn last_author(connection: &Connection, last: i64) -> rusqlite::Result<Option<Id>> {
    let sql = "SELECT author FROM change WHERE via IS NULL AND n <= ?1 ORDER BY n DESC LIMIT 1";
    connection
        .query_row(sql, [last], |row| id(row, 0))
        .optional()
}

/// The documents that have changes which came by an import.
pub(super) fn documents(connection: &Connection) -> rusqlite::Result<Vec<Id>> {
    connection
        .prepare("SELECT DISTINCT doc FROM change WHERE via IS NOT NULL ORDER BY doc")?
        .query_map([], |row| id(row, 0))?
        .collect()
}

/// The checksum of a change by its id; nothing where it is not here.
pub(super) fn sum_of(connection: &Connection, change: Id) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT crc FROM change WHERE id = ?1")?
        .query_row([change.as_bytes()], |row| row.get(0))
        .optional()
}

/// A change by its id, if it is here and as it was written.
pub(super) fn change(connection: &Connection, change: Id) -> rusqlite::Result<Option<Change>> {
    let n = connection
        .prepare_cached("SELECT n FROM change WHERE id = ?1")?
        .query_row([change.as_bytes()], |row| row.get(0))
        .optional()?;
    let Some(n) = n else { return Ok(None) };
    let kept = log::numbered(connection, n)?.filter(|kept| kept.is_whole);
    Ok(kept.map(|kept| kept.change))
}

/// The number of the next import.
pub(super) fn next_import(connection: &Connection) -> rusqlite::Result<i64> {
    let known = "SELECT max(coalesce((SELECT max(via) FROM cache_import), 0), coalesce((SELECT max(via) FROM change), 0)) + 1";
    connection.query_row(known, [], |row| row.get(0))
}

/// Notes who sent an import, whose name may be empty.
pub(super) fn note_import(
    connection: &Connection,
    via: i64,
    at: i64,
    sender: &str,
) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO cache_import (via, at, sender) VALUES (?1, ?2, ?3)";
    connection.execute(sql, params![via, at, sender]).map(drop)
}

/// Who sent an import; empty where that is not known.
pub(super) fn sender(connection: &Connection, via: i64) -> rusqlite::Result<String> {
    let found = connection
        .query_row(
            "SELECT sender FROM cache_import WHERE via = ?1",
            [via],
            |row| row.get(0),
        )
        .optional()?;
    Ok(found.unwrap_or_default())
}

/// The import that everything arrived by since what was last made here; nothing where nothing did, or not after the change
/// with a number.
pub(super) fn last_import(connection: &Connection, after: i64) -> rusqlite::Result<Option<i64>> {
    let found: Option<Option<i64>> = connection
        .query_row(
            "SELECT iif(n > ?1, via, NULL) FROM change ORDER BY n DESC LIMIT 1",
            [after],
            |row| row.get(0),
        )
        .optional()?;
    Ok(found.flatten())
}

/// Whether all changes from a place in the order of arrival on came by one import.
pub(super) fn is_import(connection: &Connection, first: i64) -> rusqlite::Result<bool> {
    connection.query_row(
        "SELECT count(*) = count(via) AND min(via) = max(via) FROM change WHERE n >= ?1",
        [first],
        |row| row.get(0),
    )
}

/// What another copy of the workspace reported last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Peer {
    /// What it calls itself.
    pub(crate) file: Id,
    /// Who sends from it.
    pub(crate) person: Id,
    /// What that person was called.
    pub(crate) name: String,
    /// When it reported, in milliseconds since 1970.
    pub(crate) at: i64,
    /// Which changes it then had, by document.
    pub(crate) digests: BTreeMap<Id, Digest>,
}

/// Forgets what senders were called of whom everything is erased.
pub(super) fn forget_names(
    connection: &Connection,
    targets: &Erasures,
    names: &[String],
) -> rusqlite::Result<()> {
    for target in targets.iter() {
        if let Target::Document(person) = target {
            let sql = "UPDATE cache_peer SET name = '' WHERE person = ?1";
            connection.execute(sql, [person.as_bytes()])?;
        }
    }
    let imports: Vec<(i64, String)> = connection
        .prepare("SELECT via, sender FROM cache_import")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (via, sender) in imports {
        if !mentions(&sender, names).is_empty() {
            let sql = "UPDATE cache_import SET sender = '' WHERE via = ?1";
            connection.execute(sql, [via])?;
        }
    }
    Ok(())
}

/// What this copy calls itself; nothing where it was not asked yet.
pub(super) fn own(connection: &Connection) -> rusqlite::Result<Option<Id>> {
    connection
        .query_row("SELECT file FROM cache_own", [], |row| id(row, 0))
        .optional()
}

/// Gives this copy a name, unless it has one; answers which.
pub(super) fn name_own(connection: &Connection, file: Id) -> rusqlite::Result<Id> {
    if let Some(own) = own(connection)? {
        return Ok(own);
    }
    connection.execute(
        "INSERT INTO cache_own (file) VALUES (?1)",
        [file.as_bytes()],
    )?;
    Ok(file)
}

/// Notes what a copy reports, unless it reported something later already.
pub(super) fn note_peer(connection: &Connection, peer: &Peer) -> rusqlite::Result<()> {
    let digests = serde_json::to_string(&peer.digests).unwrap_or_default();
    connection
        .execute(
            "INSERT INTO cache_peer (file, person, name, at, digests) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET name = excluded.name, at = excluded.at, digests = excluded.digests
             WHERE excluded.at >= cache_peer.at",
            params![
                peer.file.as_bytes(),
                peer.person.as_bytes(),
                peer.name,
                peer.at,
                digests
            ],
        )
        .map(drop)
}

/// All copies that were heard of, the latest first.
pub(super) fn peers(connection: &Connection) -> rusqlite::Result<Vec<Peer>> {
    connection
        .prepare(
            "SELECT file, person, name, at, digests FROM cache_peer ORDER BY at DESC, file, person",
        )?
        .query_map([], |row| {
            let digests: String = row.get(4)?;
            Ok(Peer {
                file: id(row, 0)?,
                person: id(row, 1)?,
                name: row.get(2)?,
                at: row.get(3)?,
                digests: serde_json::from_str(&digests).unwrap_or_default(),
            })
        })?
        .collect()
}

/// Whether the changes of a document came to this at some time here, and so are all here.
pub(super) fn came_to(connection: &Connection, doc: Id, digest: Digest) -> rusqlite::Result<bool> {
    let mut changes =
        connection.prepare_cached("SELECT id FROM change WHERE doc = ?1 ORDER BY n")?;
    let mut rows = changes.query([doc.as_bytes()])?;
    let mut sum = Digest::default();
    while let Some(row) = rows.next()? {
        sum.add(id(row, 0)?);
        if sum == digest {
            return Ok(true);
        }
    }
    Ok(digest == Digest::default())
}
