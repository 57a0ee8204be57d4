//! Erasure: a grow-only set that blanks values, now and on arrival. Identifiers and stamps stay, so that copies of the
//! workspace can still tell what they have; what was said is nowhere any more.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::document::change::{Change, Edit, is_bookkeeping};
use crate::document::id::Id;
use crate::document::mutant;
use crate::document::value::Value;

/// What is erased. It names nobody.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Target {
    /// Every text of a document, whenever and wherever it was written.
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

    /// Whether what an edit of a change says is erased.
    pub fn blanks(&self, change: &Change, edit: &Edit) -> bool {
        let is_of_document = self.has(change.doc)
            && !is_bookkeeping(&edit.field)
            && matches!(edit.value, Value::Text(_));
        is_of_document || self.has_wording(change.id, edit.record, &edit.field)
    }

    /// Blanks what is erased of a change, and answers whether anything was.
    pub fn blank(&self, change: &mut Change) -> bool {
        if self.is_empty() || mutant::lacks("what is erased is blanked on arrival") {
            return false;
        }
        let blanked: Vec<bool> = change
            .edits
            .iter()
            .map(|edit| !edit.value.is_null() && self.blanks(change, edit))
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
