//! Slots: the places of a use case that a framework gives a name.

use std::fmt;
use std::str::FromStr;

/// What the fields begin with that mark slots as not applicable.
pub const NOT_APPLICABLE: &str = "na/";

/// A place of a use case where something is entered. Its text is the name of the field that holds it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The answer to the question with this key: `answer/ideation/success`.
    Answer(String),
    /// The score of the dimension with this key: `score/ideation/customer-value`.
    Score(String),
    /// The tick of the checklist item with this key: `tick/ideation/opportunity-defined`.
    Tick(String),
}

/// The text names no slot: that is `answer/`, `score/` or `tick/` followed by a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not `answer/`, `score/` or `tick/` followed by a key")]
pub struct NotASlot(pub String);

impl Slot {
    /// What its text begins with: `answer`, `score` or `tick`.
    pub fn set(&self) -> &'static str {
        match self {
            Self::Answer(_) => "answer",
            Self::Score(_) => "score",
            Self::Tick(_) => "tick",
        }
    }

    /// The key of the question, dimension or checklist item.
    pub fn key(&self) -> &str {
        match self {
            Self::Answer(key) | Self::Score(key) | Self::Tick(key) => key,
        }
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.set(), self.key())
    }
}

impl FromStr for Slot {
    type Err = NotASlot;

    fn from_str(text: &str) -> Result<Self, NotASlot> {
        match text.split_once('/') {
            Some((_, "")) | None => Err(NotASlot(text.to_owned())),
            Some(("answer", key)) => Ok(Self::Answer(key.to_owned())),
            Some(("score", key)) => Ok(Self::Score(key.to_owned())),
            Some(("tick", key)) => Ok(Self::Tick(key.to_owned())),
            Some(_) => Err(NotASlot(text.to_owned())),
        }
    }
}
