//! The tables `change` and `edit`: append-only.

use std::cmp::Ordering;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Connection, OptionalExtension, Row, params};

use super::edit::Lying;
use crate::document::change::Change;
use crate::document::checksum::Checksum;
use crate::document::id::Id;
use crate::document::mutant;
use crate::document::what::What;

const CHANGE: &str =
    "SELECT n, id, doc, stamp, at, author, what, action, undoes, via, crc FROM change";

#[cfg(test)]
thread_local! {
    /// How many changes were read in this thread.
    pub(crate) static READ: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// A change as it stands in the file.
pub(crate) struct Kept {
    pub(crate) change: Change,
    /// Whether it is as it was written.
    pub(crate) is_whole: bool,
}

/// What the undo stack is folded from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Made {
    /// The action.
    pub(crate) action: Id,
    /// The action it takes back.
    pub(crate) undoes: Option<Id>,
    /// The person who did it.
    pub(crate) author: Id,
}

/// What appends changes.
pub(super) struct Appending<'c> {
    change: CachedStatement<'c>,
    edit: CachedStatement<'c>,
    connection: &'c Connection,
}

pub(super) fn insert(connection: &Connection, change: &Change) -> rusqlite::Result<()> {
    Appending::to(connection)?.append(change, change.checksum())
}

impl<'c> Appending<'c> {
    pub(super) fn to(connection: &'c Connection) -> rusqlite::Result<Self> {
        let change =
            "INSERT INTO change (id, doc, stamp, at, author, what, action, undoes, via, crc)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
        let edit = "INSERT INTO edit (change, record, kind, field, value, base) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        Ok(Self {
            change: connection.prepare_cached(change)?,
            edit: connection.prepare_cached(edit)?,
            connection,
        })
    }

    /// Appends a change, which has this checksum.
    pub(super) fn append(&mut self, change: &Change, checksum: u32) -> rusqlite::Result<()> {
        self.change.execute(params![
            change.id.as_bytes(),
            change.doc.as_bytes(),
            change.stamp,
            change.at,
            change.author.as_bytes(),
            change.what.word(),
            change.action.as_ref().map(Id::as_bytes),
            change.undoes.as_ref().map(Id::as_bytes),
            change.via,
            i64::from(checksum),
        ])?;
        let n = self.connection.last_insert_rowid();
        for edit in &change.edits {
            self.edit.execute(params![
                n,
                edit.record.as_bytes(),
                edit.kind,
                edit.field,
                edit.value,
                Id::pack(&edit.base)
            ])?;
        }
        Ok(())
    }
}

/// The changes of a document up to a moment, or nothing where one of them is not as it was written, or the index by which
/// they are found lacks some.
pub(super) fn of_document(
    connection: &Connection,
    doc: Id,
    last: i64,
) -> rusqlite::Result<Option<Vec<Change>>> {
    let condition = "WHERE doc = ?1 AND n <= ?2";
    let kept = select(connection, condition, params![doc.as_bytes(), last])?;
    // At one moment: somebody may be writing.
    let are_all_there: bool = connection
        .prepare_cached(
            "SELECT (SELECT count(*) FROM change WHERE doc = ?1) = coalesce((SELECT changes FROM listing WHERE doc = ?1), 0)",
        )?
        .query_row([doc.as_bytes()], |row| row.get(0))?;
    if !are_all_there && !mutant::lacks("a document has all its changes") {
        return Ok(None);
    }
    Ok(whole(kept))
}

/// Changes, or nothing where one of them is not as it was written.
fn whole(kept: Vec<Kept>) -> Option<Vec<Change>> {
    let changes = kept.into_iter();
    changes
        .map(|kept| kept.is_whole.then_some(kept.change))
        .collect()
}

/// The changes of a document, for who makes the caches: they are not what tells whether all are there.
pub(super) fn of_document_uncounted(
    connection: &Connection,
    doc: Id,
) -> rusqlite::Result<Option<Vec<Change>>> {
    kept_of_document(connection, doc).map(whole)
}

pub(super) fn kept_of_document(connection: &Connection, doc: Id) -> rusqlite::Result<Vec<Kept>> {
    select(connection, "WHERE doc = ?1", [doc.as_bytes()])
}

/// The changes of an action, or nothing where one of them is not as it was written, or the index by which they are found
/// lacks some: an action is written at once, so that its changes lie beside one another.
pub(super) fn of_action(
    connection: &Connection,
    action: Id,
) -> rusqlite::Result<Option<Vec<Change>>> {
    let kept = select(connection, "WHERE action = ?1", [action.as_bytes()])?;
    let beside: i64 = connection
        .prepare_cached(
            "SELECT count(*) FROM change, (SELECT min(n) AS first, max(n) AS last FROM change WHERE action = ?1)
             WHERE n BETWEEN first - 1 AND last + 1 AND +action = ?1",
        )?
        .query_row([action.as_bytes()], |row| row.get(0))?;
    let are_all_there = usize::try_from(beside).is_ok_and(|beside| beside <= kept.len());
    Ok(are_all_there.then(|| whole(kept)).flatten())
}

/// The place in the order of arrival of the first change that an action made to a document.
pub(super) fn first_of(
    connection: &Connection,
    doc: Id,
    action: Id,
) -> rusqlite::Result<Option<i64>> {
    // By the document, whose changes were counted, and not by the action.
    connection
        .prepare_cached("SELECT min(n) FROM change WHERE +action = ?1 AND doc = ?2")?
        .query_row([action.as_bytes(), doc.as_bytes()], |row| row.get(0))
}

/// The changes of a document from a place in the order of arrival on, or nothing where one of them is not as it was written.
pub(super) fn since(
    connection: &Connection,
    doc: Id,
    first: i64,
) -> rusqlite::Result<Option<Vec<Change>>> {
    select(
        connection,
        "WHERE doc = ?1 AND n >= ?2",
        params![doc.as_bytes(), first],
    )
    .map(whole)
}

/// A change of a document that arrived before a place in the order of arrival, with its own. Where the index of changes
/// knows of none, the document's is asked.
pub(super) fn before(
    connection: &Connection,
    doc: Id,
    first: i64,
    change: Id,
) -> rusqlite::Result<Option<(i64, Change)>> {
    for by in [
        "SELECT n FROM change WHERE id = ?1 AND +doc = ?2 AND +n < ?3",
        "SELECT n FROM change WHERE +id = ?1 AND doc = ?2 AND +n < ?3",
    ] {
        let n: Option<i64> = connection
            .prepare_cached(by)?
            .query_row(params![change.as_bytes(), doc.as_bytes(), first], |row| {
                row.get(0)
            })
            .optional()?;
        let Some(n) = n else { continue };
        let kept = select(connection, "WHERE n = ?1", [n])?.into_iter();
        let mut found = kept.filter(|kept| kept.is_whole && kept.change.id == change);
        if let Some(kept) = found.next() {
            return Ok(Some((n, kept.change)));
        }
    }
    Ok(None)
}

pub(super) fn docs(connection: &Connection) -> rusqlite::Result<Vec<Id>> {
    connection
        .prepare("SELECT DISTINCT doc FROM change ORDER BY doc")?
        .query_map([], |row| id(row, 0))?
        .collect()
}

/// The actions of the changes made in this file since a number, in the order of their arrival.
pub(super) fn actions(connection: &Connection, since: i64) -> rusqlite::Result<Vec<Made>> {
    connection
        .prepare("SELECT action, undoes, author FROM change WHERE n > ?1 AND via IS NULL AND action IS NOT NULL ORDER BY n")?
        .query_map([since], |row| Ok(Made { action: id(row, 0)?, undoes: optional_id(row, 1)?, author: id(row, 2)? }))?
        .collect()
}

/// The changes after a place in the order of arrival up to another, or nothing where one of them is not as it was written.
pub(super) fn between(
    connection: &Connection,
    after: i64,
    last: i64,
) -> rusqlite::Result<Option<Vec<Change>>> {
    select(connection, "WHERE n > ?1 AND n <= ?2", [after, last]).map(whole)
}

/// The number, id and document of every change up to a number, in the order of their arrival, read from the table itself.
pub(super) fn arrivals(connection: &Connection, last: i64) -> rusqlite::Result<Vec<(i64, Id, Id)>> {
    connection
        .prepare("SELECT n, id, doc FROM change NOT INDEXED WHERE n <= ?1 ORDER BY n")?
        .query_map([last], |row| Ok((row.get(0)?, id(row, 1)?, id(row, 2)?)))?
        .collect()
}

/// The number of the last change; 0 where there is none.
pub(super) fn last(connection: &Connection) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("SELECT coalesce(max(n), 0) FROM change")?
        .query_row([], |row| row.get(0))
}

/// Wall time of the last change, and who made it.
pub(super) fn latest(connection: &Connection) -> rusqlite::Result<Option<(i64, Id)>> {
    connection
        .query_row(
            "SELECT at, author FROM change ORDER BY n DESC LIMIT 1",
            [],
            |row| Ok((row.get(0)?, id(row, 1)?)),
        )
        .optional()
}

/// Shows every change once, without its edits, in the order of their arrival, in one reading of each table and of no index;
/// answers how many edits belong to no change.
pub(super) fn scan(connection: &Connection, mut each: impl FnMut(Kept)) -> rusqlite::Result<usize> {
    let mut edits = connection
        .prepare("SELECT record, kind, field, value, base, change FROM edit NOT INDEXED")?;
    let mut edits = edits.query([])?;
    edits.advance()?;
    let mut changes = connection.prepare(&format!("{CHANGE} NOT INDEXED ORDER BY n"))?;
    let mut rows = changes.query([])?;
    let mut checksum = Checksum::default();
    let mut stray = 0;
    while let Some(row) = rows.next()? {
        let n: i64 = row.get(0)?;
        let change = change(row)?;
        checksum.begin(&change);
        while let Some(row) = edits.get() {
            match row.get::<_, i64>(5)?.cmp(&n) {
                Ordering::Less => stray += 1,
                Ordering::Equal => Lying::of(row, 0)?.add_to(&mut checksum),
                Ordering::Greater => break,
            }
            edits.advance()?;
        }
        let is_whole = row.get::<_, Option<i64>>(10)? == Some(i64::from(checksum.end()));
        each(Kept { change, is_whole });
    }
    while edits.get().is_some() {
        stray += 1;
        edits.advance()?;
    }
    Ok(stray)
}

/// A change by its number.
pub(super) fn numbered(connection: &Connection, n: i64) -> rusqlite::Result<Option<Kept>> {
    Ok(select(connection, "WHERE n = ?1", [n])?.pop())
}

/// Writes what edits of a change say by now in place of what they said, with the checksum that it has then.
pub(super) fn rewrite(
    connection: &Connection,
    n: i64,
    before: &Change,
    after: &Change,
) -> rusqlite::Result<()> {
    let mut edit = connection.prepare_cached(
        "UPDATE edit SET value = ?1 WHERE change = ?2 AND record = ?3 AND field = ?4",
    )?;
    let edits = before.edits.iter().zip(&after.edits);
    for (_, now) in edits.filter(|(before, now)| before != now) {
        edit.execute(params![now.value, n, now.record.as_bytes(), now.field])?;
    }
    connection
        .prepare_cached("UPDATE change SET crc = ?1 WHERE n = ?2")?
        .execute(params![i64::from(after.checksum()), n])
        .map(drop)
}

/// How many edits belong to no change.
pub(super) fn stray_edits(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row(
        "SELECT count(*) FROM edit WHERE change NOT IN (SELECT n FROM change)",
        [],
        |row| row.get(0),
    )
}

/// An identifier in a column.
pub(super) fn id(row: &Row<'_>, column: usize) -> rusqlite::Result<Id> {
    row.get::<_, [u8; 16]>(column).map(Id::from_bytes)
}

fn optional_id(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Id>> {
    Ok(row.get::<_, Option<[u8; 16]>>(column)?.map(Id::from_bytes))
}

/// Changes that a condition selects with all their edits, read together.
fn select(
    connection: &Connection,
    condition: &str,
    params: impl rusqlite::Params,
) -> rusqlite::Result<Vec<Kept>> {
    // In an order of their own, edits would be copied to be sorted, texts and all.
    let sql = format!(
        "SELECT n, id, doc, stamp, at, author, what, action, undoes, via, crc, record, edit.kind, field, value, base
         FROM change LEFT JOIN edit ON edit.change = n {condition} ORDER BY n"
    );
    let mut joined = connection.prepare_cached(&sql)?;
    let mut rows = joined.query(params)?;
    let mut found: Vec<Kept> = Vec::new();
    let mut checksum = Checksum::default();
    let (mut last, mut crc) = (None, None);
    while let Some(row) = rows.next()? {
        let n: i64 = row.get(0)?;
        if last != Some(n) {
            seal(found.last_mut(), crc, &mut checksum);
            #[cfg(test)]
            READ.with(|read| read.set(read.get() + 1));
            let change = change(row)?;
            checksum.begin(&change);
            found.push(Kept {
                change,
                is_whole: false,
            });
            (last, crc) = (Some(n), row.get(10)?);
        }
        // A change without edits has one row, with nothing of an edit in it.
        if row.get_ref(11)? != ValueRef::Null
            && let Some(kept) = found.last_mut()
        {
            let edit = Lying::of(row, 11)?;
            edit.add_to(&mut checksum);
            kept.change.edits.push(edit.copied()?);
        }
    }
    seal(found.last_mut(), crc, &mut checksum);
    Ok(found)
}

/// Ends a change that is read: whether it is as it was written, and its edits in the order of records and fields.
fn seal(kept: Option<&mut Kept>, crc: Option<i64>, checksum: &mut Checksum) {
    if let Some(kept) = kept {
        kept.is_whole = crc == Some(i64::from(checksum.end()));
        let edits = &mut kept.change.edits;
        edits.sort_by(|a, b| (a.record, &a.field).cmp(&(b.record, &b.field)));
    }
}

/// A change, without its edits.
fn change(row: &Row<'_>) -> rusqlite::Result<Change> {
    Ok(Change {
        id: id(row, 1)?,
        doc: id(row, 2)?,
        stamp: row.get(3)?,
        at: row.get(4)?,
        author: id(row, 5)?,
        what: What::from(row.get_ref(6)?.as_str()?),
        action: optional_id(row, 7)?,
        undoes: optional_id(row, 8)?,
        via: row.get(9)?,
        edits: Vec::new(),
    })
}
