//! Writes the schemas of events into a folder, for validators that are not ours: those of the sample, and of a plan with every
//! type. Beside each stands its own example. Then events at the limits of a receiver, with what is said to be wrong with each.
//!
//! `cargo run -p ninefold-core --example schemas -- target/tags`

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use ninefold_core::document::id::Id;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::tagging::limits::Limits;
use ninefold_core::tagging::written::{plan_as_code, plan_json, schema};
use ninefold_core::tagging::{Attribute, Event, Kind, Personal, Plan};
use ninefold_core::view::TagFilter;
use ninefold_core::workspace::Workspace;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args_os().nth(1).ok_or("which folder?")?);
    let held = tempfile::tempdir()?;
    let path = held.path().join("Sample.ninefold");
    let mut origin = Origin::system();
    let author = Author {
        id: (origin.ids)(0),
        name: "Anna de Vries".into(),
    };
    let workspace = Workspace::create_sample(&path, &author, origin)?;
    write(
        &folder.join("sample"),
        &workspace.plan(&TagFilter::default())?,
    )?;
    write(&folder.join("types"), &every_type())?;
    let received: Vec<Value> = at_the_limits().into_iter().map(received).collect();
    Ok(fs::write(
        folder.join("received.json"),
        serde_json::to_vec(&received)?,
    )?)
}

/// An event as it is sent, and what is said to be wrong with it for the receiver whose limits are named here.
fn received(event: Event) -> Value {
    let mut sent = schema::example(&event);
    if let Value::Object(sent) = &mut sent {
        sent.remove(schema::EVENT);
    }
    let name = event.name.clone();
    let plan = Plan {
        events: vec![event],
        ..Plan::default()
    };
    let limits: Vec<_> = Limits::of("cdp-events").into_iter().collect();
    let faults = plan.faults(&limits).into_iter();
    let against = faults.filter(|fault| fault.limits.is_some());
    let against: Vec<_> = against.map(|fault| fault.flaw.key()).collect();
    json!({ "event": name, "sent": sent, "faults": against })
}

/// Events that a receiver takes, and next to each one that it does not.
fn at_the_limits() -> Vec<Event> {
    let text = |name: &str| attribute(name, Kind::Text, "a");
    let many = |count: usize| (0..count).map(|number| text(&format!("a{number}")));
    let record = || attribute("order", Kind::Record, "");
    let items = || attribute("items", Kind::List, "");
    let mut events = vec![
        event("fifty", many(50).collect()),
        event("fifty_one", many(51).collect()),
        event(
            "a_list_is_one",
            many(49)
                .chain([items(), text("items[].id"), text("items[].name")])
                .collect(),
        ),
        event(
            "parts_count",
            many(49)
                .chain([record(), text("order.id"), text("order.name")])
                .collect(),
        ),
        event("apart", vec![text("order_id"), record(), text("order.no")]),
        event(
            "together",
            vec![text("order_id"), record(), text("order.id")],
        ),
        event("a_record", vec![text("a"), record(), text("order.id")]),
        event("an_empty_record", vec![text("a"), record()]),
        event(&"Any Case And Length ".repeat(20), vec![text("a")]),
        event("IDENTITY", vec![text("email")]),
    ];
    let forms = [
        "1990-01-02T03:04",
        "1990-01-02",
        "1990-01-02T03:04:05",
        "1990-01-02T03:04:05.000Z",
        "1990-01-02T03:04Z",
        "1990-02-30T03:04",
    ];
    let parts = || {
        [
            attribute("identifiers", Kind::List, ""),
            text("identifiers[].id"),
            text("identifiers[].provider"),
        ]
    };
    for form in forms {
        let born = attribute("dob", Kind::Text, form);
        let expires = attribute("identifiers[].expiryDate", Kind::Text, form);
        for more in [born, expires] {
            events.push(event(
                "IDENTITY",
                parts().into_iter().chain([more]).collect(),
            ));
        }
    }
    events
}

fn write(folder: &Path, plan: &Plan) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    for (name, bytes) in schema::schemas(plan) {
        fs::write(folder.join(format!("{name}.draft-07.json")), bytes)?;
    }
    for (name, bytes) in schema::self_describing(plan) {
        fs::write(folder.join(format!("{name}.draft-04.json")), bytes)?;
    }
    for event in plan.merged() {
        let example = schema::example(&event).to_string();
        fs::write(folder.join(format!("{}.example.json", event.name)), example)?;
    }
    for (name, bytes) in plan_as_code("Plan", plan) {
        fs::write(folder.join(format!("{name}.yaml")), bytes)?;
    }
    let file = plan_json::write(plan);
    if plan_json::read(&file)? != *plan {
        return Err("the plan did not come back as it was".into());
    }
    fs::write(folder.join("plan.json"), file)?;
    Ok(())
}

/// An event for each type that carries it with and without what it may, and one with records and lists.
fn every_type() -> Plan {
    let typed = [
        (Kind::Text, "a"),
        (Kind::Whole, "3"),
        (Kind::Number, "19.99"),
        (Kind::Flag, "false"),
        (Kind::Date, "2026-11-22"),
        (Kind::Moment, "2026-11-22T14:03:00Z"),
        (Kind::List, "S, M"),
        (Kind::Record, ""),
    ];
    let mut events: Vec<Event> = Vec::new();
    for (kind, example) in typed {
        let allowed = match kind {
            Kind::List | Kind::Record => Vec::new(),
            _ => vec![example.to_owned()],
        };
        events.push(event(
            kind.key(),
            vec![
                attribute("value", kind, example),
                Attribute {
                    is_required: false,
                    ..attribute("more", Kind::Number, "0.1")
                },
            ],
        ));
        if !allowed.is_empty() {
            events.push(event(
                &format!("{}_of_one", kind.key()),
                vec![Attribute {
                    allowed,
                    ..attribute("value", kind, example)
                }],
            ));
        }
    }
    events.push(event(
        "nested",
        vec![
            attribute("order", Kind::Record, ""),
            attribute("order.id", Kind::Text, "O-1"),
            attribute("items", Kind::List, ""),
            attribute("items[].price", Kind::Number, "19.99"),
        ],
    ));
    Plan {
        events,
        ..Plan::default()
    }
}

fn event(name: &str, attributes: Vec<Attribute>) -> Event {
    Event {
        tag: Id::at(0, [0; 10]),
        name: name.to_owned(),
        called: name.to_owned(),
        touchpoint: String::new(),
        trigger: String::new(),
        consent: None,
        attributes,
    }
}

fn attribute(name: &str, kind: Kind, example: &str) -> Attribute {
    Attribute {
        document: Id::at(0, [0; 10]),
        name: name.to_owned(),
        kind: Some(kind),
        is_required: true,
        allowed: Vec::new(),
        example: example.to_owned(),
        personal: Personal::No,
        source: String::new(),
        note: String::new(),
    }
}
