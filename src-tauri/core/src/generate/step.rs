//! What can be done to a document.

use crate::document::id::Id;
use crate::document::value::Value;
use crate::document::what::What;

/// Something that is done to a document.
#[derive(Debug)]
pub(super) struct Step {
    /// When, in milliseconds since 1970.
    pub(super) at: i64,
    /// Who.
    pub(super) by: Id,
    /// What.
    pub(super) task: Task,
}

/// What is done.
#[derive(Debug)]
pub(super) enum Task {
    /// It is made, with its name.
    Create,
    /// A field gets a value, in the document itself or in the row of a number.
    Set {
        what: What,
        row: Option<usize>,
        field: String,
        value: Value,
    },
    /// A part of a text was typed when it became a change.
    Type {
        row: Option<usize>,
        field: String,
        /// Which text it is.
        topic: u64,
        /// How much of it stands there: so many parts of so many.
        part: (u64, u64),
        revision: u64,
    },
    /// A row is added behind the others.
    Row(&'static str),
    /// A person is made a stakeholder of a phase.
    Stakeholder { phase: String, person: Id },
    /// A document of another kind is linked to.
    Link { field: String, to: String },
    /// A tag gets a link to this use case.
    Serve,
    /// What was done last is taken back.
    Undo,
    /// The use case is archived for a reason.
    Archive(String),
    /// It is at work again.
    Restore,
    /// It is deleted.
    Delete,
}
