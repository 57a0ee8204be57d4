//! What was ranked last, so that a weight that moves ranks without anything being read.

use std::collections::HashMap;
use std::sync::Arc;

use crate::document::id::Id;
use crate::portfolio::{self, Candidate, Place, Ranking, Weighing};
use crate::store::Listed;
use crate::text::collation::Collation;

/// What was ranked last. It is made of the listing alone, and of those rows anew that are others since.
#[derive(Debug, Default)]
pub(super) struct Shortlist {
    pub(super) revision: u64,
    pub(super) collation: Option<Arc<Collation>>,
    pub(super) rows: HashMap<Id, (Arc<Listed>, Candidate)>,
    pub(super) candidates: Arc<[Candidate]>,
    pub(super) made: Vec<(Weighing, Arc<Ranked>)>,
}

/// A ranking of the use cases at work.
#[derive(Debug)]
pub(super) struct Ranked {
    pub(super) candidates: Arc<[Candidate]>,
    pub(super) ranking: Ranking,
    /// The numbers of places, by use case.
    places: HashMap<Id, usize>,
}

impl Ranked {
    pub(super) fn of(candidates: &Arc<[Candidate]>, weighing: &Weighing) -> Self {
        let ranking = portfolio::rank(candidates, weighing);
        let places = ranking.places.iter();
        let ids = places.map(|place| candidates[place.candidate].id);
        Self {
            places: ids.zip(0..).collect(),
            candidates: Arc::clone(candidates),
            ranking,
        }
    }

    /// The place of a use case, with its number from 0.
    pub(super) fn place(&self, id: Id) -> Option<(usize, &Place)> {
        let at = *self.places.get(&id)?;
        Some((at, &self.ranking.places[at]))
    }
}
