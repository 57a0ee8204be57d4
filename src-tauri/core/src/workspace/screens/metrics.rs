//! Metrics, shared by the use cases that refer to them: a reading is entered once and shows wherever its metric is used.

use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::metric::{Measured, Metric};
use crate::text::name;
use crate::view::{
    Link, List, MetricList, MetricPage, MetricRow, MetricScreen, MetricSuggestions, Row, Wanted,
};
use crate::workspace::Reader;

impl Reader {
    /// The metrics of the workspace, and those to pick from.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn metrics(&self) -> Result<MetricList, Error> {
        let order = self.order(&List::Metrics)?;
        let metrics = order.iter().map(|id| self.listed_metric(*id));
        let metrics = metrics.collect::<Result<Vec<_>, Error>>()?;
        Ok(MetricList {
            revision: self.revision,
            suggestions: self.suggested_metrics()?,
            metrics,
        })
    }

    /// The screen of metrics, with those rows that are wanted.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn metric_screen(&self, metrics: &Wanted) -> Result<MetricScreen, Error> {
        Ok(MetricScreen {
            revision: self.revision,
            metrics: self.slice(&List::Metrics, metrics, |id| self.listed_metric(id))?,
            suggestions: self.suggested_metrics()?,
            help: Scoping::built_in().help(kind::METRIC).cloned(),
        })
    }

    pub(crate) fn listed_metric(&self, id: Id) -> Result<MetricRow, Error> {
        self.metric_row(&*self.looked_at(id)?)
    }

    /// A metric with all that is asked about it, and its line.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn metric(&self, id: &str) -> Result<MetricPage, Error> {
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
                field::METRICS,
                "Use cases",
                "Which use cases refer to it?",
            )?,
            help: scoping.help(kind::METRIC).cloned(),
            metric,
        })
    }

    /// The metrics that a use case refers to, by name.
    pub(crate) fn metrics_of(&self, use_case: &Document) -> Result<Vec<(Link, Metric)>, Error> {
        let links = self
            .links(use_case, field::METRICS, kind::METRIC)?
            .into_iter();
        let today = self.today_in_days();
        let read = |link: Link| {
            let metric = Metric::of(&*self.shown(&link.id, kind::METRIC)?, today);
            Ok((link, metric))
        };
        links.map(read).collect()
    }

    /// What is offered and not there yet.
    fn suggested_metrics(&self) -> Result<Vec<MetricSuggestions>, Error> {
        let there = self
            .listed_of(kind::METRIC)
            .map(|row| self.name_listed(row));
        let there = there.collect::<Result<Vec<String>, Error>>()?;
        let groups = Scoping::built_in().suggestions.iter().map(|group| {
            let names = group.metrics.iter().map(|metric| metric.name.as_str());
            MetricSuggestions {
                group: group.group.clone(),
                names: name::unknown(names, there.iter().map(String::as_str)),
            }
        });
        Ok(groups.filter(|group| !group.names.is_empty()).collect())
    }

    fn metric_row(&self, document: &Document) -> Result<MetricRow, Error> {
        let metric = Metric::of(document, self.today_in_days());
        let (standing, why) = metric.standing();
        let used_by = self
            .at_work_naming(document.id, field::METRICS)?
            .into_iter();
        let used_by = used_by.map(|row| self.link_listed(row));
        let mut used_by = used_by.collect::<Result<Vec<_>, _>>()?;
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
            used: in_short(&used_by),
            used_by,
        })
    }
}

/// The day of a reading; empty where it has none.
fn day_of(row: &Row) -> String {
    let measure = row.asks.iter().find_map(|ask| ask.measure.as_ref());
    measure.map_or_else(String::new, |measure| measure.date.clone())
}

/// The first few of many names: `Abandoned cart email, Win-back and 988 more`.
fn in_short(links: &[Link]) -> String {
    /// So many are named, however long they are.
    const FEW: usize = 3;
    /// Names go on as long as they have no more characters together.
    const ROOM: usize = 200;
    let mut length = 0;
    let over = links.iter().enumerate().position(|(index, link)| {
        length += link.name.chars().count();
        length > ROOM && index >= FEW
    });
    let named = over.unwrap_or(links.len());
    let names: Vec<&str> = links[..named]
        .iter()
        .map(|link| link.name.as_str())
        .collect();
    match links.len() - named {
        0 => names.join(", "),
        more => format!("{} and {more} more", names.join(", ")),
    }
}
