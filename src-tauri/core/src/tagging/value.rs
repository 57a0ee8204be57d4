//! Values as they are typed into a plan, and as they are sent.

use serde_json::{Value, json};

use super::plan::Kind;

/// A typed value as it is sent; `None` where it is not of the type.
pub fn sent(kind: Kind, typed: &str) -> Option<Value> {
    let typed = typed.trim();
    Some(match kind {
        Kind::Text => json!(typed),
        Kind::Whole => json!(typed.parse::<i64>().ok()?),
        // As it is typed: 19.90 is the number 19.9.
        Kind::Number => match typed.parse::<i64>() {
            Ok(whole) => json!(whole),
            Err(_) if typed.contains(|letter: char| letter.is_ascii_alphabetic()) => return None,
            Err(_) => json!(
                typed
                    .parse::<f64>()
                    .ok()
                    .filter(|number| number.is_finite())?
            ),
        },
        Kind::Flag => json!(typed.parse::<bool>().ok()?),
        Kind::Date => json!(is_day(typed).then_some(typed)?),
        Kind::Moment => json!(is_moment(typed).then_some(typed)?),
        Kind::List => match serde_json::from_str(typed) {
            Ok(Value::Array(parts)) => Value::Array(parts),
            Ok(Value::Object(_)) => return None,
            _ => json!(super::plan::listed(typed)),
        },
        Kind::Record => match serde_json::from_str(typed) {
            Ok(Value::Object(parts)) => Value::Object(parts),
            _ => return None,
        },
    })
}

/// Whether a typed value is of a type.
pub fn is_of(kind: Kind, typed: &str) -> bool {
    sent(kind, typed).is_some()
}

/// A value of a type, where no example says one.
pub fn any(kind: Kind) -> Value {
    match kind {
        Kind::Text => json!("text"),
        Kind::Whole => json!(1),
        Kind::Number => json!(1.5),
        Kind::Flag => json!(true),
        Kind::Date => json!("2026-11-22"),
        Kind::Moment => json!("2026-11-22T14:03:00Z"),
        Kind::List => json!([]),
        Kind::Record => json!({}),
    }
}

/// `2026-11-22`
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

/// `2026-11-22T14:03:00Z`, or with the hours from Greenwich.
fn is_moment(text: &str) -> bool {
    text.contains('T') && text.parse::<jiff::Timestamp>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_sent_as_its_type() {
        assert_eq!(sent(Kind::Number, "19.99"), Some(json!(19.99)));
        assert_eq!(sent(Kind::Number, "20"), Some(json!(20)));
        assert_eq!(sent(Kind::Flag, "true"), Some(json!(true)));
        assert_eq!(sent(Kind::List, "S, M"), Some(json!(["S", "M"])));
        assert!(sent(Kind::Moment, "2026-11-22T14:03:00+01:00").is_some());
        for (kind, wrong) in [
            (Kind::Whole, "1.5"),
            (Kind::Number, "NaN"),
            (Kind::Number, "EUR 5"),
            (Kind::Number, "19,99"),
            (Kind::Number, "1.234,50"),
            (Kind::Flag, "yes"),
            (Kind::Date, "22.11.2026"),
            (Kind::Date, "2026-13-01"),
            (Kind::Moment, "2026-11-22"),
            (Kind::Record, "[]"),
        ] {
            assert_eq!(sent(kind, wrong), None, "{wrong}");
        }
    }
}
