//! Tags that serve one use case and are to serve another.

use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::workspace::changes::commit::Edits;
use crate::workspace::{Workspace, pending};

impl Workspace {
    /// The edits by which the tags that serve one use case serve another too.
    pub(crate) fn serving_too(&mut self, one: Id, another: Id) -> Result<Vec<Edits>, Error> {
        let mut edits = Vec::new();
        for link in self.links_to(one, field::SERVES)? {
            let serves = field::member(field::SERVES, another);
            edits.push((
                link.source,
                vec![pending(link.source, kind::TAG, &serves, 1)],
            ));
        }
        Ok(edits)
    }
}
