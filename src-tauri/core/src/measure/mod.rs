//! Measuring: the coach, which says what a test takes and what it could see, and the reading of a result. From plain values to
//! plain values and words; nothing of it is stored.
//!
//! The rule: an average today is compared with a target by a test of the difference of two averages, at a significance that is
//! corrected where several variations are compared with one control, for as many looks as are planned. The coach says which test
//! its number is for, and what the tests of other engines take.

mod advice;
mod coach;
mod engine;
mod given;
mod looks;
mod normal;
mod outcome;
mod plan;
mod said;
mod size;
#[cfg(test)]
mod tests;
mod words;

pub use advice::{Advice, AdviceFigure};
pub use given::{Given, quantity, split_of};
pub use outcome::{Comparison, Counts, Finding, Outcome};
pub use plan::{MOST_LOOKS, MOST_VARIATIONS, Measured, Plan, Rule, Sides, Traffic};
pub use said::Said;
pub use size::Size;

#[cfg(test)]
pub(crate) use looks::{false_alarm, inflation};
