//! Figures of docs/RELIABILITY.md and docs/PERFORMANCE.md.

use std::env;
use std::time::Duration;

/// How many hundredths of the whole figures are asked for.
const LONG: &str = "NINEFOLD_LONG";

/// How often something is tried: a few times, or as often as the table says.
#[must_use]
pub fn times(few: usize, whole: usize) -> usize {
    let part: Option<usize> = env::var(LONG).ok().and_then(|part| part.parse().ok());
    part.map_or(few, |part| (whole * part).div_ceil(100))
}

/// Prints a figure of the table.
pub fn figure(fault: &str, came: &str) {
    println!("FIGURE {fault}: {came}");
}

/// The value that so many hundredths of all are below.
#[must_use]
pub fn quantile(all: &mut [Duration], hundredths: usize) -> Duration {
    all.sort_unstable();
    let at = (all.len() * hundredths / 100).min(all.len().saturating_sub(1));
    all.get(at).copied().unwrap_or_default()
}

/// A time in milliseconds.
#[must_use]
pub fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1_000.0)
}
