//! Metrics: what was measured, and where a metric stands on its way from baseline to target.
//!
//! The rule, from the first that applies:
//! 1. A latest reading that meets the target is *reached*, or, of a limit to keep, *within limit*.
//! 2. Without a baseline, a target, a reading or a direction, it can't be said.
//! 3. A baseline that meets the target makes the target a limit to keep: a reading beyond it is *behind*.
//! 4. With days on baseline, target and latest reading, the share of the way is compared with the share of the time, both
//!    in whole percent as they are shown: a smaller share of the way is *behind*, otherwise it is *on the way*.
//! 5. Without these days, any step toward the target is *on the way*.
//!
//! The latest reading is that of the latest day; where none has a day, the last in order. The direction is the one
//! chosen, or else the way from baseline to target. What is before the latest reading doesn't count.

pub mod chart;
#[cfg(test)]
mod tests;

pub(crate) use chart::ends;

use crate::document::day;
use crate::document::fold::Document;
use crate::document::kind;
use crate::framework::scoping::measure::{self, with_unit};

/// A metric, as far as it is measured. Rows and fields without a number are left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    /// Its unit, such as `%`; may be empty.
    pub unit: String,
    /// The audience segment it is measured on; may be empty.
    pub segment: String,
    /// The business goal it serves; may be empty.
    pub goal: String,
    /// Which way is better, if it can be told.
    pub better: Option<Better>,
    /// Where it stood.
    pub baseline: Option<Measured>,
    /// Where it is to stand.
    pub target: Option<Measured>,
    /// What was measured since, the earliest first; those without a day at the end.
    pub readings: Vec<Measured>,
    /// The day it is looked at, counted from 1970, for a target whose day has passed; none leaves that open.
    pub today: Option<i64>,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// A higher value.
    Up,
    /// A lower value.
    Down,
}

/// A number with its day.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The number, to compare and to draw.
    pub value: f64,
    /// The number with its unit: `4.5%`.
    pub shown: String,
    /// Where it comes from; may be empty.
    pub source: String,
    /// The day: `2026-11-22`; may be empty.
    pub date: String,
    /// The day as a number, counted from 1970.
    pub day: Option<i64>,
}

/// Where a metric stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The latest reading meets the target.
    Reached,
    /// The latest reading keeps the limit that the target is.
    WithinLimit,
    /// On its way, and in time as far as can be said.
    OnTheWay,
    /// Less of the way is done than of the time has passed, or nothing, or less than that.
    Behind,
    /// It can't be said without a baseline.
    NoBaseline,
    /// It can't be said without a target.
    NoTarget,
    /// It can't be said without a reading.
    NoReadings,
    /// It can't be said without knowing which way is better.
    NoDirection,
}

impl Metric {
    /// What a folded document says, read leniently, on a day counted from 1970.
    pub fn of(document: &Document, today: Option<i64>) -> Self {
        let text = |field: &str| document.own().map_or("", |own| own.text(field));
        let readings = document
            .rows(kind::READING)
            .map(|(_, row)| row.text("reading"));
        let measures = [text("baseline"), text("target")];
        Self {
            segment: text("segment").trim().to_owned(),
            goal: text("goal").trim().to_owned(),
            today,
            ..Self::read(text("unit"), text("direction"), measures, readings)
        }
    }

    fn read<'a>(
        unit: &str,
        direction: &str,
        [baseline, target]: [&str; 2],
        readings: impl Iterator<Item = &'a str>,
    ) -> Self {
        let baseline = Measured::read(baseline, unit);
        let target = Measured::read(target, unit);
        let mut readings: Vec<Measured> = readings
            .filter_map(|reading| Measured::read(reading, unit))
            .collect();
        readings.sort_by_key(|reading| (reading.day.is_none(), reading.day));
        let better = match (direction, &baseline, &target) {
            ("up", ..) => Some(Better::Up),
            ("down", ..) => Some(Better::Down),
            (_, Some(from), Some(to)) if to.value > from.value => Some(Better::Up),
            (_, Some(from), Some(to)) if to.value < from.value => Some(Better::Down),
            _ => None,
        };
        Self {
            unit: unit.trim().to_owned(),
            segment: String::new(),
            goal: String::new(),
            better,
            baseline,
            target,
            readings,
            today: None,
        }
    }

    /// The latest reading.
    pub fn latest(&self) -> Option<&Measured> {
        let with_day = self.readings.iter().rfind(|reading| reading.day.is_some());
        with_day.or(self.readings.last())
    }

    /// `4% → 7%`, or what is missing: `No baseline yet`.
    pub fn course(&self) -> String {
        match (&self.baseline, &self.target) {
            (Some(from), Some(to)) => format!("{} → {}", from.shown, to.shown),
            (None, None) => "No baseline and no target yet".to_owned(),
            (None, Some(_)) => Standing::NoBaseline.label().to_owned(),
            (Some(_), None) => Standing::NoTarget.label().to_owned(),
        }
    }

    /// Whether the target is a limit to keep, since the baseline meets it.
    pub fn is_limit(&self) -> bool {
        match (&self.baseline, &self.target, self.better) {
            (Some(from), Some(to), Some(better)) => better.meets(from.value, to.value),
            _ => false,
        }
    }

    /// Where it stands, and why in a sentence.
    pub fn standing(&self) -> (Standing, String) {
        let (latest, target, better) = match (self.latest(), &self.target, self.better) {
            (Some(latest), Some(target), Some(better)) => (latest, target, better),
            _ => return self.unknown(),
        };
        if better.meets(latest.value, target.value) {
            let (standing, meets) = match self.is_limit() {
                true => (
                    Standing::WithinLimit,
                    format!("is within {}, the limit to keep", target.shown),
                ),
                false => (
                    Standing::Reached,
                    format!("meets the target of {}", target.shown),
                ),
            };
            return (standing, format!("{} {meets}.", latest.in_words()));
        }
        let Some(baseline) = &self.baseline else {
            return self.unknown();
        };
        if self.is_limit() {
            let why = format!(
                "{} is beyond {}, the limit to keep.",
                latest.in_words(),
                target.shown
            );
            return (Standing::Behind, why);
        }
        on_the_way(baseline, target, latest, self.today)
    }

    fn unknown(&self) -> (Standing, String) {
        let (standing, why) = if self.baseline.is_none() {
            (Standing::NoBaseline, "Enter where it stands today.")
        } else if self.target.is_none() {
            (Standing::NoTarget, "Enter where it is to stand.")
        } else if self.readings.is_empty() {
            (
                Standing::NoReadings,
                "Enter what was measured since the baseline.",
            )
        } else {
            (Standing::NoDirection, "Choose which way is better.")
        };
        (standing, why.to_owned())
    }
}

/// Where a reading stands that doesn't meet the target, while the baseline doesn't either.
fn on_the_way(
    baseline: &Measured,
    target: &Measured,
    latest: &Measured,
    today: Option<i64>,
) -> (Standing, String) {
    let way = (latest.value - baseline.value) / (target.value - baseline.value);
    let from_to = format!("the way from {} to {}", baseline.shown, target.shown);
    if way < 0.0 {
        let why = format!(
            "{} is further away from {} than the baseline of {}.",
            latest.in_words(),
            target.shown,
            baseline.shown
        );
        return (Standing::Behind, why);
    }
    // Almost there is not there.
    let way = percent(way).min(99);
    let is_late = target
        .day
        .zip(today)
        .is_some_and(|(day, today)| today > day);
    match elapsed(baseline, target, latest) {
        time if is_late && time != Some(100) => {
            let why = format!(
                "{way}% of {from_to}, and its day, {}, has passed.",
                target.date
            );
            (Standing::Behind, why)
        }
        Some(time) => {
            let standing = match way < time {
                true => Standing::Behind,
                false => Standing::OnTheWay,
            };
            let gone = match time {
                100 => "all of the time has passed".to_owned(),
                time => format!("{time}% of the time has passed"),
            };
            (standing, format!("{way}% of {from_to}, {gone}."))
        }
        None => {
            let standing = match latest.value == baseline.value {
                true => Standing::Behind,
                false => Standing::OnTheWay,
            };
            let why = format!("{way}% of {from_to}; add dates to compare progress with time.");
            (standing, why)
        }
    }
}

/// How much of the time from baseline to target was gone at a reading, in percent.
fn elapsed(baseline: &Measured, target: &Measured, latest: &Measured) -> Option<i64> {
    let (from, to, at) = (baseline.day?, target.day?, latest.day?);
    (from < to).then(|| percent((at - from) as f64 / (to - from) as f64).clamp(0, 100))
}

fn percent(share: f64) -> i64 {
    (share * 100.0).round() as i64
}

impl Better {
    fn meets(self, value: f64, target: f64) -> bool {
        match self {
            Better::Up => value >= target,
            Better::Down => value <= target,
        }
    }
}

impl Measured {
    /// What is in a field, if it holds a number.
    fn read(text: &str, unit: &str) -> Option<Self> {
        let kept = measure::read(text)?;
        Some(Self {
            value: measure::quantity(&kept.value)?,
            shown: with_unit(&kept.value, unit),
            day: day::number(&kept.date),
            source: kept.source,
            date: kept.date,
        })
    }

    /// `5.2% on 2026-10-01`.
    pub fn in_words(&self) -> String {
        match self.date.as_str() {
            "" => self.shown.clone(),
            date => format!("{} on {date}", self.shown),
        }
    }
}

impl Standing {
    /// `On track`, or why it can't be said: `No target yet`.
    pub fn label(self) -> &'static str {
        match self {
            Standing::Reached => "Reached",
            Standing::WithinLimit => "Within limit",
            Standing::OnTheWay => "On track",
            Standing::Behind => "Behind",
            Standing::NoBaseline => "No baseline yet",
            Standing::NoTarget => "No target yet",
            Standing::NoReadings => "No readings yet",
            Standing::NoDirection => "No direction yet",
        }
    }

    /// `reached`, `on-the-way`, `behind`, or `unknown`.
    pub fn key(self) -> &'static str {
        match self {
            Standing::Reached | Standing::WithinLimit => "reached",
            Standing::OnTheWay => "on-the-way",
            Standing::Behind => "behind",
            _ => "unknown",
        }
    }
}
