//! `check-capture`.

use std::fs;

use ninefold_core::document::id::Id;
use ninefold_core::document::kind::{self, field};
use ninefold_core::document::spot::Spot;
use ninefold_core::view::TagFilter;
use ninefold_core::workspace::{Entry, Workspace};

use crate::stage::{FILE, Stage};

/// What a browser saves: a cookie, an authorization, and values of people in what was sent.
const CAPTURE: &str = r#"{"log":{"version":"1.2","entries":[{"request":{"method":"POST","url":"https://c.example/v1/batch?k=SECRET-0",
"headers":[{"name":"Cookie","value":"sid=SECRET-1"},{"name":"Authorization","value":"Bearer SECRET-2"}],"cookies":[{"name":"sid","value":"SECRET-1"}],
"postData":{"mimeType":"application/json","text":"{\"batch\":[{\"event\":\"add_to_cart\"},{\"event\":\"add_to_cart\"},{\"event\":\"addToCart\",\"email\":\"SECRET-3\"},{\"event\":\"purchase\",\"total\":\"SECRET-4\"}]}"}}}]}}"#;

fn stage() -> Stage {
    let stage = Stage::titled(&["Cart email"]);
    let mut workspace = stage.open();
    for (name, event) in [
        ("Basket", "add_to_cart"),
        ("Order", "purchase"),
        ("Search", "search"),
    ] {
        tag(&mut workspace, name, event);
    }
    drop(workspace);
    fs::write(stage.path("shop.har"), CAPTURE).unwrap();
    stage
}

fn tag(workspace: &mut Workspace, name: &str, event: &str) {
    workspace.add_document(kind::TAG, name).unwrap();
    let plan = workspace.tagging_plan(&TagFilter::default()).unwrap();
    let tag = plan.tags.iter().find(|tag| tag.name == name).unwrap();
    let id: Id = tag.id.parse().unwrap();
    let spot = Spot {
        document: id,
        record: id,
        field: field::EVENT.to_owned(),
    };
    workspace
        .enter(&spot, Entry::Text(event.to_owned()))
        .unwrap();
    workspace.settle().unwrap();
}

#[test]
fn a_capture_says_what_was_seen_and_what_is_not_as_planned() {
    let stage = stage();
    let before = stage.contents();
    let run = stage.run(&["check-capture", FILE, "shop.har"]);
    assert_eq!(run.code, 3, "{}", run.said);
    for line in [
        "4 events in the capture. Of 3 tags with an event’s name, 2 were seen, 1 of them as planned.",
        "as planned",
        "additional attribute: total",
        "not seen",
        "addToCart",
    ] {
        assert!(run.out.contains(line), "{line} in {}", run.out);
    }
    let json = stage
        .run(&["check-capture", FILE, "shop.har", "--json"])
        .out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["tags"][0]["count"], 2);
    assert_eq!(json["tags"][1]["faults"][0]["what"], "additional attribute");
    assert_eq!(json["unplanned"][0]["like"], "add_to_cart");
    assert_eq!(before, stage.contents());
}

#[test]
fn what_was_seen_is_verified_and_no_value_is_in_any_byte() {
    let stage = stage();
    let run = stage.run(&["check-capture", FILE, "shop.har", "--verify"]);
    assert_eq!(run.code, 3);
    assert!(
        run.said.contains("1 tag is marked as verified."),
        "{}",
        run.said
    );
    let tags = stage
        .run(&["list", FILE, "--what", "tags", "--json"])
        .done();
    assert_eq!(tags.matches("Verified").count(), 1, "{tags}");
    fs::remove_file(stage.path("shop.har")).unwrap();
    let mut folders = vec![stage.path("")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).unwrap();
            assert!(!bytes.windows(7).any(|part| part == b"SECRET-"), "{path:?}");
            files += 1;
        }
    }
    assert!(files > 1, "the workspace and a backup");
    assert!(!run.out.contains("SECRET") && !run.said.contains("SECRET"));
}

#[test]
fn tags_that_fired_without_consent_are_faults() {
    let stage = stage();
    let run = stage.run(&["check-capture", FILE, "shop.har", "--consent-denied"]);
    assert_eq!(run.code, 3);
    assert!(run.out.contains("Fired without consent"), "{}", run.out);
    assert!(
        run.out.contains("Basket (add_to_cart), 2 times"),
        "{}",
        run.out
    );
    fs::write(stage.path("none.har"), r#"{"log":{"entries":[]}}"#).unwrap();
    let run = stage.run(&["check-capture", FILE, "none.har", "--consent-denied"]);
    assert_eq!(run.code, 0, "{}", run.out);
}

#[test]
fn what_is_no_capture_is_refused_in_words() {
    let stage = stage();
    fs::write(stage.path("letter.txt"), "Dear all, the tags work.").unwrap();
    let run = stage.run(&["check-capture", FILE, "letter.txt"]);
    assert_eq!(run.code, 1);
    assert!(
        run.said.contains("no capture that Ninefold can read"),
        "{}",
        run.said
    );
    assert_eq!(stage.run(&["check-capture", FILE, "missing.har"]).code, 1);
}
