//! What a number is believed to be: low, likely and high. All three are one field, since they are only true together.

use super::measure::with_unit;
use super::number::number;
use crate::document::value::Value;
use crate::error::Error;
use crate::error::offer::Refused;
use crate::wire::wire;

wire! {
    /// What a number is believed to be. In one case of ten it is below `low`, in one of ten above `high`, and as often above
    /// `likely` as below it. A number that is known is `likely` alone.
    #[derive(Default, Eq)]
    pub struct Estimate {
        /// The number: `3.5`; may be empty.
        pub low: String,
        /// The number; may be empty while it is entered.
        pub likely: String,
        /// The number; may be empty.
        pub high: String,
    }
}

impl Estimate {
    /// The estimate that words stand for: `3 / 4 / 5`, or `4` alone.
    ///
    /// # Errors
    /// For another count of numbers.
    pub fn of_words(words: &str) -> Result<Self, Refused> {
        let parts: Vec<String> = words
            .split('/')
            .map(|part| part.trim().to_owned())
            .collect();
        match <[String; 3]>::try_from(parts) {
            Ok([low, likely, high]) => Ok(Self { low, likely, high }),
            Err(parts) if parts.len() == 1 => Ok(Self {
                likely: words.trim().to_owned(),
                ..Self::default()
            }),
            Err(_) => Err(Refused {
                message: format!(
                    "“{words}” is no estimate. Type one number, or low, likely and high with slashes between them: 3 / 4 / 5."
                ),
                offers: Vec::new(),
            }),
        }
    }

    /// Its numbers: three where there is a range, three times the same where only what is likely is known. `None` while
    /// something is missing or is no number.
    pub fn numbers(&self) -> Option<[f64; 3]> {
        let read = |text: &str| super::measure::quantity(text);
        let likely = read(&self.likely)?;
        match (self.low.as_str(), self.high.as_str()) {
            ("", "") => Some([likely; 3]),
            (low, high) => Some([read(low)?, likely, read(high)?]),
        }
    }

    /// In words, each number with its unit: `4% (3% to 5%)`; empty where nothing is entered.
    pub fn in_words(&self, unit: &str) -> String {
        let number = |text: &str| match text {
            "" => "?".to_owned(),
            text => with_unit(text, unit),
        };
        match (self.low.as_str(), self.likely.as_str(), self.high.as_str()) {
            ("", "", "") => String::new(),
            ("", likely, "") => number(likely),
            (low, likely, high) => {
                format!("{} ({} to {})", number(likely), number(low), number(high))
            }
        }
    }
}

/// The estimate in a field, read leniently: anything else is none.
pub fn read(text: &str) -> Option<Estimate> {
    serde_json::from_str(text).ok()
}

/// A typed estimate as it is kept. Without a number it is nothing. Whether its numbers rise is not asked: they are typed one after
/// the other.
///
/// # Errors
/// [`Error::Invalid`] for what is no number.
pub fn keep(typed: &Estimate) -> Result<Value, Error> {
    let estimate = Estimate {
        low: number(&typed.low)?,
        likely: number(&typed.likely)?,
        high: number(&typed.high)?,
    };
    if estimate == Estimate::default() {
        return Ok(Value::Null);
    }
    let text =
        serde_json::to_string(&estimate).map_err(|error| Error::Invalid(error.to_string()))?;
    Ok(Value::from(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_comes_back_as_it_was_kept() {
        let typed = Estimate::of_words("3 / 4,5 / 10").unwrap();
        let found = read(keep(&typed).unwrap().text()).unwrap();
        assert_eq!(found.likely, "4.5");
        assert_eq!(found.numbers(), Some([3.0, 4.5, 10.0]));
        assert_eq!(found.in_words("%"), "4.5% (3% to 10%)");
        let known = Estimate::of_words("12").unwrap();
        assert_eq!(known.numbers(), Some([12.0; 3]));
        assert_eq!(known.in_words("€"), "€ 12");
        assert_eq!(keep(&Estimate::default()).unwrap(), Value::Null);
    }

    #[test]
    fn what_is_half_typed_is_kept_and_counts_for_nothing() {
        let typed = Estimate {
            low: "3".to_owned(),
            ..Estimate::default()
        };
        let found = read(keep(&typed).unwrap().text()).unwrap();
        assert_eq!(
            (found.numbers(), found.in_words("%")),
            (None, "? (3% to ?)".to_owned())
        );
        assert!(Estimate::of_words("3 / 4").is_err());
        let lots = Estimate::of_words("lots").unwrap();
        assert!(keep(&lots).is_err());
    }
}
