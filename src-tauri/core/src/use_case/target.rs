//! When a use case is to go live: in a quarter, and on a day of it once that is known.

use serde::{Deserialize, Serialize};

use crate::document::day;
use crate::document::fold::Record;
use crate::document::kind::field;
use crate::document::quarter::Quarter;

/// When a use case is to go live, as it is kept; empty where nobody said so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// `2027-Q1`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quarter: String,
    /// `2027-03-15`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub day: String,
}

impl Target {
    /// The target of a use case.
    pub fn of(use_case: &Record) -> Self {
        Self {
            quarter: use_case.text(field::TARGET_QUARTER).to_owned(),
            day: use_case.text(field::GO_LIVE).to_owned(),
        }
    }

    /// Whether nobody said when.
    pub fn is_open(&self) -> bool {
        self.by().is_none()
    }

    /// The last day on which it is to go live: the day itself, else the last of the quarter.
    pub fn by(&self) -> Option<String> {
        match day::number(&self.day) {
            Some(_) => Some(self.day.clone()),
            None => Quarter::kept(&self.quarter).map(Quarter::last),
        }
    }

    /// The quarter in which it is to go live, the one of its day where it has one: `Q1 2027`; empty where nobody said so.
    pub fn quarter_in_words(&self) -> String {
        let quarter = self.by().as_deref().and_then(Quarter::of_day);
        quarter.map_or_else(String::new, Quarter::in_words)
    }

    /// In words: `Q1 2027`, `2027-03-15`, or both.
    pub fn in_words(&self) -> String {
        let quarter = Quarter::kept(&self.quarter).map(Quarter::in_words);
        let day = day::number(&self.day).map(|_| self.day.clone());
        match (quarter, day) {
            (Some(quarter), Some(day)) => format!("{day} (target {quarter})"),
            (quarter, day) => quarter.or(day).unwrap_or_default(),
        }
    }

    /// That the day is not in the quarter, in a sentence.
    pub fn doubt(&self) -> Option<String> {
        let quarter = Quarter::kept(&self.quarter)?;
        let day = day::number(&self.day)?;
        let is = match () {
            () if day < day::number(&quarter.first())? => "before",
            () if day > day::number(&quarter.last())? => "after",
            () => return None,
        };
        Some(format!(
            "Go-live {} is {is} the target quarter, {}.",
            self.day,
            quarter.in_words()
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(quarter: &str, day: &str) -> Target {
        Target {
            quarter: quarter.to_owned(),
            day: day.to_owned(),
        }
    }

    #[test]
    fn a_day_outside_its_quarter_is_told() {
        for (quarter, day, told) in [
            ("2027-Q1", "2027-01-01", None),
            ("2027-Q1", "2027-03-31", None),
            ("2027-Q1", "2027-04-01", Some("after")),
            ("2027-Q1", "2026-12-31", Some("before")),
            ("2027-Q1", "", None),
            ("", "2027-04-01", None),
            ("soon", "2027-04-01", None),
        ] {
            let doubt = target(quarter, day).doubt();
            let expected =
                told.map(|is| format!("Go-live {day} is {is} the target quarter, Q1 2027."));
            assert_eq!(doubt, expected, "{quarter} {day}");
        }
    }

    #[test]
    fn a_quarter_alone_leaves_time_to_its_last_day() {
        for (quarter, day, by, words) in [
            ("2027-Q1", "", Some("2027-03-31"), "Q1 2027"),
            ("", "2027-02-01", Some("2027-02-01"), "2027-02-01"),
            (
                "2027-Q1",
                "2027-02-01",
                Some("2027-02-01"),
                "2027-02-01 (target Q1 2027)",
            ),
            ("", "", None, ""),
        ] {
            let target = target(quarter, day);
            assert_eq!(target.by().as_deref(), by);
            assert_eq!(target.in_words(), words);
            assert_eq!(target.is_open(), by.is_none());
        }
    }
}
