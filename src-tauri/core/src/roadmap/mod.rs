//! Build next: in which order to build integrations, so that they are led by the use cases that need them.
//!
//! Each use case spreads its value equally over the integrations it needs that are not live yet. An integration's worth
//! is the sum of the shares it receives, its priority is worth ÷ effort. The highest is built next and taken as live; then
//! all is reckoned anew. The arithmetic is exact, and every tie is decided, so the order of rows makes no difference.
//! Whatever is pinned to a place is built at that turn, whatever its number is, and live for those after it.
//!
//! Raising a use case's value never lowers what an integration it needs is worth while as much is live. It may bring the
//! integration's turn forward, to when more is still to be built and each gets less.

mod apart;
#[cfg(test)]
mod tests;
pub mod time_line;

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use crate::document::id::Id;
use crate::document::mutant;
use crate::document::pin;
use crate::text::collation::Key;

pub use apart::Unplaced;
use apart::unplaced;

/// What a value of 1 counts here. It is divisible by 1 to 16, so that the shares of so many integrations are exact; those
/// of more are rounded down.
pub const ONE: i64 = 720_720;

/// A use case at work, as the roadmap sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UseCase {
    /// Its document.
    pub id: Id,
    /// Its title.
    pub name: String,
    /// Where the name stands in lists.
    pub order: Key,
    /// 0 to 100; `None` while nothing is scored.
    pub value: Option<u32>,
    /// The integrations it needs. What is not among the integrations given counts for nothing.
    pub needs: BTreeSet<Id>,
}

/// An integration, as the roadmap sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Integration {
    /// Its document.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Where the name stands in lists.
    pub order: Key,
    /// 1 to 5; `None` while it is not known.
    pub effort: Option<u32>,
    /// Whether it is still to be built.
    pub state: State,
    /// The place, from 1, that somebody pinned it to.
    pub pin: Option<u32>,
}

/// Whether an integration is still to be built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is.
    Open,
    /// Use cases can count on it.
    Live,
    /// It is no longer used: it takes no share, and who needs it waits.
    Retired,
}

/// What to build, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Roadmap {
    /// The use cases for which everything is live already, by name.
    pub possible: Vec<Id>,
    /// In order.
    pub places: Vec<Place>,
    /// What stands apart, and why.
    pub unplaced: Vec<Unplaced>,
}

/// A place in the roadmap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The integration.
    pub integration: Id,
    /// 1 to 5.
    pub effort: u32,
    /// The sum of the shares when it is its turn, in parts of [`ONE`].
    pub worth: i64,
    /// The greatest first.
    pub shares: Vec<Share>,
    /// The use cases for which everything is live with it, by name.
    pub completes: Vec<Id>,
    /// Whether it stands here because it is pinned.
    pub pinned: bool,
    /// Of those that nobody pinned, the best beside it when it is its turn.
    pub rival: Option<Rival>,
    /// What it was worth at earlier turns, counted from 0, and at its own: those at which that became another.
    pub was: Vec<(usize, i64)>,
}

impl Place {
    /// What it was worth at a turn, counted from 0, in parts of [`ONE`].
    pub fn worth_at(&self, turn: usize) -> i64 {
        let until = self.was.iter().take_while(|(from, _)| *from <= turn);
        until.last().map_or(self.worth, |(_, worth)| *worth)
    }

    /// Whether another unlocks less for its effort.
    pub fn is_above(&self, worth: i64, effort: u32) -> bool {
        per_effort(self.worth, self.effort, worth, effort) == Ordering::Greater
    }
}

/// An integration that could have been built instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rival {
    /// The integration.
    pub integration: Id,
    /// 1 to 5.
    pub effort: u32,
    /// The sum of its shares at that turn, in parts of [`ONE`].
    pub worth: i64,
}

/// What a use case gives to an integration it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The use case.
    pub use_case: Id,
    /// Its value.
    pub value: u32,
    /// Over how many integrations it is spread.
    pub among: usize,
    /// What one gets, in parts of [`ONE`].
    pub part: i64,
}

/// An integration that can be placed now.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    integration: &'a Integration,
    effort: u32,
    worth: i64,
}

/// The roadmap of these use cases, none of which is archived, and integrations.
pub fn roadmap(use_cases: &[UseCase], integrations: &[Integration]) -> Roadmap {
    let use_cases = by_name(use_cases, |use_case| (&use_case.order, use_case.id));
    let integrations = by_name(integrations, |found| (&found.order, found.id));
    let in_state = |state: State| -> BTreeSet<Id> {
        let found = integrations.iter().filter(|found| found.state == state);
        found.map(|found| found.id).collect()
    };
    let (mut open, live, retired) = (
        in_state(State::Open),
        in_state(State::Live),
        in_state(State::Retired),
    );
    let needed: BTreeSet<Id> = use_cases
        .iter()
        .flat_map(|use_case| use_case.needs.iter().copied())
        .collect();
    let is_complete = |use_case: &UseCase, open: &BTreeSet<Id>| {
        use_case.needs.is_disjoint(&retired)
            && (use_case.needs.is_disjoint(open) || mutant::lacks("all it needs is live"))
    };
    let possible = use_cases
        .iter()
        .filter(|use_case| is_complete(use_case, &open) && !use_case.needs.is_disjoint(&live));
    let possible = possible.map(|use_case| use_case.id).collect();

    let mut left: Vec<(&Integration, u32)> = integrations
        .iter()
        .filter(|found| open.contains(&found.id) && needed.contains(&found.id))
        .filter_map(|found| Some((*found, found.effort?)))
        .collect();
    let pinned = pinned(&left);
    let pins: Vec<u32> = pinned.iter().map(|(pin, _)| *pin).collect();
    let is_pinned = |one: &Candidate<'_>| pinned.iter().any(|(_, id)| *id == one.integration.id);
    let mut was: BTreeMap<Id, Vec<(usize, i64)>> = BTreeMap::new();
    let mut places = Vec::new();
    for (turn, seat) in pin::seated(&pins, left.len()).into_iter().enumerate() {
        let mut shares = shares(&use_cases, &open);
        let candidates = left.iter().map(|(integration, effort)| Candidate {
            integration,
            effort: *effort,
            worth: worth(shares.get(&integration.id)),
        });
        let candidates: Vec<Candidate<'_>> = candidates.collect();
        for one in &candidates {
            let known = was.entry(one.integration.id).or_default();
            if known.last().is_none_or(|(_, worth)| *worth != one.worth) {
                known.push((turn, one.worth));
            }
        }
        let best = |but: Option<Id>| {
            let free = candidates.iter().filter(|one| !is_pinned(one));
            let free = free.filter(|one| Some(one.integration.id) != but);
            match mutant::lacks("the highest is built next") {
                true => free.copied().max_by(in_order),
                false => free.copied().min_by(in_order),
            }
        };
        let seated = seat.and_then(|who| pinned.get(who));
        let next = match seated {
            Some((_, id)) => candidates
                .iter()
                .copied()
                .find(|one| one.integration.id == *id),
            None => best(None),
        };
        let Some(next) = next else {
            break;
        };
        let built = next.integration.id;
        let rival = best(Some(built));
        if !mutant::lacks("what is placed is taken as live") {
            open.remove(&built);
            left.retain(|(integration, _)| integration.id != built);
        }
        let completes = use_cases
            .iter()
            .filter(|use_case| use_case.needs.contains(&built) && is_complete(use_case, &open));
        places.push(Place {
            integration: built,
            effort: next.effort,
            worth: next.worth,
            shares: shares.remove(&built).unwrap_or_default(),
            completes: completes.map(|use_case| use_case.id).collect(),
            pinned: seated.is_some(),
            rival: rival.map(|one| Rival {
                integration: one.integration.id,
                effort: one.effort,
                worth: one.worth,
            }),
            was: was.remove(&built).unwrap_or_default(),
        });
    }
    Roadmap {
        possible,
        places,
        unplaced: unplaced(&use_cases, &integrations, &needed, &retired),
    }
}

/// Those that are pinned, with their places: in the order of these, then by name. No number has a say in it.
fn pinned(left: &[(&Integration, u32)]) -> Vec<(u32, Id)> {
    if mutant::lacks("a pin holds whatever the numbers are") {
        return Vec::new();
    }
    let pinned = left.iter().filter_map(|(one, _)| Some((one.pin?, one.id)));
    let mut pinned: Vec<(u32, Id)> = pinned.collect();
    pinned.sort_by_key(|(pin, _)| *pin); // stable: equal ones stay by name
    pinned
}

/// What every open integration gets from those that need it, the greatest share first.
fn shares(use_cases: &[&UseCase], open: &BTreeSet<Id>) -> BTreeMap<Id, Vec<Share>> {
    let mut shares: BTreeMap<Id, Vec<Share>> = BTreeMap::new();
    for use_case in use_cases {
        let Some(value) = use_case.value else {
            continue;
        };
        let receiving: Vec<Id> = use_case.needs.intersection(open).copied().collect();
        for (index, integration) in receiving.iter().enumerate() {
            let whole = i64::from(value) * ONE;
            let part = match mutant::lacks("value is spread equally") {
                true if index == 0 => whole,
                true => 0,
                false => whole / receiving.len() as i64,
            };
            shares.entry(*integration).or_default().push(Share {
                use_case: use_case.id,
                value,
                among: receiving.len(),
                part,
            });
        }
    }
    for shares in shares.values_mut() {
        shares.sort_by_key(|share| Reverse(share.part)); // stable: equal ones stay by name
    }
    shares
}

/// The sum of shares.
fn worth(shares: Option<&Vec<Share>>) -> i64 {
    shares.map_or(0, |shares| shares.iter().map(|share| share.part).sum())
}

/// Which of two goes first: by priority, compared as fractions, and where these are equal by worth, effort, name and
/// identifier.
fn in_order(a: &Candidate<'_>, b: &Candidate<'_>) -> Ordering {
    let by_figures = per_effort(b.worth, b.effort, a.worth, a.effort)
        .then(b.worth.cmp(&a.worth))
        .then(a.effort.cmp(&b.effort));
    match mutant::lacks("ties go by name") {
        true => by_figures,
        false => by_figures.then_with(|| {
            let (a, b) = (a.integration, b.integration);
            (&a.order, a.id).cmp(&(&b.order, b.id))
        }),
    }
}

/// How two priorities compare, as fractions.
fn per_effort(worth: i64, effort: u32, other: i64, of_other: u32) -> Ordering {
    (worth * i64::from(of_other)).cmp(&(other * i64::from(effort)))
}

/// In the order of names, whatever the order of rows.
fn by_name<'a, T, K: Ord>(rows: &'a [T], key: impl Fn(&'a T) -> K) -> Vec<&'a T> {
    let mut rows: Vec<&T> = rows.iter().collect();
    if !mutant::lacks("ties go by name") {
        rows.sort_by_key(|row| key(row));
    }
    rows
}
