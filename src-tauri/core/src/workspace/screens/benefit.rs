//! What a use case may bring, as shown and entered.

use crate::document::fold::Record;
use crate::document::kind::benefit;
use crate::error::Error;
use crate::framework::Framework;
use crate::framework::scoping::Scoping;
use crate::framework::scoping::measure::with_unit;
use crate::metric::Metric;
use crate::use_case::UseCase;
use crate::use_case::benefit::{Believed, Effect, achieved_in_words};
use crate::view::{BenefitPart, Link, MeasuredEffect, ScoreProposal};
use crate::workspace::Reader;

impl Reader {
    /// What a use case may bring, with what it proposes.
    pub(crate) fn benefit_part(&self, use_case: &UseCase) -> Result<BenefitPart, Error> {
        let document = &use_case.document;
        let nothing = Record::default();
        let own = document.own().unwrap_or(&nothing);
        let promised = Believed::of(own, Effect::Promised);
        let is_measured = !own.text(benefit::ACHIEVED).is_empty();
        let told = promised.benefit();
        let measured = match told {
            Some(_) if !is_measured => self.measured_effect(&self.metrics_of(document)?),
            _ => None,
        };
        Ok(BenefitPart {
            help: Scoping::built_in().help("benefit").cloned(),
            asks: self.asks(document, document.id, &Scoping::built_in().benefit)?,
            compared: achieved_in_words(own),
            measured,
            proposal: proposal(&promised, use_case, &use_case.framework),
            lacks: promised.model.err().unwrap_or_default(),
            benefit: told,
        })
    }

    /// What the readings of the first metric that has some show as an effect: how much of its baseline it moved.
    fn measured_effect(&self, metrics: &[(Link, Metric)]) -> Option<MeasuredEffect> {
        metrics.iter().find_map(|(link, metric)| {
            let (baseline, latest) = (metric.baseline.as_ref()?, metric.latest()?);
            let change = 100.0 * (latest.value / baseline.value - 1.0);
            if !change.is_finite() {
                return None;
            }
            let value = format!("{:.1}", change);
            let value = value.trim_end_matches('0').trim_end_matches('.').to_owned();
            Some(MeasuredEffect {
                words: format!(
                    "{} went from {} to {}: that changes it by {}.",
                    link.name,
                    baseline.shown,
                    latest.shown,
                    with_unit(&value, "%"),
                ),
                field: benefit::ACHIEVED.to_owned(),
                value,
            })
        })
    }
}

/// The score that follows from what comes in and what it costs, where the framework of the use case has such a score.
fn proposal(
    promised: &Believed,
    use_case: &UseCase,
    framework: &Framework,
) -> Option<ScoreProposal> {
    let proposal = &Scoping::built_in().proposal;
    let dimension = framework.dimension(&proposal.score)?;
    let middle = promised.outcome()?.middle;
    let times = middle.gain / middle.cost;
    if !times.is_finite() {
        return None;
    }
    let reached = proposal.times.iter().filter(|least| times >= **least);
    let score = u32::try_from(reached.count()).ok()? + 1;
    let label = dimension.labels.get(score as usize - 1)?;
    let now = use_case.score(&dimension.slot());
    Some(ScoreProposal {
        field: framework.field_of(&dimension.slot()),
        score,
        take: format!("Score {} {score}: {label}", dimension.name),
        why: format!(
            "In the middle it brings in {times:.1} times what it costs. {}",
            match now {
                Some(now) if now == score => "It is scored so.".to_owned(),
                Some(now) => format!("It is scored {now}."),
                None => "It is not scored yet.".to_owned(),
            }
        ),
        taken: now == Some(score),
    })
}
