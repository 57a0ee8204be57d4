//! Build next, of this workspace and in words.

use std::collections::{BTreeSet, HashMap};

use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::Axis;
use crate::roadmap::{self, Integration, ONE, State, UseCase};
use crate::text::collation::Collation;
use crate::use_case;
use crate::use_case::scoring;
use crate::view::{Link, Place, Roadmap, RoadmapPlace, Screen, Share, Unplaced};
use crate::workspace::Reader;
use crate::workspace::screens::integrations::RETIRED;

/// How the order comes about, for the person at the screen.
const RULE: &str = "We rank integrations by the use-case value they unlock for the effort they take, assume that the first is \
    built, and rank again. The value of a use case is shared equally by the integrations it needs that are not live yet.";

/// The status of an integration that use cases can count on.
const LIVE: &str = "live";

/// Everything the roadmap names, as links.
type Links = HashMap<Id, Link>;

impl Reader {
    /// The integrations to build, in order, and the use cases that each completes.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn roadmap(&self) -> Result<Roadmap, Error> {
        let mut links = Links::new();
        let mut unscored = HashMap::new();
        let mut integrations = Vec::new();
        for document in self.documents_of(kind::INTEGRATION)? {
            let link = self.link(&document)?;
            integrations.push(integration(&document, &link, &self.collation));
            links.insert(document.id, link);
        }
        let mut use_cases = Vec::new();
        let mut needed: HashMap<Id, BTreeSet<Id>> = HashMap::new();
        for integration in &integrations {
            for use_case in self.at_work_naming(integration.id, field::NEEDS)? {
                needed
                    .entry(use_case.doc)
                    .or_default()
                    .insert(integration.id);
            }
        }
        for row in self.use_cases_at_work() {
            let link = self.link_listed(row)?;
            let value = Axis::ALL.iter().position(|axis| *axis == Axis::Value);
            let scored = row
                .summary()
                .zip(value)
                .map(|(summary, value)| summary.axes[value].0);
            let value = scored.flatten();
            if value.is_none() {
                let document = self.document(row.doc)?;
                let framework = self.framework_of(&document)?;
                let use_case = use_case::UseCase::new(&document, &framework);
                let first = scoring::axis(&use_case, Axis::Value)
                    .ratings
                    .into_iter()
                    .next();
                unscored.extend(first.map(|first| (row.doc, (first.phase, first.field))));
            }
            use_cases.push(UseCase {
                id: row.doc,
                order: self.collation.key(&link.name),
                name: link.name.clone(),
                value,
                needs: needed
                    .remove(&row.doc)
                    .unwrap_or_default()
                    .into_iter()
                    .collect(),
            });
            links.insert(row.doc, link);
        }
        let made = roadmap::roadmap(&use_cases, &integrations);
        let named = |ids: &[Id]| ids.iter().map(|id| links[id].clone()).collect();
        let places = (1..).zip(&made.places);
        Ok(Roadmap {
            revision: self.revision,
            rule: RULE.to_owned(),
            possible: named(&made.possible),
            places: places
                .map(|(number, place)| placed(number, place, &links))
                .collect(),
            unplaced: made
                .unplaced
                .iter()
                .map(|one| apart(one, &links, &unscored))
                .collect(),
        })
    }
}

/// An integration as the roadmap sees it.
fn integration(document: &Document, link: &Link, collation: &Collation) -> Integration {
    let effort = document.own().and_then(|own| own.integer("effort"));
    Integration {
        id: document.id,
        name: link.name.clone(),
        order: collation.key(&link.name),
        effort: effort
            .and_then(|effort| u32::try_from(effort).ok())
            .filter(|effort| (1..=5).contains(effort)),
        state: match link.state_key.as_str() {
            LIVE => State::Live,
            RETIRED => State::Retired,
            _ => State::Open,
        },
    }
}

fn placed(number: u32, place: &roadmap::Place, links: &Links) -> RoadmapPlace {
    let effort = i64::from(place.effort);
    let worth = Figure::of(place.worth, ONE);
    let priority = Figure::of(place.worth, ONE * effort);
    RoadmapPlace {
        number,
        integration: links[&place.integration].clone(),
        sentence: sentence(place, &worth.shown),
        arithmetic: arithmetic(place, &worth, &priority),
        priority: priority.shown,
        worth: worth.shown,
        effort: place.effort,
        shares: place
            .shares
            .iter()
            .map(|share| Share {
                use_case: links[&share.use_case].clone(),
                arithmetic: share_in_words(share),
            })
            .collect(),
        completes: named(&place.completes, links),
    }
}

/// `85 + 50 + 41.5 = 176.5; 176.5 ÷ 2 ≈ 88.3`.
fn arithmetic(place: &roadmap::Place, worth: &Figure, priority: &Figure) -> String {
    let over = format!("{} ÷ {} {priority}", worth.shown, place.effort);
    let parts = place.shares.iter().map(|share| Figure::of(share.part, ONE));
    let parts: Vec<Figure> = parts.collect();
    if parts.len() < 2 {
        return over;
    }
    // Figures that were rounded rarely add up to the rounded sum.
    let sum = Figure {
        shown: worth.shown.clone(),
        is_exact: worth.is_exact && parts.iter().all(|part| part.is_exact),
    };
    let parts: Vec<String> = parts.into_iter().map(|part| part.shown).collect();
    format!("{} {sum}; {over}", parts.join(" + "))
}

fn sentence(place: &roadmap::Place, worth: &str) -> String {
    match place.shares.len() {
        0 => format!(
            "Unlocks no value yet, since no use case that needs it has one · Effort {}",
            place.effort
        ),
        1 => format!(
            "Unlocks {worth} value points in 1 use case · Effort {}",
            place.effort
        ),
        many => format!(
            "Unlocks {worth} value points across {many} use cases · Effort {}",
            place.effort
        ),
    }
}

fn share_in_words(share: &roadmap::Share) -> String {
    let value = share.value;
    match share.among {
        1 => format!("{value}: all of its value, since nothing else it needs is left to build."),
        among => format!(
            "{value} ÷ {among} {}: value {value} over the {among} integrations it needs that are not live yet.",
            Figure::of(share.part, ONE)
        ),
    }
}

/// What stands apart, with what is missing and where that is entered.
fn apart(
    unplaced: &roadmap::Unplaced,
    links: &Links,
    unscored: &HashMap<Id, (String, String)>,
) -> Unplaced {
    let field_of = |id: &Id, field: &str| Place {
        record: Some(id.to_string()),
        field: Some(field.to_owned()),
        ..links[id].place.clone()
    };
    let scoping = |id: &Id| Place {
        screen: Some(Screen::Scoping),
        ..field_of(id, field::NEEDS)
    };
    let (what, missing, place) = match unplaced {
        roadmap::Unplaced::NoEffort(id) => (
            id,
            "Needs an effort estimate.".to_owned(),
            field_of(id, "effort"),
        ),
        roadmap::Unplaced::NoValue(id) => {
            let place = match unscored.get(id) {
                Some((phase, field)) => Place {
                    phase: Some(phase.clone()),
                    ..field_of(id, field)
                },
                None => links[id].place.clone(),
            };
            let missing = "It has no value: none of its scores on the Value axis is given.";
            (id, missing.to_owned(), place)
        }
        roadmap::Unplaced::Waits {
            use_case,
            integrations,
        } => {
            let lack = if integrations.len() == 1 {
                "has no effort"
            } else {
                "have no effort"
            };
            let missing = format!("It waits for {}, which {lack}.", list(integrations, links));
            (use_case, missing, field_of(&integrations[0], "effort"))
        }
        roadmap::Unplaced::Retired {
            use_case,
            integrations,
        } => {
            let (are, it) = match integrations.len() {
                1 => ("is", "it"),
                _ => ("are", "them"),
            };
            let missing = format!(
                "It needs {}, which {are} retired. Choose what replaces {it}.",
                list(integrations, links)
            );
            (use_case, missing, scoping(use_case))
        }
        roadmap::Unplaced::NoNeeds(id) => {
            let missing = "It names no integration that it needs.".to_owned();
            (id, missing, scoping(id))
        }
        roadmap::Unplaced::NotNeeded(id) => {
            let missing = "No use case needs it.".to_owned();
            (id, missing, field_of(id, &field::member(field::NEEDS, id)))
        }
    };
    Unplaced {
        what: links[what].clone(),
        missing,
        place,
    }
}

fn named(ids: &[Id], links: &Links) -> Vec<Link> {
    ids.iter().map(|id| links[id].clone()).collect()
}

/// `A`, `A and B`, `A, B and C`.
fn list(ids: &[Id], links: &Links) -> String {
    let names: Vec<&str> = ids.iter().map(|id| links[id].name.as_str()).collect();
    match names.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        names => names.concat(),
    }
}

/// A fraction as shown: to a tenth, and whether that is all of it.
struct Figure {
    shown: String,
    is_exact: bool,
}

impl Figure {
    fn of(numerator: i64, denominator: i64) -> Self {
        let tenths = (20 * numerator + denominator) / (2 * denominator);
        let shown = match tenths % 10 {
            0 => (tenths / 10).to_string(),
            rest => format!("{}.{rest}", tenths / 10),
        };
        Self {
            shown,
            is_exact: tenths * denominator == 10 * numerator,
        }
    }
}

/// As the result of a calculation: `= 45`, `≈ 27.7`.
impl std::fmt::Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.is_exact { "=" } else { "≈" };
        write!(f, "{sign} {}", self.shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_to_a_tenth() {
        for (numerator, denominator, expected) in [
            (212, 1, "= 212"),
            (212, 3, "≈ 70.7"),
            (83, 2, "= 41.5"),
            (1, 20, "≈ 0.1"),
            (0, 5, "= 0"),
        ] {
            assert_eq!(Figure::of(numerator, denominator).to_string(), expected);
        }
    }
}
