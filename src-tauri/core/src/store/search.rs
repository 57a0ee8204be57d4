//! The tables `cache_search…`: caches of what is found by its words, a row a field.

mod texts;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::Store;
use super::log::id;
use crate::document::change::{Edit, is_bookkeeping};
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::error::Error;
use crate::text::words::{Wanted, folded};

pub(crate) use texts::text_of;
use texts::{Rank, rank_of};

/// The upper bits of the number of a row, from this one on, are its rank.
const RANK: u32 = 48;

/// From so many rows on the index of words gathers more before it writes any of it down, in bytes: what it wrote before is merged
/// again and again.
const MANY: usize = 256;
const ROOM: i64 = 32 << 20;

/// What seals the words of documents.
pub(crate) type Seals = HashMap<Id, u32>;

/// A field in a record of a document.
pub(crate) type Spot = (Id, Id, String);

/// What is found: how much there is in all, and where the first of it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Hits {
    pub(crate) count: usize,
    pub(crate) first: Vec<Spot>,
}

/// What the cache is to hold of a document, or of some of its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sought {
    /// The fields that are told of; `None`: all.
    of: Option<BTreeSet<(Id, String)>>,
    rows: BTreeMap<(Id, String), (Rank, String)>,
}

impl Sought {
    /// All of a document.
    pub(crate) fn all(document: &Document) -> Self {
        let rows = texts::fields(document).map(|(record, name, text)| {
            let rank = rank_of(document, record, name);
            ((record, name.to_owned()), (rank, folded(&text)))
        });
        Self {
            of: None,
            rows: rows.filter(|(_, (_, words))| !words.is_empty()).collect(),
        }
    }

    /// The fields of a document that were touched, or all of it; see [`touched`].
    pub(crate) fn of(document: &Document, touched: Option<BTreeSet<(Id, String)>>) -> Self {
        let Some(of) = touched else {
            return Self::all(document);
        };
        let rows = of.iter().filter_map(|(record, name)| {
            let words = folded(&text_of(document, *record, name)?);
            let rank = rank_of(document, *record, name);
            (!words.is_empty()).then(|| ((*record, name.clone()), (rank, words)))
        });
        Self {
            rows: rows.collect(),
            of: Some(of),
        }
    }

    /// What seals the rows of all of a document.
    pub(crate) fn seal(&self) -> u32 {
        let sums = self.rows.iter();
        let sums = sums
            .map(|((record, name), (rank, words))| checksum(*record, name, *rank as i64, words));
        sums.fold(0, u32::wrapping_add)
    }
}

/// The fields that some edits may alter of a document as it is before them; `None` where that may be more: what else is shown
/// then, or how it is ranked.
pub(crate) fn touched<'e>(
    before: &Document,
    edits: impl IntoIterator<Item = &'e Edit>,
) -> Option<BTreeSet<(Id, String)>> {
    let is_seen = before.is_shown(before.id) && !before.is_archived();
    let edits = edits.into_iter().map(|edit| {
        let is_there = before.records.contains_key(&edit.record) && before.is_shown(edit.record);
        let alone = is_seen && is_there && !is_bookkeeping(&edit.field);
        alone.then(|| (edit.record, edit.field.clone()))
    });
    edits.collect()
}

/// Makes what is held of documents this. Whenever a number is lower than the one before, the index of words writes down what it
/// has gathered; so all is looked at first, and then goes into it by its number. Of a document that is new nothing is held.
pub(super) fn put<'s>(
    connection: &Connection,
    all: impl IntoIterator<Item = (Id, bool, &'s Sought)>,
) -> rusqlite::Result<()> {
    let mut filling = Filling::default();
    for (doc, is_new, sought) in all {
        filling.look_at(connection, doc, is_new, sought)?;
    }
    filling.fill(connection)
}

/// What is to be taken out, and put in.
#[derive(Default)]
struct Filling<'s> {
    gone: Vec<(i64, String)>,
    new: Vec<(Rank, Id, &'s (Id, String), &'s str)>,
    /// What is to be added to the seal of each document.
    seals: Vec<(Id, u32)>,
}

impl<'s> Filling<'s> {
    fn look_at(
        &mut self,
        connection: &Connection,
        doc: Id,
        is_new: bool,
        sought: &'s Sought,
    ) -> rusqlite::Result<()> {
        let before = match &sought.of {
            _ if is_new => Vec::new(),
            None => of_document(connection, doc)?,
            Some(fields) => {
                let found = fields
                    .iter()
                    .map(|(record, name)| at(connection, doc, *record, name));
                let found: Vec<Option<Held>> = found.collect::<rusqlite::Result<_>>()?;
                found.into_iter().flatten().collect()
            }
        };
        let mut stays = BTreeSet::new();
        let mut seal = 0_u32;
        for held in before {
            let spot = (held.record, held.name);
            let wanted = sought.rows.get(&spot);
            if wanted
                .is_some_and(|(rank, words)| *rank as i64 == held.n >> RANK && *words == held.words)
            {
                stays.insert(spot);
                continue;
            }
            seal = seal.wrapping_sub(checksum(spot.0, &spot.1, held.n >> RANK, &held.words));
            self.gone.push((held.n, held.words));
        }
        for (spot, (rank, words)) in &sought.rows {
            if !stays.contains(spot) {
                seal = seal.wrapping_add(checksum(spot.0, &spot.1, *rank as i64, words));
                self.new.push((*rank, doc, spot, words));
            }
        }
        // Of every document is known that it was looked at, though nothing is found in it.
        if seal != 0 || sought.of.is_none() {
            self.seals.push((doc, seal));
        }
        Ok(())
    }

    fn fill(mut self, connection: &Connection) -> rusqlite::Result<()> {
        self.gone.sort_unstable_by_key(|(n, _)| *n);
        let mut take = connection.prepare_cached(
            "INSERT INTO cache_search (cache_search, rowid, words) VALUES ('delete', ?1, ?2)",
        )?;
        let mut forget = connection.prepare_cached("DELETE FROM cache_search_text WHERE n = ?1")?;
        for (n, words) in &self.gone {
            take.execute(params![n, words])?;
            forget.execute([n])?;
        }
        self.new.sort_by_key(|(rank, ..)| *rank);
        if self.new.len() >= MANY {
            let room = "INSERT INTO cache_search (cache_search, rank) VALUES ('hashsize', ?1)";
            connection.prepare_cached(room)?.execute([ROOM])?;
        }
        let mut keep = connection.prepare_cached(
            "INSERT INTO cache_search_text (n, doc, record, field, words) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        let mut add =
            connection.prepare_cached("INSERT INTO cache_search (rowid, words) VALUES (?1, ?2)")?;
        for same in self.new.chunk_by(|one, other| one.0 == other.0) {
            let mut n = last_of(connection, same[0].0)?;
            for (_, doc, (record, name), words) in same {
                n += 1;
                keep.execute(params![n, doc.as_bytes(), record.as_bytes(), name, words])?;
                add.execute(params![n, words])?;
            }
        }
        let mut seal = connection.prepare_cached(
            "INSERT INTO cache_search_seal (doc, seal) VALUES (?1, ?2)
             ON CONFLICT (doc) DO UPDATE SET seal = (seal + excluded.seal) & 0xffffffff",
        )?;
        for (doc, more) in &self.seals {
            seal.execute(params![doc.as_bytes(), more])?;
        }
        Ok(())
    }
}

/// The highest number of a row of a rank; where there is none, the one before the first.
fn last_of(connection: &Connection, rank: Rank) -> rusqlite::Result<i64> {
    let first = (rank as i64) << RANK;
    connection
        .prepare_cached(
            "SELECT coalesce(max(n), ?1) FROM cache_search_text WHERE n >= ?1 AND n < ?2",
        )?
        .query_row([first, first + (1 << RANK)], |row| row.get(0))
}

/// Where some words are, the first of all in their order.
pub(super) fn find(
    connection: &Connection,
    wanted: &Wanted,
    most: usize,
) -> rusqlite::Result<Hits> {
    let mut query = String::new();
    for word in wanted.words() {
        // Of letters and digits alone, so that nothing in it means anything to the index.
        let _ = write!(query, "\"{word}\"* ");
    }
    if query.is_empty() {
        return Ok(Hits::default());
    }
    let mut found = connection
        .prepare_cached("SELECT rowid, rank FROM cache_search WHERE cache_search MATCH ?1")?;
    let mut all: Vec<(i64, f64, i64)> = found
        .query_map([query], |row| {
            let n: i64 = row.get(0)?;
            Ok((n >> RANK, row.get(1)?, n))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let count = all.len();
    let order = |one: &(i64, f64, i64), other: &(i64, f64, i64)| {
        one.0
            .cmp(&other.0)
            .then(one.1.total_cmp(&other.1))
            .then(one.2.cmp(&other.2))
    };
    if count > most && most > 0 {
        all.select_nth_unstable_by(most - 1, order);
        all.truncate(most);
    }
    all.sort_unstable_by(order);
    let mut spot = connection
        .prepare_cached("SELECT doc, record, field FROM cache_search_text WHERE n = ?1")?;
    let mut first = Vec::with_capacity(all.len());
    for (.., n) in all {
        // An index that says more than its table leads nowhere.
        first.extend(
            spot.query_row([n], |row| Ok((id(row, 0)?, id(row, 1)?, row.get(2)?)))
                .optional()?,
        );
    }
    Ok(Hits { count, first })
}

/// Lets go of what is held of documents.
pub(super) fn forget(connection: &Connection, docs: &BTreeSet<Id>) -> rusqlite::Result<()> {
    let mut filling = Filling::default();
    for doc in docs {
        let held = of_document(connection, *doc)?.into_iter();
        filling.gone.extend(held.map(|held| (held.n, held.words)));
    }
    filling.fill(connection)?;
    let sql = "DELETE FROM cache_search_seal WHERE doc = ?1";
    let mut unseal = connection.prepare_cached(sql)?;
    docs.iter()
        .try_for_each(|doc| unseal.execute([doc.as_bytes()]).map(drop))
}

pub(super) fn clear(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "INSERT INTO cache_search (cache_search) VALUES ('delete-all');
         DELETE FROM cache_search_text; DELETE FROM cache_search_seal",
    )
}

/// Makes the index of words anew from its table, so that nothing is left in it of what is gone.
pub(super) fn rebuild(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("INSERT INTO cache_search (cache_search) VALUES ('rebuild')")
}

/// Makes all indexes anew, that of words included where there is one.
pub(super) fn reindex(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("REINDEX")?;
    let is_there = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'cache_search')";
    match connection.query_row(is_there, [], |row| row.get(0))? {
        true => rebuild(connection),
        false => Ok(()),
    }
}

/// What the rows of each document add up to, and what they are to.
pub(super) fn seals(connection: &Connection) -> rusqlite::Result<(Seals, Seals)> {
    let mut sums = Seals::new();
    let mut all = connection
        .prepare("SELECT n, record, field, words, doc FROM cache_search_text NOT INDEXED")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let held = held(row)?;
        let sum = sums.entry(id(row, 4)?).or_default();
        *sum = sum.wrapping_add(checksum(
            held.record,
            &held.name,
            held.n >> RANK,
            &held.words,
        ));
    }
    let kept = connection
        .prepare("SELECT doc, seal FROM cache_search_seal")?
        .query_map([], |row| Ok((id(row, 0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok((sums, kept))
}

/// A row as it lies in the table.
struct Held {
    n: i64,
    record: Id,
    name: String,
    words: String,
}

fn of_document(connection: &Connection, doc: Id) -> rusqlite::Result<Vec<Held>> {
    connection
        .prepare_cached("SELECT n, record, field, words FROM cache_search_text WHERE doc = ?1")?
        .query_map([doc.as_bytes()], held)?
        .collect()
}

fn at(connection: &Connection, doc: Id, record: Id, name: &str) -> rusqlite::Result<Option<Held>> {
    connection
        .prepare_cached(
            "SELECT n, record, field, words FROM cache_search_text WHERE doc = ?1 AND record = ?2 AND field = ?3",
        )?
        .query_row(params![doc.as_bytes(), record.as_bytes(), name], held)
        .optional()
}

fn held(row: &Row<'_>) -> rusqlite::Result<Held> {
    Ok(Held {
        n: row.get(0)?,
        record: id(row, 1)?,
        name: row.get(2)?,
        words: row.get(3)?,
    })
}

fn checksum(record: Id, name: &str, rank: i64, words: &str) -> u32 {
    let mut crc = crc32fast::Hasher::new();
    for part in [
        &record.as_bytes()[..],
        name.as_bytes(),
        &rank.to_le_bytes(),
        words.as_bytes(),
    ] {
        crc.update(&(part.len() as u64).to_le_bytes());
        crc.update(part);
    }
    crc.finalize()
}

impl Store {
    /// What seals the words of each document, as they are and as they are to be.
    pub(crate) fn word_seals(&self) -> Result<(Seals, Seals), Error> {
        seals(&self.writer.lock()).map_err(Error::not_read)
    }

    /// Whether the index of words says what its table does. Only for a copy: SQLite takes asking for writing.
    pub(crate) fn is_word_index_whole(&self) -> bool {
        let asked = "INSERT INTO cache_search (cache_search, rank) VALUES ('integrity-check', 1)";
        self.writer.lock().execute_batch(asked).is_ok()
    }
}
