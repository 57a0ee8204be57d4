//! Events, one after the other, held against the plan. Of each only counts remain.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use crate::capture::report::{Fault, FaultKind, TagSeen, Unplanned};
use crate::capture::seen::{Found, Given, Seen, is_allowed, is_nothing, is_of, reads_as};
use crate::tagging::{Event, Kind, Plan};
use crate::text::seen::one_line;

/// So many kinds of events that no tag sends are told, and so many attributes of a tag that are not planned.
const TOLD: usize = 200;
/// So many letters of a name that is not planned are told.
const LETTERS: usize = 100;

type Faults = BTreeMap<(FaultKind, String), u64>;

/// What was counted so far.
pub struct Tally<'p> {
    plan: &'p Plan,
    /// Where in the plan the tags of a name are.
    named: HashMap<&'p str, Vec<usize>>,
    counts: Vec<u64>,
    faults: Vec<Faults>,
    unplanned: HashMap<String, u64>,
    more: u64,
    /// How many events there were.
    pub events: u64,
    /// How many things could not be read.
    pub unread: u64,
}

impl<'p> Tally<'p> {
    /// Nothing was seen yet.
    pub fn new(plan: &'p Plan) -> Self {
        let mut named: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, event) in plan.events.iter().enumerate() {
            if !event.name.is_empty() {
                named.entry(&event.name).or_default().push(at);
            }
        }
        Self {
            plan,
            named,
            counts: vec![0; plan.events.len()],
            faults: vec![Faults::new(); plan.events.len()],
            unplanned: HashMap::new(),
            more: 0,
            events: 0,
            unread: 0,
        }
    }

    /// Whether a tag sends events of this name.
    pub fn knows(&self, name: &str) -> bool {
        self.named.contains_key(name)
    }

    /// Whether the events of a name carry an attribute, or parts of it.
    pub fn plans(&self, event: &str, attribute: &str) -> bool {
        let tags = self.named.get(event).into_iter().flatten();
        let mut attributes = tags.flat_map(|at| &self.plan.events[*at].attributes);
        attributes.any(|planned| leads_into(&planned.name, attribute))
    }

    /// Counts an event. Where several tags send events of its name, it is one of those that it fits best.
    pub fn take(&mut self, seen: &Seen, is_by_itself: bool) {
        self.events += 1;
        let Some(tags) = self.named.get(seen.name.as_str()) else {
            if !is_by_itself {
                self.count_unplanned(&seen.name);
            }
            return;
        };
        let found = tags
            .iter()
            .map(|at| (*at, faults(&self.plan.events[*at], seen)));
        let found: Vec<(usize, Vec<(FaultKind, String)>)> = found.collect();
        let fewest = found.iter().map(|(_, faults)| faults.len()).min();
        for (at, faults) in found {
            if Some(faults.len()) != fewest {
                continue;
            }
            self.counts[at] += 1;
            let known = &mut self.faults[at];
            for fault in faults {
                if known.len() < TOLD || known.contains_key(&fault) {
                    *known.entry(fault).or_default() += 1;
                }
            }
        }
    }

    fn count_unplanned(&mut self, name: &str) {
        let name = told(name);
        match self.unplanned.len() < TOLD || self.unplanned.contains_key(&name) {
            true => *self.unplanned.entry(name).or_default() += 1,
            false => self.more += 1,
        }
    }

    /// What was seen of each tag.
    pub fn tags(&self) -> Vec<TagSeen> {
        let events = self.plan.events.iter().enumerate();
        let events = events.filter(|(_, event)| !event.name.is_empty());
        let tag = |(at, event): (usize, &Event)| TagSeen {
            tag: event.tag,
            event: event.name.clone(),
            called: event.called.clone(),
            consent: event.consent,
            count: self.counts[at],
            faults: self.faults[at].iter().map(fault).collect(),
        };
        events.map(tag).collect()
    }

    /// The events that no tag sends, the most frequent first, and how many more there were than are told.
    pub fn unplanned(&self) -> (Vec<Unplanned>, u64) {
        let mut unplanned: Vec<Unplanned> = self
            .unplanned
            .iter()
            .map(|(name, count)| Unplanned {
                name: name.clone(),
                count: *count,
                like: self.like(name),
            })
            .collect();
        unplanned.sort_by(|one, other| (other.count, &one.name).cmp(&(one.count, &other.name)));
        (unplanned, self.more)
    }

    fn like(&self, name: &str) -> Option<String> {
        let mut events = self.plan.named().map(|event| &event.name);
        events.find(|known| bare(known) == bare(name)).cloned()
    }
}

fn fault(((kind, attribute), count): (&(FaultKind, String), &u64)) -> Fault {
    Fault {
        kind: *kind,
        attribute: attribute.clone(),
        count: *count,
    }
}

/// What is not as planned about an event, each once.
fn faults(planned: &Event, seen: &Seen) -> Vec<(FaultKind, String)> {
    let mut faults = Vec::new();
    for attribute in &planned.attributes {
        let mut tell = |kind| faults.push((kind, attribute.name.clone()));
        let is_missing = |is_there: bool| attribute.is_required && !is_there;
        match seen.find(&attribute.name) {
            Found::Nothing => {
                // What is missing as a whole is told once, not for each of its parts.
                let names = planned.attributes.iter().map(|other| &other.name);
                let mut wholes = names.filter(|name| **name != attribute.name);
                if is_missing(false) && !wholes.any(|whole| leads_into(&attribute.name, whole)) {
                    tell(FaultKind::Missing);
                }
            }
            Found::Written("") if is_missing(false) => tell(FaultKind::Missing),
            Found::Written("") => {}
            Found::Written(text) => {
                let allowed = &attribute.allowed;
                if attribute.kind.is_some_and(|kind| !reads_as(text, kind)) {
                    tell(FaultKind::WrongType);
                } else if !allowed.is_empty() && !is_written(text, attribute.kind, allowed) {
                    tell(FaultKind::NotAllowed);
                }
            }
            Found::Values(values) => {
                let there = values.iter().copied().flatten();
                let there: Vec<&Value> = there.filter(|value| !is_nothing(value)).collect();
                if is_missing(there.len() == values.len()) {
                    tell(FaultKind::Missing);
                }
                let mut all = there.iter();
                if let Some(kind) = attribute.kind
                    && !all.all(|value| is_of(value, kind))
                {
                    tell(FaultKind::WrongType);
                } else if !attribute.allowed.is_empty()
                    && !there
                        .iter()
                        .all(|value| is_allowed(value, &attribute.allowed))
                {
                    tell(FaultKind::NotAllowed);
                }
            }
        }
    }
    for (name, given) in &seen.attributes {
        additional(planned, name, given, &mut |name| {
            let fault = (FaultKind::Additional, told(name));
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        });
    }
    faults
}

/// Whether a text is among those that are allowed, as a number where it is to be one.
fn is_written(text: &str, kind: Option<Kind>, allowed: &[String]) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    allowed.iter().any(|allowed| match kind {
        Some(Kind::Whole | Kind::Number) => number(allowed) == number(text),
        _ => allowed == text,
    })
}

/// Tells what of an attribute is not in the plan: all of it, or parts of a record or list.
fn additional(planned: &Event, name: &str, given: &Given, tell: &mut dyn FnMut(&str)) {
    match given {
        Given::Typed(value) => additional_in(planned, name, value, tell),
        Given::Written(_) => {
            if !planned
                .attributes
                .iter()
                .any(|known| leads_into(&known.name, name))
            {
                tell(name);
            }
        }
    }
}

fn additional_in(planned: &Event, name: &str, value: &Value, tell: &mut dyn FnMut(&str)) {
    let names = || planned.attributes.iter().map(|known| known.name.as_str());
    let has_parts = names().any(|known| known != name && leads_into(known, name));
    match value {
        _ if !has_parts && (is_nothing(value) || names().any(|known| known == name)) => {}
        _ if !has_parts => tell(name),
        Value::Object(record) => {
            for (part, value) in record {
                additional_in(planned, &format!("{name}.{part}"), value, tell);
            }
        }
        Value::Array(parts) => {
            let name = format!("{name}[]");
            for part in parts {
                additional_in(planned, &name, part, tell);
            }
        }
        _ => {}
    }
}

/// Whether a name is that of a whole, or leads into it: `order.id` into `order`, `items[].price` into `items`.
fn leads_into(name: &str, whole: &str) -> bool {
    let rest = name.strip_prefix(whole);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.') || rest.starts_with("[]"))
}

/// A name that nobody planned, as far as it is told.
fn told(name: &str) -> String {
    one_line(name).chars().take(LETTERS).collect()
}

/// A name without case and separators.
fn bare(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
