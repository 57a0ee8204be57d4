//! Values that were measured: a number, where it comes from, and the day. All of it is one field, since it is only true
//! together.

use jiff::civil::Date;

use crate::error::Error;
use crate::value::{Value, clean};
use crate::view::Measure;

/// The most digits of a number, so that it is exact enough to compare and to draw.
const DIGITS: usize = 15;

/// The measure in a field, read leniently: anything else is none.
pub fn read(text: &str) -> Option<Measure> {
    serde_json::from_str(text).ok()
}

/// A typed measure as it is kept. Without a value, source and date it is nothing.
///
/// # Errors
/// [`Error::Invalid`] for what is no number or no day, [`Error::TooLarge`].
pub fn keep(typed: &Measure) -> Result<Value, Error> {
    let source =
        clean(typed.source.trim(), true).map_err(|too_long| Error::TooLarge(too_long.0))?;
    let measure = Measure {
        value: number(&typed.value)?,
        source: source.text,
        date: day(&typed.date)?,
    };
    if measure == Measure::default() {
        return Ok(Value::Null);
    }
    let text =
        serde_json::to_string(&measure).map_err(|error| Error::Invalid(error.to_string()))?;
    Ok(Value::from(text))
}

/// A typed number in the one way it is kept: `1250.5`, without spaces. A comma counts as the decimal point. Nothing
/// stays nothing.
///
/// # Errors
/// [`Error::Invalid`] for anything else, and for a comma that may mean thousands, as in `1,250`.
pub fn number(typed: &str) -> Result<String, Error> {
    let compact: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some((before, after)) = compact.split_once(',')
        && after.len() == 3
        && !matches!(before.trim_start_matches(['-', '\u{2212}']), "" | "0")
    {
        return Err(Error::Invalid(format!(
            "“{}” can be read in two ways. Type {before}{after}, or {before}.{after} with a point.",
            typed.trim()
        )));
    }
    let kept = compact.replace(',', ".").replace('\u{2212}', "-");
    let digits = kept.chars().filter(char::is_ascii_digit).count();
    let allowed = kept
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    if kept.is_empty() {
        return Ok(kept);
    }
    match kept.parse::<f64>() {
        Ok(_) if allowed && (1..=DIGITS).contains(&digits) => Ok(kept),
        _ => Err(Error::Invalid(format!(
            "“{}” is not a number. Type it in digits, such as 4 or 4.5; the unit has a field of its own.",
            typed.trim()
        ))),
    }
}

/// A kept number as one to compare and to draw.
pub fn quantity(kept: &str) -> Option<f64> {
    kept.parse().ok().filter(|number: &f64| number.is_finite())
}

/// A typed day in the one way it is kept: `2026-11-22`. Nothing stays nothing.
///
/// # Errors
/// [`Error::Invalid`] for anything else.
pub fn day(typed: &str) -> Result<String, Error> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(String::new());
    }
    typed
        .parse::<Date>()
        .map(|day| day.to_string())
        .map_err(|_| {
            Error::Invalid(format!(
                "“{typed}” is not a day. Type it as year, month and day: 2026-11-22."
            ))
        })
}

/// The number of a kept day, counted from 1970, to order and to draw by.
pub fn day_number(kept: &str) -> Option<i64> {
    let day: Date = kept.parse().ok()?;
    Some(i64::from((day - Date::constant(1970, 1, 1)).get_days()))
}

/// A number with its unit: `4.5 %`, `€ 41`.
pub fn with_unit(value: &str, unit: &str) -> String {
    let unit = unit.trim();
    let mut signs = unit.chars();
    match (signs.next(), signs.next()) {
        (None, _) => value.to_owned(),
        (Some(sign), None) if is_currency(sign) => format!("{unit} {value}"),
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
    fn numbers_as_people_type_them() {
        for (typed, kept) in [
            ("4", "4"),
            (" 4,5 ", "4.5"),
            ("1 250.5", "1250.5"),
            ("−3", "-3"),
            ("0,125", "0.125"),
            ("-0,125", "-0.125"),
            ("1250,5", "1250.5"),
            ("1.250", "1.250"),
            ("", ""),
            (" ", ""),
        ] {
            assert_eq!(number(typed).unwrap(), kept, "{typed:?}");
        }
        for typed in [
            "4 %",
            "4.5.6",
            "1e9",
            "inf",
            "NaN",
            "-",
            ".",
            "1234567890123456",
            "four",
            "1,250",
            "-12,500",
            "1,250,000",
            "1,250.5",
        ] {
            assert!(number(typed).is_err(), "{typed:?}");
        }
    }

    #[test]
    fn days_as_people_type_them() {
        assert_eq!(day(" 2026-11-22 ").unwrap(), "2026-11-22");
        assert_eq!(day("").unwrap(), "");
        for typed in ["2026-02-30", "22.11.2026", "tomorrow", "2026-11"] {
            assert!(day(typed).is_err(), "{typed:?}");
        }
        assert_eq!(day_number("1970-01-02"), Some(1));
        assert_eq!(day_number("2026-11-22"), Some(20779));
    }

    #[test]
    fn a_measure_comes_back_as_it_was_kept() {
        let typed = Measure {
            value: "4,5".into(),
            source: " Analytics ".into(),
            date: "2026-09-01".into(),
        };
        let kept = keep(&typed).unwrap();
        let read = read(kept.text()).unwrap();
        assert_eq!(
            (
                read.value.as_str(),
                read.source.as_str(),
                read.date.as_str()
            ),
            ("4.5", "Analytics", "2026-09-01")
        );
        assert_eq!(keep(&Measure::default()).unwrap(), Value::Null);
        // A source is one line, whoever asks.
        let pasted = Measure {
            source: "Analytics,\nsince May".to_owned(),
            ..Measure::default()
        };
        let kept = keep(&pasted).unwrap();
        let read = super::read(kept.text()).unwrap();
        assert_eq!(read.source, "Analytics, since May");
        assert_eq!(super::read("{\"value\":4}"), None);
    }
}
