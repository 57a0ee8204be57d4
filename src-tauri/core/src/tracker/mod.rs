//! The experience tracker: a short deck about one use case, made from what has been entered.
//!
//! Everything about the use case is read once, into a [`Tracker`]; what its boxes show, what its hypothesis says, and
//! what is missing before building are functions of it.

mod coach;
mod content;
mod deck;
mod hypothesis;
mod outcome;
mod ready;
pub mod shown;
mod summary;
mod titles;

pub use coach::{INPUTS, Input, given, primary};
pub use deck::Wanted;
pub use ready::in_words;

use jiff::tz::TimeZone;

use crate::framework::scoping::Scoping;
use crate::metric::Metric;
use crate::use_case::asked::{Ask, Design, Link, Place, Row, Screen, Stakeholder};
use crate::use_case::benefit::Benefit;
use crate::use_case::progress::{Step, Tally};
use crate::use_case::scoring::{Rating, Score};

/// All that is known about a use case.
#[derive(Debug)]
pub struct Tracker {
    /// The use case.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where its phases stand.
    pub stepper: Vec<Step>,
    /// Its requirements.
    pub requirements: Vec<Ask>,
    /// The steps that it takes people through.
    pub steps: Vec<Row>,
    /// Its designs.
    pub designs: Vec<Design>,
    /// The integrations it needs.
    pub needs: Vec<Link>,
    /// The tags that serve it.
    pub tags: Vec<Link>,
    /// What is entered in the tracker itself.
    pub asks: Vec<Ask>,
    /// Its metrics, by name.
    pub metrics: Vec<(Link, Metric)>,
    /// What is entered of the metric that decides its test: where it stands, where it is to stand, and how that is read.
    pub decides_by: Vec<Ask>,
    /// What it may bring, where that was worked out.
    pub benefit: Option<Benefit>,
    /// How what was achieved compares with it; may be empty.
    pub achieved: String,
    /// What was counted in the variations of its test.
    pub variations: Vec<Row>,
    /// What its phases say.
    pub phases: Vec<Phase>,
    /// Value, effort, risk and readiness.
    pub axes: Vec<Score>,
    /// The day of the latest edit: `2026-11-22`.
    pub date: String,
    /// Today: `2026-11-22`.
    pub today: String,
    /// Where the person is, for the days of edits.
    pub zone: TimeZone,
}

/// What a phase says, as far as the tracker asks.
#[derive(Debug)]
pub struct Phase {
    /// Which it is, and where it stands.
    pub step: Step,
    /// What was decided last at its end: the key, and in words; nothing if nothing was.
    pub decision: Option<(String, String)>,
    /// Who takes part.
    pub stakeholders: Vec<Stakeholder>,
    /// What its score is made of.
    pub ratings: Vec<Rating>,
    /// Which questions are answered.
    pub questions: Tally,
}

impl Tracker {
    /// A field of the requirements or of the tracker.
    pub fn ask(&self, field: &str) -> Option<&Ask> {
        let mut asks = self.requirements.iter().chain(&self.asks);
        asks.find(|ask| ask.field == field)
    }

    /// What a field holds: text, the key of a choice, a day.
    fn value(&self, field: &str) -> &str {
        self.ask(field).map_or("", |ask| ask.value.trim())
    }

    /// The same in words.
    fn shown(&self, field: &str) -> &str {
        self.ask(field).map_or("", |ask| ask.shown.trim())
    }

    /// Where a field of the requirements or of the tracker is entered.
    pub fn place(&self, field: &str) -> Place {
        let tracked = Scoping::built_in()
            .tracker
            .iter()
            .any(|tracked| tracked.field == field);
        Place {
            screen: Some(match tracked {
                true => Screen::Tracker,
                false => Screen::Scoping,
            }),
            use_case: Some(self.id.clone()),
            record: Some(self.id.clone()),
            field: Some(field.to_owned()),
            ..Place::default()
        }
    }
}
