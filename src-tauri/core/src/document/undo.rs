//! Undo and redo, folded from the changes made in this file: nothing else is remembered, so both survive a restart.

use std::collections::BTreeMap;

use crate::document::change::{Change, is_bookkeeping};
use crate::document::fold::{Document, Field, Wording};
use crate::document::id::Id;
use crate::document::kind::field;
use crate::document::mutant;
use crate::document::value::Value;

/// The actions of one person that can be taken back, and those that can be done again; the last one first to go.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stacks {
    undo: Vec<Id>,
    redo: Vec<Id>,
}

/// An edit still to be made: what it replaces is known when it is committed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// The record.
    pub record: Id,
    /// What the record is.
    pub kind: String,
    /// The field.
    pub field: String,
    /// What it is to be.
    pub value: Value,
    /// Where it decides something: the changes whose edits it replaces, beside those that stand with the value on screen. It is
    /// made then even if it alters nothing that is shown.
    pub over: Option<Vec<Id>>,
}

/// What taking back an action does to one document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// The edits that bring back what was.
    pub edits: Vec<Pending>,
    /// Where the action decided between versions: those that were not shown before it. Each is to stand by itself again, in a
    /// change that comes before the edits.
    pub reopened: Vec<Pending>,
    /// Fields left alone, because a later wording came from elsewhere, with its author.
    pub kept: Vec<(Id, String, Id)>,
}

impl Stacks {
    /// Takes in an action, in the order of arrival. The changes of one action count once.
    pub fn push(&mut self, action: Id, undoes: Option<Id>) {
        match undoes {
            _ if self.undo.last() == Some(&action) || self.redo.last() == Some(&action) => {}
            Some(undone) if self.undo.last() == Some(&undone) => {
                self.undo.pop();
                self.redo.push(action);
            }
            Some(undone) if self.redo.last() == Some(&undone) => {
                self.redo.pop();
                self.undo.push(action);
            }
            _ => {
                self.undo.push(action);
                if !mutant::lacks("a new action ends what could be redone") {
                    self.redo.clear();
                }
            }
        }
    }

    /// The action that undo takes back.
    pub fn undo(&self) -> Option<Id> {
        self.undo.last().copied()
    }

    /// The undoing that redo takes back.
    pub fn redo(&self) -> Option<Id> {
        self.redo.last().copied()
    }
}

/// What taking back `action` does to a document: each field it wrote gets back the winner among the edits from
/// elsewhere (imported, or another person's) and those made here before it. Where it created the record, the record is
/// hidden and nothing else. `document` is folded from all its changes. Of these, `changes` are in the order of their
/// arrival and are at least those that the action's edits replaced, the action's own, and what came after it.
pub fn plan(document: &Document, changes: &[Change], action: Id, author: Id) -> Plan {
    let mut plan = Plan::default();
    let Some(first) = changes
        .iter()
        .position(|change| change.action == Some(action))
    else {
        return plan;
    };
    let own = || {
        changes
            .iter()
            .filter(|change| change.action == Some(action))
    };
    let mut fields = BTreeMap::new();
    let mut created = Vec::new();
    for edit in own().flat_map(|change| &change.edits) {
        if edit.field == field::GONE && edit.value.is_null() && edit.base.is_empty() {
            created.push(edit.record);
        }
        fields.insert((edit.record, edit.field.as_str()), edit);
    }
    fields.retain(|(record, field), _| !created.contains(record) || *field == field::GONE);

    // What stands in these fields without the action and what this person did after it.
    let mut others: BTreeMap<(Id, &str), Field> = BTreeMap::new();
    for (arrival, change) in changes.iter().enumerate() {
        // Of what was being typed, an earlier part may have come from a copy of the file.
        let is_own = change.action == Some(action) || !is_elsewhere(change, author);
        if arrival >= first && is_own {
            continue;
        }
        for edit in &change.edits {
            let place = (edit.record, edit.field.as_str());
            match others.get_mut(&place) {
                Some(field) => field.take_in(change, edit),
                None if fields.contains_key(&place) => {
                    drop(others.insert(place, Field::new(change, edit)));
                }
                None => {}
            }
        }
    }

    for ((record, field), edit) in fields {
        let own_heads = own_heads(document, record, field, &own().collect::<Vec<_>>());
        let mut decides = own_heads.len() > 1;
        let value = if created.contains(&record) {
            Value::Integer(document.edits_of(record))
        } else {
            match others.get(&(record, field)) {
                Some(winner)
                    if own().all(|change| change.id != winner.change)
                        && stands(document, record, field, winner.change) =>
                {
                    plan.kept.push((record, field.to_owned(), winner.author));
                    continue;
                }
                Some(winner) => {
                    let other = |head: &&Wording| {
                        head.value != winner.value && edit.base.contains(&head.change)
                    };
                    let settled = winner.heads().filter(other);
                    let reopened = settled.map(|head| Pending {
                        record,
                        kind: edit.kind.clone(),
                        field: field.to_owned(),
                        value: head.value.clone(),
                        over: Some(own_heads.clone()),
                    });
                    let before = plan.reopened.len();
                    if !mutant::lacks("undoing a decision opens it again") {
                        plan.reopened.extend(reopened);
                    }
                    decides |= plan.reopened.len() > before;
                    winner.value.clone()
                }
                None => Value::Null,
            }
        };
        plan.edits.push(Pending {
            record,
            kind: edit.kind.clone(),
            field: field.to_owned(),
            value,
            over: decides.then_some(own_heads),
        });
    }
    if !mutant::lacks("undo counts what it hides") {
        recount(document, &mut plan.edits);
    }
    plan
}

/// The changes of an action that still stand in a field.
fn own_heads(document: &Document, record: Id, field: &str, own: &[&Change]) -> Vec<Id> {
    let field = document
        .records
        .get(&record)
        .and_then(|record| record.fields.get(field));
    let heads = field.into_iter().flat_map(Field::heads);
    let heads = heads.map(|head| head.change);
    heads
        .filter(|head| own.iter().any(|change| change.id == *head))
        .collect()
}

/// Whether a change came from elsewhere, as this person sees it.
fn is_elsewhere(change: &Change, author: Id) -> bool {
    (change.via.is_some() || change.author != author) && !mutant::lacks("elsewhere stays")
}

/// Whether the winner on screen is this change's edit, so that there is nothing to bring back.
fn stands(document: &Document, record: Id, field: &str, change: Id) -> bool {
    document
        .records
        .get(&record)
        .and_then(|record| record.fields.get(field))
        .is_some_and(|field| field.change == change)
}

/// Edits that are made together with a `.gone` are work that it has seen.
pub(crate) fn recount(document: &Document, edits: &mut [Pending]) {
    let mut added: BTreeMap<Id, i64> = BTreeMap::new();
    for edit in edits.iter().filter(|edit| !is_bookkeeping(&edit.field)) {
        *added.entry(edit.record).or_default() += 1;
    }
    let all: i64 = added.values().sum();
    for edit in edits {
        if let (true, Value::Integer(held)) = (
            edit.field.starts_with('.') && edit.field != ".pos",
            &mut edit.value,
        ) {
            let own = added.get(&edit.record).copied().unwrap_or(0);
            let is_all = edit.record == document.id && !mutant::lacks("a document counts its rows");
            *held = document.edits_of(edit.record) + if is_all { all } else { own };
        }
    }
}

#[cfg(test)]
mod tests;
