//! The result of a use case's test: what was counted, what it means, and whether that is said too early.

use super::Tracker;
use super::coach::primary;
use crate::document::day;
use crate::document::kind::field;
use crate::measure::{Counts, Measured, Outcome, Plan, quantity};
use crate::metric::{Better, Metric};
use crate::page::{
    Block,
    build::{labeled, list, strong, table},
    plain::plain,
};
use crate::use_case::asked::Row;

impl Tracker {
    /// `Too early: …`, where its result is read before the planned end.
    pub fn too_early(&self) -> Option<String> {
        (self.is_read() && self.is_running()).then(|| {
            format!(
                "Too early: the test is planned to run until {}. What is read before may be chance.",
                self.value(field::RUN_TO)
            )
        })
    }

    /// Whether keep or stop was chosen before the planned end, on the day on which that was.
    pub fn is_decided_early(&self) -> bool {
        let is_final = matches!(self.value(field::VERDICT), "keep" | "stop");
        let to = self.value(field::RUN_TO);
        let decided = self.ask(field::VERDICT).and_then(|ask| ask.edited.as_ref());
        let on = decided.map(|edited| day::of(edited.at, &self.zone));
        is_final && !to.is_empty() && on.is_some_and(|on| on.as_str() < to)
    }

    /// The guardrails that got worse, a sentence each: metrics of the use case that don't decide the test.
    pub fn worse(&self) -> Vec<String> {
        // Before there is a result, the slides of the metrics tell where they stand.
        if !self.is_read() {
            return Vec::new();
        }
        let decides = primary(&self.metrics, self.value(field::PRIMARY));
        let others = self.metrics.iter();
        let others = others.filter(|(link, _)| decides.is_none_or(|(of, _)| of.id != link.id));
        let worse = others.filter_map(|(link, metric)| {
            let (baseline, latest) = (metric.baseline.as_ref()?, metric.latest()?);
            let is_worse = match metric.better? {
                Better::Up => latest.value < baseline.value,
                Better::Down => latest.value > baseline.value,
            };
            let (standing, _) = metric.standing();
            is_worse.then(|| {
                format!(
                    "{} got worse: from {} to {} ({}).",
                    link.name,
                    baseline.shown,
                    latest.in_words(),
                    standing.label().to_lowercase()
                )
            })
        });
        worse.collect()
    }

    /// What its counts mean; nothing where there are none. What is missing or can't be is a sentence.
    pub fn read(&self) -> Option<Result<(Plan, Outcome), String>> {
        if self.variations.is_empty() {
            return None;
        }
        let read = || {
            let plan = self.given().plan()?;
            let rows = self.variations.iter().enumerate();
            let counts = rows.map(|(place, row)| counts(plan.measured, place, row));
            let counts = counts.collect::<Result<Vec<Counts>, String>>()?;
            let outcome = Outcome::of(&plan, counts)?;
            Ok((plan, outcome))
        };
        Some(read())
    }

    /// What came out, in words: doubts first.
    pub fn findings(&self) -> Vec<String> {
        let mut said: Vec<String> = self.too_early().into_iter().collect();
        match self.read() {
            Some(Ok((plan, outcome))) => {
                let result = outcome.said(&plan, self.is_more_better());
                said.extend(result.doubts);
                said.extend(result.findings);
            }
            Some(Err(missing)) => said.push(missing),
            None => {}
        }
        said.extend(self.worse());
        if self.is_decided_early() {
            said.push(format!(
                "Decided before the planned end, {}.",
                self.value(field::RUN_TO)
            ));
        }
        said
    }

    /// The same with the counts, as the slide shows it.
    pub(super) fn outcome(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let said = self.findings();
        let sentences = said.iter().map(|sentence| {
            let is_doubt = ["Too early", "Uneven split", "Decided before"]
                .iter()
                .any(|doubt| sentence.starts_with(doubt));
            let text = match sentence.split_once(':') {
                Some((doubt, rest)) if is_doubt => labeled(doubt, rest.trim()),
                _ if is_doubt => strong(sentence),
                _ => plain(sentence),
            };
            vec![Block::Paragraph(text)]
        });
        blocks.extend(list(false, sentences));
        if let Some(Ok((plan, outcome))) = self.read() {
            let rows = outcome.said(&plan, self.is_more_better()).rows;
            let rows = rows
                .iter()
                .map(|row| row.iter().map(|cell| plain(cell)).collect());
            let columns = ["Variation", "People", "Result", "Uplift", "Interval"];
            blocks.extend(table(&columns, rows.collect()));
        }
        blocks
    }

    /// Whether anything of its result was entered.
    fn is_read(&self) -> bool {
        !self.variations.is_empty() || !self.value(field::RESULT).is_empty()
    }

    /// Whether the planned end is still to come.
    fn is_running(&self) -> bool {
        let to = self.value(field::RUN_TO);
        !to.is_empty() && self.today.as_str() < to
    }

    fn is_more_better(&self) -> bool {
        let decides = primary(&self.metrics, self.value(field::PRIMARY));
        let better = decides.and_then(|(_, metric): &(_, Metric)| metric.better);
        better != Some(Better::Down)
    }
}

/// What a row of counts holds.
fn counts(measured: Measured, place: usize, row: &Row) -> Result<Counts, String> {
    let value = |field: &str| {
        let ask = row.asks.iter().find(|ask| ask.field == field);
        ask.map_or("", |ask| ask.value.trim())
    };
    let name = match (value(crate::document::kind::VARIATION), place) {
        ("", 0) => "Control".to_owned(),
        ("", place) => format!("Variation {place}"),
        (name, _) => name.to_owned(),
    };
    let count = |what: &str, field: &str| -> Result<f64, String> {
        let typed = value(field);
        match quantity(what, typed) {
            Ok(Some(number)) if number >= 0.0 => Ok(number),
            Ok(None) => Err(format!("{name}: enter {what}.")),
            _ => Err(format!("{name}: “{typed}” is not a number that can be.")),
        }
    };
    let people = count("how many people were in it", field::PEOPLE)?;
    let did = count("what was counted", field::DID)?;
    if people < 1.0 {
        return Err(format!("{name}: nobody was in it yet."));
    }
    let (average, spread) = match measured {
        Measured::Rate(_) if did > people => {
            return Err(format!(
                "{name}: more people did it than were in it. Of a rate, count each person once."
            ));
        }
        Measured::Rate(_) | Measured::Count(_) => (did / people, 0.0),
        Measured::Mean { .. } => (did, count("the standard deviation", field::SPREAD)?),
    };
    Ok(Counts {
        name,
        people,
        average,
        spread,
    })
}
