//! Tags as events: what one sends, and what is wrong with the plan.

use std::borrow::Cow;

use crate::framework::scoping::Help;
use crate::use_case::asked::{Ask, Choice, Place};
use crate::view::slice::{Says, Slice};
use crate::view::tags::said_by;
use crate::wire::wire;

wire! {
    /// A tag, with the event that it sends.
    pub struct TagPage {
        /// Grows with every change.
        pub revision: u64,
        /// The tag.
        pub id: String,
        /// What is captured, or `Untitled tag`.
        pub name: String,
        /// What is asked about the tag, and about its event.
        pub asks: Vec<Ask>,
        /// What is asked about the event, the attributes it carries among it.
        pub event: Vec<Ask>,
        /// When a capture showed that it sends what it should, in words; empty while none did.
        pub seen: String,
        /// The attributes it carries, by name.
        pub attributes: Vec<AttributeRow>,
        /// The names that its remark lists and that it does not carry yet.
        pub offered: Vec<String>,
        /// What is wrong with its event and attributes.
        pub faults: Vec<FaultRow>,
        /// What a page pushes to its data layer; empty while the event has no name.
        pub snippet: String,
        /// What an attribute is.
        pub help: Option<Help>,
    }
}

wire! {
    /// An attribute that an event carries.
    pub struct AttributeRow {
        /// The attribute.
        pub id: String,
        /// Its name, or `Untitled attribute`.
        pub name: String,
        /// What is asked about it.
        pub asks: Vec<Ask>,
        /// The other tags that carry it, in words; empty where there is none.
        pub shared: String,
        /// The same by name, for programs.
        #[serde(skip)]
        #[cfg_attr(test, ts(skip))]
        pub carried_by: Vec<String>,
    }
}

wire! {
    /// Something that is wrong with the plan.
    pub struct FaultRow {
        /// The same as long as it is the same fault.
        pub id: String,
        /// What it is about: `add_to_cart: price`.
        pub of: String,
        /// What is wrong, in a sentence.
        pub what: String,
        /// The limits that it is against, by their name; empty where the plan is at odds with itself.
        pub limits: String,
        /// Where it is put right.
        pub place: Place,
    }
}

/// The check of the tagging plan.
#[derive(Debug, Clone)]
pub struct PlanCheck {
    /// What is wrong: event by event, then what use cases miss.
    pub faults: Vec<FaultRow>,
    /// `3 faults in 12 events`.
    pub count: String,
    /// The limits that the plan can be held against.
    pub limits: Vec<LimitsChoice>,
}

wire! {
    /// The screen of the check of the tagging plan.
    pub struct PlanCheckScreen {
        /// Grows with every change.
        pub revision: u64,
        /// The document of the settings, in which limits are chosen.
        pub settings: String,
        /// What is wrong, those in sight: event by event, then what use cases miss.
        pub faults: Slice<FaultRow>,
        /// `3 faults in 12 events`.
        pub count: String,
        /// The limits that the plan can be held against.
        pub limits: Vec<LimitsChoice>,
        /// The attributes of the workspace, by name, those in sight.
        pub attributes: Slice<AttributeRow>,
        /// What an attribute is.
        pub help: Option<Help>,
    }
}

wire! {
    /// Limits that the plan can be held against.
    pub struct LimitsChoice {
        /// Whether the plan is held against them, and the field that says so.
        pub option: Choice,
        /// Which version they are of.
        pub version: String,
        /// Where that is told, as an address.
        pub source: String,
        /// What a plan can't be checked for, a sentence each.
        pub remarks: Vec<String>,
    }
}

impl Says for FaultRow {
    fn texts(&self) -> Vec<Cow<'_, str>> {
        let limits = match self.limits.as_str() {
            "" => String::new(),
            limits => format!(" ({limits})"),
        };
        let what = format!(" {}{limits}", self.what);
        vec![Cow::from(&self.of), Cow::from(what)]
    }
}

impl Says for AttributeRow {
    fn texts(&self) -> Vec<Cow<'_, str>> {
        said_by(&self.asks)
    }
}
