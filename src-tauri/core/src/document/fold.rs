//! `fold`: the state of a document as a pure function of the set of its changes. Order and repetition of the
//! changes make no difference, nor whether they are folded at once or some of them later.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

use crate::document::change::{Change, Edit, is_bookkeeping};
use crate::document::id::Id;
use crate::document::kind::field;
use crate::document::mutant;
use crate::document::stamp;
use crate::document::value::Value;
use crate::document::what::What;

/// A folded document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its identifier, which is also that of its own record.
    pub id: Id,
    /// Itself and its rows.
    pub records: BTreeMap<Id, Record>,
    /// How many changes made it.
    pub changes: i64,
    /// The highest of their stamps that count; 0 where none does.
    pub stamp: i64,
    /// How many of them have a stamp that does not count.
    pub misdated: i64,
}

/// A document's own record, or a row in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// What it is, such as `use-case` or `stakeholder`: the earliest word on it counts, so that an odd later one can't
    /// turn it into something else.
    pub kind: String,
    /// Its fields, by name.
    pub fields: BTreeMap<String, Field>,
    /// How many edits it holds, bookkeeping aside.
    pub edits: i64,
    /// The age of the change that says what it is. A stamp that does not count is no early one here.
    named: Option<(bool, i64, Id)>,
}

/// What one edit says of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The value.
    pub value: Value,
    /// The change.
    pub change: Id,
    /// Its stamp as it counts; see [`stamp::counted`].
    pub stamp: i64,
    /// When it was made, in milliseconds since 1970; where the change says nothing that can be, its stamp.
    pub at: i64,
    /// Who made it.
    pub author: Id,
}

/// A field, which is what is shown in it: of its heads the one with the highest (stamp, id).
///
/// A head is an edit that no other names in its base. As long as stamps are in order that is the highest of all edits;
/// where one is not, it still gives way to whoever saw it and wrote something else.
#[derive(Debug, Clone)]
pub struct Field {
    shown: Arc<Wording>,
    heads: BTreeMap<Id, Arc<Wording>>,
    /// The heads by their age, the last one shown.
    ages: BTreeSet<(i64, Id)>,
    /// The highest of all, shown where bases go round in a circle.
    highest: Arc<Wording>,
    /// Changes named in a base whose edit was not folded yet, if it ever comes.
    awaited: BTreeSet<Id>,
    /// What was typed here, by its action: how far it is known. A copy of the file taken meanwhile has less of it.
    typed: BTreeMap<Id, (i64, Id)>,
}

/// Folds the changes of one document.
pub fn fold<'a>(id: Id, changes: impl IntoIterator<Item = &'a Change>) -> Document {
    let mut document = Document {
        id,
        records: BTreeMap::new(),
        changes: 0,
        stamp: 0,
        misdated: 0,
    };
    let mut seen = BTreeSet::new();
    for change in changes {
        if seen.insert(change.id) || mutant::lacks("repetition counts once") {
            document.take_in(change);
        }
    }
    document
}

impl Document {
    /// Folds one more change of this document, which must not be among those folded already. What comes of it is the
    /// fold of all of them.
    pub fn take_in(&mut self, change: &Change) {
        self.changes += 1;
        self.misdated += i64::from(!stamp::counts(change.stamp));
        if !mutant::lacks("the highest stamp is known without the log") {
            self.stamp = self.stamp.max(stamp::counted(change.stamp));
        }
        let mut edits: Vec<&Edit> = change.edits.iter().collect();
        edits.sort_by(|a, b| (a.record, &a.field).cmp(&(b.record, &b.field)));
        for edit in edits {
            let record = self.records.entry(edit.record).or_default();
            record.take_in(change, edit);
        }
    }
}

impl Record {
    fn take_in(&mut self, change: &Change, edit: &Edit) {
        let stamp = change.stamp;
        let age = (!stamp::counts(stamp), stamp::counted(stamp), change.id);
        let is_first = match mutant::lacks("the earliest word on a kind counts") {
            true => self.named.is_none_or(|named| age >= named),
            false => self.named.is_none_or(|named| age < named),
        };
        if is_first {
            self.named = Some(age);
            self.kind.clone_from(&edit.kind);
        }
        if !is_bookkeeping(&edit.field) {
            self.edits += 1;
        }
        match self.fields.get_mut(&edit.field) {
            Some(field) => field.take_in(change, edit),
            None => drop(
                self.fields
                    .insert(edit.field.clone(), Field::new(change, edit)),
            ),
        }
    }
}

impl Wording {
    fn of(change: &Change, edit: &Edit) -> Arc<Self> {
        let stamp = stamp::counted(change.stamp);
        Arc::new(Self {
            value: edit.value.clone(),
            change: change.id,
            stamp,
            at: if stamp::counts(change.at) {
                change.at
            } else {
                stamp
            },
            author: change.author,
        })
    }

    fn age(&self) -> (i64, Id) {
        (self.stamp, self.change)
    }
}

impl Field {
    /// The field with one edit of it.
    pub(crate) fn new(change: &Change, edit: &Edit) -> Self {
        let wording = Wording::of(change, edit);
        let mut field = Self {
            shown: Arc::clone(&wording),
            heads: BTreeMap::new(),
            ages: BTreeSet::new(),
            highest: Arc::clone(&wording),
            awaited: BTreeSet::new(),
            typed: BTreeMap::new(),
        };
        field.put(wording, change, &edit.base);
        field
    }

    /// Takes in one more edit of it.
    pub(crate) fn take_in(&mut self, change: &Change, edit: &Edit) {
        self.put(Wording::of(change, edit), change, &edit.base);
    }

    fn put(&mut self, wording: Arc<Wording>, change: &Change, base: &[Id]) {
        for replaced in base {
            match self.heads.remove(replaced) {
                Some(head) => drop(self.ages.remove(&head.age())),
                None => drop(self.awaited.insert(*replaced)),
            }
        }
        let goes_on = self.goes_on(change, wording.age());
        let is_replaced = self.awaited.remove(&wording.change)
            && !mutant::lacks("what was replaced before it came stays so");
        if goes_on && !is_replaced {
            self.ages.insert(wording.age());
            self.heads.insert(wording.change, Arc::clone(&wording));
        }
        if wording.age() > self.highest.age() {
            self.highest = Arc::clone(&wording);
        }
        self.shown = match self.ages.last().and_then(|(_, id)| self.heads.get(id)) {
            _ if mutant::lacks("the highest stamp wins") => wording,
            Some(head) if !mutant::lacks("an edit gives way to who saw it") => Arc::clone(head),
            _ => Arc::clone(&self.highest),
        };
    }

    /// Whether more is known of what was typed by a change than before; then what was known of it is no head any more.
    fn goes_on(&mut self, change: &Change, age: (i64, Id)) -> bool {
        let Some(typing) = change.action.filter(|_| change.what == What::Type) else {
            return true;
        };
        match self.typed.insert(typing, age) {
            Some(other) if !mutant::lacks("typing does not disagree with itself") => {
                let (earlier, later) = (other.min(age), other.max(age));
                self.typed.insert(typing, later);
                if self.heads.remove(&earlier.1).is_some() {
                    self.ages.remove(&earlier);
                }
                later == age
            }
            _ => true,
        }
    }

    /// The edits that no other names in its base.
    pub fn heads(&self) -> impl Iterator<Item = &Wording> {
        self.heads.values().map(|head| &**head)
    }

    /// What is shown, to be kept.
    pub(crate) fn wording(&self) -> &Arc<Wording> {
        &self.shown
    }

    /// What an edit in place of the value on screen names as its base: every head that stands with that value, and
    /// the winner.
    pub fn base(&self) -> Vec<Id> {
        let standing = self.heads().filter(|head| head.value == self.value);
        let mut base: BTreeSet<Id> = standing.map(|head| head.change).collect();
        base.insert(self.change);
        base.into_iter().collect()
    }
}

impl Deref for Field {
    type Target = Wording;

    fn deref(&self) -> &Wording {
        &self.shown
    }
}

/// Two are equal if all that can be told of them is. Which changes are awaited is no part of it: one that was folded and
/// replaced already never comes again.
impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        (&self.shown, &self.heads, &self.highest) == (&other.shown, &other.heads, &other.highest)
    }
}

impl Eq for Field {}

impl Record {
    /// A record that holds one value and nothing else, to be read as any other.
    pub(crate) fn holding(field: &str, value: Value) -> Self {
        let nobody = Id::from_bytes([0; 16]);
        let wording = Arc::new(Wording {
            value,
            change: nobody,
            stamp: 0,
            at: 0,
            author: nobody,
        });
        let held = Field {
            shown: Arc::clone(&wording),
            heads: BTreeMap::new(),
            ages: BTreeSet::new(),
            highest: wording,
            awaited: BTreeSet::new(),
            typed: BTreeMap::new(),
        };
        Self {
            fields: BTreeMap::from([(field.to_owned(), held)]),
            ..Self::default()
        }
    }

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
        !self.holds(record, field::GONE)
    }

    /// Whether the document is archived.
    pub fn is_archived(&self) -> bool {
        self.holds(self.id, field::ARCHIVED)
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
            (a.text(field::POSITION), a_id).cmp(&(b.text(field::POSITION), b_id))
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
