//! Why integrations stand where they stand in Build next, and its time line.

use super::{Link, Place, Unplaced};
use crate::wire::wire;

wire! {
    /// Why an integration stands under one that unlocks less for its effort.
    pub struct RoadmapUnder {
        /// `Why does 93 stand under 88?`
        pub question: String,
        /// The answer in a sentence or two.
        pub answer: String,
        /// What was built at each turn until its own; of many, the last.
        pub turns: Vec<RoadmapTurn>,
    }
}

wire! {
    /// A turn: what was built at it, and what another integration stood at.
    pub struct RoadmapTurn {
        /// The place that was given, from 1.
        pub place: u32,
        /// The integration that was built.
        pub built: String,
        /// Its number then: `88`.
        pub number: String,
        /// The number of the one that it is told of.
        pub own: String,
    }
}

wire! {
    /// Build next on a line of quarters.
    pub struct TimeLine {
        /// Grows with every change.
        pub revision: u64,
        /// What is drawn, in words: `Q4 2026 to Q3 2027: 4 integrations and 3 use cases with a date.`
        pub said: String,
        /// How long the line is, in the units that all on it is placed by.
        pub long: u32,
        /// Its quarters.
        pub quarters: Vec<TimeLineQuarter>,
        /// Where today is.
        pub today: u32,
        /// Integrations in the order to build them, then use cases by their target.
        pub rows: Vec<TimeLineRow>,
        /// What has no date, each with the way to give it one.
        pub undated: Vec<Unplaced>,
    }
}

wire! {
    /// A quarter on the line.
    pub struct TimeLineQuarter {
        /// Where it begins.
        pub begins: u32,
        /// `Q1 2027`; empty where there is no room for it.
        pub label: String,
    }
}

wire! {
    /// An integration or use case on the time line.
    pub struct TimeLineRow {
        /// What it is.
        pub what: Link,
        /// Its place in Build next; `null` of use cases, and where it has none.
        pub number: Option<u32>,
        /// Whether it is an integration.
        pub is_integration: bool,
        /// `2027-03-15 (target Q1 2027)`.
        pub when: String,
        /// Where that is entered.
        pub place: Place,
        /// Where its quarter begins and ends.
        pub quarter: Option<(u32, u32)>,
        /// Where its day is.
        pub day: Option<u32>,
        /// Where its date is beyond the line.
        pub beyond: Option<TimeLineBeyond>,
        /// What is wrong with its date, a sentence each.
        pub warnings: Vec<String>,
        /// What else is to be known of it; may be empty.
        pub note: String,
    }
}

wire! {
    /// On which side of the line.
    pub enum TimeLineBeyond {
        /// Before it begins.
        Earlier,
        /// After it ends.
        Later,
    }
}

impl TimeLineRow {
    /// What is to be known of its date, a sentence each.
    pub fn remarks(&self) -> Vec<&str> {
        let note = (!self.note.is_empty()).then_some(self.note.as_str());
        self.warnings
            .iter()
            .map(String::as_str)
            .chain(note)
            .collect()
    }
}
