//! Build next: in which order to build integrations, so that they are led by the use cases that need them.
//!
//! Each use case spreads its value equally over the integrations it needs that are not live yet. An integration's worth
//! is the sum of the shares it receives, its priority is worth ÷ effort. The highest is built next and taken as live; then
//! all is reckoned anew. The arithmetic is exact, and every tie is decided, so the order of rows makes no difference.
//!
//! Raising a use case's value never lowers what an integration it needs is worth while as much is live. It may bring the
//! integration's turn forward, to when more is still to be built and each gets less.

#[cfg(test)]
mod tests;

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use crate::document::id::Id;
use crate::document::mutant;
use crate::text::collation::Key;

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

/// What stands apart, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unplaced {
    /// An integration that is needed has no effort.
    NoEffort(Id),
    /// A use case that needs something to be built has no value, so it shares none.
    NoValue(Id),
    /// A use case waits for integrations that have no effort.
    Waits {
        /// The use case.
        use_case: Id,
        /// The integrations, by name.
        integrations: Vec<Id>,
    },
    /// A use case waits for integrations that are retired.
    Retired {
        /// The use case.
        use_case: Id,
        /// The integrations, by name.
        integrations: Vec<Id>,
    },
    /// A use case with a value names no integration.
    NoNeeds(Id),
    /// An integration is needed by no use case.
    NotNeeded(Id),
}

/// An integration that can be placed now.
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
    let mut places = Vec::new();
    for _ in 0..left.len() {
        let mut shares = shares(&use_cases, &open);
        let candidates = left.iter().map(|(integration, effort)| Candidate {
            integration,
            effort: *effort,
            worth: worth(shares.get(&integration.id)),
        });
        let Some(next) = candidates.min_by(in_order) else {
            break;
        };
        let (built, effort, worth) = (next.integration.id, next.effort, next.worth);
        if !mutant::lacks("what is placed is taken as live") {
            open.remove(&built);
            left.retain(|(integration, _)| integration.id != built);
        }
        let completes = use_cases
            .iter()
            .filter(|use_case| use_case.needs.contains(&built) && is_complete(use_case, &open));
        places.push(Place {
            integration: built,
            effort,
            worth,
            shares: shares.remove(&built).unwrap_or_default(),
            completes: completes.map(|use_case| use_case.id).collect(),
        });
    }
    Roadmap {
        possible,
        places,
        unplaced: unplaced(&use_cases, &integrations, &needed, &retired),
    }
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
    let over = |worth: i64, effort: u32| worth * i64::from(effort);
    let by_priority = over(b.worth, a.effort).cmp(&over(a.worth, b.effort));
    let by_figures = by_priority
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

/// What stands apart: first what can be entered to have more placed.
fn unplaced(
    use_cases: &[&UseCase],
    integrations: &[&Integration],
    needed: &BTreeSet<Id>,
    retired: &BTreeSet<Id>,
) -> Vec<Unplaced> {
    let open = || integrations.iter().filter(|one| one.state == State::Open);
    let is_needed = |found: &&&Integration| needed.contains(&found.id);
    let stuck = || open().filter(|one| one.effort.is_none());
    let among = |use_case: &UseCase, ids: &mut dyn Iterator<Item = Id>| -> Vec<Id> {
        ids.filter(|id| use_case.needs.contains(id)).collect()
    };
    let mut unplaced: Vec<Unplaced> = stuck()
        .filter(is_needed)
        .map(|found| Unplaced::NoEffort(found.id))
        .collect();
    for use_case in use_cases.iter().filter(|found| found.value.is_none()) {
        if !among(use_case, &mut open().map(|found| found.id)).is_empty() {
            unplaced.push(Unplaced::NoValue(use_case.id));
        }
    }
    for use_case in use_cases {
        let integrations = among(use_case, &mut stuck().map(|found| found.id));
        if !integrations.is_empty() {
            unplaced.push(Unplaced::Waits {
                use_case: use_case.id,
                integrations,
            });
        }
    }
    for use_case in use_cases {
        let by_name = &mut integrations.iter().map(|found| found.id);
        let integrations = among(use_case, &mut by_name.filter(|id| retired.contains(id)));
        if !integrations.is_empty() {
            unplaced.push(Unplaced::Retired {
                use_case: use_case.id,
                integrations,
            });
        }
    }
    let names_none = |found: &&&UseCase| {
        integrations
            .iter()
            .all(|one| !found.needs.contains(&one.id))
    };
    let bare = use_cases
        .iter()
        .filter(|found| found.value.is_some())
        .filter(names_none);
    unplaced.extend(bare.map(|found| Unplaced::NoNeeds(found.id)));
    let idle = open().filter(|found| !is_needed(found));
    unplaced.extend(idle.map(|found| Unplaced::NotNeeded(found.id)));
    unplaced
}

/// In the order of names, whatever the order of rows.
fn by_name<'a, T, K: Ord>(rows: &'a [T], key: impl Fn(&'a T) -> K) -> Vec<&'a T> {
    let mut rows: Vec<&T> = rows.iter().collect();
    if !mutant::lacks("ties go by name") {
        rows.sort_by_key(|row| key(row));
    }
    rows
}
