//! Tables as CSV: harmless to spreadsheet programs, with numbers as numbers, and readable back to the character.
//!
//! Spreadsheet programs take a cell for a formula by its first sign, and which signs are first depends on what the reader
//! holds for a separator: where that is `;`, the text `Visit;=1+1` is two cells. So a text is looked at in *stretches*, which
//! begin at its start and after every sign that may separate cells or rows. A stretch that could begin a formula gets an
//! apostrophe before it, which makes it a text in all of them. One that has apostrophes there already gets one more, so that
//! [`read`] knows which to take away: `=1` is written `'=1`, and `'=1` is written `''=1`.
//!
//! A cell that is a number, as the product writes numbers (`-4`, `1.5`), stays one. Not so in the first column: who separates
//! by `;` and writes decimals with a comma reads on from there into the next cell, and finds a formula in `-4,5+A1`. Nor where
//! tabs separate and nothing can be seen before it in its row: who separates otherwise skips the tabs.

use csv::{ReaderBuilder, Terminator, WriterBuilder};

use crate::document::mutant;
use crate::wire::wire;

wire! {
    /// What stands between the cells of a row. Where decimals are written with a comma, spreadsheet programs look for semicolons.
    #[derive(Default)]
    pub enum Separator {
        /// `,`
        #[default]
        Comma,
        /// `;`
        Semicolon,
        /// A tab.
        Tab,
    }
}

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

impl Separator {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    /// What people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Comma => "Comma",
            Self::Semicolon => "Semicolon",
            Self::Tab => "Tab",
        }
    }

    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// Rows of cells as CSV (RFC 4180), in UTF-8 with a byte order mark. [`read`] makes the same rows of it.
pub fn write(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    separated(rows, Separator::Comma)
}

/// The same with another separator. [`read_separated`] makes the same rows of it.
pub fn separated(rows: impl IntoIterator<Item = Vec<String>>, separator: Separator) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .delimiter(separator.byte())
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(MARK.to_vec());
    for row in rows {
        // Writing to memory can't fail.
        let _ = writer.write_record(guarded(row, separator));
    }
    writer.into_inner().unwrap_or_default()
}

/// The rows of CSV that [`csv`] has written, each cell as it was before; also where another program saved it anew with
/// commas. A row without any cell comes back as one with an empty cell.
///
/// # Errors
/// [`NoTable`] for what is no text.
pub fn read(csv: &[u8]) -> Result<Vec<Vec<String>>, NoTable> {
    read_separated(csv, Separator::Comma)
}

/// The same of CSV with another separator.
///
/// # Errors
/// As [`read`].
pub fn read_separated(csv: &[u8], separator: Separator) -> Result<Vec<Vec<String>>, NoTable> {
    let mut reader = ReaderBuilder::new()
        .delimiter(separator.byte())
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
    each(row, true, |stretch| match stretch.strip_prefix(GUARD) {
        Some(rest) if may_be_formula(rest) => (rest, false),
        _ => (stretch, false),
    })
}

fn guarded(row: Vec<String>, separator: Separator) -> Vec<String> {
    let shows = separator != Separator::Tab || mutant::lacks("tabs are skipped");
    each(row, shows, |stretch| (stretch, may_be_formula(stretch)))
}

/// Whether a cell would be written with guards, wherever it stands but in the first column.
pub(crate) fn is_guarded(cell: &str) -> bool {
    let stretches = cell.split_inclusive(SEPARATORS).any(may_be_formula);
    stretches && !is_number(cell)
}

/// Changes every stretch of the cells that are no numbers: what stays of it, and whether a guard comes before that. A cell can be
/// a number where something is seen before it: the separator, or what ends the cells before.
fn each(
    mut row: Vec<String>,
    separator_shows: bool,
    change: impl Fn(&str) -> (&str, bool),
) -> Vec<String> {
    let mut is_seen = separator_shows;
    for (column, cell) in row.iter_mut().enumerate() {
        let follows = column > 0 && is_seen;
        let (parted, last) = match cell.rsplit_once(SEPARATORS) {
            Some((_, last)) => (true, last),
            None => (false, cell.as_str()),
        };
        let shows = !last.trim_start_matches(is_skipped).is_empty();
        is_seen = shows || is_seen && (separator_shows || !parted);
        if follows && is_number(cell) {
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

/// Could some program take it for a formula, but for the guards before it?
pub(crate) fn may_be_formula(stretch: &str) -> bool {
    let bare = match mutant::lacks("one more apostrophe") {
        true => stretch,
        false => stretch.trim_start_matches(GUARD),
    };
    bare.trim_start_matches(is_skipped).starts_with(FORMULA)
}

/// Blanks, quotation marks and what can't be seen are skipped by one program or another.
fn is_skipped(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '"' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
        )
}

/// Is it a number as the product writes them: digits, with a point before decimals and a hyphen before what is below zero?
pub(crate) fn is_number(cell: &str) -> bool {
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
