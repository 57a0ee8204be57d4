//! Templates: a use case's beginnings, as suggestions that count only once somebody took them.
//!
//! A template is one TOML file of texts, named by the fields that the framework and scoping ask. The built-in ones are in
//! `src-tauri/core/templates/`; people make others of their use cases.

pub mod bare;
mod built_in;
mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::document::kind;
use crate::framework::Framework;
use crate::framework::scoping::{Control, Scoping};
pub use built_in::{BuiltIn, built_in};

/// The kinds of what a template suggests beside answers: documents and rows, by the names of their tables.
pub const SUGGESTED: [&str; 4] = [kind::METRIC, kind::TAG, kind::INTEGRATION, kind::STEP];

/// Texts by the fields that they are suggested for.
pub type Texts = BTreeMap<String, String>;

/// What a use case may begin with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Template {
    /// What it is called.
    pub name: String,
    /// What it is for, in a sentence.
    pub about: String,
    /// Answers, by the fields of a use case; a choice is the key of its option.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: Texts,
    /// Metrics, tags, integrations and steps by kind, each with its fields.
    #[serde(flatten)]
    pub rows: BTreeMap<String, Vec<Texts>>,
}

impl Template {
    /// Those of a kind that are suggested, in order.
    pub fn rows(&self, kind: &str) -> &[Texts] {
        self.rows.get(kind).map_or(&[], Vec::as_slice)
    }

    /// As a TOML file.
    ///
    /// # Errors
    /// What can't be written, in words; texts always can.
    pub fn to_toml(&self) -> Result<String, String> {
        toml::to_string_pretty(self).map_err(|error| error.to_string())
    }

    /// `21 answers, 4 metrics, 3 tags, 3 integrations and 4 steps`.
    pub fn holds(&self) -> String {
        let counted = |count: usize, noun: &str| {
            (count > 0).then(|| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }))
        };
        let answers = counted(self.answers.len(), "answer").into_iter();
        let rows = SUGGESTED.map(|kind| counted(self.rows(kind).len(), kind));
        let all = Vec::from_iter(answers.chain(rows.into_iter().flatten()));
        match all.split_last() {
            None => "Nothing".to_owned(),
            Some((last, [])) => last.clone(),
            Some((last, others)) => format!("{} and {last}", others.join(", ")),
        }
    }
}

/// How a field is entered that a template may suggest a text for; `None` for all others. Of scoping those are what a client
/// does not share with others: texts and choices.
pub fn control(framework: &Framework, kind: &str, field: &str) -> Option<Control> {
    if kind == kind::USE_CASE {
        let asked = framework.phases.iter().flat_map(|phase| &phase.questions);
        let question = asked.into_iter().find(|question| question.field() == field);
        if let Some(question) = question {
            return Some(match question.single_line {
                true => Control::Line,
                false => Control::Text,
            });
        }
    }
    let found = Scoping::built_in().find(kind, field)?;
    let is_text = matches!(
        found.field.kind,
        Control::Line | Control::Text | Control::Choice
    );
    (is_text && !found.is_other && !found.field.own).then_some(found.field.kind)
}

/// The field that names a row of a kind.
pub fn naming(kind: &str) -> &'static str {
    let first = Scoping::built_in().fields(kind).into_iter().next();
    first.map_or("", |field| field.field.as_str())
}
