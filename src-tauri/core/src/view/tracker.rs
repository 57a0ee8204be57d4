//! The experience tracker of a use case.

use super::{Ask, Design, Link, MetricChart, Place, UseCaseHeader, wire};

wire! {
    /// The Experience tracker tab of a use case.
    pub struct TrackerPage {
        /// Grows with every change.
        pub revision: u64,
        /// Title, stepper.
        pub header: UseCaseHeader,
        /// The slides, with what is entered and what comes from elsewhere.
        pub slides: Vec<TrackerSlide>,
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
    /// A slide.
    pub struct TrackerSlide {
        /// The key: `title`, `canvas`, `hypothesis`, `build`, `measure`, `learn`, `appendix`.
        pub key: String,
        /// `Lean canvas`.
        pub title: String,
        /// Its boxes, in order.
        pub boxes: Vec<TrackerBox>,
    }
}

wire! {
    /// A box of a slide.
    pub struct TrackerBox {
        /// The key, such as `objective`; unique in its slide.
        pub key: String,
        /// `Business objective`.
        pub title: String,
        /// What is entered here.
        pub asks: Vec<Ask>,
        /// What is offered for an ask that is empty.
        pub offer: Option<Offer>,
        /// What comes from elsewhere, as HTML made by the core; empty if nothing does.
        pub html: String,
        /// Where that is entered; also while it is empty.
        pub from: Option<Source>,
        /// Pictures that come from elsewhere.
        pub designs: Vec<Design>,
        /// Lines to draw, each with its metric.
        pub charts: Vec<NamedChart>,
    }
}

wire! {
    /// A text that the person may take over into an ask, by `type_text`.
    pub struct Offer {
        /// The field of the ask.
        pub field: String,
        /// `Take over the steps`.
        pub label: String,
        /// The text.
        pub text: String,
    }
}

wire! {
    /// Where something that is shown here is entered.
    pub struct Source {
        /// `Scoping`, `Metrics`, `Phases`.
        pub label: String,
        /// The place.
        pub place: Place,
    }
}

wire! {
    /// A metric's line.
    pub struct NamedChart {
        /// The metric's name.
        pub name: String,
        /// Its line.
        pub chart: MetricChart,
    }
}

wire! {
    /// The hypothesis, put together, with the helper's checks.
    pub struct Hypothesis {
        /// `We believe that … for … will cause …, because …; we know that it is true when … moves from … to ….` What is
        /// missing is shown as `[change]`.
        pub sentence: String,
        /// What makes it a hypothesis.
        pub checks: Vec<HypothesisCheck>,
    }
}

wire! {
    /// Something that a hypothesis needs.
    pub struct HypothesisCheck {
        /// `A change`.
        pub what: String,
        /// It is there.
        pub passed: bool,
        /// A word of help while it isn't; empty otherwise.
        pub help: String,
        /// Where it is entered.
        pub place: Place,
    }
}

wire! {
    /// Something that is missing before building.
    pub struct Missing {
        /// `Consent is not live: in progress`.
        pub what: String,
        /// Where to see to it.
        pub place: Place,
    }
}
