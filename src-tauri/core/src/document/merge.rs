//! What copies of a workspace disagree on: conflicts, derived from a folded document and never stored, and what could be made
//! of two wordings that were written without knowing each other.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use similar::merge::{MergeResolution, TextMerge};

use crate::document::change::{Change, is_bookkeeping};
use crate::document::fold::{Document, Field, Record, Wording};
use crate::document::id::Id;
use crate::document::kind::field;
use crate::document::mutant;
use crate::document::value::Value;
use crate::document::words::words;

/// Something that nobody has decided yet. Whatever is shown meanwhile, all of it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The record.
    pub record: Id,
    /// The field.
    pub field: String,
    /// What it is about.
    pub clash: Clash,
    /// What is shown, or the deletion that is in doubt.
    pub shown: Wording,
    /// What else is said, the latest first and each once; of work that a deletion did not know of, the latest of it. Empty
    /// where nothing is left of it but the number of edits.
    pub others: Vec<Wording>,
}

/// What a conflict is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// A field got several values by people who did not know of each other.
    Wordings,
    /// Somebody deleted it, and somebody who did not know that worked on it or brought it back.
    Deletion,
    /// The same, where it was archived.
    Archiving,
}

/// A part of what two wordings come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Both say so, or neither touched it.
    Same(String),
    /// Only the one shown says so.
    Shown(String),
    /// Only the other one says so.
    Other(String),
    /// Both changed the same words.
    Both {
        /// As it is shown.
        shown: String,
        /// As the other one has it.
        other: String,
    },
}

/// Everything in a document that is to be settled, in the order of its records and fields. What is deleted and stays so asks
/// nothing.
pub fn conflicts(document: &Document) -> Vec<Conflict> {
    let mut found = Vec::new();
    let is_there = document.is_shown(document.id);
    for (id, record) in &document.records {
        let is_own = *id == document.id;
        if is_there || is_own {
            found.extend(hiding(document, *id, record, field::GONE));
        }
        if !is_there || !document.is_shown(*id) {
            continue;
        }
        if is_own {
            found.extend(hiding(document, *id, record, field::ARCHIVED));
        }
        for (name, field) in &record.fields {
            let is_asked = match name.as_str() {
                field::ARCHIVED_REASON => document.is_archived(),
                name => !is_bookkeeping(name),
            };
            if is_asked {
                found.extend(wordings(*id, name, field));
            }
        }
    }
    found
}

/// Whether anything in a document is to be settled.
pub fn is_settled(document: &Document) -> bool {
    conflicts(document).is_empty()
}

fn wordings(record: Id, name: &str, field: &Field) -> Option<Conflict> {
    let others = others(field, |value| value != &field.value);
    (!others.is_empty()).then(|| Conflict {
        record,
        field: name.to_owned(),
        clash: Clash::Wordings,
        shown: (**field).clone(),
        others,
    })
}

/// A deletion or an archiving that did not know of all work, or of which not all know.
fn hiding(document: &Document, id: Id, record: &Record, name: &str) -> Option<Conflict> {
    let field = record.fields.get(name)?;
    let mut others = others(field, |value| value.is_null() != field.value.is_null());
    let held = field.value.integer();
    let unseen = held.is_some_and(|held| document.edits_of(id) > held)
        && !mutant::lacks("a deletion against an edit is asked");
    if unseen {
        let records = document.records.iter();
        let worked_on = records.filter(|(other, _)| **other == id || document.id == id);
        let work = worked_on
            .flat_map(|(_, record)| &record.fields)
            .filter(|(name, _)| !is_bookkeeping(name));
        // Who deleted it knew what they had written themselves.
        let work = work.filter(|(_, wording)| wording.author != field.author);
        let latest = work.max_by_key(|(_, wording)| (wording.stamp, wording.change));
        others.extend(latest.map(|(_, wording)| (**wording).clone()));
    }
    (unseen || !others.is_empty()).then(|| Conflict {
        record: id,
        field: name.to_owned(),
        clash: match name {
            field::ARCHIVED => Clash::Archiving,
            _ => Clash::Deletion,
        },
        shown: (**field).clone(),
        others,
    })
}

/// What other heads say, the latest first and each value once.
fn others(field: &Field, is_other: impl Fn(&Value) -> bool) -> Vec<Wording> {
    let mut others: Vec<Wording> = field
        .heads()
        .filter(|head| is_other(&head.value))
        .cloned()
        .collect();
    if mutant::lacks("a head with another value is a conflict") {
        others.clear();
    }
    others.sort_by_key(|head| Reverse((head.stamp, head.change)));
    let mut seen = HashSet::new();
    others.retain(|head| seen.insert(head.value.clone()));
    others
}

/// What a field said before two changes went apart: the latest edit that both come from. Nothing where they have none in
/// common.
pub fn ancestor(changes: &[Change], record: Id, field: &str, one: Id, other: Id) -> Option<Value> {
    let mut edits = BTreeMap::new();
    for change in changes {
        let mut own = change.edits.iter();
        if let Some(edit) = own.find(|edit| edit.record == record && edit.field == field) {
            edits.insert(change.id, (change.stamp, edit));
        }
    }
    let before = |from: Id| {
        let mut found = BTreeSet::new();
        let mut next = vec![from];
        while let Some((_, edit)) = next.pop().and_then(|id| edits.get(&id)) {
            next.extend(edit.base.iter().filter(|id| found.insert(**id)));
        }
        found
    };
    let (one, other) = (before(one), before(other));
    let common = one.intersection(&other);
    let common = common.filter_map(|id| edits.get(id).map(|(stamp, edit)| (stamp, id, edit)));
    let latest = common.max_by_key(|(stamp, id, _)| (**stamp, **id));
    latest.map(|(_, _, edit)| edit.value.clone())
}

/// What two wordings of a text come to, word by word, where both come from a third. It is a suggestion: changes of words that
/// stand beside one another are joined though nobody may have meant what they say together.
pub fn suggest(before: &str, shown: &str, other: &str) -> Vec<Piece> {
    let texts = [before, shown, other].map(lines_as_here);
    let [before, shown, other] = [&texts[0], &texts[1], &texts[2]].map(|text| words(text));
    // Each word is a line of its own for who merges by lines.
    let mut numbers = HashMap::new();
    let mut as_lines = |words: &[&str]| -> String {
        let mut lines = String::new();
        for word in words {
            let next = numbers.len();
            let number = *numbers.entry((*word).to_owned()).or_insert(next);
            lines.push_str(&format!("{number}\n"));
        }
        lines
    };
    let lines = [&before, &shown, &other].map(|words| as_lines(words));
    let merge = TextMerge::from_lines(lines[0].as_str(), lines[1].as_str(), lines[2].as_str());
    let text = |words: &[&str], range: Range<usize>| words[range].concat();
    let pieces = merge.regions().iter().map(|region| {
        let [in_shown, in_other] = [
            text(&shown, region.ours_range()),
            text(&other, region.theirs_range()),
        ];
        match region.resolution() {
            MergeResolution::Ours => Piece::Shown(in_shown),
            MergeResolution::Theirs => Piece::Other(in_other),
            MergeResolution::Unchanged | MergeResolution::Both => Piece::Same(in_shown),
            _ => Piece::Both {
                shown: in_shown,
                other: in_other,
            },
        }
    });
    pieces.collect()
}

/// The text that the pieces make, unless both changed the same words.
pub fn joined(pieces: &[Piece]) -> Option<String> {
    let said = pieces.iter().map(|piece| match piece {
        Piece::Same(text) | Piece::Shown(text) | Piece::Other(text) => Some(text.as_str()),
        Piece::Both { .. } => None,
    });
    said.collect()
}

/// With lines ended by LF: a text from elsewhere that ends them otherwise would differ in every line.
fn lines_as_here(text: &str) -> String {
    if mutant::lacks("line ends are no words") {
        return text.to_owned();
    }
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests;
