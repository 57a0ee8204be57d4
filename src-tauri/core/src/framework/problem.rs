//! What is wrong with the text of a framework, and where.

use std::fmt;
use std::ops::Range;

/// Something wrong in the text of a framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1; `None` where something is missing from the whole.
    pub line: Option<usize>,
    /// The part it is in, such as `phase 3 (requirements), question 2`.
    pub place: String,
    /// What is wrong, for the person who writes the framework.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}, ")?;
        }
        write!(f, "{}: {}", self.place, self.message)
    }
}

impl std::error::Error for Problem {}

/// The problems found so far in a text.
pub(super) struct Problems<'a> {
    text: &'a str,
    found: Vec<Problem>,
}

impl<'a> Problems<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            found: Vec::new(),
        }
    }

    /// Adds a problem at a range of bytes.
    pub(super) fn add(&mut self, at: Range<usize>, place: &str, message: impl Into<String>) {
        let before = self.text.as_bytes().iter().take(at.start);
        let line = 1 + before.filter(|byte| **byte == b'\n').count();
        self.push(Some(line), place, message.into());
    }

    /// Adds a problem of the whole.
    pub(super) fn add_missing(&mut self, place: &str, message: impl Into<String>) {
        self.push(None, place, message.into());
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All problems by line, those of the whole last.
    pub(super) fn into_sorted(mut self) -> Vec<Problem> {
        self.found
            .sort_by_key(|problem| problem.line.unwrap_or(usize::MAX));
        self.found
    }

    fn push(&mut self, line: Option<usize>, place: &str, message: String) {
        self.found.push(Problem {
            line,
            place: place.to_owned(),
            message,
        });
    }
}
