//! The scoping of the sample: integrations, metrics, tags, and what the use cases require.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use toml::Value as Written;

use crate::document::day;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::position;
use crate::document::quarter;
use crate::document::undo::Pending;
use crate::document::value::Value;
use crate::error::Error;
use crate::framework::scoping::{Field, Found, Scoping, measure};
use crate::picture::Picture;
use crate::view::{Control, Measure};
use crate::workspace::{Workspace, created, pending};

const NOORDKAAP: &str = include_str!("../../../samples/noordkaap-scoping.toml");

/// The designs, by the names of their files.
const PICTURES: [(&str, &[u8]); 3] = [
    (
        "cart-email.png",
        include_bytes!("../../../samples/cart-email.png"),
    ),
    (
        "retention-message.png",
        include_bytes!("../../../samples/retention-message.png"),
    ),
    (
        "product-page.png",
        include_bytes!("../../../samples/product-page.png"),
    ),
];

/// What the file holds.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scoped {
    #[serde(rename = "integration")]
    integrations: Vec<Entry>,
    #[serde(rename = "metric")]
    metrics: Vec<Entry>,
    #[serde(rename = "attribute")]
    attributes: Vec<Entry>,
    #[serde(rename = "tag")]
    tags: Vec<Entry>,
    #[serde(rename = "use_case")]
    use_cases: Vec<Entry>,
}

/// A document, with its fields as they are written.
#[derive(Deserialize)]
pub(super) struct Entry {
    /// What others name it by; empty where none does.
    #[serde(default)]
    key: String,
    #[serde(flatten)]
    pub(super) fields: BTreeMap<String, Written>,
}

impl Entry {
    /// Its key, or else its name.
    pub(super) fn name(&self) -> &str {
        match self.key.as_str() {
            "" => self.fields.get("name").and_then(Written::as_str),
            key => Some(key),
        }
        .unwrap_or_default()
    }
}

/// The identifiers of documents, by kind and key.
pub(super) type Known = HashMap<(&'static str, String), Id>;

impl Scoped {
    pub(super) fn read() -> Result<Self, Error> {
        toml::from_str(NOORDKAAP).map_err(|error| Error::Invalid(error.to_string()))
    }

    /// The documents of a kind of their own, by kind.
    pub(super) fn documents(self) -> [(&'static str, Vec<Entry>); 4] {
        [
            (kind::INTEGRATION, self.integrations),
            (kind::METRIC, self.metrics),
            (kind::ATTRIBUTE, self.attributes),
            (kind::TAG, self.tags),
        ]
    }

    /// The same by name.
    pub(super) fn names(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = [
            (kind::INTEGRATION, &self.integrations),
            (kind::METRIC, &self.metrics),
            (kind::ATTRIBUTE, &self.attributes),
            (kind::TAG, &self.tags),
        ];
        all.into_iter()
            .flat_map(|(kind, entries)| entries.iter().map(move |entry| (kind, entry.name())))
    }

    /// What is entered about the use case of a key.
    pub(super) fn of_use_case(&mut self, key: &str) -> BTreeMap<String, Written> {
        let found = self.use_cases.iter_mut().find(|entry| entry.key == key);
        found.map_or_else(BTreeMap::new, |entry| std::mem::take(&mut entry.fields))
    }
}

impl Workspace {
    /// The edits that enter some fields of a record, rows included.
    pub(super) fn sample_fields(
        &mut self,
        record: Id,
        record_kind: &str,
        fields: BTreeMap<String, Written>,
        known: &Known,
    ) -> Result<Vec<Pending>, Error> {
        let mut edits = Vec::new();
        for (name, written) in fields {
            let asked = Scoping::built_in().fields(record_kind);
            let Some(field) = asked.into_iter().find(|field| field.field == name) else {
                edits.push(other(record, record_kind, &name, &written)?);
                continue;
            };
            let edit = |name: &str, value: Value| pending(record, record_kind, name, value);
            match (field.kind, written) {
                (Control::Flags | Control::Links, Written::Array(members)) => {
                    for member in members {
                        edits.push(edit(&member_of(field, &member, known)?, 1.into()));
                    }
                }
                (Control::Rows, Written::Array(rows)) => {
                    edits.extend(self.sample_rows(field, rows, known)?);
                }
                (_, written) => edits.push(edit(&name, value(field, &written, known)?)),
            }
        }
        Ok(edits)
    }

    fn sample_rows(
        &mut self,
        field: &Field,
        rows: Vec<Written>,
        known: &Known,
    ) -> Result<Vec<Pending>, Error> {
        let mut edits = Vec::new();
        let positions = position::spread(rows.len());
        for (row, position) in rows.into_iter().zip(positions) {
            let mut fields: BTreeMap<String, Written> = row
                .try_into()
                .map_err(|error: toml::de::Error| Error::Invalid(error.to_string()))?;
            let id = self.next_id();
            edits.push(created(id, &field.of));
            edits.push(pending(id, &field.of, field::POSITION, position));
            if let Some(name) = fields.remove(field::PICTURE) {
                edits.extend(self.sample_picture(id, &name)?);
            }
            edits.extend(self.sample_fields(id, &field.of, fields, known)?);
        }
        Ok(edits)
    }
}

impl Workspace {
    fn sample_picture(&mut self, row: Id, name: &Written) -> Result<[Pending; 4], Error> {
        let found = PICTURES
            .iter()
            .find(|(other, _)| name.as_str() == Some(*other));
        let (name, bytes) = found.ok_or_else(|| unknown(field::PICTURE, name))?;
        let picture =
            Picture::read(bytes).map_err(|refused| Error::Invalid(refused.to_string()))?;
        self.pictured(row, name, picture, bytes)
    }
}

/// The typed text beside flags.
fn other(record: Id, record_kind: &str, name: &str, written: &Written) -> Result<Pending, Error> {
    match (Scoping::built_in().find(record_kind, name), written) {
        (Some(Found { is_other: true, .. }), Written::String(text)) => {
            Ok(pending(record, record_kind, name, text.as_str()))
        }
        _ => Err(unknown(name, written)),
    }
}

fn member_of(field: &Field, written: &Written, known: &Known) -> Result<String, Error> {
    let key = written.as_str().unwrap_or_default();
    let member = match field.kind {
        Control::Flags => field.option(key).map(|option| option.key.clone()),
        _ => find(&field.to, key, known).map(|id| id.to_string()),
    };
    let member = member.ok_or_else(|| unknown(&field.field, written))?;
    Ok(field.member(&member))
}

fn value(field: &Field, written: &Written, known: &Known) -> Result<Value, Error> {
    match (field.kind, written) {
        (Control::Line | Control::Text, Written::String(text)) => Ok(text.trim().into()),
        (Control::Choice, Written::String(key)) if field.option(key).is_some() => {
            Ok(key.as_str().into())
        }
        (Control::Rating, Written::Integer(number @ 1..=5)) => Ok((*number).into()),
        (Control::Date, Written::String(day)) => Ok(day::parse(day)?.into()),
        (Control::Quarter, Written::String(words)) => Ok(quarter::parse(words)?.into()),
        (Control::Measure, Written::Table(table)) => {
            let text = |key: &str| table.get(key).and_then(Written::as_str).unwrap_or_default();
            measure::keep(
                &Measure {
                    value: text("value").to_owned(),
                    source: text("source").to_owned(),
                    date: text("date").to_owned(),
                },
                None,
            )
        }
        (Control::Person, Written::String(key)) => find(kind::PERSON, key, known)
            .map(|id| id.to_string().into())
            .ok_or_else(|| unknown(&field.field, written)),
        _ => Err(unknown(&field.field, written)),
    }
}

fn find(kind: &str, key: &str, known: &Known) -> Option<Id> {
    let found = known
        .iter()
        .find(|((other_kind, other), _)| *other_kind == kind && other == key);
    found.map(|(_, id)| *id)
}

fn unknown(field: &str, written: &Written) -> Error {
    Error::Invalid(format!(
        "the sample enters {written} in {field}, which scoping lacks"
    ))
}
