//! What goes to standard output and to standard error.

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressStyle};
use ninefold_core::workspace::Workspace;
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::failure::Failure;

/// Rows of text under headings, in columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// The columns that hold numbers.
    pub numbers: Vec<usize>,
}

/// Writes data to standard output.
pub fn write(bytes: &[u8]) -> Result<(), Failure> {
    hand_over(io::stdout().lock(), bytes)
}

/// Writes data to somebody who may stop reading.
pub fn hand_over(mut out: impl Write, bytes: &[u8]) -> Result<(), Failure> {
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(()),
    }
}

/// A value as JSON that people can read too.
pub fn json(value: &impl Serialize) -> Result<Vec<u8>, Failure> {
    let mut text =
        serde_json::to_vec_pretty(value).map_err(|error| Failure::Output(error.into()))?;
    text.push(b'\n');
    Ok(text)
}

/// Writes a message to standard error.
pub fn say(message: &str) {
    // Nobody is there to be told that it could not be told.
    let _ = writeln!(io::stderr().lock(), "{}", printable(message, true));
}

/// Writes what a person should hear of the opening of a workspace to standard error.
pub fn notices(workspace: &mut Workspace) {
    for notice in workspace.info().notices {
        say(&notice);
    }
}

/// Becomes true when Ctrl-C is pressed or the system asks this program to end. Until then, either ends it at once.
pub fn stopped() -> Arc<AtomicBool> {
    let stopped = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&stopped);
    // Where it can't be heard of, the program ends at once, as before.
    let _ = ctrlc::set_handler(move || told.store(true, Ordering::Relaxed));
    stopped
}

/// A bar on standard error for so many things to do, if somebody watches it.
pub fn progress(length: usize) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{wide_bar} {pos} of {len}");
    ProgressBar::new(length as u64)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

impl Table {
    /// Headings as a table has them.
    pub fn head(headings: &[&str]) -> Vec<String> {
        headings
            .iter()
            .map(|heading| (*heading).to_owned())
            .collect()
    }

    /// The rows, with columns as wide as what is in them.
    pub fn text(&self) -> String {
        let cells = |row: &Vec<String>| -> Vec<String> {
            row.iter().map(|cell| printable(cell, false)).collect()
        };
        let rows: Vec<Vec<String>> = std::iter::once(&self.head)
            .chain(&self.rows)
            .map(cells)
            .collect();
        let width = |column: usize| {
            let widths = rows.iter().map(|row| row[column].width());
            widths.max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.head.len()).map(width).collect();
        let mut text = String::new();
        for row in rows {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                let space = " ".repeat(widths[column] - cell.width());
                let between = if column == 0 { "" } else { "  " };
                line.push_str(between);
                match self.numbers.contains(&column) {
                    true => line.extend([space.as_str(), cell]),
                    false => line.extend([cell.as_str(), &space]),
                }
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

/// The text without what a terminal would take for an order, or show in another direction.
pub fn printable(text: &str, keep_lines: bool) -> String {
    let stands = |c: char| match c {
        '\n' => keep_lines,
        '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            false
        }
        c => !c.is_control(),
    };
    text.chars()
        .map(|c| {
            if stands(c) {
                c
            } else {
                char::REPLACEMENT_CHARACTER
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_what_is_seen() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let table = Table {
            head: row(["TITLE", "VALUE", "EDITED"]),
            rows: vec![
                row(["日本", "7", "today"]),
                row(["a\u{1b}[31mred\nline", "100", ""]),
            ],
            numbers: vec![1],
        };
        assert_eq!(
            table.text(),
            "TITLE           VALUE  EDITED\n日本                7  today\na\u{FFFD}[31mred\u{FFFD}line    100\n"
        );
    }

    #[test]
    fn a_terminal_takes_no_orders() {
        assert_eq!(
            printable("a\u{9b}31m\u{202e}b\nc", true),
            "a\u{FFFD}31m\u{FFFD}b\nc"
        );
    }
}
