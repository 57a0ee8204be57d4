//! The shape of a framework's TOML file. Each table is read by itself, so that a fault in one hides none in another.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Error, ValueDeserializer};

use super::problem::{Problems, WHOLE};

/// A text and where it stands.
pub(super) type Text = Spanned<String>;

/// A framework as written.
pub(super) struct Source {
    /// `None` if it could not be read.
    pub head: Option<Head>,
    pub has_phases: bool,
    pub phases: Vec<Phase>,
    /// False if a part could not be read, so that what seems to be missing may well be there.
    pub complete: bool,
}

/// A phase as written.
pub(super) struct Phase {
    pub place: String,
    pub at: Range<usize>,
    /// `None` if it could not be read.
    pub head: Option<PhaseHead>,
    pub questions: Vec<Item<Question>>,
    pub dimensions: Vec<Item<Dimension>>,
    pub has_checklist: bool,
    pub checklist: Vec<Item<ChecklistItem>>,
    pub deliverables: Vec<Item<Deliverable>>,
}

/// A table that was read, and what to call its place.
pub(super) struct Item<T> {
    pub place: String,
    pub table: T,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    pub name: Text,
    pub subtitle: Text,
    pub roles: Vec<Text>,
    #[serde(default)]
    pub retired: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PhaseHead {
    pub key: Text,
    pub label: Text,
    pub title: Text,
    pub description: Text,
    pub activities: Vec<Text>,
    pub scoring: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    pub key: Text,
    pub section: Text,
    pub text: Text,
    pub hint: Text,
    #[serde(default)]
    pub single_line: bool,
    pub binds: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dimension {
    pub key: Text,
    pub name: Text,
    pub description: Text,
    pub labels: Spanned<Vec<Text>>,
    pub direction: Text,
    pub axis: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChecklistItem {
    pub key: Text,
    pub text: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Deliverable {
    pub key: Text,
    pub name: Text,
    pub evidence: Spanned<Vec<Text>>,
}

/// Reads all that can be read; `None` if the text is no TOML.
pub(super) fn read(text: &str, problems: &mut Problems<'_>) -> Option<Source> {
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        problems.add(error.span().unwrap_or(0..0), "syntax", error.message());
    }
    if !errors.is_empty() {
        return None;
    }
    let at = root.span();
    let mut root = root.into_inner();
    let has_phases = has(&root, "phases");
    let phases = list(&mut root, "phases", WHOLE, problems);
    let head = table(DeValue::Table(root), at, WHOLE, problems);
    let phases = phases
        .into_iter()
        .enumerate()
        .filter_map(|(index, value)| phase(index + 1, value, problems))
        .collect();
    Some(Source {
        head,
        has_phases,
        phases,
        complete: problems.is_empty(),
    })
}

fn phase(number: usize, value: Spanned<DeValue<'_>>, problems: &mut Problems<'_>) -> Option<Phase> {
    let at = value.span();
    let DeValue::Table(mut value) = value.into_inner() else {
        problems.add(
            at,
            &format!("phase {number}"),
            "a phase is a table: write `[[phases]]`",
        );
        return None;
    };
    let place = match value.get("key").and_then(|key| key.get_ref().as_str()) {
        Some(key) => format!("phase {number} ({key})"),
        None => format!("phase {number}"),
    };
    Some(Phase {
        questions: items(&mut value, "questions", "question", &place, problems),
        dimensions: items(&mut value, "dimensions", "dimension", &place, problems),
        has_checklist: has(&value, "checklist"),
        checklist: items(&mut value, "checklist", "checklist item", &place, problems),
        deliverables: items(&mut value, "deliverables", "deliverable", &place, problems),
        head: table(DeValue::Table(value), at.clone(), &place, problems),
        place,
        at,
    })
}

/// True if there is a list of this name, readable or not.
fn has(table: &DeTable<'_>, name: &str) -> bool {
    let value = table.get(name).map(|value| value.get_ref());
    value.is_some_and(|value| value.as_array().is_none_or(|list| !list.is_empty()))
}

/// Takes an array of tables out of a table and reads each.
fn items<'de, T: Deserialize<'de>>(
    from: &mut DeTable<'de>,
    name: &str,
    one: &str,
    place: &str,
    problems: &mut Problems<'_>,
) -> Vec<Item<T>> {
    let values = list(from, name, place, problems).into_iter().enumerate();
    let read = values.filter_map(|(index, value)| {
        let place = format!("{place}, {one} {}", index + 1);
        let at = value.span();
        let table = table(value.into_inner(), at, &place, problems)?;
        Some(Item { place, table })
    });
    read.collect()
}

/// Takes an array out of a table; one that is missing is empty.
fn list<'de>(
    from: &mut DeTable<'de>,
    name: &str,
    place: &str,
    problems: &mut Problems<'_>,
) -> Vec<Spanned<DeValue<'de>>> {
    let Some(value) = from.remove(name) else {
        return Vec::new();
    };
    let at = value.span();
    match value.into_inner() {
        DeValue::Array(values) => values.into_iter().collect(),
        _ => {
            problems.add(at, place, format!("`{name}` must be a list of tables"));
            Vec::new()
        }
    }
}

fn table<'de, T: Deserialize<'de>>(
    value: DeValue<'de>,
    at: Range<usize>,
    place: &str,
    problems: &mut Problems<'_>,
) -> Option<T> {
    let read: Result<T, Error> =
        T::deserialize(ValueDeserializer::from(Spanned::new(at.clone(), value)));
    read.map_err(|error| problems.add(error.span().unwrap_or(at), place, error.message()))
        .ok()
}
