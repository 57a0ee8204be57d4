//! What of a workspace can be read in the bytes of its file and log, whatever state they are in: every change whose checksum
//! holds, every framework and every picture that is what its hash says.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::carve::{Cell, Row, rows};
use super::{hash, log, whose_log};
use crate::disk::files::companions;
use crate::document::change::{Change, Edit};
use crate::document::erasure::{Erasures, Target};
use crate::document::id::Id;
use crate::document::mutant;
use crate::document::value::Value;
use crate::document::what::What;
use crate::error::Error;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Salvage {
    /// The changes that are as they were written, with their numbers. Where an import was let go of, a number may be of two.
    pub(super) changes: BTreeMap<(i64, Id), Change>,
    /// What the numbers of changes are found beside, in whatever state, in tables and indexes: their ids, documents and actions.
    seen: BTreeSet<(i64, Id)>,
    /// Those of them that are ids of changes and actions, which no two workspaces have in common.
    made: BTreeSet<Id>,
    /// The log beside the file can't be shown to be of it, and nothing of it is here.
    pub(super) leaves_log: bool,
    /// How many changes there are in a log that is left.
    pub(super) apart: usize,
    /// The documents of changes that are not, by the numbers of these.
    pub(super) altered: BTreeMap<i64, Id>,
    /// What is erased.
    pub(super) erased: Erasures,
    /// Frameworks by their hashes.
    pub(super) frameworks: BTreeMap<String, String>,
    /// Pictures by their hashes, with their kind.
    pub(super) pictures: BTreeMap<String, (Vec<u8>, String)>,
}

/// The parts of changes, as they are found.
#[derive(Default)]
struct Parts {
    /// The rows of each number, each with its checksum. There are several where one of them is damaged, or of an import that
    /// was let go of.
    changes: BTreeMap<i64, Vec<(Change, Option<i64>)>>,
    /// Those of each number, with the pages that they are on.
    edits: HashMap<i64, Vec<(Edit, BTreeSet<usize>)>>,
}

/// Of so many pages with edits of one number every choice is tried.
const CHOICES: usize = 8;

/// Whether two piles of bytes are of one file, by what they say of the same numbers of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kin {
    Same,
    Another,
    /// They have no number in common.
    Unknown,
}

impl Salvage {
    /// Reads a file, and what lies beside it; of a log by itself, that. A log is taken only where it can be shown to be of this
    /// file, by changes that both have or that a backup of the file has: else nobody could tell the work of two workspaces apart.
    ///
    /// # Errors
    /// [`Error::Missing`], and what the system says. Nothing that is in the file is an error.
    pub(super) fn of(path: &Path, backup: Option<&Self>) -> Result<Self, Error> {
        let [log, ..] = companions(path);
        let read = |path: &Path| match fs::read(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            read => read
                .map(Some)
                .map_err(|error| Error::file(path, "read", error)),
        };
        if is_log(path) {
            let log = read(path)?.ok_or_else(|| Error::Missing(path.to_owned()))?;
            return Ok(Self::in_bytes(&[], &log));
        }
        let (file, log) = (read(path)?, read(&log)?);
        if file.is_none() && log.is_none() {
            return Err(Error::Missing(path.to_owned()));
        }
        let (file, log) = (file.unwrap_or_default(), log.unwrap_or_default());
        let mut found = Self::together(&file, &log, backup);
        if !found.leaves_log {
            found.let_go(path);
        }
        Ok(found)
    }

    fn together(file: &[u8], log: &[u8], backup: Option<&Self>) -> Self {
        let [mut alone, logged] = [Self::in_bytes(file, &[]), Self::in_bytes(&[], log)];
        if logged.seen.is_empty() {
            return Self::in_bytes(file, log);
        }
        let is_empty = alone.changes.is_empty();
        let of_file = backup.filter(|backup| is_empty || alone.kin(backup) == Kin::Same);
        let by_backup = || of_file.map_or(Kin::Unknown, |backup| backup.kin(&logged));
        let takes = match alone.kin(&logged) {
            Kin::Same => true,
            Kin::Another => mutant::lacks("another workspace's log is left out"),
            Kin::Unknown => {
                by_backup() == Kin::Same || mutant::lacks("a log of nobody knows what is left out")
            }
        };
        if takes {
            return Self::in_bytes(file, log);
        }
        alone.leaves_log = true;
        alone.apart = logged.changes.len();
        alone
    }

    /// Whether another is of the same file. Documents don't tell: a person has one in each workspace.
    fn kin(&self, other: &Self) -> Kin {
        let names = |(_, id): &&(i64, Id)| self.made.contains(id) || other.made.contains(id);
        let by_number = |seen: &BTreeSet<(i64, Id)>| {
            let mut by_number: BTreeMap<i64, BTreeSet<Id>> = BTreeMap::new();
            for (n, id) in seen.iter().filter(names) {
                by_number.entry(*n).or_default().insert(*id);
            }
            by_number
        };
        let [own, others] = [&self.seen, &other.seen].map(by_number);
        let (mut same, mut different) = (0, 0);
        for (n, ids) in &own {
            match others.get(n).map(|others| ids.is_disjoint(others)) {
                Some(false) => same += 1,
                Some(true) => different += 1,
                None => {}
            }
        }
        match (same, different) {
            (0, 0) => Kin::Unknown,
            _ if same > different => Kin::Same,
            _ => Kin::Another,
        }
    }

    fn in_bytes(file: &[u8], log: &[u8]) -> Self {
        let mut found = Self::default();
        let mut parts = Parts::default();
        rows(file, log, |page, row| {
            let _ = parts.take(page, &row).or_else(|| found.take(row));
        });
        for (n, rows) in parts.changes {
            let edits = parts.edits.get(&n).map_or(&[][..], Vec::as_slice);
            for (change, _) in &rows {
                let made = [Some(change.id), change.action].into_iter().flatten();
                found.made.extend(made.clone());
                found
                    .seen
                    .extend(made.chain([change.doc]).map(|id| (n, id)));
            }
            let all = rows.iter();
            let read: Vec<Change> = all
                .filter_map(|(change, crc)| whole(change, *crc, edits))
                .collect();
            if let (true, Some((change, _))) = (read.is_empty(), rows.first()) {
                found.altered.insert(n, change.doc);
            }
            let read = read.into_iter().map(|change| ((n, change.id), change));
            found.changes.extend(read);
        }
        found
    }

    /// Lets go of the changes of an import that was let go of, which are found where nothing was written since. It takes that
    /// SQLite can read all of the log.
    fn let_go(&mut self, path: &Path) {
        let Ok((copy, found)) = whose_log::look(path) else {
            return;
        };
        if let (None, Ok(all)) = (found.doubt, log::arrivals(&copy, i64::MAX)) {
            let all: BTreeSet<Id> = all.into_iter().map(|(_, id, _)| id).collect();
            self.changes
                .retain(|_, change| change.via.is_none() || all.contains(&change.id));
        }
    }

    /// Takes what is not of a change.
    fn take(&mut self, row: Row) -> Option<()> {
        self.erased.extend(erased(&row));
        let mut cells = row.cells.into_iter();
        match (cells.next(), cells.next(), cells.next(), cells.next()) {
            (Some(Cell::Text(named)), Some(Cell::Text(text)), None, None) => {
                let named = String::from_utf8(named).ok()?;
                if hash(&text) == named {
                    self.frameworks.insert(named, String::from_utf8(text).ok()?);
                }
            }
            (Some(id), Some(Cell::Integer(n)), None, None) if row.number.is_none() => {
                self.seen.insert((n, identifier(&id)?));
            }
            (Some(Cell::Text(named)), Some(Cell::Blob(bytes)), Some(Cell::Text(mime)), None) => {
                let named = String::from_utf8(named).ok()?;
                if hash(&bytes) == named {
                    self.pictures
                        .insert(named, (bytes, String::from_utf8(mime).ok()?));
                }
            }
            _ => {}
        }
        Some(())
    }
}

impl Parts {
    /// Takes a row of a change or an edit; nothing of any other.
    fn take(&mut self, page: usize, row: &Row) -> Option<()> {
        if let Some((change, crc)) = change(row) {
            let rows = self.changes.entry(row.number?).or_default();
            if !rows.contains(&(change.clone(), crc)) {
                rows.push((change, crc));
            }
            return Some(());
        }
        let (n, edit) = edit(row)?;
        let edits = self.edits.entry(n).or_default();
        match edits.iter_mut().find(|(other, _)| *other == edit) {
            Some((_, pages)) => drop(pages.insert(page)),
            None => edits.push((edit, BTreeSet::from([page]))),
        }
        Some(())
    }
}

/// A change with its edits, where they are what was written. There are more than its own where a page is an older state of
/// another, or has a damaged wording of one: then those of some pages are.
fn whole(change: &Change, crc: Option<i64>, edits: &[(Edit, BTreeSet<usize>)]) -> Option<Change> {
    let pages: BTreeSet<usize> = edits.iter().flat_map(|(_, pages)| pages).copied().collect();
    let with = |taken: &dyn Fn(&usize) -> bool| {
        let edits = edits.iter().filter(|(_, pages)| pages.iter().any(taken));
        let mut edits: Vec<Edit> = edits.map(|(edit, _)| edit.clone()).collect();
        edits.sort_by(|one, other| (one.record, &one.field).cmp(&(other.record, &other.field)));
        let change = Change {
            edits,
            ..change.clone()
        };
        let holds = crc == Some(i64::from(change.checksum()));
        (holds || mutant::lacks("only what its checksum holds for is saved")).then_some(change)
    };
    let some = || {
        let places = 0..pages.len().min(CHOICES);
        (0..1_usize << places.len()).find_map(|choice| {
            let chosen: BTreeSet<usize> = pages
                .iter()
                .zip(places.clone())
                .filter_map(|(page, place)| (choice >> place & 1 == 1).then_some(*page))
                .collect();
            with(&|page| chosen.contains(page))
        })
    };
    with(&|_| true).or_else(some)
}

/// Whether a path is of a log by itself.
fn is_log(path: &Path) -> bool {
    path.to_string_lossy().ends_with("-wal")
}

fn change(row: &Row) -> Option<(Change, Option<i64>)> {
    let [
        Cell::Null,
        id,
        doc,
        Cell::Integer(stamp),
        Cell::Integer(at),
        author,
        Cell::Text(what),
        action,
        undoes,
        via,
        crc,
    ] = row.cells.as_slice()
    else {
        return None;
    };
    let change = Change {
        id: identifier(id)?,
        doc: identifier(doc)?,
        stamp: *stamp,
        at: *at,
        author: identifier(author)?,
        what: What::from(std::str::from_utf8(what).ok()?),
        action: optional(action)?,
        undoes: optional(undoes)?,
        via: integer(via)?,
        edits: Vec::new(),
    };
    Some((change, integer(crc)?))
}

/// An edit with the number of its change. Tables without numbers of rows, as older formats had, begin with their key.
fn edit(row: &Row) -> Option<(i64, Edit)> {
    let [
        Cell::Integer(n),
        record,
        third,
        fourth,
        fifth,
        Cell::Blob(base),
    ] = row.cells.as_slice()
    else {
        return None;
    };
    let (kind, field, value) = match row.number {
        Some(_) => (third, fourth, fifth),
        None => (fourth, third, fifth),
    };
    let text = |cell: &Cell| match cell {
        Cell::Text(text) => String::from_utf8(text.clone()).ok(),
        _ => None,
    };
    let edit = Edit {
        record: identifier(record)?,
        kind: text(kind)?,
        field: text(field)?,
        value: match value {
            Cell::Integer(number) => Value::Integer(*number),
            Cell::Text(_) => Value::Text(text(value)?),
            Cell::Null | Cell::Real | Cell::Blob(_) => Value::Null,
        },
        base: Id::unpack(base),
    };
    Some((*n, edit))
}

/// What a row of what is erased says.
fn erased(row: &Row) -> Option<Target> {
    let [
        change,
        record,
        field,
        Cell::Integer(_),
        Cell::Integer(_),
        Cell::Integer(_),
    ] = row.cells.as_slice()
    else {
        return None;
    };
    let record = identifier(record)?;
    match (change, field) {
        (Cell::Null, Cell::Null) => Some(Target::Document(record)),
        (change, Cell::Text(field)) => Some(Target::Wording {
            change: identifier(change)?,
            record,
            field: String::from_utf8(field.clone()).ok()?,
        }),
        _ => None,
    }
}

fn identifier(cell: &Cell) -> Option<Id> {
    match cell {
        Cell::Blob(bytes) => bytes.as_slice().try_into().ok().map(Id::from_bytes),
        _ => None,
    }
}

fn optional(cell: &Cell) -> Option<Option<Id>> {
    match cell {
        Cell::Null => Some(None),
        _ => identifier(cell).map(Some),
    }
}

fn integer(cell: &Cell) -> Option<Option<i64>> {
    match cell {
        Cell::Null => Some(None),
        Cell::Integer(number) => Some(Some(*number)),
        _ => None,
    }
}
