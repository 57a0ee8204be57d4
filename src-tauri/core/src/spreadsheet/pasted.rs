//! What is pasted: titles, one a line, or cells copied from a spreadsheet, which have tabs between them.

use super::{Cell, Row, delimited, refused};
use crate::error::Error;

/// The rows of a pasted text, and whether the first says what the columns are.
///
/// # Errors
/// [`Error::Invalid`] where nothing is in it, or more than a limit.
pub(super) fn read(text: &str) -> Result<(Vec<Row>, bool), Error> {
    if text.contains('\t') {
        return Ok((delimited::read_by(text, b'\t')?, true));
    }
    let titles = text.lines().zip(1..).map(|(line, number)| Row {
        number,
        cells: vec![Cell::of(title(line))],
    });
    let titles: Vec<Row> = titles.filter(|row| !row.text(0).is_empty()).collect();
    match titles.is_empty() {
        true => Err(refused("Paste or type titles first, one a line")),
        false => Ok((titles, false)),
    }
}

/// A line without the mark or number of a list.
fn title(line: &str) -> &str {
    let line = line.trim();
    for mark in ["- [ ] ", "- [x] ", "- ", "* ", "• ", "– ", "· "] {
        if let Some(title) = line.strip_prefix(mark) {
            return title.trim();
        }
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    let is_number = (1..=3).contains(&digits);
    match rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")) {
        Some(title) if is_number => title.trim(),
        _ => line,
    }
}
