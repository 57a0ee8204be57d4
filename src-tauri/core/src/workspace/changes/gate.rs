//! Decisions at the end of a phase.

use crate::document::kind::{self, field};
use crate::document::what::What;
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::view::{Done, Place};
use crate::workspace::changes::commit::Action;
use crate::workspace::changes::rows;
use crate::workspace::{Workspace, created, pending};

impl Workspace {
    /// Notes that it was decided how a use case goes on after a phase: `go`, `change` or `stop`, by whoever is at the screen
    /// and today, until somebody says otherwise.
    ///
    /// # Errors
    /// [`Error::Unknown`] for a phase or verdict that there is not, [`Error::Archived`], [`Error::NotSaved`].
    pub fn decide_phase(
        &mut self,
        use_case: &str,
        phase: &str,
        verdict: &str,
    ) -> Result<Done, Error> {
        self.settle()?;
        let use_case = self.open_use_case(use_case)?;
        let phase = use_case.framework.phase(phase);
        let phase = phase.ok_or(Error::Unknown("phase"))?;
        let asked = Scoping::built_in().find(kind::DECISION, kind::DECISION);
        if asked.is_none_or(|found| found.field.option(verdict).is_none()) {
            return Err(Error::Unknown("decision"));
        }
        let document = &use_case.document;
        let row = self.next_id();
        let set = |name: &str, value: &str| pending(row, kind::DECISION, name, value);
        let mut edits = vec![
            created(row, kind::DECISION),
            set(field::PHASE, &phase.key),
            set(kind::DECISION, verdict),
            set(field::DECIDED_BY, &self.author.id.to_string()),
            set(field::DECIDED_ON, &self.today()),
        ];
        let others = document.rows(kind::DECISION);
        let others: Vec<_> = others
            .map(|(id, row)| (id, row.text(field::POSITION)))
            .collect();
        edits.extend(rows::placed(kind::DECISION, &others, row, others.len()));
        let place = Place {
            use_case: Some(document.id.to_string()),
            phase: Some(phase.key.clone()),
            record: Some(row.to_string()),
            field: Some(field::REASON_OF_DECISION.to_owned()),
            ..Place::default()
        };
        self.act(Action::on(document.id, What::RowAdd, edits))?;
        Ok(self.done(Some(place), None))
    }
}
