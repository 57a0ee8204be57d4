//! Values that were measured: a number, where it comes from, and the day. All of it is one field, since it is only true
//! together.

use super::number::number;
use crate::document::day;
use crate::document::value::{Value, clean};
use crate::error::Error;
use crate::wire::wire;

wire! {
    /// Something measured.
    #[derive(Default, Eq)]
    pub struct Measure {
        /// The number: `4.5`; may be empty.
        pub value: String,
        /// Where it comes from; may be empty.
        pub source: String,
        /// The day: `2026-11-22`; may be empty.
        pub date: String,
    }
}

/// The measure in a field, read leniently: anything else is none. A number or day that an earlier version kept in another
/// form is told in today's, or as it is where it no longer is one.
pub fn read(text: &str) -> Option<Measure> {
    let Measure {
        value,
        source,
        date,
    } = serde_json::from_str(text).ok()?;
    Some(Measure {
        value: number(&value).unwrap_or(value),
        source,
        date: day::parse(&date).unwrap_or(date),
    })
}

/// A typed measure as it is kept. Without a value, source and date it is nothing. A part that is as it was, in the measure
/// that stood there, stays, even if today it would not be taken: whoever corrects the source is not asked for the number.
///
/// # Errors
/// [`Error::Invalid`] for what is no number or no day, [`Error::TooLarge`].
pub fn keep(typed: &Measure, stood: Option<&Measure>) -> Result<Value, Error> {
    let source = clean(typed.source.trim(), true)?;
    let measure = Measure {
        value: match stood {
            Some(stood) if stood.value == typed.value => typed.value.clone(),
            _ => number(&typed.value)?,
        },
        source: source.text,
        date: match stood {
            Some(stood) if stood.date == typed.date => typed.date.clone(),
            _ => day::parse(&typed.date)?,
        },
    };
    if measure == Measure::default() {
        return Ok(Value::Null);
    }
    let text =
        serde_json::to_string(&measure).map_err(|error| Error::Invalid(error.to_string()))?;
    Ok(Value::from(text))
}

/// A kept number as one to compare and to draw. Read leniently: earlier versions kept more forms.
pub fn quantity(kept: &str) -> Option<f64> {
    kept.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A number with its unit: `4.5%`, `€ 41`, `41 days`.
pub fn with_unit(value: &str, unit: &str) -> String {
    let unit = unit.trim();
    let mut signs = unit.chars();
    match (signs.next(), signs.next()) {
        (None, _) => value.to_owned(),
        (Some(sign), None) if is_currency(sign) => format!("{unit} {value}"),
        (Some('%'), None) => format!("{value}%"),
        _ => format!("{value} {unit}"),
    }
}

/// Whether this is the sign of a currency, which stands before a number.
pub fn is_currency(sign: char) -> bool {
    matches!(sign, '€' | '$' | '£' | '¥' | '₹')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_comes_back_as_it_was_kept() {
        let typed = Measure {
            value: "4,5".into(),
            source: " Analytics ".into(),
            date: "2026-09-01".into(),
        };
        let kept = keep(&typed, None).unwrap();
        let found = read(kept.text()).unwrap();
        assert_eq!(
            (
                found.value.as_str(),
                found.source.as_str(),
                found.date.as_str()
            ),
            ("4.5", "Analytics", "2026-09-01")
        );
        assert_eq!(keep(&Measure::default(), None).unwrap(), Value::Null);
        // A source is one line, whoever asks.
        let pasted = Measure {
            source: "Analytics,\nsince May".to_owned(),
            ..Measure::default()
        };
        let kept = keep(&pasted, None).unwrap();
        let found = read(kept.text()).unwrap();
        assert_eq!(found.source, "Analytics, since May");
        assert_eq!(read("{\"value\":4}"), None);
    }
    #[test]
    fn what_an_earlier_version_kept_is_shown_and_stays() {
        let old = |value: &str, date: &str| {
            serde_json::json!({ "value": value, "source": "", "date": date }).to_string()
        };
        for (kept, shown) in [
            (["5.", ""], ["5", ""]),
            ([".5", ""], ["0.5", ""]),
            (["007", ""], ["7", ""]),
            (["-0", ""], ["0", ""]),
            (["1.250", ""], ["1.250", ""]),
            (["4", "-002026-11-22"], ["4", "-002026-11-22"]),
            (["lots", "soon"], ["lots", "soon"]),
        ] {
            let stood = read(&old(kept[0], kept[1])).unwrap();
            assert_eq!([stood.value.as_str(), stood.date.as_str()], shown);
            // Its source can be corrected without a word about the rest.
            let corrected = Measure {
                source: "Analytics".to_owned(),
                ..stood.clone()
            };
            let now = keep(&corrected, Some(&stood)).unwrap();
            assert_eq!(read(now.text()), Some(corrected));
        }
        let ambiguous = Measure {
            value: "1.250".to_owned(),
            ..Measure::default()
        };
        assert!(keep(&ambiguous, Some(&Measure::default())).is_err());
    }
}
