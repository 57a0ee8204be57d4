//! Writes changes as the door to a workspace does, with a clock and identifiers that follow from the seed.

use std::sync::Arc;

use super::chance::Chance;
use crate::document::change::{Change, Edit};
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::link::links;
use crate::document::stamp;
use crate::document::undo::Pending;
use crate::document::value::Value;
use crate::document::what::What;
use crate::error::Error;
use crate::framework::Framework;
use crate::store::{Bulk, Cached, Listed, Sought, State};

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Made {
    /// Use cases in the lists, archived ones included.
    pub use_cases: usize,
    /// Those of them that are archived.
    pub archived: usize,
    /// Use cases that were deleted, beside those in the lists.
    pub deleted: usize,
    /// Integrations, metrics and tags in the lists.
    pub linked: usize,
    /// People.
    pub people: usize,
    /// Changes, all of them history.
    pub changes: usize,
    /// Bytes of text in all changes.
    pub text: usize,
}

/// Somebody at a moment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hand {
    /// Who.
    pub(super) by: Id,
    /// When, in milliseconds since 1970.
    pub(super) at: i64,
}

/// What was written, to be taken back.
#[derive(Debug)]
pub(super) struct Written {
    action: Id,
    /// What stood there before.
    before: Vec<Pending>,
}

/// What writes.
#[derive(Debug)]
pub(super) struct Pen {
    bulk: Bulk,
    ids: Chance,
    stamp: i64,
    made: Made,
}

impl Pen {
    pub(super) fn new(bulk: Bulk, seed: u64) -> Self {
        Self {
            bulk,
            ids: Chance::of(&[seed, u64::from_be_bytes(*b"identity")]),
            stamp: 0,
            made: Made::default(),
        }
    }

    /// A new identifier.
    pub(super) fn id(&mut self, at: i64) -> Id {
        Id::at(at, self.ids.bytes())
    }

    /// Does an action to a document; nothing where it alters nothing.
    pub(super) fn act(
        &mut self,
        document: &mut Document,
        hand: Hand,
        what: What,
        pending: Vec<Pending>,
    ) -> Result<Option<Written>, Error> {
        let before = pending.iter().map(|edit| Pending {
            value: held(document, edit),
            ..edit.clone()
        });
        let before = before.collect();
        let action = self.id(hand.at);
        let did = self.change(document, hand, what, (Some(action), None), pending)?;
        Ok(did.then_some(Written { action, before }))
    }

    /// Writes what the app sets up by itself.
    pub(super) fn set_up(
        &mut self,
        document: &mut Document,
        hand: Hand,
        pending: Vec<Pending>,
    ) -> Result<(), Error> {
        self.change(document, hand, What::SetUp, (None, None), pending)
            .map(drop)
    }

    /// Takes back what was written last in a document. It must not have created a record.
    pub(super) fn undo(
        &mut self,
        document: &mut Document,
        hand: Hand,
        written: Written,
    ) -> Result<(), Error> {
        let actions = (Some(self.id(hand.at)), Some(written.action));
        self.change(document, hand, What::Undo, actions, written.before)
            .map(drop)
    }

    /// Lists a document, of which nothing is written any more.
    pub(super) fn list(&mut self, document: &Document) -> Result<(), Error> {
        let framework = Arc::new(Framework::built_in().clone());
        let document = Arc::new(document.clone());
        let row = Listed::of(&document, |_| framework);
        let made = &mut self.made;
        match (row.kind.as_str(), row.state) {
            (kind::USE_CASE, State::Hidden) => made.deleted += 1,
            (kind::USE_CASE, state) => {
                made.use_cases += 1;
                made.archived += usize::from(state == State::Archived);
            }
            (kind::PERSON, _) => made.people += 1,
            (_, State::Shown) => made.linked += 1,
            _ => {}
        }
        self.bulk.list(&Cached {
            listed: row,
            links: Some(links(&document)),
            sought: Sought::all(&document),
        })
    }

    /// Ends the file.
    pub(super) fn finish(self) -> Result<Made, Error> {
        self.bulk.finish()?;
        Ok(self.made)
    }

    fn change(
        &mut self,
        document: &mut Document,
        hand: Hand,
        what: What,
        (action, undoes): (Option<Id>, Option<Id>),
        pending: Vec<Pending>,
    ) -> Result<bool, Error> {
        let edits = pending.into_iter().filter_map(|edit| over(document, edit));
        let edits: Vec<Edit> = edits.collect();
        if edits.is_empty() {
            return Ok(false);
        }
        self.stamp = stamp::next(hand.at, self.stamp);
        let change = Change {
            id: self.id(hand.at),
            doc: document.id,
            stamp: self.stamp,
            at: hand.at,
            author: hand.by,
            what,
            action,
            undoes,
            via: None,
            edits,
        };
        self.bulk.append(&change)?;
        document.take_in(&change);
        self.made.changes += 1;
        let texts = change.edits.iter().map(|edit| edit.value.text().len());
        self.made.text += texts.sum::<usize>();
        Ok(true)
    }
}

fn held(document: &Document, edit: &Pending) -> Value {
    let record = document.records.get(&edit.record);
    record.map_or(Value::Null, |record| record.value(&edit.field).clone())
}

/// The edit that is made of it, if it alters anything.
fn over(document: &Document, pending: Pending) -> Option<Edit> {
    let standing = document
        .records
        .get(&pending.record)
        .and_then(|record| record.fields.get(&pending.field));
    let alters = match standing {
        Some(standing) => standing.value != pending.value,
        None => !pending.value.is_null() || pending.field == field::GONE,
    };
    alters.then(|| Edit {
        base: standing.map(|standing| standing.base()).unwrap_or_default(),
        record: pending.record,
        kind: pending.kind,
        field: pending.field,
        value: pending.value,
    })
}
