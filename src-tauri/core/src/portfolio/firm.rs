//! How firm a ranking is: how far the weights can move before the first three change.
//!
//! Of two use cases the one ahead stays ahead as long as the sum of weight × difference of shares is not below 0: the sum of
//! weights that both are divided by is the same. In a box of weights, each moved by so many points at most, that sum is least
//! at a corner, which is known from the signs of the differences. So the answer is exact, for all ways to move them at once.

use super::fraction::Fraction;
use super::method::{MOST, Method, Weighing, share};
use super::{Candidate, Place, Ranking};
use crate::document::mutant;
use crate::framework::Axis;

/// So many stand first.
const FIRST: usize = 3;

/// How firm a ranking is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Firmness {
    /// Fewer than two are ranked by their number.
    Alone,
    /// Those that stand first do so by pins alone.
    Pinned,
    /// They stay first however the weights above 0 move.
    Always,
    /// They stay first while no weight above 0 moves by more than so many points, however many of them move.
    Within {
        /// From 0.
        points: u32,
        /// The candidate that can be passed first.
        ahead: usize,
        /// The candidate that can pass it.
        behind: usize,
    },
    /// The method has no weights: the last of those that stand first leads the next by so much.
    Lead {
        /// The candidate ahead.
        ahead: usize,
        /// The next.
        behind: usize,
        /// The difference of their numbers.
        by: Fraction,
    },
}

/// How firm a ranking of these candidates is.
pub fn firmness(candidates: &[Candidate], weighing: &Weighing, ranking: &Ranking) -> Firmness {
    let is_free = |place: &&Place| !place.pinned;
    let free = || ranking.places.iter().filter(is_free);
    let first = ranking.places.iter().take(FIRST).filter(is_free).count();
    if first == 0 && !ranking.places.is_empty() {
        return Firmness::Pinned;
    }
    let Some((last, next)) = free().nth(first.saturating_sub(1)).zip(free().nth(first)) else {
        return match free().count() {
            0 | 1 => Firmness::Alone,
            _ => among(candidates, weighing, &free().collect::<Vec<_>>(), first),
        };
    };
    if weighing.method != Method::Weighted {
        return lead(last, next);
    }
    among(candidates, weighing, &free().collect::<Vec<_>>(), first)
}

/// By how much one leads another.
fn lead(ahead: &Place, behind: &Place) -> Firmness {
    match (ahead.priority, behind.priority) {
        (Some(more), Some(less)) => Firmness::Lead {
            ahead: ahead.candidate,
            behind: behind.candidate,
            by: more.above(less),
        },
        _ => Firmness::Alone,
    }
}

/// How far the weights can move before the first of some places change.
fn among(
    candidates: &[Candidate],
    weighing: &Weighing,
    places: &[&Place],
    first: usize,
) -> Firmness {
    if weighing.method != Method::Weighted {
        return lead(places[places.len() - 2], places[places.len() - 1]);
    }
    let in_order = places.windows(2).take(first.saturating_sub(1));
    let in_order = in_order.map(|pair| (pair[0].candidate, pair[1].candidate));
    let last = places[first - 1].candidate;
    let behind = places[first..].iter().map(|place| (last, place.candidate));
    let mut firmness = Firmness::Always;
    let mut holds_at = MOST;
    for (ahead, behind) in in_order.chain(behind) {
        let pair = Pair::of(&candidates[ahead], &candidates[behind]);
        while !pair.stays(weighing, holds_at) {
            // Fewer points each time: all pairs together take no more steps than there are points.
            let Some(fewer) = holds_at.checked_sub(1) else {
                break;
            };
            holds_at = fewer;
            firmness = Firmness::Within {
                points: holds_at,
                ahead,
                behind,
            };
        }
    }
    firmness
}

/// Two use cases, of which the first is ahead.
struct Pair {
    /// By how much the shares of the first are above those of the second.
    above: [i64; 4],
    /// Whether the first is ahead where their numbers are the same.
    wins_ties: bool,
}

impl Pair {
    fn of(ahead: &Candidate, behind: &Candidate) -> Self {
        let mut above = [0; 4];
        for (at, axis) in Axis::ALL.into_iter().enumerate() {
            let of =
                |one: &Candidate| i64::from(share(axis, one.axes[at].score.unwrap_or_default()));
            above[at] = of(ahead) - of(behind);
        }
        Self {
            above,
            wins_ties: ahead.tie() < behind.tie(),
        }
    }

    /// Whether the first stays ahead wherever the weights above 0 are moved to by so many points at most. They stay above 0:
    /// else another set of use cases could be ranked.
    fn stays(&self, weighing: &Weighing, points: u32) -> bool {
        let weights = weighing.weights.all().into_iter().zip(self.above);
        let moved = weights.filter(|(weight, _)| *weight > 0);
        let least: i64 = moved
            .map(|(weight, above)| {
                let to = match above > 0 || mutant::lacks("weights move both ways") {
                    true => weight.saturating_sub(points).max(1),
                    false => (weight + points).min(MOST),
                };
                i64::from(to) * above
            })
            .sum();
        least > 0 || (least == 0 && self.wins_ties)
    }
}
