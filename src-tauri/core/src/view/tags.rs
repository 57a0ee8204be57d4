//! The tagging plan.

use crate::use_case::asked::{Ask, Choice, Link, Place};
use crate::wire::wire;

wire! {
    /// Which tags to show; `null` is all.
    #[derive(Default, Eq)]
    pub struct TagFilter {
        /// The key of a purpose.
        pub purpose: Option<String>,
        /// The key of a state.
        pub state: Option<String>,
        /// A use case that the tags serve.
        pub use_case: Option<String>,
    }
}

wire! {
    /// The tagging plan.
    pub struct TaggingPlan {
        /// Grows with every change.
        pub revision: u64,
        /// The tags that the filter lets through, in the order they were made.
        pub tags: Vec<Tag>,
        /// `4 of 18 tags`.
        pub count: String,
        /// The purposes to filter by.
        pub purposes: Vec<Choice>,
        /// The states to filter by.
        pub states: Vec<Choice>,
        /// The use cases to filter by.
        pub use_cases: Vec<Choice>,
    }
}

wire! {
    /// A tag: a row of the plan.
    pub struct Tag {
        /// The tag.
        pub id: String,
        /// What is captured, or `Untitled tag`.
        pub name: String,
        /// What is asked about it, in the order of the columns.
        pub asks: Vec<Ask>,
        /// `Verified`, or empty.
        pub state: String,
        /// `verified`, or empty.
        pub state_key: String,
        /// The use cases it serves.
        pub serves: Vec<Link>,
        /// Where it is.
        pub place: Place,
    }
}
