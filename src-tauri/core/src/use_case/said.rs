//! An answer in words, as screens and exports show it: read from a record, with nothing that it takes to enter one.

use std::borrow::Cow;

use crate::document::fold::Record;
use crate::document::quarter::Quarter;
use crate::framework::scoping::measure::{self, Measure, with_unit};
use crate::framework::scoping::{Control, Field, estimate};

use super::asked::Ask;
use super::labels;

/// What is said to something that is asked.
#[derive(Debug, Clone)]
pub struct Said<'a> {
    /// The key idea: `Actor`.
    pub idea: &'a str,
    /// The question.
    pub question: &'a str,
    /// How it is entered.
    pub control: Control,
    /// The answer as it is kept.
    pub value: Cow<'a, str>,
    /// The answer in words.
    pub shown: Cow<'a, str>,
    /// Of a measure: where it comes from; may be empty.
    pub source: Option<Cow<'a, str>>,
}

impl Said<'_> {
    /// Whether it is written as text, and not in a word or two.
    pub fn is_text(&self) -> bool {
        self.control == Control::Text
    }
}

impl<'a> From<&'a Ask> for Said<'a> {
    fn from(ask: &'a Ask) -> Self {
        let source = ask.measure.as_ref();
        Said {
            idea: &ask.idea,
            question: &ask.question,
            control: ask.control,
            value: Cow::Borrowed(&ask.value),
            shown: Cow::Borrowed(&ask.shown),
            source: source.map(|measure| Cow::Borrowed(measure.source.as_str())),
        }
    }
}

/// The answer to a field as it is kept: text, the key of the chosen option, `4`, a day.
pub fn value<'a>(record: &'a Record, field: &Field) -> Cow<'a, str> {
    match record.integer(&field.field) {
        Some(number) => Cow::Owned(number.to_string()),
        None => Cow::Borrowed(record.text(&field.field)),
    }
}

/// The same in words, but of persons and links, whose names are elsewhere.
pub fn in_words<'a>(record: &'a Record, field: &'a Field, unit: &str) -> Cow<'a, str> {
    let text = record.text(&field.field);
    match field.kind {
        Control::Choice => Cow::Borrowed(field.option(text).map_or("", |option| &option.name)),
        Control::Flags => {
            let options = field.options.iter();
            let set = options.filter(|option| record.is_set(&field.member(&option.key)));
            let other = field
                .other
                .then(|| record.text(&field.other_field()).trim());
            let named: Vec<&str> = set
                .map(|option| option.name.as_str())
                .chain(other.filter(|other| !other.is_empty()))
                .collect();
            Cow::Owned(named.join(", "))
        }
        Control::Labels => Cow::Owned(labels::in_words(record)),
        Control::Quarter => match Quarter::kept(text) {
            Some(quarter) => Cow::Owned(quarter.in_words()),
            None => Cow::Borrowed(text),
        },
        Control::Rating => {
            let number = record.integer(&field.field).unwrap_or_default();
            let place = usize::try_from(number)
                .ok()
                .and_then(|at| at.checked_sub(1));
            let label = place.and_then(|at| field.labels.get(at));
            Cow::Borrowed(label.map_or("", String::as_str))
        }
        Control::Number if text.is_empty() => Cow::Borrowed(""),
        Control::Number => Cow::Owned(with_unit(text, &field.unit)),
        Control::Measure => {
            let measure = measure::read(text).unwrap_or_default();
            Cow::Owned(measured(&measure, unit))
        }
        Control::Estimate => {
            let estimate = estimate::read(text).unwrap_or_default();
            Cow::Owned(estimate.in_words(unit_of(record, field)))
        }
        Control::Line
        | Control::Text
        | Control::Date
        | Control::Person
        | Control::Links
        | Control::Rows => Cow::Borrowed(text),
    }
}

/// What an estimate counts: `%`, or the currency that the record names; may be empty.
pub fn unit_of<'a>(record: &'a Record, field: &'a Field) -> &'a str {
    match field.unit_in.as_str() {
        "" => &field.unit,
        named => record.text(named).trim(),
    }
}

/// A measure in words: `4.5%, by Analytics, on 2026-09-01`.
pub fn measured(measure: &Measure, unit: &str) -> String {
    let mut words = match measure.value.as_str() {
        "" => Vec::new(),
        value => vec![with_unit(value, unit)],
    };
    if !measure.source.is_empty() {
        words.push(format!("by {}", measure.source));
    }
    if !measure.date.is_empty() {
        words.push(format!("on {}", measure.date));
    }
    words.join(", ")
}
