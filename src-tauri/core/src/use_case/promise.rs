//! What a use case promises, as lists say it, and amounts in words.

use serde::{Deserialize, Serialize};

use crate::framework::scoping::measure::with_unit;

/// What a use case promises, in whole units of its currency, as the listing keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// What is left after all costs at the horizon: P10, P50 and P90.
    pub net: [i64; 3],
    /// In how many of 100 cases it pays.
    pub pays: u32,
    /// For how many months it is counted.
    pub months: u32,
    /// The currency; may be empty.
    pub currency: String,
}

impl Promise {
    /// `€ 119,000 · 87%`: the middle of what is left, and in how many of 100 cases it pays.
    pub fn in_short(&self) -> String {
        let [_, middle, _] = self.told();
        format!("{middle} · {}%", self.pays)
    }

    /// The same in a sentence or two, with how far it may lie from the middle.
    pub fn in_words(&self) -> String {
        let [low, middle, high] = self.told();
        format!(
            "In the middle {middle} are left after {} months, in eight of ten cases {low} to {high}. It pays in {} of 100 cases.",
            self.months, self.pays
        )
    }

    fn told(&self) -> [String; 3] {
        self.net.map(|amount| money(amount as f64, &self.currency))
    }
}

/// An amount to three digits, which is more than such a model knows: 118,734 is 119,000.
pub(super) fn rounded(amount: f64) -> f64 {
    let mut unit = 1.0;
    while amount.abs() / unit >= 1000.0 {
        unit *= 10.0;
    }
    (amount / unit).round() * unit
}

/// An amount in words: `€ 119,000`, `−€ 4,200`.
pub fn money(amount: f64, currency: &str) -> String {
    let digits = format!("{:.0}", rounded(amount).abs());
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let minus = if amount < 0.0 && digits != "0" {
        "−"
    } else {
        ""
    };
    format!("{minus}{}", with_unit(&grouped, currency))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_told_in_three_digits() {
        for (amount, told) in [
            (118_734.0, "€ 119,000"),
            (-4_210.4, "−€ 4,210"),
            (999_600.0, "€ 1,000,000"),
            (-0.2, "€ 0"),
            (41.6, "€ 42"),
        ] {
            assert_eq!(money(amount, "€"), told);
        }
        assert_eq!(money(1_250.0, "CHF"), "1,250 CHF");
    }
}
