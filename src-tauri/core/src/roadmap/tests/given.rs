//! Roadmaps as text, and any.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::document::id::Id;
use crate::properties::id;
use crate::roadmap::{Integration, ONE, Roadmap, State, Unplaced, UseCase, roadmap};
use crate::text::collation::Collation;

/// Compares a roadmap with one worked out by hand. Given are lines of `Use case VALUE: integration, …` and
/// `Integration EFFORT`, the latter with `live` or `retired` behind it, or `@1` for the place it is pinned to; `-` is a value or
/// effort that is missing.
pub(super) fn check(given: &str, expected: &str) {
    let (use_cases, integrations) = read(given);
    let made = roadmap(&use_cases, &integrations);
    let names: BTreeMap<Id, &str> = use_cases
        .iter()
        .map(|one| (one.id, one.name.as_str()))
        .chain(integrations.iter().map(|one| (one.id, one.name.as_str())))
        .collect();
    assert_eq!(written(&made, &names), lines(expected), "{given}");
}

pub(super) fn read(given: &str) -> (Vec<UseCase>, Vec<Integration>) {
    let (use_cases, integrations): (Vec<String>, Vec<String>) = lines(given)
        .into_iter()
        .partition(|line| line.contains(':'));
    let mut ids: BTreeMap<String, Id> = BTreeMap::new();
    let mut built = Vec::new();
    for (number, line) in (1..).zip(&integrations) {
        let (line, pin) = match line.rsplit_once(" @") {
            Some((line, pin)) => (line, pin.parse().ok()),
            None => (line.as_str(), None),
        };
        let (line, state) = match line.rsplit_once(' ') {
            Some((line, "live")) => (line, State::Live),
            Some((line, "retired")) => (line, State::Retired),
            _ => (line, State::Open),
        };
        let (name, effort) = line.rsplit_once(' ').unwrap();
        ids.insert(name.to_owned(), id(number));
        built.push(Integration {
            id: id(number),
            name: name.to_owned(),
            order: Collation::of("").key(name),
            effort: effort.parse().ok(),
            state,
            pin,
        });
    }
    let read = |(number, line): (u8, &String)| {
        let (head, needs) = line.split_once(':').unwrap();
        let (name, value) = head.rsplit_once(' ').unwrap();
        UseCase {
            id: id(number),
            name: name.to_owned(),
            order: Collation::of("").key(name),
            value: value.parse().ok(),
            needs: needs
                .split(',')
                .map(str::trim)
                .filter(|need| !need.is_empty())
                .map(|need| ids[need])
                .collect(),
        }
    };
    ((101..).zip(&use_cases).map(read).collect(), built)
}

fn written(made: &Roadmap, names: &BTreeMap<Id, &str>) -> Vec<String> {
    let list = |ids: &[Id]| {
        ids.iter()
            .map(|id| names[id])
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut lines = Vec::new();
    if !made.possible.is_empty() {
        lines.push(format!("possible: {}", list(&made.possible)));
    }
    for (number, place) in (1..).zip(&made.places) {
        let worth = match (place.worth % ONE, place.worth / ONE) {
            (0, whole) => whole.to_string(),
            (rest, whole) => format!("{whole} + {rest}"),
        };
        let completes = match place.completes.as_slice() {
            [] => String::new(),
            some => format!(", completes {}", list(some)),
        };
        let name = names[&place.integration];
        let pinned = if place.pinned { ", pinned" } else { "" };
        lines.push(format!(
            "{number} {name}: {worth} ÷ {}{completes}{pinned}",
            place.effort
        ));
    }
    lines.extend(made.unplaced.iter().map(|unplaced| match unplaced {
        Unplaced::NoEffort(one) => format!("{} has no effort", names[one]),
        Unplaced::NoValue(one) => format!("{} has no value", names[one]),
        Unplaced::Waits {
            use_case,
            integrations,
        } => format!("{} waits for {}", names[use_case], list(integrations)),
        Unplaced::Retired {
            use_case,
            integrations,
        } => format!("{} needs retired {}", names[use_case], list(integrations)),
        Unplaced::NoNeeds(one) => format!("{} names none", names[one]),
        Unplaced::NotNeeded(one) => format!("{} is not needed", names[one]),
    }));
    lines
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// Any use cases and integrations, with few names and values, so that there are ties.
pub(super) fn any() -> impl Strategy<Value = (Vec<UseCase>, Vec<Integration>)> {
    let integration = (
        0_u8..3,
        prop::option::weighted(0.8, 1_u32..=5),
        0_u8..6,
        prop::option::weighted(0.2, 1_u32..16),
    );
    let use_case = (
        0_u8..3,
        prop::option::weighted(0.8, 0_u32..=100),
        prop::collection::btree_set(0_u8..14, 0..8),
    );
    (
        prop::collection::vec(use_case, 0..12),
        prop::collection::vec(integration, 0..14),
    )
        .prop_map(|(use_cases, integrations)| {
            let use_cases = (100..)
                .zip(use_cases)
                .map(|(number, (name, value, needs))| UseCase {
                    id: id(number),
                    name: format!("U{name}"),
                    order: Collation::of("").key(&format!("U{name}")),
                    value,
                    needs: needs.into_iter().map(id).collect(),
                });
            let integrations =
                (0..)
                    .zip(integrations)
                    .map(|(number, (name, effort, state, pin))| Integration {
                        id: id(number),
                        name: format!("I{name}"),
                        order: Collation::of("").key(&format!("I{name}")),
                        effort,
                        state: match state {
                            0 => State::Live,
                            1 => State::Retired,
                            _ => State::Open,
                        },
                        pin,
                    });
            (use_cases.collect(), integrations.collect())
        })
}
