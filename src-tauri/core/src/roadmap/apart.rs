//! What has no place in the roadmap, and why.

use std::collections::BTreeSet;

use super::{Integration, State, UseCase};
use crate::document::id::Id;

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
    /// A use case names no integration.
    NoNeeds(Id),
    /// An integration is needed by no use case.
    NotNeeded(Id),
}

/// What stands apart: first what can be entered to have more placed.
pub(super) fn unplaced(
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
    let bare = use_cases.iter().filter(names_none);
    unplaced.extend(bare.map(|found| Unplaced::NoNeeds(found.id)));
    let idle = open().filter(|found| !is_needed(found));
    unplaced.extend(idle.map(|found| Unplaced::NotNeeded(found.id)));
    unplaced
}
