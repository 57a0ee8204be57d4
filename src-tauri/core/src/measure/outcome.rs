//! Reading a result: what counts by variation say.
//!
//! The uplift of each variation over the control, relative, with an interval on the scale of its logarithm (Katz and others
//! 1978), as sure as the plan is, corrected for several variations and planned looks. Whether people were split as planned is
//! told by a chi-squared test; a chance below one in a thousand is no chance.

use super::looks::last_boundary;
use super::normal::squares_above;
use super::plan::{Measured, Plan};

/// The chance below which an uneven split is no chance.
const UNEVEN: f64 = 0.001;

/// What was counted in a variation.
#[derive(Debug, Clone, PartialEq)]
pub struct Counts {
    /// What it is called.
    pub name: String,
    /// How many people were in it.
    pub people: f64,
    /// What they did on average: the share of them, a mean, a count a person.
    pub average: f64,
    /// The standard deviation among them; of a mean.
    pub spread: f64,
}

/// What came out.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The control.
    pub control: Counts,
    /// Each variation beside it.
    pub comparisons: Vec<Comparison>,
    /// How sure intervals are, as a share: 0.95.
    pub sureness: f64,
    /// The chance of a split as uneven as this, where the planned one was kept.
    pub split_by_chance: f64,
    /// The planned split, as shares.
    pub planned: Vec<f64>,
}

/// A variation beside the control.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What was counted in it.
    pub counts: Counts,
    /// Its relative difference, with the ends of the interval; none where somebody did nothing at all.
    pub uplift: Option<[f64; 3]>,
}

/// What a comparison shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// More than the control.
    More,
    /// Less than the control.
    Less,
    /// No difference can be told.
    Unclear,
    /// There is too little to tell anything.
    Nothing,
}

impl Outcome {
    /// What counts say, the control first, of a test that was planned so.
    ///
    /// # Errors
    /// What is missing or can't be, in a sentence.
    pub fn of(plan: &Plan, counts: Vec<Counts>) -> Result<Self, String> {
        if counts.len() < 2 {
            return Err("Enter what was counted in the control and in a variation.".to_owned());
        }
        if counts.len() != plan.split.len() {
            return Err(format!(
                "{} variations were planned, with the control, and {} are counted.",
                plan.split.len(),
                counts.len()
            ));
        }
        let errors = last_boundary(plan);
        let all: f64 = plan.split.iter().sum();
        let planned: Vec<f64> = plan.split.iter().map(|part| part / all).collect();
        let people: f64 = counts.iter().map(|one| one.people).sum();
        let off = counts.iter().zip(&planned).map(|(one, share)| {
            let expected = people * share;
            (one.people - expected).powi(2) / expected
        });
        let split_by_chance = squares_above(off.sum(), plan.comparisons());
        let mut counts = counts.into_iter();
        let Some(control) = counts.next() else {
            return Err(String::new());
        };
        let compared = |counts: Counts| Comparison {
            uplift: uplift(plan.measured, &control, &counts, errors),
            counts,
        };
        Ok(Self {
            comparisons: counts.map(compared).collect(),
            control,
            sureness: 1.0 - plan.significance,
            split_by_chance,
            planned,
        })
    }

    /// Whether people were not split as planned.
    pub fn is_uneven(&self) -> bool {
        self.split_by_chance < UNEVEN
    }

    /// How many people were in all.
    pub fn people(&self) -> f64 {
        let others = self.comparisons.iter().map(|one| one.counts.people);
        self.control.people + others.sum::<f64>()
    }
}

impl Comparison {
    /// What it shows.
    pub fn finding(&self) -> Finding {
        match self.uplift {
            Some([_, low, _]) if low > 0.0 => Finding::More,
            Some([.., high]) if high < 0.0 => Finding::Less,
            Some(_) => Finding::Unclear,
            None => Finding::Nothing,
        }
    }
}

/// The relative difference of two averages, with the ends of its interval.
fn uplift(measured: Measured, control: &Counts, other: &Counts, errors: f64) -> Option<[f64; 3]> {
    // The variance of the logarithm of an average.
    let variance = |counts: &Counts| {
        let Counts {
            people,
            average,
            spread,
            ..
        } = *counts;
        match measured {
            Measured::Rate(_) => (1.0 - average) / (people * average),
            Measured::Count(_) => 1.0 / (people * average),
            Measured::Mean { .. } => spread * spread / (people * average * average),
        }
    };
    let is_some = |counts: &Counts| counts.people > 0.0 && counts.average > 0.0;
    if !is_some(control) || !is_some(other) {
        return None;
    }
    let error = (variance(control) + variance(other)).sqrt();
    let ratio = other.average / control.average;
    let end = |errors: f64| ratio * (errors * error).exp() - 1.0;
    Some([ratio - 1.0, end(-errors), end(errors)])
}
