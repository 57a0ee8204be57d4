//! A template read from its file: all that can be read, and all that is wrong, each with its place.

use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{SUGGESTED, Template, Texts, control, naming};
use crate::document::kind;
use crate::framework::problem::{Problem, Problems};
use crate::framework::scoping::{Control, Scoping};
use crate::framework::{Framework, LIMIT};
use crate::text::name;

/// The place of what stands above the first table.
const WHOLE: &str = "template";

impl Template {
    /// Reads a template from a text that nobody vouches for.
    ///
    /// # Errors
    /// The problems found, in the order of their lines.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        let mut reading = Reading(Problems::new(text, WHOLE));
        if text.len() > LIMIT {
            reading.missing("it is longer than 1 MiB, which no template can be");
            return Err(reading.0.into_sorted());
        }
        let template = reading.template(text);
        match reading.0.is_empty() {
            true => Ok(template),
            false => Err(reading.0.into_sorted()),
        }
    }

    /// The same of one that is kept: what this version does not know is left out.
    pub fn of(text: &str) -> Self {
        Reading(Problems::new(text, WHOLE)).template(text)
    }
}

/// What was found so far.
struct Reading<'a>(Problems<'a>);

type Value<'a> = Spanned<DeValue<'a>>;

impl Reading<'_> {
    fn template(&mut self, text: &str) -> Template {
        let mut template = Template::default();
        let (root, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let at = error.span().unwrap_or(0..0);
            self.0.add(at, "syntax", error.message());
        }
        if !errors.is_empty() {
            return template;
        }
        for (key, value) in root.into_inner() {
            let at = key.span();
            match key.get_ref().as_ref() {
                "name" => template.name = self.line("name", value),
                "about" => template.about = self.line("about", value),
                "answers" => {
                    template.answers = self.texts(kind::USE_CASE, "answers", value);
                }
                kind if SUGGESTED.contains(&kind) => {
                    let rows = self.rows(kind, value);
                    template.rows.insert(kind.to_owned(), rows);
                }
                other => self.0.add(
                    at,
                    WHOLE,
                    format!("`{other}` is nothing that a template has"),
                ),
            }
        }
        for (what, text) in [("name", &template.name), ("about", &template.about)] {
            if text.trim().is_empty() {
                self.missing(&format!("it has no `{what}`"));
            }
        }
        template
    }

    fn missing(&mut self, message: &str) {
        self.0.add_missing(WHOLE, message);
    }

    fn line(&mut self, what: &str, value: Value<'_>) -> String {
        let at = value.span();
        let text = self.text(WHOLE, what, value).unwrap_or_default();
        if text.trim().contains(['\n', '\r']) {
            self.0
                .add(at, WHOLE, format!("`{what}` is more than one line"));
        }
        text.trim().to_owned()
    }

    fn text(&mut self, place: &str, what: &str, value: Value<'_>) -> Option<String> {
        let at = value.span();
        match value.into_inner() {
            DeValue::String(text) => Some(text.into_owned()),
            _ => {
                self.0
                    .add(at, place, format!("`{what}` is no text in quotes"));
                None
            }
        }
    }

    fn rows(&mut self, kind: &str, value: Value<'_>) -> Vec<Texts> {
        let at = value.span();
        let DeValue::Array(values) = value.into_inner() else {
            self.0
                .add(at, kind, format!("each {kind} begins with [[{kind}]]"));
            return Vec::new();
        };
        let mut rows = Vec::new();
        let mut names = BTreeSet::new();
        for (value, number) in values.into_iter().zip(1..) {
            let place = format!("{kind} {number}");
            let at = value.span();
            let row = self.texts(kind, &place, value);
            let naming = naming(kind);
            let named = row.get(naming).map_or("", String::as_str);
            match name::key(named) {
                key if key.is_empty() => {
                    self.0.add(at, &place, format!("it has no `{naming}`"));
                    continue;
                }
                key if !names.insert(key.clone()) => {
                    self.0.add(at, &place, format!("`{named}` is there twice"));
                    continue;
                }
                _ => rows.push(row),
            }
        }
        rows
    }

    fn texts(&mut self, kind: &str, place: &str, value: Value<'_>) -> Texts {
        let at = value.span();
        let DeValue::Table(table) = value.into_inner() else {
            self.0.add(at, place, "it is no table of fields");
            return Texts::new();
        };
        let mut texts = Texts::new();
        for (key, value) in table {
            let (field, at) = (key.get_ref().to_string(), value.span());
            let Some(control) = control(Framework::built_in(), kind, &field) else {
                let message = format!("`{field}` is nothing that a template can suggest");
                self.0.add(key.span(), place, message);
                continue;
            };
            let Some(text) = self.text(place, &field, value) else {
                continue;
            };
            let text = text.trim().to_owned();
            if self.fits(kind, place, &field, &text, control, at) {
                texts.insert(field, text);
            }
        }
        texts
    }

    fn fits(
        &mut self,
        kind: &str,
        place: &str,
        field: &str,
        text: &str,
        control: Control,
        at: Range<usize>,
    ) -> bool {
        let message = match control {
            _ if text.is_empty() => format!("`{field}` is empty"),
            Control::Line if text.contains(['\n', '\r']) => {
                format!("`{field}` is more than one line")
            }
            Control::Choice => {
                let found = Scoping::built_in().find(kind, field);
                let options = found.map_or(&[][..], |found| &found.field.options);
                if options.iter().any(|option| option.key == text) {
                    return true;
                }
                let keys = options.iter().map(|option| format!("`{}`", option.key));
                let keys = Vec::from_iter(keys).join(", ");
                format!("`{field}` is `{text}`, which is none of {keys}")
            }
            _ => return true,
        };
        self.0.add(at, place, message);
        false
    }
}
