//! The hypothesis, put together, and what makes it one.

use super::Tracker;
use super::shown::{Hypothesis, HypothesisCheck};
use crate::document::kind::field;
use crate::metric::{Measured, Metric};
use crate::page::{answer::answer, build};
use crate::use_case::asked::Link;

impl Tracker {
    /// The hypothesis as far as it is entered, with its checks.
    pub fn hypothesis(&self) -> Hypothesis {
        Hypothesis {
            sentence: self.sentence(),
            checks: self.checks(),
        }
    }

    /// What it says; what is missing stands in brackets: `[change]`.
    fn sentence(&self) -> String {
        let part = |field: &str, name: &str| or_missing(&in_line(self.value(field)), name);
        let moves: Vec<String> = self.metrics.iter().map(moves).collect();
        let moves = match moves.as_slice() {
            [] => "[metric] moves from [baseline] to [target]".to_owned(),
            moves => moves.join(", and "),
        };
        format!(
            "We believe that {} for {} will cause {}, because {}; we know that it is true when {moves}.",
            part(field::CHANGE, "change"),
            part(field::AUDIENCE, "audience"),
            part(field::EFFECT, "effect"),
            part(field::REASON, "reason"),
        )
    }

    fn checks(&self) -> Vec<HypothesisCheck> {
        let entered = |field: &str| !self.value(field).is_empty();
        let check = |what: &str, passed: bool, help: &str, place| HypothesisCheck {
            what: what.to_owned(),
            passed,
            help: if passed { "" } else { help }.to_owned(),
            place,
        };
        let measured =
            |(_, metric): &&(_, Metric)| metric.baseline.is_some() && metric.target.is_some();
        let (metric_help, metric_place) = match self.metrics.first() {
            None => (
                "Choose the metric that is to move.",
                self.place(field::METRICS),
            ),
            Some((link, metric)) if metric.baseline.is_none() => {
                ("Enter where it stands today.", link.place.clone())
            }
            Some((link, _)) => ("Enter where it is to stand.", link.place.clone()),
        };
        let is_tested = self.value(field::TEST) == "yes";
        vec![
            check(
                "A change",
                entered(field::CHANGE),
                "Say what will be different.",
                self.place(field::CHANGE),
            ),
            check(
                "An audience",
                entered(field::AUDIENCE),
                "Say for whom.",
                self.place(field::AUDIENCE),
            ),
            check(
                "A metric with baseline and target",
                self.metrics.iter().any(|metric| measured(&metric)),
                metric_help,
                metric_place,
            ),
            check(
                "A reason",
                entered(field::REASON),
                "Say why it should work.",
                self.place(field::REASON),
            ),
            check(
                "A way to be proven wrong",
                is_tested || entered(field::CONTROL) || entered(field::RUN_TO),
                "Name a control, plan an A/B test, or set the day by which it must have happened.",
                self.place(field::CONTROL),
            ),
        ]
    }
}

/// `Recovered carts moves from 4% to 7%`, or `Unsubscribes stays within 0.2%`.
fn moves((link, metric): &(Link, Metric)) -> String {
    let value = |measured: &Option<Measured>, name: &str| {
        or_missing(measured.as_ref().map_or("", |one| &one.shown), name)
    };
    let (name, target) = (&link.name, value(&metric.target, "target"));
    match metric.is_limit() {
        true => format!("{name} stays within {target}"),
        false => format!(
            "{name} moves from {} to {target}",
            value(&metric.baseline, "baseline")
        ),
    }
}

/// A typed text inside a sentence: on one line, without the stop at its end.
fn in_line(markdown: &str) -> String {
    let line = build::line(&answer(markdown, 6));
    line.trim_end_matches(['.', ',', ';', ' ']).to_owned()
}

fn or_missing(text: &str, name: &str) -> String {
    match text {
        "" => format!("[{name}]"),
        text => text.to_owned(),
    }
}
