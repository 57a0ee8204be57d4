//! What is wrong with a plan whoever receives it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{At, Fault, Flaw, of_attribute, of_event};
use crate::document::id::Id;
use crate::tagging::path::{Tree, steps};
use crate::tagging::plan::{Attribute, Consent, Event, Kind, Personal, Plan};
use crate::tagging::value::is_of;

pub(super) fn faults(plan: &Plan) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut carriers = HashMap::new();
    for event in &plan.events {
        faults.extend(of_one(event));
        // An attribute that several tags share has its faults once.
        for attribute in &event.attributes {
            if *carriers.entry(attribute.document).or_insert(event.tag) == event.tag {
                faults.extend(of_its_own(event, attribute));
            }
        }
    }
    faults.extend(between_events(plan));
    faults.extend(between_attributes(plan));
    faults.extend(missed(plan));
    faults
}

/// What is wrong with an event.
fn of_one(event: &Event) -> Vec<Fault> {
    let mut faults = Vec::new();
    if event.name.is_empty() && event.attributes.is_empty() && event.consent.is_none() {
        // Nobody began to say what it sends.
        return faults;
    }
    if event.name.is_empty() {
        faults.push(of_event(
            event,
            Flaw::EventUnnamed,
            "It carries attributes, but its event has no name.",
        ));
    }
    let is_personal = |attribute: &&Attribute| attribute.personal == Personal::Yes;
    match (event.consent, event.attributes.iter().find(is_personal)) {
        (None | Some(Consent::None), Some(personal)) => faults.push(of_attribute(
            event,
            personal,
            Flaw::PersonalWithoutConsent,
            "It is personal, and the event asks for no consent.",
        )),
        (None, None) => faults.push(of_event(
            event,
            Flaw::ConsentUnsaid,
            "Nobody has said which consent it needs.",
        )),
        _ => {}
    }
    let mut names = BTreeSet::new();
    for attribute in &event.attributes {
        if !attribute.name.is_empty() && !names.insert(attribute.name.as_str()) {
            faults.push(of_attribute(
                event,
                attribute,
                Flaw::AttributeTwice,
                "The event carries two attributes of this name.",
            ));
        }
    }
    faults.extend(nesting(event));
    faults
}

/// Whether what has parts may have some.
fn nesting(event: &Event) -> Vec<Fault> {
    let mut faults = Vec::new();
    for part in &event.attributes {
        let Some(steps) = steps(&part.name) else {
            continue;
        };
        let mut way = String::new();
        for step in &steps[..steps.len() - 1] {
            way.push_str(step.name);
            let whole = event.attributes.iter().find(|whole| whole.name == way);
            let flaw = match whole.and_then(|whole| whole.kind) {
                Some(Kind::List) if step.is_list => None,
                Some(Kind::Record) if !step.is_list => None,
                None => None,
                Some(_) if step.is_list => Some(Flaw::PartsOfNoList),
                Some(_) => Some(Flaw::PartsOfNoRecord),
            };
            if let (Some(flaw), Some(whole)) = (flaw, whole) {
                let wanted = if step.is_list { "a list" } else { "a record" };
                let words = format!("{} is a part of it, but it is not {wanted}.", part.name);
                let fault = of_attribute(event, whole, flaw, words);
                if !faults.iter().any(|known: &Fault| known.at == fault.at) {
                    faults.push(fault);
                }
            }
            way.push_str(if step.is_list { "[]." } else { "." });
        }
    }
    faults
}

/// What is wrong with an attribute wherever it is carried.
fn of_its_own(event: &Event, attribute: &Attribute) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |flaw, words: String| faults.push(of_attribute(event, attribute, flaw, words));
    if attribute.name.is_empty() {
        fault(Flaw::AttributeUnnamed, "It has no name.".to_owned());
    } else if steps(&attribute.name).is_none() {
        fault(
            Flaw::PathBroken,
            "A dot leads into a record and [] into a list: order.id, items[].price.".to_owned(),
        );
    }
    if attribute.personal == Personal::NotChecked {
        fault(
            Flaw::PersonalUnchecked,
            "Nobody has checked whether it is personal.".to_owned(),
        );
    }
    let Some(kind) = attribute.kind else {
        fault(
            Flaw::TypeUnsaid,
            "Nobody has said what type it is.".to_owned(),
        );
        return faults;
    };
    let example = attribute.example.as_str();
    if !example.is_empty() && !is_of(kind, example) {
        fault(
            Flaw::ExampleOfOtherType,
            format!("The example, {example}, is not {}.", kind.in_words()),
        );
    } else if !example.is_empty()
        && !attribute.allowed.is_empty()
        && !attribute.allowed.iter().any(|allowed| allowed == example)
    {
        fault(
            Flaw::ExampleNotAllowed,
            format!("The example, {example}, is not among the allowed values."),
        );
    }
    if let Some(other) = attribute
        .allowed
        .iter()
        .find(|allowed| !is_of(kind, allowed))
    {
        fault(
            Flaw::AllowedOfOtherType,
            format!("The allowed value {other} is not {}.", kind.in_words()),
        );
    }
    faults
}

/// What events are at odds about.
fn between_events(plan: &Plan) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut known: HashMap<String, &Event> = HashMap::new();
    for event in plan.named() {
        let names = |event: &Event| {
            let names = event
                .attributes
                .iter()
                .map(|attribute| attribute.name.clone());
            names.collect::<BTreeSet<_>>()
        };
        let lowered = event.name.to_lowercase();
        match known.get(&lowered) {
            Some(other) if other.name != event.name => faults.push(of_event(
                event,
                Flaw::EventsAlike,
                format!(
                    "It differs from {} in case alone: receivers take them for two.",
                    other.name
                ),
            )),
            Some(other) if names(other) != names(event) => faults.push(of_event(
                event,
                Flaw::EventsDisagree,
                format!(
                    "“{}” sends the same event with other attributes.",
                    other.called
                ),
            )),
            Some(_) => {}
            None => {
                known.insert(lowered, event);
            }
        }
    }
    faults
}

/// What attributes of different tags are at odds about.
fn between_attributes(plan: &Plan) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut known: BTreeMap<String, (&Event, &Attribute)> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for event in &plan.events {
        for attribute in event.attributes.iter().filter(|one| !one.name.is_empty()) {
            let (first, other) = *known
                .entry(attribute.name.to_lowercase())
                .or_insert((event, attribute));
            if other.document == attribute.document || !told.insert(attribute.document) {
                continue;
            }
            let carried = match first.tag == event.tag {
                true => "in the same event".to_owned(),
                false => format!("in {}", first.in_words()),
            };
            match (other.kind, attribute.kind) {
                _ if other.name != attribute.name => faults.push(of_attribute(
                    event,
                    attribute,
                    Flaw::AttributesAlike,
                    format!("It differs from {} {carried} in case alone.", other.name),
                )),
                (Some(one), Some(another)) if one != another => faults.push(of_attribute(
                    event,
                    attribute,
                    Flaw::TypesDisagree,
                    format!(
                        "It is {} here, and {} {carried}.",
                        another.in_words(),
                        one.in_words()
                    ),
                )),
                _ => {}
            }
        }
    }
    faults
}

/// What use cases need that is not captured.
fn missed(plan: &Plan) -> Vec<Fault> {
    let mut faults = Vec::new();
    let events = plan.events.iter().map(|event| (event.tag, event));
    let events: HashMap<Id, &Event> = events.collect();
    for need in &plan.needs {
        let mut fault = |flaw, words| {
            faults.push(Fault {
                flaw,
                at: At::UseCase(need.use_case),
                of: need.called.clone(),
                words,
                limits: None,
            });
        };
        let serving = need.tags.iter().filter_map(|tag| events.get(tag));
        let serving: Vec<&Event> = serving.copied().collect();
        if serving.is_empty() {
            fault(
                Flaw::NeedWithoutTag,
                "It says what data it needs, and no tag serves it.".to_owned(),
            );
            continue;
        }
        // A remark may say what attributes do not say yet.
        if serving.iter().all(|event| event.attributes.is_empty()) {
            continue;
        }
        let trees: Vec<Tree> = serving
            .iter()
            .map(|one| Tree::of(&one.attributes))
            .collect();
        let carried = |name: &str| {
            serving.iter().zip(&trees).any(|(event, tree)| {
                let mut attributes = event.attributes.iter();
                event.name == name
                    || tree.parts.contains_key(name)
                    || attributes
                        .any(|attribute| attribute.name == name || attribute.last() == name)
            })
        };
        for name in need.names.iter().filter(|name| !carried(name)) {
            fault(
                Flaw::NeedNotCarried,
                format!("It needs {name}, and no tag that serves it carries that."),
            );
        }
    }
    faults
}
