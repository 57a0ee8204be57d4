//! `check-plan`, and what a script sets and lists of tags and attributes.

use ninefold_core::document::kind;
use ninefold_core::document::spot::Spot;
use ninefold_core::workspace::Entry;
use serde_json::Value;

use crate::stage::{FILE, Stage};

/// A tag that sends a purchase, whose attribute nobody said anything about.
fn stage() -> Stage {
    let stage = Stage::titled(&["Cart email"]);
    let mut workspace = stage.open();
    let mut add = |kind: &str, name: &str| {
        let done = workspace.add_document(kind, name).unwrap();
        done.place.unwrap().document.unwrap()
    };
    let tag = add(kind::TAG, "Order");
    let attribute = add(kind::ATTRIBUTE, "order_value");
    let spot = Spot::of(&tag, &format!("carries/{attribute}")).unwrap();
    workspace.enter(&spot, Entry::Tick(true)).unwrap();
    workspace.settle().unwrap();
    drop(workspace);
    stage
}

#[test]
fn a_plan_says_what_is_wrong_until_it_is_put_right() {
    let stage = stage();
    let run = stage.run(&["check-plan", FILE]);
    assert_eq!(run.code, 3, "{}", run.said);
    assert!(run.out.contains("no limits are chosen"), "{}", run.out);
    assert!(run.out.contains("its event has no name"), "{}", run.out);
    for (name, what, key, text) in [
        ("Order", "tags", "event", "purchase"),
        ("Order", "tags", "consent", "Analytics"),
        ("order_value", "attributes", "type", "Number"),
        ("order_value", "attributes", "personal", "no"),
    ] {
        stage
            .run(&["set", FILE, name, key, "--what", what, "--text", text])
            .done();
    }
    let run = stage.run(&["check-plan", FILE]);
    assert_eq!((run.code, run.said.as_str()), (0, ""), "{}", run.out);
    assert!(run.out.starts_with("No fault in 1 event."), "{}", run.out);
    // Against limits it has faults again.
    let held = ["check-plan", FILE, "--against", "web-analytics", "--json"];
    let run = stage.run(&held);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["limits"][0]["key"], "web-analytics");
    let faults = json["faults"].as_array().unwrap();
    assert_eq!(run.code == 3, !faults.is_empty());
    assert!(faults.iter().all(|fault| fault["limits"] != ""), "{json}");
}

#[test]
fn limits_that_are_not_known_are_refused_with_those_that_are() {
    let stage = stage();
    let run = stage.run(&["check-plan", FILE, "--against", "whoever"]);
    assert_eq!(run.code, 2);
    assert!(run.said.contains("web-analytics"), "{}", run.said);
}

/// The limits are a setting of the workspace, as in the window.
#[test]
fn limits_are_chosen_for_the_workspace_and_listed() {
    let stage = stage();
    let key = "limits/web-analytics";
    let chosen = || {
        let json = stage.run(&["list", FILE, "--what", "settings", "--json"]);
        let json: Value = serde_json::from_str(&json.done()).unwrap();
        let fields = json["fields"].as_array().unwrap().iter();
        let of = fields.filter(|field| field["value"] == true);
        of.map(|field| field["key"].as_str().unwrap().to_owned())
            .collect::<Vec<String>>()
    };
    assert!(chosen().is_empty());
    let set = |tick| stage.run(&["set", FILE, "settings", key, "--what", "settings", tick]);
    set("--tick").done();
    assert_eq!(chosen(), [key]);
    let run = stage.run(&["check-plan", FILE, "--json"]);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["limits"][0]["key"], "web-analytics");
    set("--untick").done();
    assert!(chosen().is_empty());
    let unknown = ["set", FILE, "settings", "limits/whoever"];
    let run = stage.run(&[&unknown[..], &["--what", "settings", "--tick"]].concat());
    assert_eq!(run.code, 5, "{}", run.said);
    // What the workspace says of itself is set in the same way.
    let controller = ["set", FILE, "settings", "controller", "--text", "Noordkaap"];
    stage
        .run(&[&controller[..], &["--what", "settings"]].concat())
        .done();
    let table = stage.run(&["list", FILE, "--what", "settings"]).done();
    assert!(table.contains("Noordkaap"), "{table}");
}

#[test]
fn attributes_are_listed_with_what_carries_them() {
    let stage = stage();
    let table = stage.run(&["list", FILE, "--what", "attributes"]).done();
    assert!(table.contains("order_value"), "{table}");
    let json = stage.run(&["list", FILE, "--what", "attributes", "--json"]);
    let json: Value = serde_json::from_str(&json.done()).unwrap();
    let row = &json["attributes"][0];
    assert_eq!(row["carriedBy"], serde_json::json!(["Order"]));
    assert_eq!(row["personal"], "Not checked yet");
    let fields = stage
        .run(&["list", FILE, "order_value", "--what", "attributes"])
        .done();
    for key in [
        "name", "type", "required", "allowed", "example", "personal", "source", "note",
    ] {
        assert!(fields.contains(key), "{key} in {fields}");
    }
}
