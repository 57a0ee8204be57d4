//! Identifiers: UUIDv7, made here, sortable by the time they were made at.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// The identifier of a document, record, change, action or person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id([u8; 16]);

/// A text that is no identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an identifier")]
pub struct NotAnId(String);

impl Id {
    /// The identifier with these bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// A UUIDv7 of a moment (ms since 1970) and ten random bytes.
    pub fn at(ms: i64, random: [u8; 10]) -> Self {
        let ms = u64::try_from(ms).unwrap_or(0);
        Self(
            *uuid::Builder::from_unix_timestamp_millis(ms, &random)
                .into_uuid()
                .as_bytes(),
        )
    }

    /// The identifiers packed one behind the other; a remainder of fewer than 16 bytes is ignored.
    pub fn unpack(bytes: &[u8]) -> Vec<Self> {
        bytes
            .chunks_exact(16)
            .filter_map(|chunk| chunk.try_into().ok().map(Self))
            .collect()
    }

    /// Packs identifiers one behind the other.
    pub fn pack(ids: &[Self]) -> Vec<u8> {
        ids.iter().flat_map(|id| id.0).collect()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        uuid::Uuid::from_bytes(self.0).hyphenated().fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        uuid::Uuid::try_parse(text)
            .map(|id| Self(*id.as_bytes()))
            .map_err(|_| NotAnId(text.to_owned()))
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AsText;
        impl Visitor<'_> for AsText {
            type Value = Id;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an identifier")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Id, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(AsText)
    }
}
