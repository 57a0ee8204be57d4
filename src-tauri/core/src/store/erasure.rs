//! The table `erasure`, and what is blank by it: texts go from the log for good, and identifiers and stamps stay. This is the
//! one case in which a row of the log becomes another.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, params};

use super::log::id;
use super::{Draft, Store, draft, exchange, log, search, triggers};
use crate::document::change::Change;
use crate::document::erasure::{Erasures, Target};
use crate::document::id::Id;
use crate::document::mutant;
use crate::error::Error;

impl Store {
    /// Everything that is erased.
    pub(crate) fn erasures(&self) -> Result<Erasures, Error> {
        all(&self.writer.lock()).map_err(Error::not_read)
    }

    /// The same by when it was erased here, in milliseconds since 1970.
    pub(crate) fn erasures_by_moment(&self) -> Result<BTreeMap<i64, Erasures>, Error> {
        let dated = dated(&self.writer.lock()).map_err(Error::not_read)?;
        let mut erased: BTreeMap<i64, Erasures> = BTreeMap::new();
        for (at, target) in dated {
            erased.entry(at).or_default().extend([target]);
        }
        Ok(erased)
    }

    /// Erases: appends changes that say the same without it, notes what is erased, and blanks it, in one durable transaction.
    /// Answers the documents in which anything is different, whose caches are made anew. What it leaves in unused parts of
    /// file and log goes by [`Store::sweep`].
    ///
    /// # Errors
    /// [`Error::NotSaved`], [`Error::Damaged`] where a change is not as it was written; then nothing is erased.
    pub(crate) fn erase(
        &mut self,
        targets: &Erasures,
        changes: &[Change],
        at: i64,
    ) -> Result<BTreeSet<Id>, Error> {
        self.begin()?;
        let shared = self.writer.clone();
        let mut writer = shared.lock();
        // What is written over is not left behind.
        writer
            .pragma_update(None, "secure_delete", true)
            .map_err(Error::not_saved)?;
        let transaction = writer.transaction().map_err(Error::not_saved)?;
        let names = names(&transaction, targets).map_err(Error::not_saved)?;
        for change in changes {
            log::insert(&transaction, change).map_err(Error::not_saved)?;
        }
        note(&transaction, targets, at).map_err(Error::not_saved)?;
        let mut docs = blank(&transaction, targets)?;
        let typed = draft::get(&transaction).map_err(Error::not_saved)?;
        if typed.is_some_and(|typed| is_typed(&typed, targets)) {
            draft::clear(&transaction).map_err(Error::not_saved)?;
        }
        docs.extend(changes.iter().map(|change| change.doc));
        exchange::forget_names(&transaction, targets, &names).map_err(Error::not_saved)?;
        self.list_anew(&transaction, &docs)?;
        if !mutant::lacks("what is erased is not found") {
            search::rebuild(&transaction).map_err(Error::not_saved)?;
        }
        let last = log::last(&transaction).map_err(Error::not_saved)?;
        transaction.commit().map_err(Error::not_saved)?;
        drop(writer);
        self.committed(|said| {
            said.forget_works();
            said.last = last;
            for change in changes {
                said.sum.add(change.id);
            }
        })?;
        Ok(docs)
    }

    /// Whether what was erased may still be in unused parts of the file.
    pub(crate) fn is_unswept(&self) -> Result<bool, Error> {
        let is_any = "SELECT EXISTS (SELECT 1 FROM erasure WHERE swept IS NOT 1)";
        let writer = self.writer.lock();
        let found = writer.query_row(is_any, [], |row| row.get(0));
        found.map_err(Error::not_read)
    }

    /// Takes what was erased out of unused parts of the file too: all of it is written anew, and its log is cut. Where that
    /// was broken off it is done at the next opening.
    ///
    /// # Errors
    /// [`Error::NotSaved`]; what is erased is nowhere to be seen all the same.
    pub(crate) fn sweep(&mut self) -> Result<(), Error> {
        if !self.is_unswept()? {
            return Ok(());
        }
        self.begin()?;
        #[cfg(test)]
        if SWEEPING.take() {
            return Err(Error::not_saved(rusqlite::Error::InvalidQuery));
        }
        let sweep = |connection: &Connection| {
            connection.execute_batch("VACUUM")?;
            connection.execute_batch("UPDATE erasure SET swept = 1 WHERE swept IS NOT 1")
        };
        sweep(&self.writer.lock()).map_err(Error::not_saved)?;
        self.committed(|_| {})?;
        self.move_log()
    }
}

#[cfg(test)]
thread_local! {
    /// The next sweep fails, as if the program was killed.
    pub(crate) static SWEEPING: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Everything that is erased; nothing in a file of a format that knows of none.
pub(super) fn all(connection: &Connection) -> rusqlite::Result<Erasures> {
    let dated = dated(connection)?.into_iter();
    Ok(dated.map(|(_, target)| target).collect())
}

/// The same with when that was.
fn dated(connection: &Connection) -> rusqlite::Result<Vec<(i64, Target)>> {
    let is_there =
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'erasure')";
    if !connection.query_row(is_there, [], |row| row.get(0))? {
        return Ok(Vec::new());
    }
    connection
        .prepare("SELECT change, record, field, coalesce(at, 0) FROM erasure")?
        .query_map([], |row| {
            let record = id(row, 1)?;
            let field: Option<String> = row.get(2)?;
            let target = match field {
                Some(field) => Target::Wording {
                    change: id(row, 0)?,
                    record,
                    field,
                },
                None => Target::Document(record),
            };
            Ok((row.get(3)?, target))
        })?
        .collect()
}

/// The number of the last change before which nothing is undone: what it said may be erased. 0 where nothing is.
pub(super) fn last_after(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("SELECT coalesce(max(after), 0) FROM erasure", [], |row| {
        row.get(0)
    })
}

/// Notes what is erased, unless it was before.
pub(super) fn note(connection: &Connection, targets: &Erasures, at: i64) -> rusqlite::Result<()> {
    note_after(connection, targets, at, log::last(connection)?)
}

/// The same of what nothing here is blank by: what was done before can still be undone.
pub(super) fn note_unasked(
    connection: &Connection,
    targets: &Erasures,
    at: i64,
) -> rusqlite::Result<()> {
    match targets.is_empty() {
        true => Ok(()),
        false => note_after(connection, targets, at, 0),
    }
}

fn note_after(
    connection: &Connection,
    targets: &Erasures,
    at: i64,
    after: i64,
) -> rusqlite::Result<()> {
    let known = all(connection)?;
    let mut insert = connection.prepare(
        "INSERT INTO erasure (change, record, field, at, after, swept) VALUES (?1, ?2, ?3, ?4, ?5, 0)",
    )?;
    for target in targets.iter().filter(|target| !known.contains(target)) {
        match target {
            Target::Document(doc) => insert.execute(params![
                None::<&[u8]>,
                doc.as_bytes(),
                None::<&str>,
                at,
                after
            ])?,
            Target::Wording {
                change,
                record,
                field,
            } => insert.execute(params![
                change.as_bytes(),
                record.as_bytes(),
                field,
                at,
                after
            ])?,
        };
    }
    Ok(())
}

/// Blanks what is erased in the log. The triggers that see to it that nothing there becomes something else are back when it
/// is done. Answers the documents of what was blanked.
pub(super) fn blank(connection: &Connection, targets: &Erasures) -> Result<BTreeSet<Id>, Error> {
    let mut docs = BTreeSet::new();
    let numbers = numbers(connection, targets).map_err(Error::not_read)?;
    let guards = triggers::take_away(connection, &["change_stays", "edit_stays"]);
    let guards = guards.map_err(Error::not_saved)?;
    for n in numbers {
        let kept = log::numbered(connection, n).map_err(Error::not_read)?;
        let Some(kept) = kept else { continue };
        if !kept.is_whole {
            return Err(super::source::altered("document", kept.change.doc));
        }
        let before = kept.change;
        let mut after = before.clone();
        if targets.blank(&mut after) {
            log::rewrite(connection, n, &before, &after).map_err(Error::not_saved)?;
            docs.insert(after.doc);
        }
    }
    triggers::make(connection, &guards).map_err(Error::not_saved)?;
    Ok(docs)
}

/// Whether what is being typed is in a place of which something is erased, as in a file that was kept as it was. Whoever
/// erases has it settled first.
fn is_typed(typed: &Draft, targets: &Erasures) -> bool {
    targets.iter().any(|target| match target {
        Target::Document(doc) => *doc == typed.doc,
        Target::Wording { record, field, .. } => (*record, field) == (typed.record, &typed.field),
    })
}

/// The numbers of the changes that what is erased is in.
fn numbers(connection: &Connection, targets: &Erasures) -> rusqlite::Result<BTreeSet<i64>> {
    let mut numbers = BTreeSet::new();
    let mut of_document = connection.prepare("SELECT n FROM change WHERE doc = ?1")?;
    let mut of_change = connection.prepare("SELECT n FROM change WHERE id = ?1")?;
    for target in targets.iter() {
        match target {
            Target::Document(doc) => {
                let found = of_document.query_map([doc.as_bytes()], |row| row.get(0))?;
                for n in found {
                    numbers.insert(n?);
                }
            }
            Target::Wording { change, .. } => {
                let found = of_change.query_row([change.as_bytes()], |row| row.get::<_, i64>(0));
                numbers.extend(found.optional()?);
            }
        }
    }
    Ok(numbers)
}

/// What those whose documents are to be erased were ever called.
fn names(connection: &Connection, targets: &Erasures) -> rusqlite::Result<Vec<String>> {
    let mut names = Vec::new();
    let mut called = connection.prepare(
        "SELECT DISTINCT value FROM edit JOIN change ON edit.change = n
         WHERE doc = ?1 AND field = 'name' AND typeof(value) = 'text'",
    )?;
    for target in targets.iter() {
        if let Target::Document(doc) = target {
            for name in called.query_map([doc.as_bytes()], |row| row.get(0))? {
                names.push(name?);
            }
        }
    }
    Ok(names)
}
