//! What an import changes, in words.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::document::change::Change;
use crate::document::erasure::{Erasures, Target};
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind;
use crate::document::merge::{Conflict, conflicts};
use crate::document::stamp;
use crate::error::Error;
use crate::view::{Imported, ImportedDocument, ImportedEdit};
use crate::workspace::Reader;
use crate::workspace::screens::held::{AROUND, Spot};

/// How far a stamp may lie ahead of the clock here before it is told: clocks differ, and people travel. In milliseconds.
const AHEAD: i64 = 24 * 3_600_000;

/// What arrived.
pub(crate) struct Arrived<'a> {
    /// What is erased where it comes from, and here only if that is wanted.
    pub(crate) erased: &'a Erasures,
    /// Who sent it; may be empty.
    pub(crate) sender: String,
    /// When it was written; 0 where that is not known.
    pub(crate) written: i64,
    /// How many documents should be here and are not.
    pub(crate) missing: usize,
    /// The changes that were not here yet.
    pub(crate) changes: &'a [Change],
    /// Their documents without them.
    pub(crate) before: &'a BTreeMap<Id, Arc<Document>>,
    /// The same with them.
    pub(crate) after: &'a BTreeMap<Id, Arc<Document>>,
}

impl Reader {
    /// What an import changes, read where it is done.
    pub(crate) fn imported(&self, arrived: &Arrived<'_>) -> Result<Imported, Error> {
        let new: BTreeSet<Id> = arrived.changes.iter().map(|change| change.id).collect();
        let mut documents = Vec::new();
        for (id, after) in arrived.after {
            let before = arrived.before.get(id);
            let before = before.filter(|before| !before.records.is_empty());
            let told = self.imported_document(before, after, &new)?;
            if told.added || !told.edits.is_empty() || !told.conflicts.is_empty() {
                documents.push(told);
            }
        }
        documents.sort_by_cached_key(|told| {
            let rank = (told.conflicts.is_empty(), told.added);
            (rank, self.collation.key(&told.name), told.id.clone())
        });
        let count = |is: fn(&ImportedDocument) -> bool| {
            documents.iter().filter(|told| is(told)).count() as u32
        };
        Ok(Imported {
            written: match arrived.written {
                0 => String::new(),
                at => self.told(at),
            },
            sender: arrived.sender.clone(),
            changes: arrived.changes.len() as u32,
            added: count(|told| told.added),
            changed: count(|told| !told.added && !told.edits.is_empty()),
            conflicts: documents
                .iter()
                .map(|told| told.conflicts.len() as u32)
                .sum(),
            notices: self
                .ahead(arrived.changes)?
                .into_iter()
                .chain(missing(arrived.missing))
                .collect(),
            documents,
            erased: self.erased_elsewhere(arrived.erased)?,
        })
    }

    /// What is erased elsewhere and said here: whom that is about, and which texts. Anybody can write a bundle, so each is
    /// told with what it says, and what is no person's is not for them to erase.
    pub(crate) fn erased_elsewhere(&self, elsewhere: &Erasures) -> Result<Vec<String>, Error> {
        let mut told = Vec::new();
        let mut wordings: BTreeMap<Spot, Vec<(i64, String)>> = BTreeMap::new();
        for target in elsewhere.iter() {
            match target {
                Target::Document(id) if self.is_person(*id) => told.push(format!(
                    "{}: all that is entered of this person",
                    self.name_of(*id)?
                )),
                Target::Document(_) => {}
                Target::Wording { change, .. } => {
                    let Some(change) = self.shelf.source.change(*change)? else {
                        continue;
                    };
                    let edits = change.edits.iter();
                    let only = Erasures::from_iter([target.clone()]);
                    for edit in edits.filter(|edit| only.blanks(&change, edit)) {
                        let spot = (change.doc, edit.record, edit.field.clone());
                        let said = (change.stamp, edit.value.text().to_owned());
                        wordings.entry(spot).or_default().push(said);
                    }
                }
            }
        }
        for ((doc, record, field), mut said) in wordings {
            said.sort();
            let Some((_, latest)) = said.pop() else {
                continue;
            };
            let document = self.document(doc)?;
            let earlier = match said.len() {
                0 => String::new(),
                1 => ", and 1 earlier wording".to_owned(),
                earlier => format!(", and {earlier} earlier wordings"),
            };
            told.push(format!(
                "{} · {}: “{}”{earlier}",
                self.what(&document, record, &field)?,
                self.called(&document)?,
                cut(&latest),
            ));
        }
        Ok(told)
    }

    fn imported_document(
        &self,
        before: Option<&Arc<Document>>,
        after: &Document,
        new: &BTreeSet<Id>,
    ) -> Result<ImportedDocument, Error> {
        let mut edits = Vec::new();
        if let Some(before) = before {
            // What is shown now comes from elsewhere, and says something else.
            for (id, record) in &after.records {
                for (name, field) in &record.fields {
                    let stood = before.records.get(id).map(|record| record.value(name));
                    if new.contains(&field.change) && stood != Some(&field.value) {
                        edits.push((self.what(after, *id, name)?, (**field).clone()));
                    }
                }
            }
        }
        edits.sort_by_key(|(_, wording)| std::cmp::Reverse((wording.stamp, wording.change)));
        let mut seen = BTreeSet::new();
        edits.retain(|(what, _)| seen.insert(what.clone()));
        let edits = edits.into_iter().map(|(what, wording)| {
            Ok(ImportedEdit {
                what,
                by: self.name_of(wording.author)?,
                when: self.told(wording.at),
            })
        });
        let known: Vec<Conflict> = before.map(|before| conflicts(before)).unwrap_or_default();
        let is_new = |conflict: &&Conflict| {
            let same = |known: &Conflict| {
                (known.record, &known.field) == (conflict.record, &conflict.field)
            };
            !known.iter().any(same)
        };
        let found = conflicts(after);
        let conflicts = found.iter().filter(is_new);
        Ok(ImportedDocument {
            id: after.id.to_string(),
            kind: match after.kind() {
                kind::USE_CASE => "use case".to_owned(),
                other => other.to_owned(),
            },
            name: self.called(after)?,
            added: before.is_none(),
            edits: edits.collect::<Result<_, Error>>()?,
            conflicts: conflicts
                .map(|conflict| self.disagreement(after, conflict))
                .collect::<Result<_, _>>()?,
        })
    }

    /// Who wrote with a clock that is far ahead of the one here, if anybody did: theirs would be shown wherever it meets ours.
    fn ahead(&self, changes: &[Change]) -> Result<Option<String>, Error> {
        let now = (self.clock)();
        if !stamp::is_believable(now) {
            return Ok(None);
        }
        let ahead = changes.iter().filter(|change| change.stamp > now + AHEAD);
        let Some(last) = ahead.max_by_key(|change| (change.stamp, change.id)) else {
            return Ok(None);
        };
        Ok(Some(format!(
            "Changes by {} are dated up to {}, ahead of the clock of this computer, so one of the two clocks is wrong. Where both of you wrote, theirs is shown and yours is kept beside it until you decide.",
            self.name_of(last.author)?,
            self.day_of(last.stamp),
        )))
    }
}

fn missing(documents: usize) -> Option<String> {
    let documents = match documents {
        0 => return None,
        1 => "A document was".to_owned(),
        more => format!("{more} documents were"),
    };
    Some(format!(
        "{documents} left out of this bundle, since your copy was taken to have it all, and it does not. Ask for a bundle of everything."
    ))
}

/// The beginning of a text, on one line.
pub(crate) fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut chars = line.chars();
    let mut begin: String = chars.by_ref().take(2 * AROUND).collect();
    if chars.next().is_some() {
        begin.push('…');
    }
    begin
}
