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
        for tag in self.documents_of(kind::TAG)? {
            let serves = |use_case: Id| field::member(field::SERVES, use_case);
            if tag.own().is_some_and(|own| own.is_set(&serves(one))) {
                let edit = pending(tag.id, kind::TAG, &serves(another), 1);
                edits.push((tag.id, vec![edit]));
            }
        }
        Ok(edits)
    }
}
