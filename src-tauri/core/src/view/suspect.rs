//! What a use case rests on that changed since it was agreed.

use crate::use_case::asked::Place;
use crate::wire::wire;

wire! {
    /// Something that a use case rests on, that changed since it was agreed, and that nobody looked at since.
    pub struct Suspect {
        /// The integration, metric or person.
        pub document: String,
        /// Its name.
        pub name: String,
        /// What changed, a sentence each: `The target of Conversion rate changed from 2% to 3% since this was agreed on
        /// 3 March 2026.`
        pub changes: Vec<String>,
        /// What was seen by whoever looks now: send it with the look.
        pub seen: String,
        /// `Open the metric`.
        pub open: String,
        /// Where it is to be seen and changed.
        pub place: Place,
        /// Where its history tells who changed it.
        pub history: Place,
    }
}

wire! {
    /// How much of what a use case rests on changed since it was agreed, in the list.
    pub struct SuspectCount {
        /// How many.
        pub count: u32,
        /// `2 to look at`.
        pub shown: String,
        /// In words: `2 changes to look at since this was agreed`.
        pub in_words: String,
    }
}
