//! The figures at the side of a chart: round ones, around what is drawn.

use crate::metric;

/// The most steps between the lowest and the highest value.
const STEPS: f64 = 8.0;

/// From where to where a chart goes, and the figures in between.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// Its lowest figure.
    pub low: f64,
    /// Its highest figure.
    pub high: f64,
    /// How far figures are apart.
    pub step: f64,
    /// How many digits they have after the point.
    pub decimals: usize,
}

impl Axis {
    /// An axis with the room for these values, of which there is one at least, that they have on screen. It goes below
    /// zero only where they do.
    pub fn around(values: impl Iterator<Item = f64> + Clone) -> Self {
        let (low, high) = match metric::ends(values.clone()) {
            (low, high) if low < high => (low, high),
            (0.0, _) => (-1.0, 1.0),
            (value, _) => (value - value.abs() / 10.0, value + value.abs() / 10.0),
        };
        let least = (high - low) / STEPS;
        let power = least.log10().floor() as i32;
        let round = [1.0, 2.0, 5.0].map(|digit| (digit, power));
        let mut round = round
            .into_iter()
            .filter(|(digit, power)| times(*digit, *power) >= least);
        let (digit, power) = round.next().unwrap_or((1.0, power + 1));
        // Whole steps, so that no figure is a hair off.
        let figure = |steps: f64| times(steps * digit, power);
        let step = figure(1.0);
        let first = (low / step).floor();
        let is_positive = values.into_iter().all(|value| value >= 0.0);
        Self {
            low: figure(if is_positive { first.max(0.0) } else { first }),
            high: figure((high / step).ceil()),
            step,
            decimals: usize::try_from(-power).unwrap_or_default(),
        }
    }

    /// How far up a value stands, from 0 to 1.
    pub fn share(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }

    /// How programs are told to write its figures: `0.00`.
    pub fn format(&self) -> String {
        match self.decimals {
            0 => "0".to_owned(),
            decimals => format!("0.{}", "0".repeat(decimals)),
        }
    }
}

/// A whole number times a power of ten, as near as it can be.
fn times(whole: f64, power: i32) -> f64 {
    match power {
        0.. => whole * 10f64.powi(power),
        _ => whole / 10f64.powi(-power),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_by_hand() {
        for (values, expected) in [
            (&[2.8, 2.3, 2.7][..], "2.2 to 2.9 by 0.1, as 0.0"),
            (&[4.0, 7.0, 6.1], "3.5 to 7.5 by 0.5, as 0.0"),
            (&[0.15, 0.2, 0.14], "0.13 to 0.21 by 0.01, as 0.00"),
            (&[41.0, 33.0], "32 to 42 by 2, as 0"),
            (
                &[1_250_000.0, 900_000.0],
                "800000 to 1300000 by 100000, as 0",
            ),
            // No figure below zero where there is no value.
            (&[0.0, 10.0], "0 to 12 by 2, as 0"),
            (&[-3.0, 5.0], "-4 to 6 by 2, as 0"),
            // All the same.
            (&[5.0, 5.0], "4.4 to 5.6 by 0.2, as 0.0"),
            (&[0.0], "0 to 1 by 0.5, as 0.0"),
        ] {
            let axis = Axis::around(values.iter().copied());
            let found = format!(
                "{} to {} by {}, as {}",
                axis.low,
                axis.high,
                axis.step,
                axis.format()
            );
            assert_eq!(found, expected, "{values:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_value_has_its_place(values in proptest::collection::vec(-1e14..1e14, 1..5), scale in 0..28) {
            let values: Vec<f64> = values.iter().map(|value| value / 10f64.powi(scale)).collect();
            let axis = Axis::around(values.iter().copied());
            for value in values {
                let share = axis.share(value);
                proptest::prop_assert!((0.0..=1.0).contains(&share), "{value} in {axis:?}");
            }
            let steps = (axis.high - axis.low) / axis.step;
            proptest::prop_assert!((1.9..=10.1).contains(&steps), "{steps} in {axis:?}");
        }
    }
}
