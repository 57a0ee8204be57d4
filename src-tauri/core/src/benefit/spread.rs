//! How a number turns out in many cases.

use super::draws::centered;

/// How many bars show it.
const BARS: usize = 24;

/// Three of a hundred cases, from the worst to the best.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// One case in ten is below.
    pub p10: f64,
    /// As many are above as below.
    pub p50: f64,
    /// One case in ten is above.
    pub p90: f64,
}

/// How many cases lie from a number up to the next bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Where it begins.
    pub from: f64,
    /// Which share of the cases.
    pub share: f64,
}

/// The cases from the least to the most.
pub(super) struct Sorted<'a> {
    values: &'a [f64],
    /// The numbers of the cases, in the order of their values.
    order: Vec<u32>,
}

impl<'a> Sorted<'a> {
    /// Sorts at most 2³² cases. Values that are one in 32 bits stand in the order they were drawn in: what is told of them is rounded
    /// far more, and sorting whole numbers takes half the time.
    pub(super) fn of(values: &'a [f64]) -> Self {
        let mut keys: Vec<u64> = (0..)
            .zip(values)
            .map(|(case, value): (u64, &f64)| u64::from(ordered(*value as f32)) << 32 | case)
            .collect();
        keys.sort_unstable();
        let order = keys.into_iter().map(|key| key as u32).collect();
        Self { values, order }
    }

    pub(super) fn spread(&self) -> Spread {
        Spread {
            p10: self.at(0.1),
            p50: self.at(0.5),
            p90: self.at(0.9),
        }
    }

    /// The value that a share of the cases is below; between two cases by its distance from both. 0 of no cases.
    pub(super) fn at(&self, share: f64) -> f64 {
        let Some(last) = self.order.len().checked_sub(1) else {
            return 0.0;
        };
        let place = share * last as f64;
        let (under, rest) = (place.floor() as usize, place.fract());
        let value = |place: usize| self.values[self.order[place.min(last)] as usize];
        value(under) + (value(under + 1) - value(under)) * rest
    }

    /// Which share of the cases is above a number.
    pub(super) fn above(&self, number: f64) -> f64 {
        let above = self.values.iter().filter(|value| **value > number).count();
        above as f64 / self.values.len().max(1) as f64
    }

    /// The rank correlation (Spearman's) with what has these centered ranks, by the number of the case.
    pub(super) fn with_ranks(&self, rank: impl Fn(usize) -> f64) -> f64 {
        let count = self.order.len();
        let together = self.order.iter().enumerate().map(|(place, case)| {
            let own = centered(place, count);
            own * rank(*case as usize)
        });
        let many = count as f64;
        let all = many * (many * many - 1.0) / 12.0;
        match all > 0.0 {
            true => together.sum::<f64>() / all,
            false => 0.0,
        }
    }

    /// How many cases lie where, from the second in a hundred to the ninety-ninth; none where all are the same.
    pub(super) fn bars(&self) -> Vec<Bar> {
        let (from, to) = (self.at(0.01), self.at(0.99));
        let width = (to - from) / BARS as f64;
        if width.is_nan() || width <= 0.0 {
            return Vec::new();
        }
        let mut counts = [0_u32; BARS];
        for value in self.values {
            let place = (value - from) / width;
            if (0.0..=BARS as f64).contains(&place) {
                counts[(place as usize).min(BARS - 1)] += 1;
            }
        }
        let many = self.values.len() as f64;
        let bar = |(place, count): (usize, u32)| Bar {
            from: from + width * place as f64,
            share: f64::from(count) / many,
        };
        counts.into_iter().enumerate().map(bar).collect()
    }
}

/// A number whose bits are in the order of the values.
fn ordered(value: f32) -> u32 {
    let bits = value.to_bits();
    match bits >> 31 {
        0 => bits | 1 << 31,
        _ => !bits,
    }
}
