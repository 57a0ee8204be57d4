//! What docs/RELIABILITY.md tells: each fault, how often it was tried, and what came of it. `cargo xtask test` tries each a few
//! times, `cargo xtask test --long` as often as the table says.

mod clocks;
mod copies;
mod damaged;
#[cfg(target_os = "linux")]
mod disk;
mod event;
#[cfg(target_os = "linux")]
mod failing;
#[cfg(unix)]
mod killed;
mod named;
#[cfg(target_os = "linux")]
mod places;
#[cfg(target_os = "linux")]
mod power;
mod team;
#[cfg(unix)]
mod writer;

use std::env;

/// How many hundredths of the whole figures are asked for.
const LONG: &str = "NINEFOLD_LONG";

/// How often something is tried: a few times, or as often as the table says.
pub(super) fn times(few: usize, whole: usize) -> usize {
    env::var(LONG).map_or(few, |part| {
        (whole * part.parse::<usize>().unwrap()).div_ceil(100)
    })
}

/// Prints a figure of the table.
pub(super) fn figure(fault: &str, came: &str) {
    println!("FIGURE {fault}: {came}");
}

/// Chances that are the same each time.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below another.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % end
    }
}
