//! Scoping, as data: what is asked about a use case beyond its phases, and about integrations, tags and metrics.
//!
//! It is one TOML file. A question is added by editing it: the window, the exports and the door to a change all go
//! by its fields.

pub mod estimate;
mod help;
pub mod measure;
pub mod number;
mod same;
mod slides;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::document::kind;
use crate::wire::wire;

pub use help::{Help, HelpPoint};
pub use same::Same;
pub use slides::{Shows, Slide, SlideBox};

wire! {
    /// What an answer is, as `scoping.toml` names it, and so what can be entered; `flags` and `links` are entered in the field
    /// of an option, and `rows` have commands of their own.
    pub enum Control {
        /// One line.
        Line,
        /// Markdown.
        Text,
        /// One of the options.
        Choice,
        /// Any of the options.
        Flags,
        /// 1 to 5.
        Rating,
        /// A day.
        Date,
        /// A quarter of a year.
        Quarter,
        /// A number with its day.
        Measure,
        /// What a number is believed to be: low, likely and high.
        Estimate,
        /// A number alone, perhaps within a range.
        Number,
        /// Somebody.
        Person,
        /// Any words, each in a field of its own; see `use_case::labels`.
        Labels,
        /// Documents, the options.
        Links,
        /// Rows, shown by the screen itself.
        Rows,
    }
}

const BUILT_IN: &str = include_str!("../../../frameworks/scoping.toml");

/// What scoping asks.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scoping {
    /// The heading of the section in exports.
    pub name: String,
    /// What a use case is found by, beside what is asked about it.
    pub filed: Vec<Field>,
    /// The requirements of a use case.
    #[serde(rename = "requirement")]
    pub requirements: Vec<Field>,
    /// A step of a use case.
    pub step: Vec<Field>,
    /// A design of a use case.
    pub design: Vec<Field>,
    /// An integration.
    pub integration: Vec<Field>,
    /// A tag.
    pub tag: Vec<Field>,
    /// The event that a tag sends.
    pub event: Vec<Field>,
    /// An attribute of events.
    pub attribute: Vec<Field>,
    /// A metric.
    pub metric: Vec<Field>,
    /// A reading of a metric.
    pub reading: Vec<Field>,
    /// What a use case may bring and cost.
    pub benefit: Vec<Field>,
    /// Which score what it may bring proposes.
    pub proposal: Proposal,
    /// What the law asks of an integration and of a tag.
    pub law: Vec<Field>,
    /// A decision at the end of a phase of a use case.
    pub decision: Vec<Field>,
    /// What a workshop of a use case parks.
    pub parked: Vec<Field>,
    /// What is to be done after a workshop of a use case.
    pub action: Vec<Field>,
    /// A baseline.
    pub baseline: Vec<Field>,
    /// The experience tracker of a use case.
    pub tracker: Vec<Field>,
    /// What was counted in a variation of the test of a use case.
    pub variation: Vec<Field>,
    /// The slides of the experience tracker, in order.
    #[serde(rename = "slide")]
    pub slides: Vec<Slide>,
    /// What is asked in several places of a use case.
    pub same: Vec<Same>,
    /// What helps with what is asked.
    #[serde(rename = "help")]
    pub helps: Vec<Help>,
    /// Metrics to pick from.
    #[serde(rename = "suggestion")]
    pub suggestions: Vec<Suggestions>,
}

/// Something that is asked, and the field that holds the answer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The name of the field, such as `req/actor`. Of flags and links it is what the fields of the members begin with:
    /// `needs/<integration>`.
    pub field: String,
    /// The key idea, for tables and exports.
    pub idea: String,
    /// The question.
    pub question: String,
    /// Shown while there is no answer; may be empty.
    #[serde(default)]
    pub hint: String,
    /// Instead of `hint`, by the key of an activation type.
    #[serde(default)]
    pub hints: BTreeMap<String, String>,
    /// What the answer can be, and so how it is entered.
    pub kind: Control,
    /// It counts for nothing when it is not entered.
    #[serde(default)]
    pub optional: bool,
    /// What can be chosen.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// Flags that aren't among the options can be typed, into `<field>-other`.
    #[serde(default)]
    pub other: bool,
    /// The words for 1 to 5.
    #[serde(default)]
    pub labels: Vec<String>,
    /// What is offered while typing a line.
    #[serde(default)]
    pub suggestions: Vec<String>,
    /// A measure says where its value comes from.
    #[serde(default)]
    pub source: bool,
    /// What a number or an estimate counts: `%`; may be empty.
    #[serde(default)]
    pub unit: String,
    /// The field of the record that says what an estimate counts, such as a currency; may be empty.
    #[serde(default)]
    pub unit_in: String,
    /// The kind of the documents that links lead to.
    #[serde(default)]
    pub to: String,
    /// The kind of the rows.
    #[serde(default)]
    pub of: String,
    /// The options of a choice are the documents that are linked in this field.
    #[serde(default)]
    pub among: String,
    /// Where a number must lie, and what it is taken for while nobody entered one.
    pub range: Option<Range>,
    /// The use case that is started from what was learned begins with it.
    #[serde(default)]
    pub carried: bool,
    /// A use case that was agreed rests on it, and asks for a look where it changed since.
    #[serde(default)]
    pub suspect: bool,
    /// It is of this use case or client alone: no template suggests it.
    #[serde(default)]
    pub own: bool,
}

wire! {
    /// Where a number must lie.
    pub struct Range {
        /// At least this.
        pub least: f64,
        /// At most this.
        pub most: f64,
        /// It is moved by so much at a time.
        pub step: f64,
        /// What it is taken for while nobody entered one.
        pub usual: f64,
    }
}

/// Something that can be chosen.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The stable key, such as `in-progress`.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// What it means; may be empty.
    #[serde(default)]
    pub hint: String,
    /// A flag that stands alone: setting it clears the others, setting another clears it.
    #[serde(default)]
    pub exclusive: bool,
    /// Where it is chosen, the question is still open.
    #[serde(default)]
    pub open: bool,
    /// Where it is chosen, the use case is agreed.
    #[serde(default)]
    pub agrees: bool,
    /// Where it is chosen, what the law asks beside it needs no answer.
    #[serde(default)]
    pub settles: Vec<String>,
    /// What it is in the privacy taxonomy of Fides; may be empty.
    #[serde(default)]
    pub fides: Vec<String>,
}

/// A score that follows from what a use case may bring, as a proposal.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// The key of the dimension that is scored; a framework may have none of it.
    pub score: String,
    /// The score is 1, and one more for each of these numbers that what comes in is times what it costs; they rise.
    pub times: [f64; 4],
}

/// Metrics under a heading.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suggestions {
    /// The heading.
    pub group: String,
    /// The metrics.
    pub metrics: Vec<SuggestedMetric>,
}

/// A metric to pick.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuggestedMetric {
    /// Its name.
    pub name: String,
    /// Its unit; may be empty.
    pub unit: String,
    /// `up` or `down`.
    pub direction: String,
}

/// A field of scoping by its full name: `regulation/gdpr` is the flag `gdpr` of the field `regulation`.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// The field.
    pub field: &'a Field,
    /// The member of flags or links: an option's key or a document's identifier; empty otherwise.
    pub member: &'a str,
    /// It is the typed text beside flags.
    pub is_other: bool,
}

impl Scoping {
    /// The built-in one.
    pub fn built_in() -> &'static Self {
        static SCOPING: LazyLock<Scoping> = LazyLock::new(|| {
            #[expect(
                clippy::expect_used,
                reason = "it is part of the build, and a test reads it"
            )]
            toml::from_str(BUILT_IN).expect("the built-in scoping is sound")
        });
        &SCOPING
    }

    /// What is asked about a record of this kind, in order.
    pub fn fields(&self, record: &str) -> Vec<&Field> {
        self.asked(record).collect()
    }

    fn asked(&self, record: &str) -> impl Iterator<Item = &Field> {
        let lists: [&[Field]; 4] = match record {
            kind::USE_CASE => [
                &self.filed,
                &self.requirements,
                &self.benefit,
                &self.tracker,
            ],
            kind::STEP => [&self.step, &[], &[], &[]],
            kind::DESIGN => [&self.design, &[], &[], &[]],
            kind::INTEGRATION => [&self.integration, &self.law, &[], &[]],
            kind::TAG => [&self.tag, &self.event, &self.law, &[]],
            kind::ATTRIBUTE => [&self.attribute, &[], &[], &[]],
            kind::METRIC => [&self.metric, &[], &[], &[]],
            kind::READING => [&self.reading, &[], &[], &[]],
            kind::DECISION => [&self.decision, &[], &[], &[]],
            kind::PARKED => [&self.parked, &[], &[], &[]],
            kind::ACTION => [&self.action, &[], &[], &[]],
            kind::BASELINE => [&self.baseline, &[], &[], &[]],
            kind::VARIATION => [&self.variation, &[], &[], &[]],
            _ => [&[]; 4],
        };
        lists.into_iter().flatten()
    }

    /// Whether a field of a use case is entered in its experience tracker.
    pub fn is_tracked(&self, field: &Field) -> bool {
        self.tracker
            .iter()
            .any(|tracked| tracked.field == field.field)
    }

    /// Whether a field is of the lawful record.
    pub fn is_of_law(&self, field: &Field) -> bool {
        self.law.iter().any(|asked| asked.field == field.field)
    }

    /// Whether a field of a use case is what it is found by, which stands in its overview.
    pub fn is_filed(&self, field: &Field) -> bool {
        self.filed.iter().any(|filed| filed.field == field.field)
    }

    /// A field of a record of this kind, by its full name.
    pub fn find<'a>(&'a self, record: &str, name: &'a str) -> Option<Found<'a>> {
        self.asked(record).find_map(|field| field.found(name))
    }
}

impl Field {
    /// The option of this key.
    pub fn option(&self, key: &str) -> Option<&Choice> {
        self.options.iter().find(|option| option.key == key)
    }

    /// What is shown while there is no answer, given the key of an activation type.
    pub fn hint_for(&self, activation: &str) -> &str {
        self.hints.get(activation).unwrap_or(&self.hint)
    }

    /// The full name of a member of flags or links.
    pub fn member(&self, member: &str) -> String {
        format!("{}/{member}", self.field)
    }

    /// The full name of the typed text beside flags.
    pub fn other_field(&self) -> String {
        format!("{}-other", self.field)
    }

    fn found<'a>(&'a self, name: &'a str) -> Option<Found<'a>> {
        let found = |member, is_other| {
            Some(Found {
                field: self,
                member,
                is_other,
            })
        };
        let rest = name.strip_prefix(self.field.as_str())?;
        match self.kind {
            Control::Flags if self.other && rest == "-other" => found("", true),
            Control::Flags => {
                let member = rest
                    .strip_prefix('/')
                    .filter(|key| self.option(key).is_some())?;
                found(member, false)
            }
            Control::Links => {
                let member = rest.strip_prefix('/').filter(|member| !member.is_empty())?;
                found(member, false)
            }
            // The set itself, which labels are entered in, and each of them, by which one is taken away.
            Control::Labels => match rest.strip_prefix('/') {
                Some(member) if !member.is_empty() => found(member, false),
                None if rest.is_empty() => found("", false),
                _ => None,
            },
            Control::Rows => None,
            _ if rest.is_empty() => found("", false),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
