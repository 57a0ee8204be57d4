//! Tables as CSV: harmless to spreadsheet programs, with numbers as numbers, and readable back to the character.
//!
//! Spreadsheet programs take a cell for a formula by its first sign, and which signs are first depends on what the reader
//! holds for a separator: where that is `;`, the text `Visit;=1+1` is two cells. So a text is looked at in *stretches*, which
//! begin at its start and after every sign that may separate cells or rows. A stretch that could begin a formula gets an
//! apostrophe before it, which makes it a text in all of them. One that has apostrophes there already gets one more, so that
//! [`read`] knows which to take away: `=1` is written `'=1`, and `'=1` is written `''=1`.
//!
//! A cell that is a number, as the product writes numbers (`-4`, `1.5`), stays one. Not so in the first column: who separates
//! by `;` and writes decimals with a comma reads on from there into the next cell, and finds a formula in `-4,5+A1`.

use csv::{ReaderBuilder, Terminator, WriterBuilder};

use crate::document::mutant;

/// Spreadsheet programs take a file without it for one of another encoding.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Some program begins a new cell or row after these.
const SEPARATORS: [char; 6] = [',', ';', '\t', '|', '\n', '\r'];

/// What begins a formula, also as East Asian keyboards write it.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// What keeps a stretch text.
const GUARD: char = '\'';

/// A longer number is not exact in a spreadsheet, so it is better a text.
const DIGITS: usize = 15;

/// Why a file is no table.
#[derive(Debug, thiserror::Error)]
#[error("line {line} is not text in UTF-8")]
pub struct NoTable {
    /// The line, counted from 1.
    pub line: u64,
}

/// Rows of cells as CSV (RFC 4180), in UTF-8 with a byte order mark. [`read`] makes the same rows of it.
pub fn write(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(MARK.to_vec());
    for row in rows {
        // Writing to memory can't fail.
        let _ = writer.write_record(guarded(row));
    }
    writer.into_inner().unwrap_or_default()
}

/// The rows of CSV that [`csv`] has written, each cell as it was before; also where another program saved it anew with
/// commas. A row without any cell comes back as one with an empty cell.
///
/// # Errors
/// [`NoTable`] for what is no text.
pub fn read(csv: &[u8]) -> Result<Vec<Vec<String>>, NoTable> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(csv);
    let row = |record: Result<csv::StringRecord, csv::Error>| match record {
        Ok(record) => Ok(typed(record.iter().map(str::to_owned).collect())),
        Err(error) => Err(NoTable {
            line: error.position().map_or(1, csv::Position::line),
        }),
    };
    reader.records().map(row).collect()
}

/// A row as it was before it was written, of its cells as any program reads them.
pub fn typed(row: Vec<String>) -> Vec<String> {
    each(row, |stretch| match stretch.strip_prefix(GUARD) {
        Some(rest) if may_be_formula(rest) => (rest, false),
        _ => (stretch, false),
    })
}

/// Whether a cell would be written with guards, wherever it stands but in the first column.
pub(crate) fn is_guarded(cell: &str) -> bool {
    let stretches = cell.split_inclusive(SEPARATORS).any(may_be_formula);
    stretches && !is_number(cell)
}

fn guarded(row: Vec<String>) -> Vec<String> {
    each(row, |stretch| (stretch, may_be_formula(stretch)))
}

/// Changes every stretch of the cells that are no numbers: what stays of it, and whether a guard comes before that.
fn each(mut row: Vec<String>, change: impl Fn(&str) -> (&str, bool)) -> Vec<String> {
    for (column, cell) in row.iter_mut().enumerate() {
        if column > 0 && is_number(cell) {
            continue;
        }
        let mut changed = String::with_capacity(cell.len() + 1);
        let is_whole = mutant::lacks("stretches after separators");
        for stretch in cell.split_inclusive(|c| !is_whole && SEPARATORS.contains(&c)) {
            let (stays, guard) = change(stretch);
            changed.extend(guard.then_some(GUARD));
            changed.push_str(stays);
        }
        *cell = changed;
    }
    row
}

/// Could some program take it for a formula, but for the guards before it? Blanks, quotation marks and what can't be seen
/// are skipped by one or another.
fn may_be_formula(stretch: &str) -> bool {
    let skipped = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(
                c,
                '"' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
            )
    };
    let bare = match mutant::lacks("one more apostrophe") {
        true => stretch,
        false => stretch.trim_start_matches(GUARD),
    };
    bare.trim_start_matches(skipped).starts_with(FORMULA)
}

/// Is it a number as the product writes them: digits, with a point before decimals and a hyphen before what is below zero?
fn is_number(cell: &str) -> bool {
    let (whole, part) = match cell.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (cell, None),
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    is_digits(whole.strip_prefix('-').unwrap_or(whole))
        && part.is_none_or(is_digits)
        && cell.bytes().filter(u8::is_ascii_digit).count() <= DIGITS
}

#[cfg(test)]
mod tests;
