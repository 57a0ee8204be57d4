//! Integrations, tags and metrics: made and deleted alike.

use super::commit::Action;
use super::{Workspace, created, kind, pending};
use crate::error::Error;
use crate::fold::GONE;
use crate::id::Id;
use crate::scoping::Scoping;
use crate::undo::Pending;
use crate::value::clean;
use crate::view::{Done, Place};

/// The kinds of documents that are made by [`Workspace::add_document`].
pub(super) const KINDS: [&str; 3] = [kind::INTEGRATION, kind::TAG, kind::METRIC];

impl Workspace {
    /// Makes an integration, a tag or a metric, with a name that may be empty, and answers where it is.
    ///
    /// # Errors
    /// [`Error::Unknown`] for another kind, [`Error::TooLarge`], [`Error::NotSaved`].
    pub fn add_document(&mut self, document_kind: &str, name: &str) -> Result<Done, Error> {
        if !KINDS.contains(&document_kind) {
            return Err(Error::Unknown("kind of document"));
        }
        let name = clean(name.trim(), true)
            .map_err(|too_long| Error::TooLarge(too_long.0))?
            .text;
        let id = self.next_id();
        let mut edits = vec![
            created(id, document_kind),
            pending(id, document_kind, "name", name.as_str()),
        ];
        edits.extend(suggested(id, document_kind, &name));
        self.act(Action::on(id, "create", edits))?;
        let document = self.document(id)?;
        let place = Place {
            record: Some(id.to_string()),
            field: Some("name".to_owned()),
            ..super::describe::place_of_document(&document)
        };
        Ok(self.done(Some(place), None))
    }

    /// Deletes an integration, a tag or a metric, and answers where the others are. It is in no list any more and counts for nothing; undo brings it back,
    /// with everything that referred to it.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotSaved`].
    pub fn delete_document(&mut self, document: &str) -> Result<Done, Error> {
        self.settle()?;
        let id: Id = document.parse().map_err(|_| Error::Unknown("document"))?;
        let document = self.document(id)?;
        if !KINDS.contains(&document.kind()) || !document.is_shown(id) {
            return Err(Error::Unknown("document"));
        }
        let notice = format!("Deleted “{}”.", self.called(&document)?);
        let edits = vec![pending(id, document.kind(), GONE, document.edits())];
        let list = Place {
            screen: super::describe::place_of_document(&document).screen,
            ..Place::default()
        };
        self.act(Action::on(id, "delete", edits))?;
        Ok(self.done(Some(list), Some(notice)))
    }
}

/// The unit and direction of a metric that is picked from those offered.
fn suggested(id: Id, document_kind: &str, name: &str) -> Vec<Pending> {
    let mut offered = Scoping::built_in()
        .suggestions
        .iter()
        .flat_map(|group| &group.metrics);
    match offered.find(|metric| document_kind == kind::METRIC && metric.name == name) {
        Some(metric) => vec![
            pending(id, document_kind, "unit", metric.unit.as_str()),
            pending(id, document_kind, "direction", metric.direction.as_str()),
        ],
        None => Vec::new(),
    }
}
