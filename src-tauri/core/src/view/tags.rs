//! The tagging plan.

use std::borrow::Cow;

use super::{Says, Slice};
use crate::framework::scoping::{Control, Help};
use crate::use_case::asked::{Ask, Choice, Link, Place};
use crate::wire::wire;

wire! {
    /// Which tags to show; `null` is all.
    #[derive(Default, Eq, Hash)]
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
    /// Of the tagging plan the tags in sight.
    pub struct TagScreen {
        /// Grows with every change.
        pub revision: u64,
        /// The tags that the filter lets through, in the order they were made.
        pub tags: Slice<Tag>,
        /// `4 of 18 tags`.
        pub count: String,
        /// The purposes to filter by.
        pub purposes: Vec<Choice>,
        /// The states to filter by.
        pub states: Vec<Choice>,
        /// The use cases to filter by: all of few, of many the one that is filtered by.
        pub use_cases: Vec<Choice>,
        /// How many more there are.
        pub more: u32,
        /// What a tag is for.
        pub help: Option<Help>,
    }
}

/// The tagging plan.
#[derive(Debug, Clone, PartialEq)]
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
        /// The use cases it serves, in the plan as it is exported. The window is sent those that are chosen in what is asked.
        #[serde(skip)]
        #[cfg_attr(test, ts(skip))]
        pub serves: Vec<Link>,
        /// What is asked about the event that it sends, in the plan as it is exported. The window shows it with the tag alone.
        #[serde(skip)]
        #[cfg_attr(test, ts(skip))]
        pub event: Vec<Ask>,
        /// Where it is.
        pub place: Place,
    }
}

impl Says for Tag {
    fn texts(&self) -> Vec<Cow<'_, str>> {
        said_by(&self.asks)
    }
}

/// What a row of fields says.
pub(super) fn said_by(asks: &[Ask]) -> Vec<Cow<'_, str>> {
    let mut texts: Vec<Cow<'_, str>> = Vec::new();
    for ask in asks {
        match ask.control {
            // What can be chosen is not read with the page.
            Control::Choice => {}
            Control::Links => texts.push(in_short(ask).into()),
            _ => texts.push(Cow::from(&ask.value)),
        }
        texts.extend(ask.taken.as_deref().map(Cow::from));
    }
    texts
}

/// The links that are chosen, in the room of a cell.
fn in_short(ask: &Ask) -> String {
    match (ask.options.iter().find(|option| option.chosen), ask.chosen) {
        (None, _) => "None yet".to_owned(),
        (Some(first), 1) => first.name.clone(),
        (Some(first), chosen) => format!("{} and {} more", first.name, chosen - 1),
    }
}
