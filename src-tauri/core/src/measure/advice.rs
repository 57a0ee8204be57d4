//! What the coach says.

use crate::wire::wire;

wire! {
    /// What the coach says of a test: a sentence, then the figures that it rests on.
    #[derive(Default)]
    pub struct Advice {
        /// `Needs 39,475 people in each of 2 variations: 14 weeks at 6,000 a week.`, or what is missing.
        pub sentence: String,
        /// It is an answer, and not what is missing.
        pub is_answer: bool,
        /// The figures; none where something is missing.
        pub figures: Vec<AdviceFigure>,
    }
}

wire! {
    /// A figure, and where it comes from.
    pub struct AdviceFigure {
        /// `People in each variation`.
        pub label: String,
        /// `39,475`.
        pub value: String,
        /// Where it comes from, or what it means, in a sentence or two.
        pub why: String,
    }
}
