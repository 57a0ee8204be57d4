//! What is chosen to be exported where it may be thousands: told by what it is, named only here.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::document::id::Id;
use crate::document::mutant;
use crate::error::Error;
use crate::store::State;
use crate::view::{Chosen, ExportRow, List, PartOfEach, Scope};
use crate::workspace::Reader;

impl Reader {
    /// A scope that names each of its use cases or integrations.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(super) fn named_each<'a>(&self, scope: &'a Scope) -> Result<Cow<'a, Scope>, Error> {
        Ok(Cow::Owned(match scope {
            Scope::Several { part, chosen } => {
                let use_cases = self.chosen(chosen)?;
                match part {
                    PartOfEach::UseCases => Scope::UseCases { use_cases },
                    PartOfEach::Scoping => Scope::Scoping { use_cases },
                    PartOfEach::Tracker => Scope::Tracker { use_cases },
                    PartOfEach::Notes => Scope::Notes { use_cases },
                }
            }
            Scope::AllIntegrations => {
                let order = self.order(&List::Integrations)?;
                let integrations = order.iter().map(Id::to_string).collect();
                Scope::Integrations { integrations }
            }
            named => return Ok(Cow::Borrowed(named)),
        }))
    }

    /// The use cases that are chosen, in the order of the list they were chosen from.
    pub(crate) fn chosen(&self, chosen: &Chosen) -> Result<Vec<String>, Error> {
        let but: HashSet<Id> = chosen.but.iter().filter_map(|id| id.parse().ok()).collect();
        let order = self.order(&List::Exportable)?;
        let is_chosen = |id: &&Id| {
            let of_its_kind = match self.is_archived(**id) {
                true => chosen.archived,
                false => chosen.at_work,
            };
            let is_exception = but.contains(id) && !mutant::lacks("some are chosen by themselves");
            of_its_kind != is_exception
        };
        Ok(order.iter().filter(is_chosen).map(Id::to_string).collect())
    }

    /// A row of the list that use cases are chosen from.
    pub(crate) fn export_row(&self, id: Id) -> Result<ExportRow, Error> {
        let listed = self.listed.get(&id).ok_or(Error::Unknown("use case"))?;
        Ok(ExportRow {
            id: id.to_string(),
            title: self.name_listed(listed)?,
            archived: self.is_archived(id),
        })
    }

    fn is_archived(&self, id: Id) -> bool {
        let row = self.listed.get(&id);
        row.is_some_and(|row| row.state == State::Archived)
    }
}
