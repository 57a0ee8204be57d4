//! Entries of the same person, which are shown as one.

use std::sync::Arc;

use crate::document::id::Id;
use crate::document::kind;
use crate::document::same::Same;
use crate::store::{Listed, State};
use crate::workspace::Reader;
use crate::workspace::shelf::lock;

impl Reader {
    /// Which entries are of the same person.
    pub(crate) fn same(&self) -> Arc<Same> {
        // Who is not there stands for nobody: else nothing would be shown of the others.
        let is_there = |(one, other): &(Id, Id)| self.is_somebody(*one) && self.is_somebody(*other);
        let pairs = || self.said_same().filter(is_there);
        // As an import would make it.
        if !self.ahead.is_empty() {
            return Arc::new(Same::of(pairs()));
        }
        let mut known = lock(&self.shelf.same);
        if known.0 != self.revision {
            *known = (self.revision, Arc::new(Same::of(pairs())));
        }
        Arc::clone(&known.1)
    }

    /// All entries of a person that are not erased, deleted ones too: nothing of whoever is erased may stay behind.
    pub(crate) fn every_entry(&self, person: Id) -> Vec<Id> {
        let mut all = Same::of(self.said_same()).all(person);
        all.retain(|id| *id == person || self.is_person(*id) && !self.erased.has(*id));
        all
    }

    /// Who was said to be the same as whom.
    fn said_same(&self) -> impl Iterator<Item = (Id, Id)> {
        let rows = self.listed.values();
        rows.flat_map(|row| row.same_as().map(|other| (row.doc, other)))
    }

    /// Whether a document is that of a person.
    pub(crate) fn is_person(&self, id: Id) -> bool {
        let row = self.listed.get(&id);
        row.is_some_and(|row| row.kind == kind::PERSON)
    }

    /// Whether there is a person of this identifier, who is not erased.
    pub fn is_somebody(&self, id: Id) -> bool {
        let row = self.listed.get(&id);
        let is_shown = |row: &Listed| row.kind == kind::PERSON && row.state != State::Hidden;
        row.is_some_and(|row| is_shown(row)) && !self.erased.has(id)
    }

    /// The entry that stands for whoever an entry is of.
    pub(crate) fn one(&self, person: Id) -> Id {
        self.same().one(person)
    }
}
