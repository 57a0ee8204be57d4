//! The arithmetic of Build next, in words.

use super::Links;
use crate::document::id::Id;
use crate::roadmap::{self, ONE};

/// `85 + 50 + 41.5 = 176.5; 176.5 ÷ 2 ≈ 88.3`.
pub(super) fn arithmetic(place: &roadmap::Place, worth: &Figure, priority: &Figure) -> String {
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

pub(super) fn sentence(place: &roadmap::Place, worth: &str) -> String {
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

pub(super) fn share_in_words(share: &roadmap::Share) -> String {
    let value = share.value;
    match share.among {
        1 => format!("{value}: all of its value, since nothing else it needs is left to build."),
        among => format!(
            "{value} ÷ {among} {}: value {value} over the {among} integrations it needs that are not live yet.",
            Figure::of(share.part, ONE)
        ),
    }
}

/// `A`, `A and B`, `A, B and C`.
pub(super) fn list(ids: &[Id], links: &Links) -> String {
    let names: Vec<&str> = ids.iter().map(|id| links[id].name.as_str()).collect();
    match names.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        names => names.concat(),
    }
}

/// A fraction as shown: to a tenth, and whether that is all of it.
pub(super) struct Figure {
    pub(super) shown: String,
    is_exact: bool,
}

impl Figure {
    /// What is unlocked for its effort.
    pub(super) fn per_effort(worth: i64, effort: u32) -> Self {
        Self::of(worth, ONE * i64::from(effort))
    }

    pub(super) fn of(numerator: i64, denominator: i64) -> Self {
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
