//! Scores that can be opened down to their ratings. A score n counts as (n − 1) × 25; an axis and a phase score are
//! plain means; in a phase score the dimensions where lower is better are reversed.

use crate::framework::{Axis, Dimension, Direction, Phase};
use crate::use_case::UseCase;
use crate::use_case::filled::{self, Filled};
use crate::wire::wire;

wire! {
    /// A score that can be opened down to its ratings: an axis of the use case, or a phase's score.
    #[derive(Eq)]
    pub struct Score {
        /// `Value`, `Ideation Scoring`.
        pub label: String,
        /// What it means and whether high is good, in a sentence.
        pub meaning: String,
        /// 0 to 100, or `null` while nothing is scored.
        pub score: Option<u32>,
        /// `78`, or `–`.
        pub shown: String,
        /// `3 of 9 scored`.
        pub coverage: String,
        /// The arithmetic: `(100 + 75 + 75) ÷ 3 = 83`; empty while nothing is scored.
        pub arithmetic: String,
        /// The dimensions it is made of, those unscored too; not applicable ones are left out.
        pub ratings: Vec<Rating>,
    }
}

wire! {
    /// A score in the list.
    pub struct Figure {
        /// `Value`.
        pub label: String,
        /// 0 to 100, or `null` while nothing is scored.
        pub score: Option<u32>,
        /// `78`, or `–`.
        pub shown: String,
        /// `3 of 9 scored`.
        pub coverage: String,
        /// The same, 0 to 100.
        pub share: u32,
    }
}

wire! {
    /// A dimension inside a score.
    #[derive(Eq)]
    pub struct Rating {
        /// The key of its phase.
        pub phase: String,
        /// The phase's short label.
        pub phase_label: String,
        /// The field, such as `score/ideation/customer-value`.
        pub field: String,
        /// The dimension's name.
        pub name: String,
        /// The words for 1 to 5.
        pub labels: Vec<String>,
        /// 1 to 5, or `null`.
        pub score: Option<u32>,
        /// `4 Strong`, or `Unscored`.
        pub rating: String,
        /// What it counts, `75`, or `25 (reversed: lower is better)`; empty when unscored.
        pub counts: String,
    }
}

impl Score {
    /// `83, 3 of 9 scored`.
    pub fn in_words(&self) -> String {
        format!("{}, {}", self.shown, self.coverage)
    }
}

/// What a score of 1 to 5 counts, from 0 to 100.
pub const fn points(score: u32) -> u32 {
    (score - 1) * 25
}

/// The four axes over the whole use case.
pub fn axes(use_case: &UseCase) -> Vec<Score> {
    Axis::ALL.into_iter().map(|of| axis(use_case, of)).collect()
}

/// One axis over the whole use case.
pub fn axis(use_case: &UseCase, axis: Axis) -> Score {
    let dimensions = on_axis(use_case, axis);
    score(use_case, axis.label(), axis.meaning(), dimensions, false)
}

/// The dimensions of an axis, each with its phase.
fn on_axis(use_case: &UseCase, axis: Axis) -> impl Iterator<Item = (&Phase, &Dimension)> {
    let phases = use_case.framework.phases.iter();
    let dimensions = phases.flat_map(|phase| {
        let dimensions = phase.dimensions.iter();
        dimensions.map(move |dimension| (phase, dimension))
    });
    dimensions.filter(move |(_, dimension)| dimension.axis == axis)
}

/// How far an axis is scored, in figures: its score, how many of its dimensions are scored, and how many there are.
pub type Scored = (Option<u32>, u32, u32);

/// The four axes in figures, by what is entered.
pub fn scored(filled: &Filled<'_>) -> Vec<Scored> {
    let mut axes = Axis::ALL.map(|axis| (axis, Vec::new(), 0));
    for phase in filled.by_phase() {
        let scores = phase.phase.dimensions.iter().zip(phase.scores);
        for (dimension, score) in scores.filter(|(_, score)| score.applies) {
            let of_axis = axes.iter_mut().filter(|(axis, ..)| *axis == dimension.axis);
            for (_, counted, of) in of_axis {
                counted.extend(filled::score(score.value).map(points));
                *of += 1;
            }
        }
    }
    let figures = axes.map(|(_, counted, of)| (mean(&counted), counted.len() as u32, of));
    figures.into()
}

/// The figures of the four axes, for the list.
pub fn figures(scored: &[Scored]) -> Vec<Figure> {
    let figure = |(axis, (score, scored, of)): (Axis, &Scored)| Figure {
        label: axis.label().to_owned(),
        score: *score,
        shown: shown(*score),
        coverage: coverage(*scored as usize, *of as usize),
        share: scored * 100 / (*of).max(1),
    };
    Axis::ALL.into_iter().zip(scored).map(figure).collect()
}

fn shown(score: Option<u32>) -> String {
    score.map_or_else(|| "–".to_owned(), |score| score.to_string())
}

fn coverage(scored: usize, of: usize) -> String {
    format!("{scored} of {of} scored")
}

/// The score of a phase: high is good.
pub fn phase_score(use_case: &UseCase, phase: &Phase) -> Score {
    let dimensions = phase.dimensions.iter().map(|dimension| (phase, dimension));
    let meaning = "The mean of the phase's ratings; where lower is better, the rating is reversed. High is good.";
    score(use_case, &phase.scoring, meaning, dimensions, true)
}

fn score<'a>(
    use_case: &UseCase,
    label: &str,
    meaning: &str,
    dimensions: impl Iterator<Item = (&'a Phase, &'a Dimension)>,
    reverses_costs: bool,
) -> Score {
    let mut counted = Vec::new();
    let mut ratings = Vec::new();
    for (phase, dimension) in
        dimensions.filter(|(_, dimension)| use_case.is_applicable(&dimension.slot()))
    {
        let score = use_case.score(&dimension.slot());
        let reversed = reverses_costs && dimension.direction == Direction::LowerIsBetter;
        let counts = score.map(|score| {
            if reversed {
                100 - points(score)
            } else {
                points(score)
            }
        });
        counted.extend(counts);
        ratings.push(Rating {
            phase: phase.key.clone(),
            phase_label: phase.label.clone(),
            field: dimension.slot().to_string(),
            name: dimension.name.clone(),
            labels: dimension.labels.to_vec(),
            score,
            rating: rating(dimension, score),
            counts: match counts {
                Some(counts) if reversed => format!("{counts} (reversed: lower is better)"),
                Some(counts) => counts.to_string(),
                None => String::new(),
            },
        });
    }
    let mean = mean(&counted);
    Score {
        label: label.to_owned(),
        meaning: meaning.to_owned(),
        score: mean,
        shown: shown(mean),
        coverage: coverage(counted.len(), ratings.len()),
        arithmetic: mean
            .map(|mean| arithmetic(&counted, mean))
            .unwrap_or_default(),
        ratings,
    }
}

/// `4 Strong`, or `Unscored`.
fn rating(dimension: &Dimension, score: Option<u32>) -> String {
    let word = score.and_then(|score| {
        dimension
            .rating(score)
            .map(|word| format!("{score} {word}"))
    });
    word.unwrap_or_else(|| "Unscored".to_owned())
}

/// The mean as a whole number, a half rounded up; `None` of nothing.
fn mean(counted: &[u32]) -> Option<u32> {
    let count = u32::try_from(counted.len())
        .ok()
        .filter(|count| *count > 0)?;
    let sum: u32 = counted.iter().sum();
    Some((2 * sum + count) / (2 * count))
}

fn arithmetic(counted: &[u32], mean: u32) -> String {
    let terms: Vec<String> = counted.iter().map(u32::to_string).collect();
    let sum: u32 = counted.iter().sum();
    let sign = if mean as usize * counted.len() == sum as usize {
        "="
    } else {
        "≈"
    };
    match terms.as_slice() {
        [one] => format!("{one} {sign} {mean}"),
        _ => format!("({}) ÷ {} {sign} {mean}", terms.join(" + "), terms.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_by_hand() {
        for (counted, expected, shown) in [
            (vec![100, 75, 75], 83, "(100 + 75 + 75) ÷ 3 ≈ 83"),
            (vec![100, 75], 88, "(100 + 75) ÷ 2 ≈ 88"),
            (vec![25, 75], 50, "(25 + 75) ÷ 2 = 50"),
            (vec![0], 0, "0 = 0"),
        ] {
            assert_eq!(mean(&counted), Some(expected), "{counted:?}");
            assert_eq!(arithmetic(&counted, expected), shown);
        }
        assert_eq!(mean(&[]), None);
    }
}
