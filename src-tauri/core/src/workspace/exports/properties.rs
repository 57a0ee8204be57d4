//! The facts at the top of a use case's page.

use crate::document::kind::field;
use crate::error::Error;
use crate::outline::facts::Fact;
use crate::page::Tone;
use crate::page::build::status;
use crate::page::plain::plain;
use crate::use_case::progress::{self, PhaseState};
use crate::use_case::{UseCase, labels, scoring};
use crate::workspace::Reader;
use crate::workspace::exports::hand_over::{goes_live, quarter};

impl Reader {
    /// What a use case is in a word or two each; what is not known is left out.
    pub(super) fn facts_of(&self, use_case: &UseCase, archived: bool) -> Result<Vec<Fact>, Error> {
        let owner = match use_case.text(field::OWNER).parse() {
            Ok(owner) => self.name_of(owner)?,
            Err(_) => String::new(),
        };
        let steps = progress::steps(use_case);
        let is_complete = |step: &&progress::Step| matches!(step.state, PhaseState::Complete);
        let complete = steps.iter().filter(is_complete).count();
        let open = steps.iter().find(|step| !is_complete(step));
        let phase = open.map(|step| format!("{} ({} of {})", step.label, step.number, steps.len()));
        let (state, tone) = match (archived, open) {
            (true, _) => ("Archived", Tone::Neutral),
            (false, None) => ("Complete", Tone::Good),
            (false, Some(_))
                if steps
                    .iter()
                    .all(|step| matches!(step.state, PhaseState::Untouched)) =>
            {
                ("Not started", Tone::Neutral)
            }
            (false, Some(_)) => ("At work", Tone::Fair),
        };
        let percent = progress::of_use_case(use_case).percent;
        let progress = format!(
            "{complete} of {} phases complete, {percent}% entered",
            steps.len()
        );
        let own = use_case.document.own();
        let mut facts: Vec<Fact> = vec![
            ("Owner", plain(&owner)),
            ("State", status(state, tone)),
            ("Phase", plain(&phase.unwrap_or_default())),
            ("Progress", plain(&progress)),
        ];
        for (name, axis) in ["Value", "Effort", "Risk", "Readiness"]
            .into_iter()
            .zip(scoring::axes(use_case))
        {
            let said = axis.score.map(|_| axis.in_words());
            facts.push((name, plain(&said.unwrap_or_default())));
        }
        facts.extend([
            ("Target quarter", plain(quarter(use_case))),
            ("Go-live", plain(goes_live(use_case))),
            (
                "Labels",
                plain(&own.map(labels::in_words).unwrap_or_default()),
            ),
        ]);
        facts.retain(|(_, what)| !what.is_empty());
        Ok(facts)
    }
}
