//! What the views of a use case have in common.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::Framework;
use crate::text::name;
use crate::use_case::UseCase;
use crate::use_case::progress;
use crate::view::{Archived, Edited, UseCaseHeader};
use crate::workspace::Reader;

impl Reader {
    /// The framework that a use case is taken through.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn framework(&self, use_case: &str) -> Result<Arc<Framework>, Error> {
        Ok(self.use_case(use_case)?.framework)
    }

    /// A use case that is not deleted.
    pub(crate) fn use_case(&self, id: &str) -> Result<UseCase, Error> {
        let id: Id = id.parse().map_err(|_| Error::Unknown("use case"))?;
        let document = self.document(id)?;
        if document.kind() != kind::USE_CASE || !document.is_shown(id) {
            return Err(Error::Unknown("use case"));
        }
        Ok(UseCase::new(&document, &self.framework_of(&document)?))
    }

    /// The same, if it may be changed.
    pub(crate) fn open_use_case(&self, id: &str) -> Result<UseCase, Error> {
        let use_case = self.use_case(id)?;
        match use_case.document.is_archived() {
            true => Err(Error::Archived(use_case.title().to_owned())),
            false => Ok(use_case),
        }
    }

    /// A document that a list has a row of.
    pub(crate) fn looked_at(&self, id: Id) -> Result<Arc<Document>, Error> {
        #[cfg(test)]
        crate::workspace::probe::note_looks(1);
        self.document(id)
    }

    /// The documents of a kind that are not hidden.
    pub(crate) fn documents_of(&self, kind: &str) -> Result<Vec<Arc<Document>>, Error> {
        let shown = self.listed_of(kind).map(|row| self.document(row.doc));
        let shown: Result<Vec<_>, _> = shown.collect();
        #[cfg(test)]
        crate::workspace::probe::note_looks(shown.as_ref().map_or(0, Vec::len));
        shown
    }

    /// What there is of a kind that bears a name, however it is spelled.
    pub(crate) fn named(&self, kind: &str, name: &str) -> Result<Vec<Arc<Document>>, Error> {
        let wanted = name::key(name);
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let mut named = Vec::new();
        for row in self.listed_of(kind) {
            let is_typed = self
                .draft
                .as_ref()
                .is_some_and(|draft| draft.doc == row.doc);
            if is_typed || name::key(&row.title) == wanted {
                named.push(self.document(row.doc)?);
            }
        }
        #[cfg(test)]
        crate::workspace::probe::note_looks(named.len());
        // The name itself may be what is being typed.
        named.retain(|document| {
            let own = document.own().map_or("", |own| own.text(field::NAME));
            name::key(own) == wanted
        });
        if kind == kind::PERSON {
            return self.one_each(&named);
        }
        Ok(named)
    }

    /// Of entries of the same person the one that stands for them.
    fn one_each(&self, people: &[Arc<Document>]) -> Result<Vec<Arc<Document>>, Error> {
        let same = self.same();
        let one_each: BTreeSet<Id> = people.iter().map(|entry| same.one(entry.id)).collect();
        one_each.into_iter().map(|id| self.document(id)).collect()
    }

    /// Title and stepper.
    pub(crate) fn header(&self, use_case: &UseCase) -> Result<UseCaseHeader, Error> {
        Ok(UseCaseHeader {
            id: use_case.document.id.to_string(),
            title: use_case.title().to_owned(),
            framework: use_case.framework.name.clone(),
            steps: progress::steps(use_case),
            archived: self.archived(&use_case.document)?,
        })
    }

    /// Why and when a use case was archived.
    pub(crate) fn archived(&self, document: &Document) -> Result<Option<Archived>, Error> {
        let Some(own) = document.own().filter(|_| document.is_archived()) else {
            return Ok(None);
        };
        let Some(field) = own.fields.get(field::ARCHIVED) else {
            return Ok(None);
        };
        let by = self.name_of(field.author)?;
        let reason = own.text(field::ARCHIVED_REASON).to_owned();
        Ok(Some(self.archived_in_words(field.at, by, reason)))
    }

    /// The same, of what is known of it.
    pub(crate) fn archived_in_words(&self, at: i64, by: String, reason: String) -> Archived {
        let end = |c: char| c == '.' || c.is_whitespace();
        let why = match reason.as_str() {
            "" => String::new(),
            reason => format!(": {}", reason.trim_end_matches(end)),
        };
        Archived {
            in_words: format!("Archived {} by {by}{why}.", self.told(at)),
            reason,
            at,
            by,
        }
    }

    /// Who edited something last, and when.
    pub(crate) fn edited_by(&self, at: i64, by: String) -> Edited {
        Edited {
            in_words: self.edited_in_words(at, &by),
            at,
            by,
        }
    }

    /// `Edited today at 2:03 PM by Anna de Vries`.
    pub(crate) fn edited_in_words(&self, at: i64, by: &str) -> String {
        match by {
            "" => format!("Edited {}", self.told(at)),
            by => format!("Edited {} by {by}", self.told(at)),
        }
    }

    /// Who edited a field last, and when.
    pub(crate) fn edited(&self, use_case: &UseCase, field: &str) -> Result<Option<Edited>, Error> {
        let Some(field) = use_case.field(field) else {
            return Ok(None);
        };
        Ok(Some(self.edited_by(field.at, self.name_of(field.author)?)))
    }
}
