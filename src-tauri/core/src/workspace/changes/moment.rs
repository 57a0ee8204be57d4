//! The moment of a change: its stamp and its time, also where the clock of the computer is wrong or a file holds stamps
//! of no time.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::id::Id;
use crate::document::stamp;
use crate::error::Error;
use crate::workspace::Workspace;

/// When a change is made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    /// Above every stamp known.
    pub(crate) stamp: i64,
    /// The wall time; the stamp, where the clock can't be right.
    pub(crate) at: i64,
    /// What the clock says, right or wrong.
    pub(crate) clock: i64,
}

impl Workspace {
    /// The moment of a change that is made now.
    pub(crate) fn moment(&mut self) -> Moment {
        let now = (self.origin.clock)();
        self.highest_stamp = stamp::next(now, self.highest_stamp);
        let at = match stamp::is_believable(now) {
            true => now,
            false => self.highest_stamp,
        };
        self.doubt(now);
        Moment {
            stamp: self.highest_stamp,
            at,
            clock: now,
        }
    }

    /// Has something to say, once, when the clock begins to be wrong.
    pub(crate) fn doubt(&mut self, now: i64) {
        let is_doubted = !stamp::is_believable(now);
        if is_doubted && !self.is_clock_doubted {
            self.unsaid = Some(format!(
                "The clock of this computer says that it is the year {}. What you write is saved in its order, but without its time. Set the clock right.",
                stamp::year(now)
            ));
        }
        self.is_clock_doubted = is_doubted;
    }

    /// Says which documents hold edits with a stamp that does not count, as long as nothing was written in the same
    /// place after they came.
    pub(crate) fn notice_misdated(&mut self) -> Result<(), Error> {
        let mut names = Vec::new();
        let mut years = BTreeSet::new();
        let listed = self.listed.values().filter(|row| row.misdated > 0);
        let misdated: Vec<Id> = listed.map(|row| row.doc).collect();
        for doc in misdated {
            let changes = self.store.changes(doc)?;
            let mut last = BTreeMap::new();
            for change in &changes {
                for edit in &change.edits {
                    last.insert((edit.record, &edit.field), change.stamp);
                }
            }
            last.retain(|_, stamp| !stamp::counts(*stamp));
            if !last.is_empty() {
                let document = self.folded(doc)?;
                names.push(format!("“{}”", self.called(&document)?));
                years.extend(last.into_values().map(stamp::year));
            }
        }
        let Some(year) = years.last() else {
            return Ok(());
        };
        let and_more = match names.len() {
            0..=3 => String::new(),
            more => format!(" and {} more", more - 3),
        };
        names.truncate(3);
        self.notices.push(format!(
            "Changes of {}{and_more} claim to be from the year {year}, which can't be. They are kept, but count as older than all others. Check whether what is shown there is right.",
            names.join(", ")
        ));
        Ok(())
    }
}
