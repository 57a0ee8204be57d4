//! Captures with faults planted in them: each is found, and none is invented. What comes of one is written as lines: a tag as often
//! as it was seen, with what is wrong; then what nobody planned.

mod hars;
mod others;

use std::io::{Cursor, Read};

use crate::capture::{Report, check};
use crate::document::id::Id;
use crate::tagging::{Attribute, Consent, Event, Kind, Personal, Plan};

/// An attribute as `name type`, with `!` before one that is required, and `= A|B` after one with allowed values.
fn attribute(written: &str) -> Attribute {
    let (is_required, written) = match written.strip_prefix('!') {
        Some(rest) => (true, rest),
        None => (false, written),
    };
    let (written, allowed) = written.split_once(" = ").unwrap_or((written, ""));
    let (name, kind) = written.split_once(' ').expect("a name and a type");
    Attribute {
        document: Id::from_bytes([0; 16]),
        name: name.to_owned(),
        kind: Some(Kind::of(kind).expect("a type")),
        is_required,
        allowed: allowed
            .split('|')
            .filter(|one| !one.is_empty())
            .map(str::to_owned)
            .collect(),
        example: String::new(),
        personal: Personal::NotChecked,
        source: String::new(),
        note: String::new(),
    }
}

fn event(number: u8, name: &str, consent: Consent, attributes: &[&str]) -> Event {
    Event {
        tag: Id::from_bytes([number; 16]),
        name: name.to_owned(),
        called: format!("What {name} says"),
        touchpoint: String::new(),
        trigger: String::new(),
        consent: Some(consent),
        attributes: attributes
            .iter()
            .map(|written| attribute(written))
            .collect(),
    }
}

/// The plan of all tests.
pub fn plan() -> Plan {
    let basket = [
        "!product_id text",
        "!price number",
        "quantity whole",
        "currency text = EUR|USD",
    ];
    let order = [
        "!order.id text",
        "!items[].price number",
        "items[].sku text",
        "gift flag",
        "paid moment",
    ];
    Plan {
        events: vec![
            event(1, "add_to_cart", Consent::Analytics, &basket),
            event(2, "purchase", Consent::Marketing, &order),
            event(3, "home_seen", Consent::None, &[]),
        ],
        needs: Vec::new(),
    }
}

pub fn checked(capture: impl Read) -> Report {
    let checked = check(&plan(), capture, &mut |_| true);
    checked.expect("it can be read").expect("nobody stops it")
}

/// What came of a capture, in lines: only tags that were seen.
pub fn told(capture: &str) -> String {
    let report = checked(capture.as_bytes());
    let mut lines = Vec::new();
    for tag in report.tags.iter().filter(|tag| tag.count > 0) {
        let faults = tag.faults.iter();
        let faults = faults.map(|fault| {
            format!(
                ", {} {} ×{}",
                fault.kind.name(),
                fault.attribute,
                fault.count
            )
        });
        lines.push(format!(
            "{} ×{}{}",
            tag.event,
            tag.count,
            faults.collect::<String>()
        ));
    }
    for event in &report.unplanned {
        let like = event.like.as_ref().map(|like| format!(", like {like}"));
        lines.push(format!(
            "unplanned {} ×{}{}",
            event.name,
            event.count,
            like.unwrap_or_default()
        ));
    }
    if report.unread > 0 {
        lines.push(format!("unread ×{}", report.unread));
    }
    lines.join("\n")
}

#[test]
fn what_cannot_be_read_is_refused_in_words() {
    let refused = |capture: &[u8]| {
        let refused = check(&plan(), Cursor::new(capture), &mut |_| true);
        refused.expect_err("it is no capture").to_string()
    };
    assert!(refused(b"").contains("nothing in this capture"));
    assert!(refused(b"  \n").contains("nothing in this capture"));
    assert!(refused(b"\xff\xfe{\0").contains("UTF-16"));
    assert!(refused(br#"{"log":{"entries":[{"request":"#).contains("ends in the middle"));
    assert!(refused(b"{event: 'add_to_cart'}").contains("copy(JSON.stringify(dataLayer))"));
    assert!(refused(b"Dear all, the tags work.").contains("no capture"));
    let huge = format!(r#"{{"event":"x","list":[{}1]}}"#, "1,".repeat(3 << 20));
    assert!(refused(huge.as_bytes()).contains("too large"));
}

#[test]
fn it_ends_when_somebody_wants_it_to() {
    let capture = format!(
        r#"{{"log":{{"entries":[{}{{}}]}}}}"#,
        r#"{"a":1},"#.repeat(1 << 20)
    );
    let mut told = 0;
    let checked = check(&plan(), capture.as_bytes(), &mut |_| {
        told += 1;
        told < 3
    });
    assert_eq!(checked.expect("it was read so far"), None);
    assert_eq!(told, 3);
}

#[test]
fn the_digest_is_that_of_the_file() {
    let report = checked(&b"{}\n\n"[..]);
    assert_eq!(report.bytes, 4);
    assert_eq!(report.digest.len(), 64);
    assert_eq!(report.digest, checked(&b"{}\n\n"[..]).digest);
    assert_ne!(report.digest, checked(&b"{}\n"[..]).digest);
}

#[test]
fn a_capture_without_consent_names_the_tags_that_need_it() {
    let capture = r#"[{"event":"add_to_cart","product_id":"a","price":1},{"event":"home_seen"}]"#;
    let report = checked(capture.as_bytes());
    let fired: Vec<&str> = report
        .without_consent()
        .map(|tag| tag.event.as_str())
        .collect();
    assert_eq!(fired, ["add_to_cart"]);
    let planned: Vec<&str> = report.as_planned().map(|tag| tag.event.as_str()).collect();
    assert_eq!(planned, ["add_to_cart", "home_seen"]);
    assert!(!report.is_clean());
}

#[test]
fn no_value_is_in_what_comes_of_it() {
    let capture = r#"{"event":"purchase","order":{"id":"SECRET-1"},"email":"anna@example.org","items":[{"price":"SECRET-2"}],"gift":"SECRET-3"}"#;
    let report = format!("{:?}", checked(capture.as_bytes()));
    assert!(
        !report.contains("SECRET") && !report.contains("anna@"),
        "{report}"
    );
    assert!(report.contains("email"));
}
