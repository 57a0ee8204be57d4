//! Value against effort: what is drawn of a ranking, and how the window draws it.

use crate::error::Error;
use crate::portfolio::Weighing;
use crate::portfolio::map::{self, Dot, FRAME, SIZE};
use crate::view::{MapLabel, MapPoint, RankingMap};
use crate::workspace::Reader;
use crate::workspace::screens::slices::number;
use crate::workspace::shortlist::Ranked;

/// What of a ranking can be drawn.
pub(crate) struct Charted {
    /// The first of them, in order.
    pub(crate) dots: Vec<Dot>,
    /// Whose they are.
    ids: Vec<String>,
    /// How many have these scores.
    can_be: usize,
    /// How many are ranked.
    ranked: usize,
}

impl Reader {
    /// What can be drawn of the use cases at work, ranked so.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn charted_by(&self, weighing: &Weighing) -> Result<Charted, Error> {
        Ok(self.charted(&*self.in_ranking(weighing)?))
    }

    /// The first of a ranking that have the scores to be drawn.
    fn charted(&self, ranked: &Ranked) -> Charted {
        let places = ranked.ranking.places.iter().zip(1..);
        let scored = places.filter_map(|(place, at)| {
            let candidate = &ranked.candidates[place.candidate];
            let [value, effort, risk, ..] = candidate.axes;
            Some((
                number(at),
                candidate,
                value.score?,
                effort.score?,
                risk.score,
            ))
        });
        let mut can_be = 0;
        let (mut dots, mut ids) = (Vec::new(), Vec::new());
        for (rank, candidate, value, effort, risk) in scored {
            can_be += 1;
            if dots.len() == map::MOST {
                continue;
            }
            let axes = candidate.axes.iter();
            dots.push(Dot {
                rank,
                name: self.title_in_list(candidate.id),
                value,
                effort,
                risk,
                coverage: axes.fold((0, 0), |(scored, of), known| {
                    (scored + known.scored, of + known.of)
                }),
            });
            ids.push(candidate.id.to_string());
        }
        Charted {
            dots,
            ids,
            can_be,
            ranked: ranked.ranking.places.len(),
        }
    }

    /// The first of a ranking on the map.
    pub(super) fn ranking_map(&self, ranked: &Ranked) -> RankingMap {
        let charted = self.charted(ranked);
        let said = charted.said("The table has all.");
        let Charted { dots, ids, .. } = charted;
        let drawn = map::draw(&dots, FRAME);
        let points = ids.into_iter().zip(&dots).zip(drawn);
        let points = points.map(|((id, dot), drawn)| MapPoint {
            id,
            rank: dot.rank,
            x: drawn.x,
            y: drawn.y,
            radius: drawn.radius,
            home: drawn.home,
            risk: dot.band(),
            label: drawn.label.map(|label| MapLabel {
                x: label.x,
                y: label.y,
                ends: label.ends,
                text: label.text,
            }),
            said: dot.said(),
        });
        RankingMap {
            width: SIZE.0,
            height: SIZE.1,
            frame: (FRAME.left, FRAME.top, FRAME.right, FRAME.bottom),
            points: points.collect(),
            said,
        }
    }
}

impl Charted {
    /// What is drawn of how many, and where the others are.
    pub(crate) fn said(&self, others: &str) -> String {
        let mut said = match (self.dots.len(), self.can_be) {
            (0, _) => return "Nothing to draw: it takes a value and an effort score.".to_owned(),
            (1, 1) => "The one use case with a value and an effort score.".to_owned(),
            (all, of) if all == of => format!("All {all} with a value and an effort score."),
            (some, of) => {
                format!("The first {some} of {of}: more would hide each other. {others}")
            }
        };
        if self.ranked > self.can_be {
            let others = self.ranked - self.can_be;
            said.push_str(&format!(
                " {others} more can't be drawn without these scores."
            ));
        }
        said
    }
}
