//! What those who build are handed: each from the same [`Plan`], so that none says something else.

mod data_layer;
mod plan_as_code;
pub mod plan_json;
pub mod schema;
mod test_list;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

use super::plan::{Attribute, Event, Plan};

pub use data_layer::{snippet, snippets};
pub use plan_as_code::plan_as_code;
pub use test_list::test_list;

/// A form that a plan is handed over in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receiver {
    /// As the person chooses it.
    pub label: String,
    /// What the receiver does with it, in a sentence or two.
    #[serde(rename = "receiver")]
    pub does: String,
    /// The word for the version of its format; may be empty.
    #[serde(default)]
    pub version: String,
    /// The address of the schema that its files name; may be empty.
    #[serde(default)]
    pub schema: String,
}

/// A file, and what it is called after.
pub type Part = (String, Vec<u8>);

impl Receiver {
    /// The receiver of a form, by its key in `limits/receivers.toml`.
    pub fn of(form: &str) -> &'static Self {
        static RECEIVERS: LazyLock<BTreeMap<String, Receiver>> = LazyLock::new(|| {
            #[expect(
                clippy::expect_used,
                reason = "they are part of the build, and a test reads them"
            )]
            toml::from_str(include_str!("../../../limits/receivers.toml"))
                .expect("the receivers are sound")
        });
        static NOBODY: LazyLock<Receiver> = LazyLock::new(|| Receiver {
            label: String::new(),
            does: String::new(),
            version: String::new(),
            schema: String::new(),
        });
        RECEIVERS.get(form).unwrap_or(&NOBODY)
    }
}

impl Plan {
    /// The events that can be sent, those of one name as one: it carries what any of them does, and requires what all do.
    pub fn merged(&self) -> Vec<Event> {
        let mut merged: Vec<Event> = Vec::new();
        for event in self.named() {
            let Some(known) = merged.iter_mut().find(|known| known.name == event.name) else {
                merged.push(Event {
                    attributes: distinct(&event.attributes),
                    ..event.clone()
                });
                continue;
            };
            let has = |attributes: &[Attribute], name: &str| {
                attributes.iter().any(|one| one.name == name)
            };
            for attribute in &mut known.attributes {
                attribute.is_required &= has(&event.attributes, &attribute.name);
            }
            for attribute in distinct(&event.attributes) {
                if !has(&known.attributes, &attribute.name) {
                    known.attributes.push(Attribute {
                        is_required: false,
                        ..attribute
                    });
                }
            }
        }
        merged
    }
}

/// Attributes that have a name, of each name the first.
fn distinct(attributes: &[Attribute]) -> Vec<Attribute> {
    let mut distinct: Vec<Attribute> = Vec::new();
    for attribute in attributes {
        let is_known = distinct.iter().any(|known| known.name == attribute.name);
        if !is_known && super::path::steps(&attribute.name).is_some() {
            distinct.push(attribute.clone());
        }
    }
    distinct
}

/// What is said of an event or attribute on one line.
fn on_a_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// JSON as people read it, with a line break at its end.
fn readable(value: &Value) -> Vec<u8> {
    let mut text = format!("{value:#}").into_bytes();
    text.push(b'\n');
    text
}
