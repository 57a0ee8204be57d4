//! What scoping asks, as shown: one shape for every field of use cases, integrations, tags and metrics.

use super::{BenefitPart, Suspect, UseCaseHeader};
use crate::text::name::Likeness;
use crate::use_case::asked::{Ask, Choice, Design, Link, Missing, Row, Suggested};
use crate::wire::wire;

wire! {
    /// The Scoping tab of a use case.
    pub struct ScopingPage {
        /// Grows with every change.
        pub revision: u64,
        /// Title, stepper.
        pub header: UseCaseHeader,
        /// Which version of the requirements it is, and what changed since the one before; `null` while there is nothing.
        pub version: Option<RequirementsVersion>,
        /// The requirements, in order; rows stand where their ask stands.
        pub asks: Vec<Ask>,
        /// The steps.
        pub steps: Vec<Row>,
        /// The configuration of the steps, one line each: `2 · Segmentation: …`; shown beside the remark on configuration.
        pub configuration: Vec<String>,
        /// The designs.
        pub designs: Vec<Design>,
        /// What it may bring, in ranges.
        pub benefit: BenefitPart,
        /// The integrations it needs, with their status.
        pub needs: Vec<Link>,
        /// Its metrics, with where they stand: `Behind`, `On the way`, `Reached`, `No readings yet`.
        pub metrics: Vec<Link>,
        /// The tags that serve it, with their state.
        pub tags: Vec<Link>,
        /// Tags that the template suggests to serve it.
        pub suggested_tags: Vec<Suggested>,
        /// `7 of 10 requirements entered`.
        pub progress: String,
        /// The same, 0 to 100.
        pub percent: u8,
        /// The requirements that are not entered, by their key idea.
        pub missing: Vec<Missing>,
        /// What they rest on and changed since the use case was agreed.
        pub suspects: Vec<Suspect>,
    }
}

wire! {
    /// A version of the requirements of a use case: the baselines that cover it, counted.
    #[derive(Eq)]
    pub struct RequirementsVersion {
        /// `Version 3 · agreed at workshop 2 · 29 November 2026 · Anna de Vries`, or `Draft after version 3 · …`.
        pub in_words: String,
        /// `Changed since version 2`; empty of the first.
        pub since: String,
        /// What did: `Owner (changed)`.
        pub changed: Vec<String>,
    }
}

wire! {
    /// What somebody finds who looks for something to link.
    pub struct LinkChoices {
        /// What is like the name, the same name first; at most sixty. To no name all of few, else those that are chosen; at
        /// most two hundred.
        pub options: Vec<Choice>,
        /// How each of them is to the name.
        pub likeness: Vec<Likeness>,
        /// How many more there are.
        pub more: u32,
    }
}
