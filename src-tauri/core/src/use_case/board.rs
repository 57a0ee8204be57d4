//! In which phase a use case stands: the first that is not complete, or where somebody moved it on the board.

use super::UseCase;
use crate::document::kind::field;

/// What [`field::AT_PHASE`] holds of a use case that was moved behind the last phase.
pub const DONE: &str = "done";

/// Where a use case was moved to, as a place among its phases from 0; behind the last, as many as there are. `None` where it
/// follows its progress.
pub fn moved_to(use_case: &UseCase) -> Option<u32> {
    place_of(use_case, use_case.text(field::AT_PHASE))
}

/// The place among the phases that a key names: of a phase, or [`DONE`].
pub fn place_of(use_case: &UseCase, key: &str) -> Option<u32> {
    let phases = &use_case.framework.phases;
    let place = phases.iter().position(|phase| phase.key == key);
    let place = place.or_else(|| (key == DONE).then_some(phases.len()))?;
    u32::try_from(place).ok()
}
