//! The normal distribution, by the functions of `statrs`.

use std::f64::consts::SQRT_2;

#[cfg(test)]
use statrs::function::erf::erfc;
use statrs::function::erf::erfc_inv;
use statrs::function::gamma::gamma_ur;

/// The chance that a standard normal value is above `z`.
#[cfg(test)]
fn above(z: f64) -> f64 {
    erfc(z / SQRT_2) / 2.0
}

/// The value above which a standard normal one is with this chance, between 0 and 1.
pub(super) fn value_above(chance: f64) -> f64 {
    SQRT_2 * erfc_inv(2.0 * chance)
}

/// The density of the standard normal distribution at `z`.
pub(super) fn density(z: f64) -> f64 {
    (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt()
}

/// The chance that a sum of this many squared standard normal values is above `sum`.
pub(super) fn squares_above(sum: f64, count: u32) -> f64 {
    match sum > 0.0 && count > 0 {
        true => gamma_ur(f64::from(count) / 2.0, sum / 2.0),
        false => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Figures of printed tables.
    #[test]
    fn what_tables_say_comes_out() {
        for (chance, z) in [
            (0.025, 1.959_963_985),
            (0.2, 0.841_621_234),
            (0.005, 2.575_829_304),
        ] {
            assert!((value_above(chance) - z).abs() < 1e-8, "{chance}");
            assert!((above(z) - chance).abs() < 1e-9, "{z}");
        }
        assert!((squares_above(3.841_459, 1) - 0.05).abs() < 1e-7);
        assert!((squares_above(5.991_465, 2) - 0.05).abs() < 1e-7);
    }
}
