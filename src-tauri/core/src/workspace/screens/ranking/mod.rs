//! The ranking of this workspace, in words.

mod compare;
mod explain;
mod map;
mod rows;
mod words;

use std::collections::HashMap;
use std::sync::Arc;

use crate::disk::side_by_side::of_each;
use crate::document::id::Id;
use crate::document::kind::field;
use crate::error::Error;
use crate::portfolio::{self, Axes, Candidate, Known, MOST, Method, Weighing, Weights};
use crate::store::Listed;
use crate::text::collation::Collation;
use crate::use_case::summary::Summary;
use crate::view::{RankingScreen, Wanted};
use crate::workspace::shelf::{Order, lock};
use crate::workspace::shortlist::{Ranked, Shortlist};
use crate::workspace::{Reader, SETTINGS};

pub(crate) use words::{few, is_of_ranking, order_of, weighed_in_words};

/// So many rankings are kept of a revision: a weight is moved to and fro.
const KEPT: usize = 4;

impl Reader {
    /// The ranking of the use cases at work as it is kept, or as it would be with another weighing, with those rows that are
    /// wanted.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn ranking_screen(
        &self,
        weighing: Option<Weighing>,
        ranked: &Wanted,
        unranked: &Wanted,
    ) -> Result<RankingScreen, Error> {
        let by = self.weighing(weighing)?;
        let made = self.in_ranking(&by)?;
        let firmness = portfolio::firmness(&made.candidates, &by, &made.ranking);
        let name = |candidate: usize| self.title_in_list(made.candidates[candidate].id);
        Ok(RankingScreen {
            revision: self.revision,
            weighing: by,
            methods: Method::ALL.into_iter().map(words::method).collect(),
            weights: words::weights(&by),
            firmness: words::firm(&firmness, by.method, name),
            ranked: self.ranked_slice(weighing, ranked)?,
            unranked: self.unranked_slice(weighing, unranked)?,
            map: self.ranking_map(&made),
        })
    }

    /// How use cases are ranked: as it is asked for, else as the workspace keeps it.
    pub(crate) fn weighing(&self, asked: Option<Weighing>) -> Result<Weighing, Error> {
        if let Some(asked) = asked {
            let within = |weight: u32| weight.min(MOST);
            return Ok(Weighing {
                weights: Weights::of(asked.weights.all().map(within)),
                ..asked
            });
        }
        let settings = self.folded(SETTINGS)?;
        let own = settings.own();
        let method = own.map_or("", |own| own.text(field::RANKED_BY));
        let method = Method::ALL.into_iter().find(|known| known.key() == method);
        let mut weights = Weights::default().all();
        for (weight, name) in weights.iter_mut().zip(field::WEIGHTS) {
            let kept = own.and_then(|own| own.integer(name));
            let kept = kept.and_then(|kept| u32::try_from(kept).ok());
            *weight = kept.filter(|kept| *kept <= MOST).unwrap_or(*weight);
        }
        Ok(Weighing {
            method: method.unwrap_or_default(),
            weights: Weights::of(weights),
        })
    }

    /// The use cases at work, ranked so.
    pub(in crate::workspace) fn in_ranking(
        &self,
        weighing: &Weighing,
    ) -> Result<Arc<Ranked>, Error> {
        let mut kept = lock(&self.shelf.shortlist);
        let is_of = |collation: &Arc<Collation>| Arc::ptr_eq(collation, &self.collation);
        if kept.revision != self.revision || !kept.collation.as_ref().is_some_and(is_of) {
            self.renew(&mut kept);
        }
        if let Some((_, made)) = kept.made.iter().find(|(by, _)| by == weighing) {
            return Ok(Arc::clone(made));
        }
        let made = Arc::new(Ranked::of(&kept.candidates, weighing));
        kept.made.truncate(KEPT - 1);
        kept.made.insert(0, (*weighing, Arc::clone(&made)));
        Ok(made)
    }

    /// Takes in the rows of the listing that are others than they were.
    fn renew(&self, kept: &mut Shortlist) {
        let is_of = |collation: &Arc<Collation>| Arc::ptr_eq(collation, &self.collation);
        let before = match kept.collation.as_ref().is_some_and(is_of) {
            true => std::mem::take(&mut kept.rows),
            false => HashMap::new(),
        };
        let at_work = Vec::from_iter(self.use_cases_at_work().map(|row| row.doc));
        // After a start the figures of none were read yet.
        let rows = of_each(&at_work, |id| {
            let row = self.listed.get(id)?;
            let known = before.get(id);
            let known = known.filter(|(listed, _)| Arc::ptr_eq(listed, row));
            let candidate =
                known.map_or_else(|| self.as_candidate(row), |(_, known)| known.clone());
            Some((Arc::clone(row), candidate))
        });
        let rows = Vec::from_iter(rows.into_iter().flatten());
        let candidates = rows.iter().map(|(_, one)| one.clone());
        *kept = Shortlist {
            revision: self.revision,
            collation: Some(Arc::clone(&self.collation)),
            candidates: candidates.collect(),
            rows: rows.into_iter().map(|row| (row.0.doc, row)).collect(),
            made: Vec::new(),
        };
    }

    fn as_candidate(&self, row: &Listed) -> Candidate {
        let summary = row.figures();
        Candidate {
            id: row.doc,
            order: self.collation.key(&row.title),
            axes: summary.map(axes).unwrap_or_default(),
            pin: summary.and_then(|summary| Some(summary.pin.as_ref()?.0)),
        }
    }

    /// The title of a use case, as it is shown.
    pub(crate) fn title_in_list(&self, id: Id) -> String {
        let named = self.listed.get(&id).map(|row| self.name_listed(row));
        named.and_then(Result::ok).unwrap_or_default()
    }

    /// Those that are ranked, in order.
    pub(crate) fn order_ranked(&self, weighing: Option<Weighing>) -> Result<Order, Error> {
        let made = self.in_ranking(&self.weighing(weighing)?)?;
        let places = made.ranking.places.iter();
        let ids = places.map(|place| made.candidates[place.candidate].id);
        Ok(ids.collect())
    }

    /// Those that are not, by title.
    pub(crate) fn order_unranked(&self, weighing: Option<Weighing>) -> Result<Order, Error> {
        let made = self.in_ranking(&self.weighing(weighing)?)?;
        let apart = made.ranking.apart.iter();
        Ok(apart.map(|at| made.candidates[*at].id).collect())
    }
}

fn axes(summary: &Summary) -> Axes {
    let mut axes = Axes::default();
    for (known, (score, scored, of)) in axes.iter_mut().zip(&summary.axes) {
        *known = Known {
            score: *score,
            scored: *scored,
            of: *of,
        };
    }
    axes
}
