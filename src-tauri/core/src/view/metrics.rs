//! Metrics and where they stand.

use std::borrow::Cow;

use super::{Says, Slice};
use crate::framework::scoping::Help;
use crate::metric::chart::MetricChart;
use crate::use_case::asked::{Ask, Link, Row};
use crate::wire::wire;

wire! {
    /// Of the metrics of the workspace those in sight.
    pub struct MetricScreen {
        /// Grows with every change.
        pub revision: u64,
        /// By name.
        pub metrics: Slice<MetricRow>,
        /// Metrics to pick from that the workspace lacks.
        pub suggestions: Vec<MetricSuggestions>,
        /// Where a baseline may come from.
        pub help: Option<Help>,
    }
}

/// The metrics of the workspace.
#[derive(Debug, Clone, PartialEq)]
pub struct MetricList {
    /// Grows with every change.
    pub revision: u64,
    /// By name.
    pub metrics: Vec<MetricRow>,
    /// Metrics to pick from that the workspace lacks.
    pub suggestions: Vec<MetricSuggestions>,
}

wire! {
    /// A metric in the list.
    pub struct MetricRow {
        /// The metric.
        pub id: String,
        /// Its name, or `Untitled metric`.
        pub name: String,
        /// `4% → 7%`, or what is missing: `No baseline yet`.
        pub course: String,
        /// The latest reading: `5.2% on 2026-10-01`; empty while there is none.
        pub latest: String,
        /// `Behind`, `On the way`, `Reached`, or why it can't be said: `No target yet`.
        pub standing: String,
        /// `behind`, `on-the-way`, `reached`, `unknown`.
        pub standing_key: String,
        /// Why: `40% of the way from 4% to 7%, 60% of the time has passed.`
        pub why: String,
        /// The use cases that refer to it. The window is sent the first names alone.
        #[serde(skip)]
        #[cfg_attr(test, ts(skip))]
        pub used_by: Vec<Link>,
        /// In words: `Abandoned cart email, Win-back and 988 more`; empty where there are none.
        pub used: String,
    }
}

impl Says for MetricRow {
    fn texts(&self) -> Vec<Cow<'_, str>> {
        let Self {
            name,
            course,
            latest,
            standing,
            why,
            used,
            ..
        } = self;
        [name, course, latest, standing, why, used]
            .map(Cow::from)
            .into()
    }
}

wire! {
    /// Metrics to pick from, under a heading.
    pub struct MetricSuggestions {
        /// `Baselines`.
        pub group: String,
        /// Their names.
        pub names: Vec<String>,
    }
}

wire! {
    /// A metric, with its readings and their line.
    pub struct MetricPage {
        /// Grows with every change.
        pub revision: u64,
        /// The metric, as in the list.
        pub metric: MetricRow,
        /// What is asked about it.
        pub asks: Vec<Ask>,
        /// The readings, the earliest first; those without a day at the end.
        pub readings: Vec<Row>,
        /// `null` while there is nothing to draw.
        pub chart: Option<MetricChart>,
        /// The use cases that refer to it: links to set and clear, as those of a use case.
        pub used_by: Ask,
        /// Where a baseline may come from.
        pub help: Option<Help>,
    }
}
