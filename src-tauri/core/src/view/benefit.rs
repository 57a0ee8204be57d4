//! What a use case may bring, where it is entered.

use crate::framework::scoping::Help;
use crate::use_case::asked::Ask;
use crate::use_case::benefit::Benefit;
use crate::wire::wire;

wire! {
    /// What a use case may bring, in ranges.
    pub struct BenefitPart {
        /// How a range is meant.
        pub help: Option<Help>,
        /// What is asked.
        pub asks: Vec<Ask>,
        /// What is lacking, in sentences; none where nobody began, or nothing lacks.
        pub lacks: Vec<String>,
        /// What comes of it; `null` while something lacks.
        pub benefit: Option<Benefit>,
        /// How what was achieved compares with it, in a sentence; empty while that is not measured.
        pub compared: String,
        /// An effect that readings show, to be taken.
        pub measured: Option<MeasuredEffect>,
        /// A score that it proposes, to be taken.
        pub proposal: Option<ScoreProposal>,
    }
}

wire! {
    /// An effect that the readings of a metric show.
    pub struct MeasuredEffect {
        /// `Conversion rate went from 4% to 4.4%: that is 10% of it.`
        pub words: String,
        /// The field to enter it in.
        pub field: String,
        /// The number: `10`.
        pub value: String,
    }
}

wire! {
    /// A score that follows from what a use case may bring.
    pub struct ScoreProposal {
        /// The field of the score.
        pub field: String,
        /// 1 to 5.
        pub score: u32,
        /// `Score Revenue Potential 4: High`
        pub take: String,
        /// Why, in a sentence, and what stands there now.
        pub why: String,
        /// Whether that is the score already.
        pub taken: bool,
    }
}
