//! `fold`: the state of a document as a pure function of the set of its changes. Order and repetition of the
//! changes make no difference.

use std::collections::{BTreeMap, BTreeSet};

use crate::change::{Change, Edit, is_bookkeeping};
use crate::id::Id;
use crate::mutant;
use crate::value::Value;

/// The field that hides a record or document; see [`Document::is_shown`].
pub const GONE: &str = ".gone";
/// The field that archives a document.
pub const ARCHIVED: &str = ".archived";
/// The field that orders rows.
pub const POSITION: &str = ".pos";

/// A folded document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its identifier, which is also that of its own record.
    pub id: Id,
    /// Itself and its rows.
    pub records: BTreeMap<Id, Record>,
}

/// A document's own record, or a row in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// What it is, such as `use-case` or `stakeholder`.
    pub kind: String,
    /// Its fields, by name.
    pub fields: BTreeMap<String, Field>,
    /// How many edits it holds, bookkeeping aside.
    pub edits: i64,
}

/// A field with what is shown in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The value of the winner: the edit with the highest (stamp, id).
    pub value: Value,
    /// The winning change.
    pub change: Id,
    /// Its stamp.
    pub stamp: i64,
    /// When it was made, in milliseconds since 1970.
    pub at: i64,
    /// Who made it.
    pub author: Id,
    /// The changes whose edit of this field no other edit names in its base, with their values.
    pub heads: BTreeMap<Id, Value>,
}

/// Folds the changes of one document.
pub fn fold<'a>(id: Id, changes: impl IntoIterator<Item = &'a Change>) -> Document {
    let mut seen = BTreeSet::new();
    let mut edits: BTreeMap<(Id, &str), Vec<(&Change, &Edit)>> = BTreeMap::new();
    for change in changes {
        if seen.insert(change.id) || mutant::lacks("repetition counts once") {
            for edit in &change.edits {
                edits
                    .entry((edit.record, &edit.field))
                    .or_default()
                    .push((change, edit));
            }
        }
    }
    let mut records: BTreeMap<Id, Record> = BTreeMap::new();
    // The earliest word on what a record is counts, so that an odd later one can't turn it into something else.
    let mut kinds: BTreeMap<Id, (i64, Id)> = BTreeMap::new();
    for ((record_id, field), edits) in edits {
        let record = records.entry(record_id).or_default();
        for (change, edit) in &edits {
            let age = (change.stamp, change.id);
            if kinds.get(&record_id).is_none_or(|first| age < *first) {
                kinds.insert(record_id, age);
                record.kind.clone_from(&edit.kind);
            }
        }
        if !is_bookkeeping(field) {
            record.edits += edits.len() as i64;
        }
        if let Some(folded) = fold_field(&edits) {
            record.fields.insert(field.to_owned(), folded);
        }
    }
    Document { id, records }
}

/// The winner and the heads among the edits of one field.
fn fold_field(edits: &[(&Change, &Edit)]) -> Option<Field> {
    let (change, edit) = match mutant::lacks("the highest stamp wins") {
        true => edits.last()?,
        false => edits
            .iter()
            .max_by_key(|(change, _)| (change.stamp, change.id))?,
    };
    let replaced: BTreeSet<Id> = edits
        .iter()
        .flat_map(|(_, edit)| edit.base.iter().copied())
        .collect();
    let heads = edits
        .iter()
        .filter(|(change, _)| !replaced.contains(&change.id))
        .map(|(change, edit)| (change.id, edit.value.clone()))
        .collect();
    Some(Field {
        value: edit.value.clone(),
        change: change.id,
        stamp: change.stamp,
        at: change.at,
        author: change.author,
        heads,
    })
}

impl Field {
    /// What an edit in place of the value on screen names as its base: every head that stands with that value, and
    /// the winner.
    pub fn base(&self) -> Vec<Id> {
        let mut base: BTreeSet<Id> = self
            .heads
            .iter()
            .filter(|(_, value)| **value == self.value)
            .map(|(id, _)| *id)
            .collect();
        base.insert(self.change);
        base.into_iter().collect()
    }
}

impl Record {
    /// The value of a field; nothing where it was never edited.
    pub fn value(&self, field: &str) -> &Value {
        self.fields
            .get(field)
            .map_or(&Value::Null, |field| &field.value)
    }

    /// The text of a field; empty where it holds none.
    pub fn text(&self, field: &str) -> &str {
        self.value(field).text()
    }

    /// The number of a field, if it holds one.
    pub fn integer(&self, field: &str) -> Option<i64> {
        self.value(field).integer()
    }

    /// Whether a field holds 1, as ticks and members of sets do.
    pub fn is_set(&self, field: &str) -> bool {
        self.integer(field) == Some(1)
    }
}

impl Document {
    /// What it is, such as `use-case`; empty where its own record was never written.
    pub fn kind(&self) -> &str {
        self.records.get(&self.id).map_or("", |record| &record.kind)
    }

    /// The document's own record.
    pub fn own(&self) -> Option<&Record> {
        self.records.get(&self.id)
    }

    /// How many edits it holds in all its records, bookkeeping aside.
    pub fn edits(&self) -> i64 {
        self.records.values().map(|record| record.edits).sum()
    }

    /// How many edits `.gone` of this record counts: a document's all, a row's own.
    pub fn edits_of(&self, record: Id) -> i64 {
        if record == self.id {
            self.edits()
        } else {
            self.records.get(&record).map_or(0, |record| record.edits)
        }
    }

    /// Whether a record (or the document, by its own id) is shown. `.gone` and `.archived` hold the number of edits
    /// that were there when it was done: work that the person had not seen brings it back.
    pub fn is_shown(&self, record: Id) -> bool {
        !self.holds(record, GONE)
    }

    /// Whether the document is archived.
    pub fn is_archived(&self) -> bool {
        self.holds(self.id, ARCHIVED)
    }

    /// The rows of a kind that are shown, in their order: by (position, record).
    pub fn rows<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = (Id, &'a Record)> + 'a {
        let mut rows: Vec<_> = self
            .records
            .iter()
            .filter(|(id, record)| **id != self.id && record.kind == kind && self.is_shown(**id))
            .map(|(id, record)| (*id, record))
            .collect();
        rows.sort_by(|(a_id, a), (b_id, b)| {
            (a.text(POSITION), a_id).cmp(&(b.text(POSITION), b_id))
        });
        rows.into_iter()
    }

    fn holds(&self, record: Id, field: &str) -> bool {
        let Some(held) = self
            .records
            .get(&record)
            .and_then(|found| found.integer(field))
        else {
            return false;
        };
        self.edits_of(record) <= held || mutant::lacks("unseen work brings back")
    }
}
