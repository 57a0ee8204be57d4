//! Bringing back what was: an edit like any other, undone in one step.

use crate::document::change::{Change, Edit, is_bookkeeping};
use crate::document::erasure::Erasures;
use crate::document::fold::{Document, Record};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::undo::{Pending, recount};
use crate::document::value::Value;
use crate::document::what::What;
use crate::error::Error;
use crate::framework::Framework;
use crate::view::{Done, Extent, Point};
use crate::workspace::changes::commit::Action;
use crate::workspace::screens::place::part_of;
use crate::workspace::{Workspace, pending};

impl Workspace {
    /// Makes a field, a phase or all of a document what it was at a point. What was said since stays in the history.
    ///
    /// # Errors
    /// [`Error::Unknown`]; [`Error::Invalid`] where it was not there yet; [`Error::Archived`] where more would be changed than that a use case is archived;
    /// [`Error::NotSaved`].
    pub fn bring_back(
        &mut self,
        document: &str,
        extent: &Extent,
        point: &Point,
    ) -> Result<Done, Error> {
        self.settle()?;
        let id: Id = document.parse().map_err(|_| Error::Unknown("document"))?;
        let now = self.folded(id)?;
        if now.own().is_none() {
            return Err(Error::Unknown("document"));
        }
        let changes = self.shelf.source.changes(id, self.last)?;
        self.all_held(&now, &changes, point)?;
        let then = self.as_it_was(&now, &changes, point)?;
        let is_of_change = matches!(
            extent,
            Extent::Field {
                change: Some(_),
                ..
            }
        );
        if then.own().is_none() && !is_of_change {
            return Err(Error::Invalid("It was not there yet then.".to_owned()));
        }
        let is_all = matches!(extent, Extent::All);
        if !is_all && !now.is_shown(id) {
            return Err(Error::Unknown("document"));
        }
        if now.is_archived() && (!is_all || then.is_archived()) {
            return Err(Error::Archived(self.called(&now)?));
        }
        let framework = self.framework_of(&now)?;
        let wanted = |record: &Record, of: Id, name: &str| match extent {
            _ if kind::is_of_workshop(&record.kind) => false,
            Extent::All => true,
            Extent::Field { record, field, .. } => of.to_string() == *record && name == field,
            Extent::Phase { phase } => {
                let edit = Edit::at(of, &record.kind, name);
                part_of(&now, &framework, &edit).as_deref() == Some(phase)
                    || part_of(&then, &framework, &edit).as_deref() == Some(phase)
            }
        };
        let is_of_workshop = |record: &str| {
            let record = record.parse().ok().and_then(|id: Id| now.records.get(&id));
            record.is_some_and(|record| kind::is_of_workshop(&record.kind))
        };
        let worded = match extent {
            Extent::Field {
                record,
                field,
                change: Some(change),
            } if !is_of_workshop(record) => worded(&changes, change, record, field),
            _ => None,
        };
        let mut edits = match worded {
            Some(wording) => vec![wording],
            None => brought_back(&now, &then, &self.erased, wanted),
        };
        recount(&now, &mut edits);
        let is_nothing = edits.is_empty();
        self.act(Action::on(id, What::Return, edits))?;
        let notice = match (is_nothing, extent) {
            (true, _) => "It is as it was then already.".to_owned(),
            (_, Extent::Field { .. }) => "Brought back the earlier version.".to_owned(),
            (_, Extent::Phase { phase }) => {
                format!("Brought back {}.", phase_name(&framework, phase))
            }
            (_, Extent::All) => format!("Brought back “{}”.", self.called(&*self.folded(id)?)?),
        };
        let is_use_case = now.kind() == kind::USE_CASE;
        let place = self.latest.first().filter(|_| !is_nothing && is_use_case);
        let place = place.map(|change| self.place_of(std::slice::from_ref(change)));
        let place = place.transpose()?;
        Ok(self.done(place, Some(notice)))
    }
}

fn phase_name(framework: &Framework, key: &str) -> String {
    let phase = framework.phase(key);
    phase.map_or_else(|| "that part".to_owned(), |phase| phase.heading())
}

/// The edit that makes a field what one change said of it.
fn worded(changes: &[Change], change: &str, record: &str, name: &str) -> Option<Pending> {
    let mut changes = changes.iter();
    let change = changes.find(|found| found.id.to_string() == change)?;
    let mut edits = change.edits.iter();
    let edit = edits.find(|edit| edit.record.to_string() == record && edit.field == name)?;
    let is_kept = is_bookkeeping(&edit.field);
    (!is_kept).then(|| pending(edit.record, &edit.kind, &edit.field, edit.value.clone()))
}

/// The edits that make what is wanted of a document what it was then. What was erased since stays as it is now: nobody knows
/// any more what it was.
pub(super) fn brought_back(
    now: &Document,
    then: &Document,
    erased: &Erasures,
    wanted: impl Fn(&Record, Id, &str) -> bool,
) -> Vec<Pending> {
    let mut edits = Vec::new();
    for (id, record) in &now.records {
        let before = then.records.get(id);
        let was_shown = before.is_some() && then.is_shown(*id);
        if was_shown != now.is_shown(*id) && wanted(record, *id, field::GONE) {
            let gone = match was_shown {
                true => Value::Null,
                false => Value::Integer(now.edits_of(*id)),
            };
            edits.push(pending(*id, &record.kind, field::GONE, gone));
        }
        // What is hidden now, and was then, is nothing to anybody.
        let Some(before) = before.filter(|_| was_shown) else {
            continue;
        };
        for (name, standing) in &record.fields {
            let is_kept = is_bookkeeping(name) && name != field::POSITION;
            let value = before.value(name);
            let is_erased = before
                .fields
                .get(name)
                .is_some_and(|field| erased.has_wording(field.change, *id, name));
            if !is_kept && !is_erased && standing.value != *value && wanted(record, *id, name) {
                edits.push(pending(*id, &record.kind, name, value.clone()));
            }
        }
    }
    if now.is_archived() && !then.is_archived() {
        for name in [field::ARCHIVED, field::ARCHIVED_REASON] {
            edits.push(pending(now.id, now.kind(), name, Value::Null));
        }
    }
    edits
}
