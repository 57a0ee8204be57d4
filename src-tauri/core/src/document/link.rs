//! Links: what a document names of others. A cache of them answers who names a document without reading every other one.

use std::collections::BTreeSet;

use crate::document::fold::{Document, Record};
use crate::document::id::Id;
use crate::document::kind::field;
use crate::document::value::Value;

/// That a document names another one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The document that is named.
    pub target: Id,
    /// The field that names it; of a set, what the fields of its members begin with: `needs`.
    pub field: String,
    /// The document that names it.
    pub source: Id,
    /// The phase of the row that names it; empty where none has to do with it.
    pub phase: String,
}

/// Everything that a document names, deleted rows aside.
pub fn links(document: &Document) -> BTreeSet<Link> {
    let shown = document
        .records
        .iter()
        .filter(|(id, _)| **id == document.id || document.is_shown(**id));
    shown
        .flat_map(|(_, record)| of_record(document.id, record))
        .collect()
}

fn of_record(source: Id, record: &Record) -> impl Iterator<Item = Link> {
    record.fields.iter().filter_map(move |(name, field)| {
        let member = || {
            let (set, member) = name.rsplit_once('/')?;
            let target = member.parse().ok()?;
            record.is_set(name).then(|| (target, set.to_owned()))
        };
        let named = || match &field.value {
            // As identifiers are written here; an answer may look like one in another way.
            Value::Text(text) if text.len() == 36 => {
                text.parse().ok().map(|target| (target, name.clone()))
            }
            Value::Text(_) | Value::Null | Value::Integer(_) => None,
        };
        let (target, field) = member().or_else(named)?;
        Some(Link {
            target,
            field,
            source,
            phase: record.text(field::PHASE).to_owned(),
        })
    })
}
