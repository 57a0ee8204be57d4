//! What a number of the ranking rests on, down to each rating.

use super::axes;
use super::words::KEYS;
use crate::error::Error;
use crate::framework::Axis;
use crate::portfolio::{Axes, Method, Weighing, share, share_label};
use crate::use_case::UseCase;
use crate::use_case::reason::reason_field;
use crate::use_case::scoring;
use crate::view::{Explained, ExplainedPart, Given, Rating};
use crate::workspace::Reader;

impl Reader {
    /// What the number of a use case rests on, as it is ranked or would be with another weighing.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::NotRead`].
    pub fn explained(
        &self,
        use_case: &str,
        weighing: Option<Weighing>,
    ) -> Result<Explained, Error> {
        let weighing = self.weighing(weighing)?;
        let use_case = self.use_case(use_case)?;
        let id = use_case.document.id;
        let summary = self.listed.get(&id).and_then(|row| row.summary());
        let known = summary.as_ref().map(axes).unwrap_or_default();
        let mut parts = Vec::new();
        for (at, axis) in Axis::ALL.into_iter().enumerate() {
            let score = scoring::axis(&use_case, axis);
            let given = score.ratings.iter();
            let given = given.filter_map(|rating| self.given(&use_case, rating).transpose());
            parts.push(ExplainedPart {
                key: KEYS[at].to_owned(),
                counts: counts(&weighing, at, &known),
                given: given.collect::<Result<_, Error>>()?,
                score,
            });
        }
        Ok(Explained {
            revision: self.revision,
            id: id.to_string(),
            title: use_case.title().to_owned(),
            arithmetic: match weighing.arithmetic(&known) {
                none if none.is_empty() => lacking(&weighing, &known),
                arithmetic => format!("{}: {arithmetic}", weighing.method.label()),
            },
            rule: weighing.method.rule().to_owned(),
            parts,
        })
    }

    /// Who gave a rating, when and why.
    fn given(&self, use_case: &UseCase, rating: &Rating) -> Result<Option<Given>, Error> {
        let Some(field) = use_case
            .field(&rating.field)
            .filter(|_| rating.score.is_some())
        else {
            return Ok(None);
        };
        Ok(Some(Given {
            by: format!(
                "by {}, {}",
                self.name_of(field.author)?,
                self.told(field.at)
            ),
            reason: use_case
                .text(&reason_field(&rating.field))
                .trim()
                .to_owned(),
            field: rating.field.clone(),
        }))
    }
}

/// How an axis counts.
fn counts(weighing: &Weighing, at: usize, known: &Axes) -> String {
    let axis = Axis::ALL[at];
    if !weighing.counts()[at] {
        return match weighing.method {
            Method::Weighted => "Left out: its weight is 0.".to_owned(),
            _ => format!("{} leaves it out.", weighing.method.label()),
        };
    }
    let Some(score) = known[at].score else {
        return "None of its ratings is given.".to_owned();
    };
    let rating = || {
        let hundredths = 100 + 4 * score;
        let digits = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        digits
            .trim_end_matches('0')
            .trim_end_matches('.')
            .to_owned()
    };
    let reversed = match axis {
        Axis::Value | Axis::Readiness => format!("{score}"),
        Axis::Effort | Axis::Risk => format!("100 − {score} = {}", share(axis, score)),
    };
    match (weighing.method, axis) {
        (Method::Weighted, _) => {
            let weight = weighing.weights.all()[at];
            format!("{}: {reversed}, with weight {weight}.", share_label(axis))
        }
        (Method::ValueForEffort, _) | (_, Axis::Effort) => {
            format!(
                "{}: {score} stands for a rating of {}.",
                axis.label(),
                rating()
            )
        }
        _ => format!("{}: {reversed}.", share_label(axis)),
    }
}

/// Why there is no number.
fn lacking(weighing: &Weighing, known: &Axes) -> String {
    let missing = weighing.missing(known);
    let missing: Vec<&str> = missing.into_iter().map(Axis::label).collect();
    match missing.as_slice() {
        [] => "No number: every weight is 0.".to_owned(),
        [one] => format!("No number yet: {one} has no rating."),
        [some @ .., last] => format!(
            "No number yet: {} and {last} have no rating.",
            some.join(", ")
        ),
    }
}
