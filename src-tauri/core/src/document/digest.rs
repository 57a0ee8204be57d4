//! What changes come to, so that copies of a workspace can tell by a few bytes a document whether they have the same.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::document::id::Id;

/// How many changes, and what their ids come to by exclusive or: the same in whatever order, each counted once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Digest {
    changes: u64,
    sum: u128,
}

/// A text that is no digest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no digest of changes")]
pub struct NotADigest(String);

impl Digest {
    /// Takes in one more change, which must not be in it yet.
    pub fn add(&mut self, change: Id) {
        self.changes += 1;
        self.sum ^= u128::from_be_bytes(*change.as_bytes());
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:032x}", self.changes, self.sum)
    }
}

impl FromStr for Digest {
    type Err = NotADigest;

    fn from_str(text: &str) -> Result<Self, NotADigest> {
        let parts = text.split_once(':');
        let read = parts.and_then(|(changes, sum)| {
            Some(Self {
                changes: changes.parse().ok()?,
                sum: u128::from_str_radix(sum, 16).ok()?,
            })
        });
        read.ok_or_else(|| NotADigest(text.to_owned()))
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

impl TryFrom<String> for Digest {
    type Error = NotADigest;

    fn try_from(text: String) -> Result<Self, NotADigest> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::properties::id;

    #[test]
    fn a_digest_is_the_same_in_whatever_order_and_read_as_it_was_written() {
        let of = |changes: &[u8]| {
            let mut digest = Digest::default();
            changes.iter().for_each(|change| digest.add(id(*change)));
            digest
        };
        assert_eq!(of(&[1, 2, 3]), of(&[3, 1, 2]));
        assert_ne!(
            of(&[1, 2]),
            of(&[3]),
            "which comes to the same by exclusive or alone"
        );
        assert_eq!(of(&[7, 9]).to_string().parse(), Ok(of(&[7, 9])));
        for odd in ["", "1", "1:", "x:1", "1:g"] {
            assert_eq!(odd.parse::<Digest>(), Err(NotADigest(odd.to_owned())));
        }
    }
}
