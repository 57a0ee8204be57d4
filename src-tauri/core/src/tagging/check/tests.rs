//! Plans with and without faults, as files to read.

use std::collections::BTreeSet;

use super::*;
use crate::tagging::plan::{Consent, Kind, Need, Personal, listed};

const BAD: &str = include_str!("bad.txt");
const GOOD: &str = include_str!("good.txt");

/// A plan as it is written in a file of this folder.
struct Written {
    title: String,
    limits: Vec<&'static Limits>,
    plan: Plan,
    /// What is found, and where.
    expected: Vec<String>,
}

fn number(number: usize) -> Id {
    Id::at(number as i64, [0; 10])
}

fn read(text: &str) -> Vec<Written> {
    let lines = text
        .lines()
        .filter(|line| !line.starts_with("# ") && !line.trim().is_empty());
    let mut all: Vec<Written> = Vec::new();
    let mut next = 0;
    for line in lines {
        if let Some(title) = line.strip_prefix("## ") {
            all.push(Written {
                title: title.to_owned(),
                limits: Vec::new(),
                plan: Plan::default(),
                expected: Vec::new(),
            });
            continue;
        }
        let written = all.last_mut().unwrap();
        let plan = &mut written.plan;
        next += 1;
        let id = number(next);
        let words: Vec<&str> = line.split_whitespace().collect();
        let said = |key: &str| {
            let mut words = words.iter();
            words
                .find_map(|word| word.strip_prefix(key))
                .unwrap_or_default()
        };
        match words[0] {
            "limits" => written.limits.push(Limits::of(words[1]).unwrap()),
            "!" => written.expected.push(words[1..].join(" ")),
            "need" => {
                let by = said("by=").replace('-', "");
                let serving = plan
                    .events
                    .iter()
                    .filter(|event| !said("by=").is_empty() && event.name == by);
                plan.needs.push(Need {
                    use_case: id,
                    called: format!("use case {}", plan.needs.len() + 1),
                    tags: serving.map(|event| event.tag).collect(),
                    names: words[1..]
                        .iter()
                        .filter(|word| !word.contains('='))
                        .map(|word| (*word).to_owned())
                        .collect(),
                });
            }
            "event" => plan.events.push(Event {
                tag: id,
                name: words[1].replace(['-'], if words[1] == "-" { "" } else { "-" }),
                called: format!("tag {}", plan.events.len() + 1),
                touchpoint: String::new(),
                trigger: String::new(),
                consent: Consent::of(said("consent=")),
                attributes: Vec::new(),
            }),
            name => {
                let event = plan.events.last_mut().unwrap();
                let one = |name: &str, id| Attribute {
                    document: id,
                    name: if name == "-" {
                        String::new()
                    } else {
                        name.to_owned()
                    },
                    kind: Kind::of(words[1]),
                    is_required: words.contains(&"required"),
                    allowed: listed(said("allowed=")),
                    example: said("example=")
                        .replace("LONG", &"x".repeat(101))
                        .replace('_', " "),
                    personal: Personal::of(said("personal=")),
                    source: String::new(),
                    note: String::new(),
                };
                if words[1] != "×" {
                    event.attributes.push(one(name, id));
                    continue;
                }
                let before = if words.len() == 4 { words[2] } else { "" };
                for n in 0..name.parse().unwrap() {
                    next += 1;
                    event.attributes.push(Attribute {
                        kind: Some(Kind::Text),
                        personal: Personal::No,
                        ..one(&format!("{before}part_{n}"), number(next))
                    });
                }
            }
        }
    }
    all
}

fn found(written: &Written) -> Vec<String> {
    let faults = written.plan.faults(&written.limits);
    let fault = |fault: &Fault| format!("{} at {}", fault.flaw, fault.of);
    faults.iter().map(fault).collect()
}

#[test]
fn bad_plans_give_the_faults_that_are_named() {
    let plans = read(BAD);
    assert!(plans.len() >= 40, "{}", plans.len());
    let mut named = BTreeSet::new();
    for written in &plans {
        assert_eq!(written.expected.len(), 1, "{}", written.title);
        assert_eq!(found(written), written.expected, "{}", written.title);
        named.extend(
            written
                .plan
                .faults(&written.limits)
                .iter()
                .map(|fault| fault.flaw),
        );
    }
    let all: BTreeSet<Flaw> = Flaw::ALL.iter().copied().collect();
    assert_eq!(named, all, "every flaw is in a plan");
}

#[test]
fn good_plans_have_none() {
    let plans = read(GOOD);
    assert!(plans.len() >= 20, "{}", plans.len());
    for mut written in plans {
        if written.limits.is_empty() {
            written.limits = Limits::built_in().iter().collect();
        }
        assert_eq!(found(&written), Vec::<String>::new(), "{}", written.title);
    }
}

#[test]
fn what_several_tags_share_has_its_fault_once() {
    let mut shared = read(BAD)
        .into_iter()
        .find(|written| written.title.starts_with("Nobody looked"))
        .unwrap();
    let mut again = shared.plan.events[0].clone();
    again.tag = number(999);
    again.name = "logout".to_owned();
    shared.plan.events.push(again);
    assert_eq!(found(&shared), shared.expected);
}
