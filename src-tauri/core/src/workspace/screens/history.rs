//! History as it is shown: what people did, the latest first.

mod arrived;

use std::cell::OnceCell;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::document::change::{Change, Edit, is_bookkeeping as keeps_books};
use crate::document::day;
use crate::document::difference::difference;
use crate::document::fold::Document;
use crate::document::history::{Step, Turn, gathered, history};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::mutant;
use crate::document::spot::Spot;
use crate::document::stamp;
use crate::document::what::What;
use crate::error::Error;
use crate::framework::Framework;
use crate::use_case::UseCase;
use crate::view::{
    History, HistoryFilter, HistoryOf, PastChoice, PastStep, PastTurn, SCOPING, TRACKER,
};
use crate::workspace::screens::place::part_of;
use crate::workspace::screens::workshop::wording::is_silent;
use crate::workspace::{Reader, SETTINGS};

/// So many steps are told at once …
const PAGE: usize = 50;

/// … and so many changes of a workspace looked at for them.
const LOOKED_AT: usize = 2000;

/// A day in milliseconds.
const DAY: i64 = 86_400_000;

/// What is told of a history, and where it goes on.
type Told = (Vec<PastStep>, Option<String>);

impl Reader {
    /// What was done, the latest first: as much as a screen holds at once.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::Invalid`] for a day that is none; [`Error::NotRead`].
    pub fn history(&self, of: &HistoryOf, filter: &HistoryFilter) -> Result<History, Error> {
        let filter = &HistoryFilter {
            from: day::parse(&filter.from)?,
            to: day::parse(&filter.to)?,
            ..filter.clone()
        };
        match of {
            HistoryOf::Workspace => self.history_of_all(filter),
            HistoryOf::Document { document } => {
                let id = document.parse().map_err(|_| Error::Unknown("document"))?;
                self.history_of(id, None, filter)
            }
            HistoryOf::Field {
                document,
                record,
                field,
            } => {
                let spot = Spot::named(document, record, field)?;
                self.history_of(spot.document, Some(&spot), filter)
            }
        }
    }

    fn history_of(
        &self,
        id: Id,
        spot: Option<&Spot>,
        filter: &HistoryFilter,
    ) -> Result<History, Error> {
        let read = self.read(id)?;
        let Read {
            document,
            framework,
            changes,
        } = &read;
        if document.own().is_none() {
            return Err(Error::Unknown("document"));
        }
        let is_use_case = document.kind() == kind::USE_CASE;
        let header = match is_use_case && document.is_shown(id) {
            true => Some(self.header(&UseCase::new(document, framework))?),
            false => None,
        };
        let mut title = self.called(document)?;
        if let Some(spot) = spot {
            let edit = document
                .records
                .get(&spot.record)
                .map(|record| Edit::at(spot.record, &record.kind, &spot.field));
            if let Some(edit) = edit {
                title = self.label_of(document, framework, &edit)?;
            }
        }
        let past = past_of(&read, filter);
        let (steps, earlier) = self.told_of(&past, spot, filter)?;
        Ok(History {
            revision: self.revision,
            title,
            header,
            steps,
            earlier,
            people: self.writers(changes.iter().map(|change| change.author))?,
            phases: match is_use_case && spot.is_none() {
                true => parts(framework),
                false => Vec::new(),
            },
        })
    }

    fn told_of(
        &self,
        past: &PastOf<'_>,
        spot: Option<&Spot>,
        filter: &HistoryFilter,
    ) -> Result<Told, Error> {
        let mut told = Vec::new();
        let mut steps = past.steps.iter().rev().peekable();
        if let Some(before) = &filter.before {
            let is_before = |step: &&Step<'_>| step.change.id.to_string() != *before;
            while steps.next_if(is_before).is_some() {}
            steps.next();
        }
        while let Some(step) = steps.next() {
            if let Some(step) = self.told_step(past, step, spot, filter)? {
                let last = step.id.clone();
                told.push(step);
                if told.len() == PAGE {
                    return Ok((told, steps.peek().map(|_| last)));
                }
            }
        }
        Ok((told, None))
    }

    fn history_of_all(&self, filter: &HistoryFilter) -> Result<History, Error> {
        let (mut steps, mut looked_at) = (Vec::new(), 0);
        let mut before = match &filter.before {
            Some(before) => before.parse().map_err(|_| Error::Unknown("change"))?,
            None => self.last + 1,
        };
        let mut earlier = None;
        // What is traced stays: each document is read once, however many of its changes are looked at.
        let places = [const { OnceCell::new() }; LOOKED_AT + PAGE];
        let mut free = places.iter();
        let mut pasts: HashMap<Id, (PastOf<'_>, HashMap<Id, usize>)> = HashMap::new();
        let days = |kept: &str, margin: i64, else_: i64| {
            day::number(kept).map_or(else_, |number| (number + margin) * DAY)
        };
        // A day is longer than the world's clocks are apart.
        let between = (
            days(&filter.from, -1, i64::MIN),
            days(&filter.to, 2, i64::MAX),
        );
        let author: Option<Id> = filter.person.parse().ok();
        let authors = author.map_or_else(Vec::new, |author| self.same().all(author));
        loop {
            let arrived = self.shelf.source.arrived(before, &authors, between, PAGE)?;
            looked_at += arrived.len();
            for (n, doc, change) in &arrived {
                before = *n;
                if let Entry::Vacant(place) = pasts.entry(*doc)
                    && let Some(free) = free.next()
                {
                    let read = self.read(*doc)?;
                    let past = past_of(free.get_or_init(|| read), filter);
                    let numbered = past.steps.iter().enumerate();
                    let by_change = numbered.map(|(at, step)| (step.change.id, at)).collect();
                    place.insert((past, by_change));
                }
                // Of several that were gathered, the last stands for all.
                let past = pasts.get(doc);
                let step = past.and_then(|(past, by_change)| {
                    Some((past, &past.steps[*by_change.get(change)?]))
                });
                if let Some((past, step)) = step
                    && let Some(step) = self.told_step(past, step, None, filter)?
                {
                    steps.push(step);
                    if steps.len() == PAGE {
                        break;
                    }
                }
            }
            if arrived.len() < PAGE && steps.len() < PAGE {
                break;
            }
            if steps.len() == PAGE || looked_at >= LOOKED_AT {
                earlier = Some(before.to_string());
                break;
            }
        }
        Ok(History {
            revision: self.revision,
            title: self.name(),
            header: None,
            steps,
            earlier,
            people: match filter.before {
                None => self.writers(self.shelf.source.authors()?)?,
                Some(_) => Vec::new(),
            },
            phases: parts(Framework::built_in()),
        })
    }

    fn read(&self, doc: Id) -> Result<Read, Error> {
        let document = self.document(doc)?;
        Ok(Read {
            framework: self.framework_of(&document)?,
            changes: self.shelf.source.changes(doc, self.last)?,
            document,
        })
    }

    /// A step in words; nothing where the filter leaves it out, or where nothing in it is to be seen.
    fn told_step(
        &self,
        past: &PastOf<'_>,
        step: &Step<'_>,
        spot: Option<&Spot>,
        filter: &HistoryFilter,
    ) -> Result<Option<PastStep>, Error> {
        let (document, framework) = (past.document, past.framework);
        let change = step.change;
        let day = self.day_of(change.at);
        let is_wanted = (filter.person.is_empty()
            || self.one(change.author).to_string() == filter.person)
            && (filter.from.is_empty() || filter.from <= day)
            && (filter.to.is_empty() || day <= filter.to);
        if !is_wanted {
            return Ok(None);
        }
        let mut turns = Vec::new();
        for turn in &step.turns {
            let edit = turn.edit;
            let is_here = spot.is_none_or(|spot| {
                (spot.record, spot.field.as_str()) == (edit.record, &*edit.field)
            });
            let is_of_part = filter.phase.is_empty()
                || part_of(document, framework, edit).as_deref() == Some(&*filter.phase);
            if is_here && is_of_part {
                turns.extend(self.told_turn(past, change, turn)?);
            }
        }
        let is_all = spot.is_none() && filter.phase.is_empty();
        if turns.is_empty() && !(is_all && says_by_itself(&change.what)) {
            return Ok(None);
        }
        let place = self
            .place_of(std::slice::from_ref(change))
            .unwrap_or_default();
        Ok(Some(PastStep {
            id: change.id.to_string(),
            document: document.id.to_string(),
            moment: stamp::counted(change.stamp),
            day: day::in_words(change.at, &(self.zone)()),
            when: day::time(change.at, &(self.zone)()),
            who: self.name_of(change.author)?,
            what: self.label_of_step(change),
            place: (document.id != SETTINGS || place.screen.is_some()).then_some(place),
            name: self.called(document)?,
            is_use_case: document.kind() == kind::USE_CASE,
            deleted: !document.is_shown(document.id)
                && change.edits.iter().any(|edit| {
                    (edit.record, edit.field.as_str()) == (document.id, field::GONE)
                        && !edit.value.is_null()
                }),
            changes: u32::try_from(step.changes).unwrap_or(u32::MAX),
            turns,
        }))
    }

    fn told_turn(
        &self,
        past: &PastOf<'_>,
        change: &Change,
        turn: &Turn<'_>,
    ) -> Result<Option<PastTurn>, Error> {
        let (document, framework) = (past.document, past.framework);
        let edit = turn.edit;
        let is_erased = self.erased.has_blanked(change, edit)
            && !mutant::lacks("what was erased is told from what was empty");
        let is_of_baseline = edit.kind == kind::BASELINE && edit.field.contains('/');
        if is_of_baseline || is_silent(edit) {
            return Ok(None);
        }
        let mut before = Edit::at(edit.record, &edit.kind, &edit.field);
        before.value = turn.from().clone();
        let from = self.value_in_words(document, framework, &before)?;
        let to = self.value_in_words(document, framework, edit)?;
        if from == to && !is_erased {
            return Ok(None);
        }
        let record = document.records.get(&edit.record);
        let now = record.map(|record| record.value(&edit.field));
        let is_bookkeeping = keeps_books(&edit.field);
        Ok(Some(PastTurn {
            record: edit.record.to_string(),
            field: edit.field.clone(),
            label: self.label_of(document, framework, edit)?,
            pieces: difference(&from, &to),
            stands: turn.stands,
            is_erased,
            is_past: !is_bookkeeping
                && !is_erased
                && !kind::is_of_workshop(&edit.kind)
                && now != Some(&edit.value),
        }))
    }

    fn label_of_step(&self, change: &Change) -> String {
        let of = |undone: Id| self.label_of_action(undone);
        match (&change.what, change.undoes) {
            (What::Undo, Some(undone)) => format!("undo of {}", of(undone)),
            (What::Redo, Some(undone)) => format!("redo of {}", of(undone)),
            _ => self.label_of_change(change),
        }
    }

    /// Who wrote, by name.
    fn writers(&self, authors: impl IntoIterator<Item = Id>) -> Result<Vec<PastChoice>, Error> {
        let same = self.same();
        let authors: BTreeSet<Id> = authors.into_iter().map(|id| same.one(id)).collect();
        let choice = |id: Id| {
            Ok(PastChoice {
                key: id.to_string(),
                name: self.name_of(id)?,
            })
        };
        let mut people = authors
            .into_iter()
            .map(choice)
            .collect::<Result<Vec<_>, Error>>()?;
        people.sort_by_cached_key(|choice| self.collation.key(&choice.name));
        Ok(people)
    }
}

/// A document with all that was done in it.
struct Read {
    document: Arc<Document>,
    framework: Arc<Framework>,
    changes: Vec<Change>,
}

/// A document with the steps that made it.
struct PastOf<'a> {
    document: &'a Document,
    framework: &'a Framework,
    steps: Vec<Step<'a>>,
}

fn past_of<'a>(read: &'a Read, filter: &HistoryFilter) -> PastOf<'a> {
    let steps = history(read.document.id, &read.changes);
    let steps = if filter.every { steps } else { gathered(steps) };
    PastOf {
        document: &read.document,
        framework: &read.framework,
        steps,
    }
}

/// Whether an action is something to be told without a field that became another.
fn says_by_itself(what: &What) -> bool {
    !matches!(
        what,
        What::SetUp
            | What::Workshop
            | What::Type
            | What::Set
            | What::Score
            | What::Tick
            | What::Applicable
    )
}

/// What can be asked for of a use case.
pub(crate) fn parts(framework: &Framework) -> Vec<PastChoice> {
    let choice = |key: &str, name: String| PastChoice {
        key: key.to_owned(),
        name,
    };
    let phases = framework.phases.iter();
    phases
        .map(|phase| choice(&phase.key, phase.heading()))
        .chain([
            choice(SCOPING, "Requirements".to_owned()),
            choice(TRACKER, "Experience tracker".to_owned()),
        ])
        .collect()
}
