//! When a use case was agreed, and what was agreed then.

use crate::document::fold::Document;
use crate::document::id::Id;
use crate::error::Error;
use crate::use_case::agreed::decided;
use crate::view::Point;
use crate::workspace::Reader;

/// That a use case was agreed: by a decision to go on, or by a baseline that covers it.
#[derive(Debug, Clone)]
pub(crate) struct Agreed {
    /// The moment, as a stamp.
    pub(crate) moment: i64,
    /// When that was, in milliseconds since 1970.
    pub(crate) at: i64,
    /// What was then is what was agreed.
    pub(crate) point: Point,
}

impl Reader {
    /// When a use case was agreed last, if it was.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn agreed(&self, use_case: &Document) -> Result<Option<Agreed>, Error> {
        let decided = decided(use_case).map(|decided| Agreed {
            moment: decided.moment,
            at: decided.at,
            point: Point::Moment {
                moment: decided.moment,
            },
        });
        let covered = self.last_covering(use_case.id)?;
        Ok(decided
            .into_iter()
            .chain(covered)
            .max_by_key(|one| one.moment))
    }

    /// Whether a use case was agreed, where it is known when that was decided last, if it was.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub(crate) fn is_agreed(&self, use_case: Id, decided: Option<i64>) -> Result<bool, Error> {
        Ok(decided.is_some() || self.last_covering(use_case)?.is_some())
    }

    /// The latest baseline that covers a use case, of those that were set by then where it is read as it was.
    fn last_covering(&self, use_case: Id) -> Result<Option<Agreed>, Error> {
        let last = self.past.as_ref().map_or(i64::MAX, |past| past.moment);
        let mut baselines = self.baselines_of(use_case)?.into_iter();
        let covers = baselines.find(|(_, facts)| facts.moment <= last);
        Ok(covers.map(|(row, facts)| Agreed {
            moment: facts.moment,
            at: facts.at,
            point: Point::Baseline {
                baseline: row.doc.to_string(),
            },
        }))
    }
}
