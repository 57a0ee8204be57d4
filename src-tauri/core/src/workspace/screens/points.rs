//! Points in history: which moment each is, what it is called, and what a document was then.

use std::cmp::Reverse;

use crate::document::baseline::held;
use crate::document::change::Change;
use crate::document::day;
use crate::document::fold::Document;
use crate::document::history::as_of;
use crate::document::kind;
use crate::document::stamp;
use crate::error::Error;
use crate::use_case::summary::decided_last;
use crate::view::{Point, PointChoice};
use crate::workspace::Reader;

impl Reader {
    /// The moment of a point, as a stamp; of a use case, where the point is its own.
    ///
    /// # Errors
    /// [`Error::Unknown`] for a baseline that there is not; [`Error::Invalid`] where nothing was decided, or for what is no
    /// day; [`Error::NotRead`].
    pub(crate) fn moment_of(&self, point: &Point, of: Option<&Document>) -> Result<i64, Error> {
        match point {
            Point::Moment { moment } => Ok(*moment),
            Point::Day { day } => self.end_of(day),
            Point::Baseline { baseline } => {
                let id = baseline.parse().map_err(|_| Error::Unknown("baseline"))?;
                let facts = self.listed.get(&id).and_then(|row| row.baseline());
                Ok(facts.ok_or(Error::Unknown("baseline"))?.moment)
            }
            Point::Decision => of.and_then(decided_last).ok_or_else(|| {
                Error::Invalid(
                    "Nothing was decided yet. Choose a baseline or a day instead.".to_owned(),
                )
            }),
        }
    }

    /// A document as it was at a point, given all of its changes.
    pub(crate) fn as_it_was(
        &self,
        now: &Document,
        changes: &[Change],
        point: &Point,
    ) -> Result<Document, Error> {
        if let Point::Baseline { baseline } = point {
            let baseline = self.baseline_document(baseline)?;
            if let Some(held) = held(&baseline, now.id) {
                return Ok(held.fold(now.id, changes));
            }
        }
        let moment = self.moment_of(point, Some(now))?;
        Ok(as_of(now.id, changes, moment))
    }

    /// That all of what a baseline holds of a document is here, if the point is one: what is half there is not brought back.
    pub(crate) fn all_held(
        &self,
        now: &Document,
        changes: &[Change],
        point: &Point,
    ) -> Result<(), Error> {
        let Point::Baseline { baseline } = point else {
            return Ok(());
        };
        let baseline = self.baseline_document(baseline)?;
        match held(&baseline, now.id).map_or(0, |held| held.missing(changes)) {
            0 => Ok(()),
            _ => Err(Error::Invalid(format!(
                "Not everything of “{}” that was agreed is in this copy of the workspace, so nothing was changed. Bring in work from whoever set the baseline, and try again.",
                self.called(now)?
            ))),
        }
    }

    /// The changes of a document, to see what it was at an earlier point. What a baseline holds is not enough for that: what it
    /// was before may have been overruled by then.
    pub(crate) fn changes_of(&self, document: &Document) -> Result<Vec<Change>, Error> {
        let mut changes = self.shelf.source.changes(document.id, self.last)?;
        if let Some(past) = self.past.as_ref().filter(|past| past.baseline.is_none()) {
            changes.retain(|change| stamp::counted(change.stamp) <= past.moment);
        }
        Ok(changes)
    }

    /// A point in words, to stand behind `since`: `agreed at workshop 2 (29 November 2026)`.
    ///
    /// # Errors
    /// As [`Reader::moment_of`].
    pub(crate) fn point_in_words(&self, point: &Point) -> Result<String, Error> {
        Ok(match point {
            Point::Moment { moment } => day::exactly(*moment, &(self.zone)()),
            Point::Day { day } => {
                let kept = day::parse(day)?;
                day::kept_in_words(&kept).unwrap_or(kept)
            }
            Point::Baseline { baseline } => {
                let baseline = self.baseline_document(baseline)?;
                let name = self.called(&baseline)?;
                let own = baseline.own();
                let on = own.map_or("", |own| own.text(kind::field::AGREED_ON));
                match day::kept_in_words(on) {
                    Some(on) => format!("{name} ({on})"),
                    None => name,
                }
            }
            Point::Decision => "the last decision".to_owned(),
        })
    }

    /// The points that can be chosen by name: the last decision, and the baselines, the one set last first.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn points(&self) -> Result<Vec<PointChoice>, Error> {
        let baselines = self.baselines_set().into_iter();
        let baselines = baselines.map(|(row, facts)| {
            let name = self.name_listed(&row)?;
            Ok(PointChoice {
                point: Point::Baseline {
                    baseline: row.doc.to_string(),
                },
                name: match day::kept_in_words(&facts.on) {
                    Some(on) => format!("{name} ({on})"),
                    None => name,
                },
            })
        });
        let decision = PointChoice {
            point: Point::Decision,
            name: "the last decision".to_owned(),
        };
        std::iter::once(Ok(decision)).chain(baselines).collect()
    }

    /// The same, and of a use case what was decided at the end of its phases, the latest first.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn points_of(&self, use_case: &str) -> Result<Vec<PointChoice>, Error> {
        let use_case = match self.use_case(use_case) {
            // One that is deleted can still be looked at as it was.
            Err(Error::Unknown(_)) => return self.points(),
            read => read?,
        };
        let rows = use_case.document.rows(kind::DECISION);
        let mut decided: Vec<(i64, PointChoice)> = Vec::new();
        for (_, row) in rows {
            let phase = use_case.framework.phase(row.text(kind::field::PHASE));
            let (Some(field), Some(phase)) = (row.fields.get(kind::DECISION), phase) else {
                continue;
            };
            let said = self.decision_in_words(row)?;
            let choice = PointChoice {
                point: field.stamp.into(),
                name: format!("{}: {said}", phase.label),
            };
            decided.push((field.stamp, choice));
        }
        decided.sort_by_key(|(stamp, _)| Reverse(*stamp));
        let mut points = self.points()?;
        points.extend(decided.into_iter().map(|(_, choice)| choice));
        Ok(points)
    }
}
