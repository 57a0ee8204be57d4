//! A place where something is entered.

use crate::document::id::Id;
use crate::error::Error;

/// A field of a record of a document. Whether there is one, and what it can hold, is for the workspace to say.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The document.
    pub document: Id,
    /// The record in it: the document itself, or one of its rows.
    pub record: Id,
    /// The name of the field, such as `answer/ideation/success`, `req/actor` or `needs/<integration>`.
    pub field: String,
}

impl Spot {
    /// The place that these texts name.
    ///
    /// # Errors
    /// [`Error::Unknown`] for a text that is no identifier.
    pub fn named(document: &str, record: &str, field: &str) -> Result<Self, Error> {
        Ok(Self {
            document: document.parse().map_err(|_| Error::Unknown("document"))?,
            record: record.parse().map_err(|_| Error::Unknown("row"))?,
            field: field.to_owned(),
        })
    }

    /// A field of a document itself.
    pub fn own(document: Id, field: &str) -> Self {
        Self {
            document,
            record: document,
            field: field.to_owned(),
        }
    }

    /// A field of the document itself that a text names.
    ///
    /// # Errors
    /// As [`Spot::named`].
    pub fn of(document: &str, field: &str) -> Result<Self, Error> {
        Self::named(document, document, field)
    }
}
