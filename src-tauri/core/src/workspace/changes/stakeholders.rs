//! Stakeholder rows: a person's involvement in a phase of a use case.

use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::position;
use crate::document::what::What;
use crate::error::Error;
use crate::use_case::entry::Who;
use crate::use_case::{StakeholderRow, UseCase};
use crate::view::{Done, Place};
use crate::workspace::changes::commit::Action;
use crate::workspace::changes::rows;
use crate::workspace::{Workspace, created, pending};

impl Workspace {
    /// Adds a row at the end of a phase's stakeholders. Naming somebody new makes a person in the same action; the place
    /// is then that of the field to go on with.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an empty name, one that several people bear, or a person who is in the list already.
    pub fn add_stakeholder(
        &mut self,
        use_case: &str,
        phase: &str,
        who: &Who,
    ) -> Result<Done, Error> {
        self.settle()?;
        let use_case = self.open_use_case(use_case)?;
        let document = &use_case.document;
        let asked = use_case.framework.phase(phase);
        asked.ok_or(Error::Unknown("phase"))?;
        let rows = use_case.stakeholders(phase);
        let row = self.next_id();
        let mut edits = Vec::new();
        let (person, created_person) = self.whom(who)?;
        let is_there =
            |row: &StakeholderRow<'_>| row.person().is_some_and(|there| self.one(there) == person);
        if rows.iter().any(is_there) {
            return Err(Error::Invalid(format!(
                "{} is in this list already.",
                self.name_of(person)?
            )));
        }
        let is_new = created_person.is_some();
        edits.extend(created_person);
        let last = rows.last().map(|row| row.record.text(field::POSITION));
        let row_edits = vec![
            created(row, kind::STAKEHOLDER),
            pending(
                row,
                kind::STAKEHOLDER,
                field::POSITION,
                position::between(last, None),
            ),
            pending(row, kind::STAKEHOLDER, field::PHASE, phase),
            pending(row, kind::STAKEHOLDER, field::PERSON, person.to_string()),
        ];
        edits.insert(0, (document.id, row_edits));
        self.act(Action {
            what: What::StakeholderAdd,
            undoes: None,
            edits,
        })?;
        let place = Place {
            field: is_new.then(|| "role".to_owned()),
            ..place(document, phase, row)
        };
        Ok(self.done(Some(place), None))
    }

    /// Moves a row to a place in its phase's list, 0 being the first.
    ///
    /// # Errors
    /// [`Error::Unknown`] for a row that is gone.
    pub fn move_stakeholder(
        &mut self,
        use_case: &str,
        row: &str,
        to: usize,
    ) -> Result<Done, Error> {
        self.settle()?;
        let read = self.open_use_case(use_case)?;
        // The place is one among the rows that the screen shows.
        let seen = UseCase::new(&self.seen(read.document.id)?, &read.framework);
        let document = &read.document;
        let moved = find(&read, row)?;
        let phase = moved.phase();
        let others: Vec<StakeholderRow<'_>> = seen
            .stakeholders(phase)
            .into_iter()
            .filter(|other| other.id != moved.id)
            .collect();
        let keys: Vec<(Id, &str)> = others
            .iter()
            .map(|row| (row.id, row.record.text(field::POSITION)))
            .collect();
        let edits = rows::placed(kind::STAKEHOLDER, &keys, moved.id, to.min(keys.len()));
        let place = place(document, phase, moved.id);
        self.act(Action::on(document.id, What::StakeholderMove, edits))?;
        Ok(self.done(Some(place), None))
    }

    /// Removes a row. The person stays in the workspace.
    ///
    /// # Errors
    /// [`Error::Unknown`] for a row that is gone.
    pub fn remove_stakeholder(&mut self, use_case: &str, row: &str) -> Result<Done, Error> {
        self.settle()?;
        let use_case = self.open_use_case(use_case)?;
        let document = &use_case.document;
        let row = find(&use_case, row)?;
        let name = match row.person() {
            Some(person) => self.name_of(person)?,
            None => "the stakeholder".to_owned(),
        };
        let edits = vec![pending(
            row.id,
            kind::STAKEHOLDER,
            field::GONE,
            document.edits_of(row.id),
        )];
        self.act(Action::on(document.id, What::StakeholderRemove, edits))?;
        Ok(self.done(None, Some(format!("Removed {name}."))))
    }
}

/// The row with this id, if it is shown.
fn find<'a>(use_case: &'a UseCase, row: &str) -> Result<StakeholderRow<'a>, Error> {
    let id: Id = row.parse().map_err(|_| Error::Unknown("row"))?;
    use_case
        .rows()
        .into_iter()
        .find(|row| row.id == id)
        .ok_or(Error::Unknown("row"))
}

fn place(document: &Document, phase: &str, row: Id) -> Place {
    Place {
        use_case: Some(document.id.to_string()),
        phase: Some(phase.to_owned()),
        record: Some(row.to_string()),
        ..Place::default()
    }
}
