//! History: what each change of a document did to what was shown, and the document as it was at a moment. Both follow from
//! the set of changes alone, in the order of their stamps, so that all copies of a workspace tell the same.

use std::sync::Arc;

use crate::document::change::{Change, Edit};
use crate::document::fold::{Document, Field, Wording, fold};
use crate::document::id::Id;
use crate::document::mutant;
use crate::document::stamp;
use crate::document::value::Value;
use crate::document::what::What;

/// A pause in typing that is no new thought: ten minutes, in milliseconds.
const PAUSE: i64 = 600_000;

/// What somebody did to a document.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    /// The change; of several that were gathered, the last.
    pub change: &'a Change,
    /// What it did, an edit each.
    pub turns: Vec<Turn<'a>>,
    /// How many changes it was.
    pub changes: usize,
}

/// What became of a field.
#[derive(Debug, Clone)]
pub struct Turn<'a> {
    /// The edit.
    pub edit: &'a Edit,
    /// What was shown before, if anything was.
    shown: Option<Arc<Wording>>,
    /// Whether it was shown from then on. An edit that did not know a later one is not.
    pub stands: bool,
}

impl Turn<'_> {
    /// What was shown before.
    pub fn from(&self) -> &Value {
        self.shown
            .as_ref()
            .map_or(&Value::Null, |wording| &wording.value)
    }
}

/// The steps that made a document, the earliest first. A change that comes twice counts once.
pub fn history(id: Id, changes: &[Change]) -> Vec<Step<'_>> {
    let mut ordered: Vec<&Change> = changes.iter().collect();
    ordered.sort_by_key(|change| (stamp::counted(change.stamp), change.id));
    ordered.dedup_by_key(|change| change.id);
    let mut document = fold(id, []);
    let steps = ordered
        .into_iter()
        .map(|change| step(&mut document, change));
    steps.collect()
}

/// The same with what one person typed in one place, without a longer pause, as one step.
pub fn gathered(steps: Vec<Step<'_>>) -> Vec<Step<'_>> {
    let mut gathered: Vec<Step<'_>> = Vec::new();
    for mut step in steps {
        let goes_on = gathered.last().is_some_and(|before| goes_on(before, &step));
        if let Some(before) = gathered.pop_if(|_| goes_on) {
            for (turn, earlier) in step.turns.iter_mut().zip(before.turns) {
                turn.shown = earlier.shown;
            }
            step.changes += before.changes;
        }
        gathered.push(step);
    }
    gathered
}

/// A document as it was at a moment, by the stamps of its changes: what nobody had said by then is not in it, whenever it
/// arrived here.
pub fn as_of(id: Id, changes: &[Change], moment: i64) -> Document {
    let by_then = |change: &&Change| {
        stamp::counted(change.stamp) <= moment || mutant::lacks("the past holds nothing later")
    };
    fold(id, changes.iter().filter(by_then))
}

fn step<'a>(document: &mut Document, change: &'a Change) -> Step<'a> {
    let edits = change.edits.iter();
    let before: Vec<_> = edits.map(|edit| shown(document, edit).cloned()).collect();
    document.take_in(change);
    let turns = change.edits.iter().zip(before);
    let turns = turns.map(|(edit, before)| Turn {
        stands: shown(document, edit).is_some_and(|now| now.value == edit.value),
        edit,
        shown: before,
    });
    Step {
        turns: turns.collect(),
        change,
        changes: 1,
    }
}

fn shown<'d>(document: &'d Document, edit: &Edit) -> Option<&'d Arc<Wording>> {
    let record = document.records.get(&edit.record)?;
    record.fields.get(&edit.field).map(Field::wording)
}

fn goes_on(before: &Step<'_>, after: &Step<'_>) -> bool {
    let ([earlier], [later]) = (&*before.turns, &*after.turns) else {
        return false;
    };
    let is_typing = |step: &Step<'_>| step.change.what == What::Type;
    (earlier.edit.record, &earlier.edit.field) == (later.edit.record, &later.edit.field)
        && earlier.stands
        && later.stands
        && is_typing(before)
        && is_typing(after)
        && before.change.author == after.change.author
        && (0..=PAUSE).contains(&(after.change.at - before.change.at))
}

#[cfg(test)]
mod tests;
