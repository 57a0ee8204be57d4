//! What a search through all of the workspace finds.

use super::Place;
use crate::wire::wire;

wire! {
    /// What a search finds.
    pub struct Search {
        /// Grows with every change.
        pub revision: u64,
        /// How much there is in all, be it shown or not.
        pub count: u32,
        /// What is shown of it, by what it is.
        pub groups: Vec<HitGroup>,
    }
}

wire! {
    /// Hits of one kind.
    pub struct HitGroup {
        /// `Use cases`, `Answers`, `Archived` …
        pub label: String,
        /// The one that fits best first.
        pub hits: Vec<Hit>,
    }
}

wire! {
    /// Something that is found.
    pub struct Hit {
        /// The same for as long as it is found, and no other's.
        pub key: String,
        /// What it stands in: a use case, an integration; empty where that is what is found.
        pub of: String,
        /// What is asked there; empty where what is found is a name.
        pub asked: String,
        /// The text, or what of it stands around the first of the words.
        pub text: Vec<Stretch>,
        /// Where it is seen.
        pub place: Place,
    }
}

wire! {
    /// A part of a text.
    pub struct Stretch {
        /// As it is written, with its white space folded.
        pub text: String,
        /// It is one of the words that were looked for.
        pub found: bool,
    }
}
