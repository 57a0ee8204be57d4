//! The list of use cases.

use std::cmp::Reverse;

use crate::document::id::Id;
use crate::document::kind;
use crate::error::Error;
use crate::framework::Framework;
use crate::store::Listed;
use crate::use_case::progress::{self, Step};
use crate::use_case::scoring;
use crate::view::{Archived, AtWork, RecentUseCase, UseCaseList, UseCaseRow};
use crate::workspace::Reader;
use crate::workspace::screens::people::UNKNOWN;

/// How many use cases the sidebar names.
const RECENT: usize = 6;

impl Reader {
    /// The use cases of the workspace: those at work, and those archived.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn use_cases(&self) -> Result<UseCaseList, Error> {
        let rows = self.listed_of(kind::USE_CASE).map(|row| self.row(row));
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        let (mut archived, mut use_cases): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|row| row.archived.is_some());
        use_cases.sort_by_key(|row| Reverse(row.edited_at));
        archived.sort_by_key(|row| Reverse(row.archived.as_ref().map(|archived| archived.at)));
        let subtitle = Framework::built_in().subtitle.clone();
        Ok(UseCaseList {
            revision: self.revision,
            subtitle,
            use_cases,
            archived,
        })
    }

    /// How many use cases are at work, and those edited last.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn at_work(&self) -> Result<AtWork, Error> {
        let mut listed: Vec<&Listed> = self.use_cases_at_work().collect();
        let count = listed.len();
        let edited = |row: &Listed| match &self.draft {
            Some(draft) if draft.doc == row.doc => draft.at,
            _ => row.edited,
        };
        listed.sort_by_key(|row| Reverse(edited(row)));
        listed.truncate(RECENT);
        let recent = listed.into_iter().map(|row| {
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
            count: u32::try_from(count).unwrap_or(u32::MAX),
            recent: recent.collect::<Result<_, Error>>()?,
        })
    }

    /// A row of the list: from the listing, or from the document itself where something is being typed in it.
    fn row(&self, listed: &Listed) -> Result<UseCaseRow, Error> {
        let typed = self.draft.as_ref().filter(|draft| draft.doc == listed.doc);
        let typed = match typed {
            Some(_) => {
                let document = self.document(listed.doc)?;
                let framework = self.framework_of(&document)?;
                Some(Listed::of(&document, |_| framework))
            }
            None => None,
        };
        let listed = typed.as_ref().unwrap_or(listed);
        let summary = listed.summary().ok_or_else(|| Error::Damaged {
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
        Ok(UseCaseRow {
            id: listed.doc.to_string(),
            title: title.to_owned(),
            brief: summary.brief,
            progress: progress::in_words(&steps),
            steps,
            axes: scoring::figures(&summary.axes),
            edited_at: listed.edited,
            edited_by: self.name_in_list(&summary.edited_by),
            archived: summary.archived.map(|(at, by, reason)| Archived {
                reason,
                at,
                by: self.name_in_list(&by),
            }),
        })
    }

    /// What somebody is called, as far as the listing knows.
    fn name_in_list(&self, person: &str) -> String {
        let row = person.parse().ok().and_then(|id: Id| self.listed.get(&id));
        match row.map_or("", |row| row.title.trim()) {
            "" if person.is_empty() => String::new(),
            "" => UNKNOWN.to_owned(),
            name => name.to_owned(),
        }
    }
}
