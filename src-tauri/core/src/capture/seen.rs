//! What was sent, for as long as it is looked at.

use jiff::Timestamp;
use jiff::civil;
use serde_json::{Map, Value};

use crate::tagging::Kind;

/// An event that was sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// Its name.
    pub name: String,
    /// What it carries.
    pub attributes: Vec<(String, Given)>,
    /// What was sent around that: an attribute may be among it, and what is not planned there is no fault.
    pub around: Vec<(String, Given)>,
}

/// A value that was sent.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    /// With its type, as JSON has it.
    Typed(Value),
    /// As text, in a form or an address, which has no types: a number is what reads as one.
    Written(String),
}

/// What stands in the place of an attribute of a plan.
pub enum Found<'a> {
    /// Values, of which one in a list may be missing.
    Values(Vec<Option<&'a Value>>),
    /// A text without a type.
    Written(&'a str),
    /// Nothing.
    Nothing,
}

/// The entries of a record.
pub fn entries(record: &Map<String, Value>) -> Vec<(String, Given)> {
    let entry = |(name, value): (&String, &Value)| (name.clone(), Given::Typed(value.clone()));
    record.iter().map(entry).collect()
}

impl Seen {
    /// What stands in the place that an attribute's name leads to: `order.id`, `items[].price`.
    pub fn find(&self, name: &str) -> Found<'_> {
        let all = || self.attributes.iter().chain(&self.around);
        if let Some((_, given)) = all().find(|(known, _)| known == name) {
            return match given {
                Given::Typed(value) => Found::Values(vec![Some(value)]),
                Given::Written(text) => Found::Written(text),
            };
        }
        let mut parts = name.split('.');
        let first = parts.next().unwrap_or_default();
        let (head, is_list) = listed(first);
        let value = all().find_map(|(known, given)| match given {
            Given::Typed(value) if known == head => Some(value),
            _ => None,
        });
        let Some(value) = value else {
            return Found::Nothing;
        };
        let mut values = into_list(vec![Some(value)], is_list);
        for part in parts {
            let (head, is_list) = listed(part);
            let inner = values.into_iter().map(|value| value?.get(head));
            values = into_list(inner.collect(), is_list);
        }
        Found::Values(values)
    }
}

/// A part of a name without the `[]` at its end, and whether there was one.
fn listed(part: &str) -> (&str, bool) {
    match part.strip_suffix("[]") {
        Some(head) => (head, true),
        None => (part, false),
    }
}

fn into_list(values: Vec<Option<&Value>>, is_list: bool) -> Vec<Option<&Value>> {
    if !is_list {
        return values;
    }
    let lists = values.into_iter().flat_map(|value| match value {
        Some(Value::Array(parts)) => parts.iter().map(Some).collect(),
        _ => vec![None],
    });
    lists.collect()
}

/// Whether a value says nothing.
pub fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}

/// Whether a value is of a type.
pub fn is_of(value: &Value, kind: Kind) -> bool {
    match (kind, value) {
        (Kind::Text, Value::String(_))
        | (Kind::Number, Value::Number(_))
        | (Kind::Flag, Value::Bool(_))
        | (Kind::List, Value::Array(_))
        | (Kind::Record, Value::Object(_)) => true,
        (Kind::Whole, Value::Number(number)) => {
            number.as_f64().is_some_and(|number| number.fract() == 0.0)
        }
        (Kind::Date | Kind::Moment, Value::String(text)) => reads_as(text, kind),
        _ => false,
    }
}

/// Whether a text without a type reads as one.
pub fn reads_as(text: &str, kind: Kind) -> bool {
    let json = || serde_json::from_str::<Value>(text).ok();
    match kind {
        Kind::Text => true,
        Kind::Whole => text
            .parse()
            .is_ok_and(|number: f64| number.is_finite() && number.fract() == 0.0),
        Kind::Number => text.parse().is_ok_and(f64::is_finite),
        Kind::Flag => ["true", "false", "1", "0"].contains(&text),
        Kind::Date => text.len() == "2026-11-22".len() && text.parse::<civil::Date>().is_ok(),
        Kind::Moment => text.parse::<Timestamp>().is_ok(),
        Kind::List => json().is_some_and(|value| value.is_array()),
        Kind::Record => json().is_some_and(|value| value.is_object()),
    }
}

/// Whether a value is among those that are allowed, as they are written in a plan.
pub fn is_allowed(value: &Value, allowed: &[String]) -> bool {
    match value {
        Value::String(text) => allowed.contains(text),
        Value::Array(parts) => parts.iter().all(|part| is_allowed(part, allowed)),
        Value::Number(number) => allowed.iter().any(|allowed| {
            allowed.parse().ok() == number.as_f64() || *allowed == number.to_string()
        }),
        other => allowed.contains(&other.to_string()),
    }
}
