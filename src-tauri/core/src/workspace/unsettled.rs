//! How much is to be settled in each document, counted once for each state of it.

use std::collections::HashMap;

use crate::document::id::Id;

/// What was counted.
#[derive(Debug, Default)]
pub(crate) struct Unsettled {
    /// The documents in which something came from elsewhere; nothing before they were asked for.
    pub(crate) documents: Option<Vec<Id>>,
    /// How much is to be settled in each, with the number of its changes by then.
    pub(crate) counts: HashMap<Id, (i64, usize)>,
}
