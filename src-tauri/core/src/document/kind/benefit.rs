//! What a use case may bring, in ranges.

/// How many people it reaches in a month.
pub const PEOPLE: &str = "benefit/people";
/// How many of a hundred act without it.
pub const RATE: &str = "benefit/rate";
/// By how many percent that changes.
pub const EFFECT: &str = "benefit/effect";
/// What one more is worth.
pub const WORTH: &str = "benefit/worth";
/// What it costs to build.
pub const ONCE: &str = "benefit/once";
/// What it costs a year.
pub const YEARLY: &str = "benefit/yearly";
/// The currency.
pub const CURRENCY: &str = "benefit/currency";
/// For how many months it is counted.
pub const MONTHS: &str = "benefit/months";
/// The effect that was measured.
pub const ACHIEVED: &str = "benefit/achieved";
