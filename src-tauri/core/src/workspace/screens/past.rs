//! A workspace as it was at a moment, to be read like the present one.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::day;
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind;
use crate::document::link::links;
use crate::error::Error;
use crate::framework::Framework;
use crate::page::html;
use crate::store::Listed;
use crate::view::{PastPage, Scope};
use crate::workspace::Reader;
use crate::workspace::past::Past;
use crate::workspace::screens::history::parts;

/// Headings of the page start below that of the screen.
const BELOW_HEADER: u8 = 1;

impl Reader {
    /// These use cases, and whatever they show of people, integrations, tags and metrics, as they were at a moment: what was
    /// not said by then is not there, whenever it arrived in this file. Other use cases are as they are now.
    ///
    /// # Errors
    /// [`Error::Unknown`] where one of them was not there yet; [`Error::NotRead`].
    pub fn at(&self, use_cases: &[String], moment: i64) -> Result<Self, Error> {
        let parse = |id: &String| id.parse().map_err(|_| Error::Unknown("use case"));
        let asked = use_cases
            .iter()
            .map(parse)
            .collect::<Result<BTreeSet<Id>, Error>>()?;
        let is_wanted = |row: &Listed| {
            row.stamp > moment && (row.kind != kind::USE_CASE || asked.contains(&row.doc))
        };
        let rows = self.listed.values().filter(|row| is_wanted(row));
        let changed: BTreeSet<Id> = rows.map(|row| row.doc).collect();
        let mut past = Self {
            shelf: Arc::new(self.shelf.emptied(self.last)),
            draft: None,
            latest: Arc::default(),
            past: Some(Arc::new(Past {
                moment,
                changed: BTreeSet::new(),
                links: Vec::new(),
            })),
            clock: Arc::new(move || moment),
            ..self.clone()
        };
        let mut named = Vec::new();
        for id in &changed {
            let document = past.folded(*id)?;
            named.extend(links(&document));
            let row = past.row_of(&document)?;
            past.listed.insert_mut(*id, Arc::new(row));
        }
        past.past = Some(Arc::new(Past {
            moment,
            changed,
            links: named,
        }));
        for id in use_cases {
            past.use_case(id)?;
        }
        Ok(past)
    }

    /// The last moment of a typed day, where the person is.
    ///
    /// # Errors
    /// [`Error::Refused`] or [`Error::Invalid`] for what is no day.
    pub fn end_of(&self, day: &str) -> Result<i64, Error> {
        let kept = day::parse(day)?;
        let end = day::end(&kept, &(self.zone)());
        end.ok_or_else(|| Error::Invalid("Name a day, such as 2026-11-22.".to_owned()))
    }

    /// A use case as it was at a moment, to be read.
    ///
    /// # Errors
    /// As [`Reader::at`].
    pub fn past_page(&self, use_case: &str, moment: i64) -> Result<PastPage, Error> {
        let ids = vec![use_case.to_owned()];
        let past = self.at(&ids, moment)?;
        let read = past.use_case(use_case)?;
        let page = past.page(&Scope::UseCases { use_cases: ids })?;
        let now = self.folded(read.document.id)?;
        Ok(PastPage {
            revision: self.revision,
            header: past.header(&read)?,
            when: day::exactly(moment, &(self.zone)()),
            html: html::write(&page, BELOW_HEADER),
            is_deleted: !now.is_shown(now.id),
            phases: parts(&*self.framework_of(&now)?),
        })
    }

    fn row_of(&self, document: &Arc<Document>) -> Result<Listed, Error> {
        let mut failed = None;
        let row = Listed::of(document, |hash| {
            let named = self.framework_named(hash);
            named.unwrap_or_else(|error| {
                failed = Some(error);
                Arc::new(Framework::built_in().clone())
            })
        });
        failed.map_or(Ok(row), Err)
    }
}
