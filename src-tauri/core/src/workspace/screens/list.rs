//! The list of use cases.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::document::id::Id;
use crate::document::kind;
use crate::error::Error;
use crate::framework::Framework;
use crate::store::{Listed, State};
use crate::use_case::progress::{self, Step};
use crate::use_case::promise::Promise;
use crate::use_case::scoring;
use crate::view::{
    Arrangement, AtWork, Bar, List, Point, RecentUseCase, Slice, UseCaseList, UseCaseRow,
    UseCaseScreen, Wanted,
};
use crate::workspace::Reader;
use crate::workspace::screens::facets::type_named;
use crate::workspace::screens::people::UNKNOWN;
use crate::workspace::screens::slices::number;
use crate::workspace::shelf::{Order, lock};

/// How many use cases the sidebar names.
const RECENT: usize = 6;

impl Reader {
    /// The use cases of the workspace: those at work, and those archived.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn use_cases(&self) -> Result<UseCaseList, Error> {
        let rows = |list: &List| -> Result<Vec<UseCaseRow>, Error> {
            let order = self.order(list)?;
            order.iter().map(|id| self.use_case_row(*id)).collect()
        };
        Ok(UseCaseList {
            revision: self.revision,
            use_cases: rows(&List::UseCases)?,
            archived: rows(&List::Archived)?,
        })
    }

    /// The first screen, with those rows of both its lists that are wanted, of those at work as they are arranged.
    ///
    /// # Errors
    /// [`Error::Unknown`] for a baseline that there is not, [`Error::Refused`] for no day; [`Error::NotRead`].
    pub fn use_case_screen(
        &self,
        use_cases: &Wanted,
        archived: &Wanted,
        arrangement: &Arrangement,
    ) -> Result<UseCaseScreen, Error> {
        let list = List::Table {
            arrangement: arrangement.clone(),
        };
        let shown = self.order(&list)?.len();
        Ok(UseCaseScreen {
            at_work: number(self.order(&List::UseCases)?.len()),
            count: self.count_in_table(shown)?,
            chips: self.chips(&arrangement.filter)?,
            points: self.points()?,
            revision: self.revision,
            subtitle: Framework::built_in().subtitle.clone(),
            use_cases: self.use_case_slice(&list, use_cases)?,
            archived: self.use_case_slice(&List::Archived, archived)?,
        })
    }

    pub(crate) fn use_case_slice(
        &self,
        list: &List,
        wanted: &Wanted,
    ) -> Result<Slice<UseCaseRow>, Error> {
        let heads = self.heads(list)?;
        self.slice(list, wanted, |id| {
            let mut row = self.row_in(list, id)?;
            row.group = heads.get(&id).cloned();
            row.suspects = match self.is_agreed(id, row.agreed)? {
                true => self.count_suspects(id)?,
                false => None,
            };
            Ok(row)
        })
    }

    /// A row of one of the lists of use cases.
    pub(crate) fn row_in(&self, list: &List, id: Id) -> Result<UseCaseRow, Error> {
        let mut row = self.use_case_row(id)?;
        let (List::Table { arrangement }, Some(listed)) = (list, self.listed.get(&id)) else {
            return Ok(row);
        };
        if let Some(since) = &arrangement.since {
            row.since = Some(self.row_since(listed, &since.point)?);
        }
        Ok(row)
    }

    /// Those at work that were worked on since a point, in the order of all.
    pub(crate) fn listed_since(
        &self,
        point: &Point,
        only: bool,
    ) -> Result<Arc<[Arc<Listed>]>, Error> {
        let listed = self.listed_at_work();
        if !only {
            return Ok(listed);
        }
        let moved = self.moved(point)?;
        let other = listed.iter().filter(|row| self.may_differ(row, &moved));
        Ok(other.cloned().collect())
    }

    /// Those at work, the one edited last first. They are put in order once a revision.
    pub(crate) fn listed_at_work(&self) -> Arc<[Arc<Listed>]> {
        let mut kept = lock(&self.shelf.at_work);
        if kept.0 != self.revision {
            let is_at_work =
                |row: &&Arc<Listed>| row.kind == kind::USE_CASE && row.state == State::Shown;
            let mut listed: Vec<_> = self.listed.values().filter(is_at_work).collect();
            listed.sort_by_key(|row| Reverse(self.edited_last(row)));
            *kept = (self.revision, listed.into_iter().cloned().collect());
        }
        Arc::clone(&kept.1)
    }

    pub(crate) fn order_at_work(&self) -> Order {
        self.listed_at_work().iter().map(|row| row.doc).collect()
    }

    /// Those archived, the one archived last first: nothing is edited in one since.
    pub(crate) fn order_archived(&self) -> Order {
        let listed = self.listed_of(kind::USE_CASE);
        let mut listed: Vec<&Listed> = listed.filter(|row| row.state == State::Archived).collect();
        listed.sort_by_key(|row| Reverse(row.edited));
        listed.into_iter().map(|row| row.doc).collect()
    }

    /// When a use case was edited last, what is being typed included.
    pub(crate) fn edited_last(&self, listed: &Listed) -> i64 {
        match &self.draft {
            Some(draft) if draft.doc == listed.doc => draft.at,
            _ => listed.edited,
        }
    }

    /// How many use cases are at work, and those edited last.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn at_work(&self) -> Result<AtWork, Error> {
        let order = self.order(&List::UseCases)?;
        let recent = order.iter().take(RECENT);
        let recent = recent.filter_map(|id| self.listed.get(id)).map(|row| {
            let named = row.summary().map(|summary| summary.framework);
            let framework = self.framework_named(&named.unwrap_or_default())?;
            let first = framework.phases.first();
            Ok(RecentUseCase {
                id: row.doc.to_string(),
                title: self.name_listed(row)?,
                phase: first.map_or_else(String::new, |phase| phase.key.clone()),
            })
        });
        Ok(AtWork {
            count: u32::try_from(order.len()).unwrap_or(u32::MAX),
            recent: recent.collect::<Result<_, Error>>()?,
        })
    }

    /// A row of the list: from the listing, or from the document itself where something is being typed in it.
    pub(crate) fn use_case_row(&self, id: Id) -> Result<UseCaseRow, Error> {
        let listed = self.listed.get(&id).ok_or(Error::Unknown("use case"))?;
        let typed = self.draft.as_ref().filter(|draft| draft.doc == id);
        let typed = match typed {
            Some(_) => {
                let document = self.document(id)?;
                let framework = self.framework_of(&document)?;
                Some(Listed::of(&document, |_| framework))
            }
            None => None,
        };
        let listed = typed.as_ref().unwrap_or(&**listed);
        let summary = listed.figures().ok_or_else(|| Error::Damaged {
            what: "a row of its list can't be read".to_owned(),
            details: listed.summary.clone(),
        })?;
        let framework = self.framework_named(&summary.framework)?;
        let phases = framework.phases.iter().zip(&summary.phases);
        let steps: Vec<Step> = phases
            .map(|(phase, standing)| progress::in_step(phase, standing))
            .collect();
        let title = match listed.title.trim() {
            "" => kind::UNTITLED,
            title => title,
        };
        let edited_by = self.name_in_list(&summary.edited_by);
        let archived = summary.archived.as_ref();
        let promise = summary.promise.as_ref();
        Ok(UseCaseRow {
            id: id.to_string(),
            title: title.to_owned(),
            brief: summary.brief.clone(),
            activation: type_named(&summary.activation)
                .map_or("", |(_, name)| name)
                .to_owned(),
            owner: self.owner_in_words(&summary.owner)?,
            labels: summary.labels.clone(),
            elsewhere: summary.elsewhere.clone(),
            benefit: promise.map_or_else(String::new, Promise::in_short),
            benefit_in_words: promise.map_or_else(String::new, Promise::in_words),
            target: summary.target.quarter_in_words(),
            when: self.day_told(listed.edited),
            group: None,
            progress: progress::in_words(&steps),
            bars: steps.iter().map(bar).collect(),
            steps,
            axes: scoring::figures(&summary.axes),
            edited: self.edited_in_words(listed.edited, &edited_by),
            edited_at: listed.edited,
            edited_by,
            since: None,
            agreed: summary.agreed,
            suspects: None,
            archived: archived.map(|(at, by, reason)| {
                self.archived_in_words(*at, self.name_in_list(by), reason.clone())
            }),
        })
    }

    /// What somebody is called, as far as the listing knows.
    pub(crate) fn name_in_list(&self, person: &str) -> String {
        let row = person.parse().ok().and_then(|id: Id| self.listed.get(&id));
        match row.map_or("", |row| row.title.trim()) {
            "" if person.is_empty() => String::new(),
            "" => UNKNOWN.to_owned(),
            name => name.to_owned(),
        }
    }
}

fn bar(step: &Step) -> Bar {
    Bar {
        state: step.state,
        label: format!("{}: {}", step.label, step.state_label),
    }
}
