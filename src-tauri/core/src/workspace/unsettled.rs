//! How much is to be settled in each document, counted once for each state of it.

use std::collections::HashMap;

use crate::document::id::Id;

/// What was counted.
#[derive(Debug, Default)]
pub(crate) struct Unsettled {
    /// The documents in which something came from elsewhere, up to an import; nothing before they were asked for. A reader of
    /// before it may be the last to note them.
    pub(crate) documents: Option<(Option<i64>, Vec<Id>)>,
    /// How much is to be settled in each, with the number of its changes by then.
    pub(crate) counts: HashMap<Id, (i64, usize)>,
}
