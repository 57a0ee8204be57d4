//! Why something of a test could not be done.

use std::fmt;

/// Why something could not be done, in a sentence for the person who reads the test's output.
#[derive(Debug, Clone)]
pub struct Failure(pub String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

/// `while …`, before the reason.
pub trait Context<T> {
    /// Turns any error into a [`Failure`] that says what was being done.
    ///
    /// # Errors
    /// The same error, in words.
    fn context(self, doing: &str) -> Result<T, Failure>;
}

impl<T, E: fmt::Display> Context<T> for Result<T, E> {
    fn context(self, doing: &str) -> Result<T, Failure> {
        self.map_err(|error| Failure(format!("{doing}: {error}")))
    }
}
