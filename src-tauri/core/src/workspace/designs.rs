//! Designs: pictures attached to a use case, each kept once in the workspace however often it is used.

use super::{Workspace, kind};
use crate::error::Error;
use crate::fold::Document;
use crate::scoping::Scoping;
use crate::view::Design;

impl Workspace {
    /// The designs of a use case, in order.
    pub(super) fn designs(&mut self, use_case: &Document) -> Result<Vec<Design>, Error> {
        let rows = self.rows_of(use_case, kind::DESIGN, &Scoping::built_in().design)?;
        let records = use_case.rows(kind::DESIGN);
        let design = |(row, (_, record)): (crate::view::Row, (_, &crate::fold::Record))| Design {
            row,
            name: record.text("name").to_owned(),
            hash: record.text("picture").to_owned(),
            mime: record.text("mime").to_owned(),
            size: record.text("size").to_owned(),
        };
        Ok(rows.into_iter().zip(records).map(design).collect())
    }
}
