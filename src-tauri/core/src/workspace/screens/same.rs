//! Entries of the same person, which are shown as one.

use std::sync::Arc;

use crate::document::id::Id;
use crate::document::kind;
use crate::document::same::Same;
use crate::store::{Listed, State};
use crate::workspace::Reader;
use crate::workspace::reader::lock;

impl Reader {
    /// Which entries are of the same person.
    pub(crate) fn same(&self) -> Arc<Same> {
        let pairs = || {
            let people = self.listed_of(kind::PERSON);
            people.flat_map(|row| row.same_as().map(|other| (row.doc, other)))
        };
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
