//! The one mechanism for saving, undo, history and merging: documents made of changes.

use serde::{Deserialize, Serialize};

use crate::document::id::Id;
use crate::document::mutant;
use crate::document::stamp;
use crate::document::value::Value;
use crate::document::what::What;

/// What one action did to one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Its identifier, in all copies of the workspace.
    pub id: Id,
    /// The document.
    pub doc: Id,
    /// Greater than that of every change known when it was made; in milliseconds since 1970 as a rule.
    pub stamp: i64,
    /// The wall time in milliseconds since 1970; only shown.
    pub at: i64,
    /// The person who made it.
    pub author: Id,
    /// What kind of action it was.
    pub what: What,
    /// Shared by all changes of one action. `None` for what the app set up, which is never undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<Id>,
    /// The action that this one takes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<Id>,
    /// `None`: made in this file; otherwise the import it came by. Local.
    #[serde(skip)]
    pub via: Option<i64>,
    /// The edits; one a field.
    pub edits: Vec<Edit>,
}

/// A field of a record gets a value in place of earlier edits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// The record: the document itself, or a row in it.
    pub record: Id,
    /// What the record is, such as `use-case` or `stakeholder`.
    pub kind: String,
    /// The field. One with a leading dot is bookkeeping.
    pub field: String,
    /// What it is now.
    pub value: Value,
    /// The changes whose edit of this field it replaces: every one that stood with the value on screen.
    pub base: Vec<Id>,
}

impl Edit {
    /// An edit that says nothing, to be asked what its place is.
    pub fn at(record: Id, kind: &str, field: &str) -> Self {
        Self {
            record,
            kind: kind.to_owned(),
            field: field.to_owned(),
            value: Value::Null,
            base: Vec::new(),
        }
    }
}

/// What a change that comes from elsewhere may have at most.
const EDITS: usize = 100_000;
const BASES: usize = 10_000;
/// How many bytes the name of a field or of a kind has at most.
pub const LONGEST_NAME: usize = 1_000;

/// Why a change is not taken from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Odd {
    /// It would stand above everything that is ever written.
    #[error(
        "claims to be from the year {0}, and would stand above everything that is ever written. The clock of the computer that made it was wrong"
    )]
    Late(i64),
    /// It has more than any has, or edits a field twice.
    #[error("is none that Ninefold makes")]
    Foreign,
}

impl Change {
    /// That it can be taken from elsewhere.
    ///
    /// # Errors
    /// [`Odd`].
    pub fn check(&self) -> Result<(), Odd> {
        if self.stamp >= stamp::END && !mutant::lacks("a stamp after 2100 is refused") {
            return Err(Odd::Late(stamp::year(self.stamp)));
        }
        let edits = self.edits.iter();
        let mut places: Vec<_> = edits.map(|edit| (edit.record, &edit.field)).collect();
        places.sort_unstable();
        let is_twice = places.windows(2).any(|two| two[0] == two[1]);
        let is_long = |edit: &Edit| {
            edit.kind.len() > LONGEST_NAME
                || edit.field.len() > LONGEST_NAME
                || edit.base.len() > BASES
        };
        match self.edits.len() > EDITS || is_twice || self.edits.iter().any(is_long) {
            true => Err(Odd::Foreign),
            false => Ok(()),
        }
    }
}

/// Whether a field is bookkeeping, such as `.gone` or `.pos`.
pub fn is_bookkeeping(field: &str) -> bool {
    field.starts_with('.')
}
