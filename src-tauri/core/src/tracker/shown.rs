//! What the tracker shows: its slides, and what its hypothesis says.

use crate::metric::chart::MetricChart;
use crate::use_case::asked::{Ask, Design, Place};
use crate::wire::wire;

wire! {
    /// A slide.
    pub struct TrackerSlide {
        /// The key: `title`, `canvas`, `hypothesis`, `build`, `measure`, `learn`, `appendix`.
        pub key: String,
        /// `Lean canvas`.
        pub title: String,
        /// The point that its title makes in the deck: `1 of 2 metrics behind`; empty where it makes none.
        pub point: String,
        /// What it is for, in a sentence; may be empty.
        pub help: String,
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
    /// A text that the person may take over into an ask, by entering it.
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
