//! What copies of the workspace disagree on, in words.

use crate::document::change::{Change, Edit};
use crate::document::difference::difference;
use crate::document::fold::{Document, Wording};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::merge::{Clash, Conflict, conflicts};
use crate::document::value::Value;
use crate::document::what::What;
use crate::error::Error;
use crate::framework::Slot;
use crate::framework::scoping::{Control, Scoping};
use crate::use_case::agreed::looked_at;
use crate::use_case::reason::{is_not_applicable, reason_for};
use crate::view::{Disagreement, Matter, Version};
use crate::workspace::Reader;
use crate::workspace::shelf::lock;

impl Reader {
    /// Everything that is to be settled, document by document in the order of their names.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn disagreements(&self) -> Result<Vec<Disagreement>, Error> {
        let mut found = Vec::new();
        // What was only ever written here knows of itself, and what is counted already is not read for nothing.
        self.count_unsettled()?;
        let unsettled: Vec<Id> = {
            let kept = lock(&self.shelf.unsettled);
            let counts = kept.counts.iter();
            let some = counts.filter(|(_, (_, count))| *count > 0);
            some.map(|(doc, _)| *doc).collect()
        };
        for doc in unsettled {
            let document = self.folded(doc)?;
            let of = self.disagreements_in(&document)?;
            if !of.is_empty() {
                found.push((self.collation.key(&self.called(&document)?), doc, of));
            }
        }
        found.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        Ok(found.into_iter().flat_map(|(.., of)| of).collect())
    }

    /// How much is to be settled. The first time, every document in which something came from elsewhere is read for it.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn count_unsettled(&self) -> Result<u32, Error> {
        let came = self.arrivals.last().map(|(_, via)| *via);
        let kept = lock(&self.shelf.unsettled).documents.clone();
        let documents = match kept {
            Some((upto, documents)) if upto == came => documents,
            _ => self.shelf.source.documents_from_elsewhere()?,
        };
        let mut all = 0;
        for doc in &documents {
            let changes = self.listed.get(doc).map_or(0, |row| row.changes);
            let kept = lock(&self.shelf.unsettled).counts.get(doc).copied();
            all += match kept {
                Some((of, count)) if of == changes => count,
                _ => {
                    let count = conflicts(&*self.folded(*doc)?).len();
                    let mut kept = lock(&self.shelf.unsettled);
                    kept.counts.insert(*doc, (changes, count));
                    count
                }
            };
        }
        lock(&self.shelf.unsettled).documents = Some((came, documents));
        Ok(u32::try_from(all).unwrap_or(u32::MAX))
    }

    /// What is to be settled in some documents, such as those of a screen; of what is none of ours there is nothing.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn disagreements_of(&self, documents: &[String]) -> Result<Vec<Disagreement>, Error> {
        let ids = documents.iter().filter_map(|id| id.parse().ok());
        let ours = ids.filter(|id| self.listed.get(id).is_some());
        let found = ours.map(|id| self.disagreements_in(&*self.folded(id)?));
        Ok(found.collect::<Result<Vec<_>, Error>>()?.concat())
    }

    pub(crate) fn disagreements_in(&self, document: &Document) -> Result<Vec<Disagreement>, Error> {
        let conflicts = conflicts(document);
        let told = conflicts.iter().map(|one| self.disagreement(document, one));
        told.collect()
    }

    /// A conflict in words.
    pub(crate) fn disagreement(
        &self,
        document: &Document,
        conflict: &Conflict,
    ) -> Result<Disagreement, Error> {
        let record = document.records.get(&conflict.record);
        let is_about_words = conflict.clash == Clash::Wordings;
        let is_prose =
            is_about_words && record.is_some_and(|record| is_prose(&record.kind, &conflict.field));
        let framework = self.framework_of(document)?;
        let version = |wording: &Wording| {
            let shown = match (record, is_about_words) {
                (Some(record), true) => {
                    let edit = Edit {
                        value: wording.value.clone(),
                        ..Edit::at(conflict.record, &record.kind, &conflict.field)
                    };
                    self.value_in_words(document, &framework, &edit)?
                }
                // What was written into something that somebody deleted is in any of its fields.
                (_, _) => match (&wording.value, wording == &conflict.shown) {
                    (Value::Text(text), false) => text.clone(),
                    _ => String::new(),
                },
            };
            Ok::<_, Error>(Version {
                change: wording.change.to_string(),
                pieces: match is_prose && wording != &conflict.shown {
                    true => difference(conflict.shown.value.text(), wording.value.text()),
                    false => Vec::new(),
                },
                shown,
                by: self.name_of(wording.author)?,
                when: self.told(wording.at),
                at: wording.at,
            })
        };
        let others = conflict.others.iter().map(version);
        Ok(Disagreement {
            document: document.id.to_string(),
            name: self.called(document)?,
            record: conflict.record.to_string(),
            field: conflict.field.clone(),
            what: self.what(document, conflict.record, &conflict.field)?,
            about: match conflict.clash {
                Clash::Wordings => Matter::Versions,
                Clash::Deletion => Matter::Deletion,
                Clash::Archiving => Matter::Archiving,
            },
            is_prose,
            is_return: !is_about_words && conflict.shown.value.is_null(),
            others: others.collect::<Result<_, _>>()?,
            shown: version(&conflict.shown)?,
        })
    }

    /// What a field is, as a noun: `answer to “How will we measure success?”`.
    pub(crate) fn what(
        &self,
        document: &Document,
        record: Id,
        name: &str,
    ) -> Result<String, Error> {
        let found = document.records.get(&record);
        let kind = found.map_or("", |record| record.kind.as_str());
        let value = found.map_or(&Value::Null, |record| record.value(name));
        let edit = Edit {
            value: value.clone(),
            ..Edit::at(record, kind, name)
        };
        let is_own = record == document.id;
        let what = match (name, name.parse(), kind) {
            (field::GONE, ..) if is_own => match value.is_null() {
                true => What::Create,
                false => What::Delete,
            },
            (field::GONE, _, kind::STAKEHOLDER) if value.is_null() => What::StakeholderAdd,
            (field::GONE, _, kind::STAKEHOLDER) => What::StakeholderRemove,
            (field::GONE, ..) if value.is_null() => What::RowAdd,
            (field::GONE, ..) => What::RowRemove,
            (field::POSITION, _, kind::STAKEHOLDER) => What::StakeholderMove,
            (field::POSITION, ..) => What::RowMove,
            (field::ARCHIVED | field::ARCHIVED_REASON, ..) => What::Archive,
            (_, Ok(Slot::Score(_)), _) => What::Score,
            (_, Ok(Slot::Tick(_)), _) => What::Tick,
            (name, ..) if is_not_applicable(name) => What::Applicable,
            (name, ..) if looked_at(name).is_some() => What::Look,
            _ => What::Type,
        };
        let id = Id::from_bytes([0; 16]);
        self.label(
            &Change {
                id,
                doc: document.id,
                stamp: 0,
                at: 0,
                author: id,
                what,
                action: None,
                undoes: None,
                via: None,
                edits: Vec::new(),
            },
            &edit,
        )
    }
}

/// Whether a field holds prose: an answer, or a text that scoping asks for. Anything else is one of its versions.
pub(crate) fn is_prose(of: &str, name: &str) -> bool {
    let is_answer = matches!(name.parse(), Ok(Slot::Answer(_)));
    let found = Scoping::built_in().find(of, name);
    (of == kind::USE_CASE && (is_answer || reason_for(name).is_some()))
        || (of == kind::STAKEHOLDER && name == field::INVOLVEMENT)
        || found.is_some_and(|found| found.field.kind == Control::Text)
}
