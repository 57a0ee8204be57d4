//! A folded document read as a use case. Reading is lenient: a bad score is unscored, a missing text is empty.

pub mod progress;
pub mod scoring;

use crate::document::fold::{Document, Field, Record};
use crate::document::id::Id;
use crate::document::kind::field;
use crate::framework::{Framework, Phase, Slot};

/// What a use case without a title is called.
pub const UNTITLED: &str = "Untitled use case";

/// The field of a use case that marks a slot as not applicable.
pub fn not_applicable_field(slot: &Slot) -> String {
    format!("na/{slot}")
}

/// A use case with the framework it is taken through.
#[derive(Debug, Clone, Copy)]
pub struct UseCase<'a> {
    /// Its document.
    pub document: &'a Document,
    /// Its framework.
    pub framework: &'a Framework,
}

/// A stakeholder row.
#[derive(Debug, Clone, Copy)]
pub struct StakeholderRow<'a> {
    /// The row's record.
    pub id: Id,
    /// Its fields.
    pub record: &'a Record,
}

impl<'a> UseCase<'a> {
    /// The title, or [`UNTITLED`].
    pub fn title(&self) -> &'a str {
        let title = self.text("title").trim();
        if title.is_empty() { UNTITLED } else { title }
    }

    /// The text of a field.
    pub fn text(&self, field: &str) -> &'a str {
        self.document.own().map_or("", |own| own.text(field))
    }

    /// A field, if it was ever edited.
    pub fn field(&self, field: &str) -> Option<&'a Field> {
        self.document.own().and_then(|own| own.fields.get(field))
    }

    /// The score in a slot, 1 to 5; `None` while unscored.
    pub fn score(&self, slot: &Slot) -> Option<u32> {
        let score = self
            .document
            .own()?
            .integer(&self.framework.field_of(slot))?;
        u32::try_from(score)
            .ok()
            .filter(|score| (1..=5).contains(score))
    }

    /// Whether a slot counts.
    pub fn is_applicable(&self, slot: &Slot) -> bool {
        !self
            .document
            .own()
            .is_some_and(|own| own.is_set(&not_applicable_field(slot)))
    }

    /// Whether something is entered in a slot: an answer that is more than white space, a score, a tick.
    pub fn is_entered(&self, slot: &Slot) -> bool {
        let field = self.framework.field_of(slot);
        match slot {
            Slot::Answer(_) => !self.text(&field).trim().is_empty(),
            Slot::Score(_) => self.score(slot).is_some(),
            Slot::Tick(_) => self.document.own().is_some_and(|own| own.is_set(&field)),
        }
    }

    /// The stakeholder rows of a phase, in order.
    pub fn stakeholders(&self, phase: &str) -> Vec<StakeholderRow<'a>> {
        self.rows()
            .into_iter()
            .filter(|row| row.phase() == phase)
            .collect()
    }

    /// The stakeholder rows of all phases.
    pub fn rows(&self) -> Vec<StakeholderRow<'a>> {
        self.document
            .rows("stakeholder")
            .map(|(id, record)| StakeholderRow { id, record })
            .collect()
    }

    /// Whether anything at all is entered in a phase.
    pub fn is_started(&self, phase: &Phase) -> bool {
        phase
            .slots()
            .any(|slot| self.is_entered(&slot) || !self.is_applicable(&slot))
            || self.rows().iter().any(|row| row.phase() == phase.key)
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
}
