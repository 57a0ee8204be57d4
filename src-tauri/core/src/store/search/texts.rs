//! What of a document is found by its words: what people wrote, and what they chose, as it reads.

use std::borrow::Cow;

use crate::document::fold::{Document, Record};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::framework::Slot;
use crate::framework::scoping::{Control, Scoping};
use crate::use_case::reason::reason_for;

/// What is found first, among texts that fit alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// What something is called.
    Name,
    /// Any other text.
    Text,
    /// Whatever is in an archived document.
    Archived,
}

/// The rank of a field.
pub(super) fn rank_of(document: &Document, record: Id, name: &str) -> Rank {
    let is_name = record == document.id && [field::TITLE, field::NAME].contains(&name);
    match document.is_archived() {
        true => Rank::Archived,
        false if is_name => Rank::Name,
        false => Rank::Text,
    }
}

/// The text in a field, as it is found and shown; nothing where it is not to be seen, says nothing or is no text.
pub(crate) fn text_of<'d>(document: &'d Document, record: Id, name: &str) -> Option<Cow<'d, str>> {
    if !document.is_shown(document.id) || !document.is_shown(record) {
        return None;
    }
    let held = document.records.get(&record)?;
    let text = text_in(held, record == document.id, name);
    text.filter(|text| !text.trim().is_empty())
}

/// The fields of a document that have a text to be found.
pub(super) fn fields(document: &Document) -> impl Iterator<Item = (Id, &str, Cow<'_, str>)> {
    let all = document.records.iter().flat_map(|(id, held)| {
        let names = held.fields.keys();
        names.map(|name| (*id, name.as_str()))
    });
    all.filter_map(|(record, name)| Some((record, name, text_of(document, record, name)?)))
}

fn text_in<'r>(held: &'r Record, is_own: bool, name: &str) -> Option<Cow<'r, str>> {
    let text = held.text(name);
    let whole = || Some(Cow::Borrowed(text));
    let is_asked = match (held.kind.as_str(), is_own) {
        _ if text.is_empty() => return None,
        (kind::USE_CASE, true) if name == field::TITLE || reason_for(name).is_some() => true,
        (kind::USE_CASE, true) => matches!(name.parse(), Ok(Slot::Answer(_))),
        (kind::PERSON, true) => field::OF_PERSON.contains(&name),
        (kind::STAKEHOLDER, false) => name == field::INVOLVEMENT,
        _ => false,
    };
    if is_asked {
        return whole();
    }
    let found = Scoping::built_in().find(&held.kind, name)?;
    match found.field.kind {
        Control::Line | Control::Text | Control::Labels => whole(),
        Control::Flags if found.is_other => whole(),
        Control::Choice => {
            let option = found.field.option(text)?;
            Some(Cow::Owned(option.name.clone()))
        }
        _ => None,
    }
}
