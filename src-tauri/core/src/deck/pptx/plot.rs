//! What a chart draws, as the rows and columns of its workbook.

use super::super::Chart;
use super::axis::Axis;
use crate::metric::Measured;

/// The number of 1970-01-01 among the days of workbooks.
const EPOCH: i64 = 25_569;

/// The days that workbooks know: from 1900-03-01, before which they count a day that never was, to 9999-12-31.
const DAYS: std::ops::RangeInclusive<i64> = 61..=2_958_465;

/// The most steps between the days shown.
const STEPS: i64 = 6;

/// What a figure beside a point takes of the chart's height.
const FIGURE: f64 = 0.08;

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
    /// Its heading: `Target 7%`.
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
    /// The figures at the side.
    pub axis: Axis,
    /// The latest reading, which has its figure beside it.
    pub latest: Option<Latest>,
}

/// The point of the latest reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Latest {
    /// Its row.
    pub row: usize,
    /// Whether its figure stands above it, not below.
    pub above: bool,
}

/// The rows and columns of a metric. As in the table and the chart on screen: with a day at the latest reading, days
/// count, and what has none is left out; otherwise all stand in order.
pub fn plot(chart: &Chart) -> Plot {
    let metric = &chart.metric;
    let measured = || metric.baseline.iter().chain(&metric.readings);
    let by_day = metric.latest().is_some_and(|latest| day(latest).is_some());
    let mut rows: Vec<(Place, Option<&Measured>)> = match by_day {
        true => {
            let measured = measured().filter_map(|one| Some((day(one)?, Some(one))));
            let end = metric
                .target
                .iter()
                .filter_map(|one| Some((day(one)?, None)));
            let mut days: Vec<(i64, Option<&Measured>)> = measured.chain(end).collect();
            days.sort_by_key(|(day, _)| *day);
            let placed = |(day, one)| (Place::Day(day), one);
            days.into_iter().map(placed).collect()
        }
        false => {
            let baseline = metric
                .baseline
                .iter()
                .map(|one| ("Baseline".to_owned(), one));
            let readings = metric.readings.iter().zip(1..);
            let readings = readings.map(|(one, number)| (format!("Reading {number}"), one));
            let all = baseline.chain(readings);
            all.map(|(label, one)| (Place::Label(label), Some(one)))
                .collect()
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
        values: rows.iter().map(|(_, one)| Some((*one)?.value)).collect(),
    };
    let baseline = level(Column::Baseline, "Baseline", &metric.baseline);
    let target = level(Column::Target, "Target", &metric.target);
    let all = [Some(readings), baseline, target].into_iter().flatten();
    let series: Vec<Series> = all.collect();
    let axis = Axis::around(series.iter().flat_map(|one| &one.values).flatten().copied());
    let latest = metric.latest().and_then(|latest| {
        let is_it =
            |(_, one): &(_, Option<&Measured>)| one.is_some_and(|one| std::ptr::eq(one, latest));
        let row = rows.iter().position(is_it)?;
        Some(Latest {
            row,
            above: is_above(&series, &axis, row)?,
        })
    });
    Plot {
        series,
        axis,
        latest,
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

/// Whether the figure of a point stands above it: on the side where the line doesn't come from, unless another line is
/// close there and none on the other side.
fn is_above(series: &[Series], axis: &Axis, row: usize) -> Option<bool> {
    let (readings, levels) = series.split_first()?;
    let value = readings.values[row]?;
    let room = |side: f64| {
        let levels = levels.iter().filter_map(|level| level.values[row]);
        let gaps = levels.map(|level| side * (axis.share(level) - axis.share(value)));
        let edge = side * (f64::from(side > 0.0) - axis.share(value));
        gaps.filter(|gap| *gap > 0.0).fold(edge, f64::min)
    };
    let before = readings.values[..row].iter().rev().flatten().next();
    Some(match (room(1.0) > FIGURE, room(-1.0) > FIGURE) {
        (true, true) | (false, false) => before.is_none_or(|before| *before <= value),
        (above, _) => above,
    })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metric::Metric;

    /// A metric from the values of `baseline, reading, reading … target`, without days.
    fn drawn(values: &[f64]) -> Plot {
        let mut measured = values.iter().map(|value| Measured {
            value: *value,
            shown: value.to_string(),
            source: String::new(),
            date: String::new(),
            day: None,
        });
        let metric = Metric {
            unit: "%".to_owned(),
            segment: String::new(),
            goal: String::new(),
            better: None,
            today: None,
            baseline: measured.next(),
            target: measured.next_back(),
            readings: measured.collect(),
        };
        plot(&Chart {
            name: "Metric".into(),
            metric: Box::new(metric),
        })
    }

    #[test]
    fn the_latest_reading_has_its_figure_where_there_is_room() {
        for (values, row, above) in [
            // The line comes from below, or from above.
            (&[4.0, 5.0, 7.0][..], 1, true),
            (&[4.0, 6.0, 5.0, 7.0], 2, false),
            // The baseline is close below, the target close above, or both.
            (&[4.0, 6.0, 4.2, 7.0], 2, true),
            (&[4.0, 5.0, 6.9, 7.0], 2, false),
            (&[4.0, 3.0, 4.05, 4.1], 2, true),
            (&[4.0, 9.0, 4.05, 4.1], 2, false),
        ] {
            let expected = Some(Latest { row, above });
            assert_eq!(drawn(values).latest, expected, "{values:?}");
        }
    }

    #[test]
    fn lines_across_have_room_too() {
        let axis = drawn(&[2.8, 2.7, 2.3]).axis;
        assert_eq!((axis.low, axis.high), (2.2, 2.9));
    }
}
