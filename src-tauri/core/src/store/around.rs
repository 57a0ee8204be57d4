//! Parts of the log that are asked for one by one, so that nobody has to read a long document as a whole.

use super::source::altered;
use super::{Store, log};
use crate::document::change::Change;
use crate::document::id::Id;
use crate::error::Error;

impl Store {
    /// What [`crate::document::undo::plan`] has to know to take back what an action did to a document, in the order of arrival:
    /// the changes that its edits replaced, its own, and those that came after it.
    pub(crate) fn changes_around(&self, doc: Id, action: Id) -> Result<Vec<Change>, Error> {
        let around = || -> rusqlite::Result<Option<Vec<Change>>> {
            let Some(first) = log::first_of(&self.writer.lock(), doc, action)? else {
                return Ok(Some(Vec::new()));
            };
            let Some(since) = log::since(&self.writer.lock(), doc, first)? else {
                return Ok(None);
            };
            let own = since.iter().filter(|change| change.action == Some(action));
            let mut replaced: Vec<Id> = own
                .flat_map(|change| &change.edits)
                .flat_map(|edit| edit.base.iter().copied())
                .collect();
            replaced.sort_unstable();
            replaced.dedup();
            let mut around = Vec::new();
            for id in replaced {
                around.extend(log::before(&self.writer.lock(), doc, first, id)?);
            }
            around.sort_by_key(|(n, _)| *n);
            let before = around.into_iter().map(|(_, change)| change);
            Ok(Some(before.chain(since).collect()))
        };
        around()
            .map_err(Error::not_read)?
            .ok_or_else(|| altered("document", doc))
    }
}
