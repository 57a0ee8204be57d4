//! What a field can hold: nothing, a whole number, or text.

use std::fmt;

use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use crate::error::Error;

/// The longest text of a field in bytes of UTF-8: 1 MiB.
pub const TEXT_LIMIT: usize = 1 << 20;

/// What ends a line for one program or another; slides use the vertical tab.
pub const LINE_ENDS: [char; 7] = [
    '\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}',
];

/// The value of a field. Empty text is [`Value::Null`]; there are no fractions.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Null,
    /// A whole number.
    Integer(i64),
    /// Text: without NUL, lines ended by LF, at most [`TEXT_LIMIT`] bytes, not empty.
    Text(String),
}

/// A text made fit to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The text as it is kept.
    pub text: String,
    /// How many NUL characters became U+FFFD.
    pub replaced: usize,
}

/// A text longer than [`TEXT_LIMIT`]; its length in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLong(pub usize);

impl From<TooLong> for Error {
    fn from(TooLong(bytes): TooLong) -> Self {
        Self::TooLarge {
            bytes,
            limit: TEXT_LIMIT,
        }
    }
}

/// Makes a typed text fit to be kept: LF line ends, NUL replaced by U+FFFD. A `single_line` loses its line ends to spaces.
pub fn clean(text: &str, single_line: bool) -> Result<Cleaned, TooLong> {
    let replaced = text.matches('\0').count();
    let mut text = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\0', "\u{FFFD}");
    if single_line {
        text = text.replace(LINE_ENDS, " ");
    }
    if text.len() > TEXT_LIMIT {
        Err(TooLong(text.len()))
    } else {
        Ok(Cleaned { text, replaced })
    }
}

impl Value {
    /// The text, or nothing for what is no text.
    pub fn text(&self) -> &str {
        if let Self::Text(text) = self {
            text
        } else {
            ""
        }
    }

    /// The number, if it is one.
    pub fn integer(&self) -> Option<i64> {
        if let Self::Integer(number) = self {
            Some(*number)
        } else {
            None
        }
    }

    /// True for [`Value::Null`].
    pub fn is_null(&self) -> bool {
        *self == Self::Null
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        if text.is_empty() {
            Self::Null
        } else {
            Self::Text(text.to_owned())
        }
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        if text.is_empty() {
            Self::Null
        } else {
            Self::Text(text)
        }
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Text(text) => serializer.serialize_str(text),
        }
    }
}

/// What no field can hold is refused.
impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Held;
        impl Visitor<'_> for Held {
            type Value = Value;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("nothing, a whole number, or a text of up to a mebibyte without NUL")
            }

            fn visit_unit<E>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }

            fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
                Ok(Value::Integer(number))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Value, E> {
                i64::try_from(number).map(Value::Integer).map_err(E::custom)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
                match text.len() > TEXT_LIMIT || text.contains('\0') {
                    true => Err(E::invalid_value(
                        de::Unexpected::Other("another text"),
                        &self,
                    )),
                    false => Ok(Value::from(text)),
                }
            }
        }
        deserializer.deserialize_any(Held)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_and_nul_are_made_fit() {
        assert_eq!(
            clean("a\r\nb\rc\0", false),
            Ok(Cleaned {
                text: "a\nb\nc\u{FFFD}".into(),
                replaced: 1
            })
        );
        assert_eq!(
            clean("a\r\nb\u{2028}c\u{B}d", true),
            Ok(Cleaned {
                text: "a b c d".into(),
                replaced: 0
            })
        );
    }

    #[test]
    fn a_mebibyte_is_kept_and_a_byte_more_is_not() {
        assert!(clean(&"x".repeat(TEXT_LIMIT), false).is_ok());
        assert_eq!(
            clean(&"x".repeat(TEXT_LIMIT + 1), false),
            Err(TooLong(TEXT_LIMIT + 1))
        );
    }
}
