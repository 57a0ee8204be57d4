//! The methods: how one number is made of four axes. Each names what of a method known elsewhere stands for which axis.

use super::fraction::Fraction;
use super::{Axes, Known};
use crate::document::mutant;
use crate::framework::Axis;
use crate::wire::wire;

/// A weight is a whole number from 0 to this.
pub const MOST: u32 = 100;

wire! {
    /// How one number, the priority, is made of the four axes.
    #[derive(Hash, Default)]
    pub enum Method {
        /// The mean of value, low effort, low risk and readiness, each with its weight.
        #[default]
        Weighted,
        /// Value for the effort it takes.
        ValueForEffort,
        /// Reach, impact, confidence, effort.
        Rice,
        /// Weighted shortest job first.
        Wsjf,
    }
}

wire! {
    /// How much each axis counts in [`Method::Weighted`], 0 to [`MOST`].
    #[derive(Copy, Eq, Hash)]
    pub struct Weights {
        /// Of value.
        pub value: u32,
        /// Of low effort.
        pub effort: u32,
        /// Of low risk.
        pub risk: u32,
        /// Of readiness.
        pub readiness: u32,
    }
}

wire! {
    /// A method, and the weights of the one that has weights.
    #[derive(Copy, Eq, Hash, Default)]
    pub struct Weighing {
        /// The method.
        pub method: Method,
        /// The weights.
        pub weights: Weights,
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            value: 40,
            effort: 30,
            risk: 15,
            readiness: 15,
        }
    }
}

impl Weights {
    /// In the order of [`Axis::ALL`].
    pub fn all(self) -> [u32; 4] {
        [self.value, self.effort, self.risk, self.readiness]
    }

    /// These, in the order of [`Axis::ALL`].
    pub fn of([value, effort, risk, readiness]: [u32; 4]) -> Self {
        Self {
            value,
            effort,
            risk,
            readiness,
        }
    }
}

/// What an axis adds where high is good: value and readiness as they are, effort and risk reversed.
pub fn share(axis: Axis, score: u32) -> u32 {
    match axis {
        Axis::Value | Axis::Readiness => score,
        _ if mutant::lacks("what is low is good for effort and risk") => score,
        Axis::Effort | Axis::Risk => 100_u32.saturating_sub(score),
    }
}

/// What a share is called.
pub fn share_label(axis: Axis) -> &'static str {
    match axis {
        Axis::Value => "Value",
        Axis::Effort => "Low effort",
        Axis::Risk => "Low risk",
        Axis::Readiness => "Readiness",
    }
}

impl Method {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Weighted, Self::ValueForEffort, Self::Rice, Self::Wsjf];

    /// What it is kept as. It is in people's files, and never changes.
    pub fn key(self) -> &'static str {
        match self {
            Self::Weighted => "weighted",
            Self::ValueForEffort => "value-for-effort",
            Self::Rice => "rice",
            Self::Wsjf => "wsjf",
        }
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Weighted => "Weighted",
            Self::ValueForEffort => "Value ÷ effort",
            Self::Rice => "RICE",
            Self::Wsjf => "WSJF",
        }
    }

    /// How the number comes about, in a sentence.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Weighted => {
                "The mean of value, low effort, low risk and readiness, each counted by its weight: 0 to 100."
            }
            Self::ValueForEffort => {
                "Value ÷ effort, both as the rating from 1 to 5 that their scores stand for: 0.2 to 5."
            }
            Self::Rice => {
                "Reach and impact × confidence ÷ effort: a value score of 0 to 100, the part of it to count on, and an effort rating of 1 to 5."
            }
            Self::Wsjf => {
                "Cost of delay ÷ job size: the sum of three scores of 0 to 100, and an effort rating of 1 to 5."
            }
        }
    }

    /// What of the method stands for which axis, a line each.
    pub fn mapping(self) -> &'static [&'static str] {
        match self {
            Self::Weighted => &[
                "Value and readiness count as they are: high is good.",
                "Effort and risk count as 100 less their score: low is good.",
                "An axis of weight 0 is left out.",
            ],
            Self::ValueForEffort => &[
                "Value is the Value axis, effort the Effort axis; a score of 0 to 100 is a rating of 1 to 5.",
                "Risk and readiness are left out.",
            ],
            Self::Rice => &[
                "Reach and impact are the Value axis: our ratings of value ask for both at once.",
                "Confidence is the mean of low risk and readiness, as a percentage.",
                "Effort is the Effort axis as a rating of 1 to 5.",
            ],
            Self::Wsjf => &[
                "User and business value is the Value axis.",
                "Time criticality is Readiness: nothing here asks for a date, and what is ready loses most by waiting.",
                "Risk reduction is low risk.",
                "Job size is the Effort axis as a rating of 1 to 5.",
            ],
        }
    }

    /// How many digits behind the point its number is shown with.
    pub fn digits(self) -> u32 {
        match self {
            Self::ValueForEffort => 2,
            Self::Weighted | Self::Rice | Self::Wsjf => 1,
        }
    }
}

impl Weighing {
    /// Which axes count, in the order of [`Axis::ALL`].
    pub fn counts(&self) -> [bool; 4] {
        match self.method {
            Method::Weighted => self.weights.all().map(|weight| weight > 0),
            Method::ValueForEffort => [true, true, false, false],
            Method::Rice | Method::Wsjf => [true; 4],
        }
    }

    /// The axes that count, and of which nothing is scored.
    pub fn missing(&self, axes: &Axes) -> Vec<Axis> {
        let each = Axis::ALL.into_iter().zip(self.counts()).zip(axes);
        let missing = each.filter(|((_, counts), known)| *counts && known.score.is_none());
        missing.map(|((axis, _), _)| axis).collect()
    }

    /// The priority that follows from the axes of one use case, and of no other; `None` where one that counts is not scored,
    /// or no axis counts.
    pub fn priority(&self, axes: &Axes) -> Option<Fraction> {
        let counts = self.counts();
        let mut scores = [0; 4];
        for (at, Known { score, .. }) in axes.iter().enumerate().filter(|(at, _)| counts[*at]) {
            scores[at] = (*score)?;
        }
        let [value, effort, risk, readiness] = scores.map(i64::from);
        // A score of 0 to 100 stands for ratings of 1 to 5: so much more, in 25ths, and never nothing.
        let rating = |score: i64| score + 25;
        Some(match self.method {
            Method::Weighted => {
                let weights = self.weights.all();
                let under: u32 = weights.iter().sum();
                if under == 0 {
                    return None;
                }
                let shares = Axis::ALL.into_iter().zip(scores);
                let parts = shares.zip(weights).map(|((axis, score), weight)| {
                    i64::from(share(axis, score)) * i64::from(weight)
                });
                Fraction::new(parts.sum(), i64::from(under))
            }
            Method::ValueForEffort => Fraction::new(rating(value), rating(effort)),
            Method::Rice => {
                Fraction::new(value * (readiness + 100 - risk) * 25, 200 * rating(effort))
            }
            Method::Wsjf => Fraction::new((value + readiness + 100 - risk) * 25, rating(effort)),
        })
    }

    /// The same as a calculation: `(40 × 78 + 30 × 75) ÷ 70 ≈ 76.7`; empty where there is no priority.
    pub fn arithmetic(&self, axes: &Axes) -> String {
        let Some(priority) = self.priority(axes) else {
            return String::new();
        };
        let [value, effort, risk, readiness] = axes.map(|known| known.score.unwrap_or_default());
        let rating = |score: u32| Fraction::new(i64::from(score) + 25, 25).exactly();
        let result = priority.result(self.method.digits());
        match self.method {
            Method::Weighted => {
                let weights = self.weights.all();
                let counting = Axis::ALL.into_iter().zip(axes).zip(weights);
                let counting = counting.filter(|(_, weight)| *weight > 0);
                let terms: Vec<String> = counting
                    .map(|((axis, known), weight)| {
                        format!(
                            "{weight} × {}",
                            share(axis, known.score.unwrap_or_default())
                        )
                    })
                    .collect();
                let under: u32 = weights.iter().sum();
                format!("({}) ÷ {under} {result}", terms.join(" + "))
            }
            Method::ValueForEffort => format!("{} ÷ {} {result}", rating(value), rating(effort)),
            Method::Rice => {
                let low_risk = 100 - risk.min(100);
                format!(
                    "{value} × ({low_risk} + {readiness}) ÷ 200 ÷ {} {result}",
                    rating(effort)
                )
            }
            Method::Wsjf => {
                let low_risk = 100 - risk.min(100);
                format!(
                    "({value} + {readiness} + {low_risk}) ÷ {} {result}",
                    rating(effort)
                )
            }
        }
    }
}
