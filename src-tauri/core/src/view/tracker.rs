//! The experience tracker of a use case.

use super::UseCaseHeader;
use crate::measure::Advice;
use crate::tracker::shown::{Hypothesis, TrackerSlide};
use crate::use_case::asked::{Ask, Link, Missing, Row};
use crate::wire::wire;

wire! {
    /// The Experience tracker tab of a use case.
    pub struct TrackerPage {
        /// Grows with every change.
        pub revision: u64,
        /// Title, stepper.
        pub header: UseCaseHeader,
        /// The slides, with what is entered and what comes from elsewhere.
        pub slides: Vec<TrackerSlide>,
        /// What the coach says of its test.
        pub coach: Coached,
        /// What was counted in each variation, the control first.
        pub variations: Vec<Row>,
        /// Keep or stop was chosen before the planned end: it is asked why.
        pub asks_why: bool,
        /// What the hypothesis says so far, and what it lacks.
        pub hypothesis: Hypothesis,
        /// What is missing before building.
        pub missing: Vec<Missing>,
        /// `Ready to build`, or `6 things are missing`.
        pub ready: String,
        /// The use case whose next hypothesis this one was started from.
        pub follows: Option<Link>,
        /// The use cases that were started from this one's next hypothesis.
        pub next: Vec<Link>,
    }
}

wire! {
    /// What the coach says of the test of a use case.
    pub struct Coached {
        /// What it says; `null` where nothing is tested.
        pub advice: Option<Advice>,
        /// The name of the metric that decides; empty where there is none.
        pub decider: String,
        /// What is asked of that metric: unit, baseline, target; where there is none, how success is measured.
        pub decides: Vec<Ask>,
        /// The test has started: its plan is locked.
        pub is_locked: bool,
        /// What of the plan was edited after that all the same, a sentence each.
        pub replanned: Vec<String>,
    }
}
