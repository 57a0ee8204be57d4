//! What is handed over of a plan, as files to read, and what comes back.

use serde_json::{Value, json};

use super::*;
use crate::document::id::Id;
use crate::tagging::plan::{Consent, Kind, Need, Personal};

fn attribute(number: i64, name: &str, kind: Kind) -> Attribute {
    Attribute {
        document: Id::at(number, [1; 10]),
        name: name.to_owned(),
        kind: Some(kind),
        is_required: true,
        allowed: Vec::new(),
        example: String::new(),
        personal: Personal::No,
        source: String::new(),
        note: String::new(),
    }
}

fn plan() -> Plan {
    let attributes = vec![
        Attribute {
            allowed: vec!["EUR".to_owned()],
            ..attribute(1, "currency", Kind::Text)
        },
        Attribute {
            is_required: false,
            personal: Personal::Yes,
            note: "Two lines\nof a note".to_owned(),
            ..attribute(2, "customer_id", Kind::Text)
        },
        attribute(3, "items", Kind::List),
        Attribute {
            example: "19.99".to_owned(),
            ..attribute(4, "items[].price", Kind::Number)
        },
        attribute(5, "order.id", Kind::Text),
        Attribute {
            example: "</script>".to_owned(),
            source: "Data layer".to_owned(),
            ..attribute(6, "title", Kind::Text)
        },
    ];
    let event = |number: i64, name: &str, attributes: Vec<Attribute>| Event {
        tag: Id::at(number, [2; 10]),
        name: name.to_owned(),
        called: "Order \"placed\"".to_owned(),
        touchpoint: "Confirmation".to_owned(),
        trigger: "Page is shown".to_owned(),
        consent: Some(Consent::Analytics),
        attributes,
    };
    Plan {
        events: vec![
            event(1, "purchase", attributes.clone()),
            event(2, "purchase", attributes[..1].to_vec()),
            event(3, "", Vec::new()),
        ],
        needs: vec![Need {
            use_case: Id::at(9, [3; 10]),
            called: "Cart".to_owned(),
            names: vec!["order_value".to_owned()],
            tags: Vec::new(),
        }],
    }
}

#[test]
fn a_plan_comes_back_as_it_was() {
    let plan = plan();
    assert_eq!(plan_json::read(&plan_json::write(&plan)).unwrap(), plan);
    assert_eq!(
        plan_json::read(&plan_json::write(&Plan::default())).unwrap(),
        Plan::default()
    );
    assert!(plan_json::read(b"{}").is_err());
}

#[test]
fn events_of_one_name_are_one() {
    let merged = plan().merged();
    assert_eq!(merged.len(), 1);
    let required = merged[0].attributes.iter().filter(|one| one.is_required);
    assert_eq!(
        required.map(|one| one.name.as_str()).collect::<Vec<_>>(),
        ["currency"]
    );
}

#[test]
fn a_schema_says_what_is_sent() {
    let event = &plan().events[0];
    let schema = schema::schema(event);
    assert_eq!(schema["properties"]["currency"]["enum"], json!(["EUR"]));
    assert_eq!(
        schema["required"],
        json!(["event", "currency", "items", "order", "title"])
    );
    assert_eq!(
        schema["properties"]["items"]["items"]["required"],
        json!(["price"])
    );
    assert_eq!(schema["additionalProperties"], json!(false));
    assert_eq!(
        schema::example(event),
        json!({
            "event": "purchase",
            "currency": "EUR",
            "customer_id": "text",
            "items": [{ "price": 19.99 }],
            "order": { "id": "text" },
            "title": "</script>",
        })
    );
}

#[test]
fn the_self_describing_form_has_the_words_of_draft_4_alone() {
    const WORDS: [&str; 11] = [
        "$schema",
        "additionalProperties",
        "description",
        "enum",
        "items",
        "pattern",
        "properties",
        "required",
        "self",
        "type",
        "title",
    ];
    fn check(schema: &Value) {
        let Value::Object(schema) = schema else {
            return;
        };
        for (word, value) in schema {
            assert!(WORDS.contains(&word.as_str()), "{word}");
            match word.as_str() {
                "properties" => value.as_object().unwrap().values().for_each(check),
                "items" => check(value),
                "required" => assert_ne!(value, &json!([])),
                _ => {}
            }
        }
    }
    let [(_, file)] = schema::self_describing(&plan()).try_into().unwrap();
    check(&serde_json::from_slice(&file).unwrap());
}

#[test]
fn a_snippet_ends_no_script_and_says_what_it_needs() {
    let snippet = snippet(&plan().events[0]);
    assert!(!snippet.contains("</script>"), "{snippet}");
    assert!(snippet.contains("// Only with consent: analytics."));
    let pushed = snippet.split_once("push(").unwrap().1.trim_end();
    let pushed: Value = serde_json::from_str(pushed.strip_suffix(");").unwrap()).unwrap();
    assert_eq!(pushed, schema::example(&plan().events[0]));
}

#[test]
fn a_plan_as_code_names_nothing_that_is_not_there() {
    let files = plan_as_code("Noordkaap", &plan());
    let text: Vec<String> = files
        .iter()
        .map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap())
        .collect();
    for line in text[2].lines() {
        if let Some((_, id)) = line.split_once("#property:") {
            assert!(text[1].contains(&format!("- id: \"{id}\n")), "{id}");
        }
        if let Some((_, id)) = line.split_once("#event:") {
            assert!(text[0].contains(&format!("- id: \"{id}\n")), "{id}");
        }
    }
}

#[test]
fn each_form_says_what_becomes_of_it() {
    for form in [
        "json-schema",
        "tracking-plan",
        "plan-as-code",
        "self-describing",
        "data-layer",
        "test-list",
    ] {
        let Receiver { label, does, .. } = Receiver::of(form);
        assert!(!label.is_empty() && does.ends_with('.'), "{form}");
    }
}
