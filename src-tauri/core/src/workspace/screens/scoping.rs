//! The Scoping tab of a use case.

use crate::document::fold::{Document, Record};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::{Field, Scoping};
use crate::page::{answer::answer, build::line};
use crate::store::{Listed, State};
use crate::view::{Ask, Control, Link, Missing, Place, Row, ScopingPage, Screen};
use crate::workspace::Reader;
use crate::workspace::screens::suspects::Named;

impl Reader {
    /// The requirements of a use case, and what they lead to.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn scoping(&self, use_case: &str) -> Result<ScopingPage, Error> {
        let use_case = self.use_case(use_case)?;
        let document = &use_case.document;
        let scoping = Scoping::built_in();
        let asks = self.asks(document, document.id, &scoping.requirements)?;
        let steps = self.rows_of(document, kind::STEP, &scoping.step)?;
        let configuration = configuration(&steps);
        let required = || scoping.requirements.iter().filter(|field| !field.optional);
        let is_open = |field: &&Field| {
            let from_steps = field.field == field::CONFIGURATION && !configuration.is_empty();
            !from_steps && !is_entered(document, field, &asks)
        };
        let missing: Vec<Missing> = required()
            .filter(is_open)
            .map(|field| Missing {
                what: field.idea.clone(),
                place: Place {
                    screen: Some(Screen::Scoping),
                    record: Some(document.id.to_string()),
                    field: Some(field.field.clone()),
                    ..crate::workspace::screens::place::of_document(document)
                },
            })
            .collect();
        let count = required().count();
        let entered = count - missing.len();
        Ok(ScopingPage {
            revision: self.revision,
            header: self.header(&use_case)?,
            version: self.version_of(&use_case)?,
            progress: format!("{entered} of {count} requirements entered"),
            percent: u8::try_from(entered * 100 / count.max(1)).unwrap_or(100),
            missing,
            configuration,
            designs: self.designs(document)?,
            benefit: self.benefit_part(&use_case)?,
            needs: self.links(document, "needs", kind::INTEGRATION)?,
            metrics: self.links(document, "metric", kind::METRIC)?,
            tags: self.tags_serving(document)?,
            suggested_tags: self.suggested_rows(document, kind::TAG)?,
            suspects: self.suspects(&use_case, Named::InScoping)?,
            asks,
            steps,
        })
    }

    /// The rows of a kind with what is asked about each.
    pub(crate) fn rows_of(
        &self,
        document: &Document,
        row_kind: &str,
        fields: &[Field],
    ) -> Result<Vec<Row>, Error> {
        let rows = document.rows(row_kind).map(|(id, _)| id);
        let row = |id: Id| {
            Ok(Row {
                id: id.to_string(),
                asks: self.asks(document, id, fields)?,
            })
        };
        rows.map(row).collect()
    }

    /// The documents of a kind that a document's links lead to and that are not deleted, by name.
    pub(crate) fn links(
        &self,
        document: &Document,
        field: &str,
        to: &str,
    ) -> Result<Vec<Link>, Error> {
        let Some(own) = document.own() else {
            return Ok(Vec::new());
        };
        let mut links = Vec::new();
        for target in members(own, field) {
            let row = self.listed.get(&target);
            if let Some(row) = row.filter(|row| row.kind == to && row.state != State::Hidden) {
                links.push(self.link_listed(row)?);
            }
        }
        let collation = &self.collation;
        links.sort_by_cached_key(|link| (collation.key(&link.name), link.id.clone()));
        Ok(links)
    }

    /// A document as a link.
    pub(crate) fn link(&self, document: &Document) -> Result<Link, Error> {
        let (state, state_key) = self.standing_of(document)?;
        Ok(Link {
            id: document.id.to_string(),
            name: self.called(document)?,
            state,
            state_key,
            place: crate::workspace::screens::place::of_document(document),
        })
    }

    /// The same of what is listed. Of a use case nothing more has to be known.
    pub(crate) fn link_listed(&self, row: &Listed) -> Result<Link, Error> {
        if row.kind != kind::USE_CASE {
            return self.link(&*self.document(row.doc)?);
        }
        Ok(Link {
            id: row.doc.to_string(),
            name: self.name_listed(row)?,
            state: String::new(),
            state_key: String::new(),
            place: Place {
                use_case: Some(row.doc.to_string()),
                ..Place::default()
            },
        })
    }

    /// What something listed is called, as it is being typed.
    pub(crate) fn name_listed(&self, row: &Listed) -> Result<String, Error> {
        let is_typed = self
            .draft
            .as_ref()
            .is_some_and(|draft| draft.doc == row.doc);
        Ok(match row.title.trim() {
            _ if is_typed => self.called(&*self.document(row.doc)?)?,
            "" if row.kind == kind::USE_CASE => kind::UNTITLED.to_owned(),
            "" => format!("Untitled {}", row.kind),
            title => title.to_owned(),
        })
    }

    /// The tags that serve a use case.
    pub(crate) fn tags_serving(&self, use_case: &Document) -> Result<Vec<Link>, Error> {
        let mut links = Vec::new();
        for link in self.links_to(use_case.id, field::SERVES)? {
            links.push(self.link(&*self.document(link.source)?)?);
        }
        Ok(links)
    }
}

/// The documents that are members of a set in a record.
pub(crate) fn members(own: &Record, set: &str) -> impl Iterator<Item = Id> {
    let fields = own.fields.keys().filter(|field| own.is_set(field));
    fields.filter_map(move |field| field::of_member(set, field)?.parse().ok())
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
