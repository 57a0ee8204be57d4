//! What was learned.

use std::borrow::Cow;

use super::slice::{Says, Slice};
use crate::use_case::asked::Link;
use crate::wire::wire;

wire! {
    /// What was learned: the tests of all use cases at work.
    pub struct LearnedScreen {
        /// Grows with every change.
        pub revision: u64,
        /// A row each, what was edited last first.
        pub rows: Slice<LearnedRow>,
    }
}

wire! {
    /// What was learned with a use case.
    pub struct LearnedRow {
        /// The use case.
        pub id: String,
        /// Its name, which leads to its experience tracker.
        pub use_case: Link,
        /// Who owns it; may be empty, as may all below.
        pub owner: String,
        /// The first day of its test.
        pub from: String,
        /// The last.
        pub to: String,
        /// What came out, in a sentence or more: doubts first.
        pub result: String,
        /// `Keep`, `Change` or `Stop`; where that was early, with the reason.
        pub decision: String,
        /// What is known now that was not known before, on a line.
        pub learned: String,
    }
}

impl Says for LearnedRow {
    fn texts(&self) -> Vec<Cow<'_, str>> {
        let Self {
            use_case,
            owner,
            from,
            to,
            result,
            decision,
            learned,
            ..
        } = self;
        [&use_case.name, owner, from, to, result, decision, learned]
            .map(Cow::from)
            .into()
    }
}
