//! Which slot a field of a use case is of, found by the field's name: a use case has fewer fields than a framework has slots, and no
//! name has to be made to ask for one.

use std::collections::HashMap;

use super::slot::NOT_APPLICABLE;
use super::{Framework, Phase};

/// What a field says of a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// What is entered in it.
    Entry,
    /// Whether it does not apply.
    NotApplicable,
}

/// The two fields that say something of each slot, with the number of that slot among all.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fields(HashMap<String, (usize, Says)>);

impl Fields {
    pub(super) fn of(phases: &[Phase]) -> Self {
        let slots = phases.iter().flat_map(|phase| {
            let questions = phase.questions.iter();
            let answers = questions.map(|question| (question.slot(), question.field()));
            let others = phase.slots().skip(phase.questions.len());
            answers.chain(others.map(|slot| (slot.clone(), slot.to_string())))
        });
        let fields = slots.enumerate().flat_map(|(number, (slot, entry))| {
            let mark = format!("{NOT_APPLICABLE}{slot}");
            [
                (entry, (number, Says::Entry)),
                (mark, (number, Says::NotApplicable)),
            ]
        });
        Self(fields.collect())
    }
}

impl Framework {
    /// The number of the slot, among all in order, that a field of a use case is of, and what it says of it.
    pub fn said_by(&self, field: &str) -> Option<(usize, Says)> {
        self.fields.0.get(field).copied()
    }
}
