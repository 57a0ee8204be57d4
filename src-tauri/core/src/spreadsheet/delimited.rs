//! Rows of text with a separator between their cells. Which separator that is, is found by reading with each.

use csv::ReaderBuilder;

use super::{Cell, Doubt, ROW_LIMIT, Row, number, too_many_rows};
use crate::error::Error;
use crate::page::csv::typed;

/// What may stand between cells. Of several that fit alike the first is meant.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// No text has it, so with it every line is one cell.
const NONE: u8 = 0x1F;

/// How many rows tell the separator.
const TELLING: usize = 200;

/// The rows of a text, with what is to be told of it.
///
/// # Errors
/// [`Error::Invalid`] for more rows than can be imported.
pub(super) fn read(text: &str) -> Result<(Vec<Row>, Option<String>), Error> {
    let (said, text) = said(text);
    let separator = said.unwrap_or_else(|| separator(text));
    let rows = read_by(text, separator)?;
    Ok((rows.clone(), unclosed(text, &rows)))
}

/// The rows of a text with this separator.
///
/// # Errors
/// As [`read`].
pub(super) fn read_by(text: &str, separator: u8) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    for (number, record) in records(text, separator) {
        // One more may be the header.
        if rows.len() > ROW_LIMIT + 1 {
            return Err(too_many_rows());
        }
        // What was added so that no spreadsheet program takes a text for a formula is taken away: ours, and Linear's.
        let said = typed(record.iter().map(str::to_owned).collect());
        let cells = said.iter().map(|text| cell(text)).collect();
        rows.push(Row { number, cells });
    }
    Ok(rows)
}

/// Excel has the separator in a line of its own before the others: `sep=;`.
fn said(text: &str) -> (Option<u8>, &str) {
    let Some(rest) = text.strip_prefix("sep=") else {
        return (None, text);
    };
    match (rest.as_bytes(), rest.split_once('\n')) {
        ([separator, b'\r' | b'\n', ..], Some((_, below))) => (Some(*separator), below),
        _ => (None, text),
    }
}

/// The separator with which most rows have as many cells as the first, of which there are at least two.
fn separator(text: &str) -> u8 {
    let fit = |separator: u8| {
        let widths = records(text, separator).map(|(_, record)| record.len());
        let widths: Vec<usize> = widths.take(TELLING).collect();
        let first = widths.first().copied().unwrap_or_default();
        let alike = widths.iter().filter(|width| **width == first).count();
        (first > 1).then(|| (alike * 100 / widths.len(), first))
    };
    let mut best = (NONE, None);
    for separator in SEPARATORS {
        let fit = fit(separator);
        if fit > best.1 {
            best = (separator, fit);
        }
    }
    best.0
}

/// The records of a text, each with the number of its row.
fn records(text: &str, separator: u8) -> impl Iterator<Item = (u32, csv::StringRecord)> {
    let reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    // Of a text, nothing can be unreadable.
    let records = reader.into_records().filter_map(Result::ok);
    records.zip(1..).map(|(record, number)| (number, record))
}

fn cell(text: &str) -> Cell {
    let text = text.trim();
    Cell {
        doubt: number::is_shortened(text).then_some(Doubt::Digits),
        ..Cell::of(text)
    }
}

/// Whether a quotation mark seems to be opened and never closed: then all that follows is one cell.
fn unclosed(text: &str, rows: &[Row]) -> Option<String> {
    let last = rows.last()?;
    let is_odd = text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    let runs_on = last.cells.iter().any(|cell| cell.text.contains('\n'));
    (is_odd && runs_on).then(|| {
        format!(
            "A quotation mark in row {} seems never to be closed, so all that follows it is read as one cell.",
            last.number
        )
    })
}
