//! What tests look at behind the store.

use std::collections::BTreeSet;

use super::{Store, link, log};
use crate::document::id::Id;
use crate::document::link::Link;
use crate::error::Error;

impl Store {
    pub(crate) fn all_links(&self) -> Result<BTreeSet<Link>, Error> {
        link::all(&self.writer.lock()).map_err(Error::not_read)
    }

    /// The ids of all changes, in the order of their arrival.
    pub(crate) fn arrivals(&self) -> Result<Vec<Id>, Error> {
        let arrivals = log::arrivals(&self.writer.lock(), i64::MAX).map_err(Error::not_read)?;
        Ok(arrivals.into_iter().map(|(_, id, _)| id).collect())
    }

    pub(crate) fn fill_disk(&self, full: bool) {
        let pages: i64 = self
            .writer
            .lock()
            .query_row("PRAGMA page_count", [], |row| row.get(0))
            .unwrap();
        let most = if full { pages } else { i64::from(u32::MAX) - 1 };
        self.writer
            .lock()
            .query_row(&format!("PRAGMA max_page_count = {most}"), [], |_| Ok(()))
            .unwrap();
    }
}
