//! Integrations, tags and metrics: made and deleted alike.

use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::undo::Pending;
use crate::document::value::clean;
use crate::document::what::What;
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::text::name;
use crate::view::{Done, Place};
use crate::workspace::changes::commit::Action;
use crate::workspace::{Workspace, created, pending};

impl Workspace {
    /// Makes an integration, a tag or a metric, with a name that may be empty, and answers where it is. Where one bears
    /// the name already, it is that one's place, and nothing is made.
    ///
    /// # Errors
    /// [`Error::Unknown`] for another kind, [`Error::Invalid`] for a name that several bear, [`Error::TooLarge`],
    /// [`Error::NotSaved`].
    pub fn add_document(&mut self, document_kind: &str, name: &str) -> Result<Done, Error> {
        if !kind::ASKED.contains(&document_kind) {
            return Err(Error::Unknown("kind of document"));
        }
        let name = kept(name)?;
        match self.named(document_kind, &name)?.as_slice() {
            [] => {}
            [one] => {
                let notice = format!("“{}” is there already.", self.called(one)?);
                return Ok(self.done(Some(place_of(one)), Some(notice)));
            }
            several => {
                return Err(Error::Invalid(format!(
                    "{} {document_kind}s are called {name}. Choose one from the list.",
                    several.len()
                )));
            }
        }
        let id = self.next_id();
        let mut edits = vec![
            created(id, document_kind),
            pending(id, document_kind, "name", name.as_str()),
        ];
        edits.extend(suggested(id, document_kind, &name));
        self.act(Action::on(id, What::Create, edits))?;
        let document = self.document(id)?;
        Ok(self.done(Some(place_of(&document)), None))
    }

    /// Deletes an integration, a tag, a metric, a baseline or a template, and answers where the others are. It is in no list any more and
    /// counts for nothing; undo brings it back, with everything that referred to it.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotSaved`].
    pub fn delete_document(&mut self, document: &str) -> Result<Done, Error> {
        self.settle()?;
        let id: Id = document.parse().map_err(|_| Error::Unknown("document"))?;
        let document = self.document(id)?;
        let is_asked = kind::ASKED.contains(&document.kind());
        let is_deleted_alike =
            is_asked || [kind::BASELINE, kind::TEMPLATE].contains(&document.kind());
        if !is_deleted_alike || !document.is_shown(id) {
            return Err(Error::Unknown("document"));
        }
        let notice = format!("Deleted “{}”.", self.called(&document)?);
        let edits = vec![pending(id, document.kind(), field::GONE, document.edits())];
        let list = Place {
            screen: crate::workspace::screens::place::of_document(&document).screen,
            ..Place::default()
        };
        self.act(Action::on(id, What::Delete, edits))?;
        Ok(self.done(Some(list), Some(notice)))
    }
}

/// A name as it is kept.
///
/// # Errors
/// [`Error::TooLarge`].
pub(crate) fn kept(name: &str) -> Result<String, Error> {
    let kept = clean(&name::clean(name), true)?;
    Ok(kept.text)
}

/// Where the name of a document is.
fn place_of(document: &Document) -> Place {
    Place {
        record: Some(document.id.to_string()),
        field: Some("name".to_owned()),
        ..crate::workspace::screens::place::of_document(document)
    }
}

/// The unit and direction of a metric that is picked from those offered.
fn suggested(id: Id, document_kind: &str, name: &str) -> Vec<Pending> {
    let mut offered = Scoping::built_in()
        .suggestions
        .iter()
        .flat_map(|group| &group.metrics);
    match offered.find(|metric| document_kind == kind::METRIC && name::is_same(&metric.name, name))
    {
        Some(metric) => vec![
            pending(id, document_kind, "unit", metric.unit.as_str()),
            pending(id, document_kind, "direction", metric.direction.as_str()),
        ],
        None => Vec::new(),
    }
}
