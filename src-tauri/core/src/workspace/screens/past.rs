//! A workspace as it was at a point, to be read like the present one.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::document::baseline::changes_held;
use crate::document::day;
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind;
use crate::document::link::links;
use crate::error::Error;
use crate::framework::Framework;
use crate::page::html;
use crate::store::Listed;
use crate::view::{PastPage, Point, Scope};
use crate::workspace::Reader;
use crate::workspace::past::Past;
use crate::workspace::screens::history::parts;

/// Headings of the page start below that of the screen.
const BELOW_HEADER: u8 = 1;

impl Reader {
    /// These use cases, and whatever they show of people, integrations, tags and metrics, as they were at a point: what was
    /// not said by then is not there, whenever it arrived in this file. Other use cases are as they are now.
    ///
    /// # Errors
    /// [`Error::Unknown`] where one of them was not there yet; [`Error::Invalid`] for a point that is not the same for all;
    /// [`Error::NotRead`].
    pub fn at(&self, use_cases: &[String], point: &Point) -> Result<Self, Error> {
        let past = self.past(use_cases, point)?;
        for id in use_cases {
            past.use_case(id)?;
        }
        Ok(past)
    }

    /// Of some use cases, those that were there at a point, and those that were not there yet.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn there_at(
        &self,
        use_cases: Vec<String>,
        point: &Point,
    ) -> Result<(Vec<String>, Vec<String>), Error> {
        let (_, there) = self.at_with(&use_cases, point)?;
        let is_there: BTreeSet<&String> = there.iter().collect();
        let is_absent = |id: &String| !is_there.contains(id);
        let absent = use_cases.into_iter().filter(is_absent).collect();
        Ok((there, absent))
    }

    /// As [`Reader::at`], with those of the use cases that were there by then.
    pub(crate) fn at_with(
        &self,
        use_cases: &[String],
        point: &Point,
    ) -> Result<(Self, Vec<String>), Error> {
        let past = self.past(use_cases, point)?;
        let mut there = Vec::new();
        for id in use_cases {
            match past.use_case(id) {
                Ok(_) => there.push(id.clone()),
                Err(Error::Unknown(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok((past, there))
    }

    fn past(&self, use_cases: &[String], point: &Point) -> Result<Self, Error> {
        let parse = |id: &String| id.parse().map_err(|_| Error::Unknown("use case"));
        let asked = use_cases
            .iter()
            .map(parse)
            .collect::<Result<BTreeSet<Id>, Error>>()?;
        let moment = self.moment_of(point, None)?;
        let baseline = match point {
            Point::Baseline { baseline } => Some(self.baseline_document(baseline)?),
            _ => None,
        };
        let is_other = |row: &Listed| {
            let held = baseline.as_ref();
            let held = held.and_then(|from| changes_held(from, row.doc));
            held.map_or(row.stamp > moment, |changes| changes != row.changes)
        };
        let is_read = |row: &Listed| match row.kind.as_str() {
            kind::USE_CASE => asked.contains(&row.doc),
            kind => kind != kind::BASELINE,
        };
        let rows = self.listed.values();
        let rows = rows.filter(|row| is_read(row) && is_other(row));
        let changed: BTreeSet<Id> = rows.map(|row| row.doc).collect();
        let called = match &baseline {
            Some(baseline) => self.called(baseline)?,
            None => day::exactly(moment, &(self.zone)()),
        };
        let past_of = |changed, links| {
            Some(Arc::new(Past {
                moment,
                baseline: baseline.clone(),
                called: called.clone(),
                changed,
                links,
            }))
        };
        let mut past = Self {
            shelf: Arc::new(self.shelf.emptied(self.last)),
            draft: None,
            latest: Arc::default(),
            past: past_of(BTreeSet::new(), Vec::new()),
            clock: Arc::new(move || moment),
            ..self.clone()
        };
        let mut named = Vec::new();
        for id in &changed {
            let document = past.folded(*id)?;
            named.extend(links(&document));
            let mut row = past.row_of(&document)?;
            let held = baseline.as_ref();
            if let Some(changes) = held.and_then(|from| changes_held(from, *id)) {
                // It holds only those that count; how many there were is what another baseline is compared with.
                row.changes = changes;
            }
            past.listed.insert_mut(*id, Arc::new(row));
        }
        past.past = past_of(changed, named);
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

    /// A use case as it was at a point, to be read.
    ///
    /// # Errors
    /// As [`Reader::at`].
    pub fn past_page(&self, use_case: &str, point: &Point) -> Result<PastPage, Error> {
        let ids = vec![use_case.to_owned()];
        let past = self.at(&ids, point)?;
        let read = past.use_case(use_case)?;
        let page = past.page(&Scope::UseCases { use_cases: ids })?;
        let now = self.folded(read.document.id)?;
        Ok(PastPage {
            revision: self.revision,
            header: past.header(&read)?,
            when: past.past.map_or_else(String::new, |past| past.in_words()),
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
