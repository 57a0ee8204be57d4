//! What a reader of an earlier point knows beside what it reads.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::baseline::{Held, held};
use crate::document::change::Change;
use crate::document::fold::Document;
use crate::document::history::as_of;
use crate::document::id::Id;
use crate::document::link::Link;

/// The point that is read, and what was other then.
#[derive(Debug)]
pub(crate) struct Past {
    /// The last moment that counts, as a stamp.
    pub(crate) moment: i64,
    /// The baseline that is read, by which whatever it covers is had.
    pub(crate) baseline: Option<Arc<Document>>,
    /// `22 November 2026 at 2:03 PM`, or what the baseline is called.
    pub(crate) called: String,
    /// Who was changed since, and was folded anew.
    pub(crate) changed: BTreeSet<Id>,
    /// What those named then.
    pub(crate) links: Vec<Link>,
}

impl Past {
    /// `on 22 November 2026 at 2:03 PM`, or `when “agreed at workshop 2” was set`.
    pub(crate) fn in_words(&self) -> String {
        match self.baseline {
            Some(_) => format!("when “{}” was set", self.called),
            None => format!("on {}", self.called),
        }
    }

    /// A document as it was.
    pub(crate) fn fold(&self, id: Id, changes: &[Change]) -> Document {
        match self.held(id) {
            Some(held) => held.fold(id, changes),
            None => as_of(id, changes, self.moment),
        }
    }

    /// Who named a document in a field, of what is told now and may have changed since.
    pub(crate) fn links_to(&self, target: Id, field: &str, now: Vec<Link>) -> Vec<Link> {
        let unchanged = now
            .into_iter()
            .filter(|link| !self.changed.contains(&link.source));
        let then = self.links.iter();
        let then = then.filter(|link| link.target == target && link.field == field);
        let mut links: Vec<Link> = unchanged.chain(then.cloned()).collect();
        links.sort_by(|a, b| (a.source, &a.phase).cmp(&(b.source, &b.phase)));
        links
    }

    fn held(&self, id: Id) -> Option<Held> {
        self.baseline
            .as_ref()
            .and_then(|baseline| held(baseline, id))
    }
}
