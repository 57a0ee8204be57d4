//! A folded document read as a use case. Reading is lenient: a bad score is unscored, a missing text is empty.

pub mod agreed;
pub mod asked;
pub mod benefit;
pub mod board;
pub mod data;
pub mod entry;
pub mod filled;
pub mod labels;
pub mod lawful;
pub mod progress;
pub mod promise;
pub mod raci;
pub mod reason;
pub mod said;
pub mod scoring;
pub mod summary;
pub mod target;
pub mod workshop;

use std::ops::Bound;
use std::sync::Arc;

use crate::document::fold::{Document, Field, Record};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::value::Value;
use crate::framework::{Framework, NOT_APPLICABLE, Slot};

/// `1 use case`, `3 use cases`.
pub fn counted(count: usize) -> String {
    match count {
        1 => "1 use case".to_owned(),
        many => format!("{many} use cases"),
    }
}

/// The field of a use case that marks a slot as not applicable.
pub fn not_applicable_field(slot: &Slot) -> String {
    format!("{NOT_APPLICABLE}{slot}")
}

/// A use case with the framework it is taken through.
#[derive(Debug, Clone)]
pub struct UseCase {
    /// Its document.
    pub document: Arc<Document>,
    /// Its framework.
    pub framework: Arc<Framework>,
}

/// A stakeholder row.
#[derive(Debug, Clone, Copy)]
pub struct StakeholderRow<'a> {
    /// The row's record.
    pub id: Id,
    /// Its fields.
    pub record: &'a Record,
}

impl UseCase {
    /// A document with the framework it names.
    pub fn new(document: &Arc<Document>, framework: &Arc<Framework>) -> Self {
        Self {
            document: Arc::clone(document),
            framework: Arc::clone(framework),
        }
    }

    /// The title, or [`kind::UNTITLED`].
    pub fn title(&self) -> &str {
        title(&self.document)
    }

    /// The text of a field.
    pub fn text(&self, field: &str) -> &str {
        self.document.own().map_or("", |own| own.text(field))
    }

    /// A field, if it was ever edited.
    pub fn field(&self, field: &str) -> Option<&Field> {
        self.document.own().and_then(|own| own.fields.get(field))
    }

    /// The score in a slot, 1 to 5; `None` while unscored.
    pub fn score(&self, slot: &Slot) -> Option<u32> {
        filled::score(self.value(slot))
    }

    /// Whether a slot counts.
    pub fn is_applicable(&self, slot: &Slot) -> bool {
        let from = (Bound::Included(NOT_APPLICABLE), Bound::Unbounded);
        let is_marked = |own: &Record| {
            // Mostly nothing is, and then no name has to be made.
            let mut marks = own.fields.range::<str, _>(from);
            let is_any = marks
                .next()
                .is_some_and(|(name, _)| name.starts_with(NOT_APPLICABLE));
            is_any && own.is_set(&not_applicable_field(slot))
        };
        !self.document.own().is_some_and(is_marked)
    }

    /// Whether something is entered in a slot: an answer that is more than white space, a score, a tick.
    pub fn is_entered(&self, slot: &Slot) -> bool {
        filled::is_entered(slot, self.value(slot))
    }

    /// The same where the slot counts, and `None` where it does not.
    pub fn entered(&self, slot: &Slot) -> Option<bool> {
        self.is_applicable(slot).then(|| self.is_entered(slot))
    }

    /// What the field of a slot holds.
    fn value(&self, slot: &Slot) -> &Value {
        let own = self.document.own();
        own.map_or(&Value::Null, |own| {
            own.value(&self.framework.field_of(slot))
        })
    }

    /// The stakeholder rows of a phase, in order.
    pub fn stakeholders(&self, phase: &str) -> Vec<StakeholderRow<'_>> {
        self.rows()
            .into_iter()
            .filter(|row| row.phase() == phase)
            .collect()
    }

    /// The stakeholder rows of all phases.
    pub fn rows(&self) -> Vec<StakeholderRow<'_>> {
        self.document
            .rows("stakeholder")
            .map(|(id, record)| StakeholderRow { id, record })
            .collect()
    }
}

/// The title of a use case's document, or [`kind::UNTITLED`].
pub fn title(document: &Document) -> &str {
    let title = document.own().map_or("", |own| own.text(field::TITLE));
    match title.trim() {
        "" => kind::UNTITLED,
        title => title,
    }
}

impl<'a> StakeholderRow<'a> {
    /// The key of its phase.
    pub fn phase(&self) -> &'a str {
        self.record.text(field::PHASE)
    }

    /// Its person, if it names one.
    pub fn person(&self) -> Option<Id> {
        self.record.text(field::PERSON).parse().ok()
    }

    /// The row's own text.
    pub fn involvement(&self) -> &'a str {
        self.record.text(field::INVOLVEMENT)
    }

    /// The letter of what the person has to do with the phase; empty where none is given, or none that is known.
    pub fn raci(&self) -> &'a str {
        let letter = self.record.text(field::RACI);
        raci::in_words(letter).map_or("", |_| letter)
    }
}
