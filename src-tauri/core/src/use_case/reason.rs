//! Why a score is what it is, and why something is not applicable, if somebody wants to say.

use super::{UseCase, not_applicable_field};
use crate::framework::{NOT_APPLICABLE, Slot};

/// What the fields begin with that hold reasons; the field that the reason is for follows.
const REASON: &str = "reason/";

/// The field that holds the reason for what a field holds: a score, or that something is not applicable.
pub fn reason_field(of: &str) -> String {
    [REASON, of].concat()
}

/// The field that a field holds the reason for.
pub fn reasoned(field: &str) -> Option<&str> {
    field.strip_prefix(REASON)
}

/// The slot that a field is about: it holds what is entered there, that it is not applicable, or the reason for either.
pub fn slot_of(field: &str) -> Option<Slot> {
    let of = reasoned(field).unwrap_or(field);
    of.strip_prefix(NOT_APPLICABLE).unwrap_or(of).parse().ok()
}

/// Whether a field says that a slot is not applicable.
pub fn is_not_applicable(field: &str) -> bool {
    field.starts_with(NOT_APPLICABLE)
}

/// The slot whose reason a field holds, where there can be one: of a score, and of whatever is not applicable.
pub fn reason_for(field: &str) -> Option<Slot> {
    let of = reasoned(field)?;
    let slot: Slot = of.strip_prefix(NOT_APPLICABLE).unwrap_or(of).parse().ok()?;
    (is_not_applicable(of) || matches!(slot, Slot::Score(_))).then_some(slot)
}

/// What the reason in a field is for, as a noun, where its slot is called like this: `the score of Customer Value`.
pub fn reasoned_in_words(field: &str, text: &str) -> String {
    match reasoned(field).is_some_and(is_not_applicable) {
        true => format!("“not applicable” of {text}"),
        false => format!("the score of {text}"),
    }
}

impl UseCase {
    /// The field that holds the reason for what stands in a slot: that it is not applicable, or its score. `None` where
    /// nothing stands there that may have one.
    pub fn reason_field(&self, slot: &Slot) -> Option<String> {
        match slot {
            slot if !self.is_applicable(slot) => Some(reason_field(&not_applicable_field(slot))),
            Slot::Score(_) => {
                let scored = self.score(slot).map(|_| self.framework.field_of(slot));
                scored.map(|field| reason_field(&field))
            }
            Slot::Answer(_) | Slot::Tick(_) => None,
        }
    }

    /// That reason, as typed; empty where none is given.
    pub fn reason(&self, slot: &Slot) -> &str {
        let field = self.reason_field(slot);
        field.map_or("", |field| self.text(&field).trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_have_reasons_and_whatever_is_not_applicable() {
        for (field, has_one) in [
            ("reason/score/ideation/customer-value", true),
            ("reason/na/score/ideation/customer-value", true),
            ("reason/na/answer/ideation/data", true),
            ("reason/na/tick/ideation/data", true),
            ("reason/answer/ideation/data", false),
            ("reason/tick/ideation/data", false),
            ("reason", false),
            ("reason/", false),
            ("reason/reason/score/a", false),
            ("score/ideation/customer-value", false),
        ] {
            assert_eq!(reason_for(field).is_some(), has_one, "{field}");
        }
    }
}
