//! Erasure: a grow-only set that blanks values, now and on arrival. Identifiers and stamps stay, so that copies of the
//! workspace can still tell what they have; what was said is nowhere any more.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::document::change::{Change, Edit, is_bookkeeping};
use crate::document::id::Id;
use crate::document::kind;
use crate::document::mutant;
use crate::document::value::Value;

/// What is erased. It names nobody.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Target {
    /// Every text that is entered of a person, whenever and wherever it was written.
    Document(Id),
    /// What one change said in one field.
    Wording {
        /// The change.
        change: Id,
        /// The record.
        record: Id,
        /// The field.
        field: String,
    },
}

/// Everything that is erased.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Erasures(BTreeSet<Target>);

impl Erasures {
    /// Whether nothing is.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is erased, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Target> {
        self.0.iter()
    }

    /// Whether this is among it.
    pub fn contains(&self, target: &Target) -> bool {
        self.0.contains(target)
    }

    /// Whether all of another set is among it.
    pub fn covers(&self, other: &Self) -> bool {
        self.0.is_superset(&other.0)
    }

    /// Whether a document is erased.
    pub fn has(&self, document: Id) -> bool {
        self.0.contains(&Target::Document(document))
    }

    /// Whether what a change said in a field is erased by itself.
    pub fn has_wording(&self, change: Id, record: Id, field: &str) -> bool {
        self.contains(&Target::Wording {
            change,
            record,
            field: field.to_owned(),
        })
    }

    /// Whether what an edit of a change says is erased. Only texts are, and of a document only what is entered of a person:
    /// whatever another copy asks for, nothing is deleted or put elsewhere by it.
    pub fn blanks(&self, change: &Change, edit: &Edit) -> bool {
        if is_bookkeeping(&edit.field) || !matches!(edit.value, Value::Text(_)) {
            return false;
        }
        let is_of_person = edit.kind == kind::PERSON && self.has(change.doc);
        is_of_person || self.has_wording(change.id, edit.record, &edit.field)
    }

    /// Whether what an edit of a change said was blanked.
    pub fn has_blanked(&self, change: &Change, edit: &Edit) -> bool {
        let is_of_person = edit.kind == kind::PERSON && self.has(change.doc);
        let is_erased = is_of_person || self.has_wording(change.id, edit.record, &edit.field);
        edit.value.is_null() && !is_bookkeeping(&edit.field) && is_erased
    }

    /// Blanks what is erased of a change, and answers whether anything was.
    pub fn blank(&self, change: &mut Change) -> bool {
        if self.is_empty() || mutant::lacks("what is erased is blanked on arrival") {
            return false;
        }
        let blanked: Vec<bool> = change
            .edits
            .iter()
            .map(|edit| self.blanks(change, edit))
            .collect();
        for (edit, is_blanked) in change.edits.iter_mut().zip(&blanked) {
            if *is_blanked {
                edit.value = Value::Null;
            }
        }
        blanked.contains(&true)
    }
}

impl FromIterator<Target> for Erasures {
    fn from_iter<T: IntoIterator<Item = Target>>(targets: T) -> Self {
        Self(targets.into_iter().collect())
    }
}

impl Extend<Target> for Erasures {
    fn extend<T: IntoIterator<Item = Target>>(&mut self, targets: T) {
        self.0.extend(targets);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::what::What;
    use crate::properties::id;

    fn edit(kind: &str, field: &str, value: Value) -> Edit {
        Edit {
            value,
            ..Edit::at(id(2), kind, field)
        }
    }

    #[test]
    fn only_texts_are_blanked_and_of_a_document_only_those_of_a_person() {
        let text = || Value::Text("x".to_owned());
        let mut change = Change {
            id: id(1),
            doc: id(2),
            stamp: 0,
            at: 0,
            author: id(9),
            what: What::Set,
            action: None,
            undoes: None,
            via: None,
            edits: vec![
                edit(kind::PERSON, "name", text()),
                edit(kind::USE_CASE, "title", text()),
                edit(kind::PERSON, ".pos", text()),
                edit(kind::PERSON, ".gone", Value::Integer(1)),
                edit(kind::USE_CASE, "score", Value::Integer(4)),
            ],
        };
        let blank = |erased: &Erasures, change: &Change| -> Vec<bool> {
            let edits = change.edits.iter();
            edits.map(|edit| erased.blanks(change, edit)).collect()
        };
        let document = Erasures::from_iter([Target::Document(id(2))]);
        assert_eq!(
            blank(&document, &change),
            [true, false, false, false, false]
        );
        let wordings = change.edits.iter().map(|edit| Target::Wording {
            change: change.id,
            record: edit.record,
            field: edit.field.clone(),
        });
        let wordings: Erasures = wordings.collect();
        assert_eq!(blank(&wordings, &change), [true, true, false, false, false]);
        assert!(!wordings.has_blanked(&change, &change.edits[0]));
        assert!(wordings.blank(&mut change));
        let blanked: Vec<bool> = change
            .edits
            .iter()
            .map(|edit| wordings.has_blanked(&change, edit))
            .collect();
        assert_eq!(blanked, [true, true, false, false, false]);
        assert!(!wordings.blank(&mut change), "once is enough");
    }
}
