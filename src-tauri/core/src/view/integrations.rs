//! Integrations, their matrix, and the roadmap.

use std::borrow::Cow;

use super::{LawfulRecord, Pin, RoadmapUnder, Says, Slice};
use crate::use_case::asked::{Ask, Link, Place};
use crate::wire::wire;

wire! {
    /// Of the integrations of the workspace those in sight.
    pub struct IntegrationScreen {
        /// Grows with every change.
        pub revision: u64,
        /// By name; those retired at the end.
        pub integrations: Slice<IntegrationRow>,
    }
}

/// The integrations of the workspace, and the use cases that may need them.
#[derive(Debug, Clone, PartialEq)]
pub struct IntegrationList {
    /// Grows with every change.
    pub revision: u64,
    /// By name; those retired at the end.
    pub integrations: Vec<IntegrationRow>,
    /// The use cases at work, by title.
    pub use_cases: Vec<Link>,
}

wire! {
    /// The matrix of which use case needs which integration.
    pub struct Matrix {
        /// Grows with every change.
        pub revision: u64,
        /// The integrations, as they are listed.
        pub columns: Vec<MatrixColumn>,
        /// Of the use cases at work, by title, those in sight.
        pub rows: Slice<MatrixRow>,
    }
}

wire! {
    /// An integration at the head of its column.
    pub struct MatrixColumn {
        /// The integration.
        pub id: String,
        /// Its name, or `Untitled integration`.
        pub name: String,
        /// `In progress`, or empty.
        pub status: String,
        /// `in-progress`, or empty.
        pub status_key: String,
    }
}

wire! {
    /// A use case in the matrix.
    pub struct MatrixRow {
        /// The use case.
        pub id: String,
        /// The title, or `Untitled use case`.
        pub name: String,
        /// The numbers of the columns whose integrations it needs.
        pub needs: Vec<u32>,
    }
}

impl Says for MatrixRow {
    fn texts(&self) -> Vec<Cow<'_, str>> {
        vec![Cow::from(&self.name)]
    }
}

wire! {
    /// An integration in the list.
    pub struct IntegrationRow {
        /// The integration.
        pub id: String,
        /// Its name, or `Untitled integration`.
        pub name: String,
        /// `Import`, or empty.
        pub direction: String,
        /// `Order management`, or empty.
        pub system: String,
        /// `In progress`, or empty.
        pub status: String,
        /// `in-progress`, or empty.
        pub status_key: String,
        /// `3 Medium`, or `No effort yet`.
        pub effort: String,
        /// How many of its questions are answered: `8 of 11`.
        pub answered: String,
        /// The use cases at work that need it, by identifier. The window is sent how many they are.
        #[serde(skip)]
        #[cfg_attr(test, ts(skip))]
        pub needed_by: Vec<String>,
        /// `3 use cases`; empty where none needs it.
        pub needed: String,
    }
}

impl Says for IntegrationRow {
    fn texts(&self) -> Vec<Cow<'_, str>> {
        let Self {
            name,
            direction,
            system,
            status,
            effort,
            answered,
            needed,
            ..
        } = self;
        [name, direction, system, status, effort, answered, needed]
            .map(Cow::from)
            .into()
    }
}

wire! {
    /// An integration, with all that is asked about it.
    pub struct IntegrationPage {
        /// Grows with every change.
        pub revision: u64,
        /// The integration, as in the list.
        pub integration: IntegrationRow,
        /// Name, direction, kind of source, system, status, effort; then the questions.
        pub asks: Vec<Ask>,
        /// What the law asks of it.
        pub law: LawfulRecord,
        /// The use cases that need it: links to set and clear, as those of a use case.
        pub needed_by: Ask,
    }
}

wire! {
    /// Build next: integrations in the order in which to build them, and what each completes.
    pub struct Roadmap {
        /// Grows with every change.
        pub revision: u64,
        /// How the order comes about, in a sentence or two.
        pub rule: String,
        /// The use cases that everything is live for already.
        pub possible: Vec<Link>,
        /// In order.
        pub places: Vec<RoadmapPlace>,
        /// What can't be placed, each with what is missing.
        pub unplaced: Vec<Unplaced>,
    }
}

wire! {
    /// A place in the roadmap.
    pub struct RoadmapPlace {
        /// From 1.
        pub number: u32,
        /// The integration.
        pub integration: Link,
        /// What its worth comes from, the beginning of [`in_words`](Self::in_words): `Shares 212 of value from 3 use
        /// cases at effort 3`.
        pub sentence: String,
        /// Worth ÷ effort, to a tenth: `70.7`.
        pub priority: String,
        /// Worth, to a tenth: `212`.
        pub worth: String,
        /// `212 ÷ 3 ≈ 70.7`.
        pub arithmetic: String,
        /// 1 to 5.
        pub effort: u32,
        /// The shares that make the worth, the greatest first.
        pub shares: Vec<Share>,
        /// The use cases that it completes.
        pub completes: Vec<Link>,
        /// Why it stands at this place, in a sentence or two.
        pub why: String,
        /// Why it stands under one with a lower priority, where it does.
        pub under: Option<RoadmapUnder>,
        /// Where it is pinned, why, by whom and when.
        pub pin: Option<Pin>,
        /// The day on which it is to be live; may be empty.
        pub go_live: String,
    }
}

impl RoadmapPlace {
    /// `Shares 212 of value from 3 use cases at effort 3; completes Abandoned cart email.`
    pub fn in_words(&self) -> String {
        let completes: Vec<&str> = self
            .completes
            .iter()
            .map(|link| link.name.as_str())
            .collect();
        match completes.as_slice() {
            [] => format!("{}.", self.sentence),
            // Titles hold an “and” of their own often enough.
            some => format!("{}; completes {}.", self.sentence, some.join(", ")),
        }
    }
}

wire! {
    /// What a use case gives to an integration it needs.
    pub struct Share {
        /// The use case.
        pub use_case: Link,
        /// `83 ÷ 3 ≈ 27.7: value 83 over the 3 integrations it needs that are not live yet.`
        pub arithmetic: String,
    }
}

wire! {
    /// An integration or use case that can't be placed.
    pub struct Unplaced {
        /// What it is.
        pub what: Link,
        /// What is missing: `Needs an effort estimate.`
        pub missing: String,
        /// The way there, as a button says it: `Set effort`.
        pub way: String,
        /// Where that is entered.
        pub place: Place,
    }
}
