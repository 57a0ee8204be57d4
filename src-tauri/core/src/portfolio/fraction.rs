//! Priorities are compared exactly, and rounded only where they are shown.

use std::cmp::Ordering;

/// A number that is one whole number over another.
#[derive(Debug, Clone, Copy)]
pub struct Fraction {
    over: i64,
    /// Above 0.
    under: i64,
}

impl Fraction {
    /// `over ÷ under`, of which the latter is above 0.
    pub fn new(over: i64, under: i64) -> Self {
        debug_assert!(under > 0, "{over} ÷ {under}");
        Self {
            over,
            under: under.max(1),
        }
    }

    /// How far this is above another.
    pub fn above(self, other: Self) -> Self {
        Self::new(
            self.over * other.under - other.over * self.under,
            self.under * other.under,
        )
    }

    /// Rounded to some digits behind the point, a half up: `75.5`.
    pub fn shown(self, digits: u32) -> String {
        let (rounded, ten) = (self.rounded(digits), 10_i64.pow(digits));
        let sign = if rounded < 0 { "−" } else { "" };
        let (whole, rest) = (rounded.abs() / ten, rounded.abs() % ten);
        match digits {
            0 => format!("{sign}{whole}"),
            digits => format!("{sign}{whole}.{rest:0width$}", width = digits as usize),
        }
    }

    /// With as many digits as it takes, and at most three: `4.12`, `2`.
    pub fn exactly(self) -> String {
        let shown = self.shown(3);
        shown.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// As what a calculation comes to: `= 75.5`, `≈ 27.7`.
    pub fn result(self, digits: u32) -> String {
        let is_exact = self.rounded(digits) * self.under == self.over * 10_i64.pow(digits);
        let sign = if is_exact { "=" } else { "≈" };
        format!("{sign} {}", self.shown(digits))
    }

    fn rounded(self, digits: u32) -> i64 {
        (2 * self.over * 10_i64.pow(digits) + self.under).div_euclid(2 * self.under)
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.over * other.under).cmp(&(other.over * self.under))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_as_they_are_shown() {
        for (over, under, digits, result) in [
            (7550, 100, 1, "= 75.5"),
            (83, 3, 1, "≈ 27.7"),
            (103, 50, 2, "= 2.06"),
            (1, 2, 0, "≈ 1"),
            (-1, 4, 1, "≈ −0.2"),
        ] {
            assert_eq!(Fraction::new(over, under).result(digits), result);
        }
        assert_eq!(Fraction::new(103, 25).exactly(), "4.12");
        assert_eq!(Fraction::new(50, 25).exactly(), "2");
        assert_eq!(Fraction::new(1, 2), Fraction::new(2, 4));
    }
}
