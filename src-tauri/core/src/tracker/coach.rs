//! The test of a use case as the coach sees it: what of it is planned, what the coach says, what changed after it started.

use jiff::tz::TimeZone;

use super::Tracker;
use crate::document::day;
use crate::document::kind::field;
use crate::measure::{Advice, Given};
use crate::metric::Metric;
use crate::page::{
    Block,
    build::{labeled, list, paragraph, strong},
};
use crate::use_case::asked::{Ask, Link};

/// What the coach shows of its figures where there is little room.
const IN_SHORT: [&str; 6] = [
    "People in each variation",
    "Run time",
    "What could be seen in the time there is",
    "Several variations",
    "Chance of a false alarm",
    "Looking early",
];

/// A field of the tracker, and what of a test it says.
pub type Input = (&'static str, fn(&mut Given) -> &mut String);

/// What is planned of a test: all that the coach goes by beside the metric.
pub const INPUTS: [Input; 13] = [
    ("tracker/kind", |test| &mut test.kind),
    ("tracker/spread", |test| &mut test.spread),
    ("tracker/people-week", |test| &mut test.week),
    ("tracker/people-four-weeks", |test| &mut test.four_weeks),
    ("tracker/traffic", |test| &mut test.share),
    ("tracker/split", |test| &mut test.split),
    ("tracker/variations", |test| &mut test.variations),
    ("tracker/power", |test| &mut test.power),
    ("tracker/significance", |test| &mut test.significance),
    ("tracker/sides", |test| &mut test.sides),
    ("tracker/looks", |test| &mut test.looks),
    ("tracker/early", |test| &mut test.rule),
    ("tracker/weeks", |test| &mut test.weeks),
];

/// What is known of a test: by the metric that decides it, and by what its fields hold.
pub fn given(metrics: &[(Link, Metric)], value: impl Fn(&str) -> String) -> Given {
    let metric = primary(metrics, &value(field::PRIMARY)).map(|(_, metric)| metric);
    let number = |of: fn(&Metric) -> Option<f64>| {
        let number = metric.and_then(of);
        number.map_or_else(String::new, |number| number.to_string())
    };
    let mut test = Given {
        baseline: number(|metric| metric.baseline.as_ref().map(|one| one.value)),
        target: number(|metric| metric.target.as_ref().map(|one| one.value)),
        unit: metric.map_or_else(String::new, |metric| metric.unit.clone()),
        ..Given::default()
    };
    for (field, of) in INPUTS {
        *of(&mut test) = value(field);
    }
    test
}

/// The metric that decides a test: the one that was chosen, or else the first that has a baseline and a target and no limit to keep.
pub fn primary<'a>(metrics: &'a [(Link, Metric)], chosen: &str) -> Option<&'a (Link, Metric)> {
    if !chosen.is_empty() {
        return metrics.iter().find(|(link, _)| link.id == chosen);
    }
    let is_whole = |metric: &Metric| metric.baseline.is_some() && metric.target.is_some();
    let mut decisive = metrics.iter();
    let decisive = decisive.find(|(_, metric)| is_whole(metric) && !metric.is_limit());
    decisive.or(metrics.first())
}

impl Tracker {
    /// What is known of its test.
    pub(super) fn given(&self) -> Given {
        given(&self.metrics, |field| self.value(field).to_owned())
    }

    /// What the coach says of its test; nothing where it is not tested.
    pub fn advice(&self) -> Option<Advice> {
        if self.value(field::TEST) == "no" {
            return None;
        }
        let chosen = self.value(field::PRIMARY);
        if !chosen.is_empty() && primary(&self.metrics, chosen).is_none() {
            return Some(Advice {
                sentence: "The metric that was to decide is none of this use case any more. Choose another."
                    .to_owned(),
                ..Advice::default()
            });
        }
        Some(self.given().advice())
    }

    /// What the metric that decides is called; empty where there is none.
    pub fn decider(&self) -> &str {
        let decides = primary(&self.metrics, self.value(field::PRIMARY));
        decides.map_or("", |(link, _)| &link.name)
    }

    /// What is asked of that metric, so that it can be entered beside what the coach says; where there is none, which there are.
    pub fn decides(&self) -> Vec<Ask> {
        match self.decider() {
            "" => self.ask(field::METRICS).cloned().into_iter().collect(),
            _ => {
                let asks = self.decides_by.iter();
                asks.filter(|ask| ask.field != "direction")
                    .cloned()
                    .collect()
            }
        }
    }

    /// Whether the test runs or has run: its plan is locked.
    pub fn has_started(&self) -> bool {
        let from = self.value(field::RUN_FROM);
        !from.is_empty() && from <= self.today.as_str()
    }

    /// What of the plan was edited after the day on which the test started, a sentence each: the test's own fields, and those of
    /// the metric that decides it.
    pub fn replanned(&self) -> Vec<String> {
        if !self.has_started() {
            return Vec::new();
        }
        let from = self.value(field::RUN_FROM);
        let planned = std::iter::once(field::PRIMARY).chain(INPUTS.map(|(field, _)| field));
        let asks = planned.filter_map(|field| self.ask(field));
        let own = asks.filter_map(|ask| edited_after(ask, &ask.idea, from, &self.zone));
        let name = self.decider();
        let of_metric = self.decides_by.iter().filter_map(|ask| {
            let what = format!("{} of {name}", ask.idea);
            edited_after(ask, &what, from, &self.zone)
        });
        own.chain(of_metric).collect()
    }

    /// What exports say of it: the sentence, the figures in short, what was changed later.
    pub(super) fn coach(&self) -> Vec<Block> {
        // A plan that was not begun says nothing: how long it takes is the point.
        let is_begun = !self.given().week.is_empty();
        let advice = self.advice().filter(|advice| advice.is_answer && is_begun);
        let Some(advice) = advice else {
            return Vec::new();
        };
        let figures = IN_SHORT.iter().filter_map(|label| {
            let figure = advice.figures.iter().find(|one| one.label == *label)?;
            let text = match figure.label.as_str() {
                "People in each variation" | "Run time" => figure.value.clone(),
                _ => format!("{}. {}", figure.value, figure.why),
            };
            Some(vec![Block::Paragraph(labeled(label, &text))])
        });
        let mut blocks = vec![Block::Paragraph(strong(&advice.sentence))];
        blocks.extend(list(false, figures));
        let test = advice.figures.iter().find(|one| one.label == IN_SHORT[0]);
        blocks.extend(test.and_then(|test| paragraph(&test.why)));
        blocks.extend(self.replanned().iter().filter_map(|late| paragraph(late)));
        blocks
    }
}

/// That a field, called `what`, was edited after the day on which the test started.
fn edited_after(ask: &Ask, what: &str, from: &str, zone: &TimeZone) -> Option<String> {
    let edited = ask.edited.as_ref()?;
    let on = day::of(edited.at, zone);
    let now = match ask.shown.trim() {
        "" => "empty",
        shown => shown,
    };
    (on.as_str() > from).then(|| {
        format!(
            "Changed after the start on {from}: {what} is {now} since {on}, by {}.",
            edited.by
        )
    })
}
