//! What the views of a use case have in common.

use std::sync::Arc;

use super::Workspace;
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::Framework;
use crate::store::State;
use crate::use_case::UseCase;
use crate::use_case::progress;
use crate::view::{Archived, Edited, UseCaseHeader};

impl Workspace {
    /// The framework that a use case is taken through.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn framework(&mut self, use_case: &str) -> Result<Arc<Framework>, Error> {
        Ok(self.use_case(use_case)?.1)
    }

    /// A use case that is not deleted, with its framework.
    pub(super) fn use_case(&mut self, id: &str) -> Result<(Arc<Document>, Arc<Framework>), Error> {
        let id: Id = id.parse().map_err(|_| Error::Unknown("use case"))?;
        let document = self.document(id)?;
        if document.kind() != kind::USE_CASE || !document.is_shown(id) {
            return Err(Error::Unknown("use case"));
        }
        let framework = self.framework_of(&document)?;
        Ok((document, framework))
    }

    /// The same, if it may be changed.
    pub(super) fn open_use_case(
        &mut self,
        id: &str,
    ) -> Result<(Arc<Document>, Arc<Framework>), Error> {
        let (document, framework) = self.use_case(id)?;
        if document.is_archived() {
            let title = UseCase::new(&document, &framework).title().to_owned();
            return Err(Error::Archived(title));
        }
        Ok((document, framework))
    }

    /// The documents of a kind that are not hidden.
    pub(super) fn documents_of(&mut self, kind: &str) -> Result<Vec<Arc<Document>>, Error> {
        let listed = match &self.listed {
            Some(listed) => Arc::clone(listed),
            None => Arc::from(self.store.listing()?),
        };
        self.listed = Some(Arc::clone(&listed));
        let shown = listed
            .iter()
            .filter(|row| row.kind == kind && row.state != State::Hidden);
        let shown: Result<Vec<_>, _> = shown.map(|row| self.document(row.doc)).collect();
        #[cfg(test)]
        self.note_looks(shown.as_ref().map_or(0, Vec::len));
        shown
    }

    /// Title and stepper.
    pub(super) fn header(&mut self, use_case: &UseCase) -> Result<UseCaseHeader, Error> {
        Ok(UseCaseHeader {
            id: use_case.document.id.to_string(),
            title: use_case.title().to_owned(),
            framework: use_case.framework.name.clone(),
            steps: progress::steps(use_case),
            archived: self.archived(&use_case.document)?,
        })
    }

    /// Why and when a use case was archived.
    pub(super) fn archived(&mut self, document: &Document) -> Result<Option<Archived>, Error> {
        let Some(own) = document.own().filter(|_| document.is_archived()) else {
            return Ok(None);
        };
        let Some(field) = own.fields.get(field::ARCHIVED) else {
            return Ok(None);
        };
        let by = self.name_of(field.author)?;
        Ok(Some(Archived {
            reason: own.text(field::ARCHIVED_REASON).to_owned(),
            at: field.at,
            by,
        }))
    }

    /// Who edited a field last, and when.
    pub(super) fn edited(
        &mut self,
        use_case: &UseCase,
        field: &str,
    ) -> Result<Option<Edited>, Error> {
        let Some(field) = use_case.field(field) else {
            return Ok(None);
        };
        Ok(Some(Edited {
            at: field.at,
            by: self.name_of(field.author)?,
        }))
    }
}
