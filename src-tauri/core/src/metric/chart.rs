//! The line of a metric, ready to be drawn, and the table that says the same.

use super::{Measured, Metric};
use crate::wire::wire;

wire! {
    /// The line of a metric, ready to be drawn: everything between 0 and 1, from left to right and from bottom to top.
    pub struct MetricChart {
        /// What it shows, in a sentence, for those who can't see it.
        pub summary: String,
        /// The readings and the baseline, from left to right.
        pub points: Vec<ChartPoint>,
        /// The height of the baseline, if there is one, with its label.
        pub baseline: Option<ChartLine>,
        /// The height of the target, if there is one, with its label.
        pub target: Option<ChartLine>,
        /// The labels at the bottom, the first and the last day.
        pub from: String,
        /// The last day.
        pub to: String,
        /// The same as a table: what, day, value.
        pub rows: Vec<Vec<String>>,
    }
}

wire! {
    /// A point of the line.
    pub struct ChartPoint {
        /// 0 to 1.
        pub x: f64,
        /// 0 to 1.
        pub y: f64,
        /// `5.2% on 2026-10-01`.
        pub label: String,
    }
}

wire! {
    /// A line across.
    pub struct ChartLine {
        /// 0 to 1.
        pub y: f64,
        /// `Target 7%`.
        pub label: String,
    }
}

/// How much room is left above the highest and below the lowest value, as a share of what is between them.
const ROOM: f64 = 0.1;

impl Metric {
    /// The line of the baseline and the readings, against the target; nothing while nothing was read.
    ///
    /// Days make the distance from left to right, up to the day of the target. What has no day is drawn only where no
    /// reading has one: then in order, at equal distances.
    pub fn chart(&self, name: &str) -> Option<MetricChart> {
        let latest = self.latest()?;
        let by_day = latest.day.is_some();
        let drawn: Vec<&Measured> = self
            .baseline
            .iter()
            .chain(&self.readings)
            .filter(|measured| !by_day || measured.day.is_some())
            .collect();
        let lines = self.baseline.iter().chain(&self.target);
        let height = scale(ends(
            lines.chain(drawn.iter().copied()).map(|one| one.value),
        ));
        let mut days: Vec<(i64, &str)> = drawn
            .iter()
            .copied()
            .chain(&self.target)
            .filter_map(|one| Some((one.day.filter(|_| by_day)?, one.date.as_str())))
            .collect();
        days.sort_unstable();
        let across = scale(match by_day {
            true => extremes(days.iter().map(|(day, _)| *day as f64)),
            false => extremes((0..drawn.len()).map(|index| index as f64)),
        });
        let mut points: Vec<ChartPoint> = drawn
            .iter()
            .enumerate()
            .map(|(index, one)| ChartPoint {
                x: across(one.day.filter(|_| by_day).unwrap_or(index as i64) as f64),
                y: height(one.value),
                label: one.in_words(),
            })
            .collect();
        points.sort_by(|one, other| one.x.total_cmp(&other.x));
        let line = |what: &str, one: &Option<Measured>| {
            one.as_ref().map(|one| ChartLine {
                y: height(one.value),
                label: format!("{what} {}", one.shown),
            })
        };
        let end = |day: Option<&(i64, &str)>| day.map_or("", |(_, date)| *date).to_owned();
        Some(MetricChart {
            summary: self.summary(name, latest),
            points,
            baseline: line("Baseline", &self.baseline),
            target: line("Target", &self.target),
            from: end(days.first()),
            to: end(days.last()),
            rows: self.table(),
        })
    }

    /// Baseline, readings and target: what, day, value.
    pub fn table(&self) -> Vec<Vec<String>> {
        let row = |what: &str, one: &Measured| {
            let day = match one.date.as_str() {
                "" => "No date",
                date => date,
            };
            vec![what.to_owned(), day.to_owned(), one.shown.clone()]
        };
        let baseline = self.baseline.iter().map(|one| row("Baseline", one));
        let readings = self.readings.iter().map(|one| row("Reading", one));
        let target = self.target.iter().map(|one| row("Target", one));
        baseline.chain(readings).chain(target).collect()
    }

    fn summary(&self, name: &str, latest: &Measured) -> String {
        let readings = match self.readings.len() {
            1 => "one reading".to_owned(),
            many => format!("{many} readings, the latest"),
        };
        let against = |what: &str, one: &Option<Measured>| {
            one.as_ref()
                .map(|one| format!("; {what} {}", one.in_words()))
        };
        [
            Some(format!("{name}: {readings} {}", latest.in_words())),
            against("baseline", &self.baseline),
            against("target", &self.target),
            Some(format!(". {}.", self.standing().0.label())),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Where a chart of these values, of which there is one at least, begins and ends: with some room below the lowest and
/// above the highest.
pub(crate) fn ends(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = extremes(values);
    let room = (high - low) * ROOM;
    (low - room, high + room)
}

/// The lowest and the highest.
fn extremes(values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    })
}

/// Puts numbers between these two between 0 and 1. Where the two are one, that is in the middle.
fn scale((low, high): (f64, f64)) -> impl Fn(f64) -> f64 {
    let span = high - low;
    move |value| match span > 0.0 {
        true => (value - low) / span,
        false => 0.5,
    }
}
