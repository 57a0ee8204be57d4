//! Quarters of a year, as they are typed, kept and told.

use crate::document::day::{self, YEARS};
use crate::error::offer::Refused;
use crate::text::seen::{one_line, plain};

/// How a quarter is typed.
const EXAMPLE: &str = "Q1 2027";

/// Three months of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    year: i32,
    /// 1 to 4.
    part: i32,
}

impl Quarter {
    /// The one that days are counted from.
    pub const FIRST: Self = Self {
        year: 1970,
        part: 1,
    };

    /// The quarter that is kept as `2027-Q1`; nothing for what is none.
    pub fn kept(kept: &str) -> Option<Self> {
        let (year, part) = kept.split_once("-Q")?;
        let year: i16 = year.parse().ok().filter(|year| YEARS.contains(year))?;
        Self::of(i32::from(year), part.parse().ok()?)
    }

    /// The quarter of a kept day; nothing for what is no day.
    pub fn of_day(kept: &str) -> Option<Self> {
        day::number(kept)?;
        let mut parts = kept.split('-').map(str::parse::<i32>);
        let (year, month) = (parts.next()?.ok()?, parts.next()?.ok()?);
        Self::of(year, (month + 2) / 3)
    }

    fn of(year: i32, part: i32) -> Option<Self> {
        (1..=4).contains(&part).then_some(Self { year, part })
    }

    /// So many quarters later, or earlier where it is below 0.
    #[must_use]
    pub fn plus(self, quarters: i32) -> Self {
        let number = self.year * 4 + self.part - 1 + quarters;
        Self {
            year: number.div_euclid(4),
            part: number.rem_euclid(4) + 1,
        }
    }

    /// How many quarters it is after another; below 0 where it is before.
    pub fn since(self, other: Self) -> i32 {
        (self.year - other.year) * 4 + self.part - other.part
    }

    /// As it is kept: `2027-Q1`.
    pub fn key(self) -> String {
        format!("{}-Q{}", self.year, self.part)
    }

    /// In words: `Q1 2027`.
    pub fn in_words(self) -> String {
        format!("Q{} {}", self.part, self.year)
    }

    /// Its first day, as days are kept.
    pub fn first(self) -> String {
        format!("{}-{:02}-01", self.year, 3 * self.part - 2)
    }

    /// Its last day, as days are kept.
    pub fn last(self) -> String {
        let day = match self.part {
            1 | 4 => 31,
            _ => 30,
        };
        format!("{}-{:02}-{day}", self.year, 3 * self.part)
    }
}

/// A typed quarter in the one way it is kept: `2027-Q1`. Nothing stays nothing.
///
/// # Errors
/// For anything else, and for a year outside [`YEARS`].
pub fn parse(typed: &str) -> Result<String, Refused> {
    let seen = one_line(typed);
    if seen.is_empty() {
        return Ok(seen);
    }
    match read(&plain(&seen)) {
        Read::Quarter(year, part) => match Quarter::of(i32::from(year), part) {
            Some(quarter) if YEARS.contains(&year) => Ok(quarter.key()),
            _ => Err(refused(&seen, None)),
        },
        Read::Day(quarter) => Err(refused(&seen, Some(quarter))),
        Read::None => Err(refused(&seen, None)),
    }
}

/// What a text may mean.
enum Read {
    /// Year and part, whether there are such or not.
    Quarter(i16, i32),
    /// A day or a month, and the quarter that it is in.
    Day(Quarter),
    None,
}

fn read(text: &str) -> Read {
    let parts = || {
        text.split([' ', '-', '/', '.', ','])
            .filter(|part| !part.is_empty())
    };
    let folded: String = parts().collect::<String>().to_lowercase();
    let is_part = |text: &str| text.len() == 1 && text.bytes().all(|digit| digit.is_ascii_digit());
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|digit| digit.is_ascii_digit());
    // `2027 Q1`, `Q1 2027`, `1Q 2027`.
    if let Some((before, after)) = folded.split_once('q') {
        let found = match (before, after) {
            (year, part) if is_year(year) && is_part(part) => Some((year, part)),
            ("", both) if both.is_char_boundary(1) && both.len() == 5 => {
                let (part, year) = both.split_at(1);
                (is_part(part) && is_year(year)).then_some((year, part))
            }
            (part, year) if is_year(year) && is_part(part) => Some((year, part)),
            _ => None,
        };
        let numbers = found.map(|(year, part)| (year.parse(), part.parse()));
        return match numbers {
            Some((Ok(year), Ok(part))) => Read::Quarter(year, part),
            _ => Read::None,
        };
    }
    let month = match *parts().collect::<Vec<_>>() {
        [year, month] if is_year(year) && month.len() <= 2 => Some(format!("{year}-{month}-01")),
        _ => None,
    };
    let day = day::parse(month.as_deref().unwrap_or(text)).ok();
    match day.as_deref().and_then(Quarter::of_day) {
        Some(quarter) => Read::Day(quarter),
        None => Read::None,
    }
}

fn refused(seen: &str, meant: Option<Quarter>) -> Refused {
    let (what, offer) = match meant {
        Some(quarter) => ("a day or month, not a quarter", quarter.in_words()),
        None => ("not a quarter", EXAMPLE.to_owned()),
    };
    Refused {
        message: format!("“{seen}” is {what}. Type it as quarter and year: {offer}."),
        offers: vec![offer],
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn quarters_as_people_type_them() {
        for (typed, kept) in [
            ("2027-Q1", "2027-Q1"),
            (" Q1 2027 ", "2027-Q1"),
            ("q4/2026", "2026-Q4"),
            ("Q4, 2026", "2026-Q4"),
            ("2026 q4", "2026-Q4"),
            ("2026Q4", "2026-Q4"),
            ("1Q 2027", "2027-Q1"),
            ("3Q2027", "2027-Q3"),
            ("", ""),
            ("\u{200B} ", ""),
        ] {
            assert_eq!(parse(typed).as_deref(), Ok(kept), "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_quarter_is_refused_with_what_to_type() {
        for (typed, offer) in [
            ("Q5 2027", EXAMPLE),
            ("Q0 2027", EXAMPLE),
            ("Q1 27", EXAMPLE),
            ("Q1 1899", EXAMPLE),
            ("Q1", EXAMPLE),
            ("soon", EXAMPLE),
            ("2027-05-12", "Q2 2027"),
            ("2027-05", "Q2 2027"),
            ("2027/12", "Q4 2027"),
            ("2027-13", EXAMPLE),
        ] {
            assert_eq!(parse(typed).expect_err(typed).offers, [offer], "{typed:?}");
        }
    }

    #[test]
    fn a_quarter_has_a_first_and_a_last_day() {
        let quarter = Quarter::kept("2027-Q2").unwrap();
        assert_eq!(
            [quarter.first(), quarter.last()],
            ["2027-04-01", "2027-06-30"]
        );
        assert_eq!(quarter.plus(3).key(), "2028-Q1");
        assert_eq!(quarter.plus(-2).in_words(), "Q4 2026");
        assert_eq!(quarter.plus(7).since(quarter), 7);
        assert_eq!(Quarter::kept("soon"), None);
    }

    proptest! {
        #[test]
        fn advice_is_taken_and_what_is_kept_stays(
            typed in "[1-4]?[qQ]?[ /-]?[0-9]{1,4}[ /-]?[qQ]?[0-9]{0,2}|\\PC{0,10}"
        ) {
            match parse(&typed) {
                Ok(kept) => {
                    prop_assert_eq!(parse(&kept), Ok(kept.clone()));
                    let quarter = Quarter::kept(&kept);
                    let told = quarter.map(|quarter| parse(&quarter.in_words()));
                    prop_assert!(kept.is_empty() || told == Some(Ok(kept)));
                }
                Err(refused) => {
                    for offer in &refused.offers {
                        prop_assert!(parse(offer).is_ok(), "{:?}", typed);
                        prop_assert!(refused.message.contains(offer));
                    }
                }
            }
        }

        #[test]
        fn every_day_is_in_its_quarter(year in 1900_i16..=2100, month in 1_u8..=12, date in 1_u8..=28) {
            let kept = format!("{year}-{month:02}-{date:02}");
            let quarter = Quarter::of_day(&kept).unwrap();
            let number = |kept: &str| day::number(kept).unwrap();
            prop_assert!(number(&quarter.first()) <= number(&kept));
            prop_assert!(number(&kept) <= number(&quarter.last()));
            prop_assert_eq!(number(&quarter.last()) + 1, number(&quarter.plus(1).first()));
        }
    }
}
