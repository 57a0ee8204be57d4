//! Ranking: which use case next, and why.
//!
//! Of each use case there are four scores of 0 to 100, each the mean of its ratings. A method makes one number of them, its
//! priority. It follows from that use case alone: nothing is normalized over the portfolio, so another use case moves
//! nobody's number. Where an axis that counts has no rating, there is no number, and the use case stands apart.
//!
//! The highest priority stands first; of equals the one with more value, then with less effort, then by name and identifier.
//! Whoever is pinned stands at that place, whatever its number is, and the others fill the places around.

mod dot;
mod firm;
pub mod fraction;
pub mod map;
mod method;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

pub use firm::{Firmness, firmness};
pub use method::{MOST, Method, Weighing, Weights, share, share_label};

use crate::document::id::Id;
use crate::document::mutant;
use crate::document::pin;
use crate::framework::Axis;
use crate::text::collation::Key;
use fraction::Fraction;

/// What is known of an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// 0 to 100; `None` while nothing is scored.
    pub score: Option<u32>,
    /// How many of its ratings are given.
    pub scored: u32,
    /// How many there are.
    pub of: u32,
}

/// What is known of a use case, in the order of [`Axis::ALL`].
pub type Axes = [Known; 4];

/// A use case at work, as the ranking sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its document.
    pub id: Id,
    /// Where its name stands in lists.
    pub order: Key,
    /// Its scores.
    pub axes: Axes,
    /// The place, from 1, that somebody pinned it to.
    pub pin: Option<u32>,
}

/// Use cases in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ranking {
    /// The first to the last.
    pub places: Vec<Place>,
    /// Those for which too little is scored, by name.
    pub apart: Vec<usize>,
}

/// A place in a ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The number of the candidate among those that were given.
    pub candidate: usize,
    /// What it stands here for; `None` where it is pinned and too little is scored.
    pub priority: Option<Fraction>,
    /// Whether it stands here because it is pinned.
    pub pinned: bool,
}

impl Candidate {
    /// How many of the ratings that count are given, and how many there are.
    pub fn coverage(&self, weighing: &Weighing) -> (u32, u32) {
        let counting = self.axes.iter().zip(weighing.counts());
        let counting = counting.filter(|(_, counts)| *counts);
        counting.fold((0, 0), |(scored, of), (known, _)| {
            (scored + known.scored, of + known.of)
        })
    }

    /// Whether less than half of the ratings that count are given.
    pub fn rests_on_few(&self, weighing: &Weighing) -> bool {
        let (scored, of) = self.coverage(weighing);
        2 * scored < of
    }

    fn score(&self, axis: Axis) -> Option<u32> {
        let at = Axis::ALL.iter().position(|known| *known == axis)?;
        self.axes[at].score
    }

    /// What decides between two of the same priority.
    fn tie(&self) -> impl Ord + '_ {
        let name = match mutant::lacks("ties are decided") {
            true => None,
            false => Some((&self.order, self.id)),
        };
        (
            Reverse(self.score(Axis::Value)),
            self.score(Axis::Effort),
            name,
        )
    }
}

/// The ranking of these use cases.
pub fn rank(candidates: &[Candidate], weighing: &Weighing) -> Ranking {
    let numbers = candidates.iter().map(|one| weighing.priority(&one.axes));
    let mut numbers: Vec<Option<Fraction>> = numbers.collect();
    if mutant::lacks("a number is of one use case alone") {
        let most = numbers.iter().flatten().max().copied();
        let below = |number: Option<Fraction>| Some(number?.above(most?));
        numbers = numbers.into_iter().map(below).collect();
    }
    let mut free = Vec::new();
    let mut pinned = Vec::new();
    let mut apart = Vec::new();
    for (candidate, priority) in numbers.into_iter().enumerate() {
        let pin = candidates[candidate].pin;
        let place = Place {
            candidate,
            priority,
            pinned: pin.is_some(),
        };
        match (pin, priority) {
            (Some(_), _) => pinned.push(place),
            (None, Some(_)) => free.push(place),
            (None, None) => apart.push(candidate),
        }
    }
    let before = |place: &Place| (Reverse(place.priority), candidates[place.candidate].tie());
    free.sort_by(|a, b| before(a).cmp(&before(b)));
    let name = |at: &usize| (&candidates[*at].order, candidates[*at].id);
    // No number has a say in this: whatever is pinned stays where it is when weights move.
    let wanted = |place: &Place| (candidates[place.candidate].pin, name(&place.candidate));
    pinned.sort_by(|a, b| wanted(a).cmp(&wanted(b)));
    apart.sort_by(|a, b| name(a).cmp(&name(b)));
    Ranking {
        places: around(free, pinned, candidates),
        apart,
    }
}

/// Puts what is pinned at its place, or the next one that is free, and all others around.
fn around(free: Vec<Place>, pinned: Vec<Place>, candidates: &[Candidate]) -> Vec<Place> {
    let pins = pinned.iter().map(|place| candidates[place.candidate].pin);
    let pins: Vec<u32> = pins.map(Option::unwrap_or_default).collect();
    let seats = pin::seated(&pins, free.len() + pinned.len());
    let mut free = free.into_iter();
    let filled = seats.into_iter().map(|seat| match seat {
        Some(who) => pinned.get(who).copied(),
        None => free.next(),
    });
    filled.flatten().collect()
}
