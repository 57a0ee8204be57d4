//! What is not taken as it was typed, and what is.

use crate::error::Error;

/// Why something typed is not taken, with what to type instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Why, and what to do, for the person at the screen; the offers are part of it.
    pub message: String,
    /// What is taken as it stands in the message; of several, the person knows which is meant.
    pub offers: Vec<String>,
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        Self::Invalid(refused.message)
    }
}
