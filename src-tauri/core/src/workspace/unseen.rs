//! What arrived while somebody looked at a screen that does not show it. Whatever is entered there replaces nothing of it: both
//! stand, until somebody decides.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::fold::{Document, fold};
use crate::document::id::Id;
use crate::document::mutant;
use crate::error::Error;
use crate::workspace::{Reader, Workspace};

/// How many of the latest arrivals are known by what was shown before them.
const ARRIVALS: usize = 4_096;

impl Workspace {
    /// Does something on a screen that shows a revision: what arrived since is not replaced, since nobody has seen it. Both stand
    /// then, until somebody decides.
    pub fn seeing<T>(&mut self, seen: u64, act: impl FnOnce(&mut Self) -> T) -> T {
        self.reader.unseen = Arc::new(self.unseen_at(seen));
        let done = act(self);
        self.reader.unseen = Arc::default();
        done
    }
}

impl Reader {
    /// An import arrived. Whatever is entered on a screen that was drawn before replaces nothing of it.
    pub(crate) fn came(&mut self, via: i64) {
        let mut arrived = self.arrivals.to_vec();
        if arrived.len() == ARRIVALS {
            arrived.remove(0);
        }
        arrived.push((self.revision, via));
        self.arrivals = arrived.into();
    }

    /// The imports that arrived after what a screen shows.
    pub(crate) fn unseen_at(&self, seen: u64) -> BTreeSet<i64> {
        let unseen = self.arrivals.iter().filter(|(since, _)| *since > seen);
        unseen.map(|(_, via)| *via).collect()
    }

    /// A document as it is on the screen that something is entered on, without what arrived since that was drawn: what nobody has
    /// seen is not replaced.
    pub(crate) fn seen(&self, id: Id) -> Result<Arc<Document>, Error> {
        let document = self.folded(id)?;
        if self.unseen.is_empty() || mutant::lacks("what is entered replaces what was seen") {
            return Ok(document);
        }
        let mut changes = self.shelf.source.changes(id, self.last)?;
        let all = changes.len();
        changes.retain(|change| !change.via.is_some_and(|via| self.unseen.contains(&via)));
        Ok(match changes.len() == all {
            true => document,
            false => Arc::new(fold(id, &changes)),
        })
    }
}
