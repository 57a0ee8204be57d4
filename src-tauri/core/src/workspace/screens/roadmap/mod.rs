//! Build next, of this workspace and in words.

mod apart;
mod time_line;
mod why;
mod words;

use std::collections::{BTreeSet, HashMap};

use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::pin;
use crate::error::Error;
use crate::framework::Axis;
use crate::roadmap::{self, Integration, ONE, State, UseCase};
use crate::store::Listed;
use crate::use_case::scoring;
use crate::use_case::target::Target;
use crate::view::{Link, Pin, Roadmap, RoadmapPlace, Share, TimeLine};
use crate::workspace::Reader;
use crate::workspace::screens::integrations::RETIRED;

use words::Figure;

/// How the order comes about, for the person at the screen.
const RULE: &str = "We rank integrations by the use-case value they unlock for the effort they take, assume that the first is \
    built, and rank again. The value of a use case is shared equally by the integrations it needs that are not live yet.";

/// What pins do to it.
const PINS: &str = "A pinned integration is built at its place whatever its number is, and the others are ranked with it live \
    from then on.";

/// The status of an integration that use cases can count on.
const LIVE: &str = "live";

/// Everything the roadmap names, as links.
type Links = HashMap<Id, Link>;

/// What the roadmap is made of, with what is said of it.
#[derive(Default)]
struct Given {
    use_cases: Vec<UseCase>,
    integrations: Vec<Integration>,
    links: Links,
    /// The first rating that gives a use case without a value one: its phase and field.
    unscored: HashMap<Id, (String, String)>,
    /// When use cases are to go live, those of which that is said.
    targets: HashMap<Id, Target>,
    /// The days on which integrations are to be live, likewise.
    days: HashMap<Id, String>,
    pins: HashMap<Id, Pin>,
}

impl Given {
    fn ranked(&self) -> roadmap::Roadmap {
        roadmap::roadmap(&self.use_cases, &self.integrations)
    }
}

impl Reader {
    /// The integrations to build, in order, and the use cases that each completes.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn roadmap(&self) -> Result<Roadmap, Error> {
        let given = self.given_for_roadmap()?;
        Ok(self.in_places(&given, &given.ranked()))
    }

    /// The same with the line of time, of what is read once.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn build_next(&self) -> Result<(Roadmap, TimeLine), Error> {
        let given = self.given_for_roadmap()?;
        let made = given.ranked();
        Ok((self.in_places(&given, &made), self.on_line(&given, &made)))
    }

    fn in_places(&self, given: &Given, made: &roadmap::Roadmap) -> Roadmap {
        let apart = |one| apart::apart(one, given);
        let numbers = 0..made.places.len();
        Roadmap {
            revision: self.revision,
            rule: match made.places.iter().any(|place| place.pinned) {
                true => format!("{RULE} {PINS}"),
                false => RULE.to_owned(),
            },
            possible: named(&made.possible, &given.links),
            places: numbers.map(|at| placed(at, made, given)).collect(),
            unplaced: made.unplaced.iter().map(apart).collect(),
        }
    }

    fn given_for_roadmap(&self) -> Result<Given, Error> {
        let mut given = Given::default();
        let mut needed: HashMap<Id, BTreeSet<Id>> = HashMap::new();
        for document in self.documents_of(kind::INTEGRATION)? {
            let link = self.link(&document)?;
            given.integrations.push(self.as_buildable(&document, &link));
            let id = document.id;
            given.links.insert(id, link);
            let day = document.own().map_or("", |own| own.text(field::GO_LIVE));
            if !day.is_empty() {
                given.days.insert(id, day.to_owned());
            }
            given
                .pins
                .extend(self.pin_of(&document)?.map(|pin| (id, pin)));
            for use_case in self.at_work_naming(id, field::NEEDS)? {
                needed.entry(use_case.doc).or_default().insert(id);
            }
        }
        let value = Axis::ALL.iter().position(|axis| *axis == Axis::Value);
        for row in self.use_cases_at_work() {
            let link = self.link_listed(row)?;
            let summary = row.summary();
            let scored = summary.as_ref().zip(value);
            let value = scored.and_then(|(summary, value)| summary.axes[value].0);
            let needs = needed.remove(&row.doc).unwrap_or_default();
            if value.is_none() && !needs.is_empty() {
                let first = self.first_of_value(row)?;
                given.unscored.extend(first.map(|first| (row.doc, first)));
            }
            given.use_cases.push(UseCase {
                id: row.doc,
                order: self.collation.key(&link.name),
                name: link.name.clone(),
                value,
                needs,
            });
            let target = summary.map(|summary| summary.target);
            let target = target.filter(|target| !target.is_open());
            given.targets.extend(target.map(|target| (row.doc, target)));
            given.links.insert(row.doc, link);
        }
        Ok(given)
    }

    /// The first rating that gives a use case a value: its phase and field.
    fn first_of_value(&self, row: &Listed) -> Result<Option<(String, String)>, Error> {
        let use_case = self.use_case(&row.doc.to_string())?;
        let ratings = scoring::axis(&use_case, Axis::Value).ratings;
        let first = ratings.into_iter().next();
        Ok(first.map(|first| (first.phase, first.field)))
    }

    /// An integration as the roadmap sees it.
    fn as_buildable(&self, document: &Document, link: &Link) -> Integration {
        let effort = document.own().and_then(|own| own.integer("effort"));
        Integration {
            id: document.id,
            name: link.name.clone(),
            order: self.collation.key(&link.name),
            effort: effort
                .and_then(|effort| u32::try_from(effort).ok())
                .filter(|effort| (1..=5).contains(effort)),
            state: match link.state_key.as_str() {
                LIVE => State::Live,
                RETIRED => State::Retired,
                _ => State::Open,
            },
            pin: document.own().and_then(pin::pin).map(|(place, _)| place),
        }
    }

    /// The place that a document is pinned to, why, by whom and when.
    pub(crate) fn pin_of(&self, document: &Document) -> Result<Option<Pin>, Error> {
        let own = document.own();
        let pinned = own.and_then(|own| Some((pin::pin(own)?, own.fields.get(field::PINNED)?)));
        let Some(((place, reason), edit)) = pinned else {
            return Ok(None);
        };
        let by = format!("{}, {}", self.name_of(edit.author)?, self.told(edit.at));
        Ok(Some(Pin {
            place,
            in_words: match reason.trim() {
                "" => format!("Pinned to place {place} ({by})"),
                reason => format!("Pinned to place {place}: {reason} ({by})"),
            },
            reason,
        }))
    }
}

/// An integration at its place, which is counted from 0.
fn placed(at: usize, made: &roadmap::Roadmap, given: &Given) -> RoadmapPlace {
    let (place, links) = (&made.places[at], &given.links);
    let worth = Figure::of(place.worth, ONE);
    let priority = Figure::per_effort(place.worth, place.effort);
    let share = |share: &roadmap::Share| Share {
        use_case: links[&share.use_case].clone(),
        arithmetic: words::share_in_words(share),
    };
    RoadmapPlace {
        number: why::place(at),
        integration: links[&place.integration].clone(),
        sentence: words::sentence(place, &worth.shown),
        why: why::why(at, made, given),
        under: why::under(at, made, given),
        pin: given.pins.get(&place.integration).cloned(),
        go_live: given
            .days
            .get(&place.integration)
            .cloned()
            .unwrap_or_default(),
        arithmetic: words::arithmetic(place, &worth, &priority),
        priority: priority.shown,
        worth: worth.shown,
        effort: place.effort,
        shares: place.shares.iter().map(share).collect(),
        completes: named(&place.completes, links),
    }
}

fn named(ids: &[Id], links: &Links) -> Vec<Link> {
    ids.iter().map(|id| links[id].clone()).collect()
}
