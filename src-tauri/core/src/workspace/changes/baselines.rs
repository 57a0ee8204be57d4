//! Baselines: set, and brought back.

use crate::document::baseline::{covers, held};
use crate::document::day;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::undo::recount;
use crate::document::value::{TEXT_LIMIT, TooLong, clean};
use crate::document::what::What;
use crate::error::Error;
use crate::use_case::counted;
use crate::view::{Done, Place, Point, Screen};
use crate::workspace::changes::commit::Action;
use crate::workspace::changes::documents::kept;
use crate::workspace::changes::returning::brought_back;
use crate::workspace::screens::baselines::Covered;
use crate::workspace::{Workspace, created, pending};

/// What a person says of a baseline when it is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewBaseline {
    /// What it is called, such as `agreed at workshop 2`.
    pub name: String,
    /// The day that it was agreed on, in any form that people type; today where it is empty.
    pub on: String,
    /// What is to be known of it; may be empty.
    pub note: String,
}

impl Workspace {
    /// Sets a baseline of what was looked at: a name for it, that whoever is at the screen agreed on.
    ///
    /// # Errors
    /// [`Error::Invalid`] for no name or one that another baseline has, [`Error::Refused`] for no day, [`Error::TooLarge`],
    /// [`Error::NotSaved`].
    pub fn set_baseline(&mut self, new: &NewBaseline, covered: Covered) -> Result<Done, Error> {
        let name = kept(&new.name)?;
        if name.is_empty() {
            return Err(Error::Invalid(
                "Name the baseline, such as “agreed at workshop 2”.".to_owned(),
            ));
        }
        if !self.named(kind::BASELINE, &name)?.is_empty() {
            return Err(Error::Invalid(format!(
                "A baseline is called “{name}” already. Choose another name."
            )));
        }
        let on = match day::parse(&new.on)? {
            none if none.is_empty() => self.today(),
            day => day,
        };
        let note = clean(new.note.trim(), false)?.text;
        let id = self.next_id();
        let set = |name: &str, value: String| pending(id, kind::BASELINE, name, value);
        let mut edits = vec![
            created(id, kind::BASELINE),
            set(field::NAME, name.clone()),
            set(field::AGREED_ON, on),
            set(field::AGREED_BY, self.author.id.to_string()),
            set(field::NOTE, note),
        ];
        let use_cases = covered.use_cases();
        for (document, held, is_use_case) in covered.documents {
            let set_of = if is_use_case { field::OF } else { field::WITH };
            let text = held.to_string();
            if text.len() > TEXT_LIMIT {
                return Err(TooLong(text.len()).into());
            }
            edits.push(set(&field::member(set_of, document), text));
        }
        self.act(Action::on(id, What::Create, edits))?;
        let place = Place {
            screen: Some(Screen::Baselines),
            document: Some(id.to_string()),
            ..Place::default()
        };
        let notice = format!("Set the baseline “{name}” of {}.", counted(use_cases));
        Ok(self.done(Some(place), Some(notice)))
    }

    /// Makes use cases what they were when a baseline was set: those that are named, else all that it covers, in one action.
    /// People, integrations, metrics and tags stay as they are, since other use cases share them.
    ///
    /// # Errors
    /// [`Error::Unknown`], also for a use case that the baseline does not cover; [`Error::Archived`] for one that was archived
    /// then, too; [`Error::Invalid`] where not everything of one that was agreed is in this copy; [`Error::NotSaved`]. Then
    /// nothing is changed. Where all are asked for, one that was archived then, too, is left out, and the notice says so.
    pub fn restore_baseline(
        &mut self,
        baseline: &str,
        use_cases: &[String],
    ) -> Result<Done, Error> {
        self.settle()?;
        let from = self.baseline_document(baseline)?;
        let ids: Vec<Id> = match use_cases {
            [] => {
                let own = from.own().ok_or(Error::Unknown("baseline"))?;
                let covered = own.fields.keys().filter_map(|name| covers(name));
                // What never came here is for those who have it.
                covered.filter(|id| self.listed.get(id).is_some()).collect()
            }
            named => named
                .iter()
                .map(|id| id.parse().map_err(|_| Error::Unknown("use case")))
                .collect::<Result<_, _>>()?,
        };
        let point = Point::Baseline {
            baseline: baseline.to_owned(),
        };
        let (mut archived, mut at_work) = (0, 0);
        let mut edits = Vec::new();
        for id in ids {
            let held = held(&from, id).ok_or(Error::Unknown("use case in this baseline"))?;
            let now = self.folded(id)?;
            let changes = self.shelf.source.changes(id, self.last)?;
            self.all_held(&now, &changes, &point)?;
            let then = held.fold(id, &changes);
            let mut back = brought_back(&now, &then, &self.erased, |_, _, _| true);
            recount(&now, &mut back);
            if then.is_archived() && !now.is_archived() {
                at_work += 1;
            }
            match back.is_empty() {
                true => {}
                false if !(now.is_archived() && then.is_archived()) => edits.push((id, back)),
                false if use_cases.is_empty() => archived += 1,
                false => return Err(Error::Archived(self.called(&now)?)),
            }
        }
        let name = self.called(&from)?;
        let mut notice = match edits.len() {
            0 if archived > 0 => "Nothing was changed.".to_owned(),
            0 => format!("All is as it was when “{name}” was set."),
            1 => format!("Brought back 1 use case as it was when “{name}” was set."),
            many => format!("Brought back {many} use cases as they were when “{name}” was set."),
        };
        notice.push_str(&match archived {
            0 => String::new(),
            1 => " One was left as it is: it was archived then, too.".to_owned(),
            many => format!(" {many} were left as they are: they were archived then, too."),
        });
        notice.push_str(&match at_work {
            0 => String::new(),
            1 => " One stays at work, though it was archived then.".to_owned(),
            many => format!(" {many} stay at work, though they were archived then."),
        });
        self.act(Action {
            what: What::Return,
            undoes: None,
            edits,
        })?;
        Ok(self.done(None, Some(notice)))
    }
}
