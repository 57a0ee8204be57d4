//! A plan as code: three files of YAML, of events, of what they carry, and of which carries what.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{Part, Receiver, on_a_line};
use crate::tagging::path::{Branch, Tree};
use crate::tagging::plan::{Attribute, Event, Kind, Plan};
use crate::tagging::value;

/// The files of a plan of some title.
pub fn plan_as_code(title: &str, plan: &Plan) -> Vec<Part> {
    let events = plan.merged();
    let files = [
        ("events", events_file(title, &events)),
        ("properties", properties_file(title, &events)),
        ("tracking-plan", plan_file(title, &events)),
    ];
    files
        .map(|(name, text)| (name.to_owned(), text.into_bytes()))
        .into()
}

fn head(kind: &str, title: &str) -> String {
    let version = &Receiver::of("plan-as-code").version;
    format!(
        "version: {version}\nkind: {kind}\nmetadata:\n  name: {}\nspec:\n",
        quoted(&id(title))
    )
}

fn events_file(title: &str, events: &[Event]) -> String {
    let mut text = head("events", title);
    text.push_str(if events.is_empty() {
        "  events: []\n"
    } else {
        "  events:\n"
    });
    for event in events {
        let description = quoted(&on_a_line(&event.called));
        let _ = write!(
            text,
            "    - id: {}\n      name: {}\n      event_type: track\n      description: {description}\n",
            quoted(&id(&event.name)),
            quoted(&event.name),
        );
    }
    text
}

fn properties_file(title: &str, events: &[Event]) -> String {
    let mut text = head("properties", title);
    let mut known: Vec<String> = Vec::new();
    let mut entries = String::new();
    for event in events {
        let tree = Tree::of(&event.attributes);
        properties(&tree, "", &mut known, &mut entries);
    }
    text.push_str(if entries.is_empty() {
        "  properties: []\n"
    } else {
        "  properties:\n"
    });
    text + &entries
}

/// Every part of a tree that is not known yet, under the identifier of its whole way.
fn properties(tree: &Tree<'_>, before: &str, known: &mut Vec<String>, entries: &mut String) {
    for (name, branch) in &tree.parts {
        let way = id(&format!("{before}{name}"));
        if !known.contains(&way) {
            known.push(way.clone());
            let _ = write!(
                entries,
                "    - id: {}\n      name: {}\n      type: {}\n",
                quoted(&way),
                quoted(name),
                quoted(type_of(branch)),
            );
            if let Some(attribute) = branch.attribute {
                let note = on_a_line(&attribute.note);
                if !note.is_empty() {
                    let _ = writeln!(entries, "      description: {}", quoted(&note));
                }
                let allowed = allowed(attribute);
                if !allowed.is_empty() && !branch.is_list {
                    let _ = writeln!(entries, "      config:\n        enum: {}", json!(allowed));
                }
            }
        }
        properties(&branch.tree, &format!("{way}_"), known, entries);
    }
}

fn plan_file(title: &str, events: &[Event]) -> String {
    let mut text = head("tracking-plan", title);
    let _ = write!(
        text,
        "  id: {}\n  display_name: {}\n",
        quoted(&id(title)),
        quoted(title)
    );
    text.push_str(if events.is_empty() {
        "  rules: []\n"
    } else {
        "  rules:\n"
    });
    for event in events {
        let name = id(&event.name);
        let _ = write!(
            text,
            "    - type: event_rule\n      id: {}\n      event: {}\n      additional_properties: false\n",
            quoted(&format!("{name}_rule")),
            quoted(&format!("#event:{name}")),
        );
        carried(&Tree::of(&event.attributes), "", 6, &mut text);
    }
    text
}

fn carried(tree: &Tree<'_>, before: &str, indent: usize, text: &mut String) {
    if tree.parts.is_empty() {
        return;
    }
    let space = " ".repeat(indent);
    let _ = writeln!(text, "{space}properties:");
    for (name, branch) in &tree.parts {
        let way = id(&format!("{before}{name}"));
        let _ = write!(
            text,
            "{space}  - property: {}\n{space}    required: {}\n",
            quoted(&format!("#property:{way}")),
            branch.is_required(),
        );
        carried(&branch.tree, &format!("{way}_"), indent + 4, text);
    }
}

fn type_of(branch: &Branch<'_>) -> &'static str {
    match branch.attribute.and_then(|attribute| attribute.kind) {
        _ if branch.is_list => "array",
        _ if !branch.tree.parts.is_empty() => "object",
        Some(Kind::Whole) => "integer",
        Some(Kind::Number) => "number",
        Some(Kind::Flag) => "boolean",
        Some(Kind::List) => "array",
        Some(Kind::Record) => "object",
        Some(Kind::Text | Kind::Date | Kind::Moment) | None => "string",
    }
}

fn allowed(attribute: &Attribute) -> Vec<Value> {
    let kind = attribute.kind.unwrap_or(Kind::Text);
    let allowed = attribute.allowed.iter();
    allowed
        .filter_map(|typed| value::sent(kind, typed))
        .collect()
}

/// A name as an identifier: letters, digits and underscores.
fn id(name: &str) -> String {
    let mut id = String::new();
    for letter in name.chars() {
        match letter.is_ascii_alphanumeric() || letter == '_' {
            true => id.push(letter.to_ascii_lowercase()),
            false if id.ends_with('_') || id.is_empty() => {}
            false => id.push('_'),
        }
    }
    id.trim_end_matches('_').to_owned()
}

/// A text in double quotes, which YAML reads as JSON does.
fn quoted(text: &str) -> String {
    json!(text).to_string()
}
