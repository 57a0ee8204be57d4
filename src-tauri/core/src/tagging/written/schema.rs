//! JSON Schema of events: draft-07, and the self-describing form, which has the words of draft-04 alone.
//!
//! Both say the same with the words that both drafts know: values by `enum`, also where there is one, never `const` or `if`, and
//! no `multipleOf`, which refuses 19.99 for 0.01 in validators that divide.

use serde_json::{Map, Value, json};

use super::{Part, Receiver, on_a_line, readable};
use crate::tagging::path::{Branch, Tree};
use crate::tagging::plan::{Attribute, Event, Kind, Personal, Plan};
use crate::tagging::value;

/// Where an event's own name stands beside what it carries.
pub const EVENT: &str = "event";

/// A file for each event.
pub fn schemas(plan: &Plan) -> Vec<Part> {
    let events = plan.merged().into_iter();
    let file = |event: Event| (event.name.clone(), readable(&schema(&event)));
    events.map(file).collect()
}

/// The same as self-describing schemas.
pub fn self_describing(plan: &Plan) -> Vec<Part> {
    let events = plan.merged().into_iter();
    let file = |event: Event| (event.name.clone(), readable(&described(&event)));
    events.map(file).collect()
}

/// The schema of an event as it is pushed to a data layer: its name, and what it carries.
pub fn schema(event: &Event) -> Value {
    let mut schema = of_tree(&Tree::of(&event.attributes));
    schema.insert(
        "$schema".to_owned(),
        json!("http://json-schema.org/draft-07/schema#"),
    );
    schema.insert("title".to_owned(), json!(event.name));
    schema.insert("description".to_owned(), json!(said(event)));
    schema.insert("examples".to_owned(), json!([example(event)]));
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties
            .entry(EVENT)
            .or_insert_with(|| json!({ "type": "string", "enum": [event.name] }));
    }
    let required = schema.entry("required").or_insert_with(|| json!([]));
    if let Value::Array(required) = required
        && !required.contains(&json!(EVENT))
    {
        required.insert(0, json!(EVENT));
    }
    Value::Object(schema)
}

/// The schema of what an event carries, with who it is of: `vendor` is to be filled in.
fn described(event: &Event) -> Value {
    let mut schema = of_tree(&Tree::of(&event.attributes));
    schema.insert(
        "$schema".to_owned(),
        json!(Receiver::of("self-describing").schema),
    );
    schema.insert("description".to_owned(), json!(said(event)));
    let name = |letter: char| match letter.is_ascii_alphanumeric() || "-_".contains(letter) {
        true => letter,
        false => '_',
    };
    let itself = json!({
        "vendor": "com.example",
        "name": event.name.chars().map(name).collect::<String>(),
        "format": "jsonschema",
        "version": "1-0-0",
    });
    schema.insert("self".to_owned(), itself);
    Value::Object(schema)
}

/// The schema of what an event carries alone.
pub fn carried(event: &Event) -> Value {
    Value::Object(of_tree(&Tree::of(&event.attributes)))
}

/// An event as it is pushed to a data layer, with the examples of the plan.
pub fn example(event: &Event) -> Value {
    let mut sent = values(&Tree::of(&event.attributes));
    sent.entry(EVENT).or_insert_with(|| json!(event.name));
    Value::Object(sent)
}

/// What is captured, where and when, on a line.
fn said(event: &Event) -> String {
    let said = [&event.called, &event.touchpoint, &event.trigger];
    let said = said.map(|said| on_a_line(said));
    let said = said.iter().filter(|said| !said.is_empty());
    said.map(String::as_str).collect::<Vec<_>>().join(" · ")
}

fn of_tree(tree: &Tree<'_>) -> Map<String, Value> {
    let parts = tree.parts.iter();
    let properties: Map<String, Value> = parts
        .clone()
        .map(|(name, branch)| ((*name).to_owned(), Value::Object(of_branch(branch))))
        .collect();
    let required: Vec<&str> = parts
        .filter(|(_, branch)| branch.is_required())
        .map(|(name, _)| *name)
        .collect();
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("properties".to_owned(), Value::Object(properties));
    // An empty list is none in draft-04.
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    schema.insert("additionalProperties".to_owned(), json!(false));
    schema
}

fn of_branch(branch: &Branch<'_>) -> Map<String, Value> {
    let mut schema = match (branch.is_list, branch.tree.parts.is_empty()) {
        (true, true) => {
            let mut schema = typed("array");
            let kind = Some(Kind::Text)
                .filter(|_| branch.attribute.is_some_and(|one| !one.allowed.is_empty()));
            if let (Some(_), Some(attribute)) = (kind, branch.attribute) {
                schema.insert("items".to_owned(), json!({ "enum": attribute.allowed }));
            }
            schema
        }
        (true, false) => {
            let mut schema = typed("array");
            schema.insert("items".to_owned(), Value::Object(of_tree(&branch.tree)));
            schema
        }
        (false, false) => of_tree(&branch.tree),
        (false, true) => branch.attribute.map_or_else(Map::new, of_value),
    };
    let described = branch.attribute.map(described_in_words).unwrap_or_default();
    if !described.is_empty() {
        schema.insert("description".to_owned(), json!(described));
    }
    schema
}

/// The schema of a value that has no parts.
fn of_value(attribute: &Attribute) -> Map<String, Value> {
    let Some(kind) = attribute.kind else {
        return Map::new();
    };
    let mut schema = match kind {
        Kind::Text => typed("string"),
        Kind::Whole => typed("integer"),
        Kind::Number => typed("number"),
        Kind::Flag => typed("boolean"),
        Kind::Date => written("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        Kind::Moment => written("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}"),
        Kind::List => typed("array"),
        Kind::Record => typed("object"),
    };
    let allowed = allowed(kind, attribute);
    if !allowed.is_empty() {
        schema.insert("enum".to_owned(), Value::Array(allowed));
    }
    schema
}

fn typed(name: &str) -> Map<String, Value> {
    Map::from_iter([("type".to_owned(), json!(name))])
}

fn written(pattern: &str) -> Map<String, Value> {
    let mut schema = typed("string");
    schema.insert("pattern".to_owned(), json!(pattern));
    schema
}

/// The allowed values that are of the type, each once.
fn allowed(kind: Kind, attribute: &Attribute) -> Vec<Value> {
    let mut allowed: Vec<Value> = Vec::new();
    for typed in &attribute.allowed {
        let sent = value::sent(kind, typed);
        allowed.extend(sent.filter(|sent| !allowed.contains(sent)));
    }
    allowed
}

fn described_in_words(attribute: &Attribute) -> String {
    let personal = match attribute.personal {
        Personal::Yes => "Personal data.",
        Personal::No => "",
        Personal::NotChecked => "Not checked yet for personal data.",
    };
    let source = on_a_line(&attribute.source);
    let source = match source.as_str() {
        "" => String::new(),
        source => format!("From: {source}."),
    };
    let said = [on_a_line(&attribute.note), source, personal.to_owned()];
    let said = said.iter().filter(|said| !said.is_empty());
    said.map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn values(tree: &Tree<'_>) -> Map<String, Value> {
    let parts = tree.parts.iter();
    parts
        .map(|(name, branch)| ((*name).to_owned(), value_of(branch)))
        .collect()
}

fn value_of(branch: &Branch<'_>) -> Value {
    match (branch.is_list, branch.tree.parts.is_empty()) {
        (true, false) => json!([values(&branch.tree)]),
        (false, false) => Value::Object(values(&branch.tree)),
        (true, true) => match branch.attribute {
            Some(attribute) if !attribute.allowed.is_empty() => json!([attribute.allowed[0]]),
            attribute => attribute
                .and_then(|attribute| value::sent(Kind::List, &attribute.example))
                .unwrap_or_else(|| value::any(Kind::List)),
        },
        (false, true) => branch.attribute.map_or(Value::Null, of_example),
    }
}

/// The example of an attribute, or what stands for one.
fn of_example(attribute: &Attribute) -> Value {
    let Some(kind) = attribute.kind else {
        return json!(attribute.example);
    };
    let allowed = allowed(kind, attribute);
    let example = value::sent(kind, &attribute.example);
    let example = example.filter(|example| match (kind, example.as_str()) {
        (Kind::Text, Some("")) => false,
        _ => allowed.is_empty() || allowed.contains(example),
    });
    example
        .or_else(|| allowed.first().cloned())
        .unwrap_or_else(|| value::any(kind))
}
