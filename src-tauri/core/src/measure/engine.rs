//! How many people other kinds of test need than the textbook's: those that engines run by default.

use super::normal::value_above;
use super::plan::{Measured, Plan, Sides};

/// The people that an engine expects in both variations when it makes its sequential intervals the narrowest, where nobody
/// chose another number: as gbstats 0.8.0 does.
const EXPECTED: f64 = 5000.0;

impl Plan {
    /// People in each of two even variations for a test of the *relative* lift, whose error counts that of the baseline too (by
    /// the delta method). Significance is as planned: engines correct nothing for several variations.
    pub fn for_relative(&self) -> u64 {
        let seen = value_above(1.0 - self.power);
        let errors = value_above(self.uncorrected_tail()) + seen;
        whole(errors * errors * self.relative_variance())
    }

    /// The same for a sequential test, which may be looked at at any time: by an asymptotic confidence sequence
    /// (Waudby-Smith and others 2021, equation 9).
    pub fn for_sequential(&self) -> u64 {
        let seen = value_above(1.0 - self.power);
        let significance = match self.sides {
            Sides::Two => self.significance,
            Sides::One => 2.0 * self.significance,
        };
        let logarithm = -2.0 * significance.ln();
        let narrow = (logarithm + (logarithm + 1.0).ln()) / EXPECTED;
        let mut people = self.for_relative() as f64;
        // The width depends on the people, slowly, so each round is much nearer.
        for _ in 0..100 {
            let spent = 2.0 * people * narrow;
            let width = 2.0 * (spent + 1.0) / spent * ((spent + 1.0).sqrt() / significance).ln();
            let next = (width.sqrt() + seen).powi(2) * self.relative_variance();
            let is_there = (next - people).abs() < 1e-6;
            people = next;
            if is_there {
                break;
            }
        }
        whole(people)
    }

    /// The variance of the relative lift, times the people in each variation, over the square of the lift.
    fn relative_variance(&self) -> f64 {
        let (today, target) = (self.measured.average(), self.target);
        let variance = |average| self.measured.variance(average);
        let of_target = variance(target) / today.powi(2);
        let of_today = variance(today) * target.powi(2) / today.powi(4);
        (of_target + of_today) / self.lift().powi(2)
    }

    fn uncorrected_tail(&self) -> f64 {
        match self.sides {
            Sides::Two => self.significance / 2.0,
            Sides::One => self.significance,
        }
    }

    /// Whether engines' figures mean anything for what is measured.
    pub(super) fn is_relative(&self) -> bool {
        matches!(self.measured, Measured::Rate(_) | Measured::Mean { .. })
    }
}

fn whole(people: f64) -> u64 {
    (people - 1e-6).ceil().max(2.0) as u64
}
