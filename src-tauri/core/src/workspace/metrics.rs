//! Metrics, shared by the use cases that refer to them: a reading is entered once and shows wherever its metric is used.

use super::{Workspace, kind};
use crate::error::Error;
use crate::fold::Document;
use crate::metric::{Measured, Metric};
use crate::name;
use crate::scoping::Scoping;
use crate::view::{Link, MetricList, MetricPage, MetricRow, MetricSuggestions, Row};

/// The link from a use case to a metric.
pub(super) const METRIC: &str = "metric";

impl Workspace {
    /// The metrics of the workspace, and those to pick from.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn metrics(&mut self) -> Result<MetricList, Error> {
        let mut metrics = Vec::new();
        for document in self.documents_of(kind::METRIC)? {
            metrics.push(self.metric_row(&document)?);
        }
        let collation = &self.collation;
        metrics.sort_by_cached_key(|row| (collation.key(&row.name), row.id.clone()));
        Ok(MetricList {
            revision: self.revision,
            suggestions: suggestions(&metrics),
            metrics,
        })
    }

    /// A metric with all that is asked about it, and its line.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn metric(&mut self, id: &str) -> Result<MetricPage, Error> {
        let document = self.shown(id, kind::METRIC)?;
        let scoping = Scoping::built_in();
        let metric = self.metric_row(&document)?;
        let mut readings = self.rows_of(&document, kind::READING, &scoping.reading)?;
        readings.sort_by_cached_key(|row| {
            let day = day_of(row);
            (day.is_empty(), day)
        });
        Ok(MetricPage {
            revision: self.revision,
            asks: self.asks(&document, document.id, &scoping.metric)?,
            readings,
            chart: Metric::of(&document, self.today_in_days()).chart(&metric.name),
            used_by: self.referring(
                &document,
                METRIC,
                "Use cases",
                "Which use cases refer to it?",
            )?,
            metric,
        })
    }

    /// The metrics that a use case refers to, by name.
    pub(super) fn metrics_of(&mut self, use_case: &Document) -> Result<Vec<(Link, Metric)>, Error> {
        let links = self.links(use_case, METRIC, kind::METRIC)?.into_iter();
        let today = self.today_in_days();
        let read = |link: Link| {
            let metric = Metric::of(&*self.shown(&link.id, kind::METRIC)?, today);
            Ok((link, metric))
        };
        links.map(read).collect()
    }

    fn metric_row(&mut self, document: &Document) -> Result<MetricRow, Error> {
        let metric = Metric::of(document, self.today_in_days());
        let (standing, why) = metric.standing();
        let field = format!("{METRIC}/{}", document.id);
        let mut used_by = Vec::new();
        for use_case in self.use_cases_at_work()? {
            if use_case.own().is_some_and(|own| own.is_set(&field)) {
                used_by.push(self.link(&use_case)?);
            }
        }
        let collation = &self.collation;
        used_by.sort_by_cached_key(|link| (collation.key(&link.name), link.id.clone()));
        Ok(MetricRow {
            id: document.id.to_string(),
            name: self.called(document)?,
            course: metric.course(),
            latest: metric.latest().map_or_else(String::new, Measured::in_words),
            standing: standing.label().to_owned(),
            standing_key: standing.key().to_owned(),
            why,
            used_by,
        })
    }
}

/// The day of a reading; empty where it has none.
fn day_of(row: &Row) -> String {
    let measure = row.asks.iter().find_map(|ask| ask.measure.as_ref());
    measure.map_or_else(String::new, |measure| measure.date.clone())
}

/// What is offered and not there yet.
fn suggestions(there: &[MetricRow]) -> Vec<MetricSuggestions> {
    let is_there = |name: &str| there.iter().any(|row| name::is_same(&row.name, name));
    let groups = Scoping::built_in().suggestions.iter();
    groups
        .map(|group| MetricSuggestions {
            group: group.group.clone(),
            names: group
                .metrics
                .iter()
                .map(|metric| metric.name.clone())
                .filter(|name| !is_there(name))
                .collect(),
        })
        .filter(|group| !group.names.is_empty())
        .collect()
}
