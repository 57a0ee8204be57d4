//! The Scoping tab of a use case.

use super::Workspace;
use crate::document::fold::Document;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::{Field, Scoping};
use crate::outline::Requirements;
use crate::page::{answer::answer, build::line};
use crate::use_case::UseCase;
use crate::view::{Ask, Control, Link, Missing, Place, Row, ScopingPage, Screen};

impl Workspace {
    /// The requirements of a use case, and what they lead to.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn scoping(&mut self, use_case: &str) -> Result<ScopingPage, Error> {
        let (document, framework) = self.use_case(use_case)?;
        let use_case = UseCase::new(&document, &framework);
        let scoping = Scoping::built_in();
        let asks = self.asks(&document, document.id, &scoping.requirements)?;
        let steps = self.rows_of(&document, kind::STEP, &scoping.step)?;
        let configuration = configuration(&steps);
        let required = || scoping.requirements.iter().filter(|field| !field.optional);
        let is_open = |field: &&Field| {
            let from_steps = field.field == field::CONFIGURATION && !configuration.is_empty();
            !from_steps && !is_entered(&document, field, &asks)
        };
        let missing: Vec<Missing> = required()
            .filter(is_open)
            .map(|field| Missing {
                what: field.idea.clone(),
                place: Place {
                    screen: Some(Screen::Scoping),
                    record: Some(document.id.to_string()),
                    field: Some(field.field.clone()),
                    ..super::describe::place_of_document(&document)
                },
            })
            .collect();
        let count = required().count();
        let entered = count - missing.len();
        Ok(ScopingPage {
            revision: self.revision,
            header: self.header(&use_case)?,
            progress: format!("{entered} of {count} requirements entered"),
            percent: u8::try_from(entered * 100 / count.max(1)).unwrap_or(100),
            missing,
            configuration,
            designs: self.designs(&document)?,
            needs: self.links(&document, "needs", kind::INTEGRATION)?,
            metrics: self.links(&document, "metric", kind::METRIC)?,
            tags: self.tags_serving(&document)?,
            asks,
            steps,
        })
    }

    /// The same as exports say it.
    pub(super) fn requirements(&mut self, use_case: &str) -> Result<Requirements, Error> {
        let (document, _) = self.use_case(use_case)?;
        Ok(Requirements {
            scoping: self.scoping(use_case)?,
            metrics: self.metrics_of(&document)?,
        })
    }

    /// The rows of a kind with what is asked about each.
    pub(super) fn rows_of(
        &mut self,
        document: &Document,
        row_kind: &str,
        fields: &[Field],
    ) -> Result<Vec<Row>, Error> {
        let rows = document.rows(row_kind).map(|(id, _)| id);
        let row = |id: crate::document::id::Id| {
            Ok(Row {
                id: id.to_string(),
                asks: self.asks(document, id, fields)?,
            })
        };
        rows.map(row).collect()
    }

    /// The documents of a kind that a document's links lead to and that are not deleted, by name.
    pub(super) fn links(
        &mut self,
        document: &Document,
        field: &str,
        to: &str,
    ) -> Result<Vec<Link>, Error> {
        let Some(own) = document.own() else {
            return Ok(Vec::new());
        };
        let mut links = Vec::new();
        for target in self.documents_of(to)? {
            if own.is_set(&field::member(field, target.id)) {
                links.push(self.link(&target)?);
            }
        }
        let collation = &self.collation;
        links.sort_by_cached_key(|link| (collation.key(&link.name), link.id.clone()));
        Ok(links)
    }

    /// A document as a link.
    pub(super) fn link(&mut self, document: &Document) -> Result<Link, Error> {
        let (state, state_key) = self.standing_of(document)?;
        Ok(Link {
            id: document.id.to_string(),
            name: self.called(document)?,
            state,
            state_key,
            place: super::describe::place_of_document(document),
        })
    }

    fn tags_serving(&mut self, use_case: &Document) -> Result<Vec<Link>, Error> {
        let field = format!("serves/{}", use_case.id);
        let mut links = Vec::new();
        for tag in self.documents_of(kind::TAG)? {
            if tag.own().is_some_and(|own| own.is_set(&field)) {
                links.push(self.link(&tag)?);
            }
        }
        Ok(links)
    }
}

/// The configuration of all steps, one line each: `2 · Segmentation: …`.
fn configuration(steps: &[Row]) -> Vec<String> {
    let line = |(number, row): (usize, &Row)| {
        let parts = row
            .asks
            .iter()
            .skip(1)
            .filter(|ask| !ask.value.trim().is_empty());
        parts
            .map(|ask| format!("{number} · {}: {}", ask.idea, line(&answer(&ask.value, 0))))
            .collect::<Vec<_>>()
    };
    (1..).zip(steps).flat_map(line).collect()
}

fn is_entered(document: &Document, field: &Field, asks: &[Ask]) -> bool {
    if field.kind == Control::Rows {
        return document.rows(&field.of).next().is_some();
    }
    asks.iter()
        .any(|ask| ask.field == field.field && !ask.shown.trim().is_empty())
}
