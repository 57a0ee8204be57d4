//! A named point in history: what it holds of each document, so that the document can be had as it was then, whatever
//! arrives later and whatever stamps it has.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use crate::document::change::{Change, Edit};
use crate::document::fold::{Document, Field, Record, fold};
use crate::document::id::Id;
use crate::document::kind::field;
use crate::document::mutant;

/// What a baseline holds of one document: the changes by which it comes to what was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// How many changes the document had, so that whether there are others now is told without reading any.
    pub changes: i64,
    /// Those that make what was shown.
    pub ids: BTreeSet<Id>,
}

/// What lists say of a baseline beside its name.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Facts {
    /// When it was set, as a stamp …
    pub moment: i64,
    /// … and in milliseconds since 1970.
    pub at: i64,
    /// Who set it, as an identifier; empty where nothing is covered.
    pub author: String,
    /// The day that it was agreed on, as kept; may be empty.
    pub on: String,
    /// Who agreed, as an identifier; may be empty.
    pub by: String,
    /// How many use cases it covers.
    pub use_cases: u32,
    /// The first of them, as an identifier; empty where there is none.
    pub first: String,
}

/// A text that holds nothing of a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is not what a baseline holds of a document")]
pub struct NotHeld;

impl Held {
    /// What is to be held of a document, given all of its changes: those that win or are not settled. Where one that was
    /// overruled comes along with such a one, or something is counted, so do those that overruled it.
    pub fn of(document: &Document, changes: &[Change]) -> Self {
        let fields = document
            .records
            .values()
            .flat_map(|record| record.fields.values());
        let heads = fields.flat_map(|field| field.heads().map(|head| head.change));
        let mut held = Self {
            changes: document.changes,
            ids: heads.collect(),
        };
        loop {
            let folded = held.fold(document.id, changes);
            let needs = |change: &&Change| {
                let mut edits = change.edits.iter();
                edits.any(|edit| differs(document, &folded, edit))
            };
            let needed = changes.iter().filter(needs).map(|change| change.id);
            let needed: BTreeSet<Id> = needed.filter(|id| !held.ids.contains(id)).collect();
            if needed.is_empty() || mutant::lacks("a baseline holds what overruled") {
                return held;
            }
            held.ids.extend(needed);
        }
    }

    /// The document as it was, of whatever changes there are now.
    pub fn fold(&self, id: Id, changes: &[Change]) -> Document {
        let is_held = |change: &&Change| {
            self.ids.contains(&change.id) || mutant::lacks("a baseline holds nothing later")
        };
        fold(id, changes.iter().filter(is_held))
    }

    /// How many of the changes that it holds are not here.
    pub fn missing(&self, changes: &[Change]) -> usize {
        let here: BTreeSet<Id> = changes.iter().map(|change| change.id).collect();
        self.ids.difference(&here).count()
    }
}

/// Whether a place is shown otherwise in what was folded of some changes than in what was folded of all.
fn differs(all: &Document, some: &Document, edit: &Edit) -> bool {
    let is_other = |record: Id| {
        let kind = |document: &Document| document.records.get(&record).map(|of| of.kind.clone());
        all.is_shown(record) != some.is_shown(record) || kind(all) != kind(some)
    };
    // Whether something is hidden depends on how many edits there are, of a document in all of its records.
    let is_hidden_otherwise =
        is_other(edit.record) || is_other(all.id) || all.is_archived() != some.is_archived();
    is_hidden_otherwise || said(all, edit) != said(some, edit)
}

/// The change that is shown in a place, and those that stand beside it.
fn said(document: &Document, edit: &Edit) -> Option<(Id, BTreeSet<Id>)> {
    let record: Option<&Record> = document.records.get(&edit.record);
    let found: Option<&Field> = record.and_then(|record| record.fields.get(&edit.field));
    found.map(|found| {
        let heads = found.heads().map(|head| head.change);
        (found.change, heads.collect())
    })
}

impl Facts {
    /// What is to be known of a baseline.
    pub fn of(document: &Document) -> Self {
        let Some(own) = document.own() else {
            return Self::default();
        };
        let covered = || {
            let fields = own.fields.iter();
            fields.filter_map(|(name, held)| Some((covers(name)?, held)))
        };
        let last = covered().max_by_key(|(_, held)| held.stamp);
        let last = last.map(|(_, held)| held);
        Self {
            moment: last.map_or(0, |held| held.stamp),
            at: last.map_or(0, |held| held.at),
            author: last.map_or_else(String::new, |held| held.author.to_string()),
            on: own.text(field::AGREED_ON).to_owned(),
            by: own.text(field::AGREED_BY).to_owned(),
            use_cases: u32::try_from(covered().count()).unwrap_or(u32::MAX),
            first: covered()
                .next()
                .map_or_else(String::new, |(id, _)| id.to_string()),
        }
    }
}

/// The use case that a field of a baseline is about.
pub fn covers(name: &str) -> Option<Id> {
    field::of_member(field::OF, name)?.parse().ok()
}

/// What a baseline holds of a document; nothing where it does not cover it.
pub fn held(baseline: &Document, id: Id) -> Option<Held> {
    text_of(baseline, id)?.parse().ok()
}

/// How many changes a document had that a baseline covers, which stands before what it holds and is read alone: lists ask for
/// nothing else, of every row. Nothing where it does not cover it.
pub fn changes_held(baseline: &Document, id: Id) -> Option<i64> {
    let (changes, _) = text_of(baseline, id)?.split_once(':')?;
    changes.parse().ok()
}

/// What a baseline says of a document; nothing where it does not cover it.
fn text_of(baseline: &Document, id: Id) -> Option<&str> {
    let own = baseline.own()?;
    let fields = [field::OF, field::WITH].map(|set| field::member(set, id));
    let mut texts = fields.iter().map(|field| own.text(field));
    texts.find(|text| !text.is_empty())
}

/// How many changes there were, and the identifiers behind a colon, without anything between them.
impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<Id> = self.ids.iter().copied().collect();
        let ids = URL_SAFE_NO_PAD.encode(Id::pack(&ids));
        write!(f, "{}:{ids}", self.changes)
    }
}

impl FromStr for Held {
    type Err = NotHeld;

    fn from_str(text: &str) -> Result<Self, NotHeld> {
        let (changes, ids) = text.split_once(':').ok_or(NotHeld)?;
        let bytes = URL_SAFE_NO_PAD.decode(ids).map_err(|_| NotHeld)?;
        match bytes.len() % 16 {
            0 => Ok(Self {
                changes: changes.parse().map_err(|_| NotHeld)?,
                ids: Id::unpack(&bytes).into_iter().collect(),
            }),
            _ => Err(NotHeld),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::kind;
    use crate::document::what::What;
    use crate::properties::id;

    #[test]
    fn what_is_held_is_read_as_it_was_written() {
        let held = Held {
            changes: 7,
            ids: [3, 1, 9].into_iter().map(id).collect(),
        };
        assert_eq!(held.to_string().parse(), Ok(held));
        for odd in ["", "7", "x:AAAA", "7:AAAA", "7:ä"] {
            assert_eq!(odd.parse::<Held>(), Err(NotHeld), "{odd}");
        }
    }

    #[test]
    fn how_many_changes_there_were_is_read_without_what_is_held() {
        let baseline = |text: &str| {
            let name = field::member(field::OF, id(2));
            let edit = Edit {
                value: text.into(),
                ..Edit::at(id(1), kind::BASELINE, &name)
            };
            let set = Change {
                id: id(9),
                doc: id(1),
                stamp: 1,
                at: 1,
                author: id(8),
                what: What::Set,
                action: None,
                undoes: None,
                via: None,
                edits: vec![edit],
            };
            fold(id(1), &[set])
        };
        let one = baseline("7:AAAAAAAAAAAAAAAAAAAAAA");
        assert_eq!(changes_held(&one, id(2)), Some(7));
        assert_eq!(held(&one, id(2)).unwrap().changes, 7);
        assert_eq!((changes_held(&one, id(3)), held(&one, id(3))), (None, None));
        // Nothing behind the colon is looked at.
        let odd = baseline("7:…");
        assert_eq!(
            (changes_held(&odd, id(2)), held(&odd, id(2))),
            (Some(7), None)
        );
    }

    #[test]
    fn no_text_of_what_is_held_is_taken_for_an_identifier() {
        for count in 0..4 {
            let held = Held {
                changes: 1000,
                ids: (0..count).map(id).collect(),
            };
            assert!(held.to_string().parse::<Id>().is_err());
        }
    }
}
