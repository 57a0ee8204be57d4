//! When a use case was agreed, and what it then rested on.

use std::collections::BTreeSet;

use crate::document::fold::{Document, Record};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::link::{Link, links};
use crate::framework::scoping::{Field, Scoping};

/// That a use case was agreed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Agreed {
    /// What was said by then is what was agreed: a stamp.
    pub moment: i64,
    /// When that was, in milliseconds since 1970.
    pub at: i64,
}

/// The latest decision by which a use case goes on as it is.
pub fn decided(use_case: &Document) -> Option<Agreed> {
    let asked = Scoping::built_in().find(kind::DECISION, kind::DECISION)?;
    let agreed = |row: &Record| {
        let decision = row.fields.get(kind::DECISION)?;
        let option = asked.field.option(decision.value.text())?;
        option.agrees.then_some(Agreed {
            moment: decision.stamp,
            at: decision.at,
        })
    };
    let rows = use_case.rows(kind::DECISION);
    rows.filter_map(|(_, row)| agreed(row)).max()
}

/// What a use case names and so rests on. Who decided is no part of it.
pub fn rests_on(use_case: &Document) -> BTreeSet<Link> {
    let mut named = links(use_case);
    named.retain(|link| link.field != field::DECIDED_BY);
    named
}

/// The fields of a document of this kind that a use case rests on, each with what it is called in a sentence.
pub fn rested_on(of: &str) -> Vec<(&'static str, String, Option<&'static Field>)> {
    if of == kind::PERSON {
        return vec![(field::ROLE, field::ROLE.to_owned(), None)];
    }
    let fields = Scoping::built_in().fields(of).into_iter();
    let suspect = fields.filter(|field| field.suspect);
    suspect
        .map(|field| (&*field.field, field.idea.to_lowercase(), Some(field)))
        .collect()
}

/// The field of a use case that says that somebody looked at a document and saw this.
pub fn looked_field(document: Id, seen: &str) -> String {
    format!("{}/{document}/{seen}", field::LOOKED)
}

/// The document that a field of a use case says somebody looked at.
pub fn looked_at(field: &str) -> Option<Id> {
    let (document, _) = field::of_member(field::LOOKED, field)?.split_once('/')?;
    document.parse().ok()
}
