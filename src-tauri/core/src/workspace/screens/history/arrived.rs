//! What others changed since somebody here last looked, by what it is of, the latest first.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{LOOKED_AT, says_by_itself};
use crate::document::change::{Change, Edit, is_bookkeeping};
use crate::document::fold::Document;
use crate::document::history::{Turn, history};
use crate::document::id::Id;
use crate::error::Error;
use crate::framework::Framework;
use crate::text::short::shortened;
use crate::use_case::asked::Place;
use crate::view::{ArrivedDocument, ArrivedEdit, ArrivedPage};
use crate::workspace::screens::workshop::wording::is_silent;
use crate::workspace::{Reader, SETTINGS};

/// So much of what was said is told, in characters.
const SHORT: usize = 120;

/// So many changes of a document are told.
const OF_ONE: usize = 20;

impl Reader {
    /// How many changes came by servers that nobody here has looked at yet.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn count_arrived(&self) -> Result<u32, Error> {
        let count = self.shelf.source.count_unseen(self.last)?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    /// What came by servers, and nobody here has looked at yet.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn arrived(&self) -> Result<ArrivedPage, Error> {
        let found = self.shelf.source.unseen(self.last, LOOKED_AT)?;
        let mut order: Vec<Id> = Vec::new();
        let mut of_each: HashMap<Id, HashSet<Id>> = HashMap::new();
        for (doc, change) in &found {
            let of = of_each.entry(*doc).or_insert_with(|| {
                order.push(*doc);
                HashSet::new()
            });
            of.insert(*change);
        }
        let clashes = self.disagreements()?.into_iter();
        let clashes: HashSet<String> = clashes
            .map(|one| spot_of(&one.document, &one.record, &one.field))
            .collect();
        let mut documents = Vec::new();
        for doc in order {
            documents.extend(self.arrived_in(doc, &of_each[&doc], &clashes)?);
        }
        // What is to be settled comes first.
        documents.sort_by_key(|document| !document.edits.iter().any(|edit| edit.is_unsettled));
        Ok(ArrivedPage {
            revision: self.revision,
            count: self.count_arrived()?,
            conflicts: self.count_unsettled()?,
            documents,
            more: found.len() == LOOKED_AT,
            upto: self.last.to_string(),
        })
    }

    /// What some changes did to a document, or nothing where nothing of it is to be seen.
    fn arrived_in(
        &self,
        doc: Id,
        new: &HashSet<Id>,
        clashes: &HashSet<String>,
    ) -> Result<Option<ArrivedDocument>, Error> {
        let read = self.read(doc)?;
        let (document, framework) = (&read.document, &read.framework);
        // What several changes did to one field is told once: from what was there to what the last of them says.
        let mut edits: BTreeMap<(i64, usize), ArrivedEdit> = BTreeMap::new();
        let mut at: HashMap<(Id, String), ((i64, usize), String)> = HashMap::new();
        let steps = history(doc, &read.changes);
        for (number, step) in steps.iter().enumerate() {
            let change = step.change;
            if !new.contains(&change.id) {
                continue;
            }
            let key = (change.at, number << 16);
            let mut told = 0;
            for (n, turn) in step.turns.iter().enumerate() {
                let Some((from, to)) = self.turn_in_words(document, framework, change, turn)?
                else {
                    continue;
                };
                told += 1;
                let place = (turn.edit.record, turn.edit.field.clone());
                let from = match at.remove(&place) {
                    Some((before, first)) => {
                        edits.remove(&before);
                        first
                    }
                    None => from,
                };
                let key = (key.0, key.1 + n);
                at.insert(place.clone(), (key, from.clone()));
                let edit = ArrivedEdit {
                    id: format!("{} {} {}", change.id, place.0, place.1),
                    who: self.name_of(change.author)?,
                    when: self.told(change.at),
                    what: self.label_of(document, framework, turn.edit)?,
                    from: in_short(&from),
                    to: in_short(&to),
                    is_unsettled: clashes.contains(&spot_of(
                        &doc.to_string(),
                        &place.0.to_string(),
                        &place.1,
                    )),
                    place: self.arrived_at(change, Some(turn))?,
                };
                edits.insert(key, edit);
            }
            if told == 0 && says_by_itself(&change.what) {
                let edit = ArrivedEdit {
                    id: change.id.to_string(),
                    who: self.name_of(change.author)?,
                    when: self.told(change.at),
                    what: self.label_of_step(change),
                    from: String::new(),
                    to: String::new(),
                    is_unsettled: false,
                    place: self.arrived_at(change, None)?,
                };
                edits.insert(key, edit);
            }
        }
        if edits.is_empty() {
            return Ok(None);
        }
        let mut edits: Vec<ArrivedEdit> = edits.into_values().rev().collect();
        edits.sort_by_key(|edit| !edit.is_unsettled);
        edits.truncate(OF_ONE);
        Ok(Some(ArrivedDocument {
            id: doc.to_string(),
            name: self.called(document)?,
            place: edits.iter().find_map(|edit| edit.place.clone()),
            edits,
        }))
    }

    /// What a turn was from and to, in words; nothing where nothing of it is to be seen.
    fn turn_in_words(
        &self,
        document: &Document,
        framework: &Framework,
        change: &Change,
        turn: &Turn<'_>,
    ) -> Result<Option<(String, String)>, Error> {
        let edit = turn.edit;
        if is_bookkeeping(&edit.field) || is_silent(edit) || self.erased.has_blanked(change, edit) {
            return Ok(None);
        }
        let mut before = Edit::at(edit.record, &edit.kind, &edit.field);
        before.value = turn.from().clone();
        let from = self.value_in_words(document, framework, &before)?;
        let to = self.value_in_words(document, framework, edit)?;
        Ok((from != to).then_some((from, to)))
    }

    /// Where a change, or what it did to one field, is seen.
    fn arrived_at(&self, change: &Change, turn: Option<&Turn<'_>>) -> Result<Option<Place>, Error> {
        let mut change = change.clone();
        if let Some(turn) = turn {
            change.edits = vec![turn.edit.clone()];
        }
        let place = self
            .place_of(std::slice::from_ref(&change))
            .unwrap_or_default();
        Ok((change.doc != SETTINGS || place.screen.is_some()).then_some(place))
    }
}

/// A field as a set of them has it.
fn spot_of(document: &str, record: &str, field: &str) -> String {
    format!("{document} {record} {field}")
}

/// On one line, and not long.
fn in_short(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    shortened(&line.join(" "), SHORT)
}
