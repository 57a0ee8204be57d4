//! Deciding what copies of the workspace disagree on, one field at a time and whenever somebody gets to it.

use std::sync::Arc;

use crate::document::fold::{Document, Wording};
use crate::document::id::Id;
use crate::document::merge::{Clash, Conflict, ancestor, conflicts, joined, suggest};
use crate::document::mutant;
use crate::document::spot::Spot;
use crate::document::undo::Pending;
use crate::document::value::{Value, clean};
use crate::document::what::What;
use crate::error::Error;
use crate::view::{Decision, Done, Suggestion};
use crate::workspace::changes::commit::Action;
use crate::workspace::screens::disagreements::is_prose;
use crate::workspace::{Reader, Workspace};

impl Workspace {
    /// Decides what a field is to say from now on. It is a change like any other, which undo takes back: then all versions
    /// stand again. A version that the screen does not show yet is decided on by itself.
    ///
    /// # Errors
    /// [`Error::Unknown`] where nothing is to be decided any more, [`Error::Invalid`] for a decision on something else,
    /// [`Error::TooLarge`], [`Error::NotSaved`].
    pub fn decide(&mut self, spot: &Spot, decision: &Decision) -> Result<Done, Error> {
        self.settle()?;
        let (document, conflict) = self.undecided(spot)?;
        let value = decided(&document, &conflict, decision)?;
        let Some(record) = document.records.get(&spot.record) else {
            return Err(Error::Unknown("row"));
        };
        let heads = record.fields.get(&spot.field);
        let heads = heads.into_iter().flat_map(|field| field.heads());
        let over = match mutant::lacks("a decision is made over all versions") {
            true => Vec::new(),
            false => heads.map(|head| head.change).collect(),
        };
        let edit = Pending {
            record: spot.record,
            kind: record.kind.clone(),
            field: spot.field.clone(),
            value,
            over: Some(over),
        };
        let what = self.what(&document, spot.record, &spot.field)?;
        self.act(Action::on(spot.document, What::Settle, vec![edit]))?;
        Ok(self.done(None, Some(format!("Settled: {what}."))))
    }
}

impl Reader {
    /// What the shown and the latest other version of a text come to, word by word: a suggestion, which nobody has to take.
    ///
    /// # Errors
    /// [`Error::Unknown`] where nothing is to be decided any more, [`Error::NotRead`].
    pub fn suggestion(&self, spot: &Spot) -> Result<Suggestion, Error> {
        let (_, conflict) = self.undecided(spot)?;
        let changes = self.shelf.source.changes(spot.document, self.last)?;
        let other = conflict
            .others
            .first()
            .ok_or(Error::Unknown("other version"))?;
        let before = ancestor(
            &changes,
            spot.record,
            &spot.field,
            conflict.shown.change,
            other.change,
        );
        let before = before.unwrap_or_default();
        let pieces = suggest(
            before.text(),
            conflict.shown.value.text(),
            other.value.text(),
        );
        Ok(Suggestion {
            before: before.text().to_owned(),
            text: joined(&pieces),
            pieces: pieces.into_iter().map(Into::into).collect(),
        })
    }

    fn undecided(&self, spot: &Spot) -> Result<(Arc<Document>, Conflict), Error> {
        let document = self.seen(spot.document)?;
        let mut found = conflicts(&document).into_iter();
        let is_here = |one: &Conflict| (one.record, &one.field) == (spot.record, &spot.field);
        let conflict = found.find(is_here).ok_or(Error::Unknown("disagreement"))?;
        Ok((document, conflict))
    }
}

/// What a decision makes of a field.
fn decided(document: &Document, conflict: &Conflict, decision: &Decision) -> Result<Value, Error> {
    let is_about_words = conflict.clash == Clash::Wordings;
    match decision {
        Decision::Version { change } if is_about_words => {
            let change: Id = change.parse().map_err(|_| Error::Unknown("version"))?;
            let mut versions = std::iter::once(&conflict.shown).chain(&conflict.others);
            let chosen: Option<&Wording> = versions.find(|version| version.change == change);
            Ok(chosen.ok_or(Error::Unknown("version"))?.value.clone())
        }
        Decision::Text { text } if is_about_words => {
            let record = document.records.get(&conflict.record);
            match record.is_some_and(|record| is_prose(&record.kind, &conflict.field)) {
                true => Ok(Value::from(clean(text, false)?.text)),
                false => Err(Error::Invalid("Choose one of the versions.".to_owned())),
            }
        }
        Decision::Keep if !is_about_words => Ok(Value::Null),
        Decision::Remove if !is_about_words => {
            Ok(Value::Integer(document.edits_of(conflict.record)))
        }
        _ => Err(Error::Invalid(
            "That is no answer to what is to be decided.".to_owned(),
        )),
    }
}
