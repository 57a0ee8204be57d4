//! What a chart draws, as the rows and columns of its workbook.

use super::super::Chart;
use crate::metric::Measured;

/// The number of 1970-01-01 among the days of workbooks.
const EPOCH: i64 = 25_569;

/// The days that workbooks know: from 1900-03-01, before which they count a day that never was, to 9999-12-31.
const DAYS: std::ops::RangeInclusive<i64> = 61..=2_958_465;

/// The most steps between the days shown.
const STEPS: i64 = 6;

/// The columns of numbers, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Baseline and readings, joined by a line.
    Measured,
    /// The height of the baseline, all along.
    Baseline,
    /// The height of the target, all along.
    Target,
}

/// A column with its heading and its numbers, one for each row that has one.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What it is.
    pub column: Column,
    /// Its heading: `Target 7 %`.
    pub name: String,
    /// Its numbers.
    pub values: Vec<Option<f64>>,
}

/// Where a row stands from left to right.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// On a day, as workbooks count them.
    Day(i64),
    /// After the one before.
    Label(String),
}

/// Rows and columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Plot {
    /// The rows, from left to right: all have days, or none has.
    pub places: Vec<Place>,
    /// The columns.
    pub series: Vec<Series>,
}

/// The rows and columns of a metric. As in the table and the chart on screen: with a day at the latest reading, days
/// count, and what has none is left out; otherwise all stand in order.
pub fn plot(chart: &Chart) -> Plot {
    let metric = &chart.metric;
    let measured = || metric.baseline.iter().chain(&metric.readings);
    let by_day = metric.latest().is_some_and(|latest| day(latest).is_some());
    let mut rows: Vec<(Place, Option<f64>)> = match by_day {
        true => {
            let measured = measured().filter_map(|one| Some((day(one)?, Some(one.value))));
            let end = metric
                .target
                .iter()
                .filter_map(|one| Some((day(one)?, None)));
            let mut days: Vec<(i64, Option<f64>)> = measured.chain(end).collect();
            days.sort_by_key(|(day, _)| *day);
            let placed = |(day, value)| (Place::Day(day), value);
            days.into_iter().map(placed).collect()
        }
        false => {
            let baseline = metric
                .baseline
                .iter()
                .map(|one| ("Baseline".to_owned(), one));
            let readings = metric.readings.iter().enumerate();
            let readings = readings.map(|(index, one)| (format!("Reading {}", index + 1), one));
            let placed = |(label, one): (String, &Measured)| (Place::Label(label), Some(one.value));
            baseline.chain(readings).map(placed).collect()
        }
    };
    // A line across needs two ends.
    if by_day && let [(Place::Day(day), _)] = rows[..] {
        rows.push((Place::Day(day + 1), None));
    }
    let level = |column, what: &str, one: &Option<Measured>| {
        one.as_ref().map(|one| Series {
            column,
            name: format!("{what} {}", one.shown),
            values: vec![Some(one.value); rows.len()],
        })
    };
    let readings = Series {
        column: Column::Measured,
        name: chart.name.clone(),
        values: rows.iter().map(|(_, value)| *value).collect(),
    };
    let baseline = level(Column::Baseline, "Baseline", &metric.baseline);
    let target = level(Column::Target, "Target", &metric.target);
    Plot {
        series: [Some(readings), baseline, target]
            .into_iter()
            .flatten()
            .collect(),
        places: rows.into_iter().map(|(place, _)| place).collect(),
    }
}

impl Plot {
    /// How far apart the days shown at the bottom are, so that they have room: so many days, months or years.
    pub fn step(&self) -> (i64, &'static str) {
        let days = self.places.iter().filter_map(|place| match place {
            Place::Day(day) => Some(*day),
            Place::Label(_) => None,
        });
        let (first, last) = (days.clone().min(), days.max());
        let span = last.unwrap_or_default() - first.unwrap_or_default();
        let days = span / STEPS + 1;
        match days {
            ..=31 => (days, "days"),
            32..=365 => ((days - 1) / 31 + 1, "months"),
            366.. => ((days - 1) / 365 + 1, "years"),
        }
    }
}

fn day(one: &Measured) -> Option<i64> {
    one.day
        .map(|day| day.saturating_add(EPOCH))
        .filter(|day| DAYS.contains(day))
}

/// A text as the cells of workbooks hold it, where `_x0041_` would be read as `A`.
pub fn cell_text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, after) = rest.split_at(at);
        safe.push_str(before);
        let code = after.as_bytes().get(2..7);
        let is_code =
            code.is_some_and(|code| code[4] == b'_' && code[..4].iter().all(u8::is_ascii_hexdigit));
        safe.push_str(if is_code { "_x005F_x" } else { "_x" });
        rest = &after[2..];
    }
    safe.push_str(rest);
    safe
}
