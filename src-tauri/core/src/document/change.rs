//! The one mechanism for saving, undo, history and merging: documents made of changes.

use serde::{Deserialize, Serialize};

use crate::document::id::Id;
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

/// Whether a field is bookkeeping, such as `.gone` or `.pos`.
pub fn is_bookkeeping(field: &str) -> bool {
    field.starts_with('.')
}
