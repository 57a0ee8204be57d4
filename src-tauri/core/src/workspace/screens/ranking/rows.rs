//! The rows of the ranking.

use super::axes;
use super::words::{KEYS, few};
use crate::document::id::Id;
use crate::error::Error;
use crate::framework::Axis;
use crate::portfolio::Weighing;
use crate::use_case::scoring::{self, Scored};
use crate::view::{Figure, List, MissingAxis, RankedRow, Rating, Slice, UnrankedRow, Wanted};
use crate::workspace::Reader;
use crate::workspace::screens::slices::number;

impl Reader {
    pub(crate) fn ranked_slice(
        &self,
        weighing: Option<Weighing>,
        wanted: &Wanted,
    ) -> Result<Slice<RankedRow>, Error> {
        let list = List::Ranking { weighing };
        self.slice(&list, wanted, |id| self.ranked_row(weighing, id))
    }

    pub(crate) fn unranked_slice(
        &self,
        weighing: Option<Weighing>,
        wanted: &Wanted,
    ) -> Result<Slice<UnrankedRow>, Error> {
        let list = List::Unranked { weighing };
        self.slice(&list, wanted, |id| self.unranked_row(weighing, id))
    }

    /// A use case that is ranked.
    pub(crate) fn ranked_row(
        &self,
        weighing: Option<Weighing>,
        id: Id,
    ) -> Result<RankedRow, Error> {
        let weighing = self.weighing(weighing)?;
        let ranked = self.in_ranking(&weighing)?;
        let (at, place) = ranked.place(id).ok_or(Error::Unknown("use case"))?;
        let candidate = &ranked.candidates[place.candidate];
        let (scored, of) = candidate.coverage(&weighing);
        let priority = place.priority;
        let pin = match place.pinned {
            true => self.pin_of(&*self.folded(id)?)?,
            false => None,
        };
        Ok(RankedRow {
            id: id.to_string(),
            title: self.title_in_list(id),
            rank: number(at + 1),
            priority: priority.map_or_else(
                || "–".to_owned(),
                |priority| priority.shown(weighing.method.digits()),
            ),
            axes: self.figures_of(id),
            rated: format!("{scored} of {of}"),
            few: match candidate.rests_on_few(&weighing) {
                true => few((scored, of)),
                false => String::new(),
            },
            pin,
        })
    }

    /// A use case for which too little is scored.
    pub(crate) fn unranked_row(
        &self,
        weighing: Option<Weighing>,
        id: Id,
    ) -> Result<UnrankedRow, Error> {
        let weighing = self.weighing(weighing)?;
        let summary = self.listed.get(&id).and_then(|row| row.summary());
        let known = summary.as_ref().map(axes).unwrap_or_default();
        let use_case = self.use_case(&id.to_string())?;
        let missing = weighing.missing(&known).into_iter().map(|axis| {
            let ratings = scoring::axis(&use_case, axis).ratings;
            MissingAxis {
                key: KEYS[axis as usize].to_owned(),
                what: lacking(axis, &ratings),
            }
        });
        Ok(UnrankedRow {
            id: id.to_string(),
            title: self.title_in_list(id),
            axes: self.figures_of(id),
            missing: missing.collect(),
        })
    }

    /// The four scores of a use case, from the listing.
    pub(super) fn figures_of(&self, id: Id) -> Vec<Figure> {
        let summary = self.listed.get(&id).and_then(|row| row.summary());
        let none: [Scored; 4] = [(None, 0, 0); 4];
        match summary {
            Some(summary) => scoring::figures(&summary.axes),
            None => scoring::figures(&none),
        }
    }
}

/// `Effort: none of 5 ratings`.
fn lacking(axis: Axis, ratings: &[Rating]) -> String {
    match ratings.len() {
        0 => format!("{}: all of it is marked not applicable", axis.label()),
        1 => format!("{}: its rating is not given", axis.label()),
        many => format!("{}: none of {many} ratings", axis.label()),
    }
}
