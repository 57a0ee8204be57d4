//! What was learned: the experience trackers of all use cases at work that were tested, or say what came out.

use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::page::{answer::answer, build::line};
use crate::tracker::Tracker;
use crate::use_case::{UseCase, summary::is_tested};
use crate::view::{LearnedRow, LearnedScreen, List, Wanted};
use crate::workspace::Reader;
use crate::workspace::shelf::Order;

impl Reader {
    /// The tests of all use cases at work, in the order of the list of use cases.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn learned(&self) -> Result<Vec<LearnedRow>, Error> {
        let order = self.order(&List::Learned)?;
        order.iter().map(|id| self.learned_with(*id)).collect()
    }

    /// The screen of what was learned, with those rows that are wanted.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn learned_screen(&self, rows: &Wanted) -> Result<LearnedScreen, Error> {
        Ok(LearnedScreen {
            revision: self.revision,
            rows: self.slice(&List::Learned, rows, |id| self.learned_with(id))?,
        })
    }

    /// The use cases at work that were tested, or say what came out.
    pub(crate) fn order_of_learned(&self) -> Result<Order, Error> {
        let typed = self.typed_use_case()?;
        let mut order = Vec::new();
        for id in self.order(&List::UseCases)?.iter() {
            let figures = self.figures(*id, typed.as_ref());
            let is_tested = match figures.and_then(|(_, summary)| summary.tested) {
                Some(tested) => tested,
                // What an earlier version kept of it does not say.
                None => is_tested(&*self.document(*id)?),
            };
            if is_tested {
                order.push(*id);
            }
        }
        Ok(order.into())
    }

    pub(crate) fn learned_with(&self, id: Id) -> Result<LearnedRow, Error> {
        let use_case = &self.use_case(&id.to_string())?;
        let tracker = self.tested(use_case)?;
        let shown = |field: &str| {
            let ask = tracker.ask(field);
            ask.map_or_else(String::new, |ask| ask.shown.trim().to_owned())
        };
        // What is typed is Markdown, and a cell of a table is a line.
        let read = |field: &str| line(&answer(&shown(field), 0));
        let mut result = tracker.findings();
        result.extend(Some(read(field::RESULT)).filter(|typed| !typed.is_empty()));
        let decision = match read(field::EARLY_REASON) {
            reason if reason.is_empty() => shown(field::VERDICT),
            reason => format!(
                "{}, before the planned end: {reason}",
                shown(field::VERDICT)
            ),
        };
        Ok(LearnedRow {
            id: id.to_string(),
            use_case: self.link_to_tracker(&use_case.document)?,
            owner: shown(field::OWNER),
            from: shown(field::RUN_FROM),
            to: shown(field::RUN_TO),
            result: result.join(" "),
            decision,
            learned: read(field::LEARNED),
        })
    }

    /// What is known of the test of a use case: its tracker, without what has nothing to do with it.
    fn tested(&self, use_case: &UseCase) -> Result<Tracker, Error> {
        let document = &use_case.document;
        let scoping = Scoping::built_in();
        let owner = scoping.requirements.iter();
        let owner = owner.filter(|asked| asked.field == field::OWNER);
        Ok(Tracker {
            id: document.id.to_string(),
            title: use_case.title().to_owned(),
            stepper: Vec::new(),
            requirements: self.asks(document, document.id, owner)?,
            steps: Vec::new(),
            designs: Vec::new(),
            needs: Vec::new(),
            tags: Vec::new(),
            asks: self.asks(document, document.id, &scoping.tracker)?,
            metrics: self.metrics_of(document)?,
            decides_by: Vec::new(),
            variations: self.rows_of(document, kind::VARIATION, &scoping.variation)?,
            benefit: None,
            achieved: String::new(),
            phases: Vec::new(),
            axes: Vec::new(),
            date: String::new(),
            today: self.today(),
            zone: (self.zone)(),
        })
    }
}
