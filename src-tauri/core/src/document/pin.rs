//! Pins: places that people put something at, whatever its number is.

use crate::document::fold::Record;
use crate::document::kind::field;

/// The place in an order that something is pinned to, from 1, and why.
pub fn pin(own: &Record) -> Option<(u32, String)> {
    let place = u32::try_from(own.integer(field::PINNED)?).ok()?;
    let reason = own.text(field::PINNED_REASON).to_owned();
    (place > 0).then_some((place, reason))
}

/// Who of those that are pinned stands at which of so many places: each at its own, or the next that is free behind it, else
/// before it. Those that come first in `pinned` have the choice; all others fill the places that are left.
pub fn seated(pinned: &[u32], places: usize) -> Vec<Option<usize>> {
    let last = places.saturating_sub(1);
    let mut seats: Vec<Option<usize>> = vec![None; places];
    for (who, pin) in pinned.iter().enumerate() {
        let wanted = (*pin as usize).saturating_sub(1).min(last);
        let mut near = (wanted..places).chain((0..wanted).rev());
        if let Some(at) = near.find(|at| seats[*at].is_none()) {
            seats[at] = Some(who);
        }
    }
    seats
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_place_or_the_next_one() {
        assert_eq!(seated(&[2], 3), [None, Some(0), None]);
        assert_eq!(seated(&[1, 1], 3), [Some(0), Some(1), None]);
        assert_eq!(seated(&[9, 9], 3), [None, Some(1), Some(0)]);
        assert_eq!(seated(&[3, 3, 3], 3), [Some(2), Some(1), Some(0)]);
        assert_eq!(seated(&[], 0), []);
    }
}
