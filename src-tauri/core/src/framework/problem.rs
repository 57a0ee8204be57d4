//! What is wrong with the text of a framework, and where.

use std::cell::OnceCell;
use std::fmt;
use std::ops::Range;

/// The place of what stands above the first phase.
pub(super) const WHOLE: &str = "framework";

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

/// The most problems that are told of one text. Who mends these finds the others; in a text of our own there are few.
pub(super) const MOST: usize = 100;

/// The problems found so far in a text.
pub(crate) struct Problems<'a> {
    text: &'a str,
    /// The place of what is told of the whole.
    whole: &'static str,
    /// Where the lines end, counted at the first problem: each would read the text from its beginning.
    line_ends: OnceCell<Vec<usize>>,
    found: Vec<Problem>,
}

impl<'a> Problems<'a> {
    pub(crate) fn new(text: &'a str, whole: &'static str) -> Self {
        Self {
            text,
            whole,
            line_ends: OnceCell::new(),
            found: Vec::new(),
        }
    }

    /// Adds a problem at a range of bytes.
    pub(crate) fn add(&mut self, at: Range<usize>, place: &str, message: impl Into<String>) {
        let ends = self.line_ends.get_or_init(|| line_ends(self.text));
        let line = 1 + ends.partition_point(|end| *end < at.start);
        self.push(Some(line), place, message.into());
    }

    /// Adds a problem of the whole.
    pub(crate) fn add_missing(&mut self, place: &str, message: impl Into<String>) {
        self.push(None, place, message.into());
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The problems by line, those of the whole behind; where there are too many to be read, the first ones and how
    /// many more there are.
    pub(crate) fn into_sorted(mut self) -> Vec<Problem> {
        self.found
            .sort_by_key(|problem| problem.line.unwrap_or(usize::MAX));
        let more = self.found.len().saturating_sub(MOST);
        if more > 0 {
            self.found.truncate(MOST);
            let thousands = grouped(more);
            let message = match more {
                1 => "and 1 more problem".to_owned(),
                _ => format!("and {thousands} more problems"),
            };
            self.push(None, self.whole, message);
        }
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

fn line_ends(text: &str) -> Vec<usize> {
    #[cfg(test)]
    tests::READ.set(tests::READ.get() + text.len());
    let bytes = text.bytes().enumerate();
    bytes
        .filter_map(|(at, byte)| (byte == b'\n').then_some(at))
        .collect()
}

/// A number as people read it: `3,950`.
fn grouped(number: usize) -> String {
    match number {
        1_000.. => format!("{},{:03}", grouped(number / 1_000), number % 1_000),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::fmt::Write as _;

    use super::*;
    use crate::framework::{Framework, LIMIT};

    thread_local! {
        /// How many bytes were read to count lines.
        pub(super) static READ: Cell<usize> = const { Cell::new(0) };
    }

    fn broken(tables: usize) -> String {
        let mut text = "name = \"A\"\nsubtitle = \"B\"\nroles = []\n".to_owned();
        for table in 0..tables {
            let _ = writeln!(text, "[[phases]]\nkey = {table}");
        }
        text
    }

    #[test]
    fn each_problem_has_its_line_and_the_text_is_read_for_it_once() {
        for tables in [1_000, 2_000, 4_000] {
            let text = broken(tables);
            READ.set(0);
            let problems = Framework::parse(&text).unwrap_err();
            assert_eq!(READ.get(), text.len(), "{tables} tables");
            assert_eq!(problems.len(), MOST + 1);
            assert_eq!(problems[0].line, Some(4));
            let last = problems[MOST].to_string();
            assert!(last.starts_with("framework: and ") && last.ends_with(" more problems"));
        }
    }

    #[test]
    fn few_problems_are_told_all_and_of_many_how_many_more_there_are() {
        let told = |problems: usize| {
            let text = "\n".repeat(problems);
            let mut found = Problems::new(&text, WHOLE);
            for at in (0..problems).rev() {
                found.add(at..at, "here", "wrong");
            }
            let sorted = found.into_sorted();
            let lines: Vec<_> = sorted.iter().filter_map(|problem| problem.line).collect();
            assert!(lines.is_sorted() && lines.iter().take(2).eq(&[1, 2]));
            (sorted.len(), sorted.last().unwrap().message.clone())
        };
        assert_eq!(told(MOST), (MOST, "wrong".to_owned()));
        assert_eq!(told(MOST + 1), (MOST + 1, "and 1 more problem".to_owned()));
        let (length, last) = told(MOST + 3_950);
        assert_eq!((length, &*last), (MOST + 1, "and 3,950 more problems"));
        assert_eq!(grouped(1_234_007), "1,234,007");
    }

    #[test]
    fn a_text_that_is_too_long_is_not_read() {
        let text = "#".repeat(LIMIT + 1);
        let problems = Framework::parse(&text).unwrap_err();
        assert_eq!(problems.len(), 1);
        assert_eq!(
            problems[0].to_string(),
            "framework: it has 1.1 MiB, and a framework can have up to 1 MiB"
        );
    }
}
