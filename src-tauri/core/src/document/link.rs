//! Links: what a document names of others. A cache of them answers who names a document without reading every other one.

use std::collections::BTreeSet;

use crate::document::change::Edit;
use crate::document::fold::{Document, Record};
use crate::document::id::Id;
use crate::document::kind::field;
use crate::document::value::Value;

/// How long an identifier is as a text.
const NAMED: usize = 36;

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

/// Whether an edit may alter what its document names: as long as none does, that need not be asked for.
pub fn may_alter(document: &Document, edit: &Edit) -> bool {
    let names = |value: &Value| value.text().len() == NAMED;
    let is_own = edit.record == document.id;
    let stood = document.own().and_then(|own| own.fields.get(&edit.field));
    // Of edits that did not know each other, any may be shown after this one.
    let stood = stood
        .is_some_and(|field| names(&field.value) || field.heads().any(|head| names(&head.value)));
    !is_own || stood || names(&edit.value) || member(&edit.field).is_some()
}

fn of_record(source: Id, record: &Record) -> impl Iterator<Item = Link> {
    record.fields.iter().filter_map(move |(name, field)| {
        let member = || {
            let (set, target) = member(name)?;
            let is_covered = set == field::OF && !field.value.is_null();
            (is_covered || record.is_set(name)).then(|| (target, set.to_owned()))
        };
        let named = || match &field.value {
            // As identifiers are written here; an answer may look like one in another way.
            Value::Text(text) if text.len() == NAMED => {
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

/// The set and the document of a field that is a member of one.
fn member(field: &str) -> Option<(&str, Id)> {
    let (set, member) = field.rsplit_once('/')?;
    Some((set, member.parse().ok()?))
}
