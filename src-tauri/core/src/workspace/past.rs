//! What a reader of an earlier moment knows beside what it reads.

use std::collections::BTreeSet;

use crate::document::id::Id;
use crate::document::link::Link;

/// The moment that is read, and what was other then.
#[derive(Debug)]
pub(crate) struct Past {
    /// The last moment that counts, as a stamp.
    pub(crate) moment: i64,
    /// Who was changed since, and was folded anew.
    pub(crate) changed: BTreeSet<Id>,
    /// What those named then.
    pub(crate) links: Vec<Link>,
}

impl Past {
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
}
