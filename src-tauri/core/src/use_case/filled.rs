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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::document::change::{Change, Edit};
    use crate::document::fold::fold;
    use crate::document::kind;
    use crate::document::what::What;
    use crate::framework::{Framework, NOT_APPLICABLE};
    use crate::properties::id;
    use crate::use_case::not_applicable_field;

    /// A field that the framework asks for, a mark that one does not apply, or one that is like either and is neither.
    fn field() -> impl Strategy<Value = String> {
        let framework = Framework::built_in();
        let slots = framework.phases.iter().flat_map(Phase::slots);
        let fields = slots.flat_map(|slot| {
            let field = framework.field_of(&slot);
            [field, not_applicable_field(&slot)]
        });
        let others = ["title", "answer/", "score/none", NOT_APPLICABLE, ".gone"];
        let fields = fields.chain(others.map(str::to_owned));
        prop::sample::select(Vec::from_iter(fields))
    }

    fn value() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Null),
            (-1_i64..8).prop_map(Value::Integer),
            prop::sample::select(vec![" ", "said", "3"]).prop_map(Value::from),
        ]
    }

    proptest! {
        #[test]
        fn one_walk_reads_what_asking_for_each_slot_does(
            edits in prop::collection::btree_map(field(), value(), 0..80),
        ) {
            let own = id(1);
            let edits = edits.into_iter().map(|(field, value)| Edit {
                record: own,
                kind: kind::USE_CASE.to_owned(),
                field,
                value,
                base: Vec::new(),
            });
            let change = Change {
                id: id(2),
                doc: own,
                stamp: 1,
                at: 1,
                author: id(3),
                what: What::Set,
                action: None,
                undoes: None,
                via: None,
                edits: edits.collect(),
            };
            let framework = Arc::new(Framework::built_in().clone());
            let use_case = UseCase::new(&Arc::new(fold(own, [&change])), &framework);
            let filled = Filled::of(&use_case);
            for of in filled.by_phase() {
                let all = of.answers.iter().chain(of.scores).chain(of.ticks);
                let all = Vec::from_iter(all);
                let slots = Vec::from_iter(of.phase.slots());
                prop_assert_eq!(all.len(), slots.len());
                for (slot, filling) in slots.iter().zip(all) {
                    prop_assert_eq!(filling.value, use_case.value(slot), "{}", slot);
                    prop_assert_eq!(filling.applies, use_case.is_applicable(slot), "{}", slot);
                }
            }
        }
    }
}
