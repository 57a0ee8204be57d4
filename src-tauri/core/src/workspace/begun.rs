//! A use case that was begun and in which nothing is entered yet.

use std::sync::Arc;

use crate::document::change::Change;
use crate::document::fold::Document;

/// A use case that is in the memory alone.
#[derive(Debug)]
pub(crate) struct Begun {
    /// What makes it, once something is entered.
    pub(crate) creation: Change,
    /// As it is until then.
    pub(crate) document: Arc<Document>,
}
