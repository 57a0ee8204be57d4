//! What was learned: the experience trackers of all use cases at work that were tested, or say what came out.

use crate::document::fold::Record;
use crate::document::kind::{self, field};
use crate::error::Error;
use crate::framework::scoping::Scoping;
use crate::tracker::Tracker;
use crate::use_case::UseCase;
use crate::view::{LearnedPage, LearnedRow, List};
use crate::workspace::Reader;

/// Whoever entered one of these tests something, or has.
const TESTED: [&str; 5] = [
    field::RUN_FROM,
    field::RUN_TO,
    field::RESULT,
    field::VERDICT,
    field::LEARNED,
];

impl Reader {
    /// The tests of all use cases at work, in the order of the list of use cases.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn learned(&self) -> Result<LearnedPage, Error> {
        let mut rows = Vec::new();
        for id in self.order(&List::UseCases)?.iter() {
            let use_case = self.use_case(&id.to_string())?;
            if is_tested(&use_case) {
                rows.push(self.learned_with(&use_case)?);
            }
        }
        Ok(LearnedPage {
            revision: self.revision,
            rows,
        })
    }

    fn learned_with(&self, use_case: &UseCase) -> Result<LearnedRow, Error> {
        let tracker = self.tested(use_case)?;
        let shown = |field: &str| {
            let ask = tracker.ask(field);
            ask.map_or_else(String::new, |ask| ask.shown.trim().to_owned())
        };
        let mut result = tracker.findings();
        result.extend(Some(shown(field::RESULT)).filter(|typed| !typed.is_empty()));
        let decision = match shown(field::EARLY_REASON) {
            reason if reason.is_empty() => shown(field::VERDICT),
            reason => format!(
                "{}, before the planned end: {reason}",
                shown(field::VERDICT)
            ),
        };
        Ok(LearnedRow {
            use_case: self.link_to_tracker(&use_case.document)?,
            owner: shown(field::OWNER),
            from: shown(field::RUN_FROM),
            to: shown(field::RUN_TO),
            result: result.join(" "),
            decision,
            learned: shown(field::LEARNED),
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

fn is_tested(use_case: &UseCase) -> bool {
    let nothing = Record::default();
    let own = use_case.document.own().unwrap_or(&nothing);
    let is_entered = |field: &&str| !own.text(field).trim().is_empty();
    TESTED.iter().any(is_entered) || use_case.document.rows(kind::VARIATION).next().is_some()
}
