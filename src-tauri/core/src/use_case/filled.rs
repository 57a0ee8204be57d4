//! What is entered in all slots of a use case, read in one walk over its fields.

use super::UseCase;
use crate::document::value::Value;
use crate::framework::{Phase, Says, Slot};

/// What is entered in all slots of a use case.
#[derive(Debug)]
pub struct Filled<'u> {
    phases: &'u [Phase],
    /// In the order of the framework.
    slots: Vec<Filling<'u>>,
}

/// What is entered in a slot.
#[derive(Debug, Clone, Copy)]
pub struct Filling<'u> {
    /// What the field holds.
    pub value: &'u Value,
    /// Whether the slot counts.
    pub applies: bool,
}

/// What is entered in the slots of a phase, each in the order of what asks for it.
#[derive(Debug, Clone, Copy)]
pub struct InPhase<'f, 'u> {
    /// The phase.
    pub phase: &'u Phase,
    /// Of its questions.
    pub answers: &'f [Filling<'u>],
    /// Of its dimensions.
    pub scores: &'f [Filling<'u>],
    /// Of its checklist.
    pub ticks: &'f [Filling<'u>],
}

impl<'u> Filled<'u> {
    /// Reads a use case.
    pub fn of(use_case: &'u UseCase) -> Self {
        let phases = &use_case.framework.phases;
        let nothing = Filling {
            value: &Value::Null,
            applies: true,
        };
        let count =
            |phase: &Phase| phase.questions.len() + phase.dimensions.len() + phase.checklist.len();
        let mut slots = vec![nothing; phases.iter().map(count).sum()];
        let own = use_case.document.own().into_iter();
        for (name, field) in own.flat_map(|own| &own.fields) {
            match use_case.framework.said_by(name) {
                Some((slot, Says::Entry)) => slots[slot].value = &field.value,
                Some((slot, Says::NotApplicable)) => slots[slot].applies = !is_set(&field.value),
                None => {}
            }
        }
        Self { phases, slots }
    }

    /// Phase by phase.
    pub fn by_phase(&self) -> impl Iterator<Item = InPhase<'_, 'u>> {
        let mut rest = self.slots.as_slice();
        let mut next = move |count: usize| {
            let (next, others) = rest.split_at(count);
            rest = others;
            next
        };
        self.phases.iter().map(move |phase| InPhase {
            phase,
            answers: next(phase.questions.len()),
            scores: next(phase.dimensions.len()),
            ticks: next(phase.checklist.len()),
        })
    }
}

/// Whether an answer is more than white space.
pub(super) fn is_said(value: &Value) -> bool {
    !value.text().trim().is_empty()
}

/// A score, 1 to 5; `None` while unscored.
pub(super) fn score(value: &Value) -> Option<u32> {
    let score = u32::try_from(value.integer()?).ok()?;
    (1..=5).contains(&score).then_some(score)
}

/// Whether something is ticked.
pub(super) fn is_set(value: &Value) -> bool {
    value.integer() == Some(1)
}

/// Whether something is entered in a slot that holds this.
pub(super) fn is_entered(slot: &Slot, value: &Value) -> bool {
    match slot {
        Slot::Answer(_) => is_said(value),
        Slot::Score(_) => score(value).is_some(),
        Slot::Tick(_) => is_set(value),
    }
}
