//! The matrix of which use case needs which integration.

use std::collections::HashMap;

use crate::document::id::Id;
use crate::document::kind::field;
use crate::document::link::links;
use crate::error::Error;
use crate::view::{List, Matrix, MatrixColumn, MatrixRow, Slice, Wanted};
use crate::workspace::Reader;

impl Reader {
    /// The matrix, with those rows that are wanted.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn matrix(&self, rows: &Wanted) -> Result<Matrix, Error> {
        let order = self.order(&List::Integrations)?;
        let columns = order.iter().map(|id| {
            let document = self.document(*id)?;
            let (status, status_key) = self.standing_of(&document)?;
            Ok(MatrixColumn {
                id: id.to_string(),
                name: self.called(&document)?,
                status,
                status_key,
            })
        });
        Ok(Matrix {
            revision: self.revision,
            columns: columns.collect::<Result<_, Error>>()?,
            rows: self.matrix_slice(rows)?,
        })
    }

    pub(crate) fn matrix_slice(&self, wanted: &Wanted) -> Result<Slice<MatrixRow>, Error> {
        let order = self.order(&List::Integrations)?;
        let columns: HashMap<Id, u32> = order.iter().copied().zip(0..).collect();
        self.slice(&List::Matrix, wanted, |id| {
            let document = self.document(id)?;
            let named = links(&document).into_iter();
            let needs = named.filter(|link| link.field == field::NEEDS);
            let mut needs: Vec<u32> = needs
                .filter_map(|link| columns.get(&link.target).copied())
                .collect();
            needs.sort_unstable();
            Ok(MatrixRow {
                id: id.to_string(),
                name: self.called(&document)?,
                needs,
            })
        })
    }
}
