//! What a command answers when it does not do what it was asked: a message for the person at the screen.

use ninefold_core::error::Error;
use serde::Serialize;

/// What a command answers.
pub type Answer<T> = Result<T, Refusal>;

/// A refusal or failure across the bridge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// What the window acts on, such as `not-saved`.
    pub code: &'static str,
    /// What happened, what is safe, what to do.
    pub message: String,
}

impl Refusal {
    /// A refusal with a message that the window only shows.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }

    /// A command panicked; the panic hook has logged where. What was saved is safe all the same.
    pub fn internal() -> Self {
        Self::new(
            "internal",
            "Something went wrong inside Ninefold. What was saved is safe. The log has the details.",
        )
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        log::warn!("refused: {}", error.code());
        Self::new(error.code(), error.to_string())
    }
}
