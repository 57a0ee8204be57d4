//! Entries of the same person become one, and are taken apart again. Both are edits like any other.

use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::undo::Pending;
use crate::document::value::Value;
use crate::document::what::What;
use crate::error::Error;
use crate::view::Done;
use crate::workspace::changes::commit::{Action, Edits};
use crate::workspace::{Workspace, pending};

impl Workspace {
    /// Shows two people as one from now on: they are the same person. Nothing of either is lost.
    ///
    /// # Errors
    /// [`Error::Unknown`] for somebody who is not there, [`Error::Invalid`] where they are one already, [`Error::NotSaved`].
    pub fn merge_people(&mut self, one: &str, other: &str) -> Result<Done, Error> {
        self.settle()?;
        let (one, other) = (self.somebody(one)?, self.somebody(other)?);
        let same = self.same();
        if same.one(one) == same.one(other) {
            let name = self.name_of(one)?;
            return Err(Error::Invalid(format!("{name} is one person already.")));
        }
        let names = [self.name_of(one)?, self.name_of(other)?];
        // The greater one says so, as every copy does that is told the same.
        let (first, second) = (one.min(other), one.max(other));
        self.act(Action::on(
            second,
            What::Set,
            vec![said(second, first, true)],
        ))?;
        self.touch_all(same.all(one).into_iter().chain(same.all(other)));
        let [one, other] = names;
        let notice = match one == other {
            true => format!("Both entries of {one} are one person now."),
            false => format!("{one} and {other} are one person now."),
        };
        Ok(self.done(None, Some(notice)))
    }

    /// Shows an entry that is one with others by itself again; the others stay one.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::Invalid`] where it is by itself, [`Error::NotSaved`].
    pub fn take_apart(&mut self, entry: &str) -> Result<Done, Error> {
        self.settle()?;
        let entry = self.somebody(entry)?;
        let all = self.same().all(entry);
        if all.len() < 2 {
            let name = self.name_of(entry)?;
            return Err(Error::Invalid(format!("{name} is one entry alone.")));
        }
        let mut edits: Vec<Edits> = Vec::new();
        let mut before: Option<Id> = None;
        for id in &all {
            let mut of = Vec::new();
            let row = self.listed.get(id);
            let others: Vec<Id> = row.map_or_else(Vec::new, |row| row.same_as().collect());
            let ended = others
                .iter()
                .filter(|other| *id == entry || **other == entry);
            of.extend(ended.map(|other| said(*id, *other, false)));
            // The others may have been one by this entry alone.
            if *id != entry {
                of.extend(before.map(|before| said(*id, before, true)));
                before = Some(*id);
            }
            edits.push((*id, of));
        }
        self.act(Action {
            what: What::Set,
            undoes: None,
            edits,
        })?;
        self.touch_all(all);
        let notice = format!("{} is an entry by itself again.", self.name_of(entry)?);
        Ok(self.done(None, Some(notice)))
    }

    /// Somebody whom the workspace knows.
    pub(crate) fn somebody(&self, id: &str) -> Result<Id, Error> {
        let id: Id = id.parse().map_err(|_| Error::Unknown("person"))?;
        match self.is_somebody(id) {
            true => Ok(id),
            false => Err(Error::Unknown("person")),
        }
    }
}

fn said(entry: Id, other: Id, is_same: bool) -> Pending {
    let field = field::member(field::SAME_AS, other);
    let value = match is_same {
        true => Value::Integer(1),
        false => Value::Null,
    };
    pending(entry, kind::PERSON, &field, value)
}
