//! What is wrong with a plan for one receiver.

use std::collections::BTreeMap;

use super::{Fault, Flaw, of_attribute, of_event};
use crate::tagging::limits::{Limits, Names};
use crate::tagging::path::{Branch, Tree, steps};
use crate::tagging::plan::{Attribute, Event, Kind, Plan};

pub(super) fn faults(plan: &Plan, limits: &'static Limits) -> Vec<Fault> {
    let events = plan.named();
    let faults = events.flat_map(|event| {
        let mut faults = of_name(event, limits);
        faults.extend(of_attributes(event, limits));
        faults.extend(of_values(event, limits));
        faults.extend(lacking(event, limits));
        faults
    });
    let told = |fault: Fault| Fault {
        limits: Some(&limits.key),
        ..fault
    };
    faults.map(told).collect()
}

fn of_name(event: &Event, limits: &Limits) -> Vec<Fault> {
    let flaws = [
        Flaw::EventTooLong,
        Flaw::EventLetters,
        Flaw::EventReserved,
        Flaw::EventPrefix,
    ];
    let found = called(&event.name, &limits.event, flaws);
    let fault = |(flaw, words)| of_event(event, flaw, words);
    found.into_iter().map(fault).collect()
}

fn of_attributes(event: &Event, limits: &Limits) -> Vec<Fault> {
    let flaws = [
        Flaw::AttributeTooLong,
        Flaw::AttributeLetters,
        Flaw::AttributeReserved,
        Flaw::AttributePrefix,
    ];
    let names = limits.attribute.names();
    let mut faults = Vec::new();
    for attribute in &event.attributes {
        let Some(steps) = steps(&attribute.name) else {
            continue;
        };
        if let Some(last) = steps.last() {
            let found = called(last.name, &names, flaws);
            let fault = |(flaw, words)| of_attribute(event, attribute, flaw, words);
            faults.extend(found.into_iter().map(fault));
        }
        let first = steps.first().map_or("", |step| step.name);
        let nested = limits.attribute.nested.as_ref();
        if steps.len() > 1 && nested.is_some_and(|nested| nested.iter().all(|name| name != first)) {
            faults.push(of_attribute(
                event,
                attribute,
                Flaw::Nested,
                "Only the parts of items are taken.".replace(
                    "items",
                    &nested.map_or(String::new(), |nested| nested.join(", ")),
                ),
            ));
        }
    }
    let tree = Tree::of(&event.attributes);
    let mut sent = Vec::new();
    flatten(&tree, limits.attribute.joined.as_deref(), "", &mut sent);
    if let Some(most) = limits.attribute.most.filter(|most| sent.len() > *most) {
        faults.push(of_event(
            event,
            Flaw::TooMany,
            format!(
                "It carries {} attributes, and at most {most} are taken.",
                sent.len()
            ),
        ));
    }
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for (name, attribute) in &sent {
        let Some(attribute) = attribute else { continue };
        let other = known.entry(name.clone()).or_insert(&attribute.name);
        if *other != attribute.name {
            faults.push(of_attribute(
                event,
                attribute,
                Flaw::Collide,
                format!("It is sent as {name}, and so is {other}: one of them is lost."),
            ));
        }
    }
    faults
}

/// What is sent, by the names it is sent under: parts of records one by one, a list as one.
fn flatten<'a>(
    tree: &Tree<'a>,
    joined: Option<&str>,
    before: &str,
    sent: &mut Vec<(String, Option<&'a Attribute>)>,
) {
    for (name, branch) in &tree.parts {
        let name = format!("{before}{name}");
        let Branch {
            attribute,
            is_list,
            tree,
        } = branch;
        match tree.parts.is_empty() || *is_list {
            true => sent.push((name, *attribute)),
            false => {
                let joint = joined.unwrap_or(".");
                flatten(tree, joined, &format!("{name}{joint}"), sent);
            }
        }
    }
}

fn of_values(event: &Event, limits: &Limits) -> Vec<Fault> {
    let mut faults = Vec::new();
    for attribute in &event.attributes {
        let values = || attribute.allowed.iter().chain([&attribute.example]);
        let is_text = matches!(
            attribute.kind,
            None | Some(Kind::Text | Kind::Date | Kind::Moment)
        );
        if let Some(longest) = limits.longest_value(&attribute.name).filter(|_| is_text)
            && let Some(long) = values().map(|value| value.chars().count()).max()
            && long > longest
        {
            faults.push(of_attribute(
                event,
                attribute,
                Flaw::ValueTooLong,
                format!("A value has {long} letters, and at most {longest} are taken."),
            ));
        }
        let mut written = limits.written.iter();
        let written = written.find(|written| written.attributes.contains(&attribute.name));
        if let Some(written) = written
            && values().any(|value| !value.is_empty() && !written.fits(value))
        {
            faults.push(of_attribute(
                event,
                attribute,
                Flaw::WrittenOtherwise,
                format!("It is taken as {} alone.", written.form),
            ));
        }
        let tree = Tree::of(&event.attributes);
        let is_empty = attribute.kind == Some(Kind::Record)
            && tree
                .parts
                .get(attribute.name.as_str())
                .is_some_and(|branch| branch.tree.parts.is_empty());
        if limits.value.drops_empty_records && is_empty {
            faults.push(of_attribute(
                event,
                attribute,
                Flaw::RecordEmpty,
                "It is a record, and no attribute is a part of it: it does not arrive.",
            ));
        }
    }
    faults
}

/// What an event has to have, by its name or by what it carries.
fn lacking(event: &Event, limits: &Limits) -> Vec<Fault> {
    let tree = Tree::of(&event.attributes);
    let has = |name: &String| tree.parts.contains_key(name.as_str());
    let mut faults = Vec::new();
    for together in limits
        .together
        .iter()
        .filter(|together| has(&together.attribute))
    {
        let mut attributes = event.attributes.iter();
        let alone = attributes.find(|attribute| attribute.name == together.attribute);
        if let (Some(alone), false) = (alone, has(&together.with)) {
            let words = format!("It needs {} beside it. {}", together.with, together.why);
            faults.push(of_attribute(event, alone, Flaw::Alone, words));
        }
    }
    for needs in limits
        .needs
        .iter()
        .filter(|needs| needs.event == event.name)
    {
        if let Some(lacked) = needs.attributes.iter().find(|name| !has(name)) {
            let words = format!("It lacks {lacked}. {}", needs.why);
            faults.push(of_event(event, Flaw::Lacking, words));
        }
    }
    faults
}

/// What is wrong with a name, and in words: too long, other letters, reserved, begins as reserved ones do.
fn called(
    name: &str,
    names: &Names,
    [long, letters, reserved, prefix]: [Flaw; 4],
) -> Vec<(Flaw, String)> {
    let mut found = Vec::new();
    let count = name.chars().count();
    if let Some(longest) = names.longest.filter(|longest| count > *longest) {
        found.push((
            long,
            format!("The name has {count} letters, and at most {longest} are taken."),
        ));
    }
    if names.reserved.iter().any(|taken| taken == name) {
        found.push((reserved, "The receiver uses this name itself.".to_owned()));
        return found;
    }
    if let Some(begin) = names
        .prefixes
        .iter()
        .find(|begin| name.starts_with(begin.as_str()))
    {
        found.push((prefix, format!("No name may begin with {begin}.")));
        return found;
    }
    if let Some(allowed) = names.letters.filter(|letters| !letters.allow(name)) {
        found.push((letters, format!("A name is {}.", allowed.in_words())));
    }
    found
}
