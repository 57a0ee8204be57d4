//! What a use case may bring, in ranges: how many people it reaches, how many of them act, what it changes about that, what one is
//! worth and what it costs. From plain values to plain values; nothing here knows a document.
//!
//! Ten thousand cases are drawn, each a possible future, and counted. The random numbers are the same for everybody and always,
//! so the same ranges say the same on each computer.

mod draws;
mod range;
mod spread;
#[cfg(test)]
mod tests;

pub use draws::{Draws, RUNS};
pub use range::{Doubt, Range};
pub use spread::{Bar, Spread};

use spread::Sorted;

/// How many ranges there are.
pub const INPUTS: usize = 6;

/// A range of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// How many people it reaches in a month.
    People,
    /// Which share of them acts without it: 0.04 is 4 %.
    Rate,
    /// By how much that share changes: 0.1 makes 4.4 % of 4 %.
    Effect,
    /// What one more who acts is worth, in money.
    Worth,
    /// What it costs before anybody is reached, in money.
    Once,
    /// What it costs a year, in money.
    Yearly,
}

impl Input {
    /// All of them, in the order of [`Model::ranges`].
    pub const ALL: [Self; INPUTS] = [
        Self::People,
        Self::Rate,
        Self::Effect,
        Self::Worth,
        Self::Once,
        Self::Yearly,
    ];

    /// What it can't be below. An effect of −1 means that nobody acts any more.
    pub fn bound(self) -> f64 {
        match self {
            Self::Effect => -1.0,
            _ => 0.0,
        }
    }
}

/// What is believed of a use case.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// A range of each [`Input`], in the order of [`Input::ALL`].
    pub ranges: [Range; INPUTS],
    /// How many months are counted, at least 1.
    pub months: u32,
}

/// What comes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// What is left after all costs in the months that are counted, in money.
    pub net: Spread,
    /// In which share of the cases that is more than nothing.
    pub pays: f64,
    /// Which ranges decide how it turns out, the most first, each with its share of the spread, from 0 to 1; those that are certain
    /// are not in it. It is the squared rank correlation (Spearman's) of a range with what is left, over the sum of these: the
    /// "contribution to variance" of risk analysis, which is exact where effects add up and a good guess where they multiply.
    pub matters: Vec<(Input, f64)>,
    /// How often it turns out how, from the second case in a hundred to the ninety-ninth.
    pub bars: Vec<Bar>,
    /// How much comes in and goes out in the middle case, where each range is as likely to be above as below, in money.
    pub middle: Middle,
}

/// The case in the middle of all ranges.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Middle {
    /// What comes in, in the months that are counted.
    pub gain: f64,
    /// What it costs, in the same months.
    pub cost: f64,
}

impl Model {
    /// What is left in a case, given a number from the standard normal distribution for each range: who acts beyond those who would
    /// anyway, times what one is worth, less what it costs. No more than everybody can act.
    #[inline]
    pub fn net(&self, normals: &[f64; INPUTS]) -> f64 {
        let Middle { gain, cost } = self.balance(normals);
        gain - cost
    }

    #[inline]
    fn balance(&self, normals: &[f64; INPUTS]) -> Middle {
        let [people, rate, effect, worth, once, yearly] = &self.ranges;
        let months = f64::from(self.months);
        let rate = rate.at(normals[1]).min(1.0);
        let more = (rate * (1.0 + effect.at(normals[2]))).min(1.0) - rate;
        Middle {
            gain: people.at(normals[0]) * months * more * worth.at(normals[3]),
            cost: once.at(normals[4]) + yearly.at(normals[5]) * months / 12.0,
        }
    }

    /// What comes of it, in all cases that are drawn.
    pub fn outcome(&self, draws: &Draws) -> Outcome {
        let net: Vec<f64> = draws.cases().iter().map(|case| self.net(case)).collect();
        let sorted = Sorted::of(&net);
        Outcome {
            net: sorted.spread(),
            pays: sorted.above(0.0),
            matters: self.matters(&sorted, draws),
            bars: sorted.bars(),
            middle: self.balance(&[0.0; INPUTS]),
        }
    }

    /// A range grows with the number that is drawn for it, so their ranks are the same, and were told beforehand.
    fn matters(&self, sorted: &Sorted<'_>, draws: &Draws) -> Vec<(Input, f64)> {
        let open = Input::ALL
            .into_iter()
            .zip(&self.ranges)
            .enumerate()
            .filter(|(_, (_, range))| !range.is_certain());
        let mut matters: Vec<(Input, f64)> = open
            .map(|(number, (input, _))| {
                let together = sorted.with_ranks(|case| draws.ranks(case)[number]);
                (input, together * together)
            })
            .collect();
        let all: f64 = matters.iter().map(|(_, share)| share).sum();
        if all > 0.0 {
            matters.iter_mut().for_each(|(_, share)| *share /= all);
        }
        matters.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        matters
    }
}
