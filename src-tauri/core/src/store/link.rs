//! The table `link`: a cache of what documents name of one another.
//!
//! A link that is no more stays as long as somebody may be reading a moment when it was; it goes when the file is opened.

use std::collections::{BTreeSet, HashMap};

use rusqlite::{Connection, Row, params};

use super::log::id;
use crate::document::id::Id;
use crate::document::link::Link;

const CURRENT: &str = "SELECT target, field, source, phase FROM link WHERE until IS NULL";

/// Makes the links of a document those given, from a change on. One that is new has none.
pub(super) fn put(
    connection: &Connection,
    source: Id,
    is_new: bool,
    links: &BTreeSet<Link>,
    n: i64,
) -> rusqlite::Result<()> {
    let before = match is_new {
        true => BTreeSet::new(),
        false => of_source(connection, source)?,
    };
    let mut end = connection.prepare_cached(
        "UPDATE link SET until = ?1
         WHERE target = ?2 AND field = ?3 AND source = ?4 AND phase = ?5 AND until IS NULL",
    )?;
    for Link {
        target,
        field,
        phase,
        ..
    } in before.difference(links)
    {
        end.execute(params![
            n,
            target.as_bytes(),
            field,
            source.as_bytes(),
            phase
        ])?;
    }
    let mut begin = connection.prepare_cached(
        "INSERT OR REPLACE INTO link (target, field, source, phase, since) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for Link {
        target,
        field,
        phase,
        ..
    } in links.difference(&before)
    {
        begin.execute(params![
            target.as_bytes(),
            field,
            source.as_bytes(),
            phase,
            n
        ])?;
    }
    Ok(())
}

/// Who names a document in a field at a moment.
pub(super) fn to(
    connection: &Connection,
    target: Id,
    field: &str,
    last: i64,
) -> rusqlite::Result<Vec<Link>> {
    connection
        .prepare_cached(
            "SELECT target, field, source, phase FROM link
             WHERE target = ?1 AND field = ?2 AND since <= ?3 AND coalesce(until, ?3 + 1) > ?3
             ORDER BY source, phase",
        )?
        .query_map(params![target.as_bytes(), field, last], link)?
        .collect()
}

/// All links that are.
#[cfg(test)]
pub(super) fn all(connection: &Connection) -> rusqlite::Result<BTreeSet<Link>> {
    connection.prepare(CURRENT)?.query_map([], link)?.collect()
}

/// What the checksums of links add up to, whatever their order.
pub(crate) fn seal<'a>(links: impl IntoIterator<Item = &'a Link>) -> u32 {
    let sum = |sum: u32, link: &Link| sum.wrapping_add(checksum(link));
    links.into_iter().fold(0, sum)
}

fn checksum(link: &Link) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    for part in [
        &link.target.as_bytes()[..],
        link.field.as_bytes(),
        link.source.as_bytes(),
        link.phase.as_bytes(),
    ] {
        crc.update(&(part.len() as u64).to_le_bytes());
        crc.update(part);
    }
    crc.finalize()
}

/// The seals of the links that are, by the document that they are of; read from the table, not from an index.
pub(super) fn seals(connection: &Connection) -> rusqlite::Result<HashMap<Id, u32>> {
    let mut seals: HashMap<Id, u32> = HashMap::new();
    let mut all = connection.prepare(&CURRENT.replace("link WHERE", "link NOT INDEXED WHERE"))?;
    for one in all.query_map([], link)? {
        let one = one?;
        let seal = seals.entry(one.source).or_default();
        *seal = seal.wrapping_add(checksum(&one));
    }
    Ok(seals)
}

/// Whether there are links that were no more at a moment.
pub(super) fn is_any_ended(connection: &Connection, last: i64) -> rusqlite::Result<bool> {
    let is_any = "SELECT EXISTS (SELECT 1 FROM link WHERE until <= ?1)";
    connection.query_row(is_any, [last], |row| row.get(0))
}

/// Lets go of links that were no more at a moment. Nobody may be reading an earlier one.
pub(super) fn forget_ended(connection: &Connection, last: i64) -> rusqlite::Result<usize> {
    // A file that has none is not written.
    match is_any_ended(connection, last)? {
        true => connection.execute("DELETE FROM link WHERE until <= ?1", [last]),
        false => Ok(0),
    }
}

/// Lets go of all links of a document, also of those that were.
pub(super) fn forget(connection: &Connection, source: Id) -> rusqlite::Result<()> {
    let sql = "DELETE FROM link WHERE source = ?1";
    connection.execute(sql, [source.as_bytes()]).map(drop)
}

pub(super) fn clear(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM link", []).map(drop)
}

fn of_source(connection: &Connection, source: Id) -> rusqlite::Result<BTreeSet<Link>> {
    connection
        .prepare_cached(&format!("{CURRENT} AND source = ?1"))?
        .query_map([source.as_bytes()], link)?
        .collect()
}

fn link(row: &Row<'_>) -> rusqlite::Result<Link> {
    Ok(Link {
        target: id(row, 0)?,
        field: row.get(1)?,
        source: id(row, 2)?,
        phase: row.get(3)?,
    })
}
