//! What is entered in the requirements of a use case, as exports say it.

use crate::document::fold::{Document, Record};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::{Control, Field, Scoping, measure};
use crate::outline::Requirements;
use crate::page::{Picture, build};
use crate::use_case::UseCase;
use crate::use_case::benefit::{Believed, Effect, achieved_in_words};
use crate::use_case::said::{Said, in_words, value};
use crate::workspace::Reader;
use crate::workspace::screens::suspects::Named;

impl Reader {
    /// The requirements of a use case.
    pub(crate) fn requirements<'a>(
        &self,
        use_case: &'a UseCase,
    ) -> Result<Requirements<'a>, Error> {
        let scoping = Scoping::built_in();
        let document = &*use_case.document;
        let said = |record: &'a Record, fields: &'static [Field]| {
            let said = fields
                .iter()
                .map(|field| self.said(document, record, field));
            said.collect::<Result<Vec<_>, _>>()
        };
        let steps = document.rows(kind::STEP);
        let own = document.own().ok_or(Error::Unknown("use case"))?;
        Ok(Requirements {
            title: use_case.title(),
            version: None,
            filed: said(own, &scoping.filed)?,
            said: said(own, &scoping.requirements)?,
            steps: steps
                .map(|(_, step)| said(step, &scoping.step))
                .collect::<Result<_, _>>()?,
            designs: document.rows(kind::DESIGN).map(design).collect(),
            needs: self.links(document, field::NEEDS, kind::INTEGRATION)?,
            tags: self.tags_serving(document)?,
            metrics: self.metrics_of(document)?,
            believed: said(own, &scoping.benefit)?,
            benefit: Believed::of(own, Effect::Promised).benefit(),
            achieved: achieved_in_words(own),
            suspects: self.suspects_in_words(use_case, Named::InScoping)?,
        })
    }

    fn said<'a>(
        &self,
        document: &'a Document,
        record: &'a Record,
        field: &'a Field,
    ) -> Result<Said<'a>, Error> {
        let unit = document.own().map_or("", |own| own.text("unit"));
        let shown = in_words(record, field, unit);
        let person: Option<Id> = match field.kind {
            Control::Person => shown.parse().ok(),
            _ => None,
        };
        Ok(Said {
            idea: &field.idea,
            question: &field.question,
            control: field.kind,
            value: value(record, field),
            shown: match person {
                Some(person) => self.name_of(person)?.into(),
                None => shown,
            },
            source: (field.kind == Control::Measure).then(|| {
                let measure = measure::read(record.text(&field.field));
                measure.unwrap_or_default().source.into()
            }),
        })
    }
}

/// A design as a picture, without its bytes.
fn design((_, row): (Id, &Record)) -> Picture {
    let alt = Scoping::built_in().design.first();
    let alt = alt.map_or("", |field| row.text(&field.field).trim());
    build::picture(alt, row.text("name"), row.text(field::PICTURE))
}
