//! The line of quarters on which target days are drawn.

use crate::document::day;
use crate::document::quarter::Quarter;

/// How long the line is, in the units that everything on it is placed by.
pub const LONG: i64 = 1000;

/// So many quarters before this one are on it at most. A slip of the keys is to make nobody's line a hundred years long.
const BEFORE: i32 = 4;
/// So many after this one.
const AFTER: i32 = 20;
/// It shows a year at least.
const FEWEST: i32 = 4;
/// So many quarters can be named without their names meeting.
const NAMED: i32 = 6;

/// A line of whole quarters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The first quarter.
    pub first: Quarter,
    /// How many there are.
    pub quarters: i32,
    /// Each so manieth is named, beginning with the first.
    pub step: i32,
}

/// Where something is on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// Before it begins.
    Earlier,
    /// So far from its beginning, up to [`LONG`].
    At(i64),
    /// After it ends.
    Later,
}

impl Line {
    /// The line on which these quarters are, and the one of today.
    pub fn of(quarters: impl IntoIterator<Item = Quarter>, today: Quarter) -> Self {
        let range = today.plus(-BEFORE)..=today.plus(AFTER);
        let near = quarters.into_iter().filter(|one| range.contains(one));
        let (first, last) = near.fold((today, today), |(first, last), one| {
            (first.min(one), last.max(one))
        });
        let needed = (last.since(first) + 1).max(FEWEST);
        let step = (needed + NAMED - 1) / NAMED;
        Self {
            first,
            quarters: (needed + step - 1) / step * step,
            step,
        }
    }

    /// Its quarters, each with where it begins.
    pub fn all(&self) -> impl Iterator<Item = (Quarter, i64)> + '_ {
        (0..self.quarters).map(|at| (self.first.plus(at), self.begins(at)))
    }

    /// Where a quarter begins and ends; nothing for one that is not on it.
    pub fn span(&self, quarter: Quarter) -> Option<(i64, i64)> {
        let at = quarter.since(self.first);
        let is_on = (0..self.quarters).contains(&at);
        is_on.then(|| (self.begins(at), self.begins(at + 1)))
    }

    /// Where a kept day is; nothing for what is no day.
    pub fn spot(&self, kept: &str) -> Option<Spot> {
        let number = day::number(kept)?;
        let edge = |quarter: Quarter, kept: fn(Quarter) -> String| day::number(&kept(quarter));
        let last = self.first.plus(self.quarters - 1);
        if number < edge(self.first, Quarter::first)? {
            return Some(Spot::Earlier);
        }
        if number > edge(last, Quarter::last)? {
            return Some(Spot::Later);
        }
        let quarter = Quarter::of_day(kept)?;
        let (begins, ends) = self.span(quarter)?;
        let (first, last) = (
            edge(quarter, Quarter::first)?,
            edge(quarter, Quarter::last)?,
        );
        // The middle of the day.
        let part = (ends - begins) * (2 * (number - first) + 1) / (2 * (last - first + 1));
        Some(Spot::At(begins + part))
    }

    fn begins(&self, at: i32) -> i64 {
        i64::from(at) * LONG / i64::from(self.quarters)
    }
}
