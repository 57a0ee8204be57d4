//! Tables as others give them: CSV, XLSX, and what is pasted. They are read to rows of cells in words, within limits, and what
//! may not be as it was meant is told. [`written`] is the way back.

mod delimited;
mod encoding;
pub(crate) mod headers;
mod number;
mod pasted;
#[cfg(test)]
mod tests;
mod workbook;
pub mod written;

use crate::error::Error;

pub use headers::{Headers, Tool};

/// The largest file: 32 MiB.
pub const FILE_LIMIT: usize = 32 << 20;

/// How much a workbook may hold once it is unpacked: 256 MiB.
const UNPACKED_LIMIT: u64 = 256 << 20;

/// The most rows of a table, its header aside.
pub const ROW_LIMIT: usize = 20_000;

/// The most columns of a table.
pub const COLUMN_LIMIT: usize = 500;

/// The most characters of a cell; spreadsheet programs end at half of it.
pub const CELL_LIMIT: usize = 65_536;

/// A table that somebody chose, dropped or pasted.
#[derive(Debug, Clone, PartialEq)]
pub struct Spreadsheet {
    /// The name of the file; empty where it was pasted.
    pub name: String,
    /// Its sheets, where it has any by name.
    pub sheets: Vec<String>,
    /// Which of these is read.
    pub sheet: usize,
    /// The rows that are not empty, in order.
    pub rows: Vec<Row>,
    /// The first row seems to say what the columns are.
    pub has_header: bool,
    /// What may not be as it was meant, in words.
    pub told: Vec<String>,
    /// What it is read from, where another sheet of it may be asked for.
    bytes: Vec<u8>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number as a spreadsheet program shows it, from 1.
    pub number: u32,
    /// Its cells, as many as are filled from the left.
    pub cells: Vec<Cell>,
}

/// A cell, as it is read in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Why that may not be what was meant.
    pub doubt: Option<Doubt>,
}

/// Why a cell may not say what was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// It is a number with more digits than spreadsheet programs keep.
    Digits,
    /// It is what a formula that failed leaves, such as `#REF!`.
    Failed,
}

impl Spreadsheet {
    /// Reads a file, which is told by what it holds and not by its name.
    ///
    /// # Errors
    /// [`Error::Invalid`] for what is no table or beyond a limit, in words.
    pub fn read(name: &str, bytes: Vec<u8>) -> Result<Self, Error> {
        Self::read_sheet(name, bytes, 0)
    }

    /// Reads another sheet of the same file.
    ///
    /// # Errors
    /// As [`Spreadsheet::read`].
    pub fn turned_to(&self, sheet: usize) -> Result<Self, Error> {
        Self::read_sheet(&self.name, self.bytes.clone(), sheet)
    }

    /// Reads what was pasted: titles, one a line, or cells copied from a spreadsheet.
    ///
    /// # Errors
    /// [`Error::Invalid`] where nothing is in it, or more than a limit.
    pub fn pasted(text: &str) -> Result<Self, Error> {
        if text.len() > FILE_LIMIT {
            return Err(too_large(text.len() as u64));
        }
        let (rows, has_header) = pasted::read(text)?;
        Self {
            name: String::new(),
            sheets: Vec::new(),
            sheet: 0,
            rows,
            has_header,
            told: Vec::new(),
            bytes: Vec::new(),
        }
        .checked()
    }

    /// A table of titles alone.
    ///
    /// # Errors
    /// [`Error::Invalid`] where there is none, or more than a limit.
    pub fn titles<'a>(titles: impl IntoIterator<Item = &'a str>) -> Result<Self, Error> {
        let row = |(title, number): (&str, u32)| Row {
            number,
            cells: vec![Cell::of(title.trim())],
        };
        let rows = titles.into_iter().zip(1..).map(row).collect();
        Self {
            name: String::new(),
            sheets: Vec::new(),
            sheet: 0,
            rows,
            has_header: false,
            told: Vec::new(),
            bytes: Vec::new(),
        }
        .checked()
    }

    fn read_sheet(name: &str, bytes: Vec<u8>, sheet: usize) -> Result<Self, Error> {
        if bytes.len() > FILE_LIMIT {
            return Err(too_large(bytes.len() as u64));
        }
        match bytes.as_slice() {
            [b'P', b'K', 3 | 5, ..] => {
                let (sheets, rows) = workbook::read(&bytes, sheet)?;
                let has_several = sheets.len() > 1;
                Self {
                    name: name.to_owned(),
                    sheets,
                    sheet,
                    rows,
                    has_header: true,
                    told: Vec::new(),
                    bytes: if has_several { bytes } else { Vec::new() },
                }
            }
            [0xD0, 0xCF, 0x11, 0xE0, ..] => {
                return Err(refused(
                    "This is a workbook of Excel 97 to 2003, or one that is locked with a password. Save it as .xlsx without a password, or as CSV",
                ));
            }
            [b'%', b'P', b'D', b'F', ..] => {
                return Err(refused("This is a PDF, which holds no table that can be read. Ask for the spreadsheet"));
            }
            _ => {
                let (text, read_as) = encoding::decode(&bytes)?;
                let (rows, unclosed) = delimited::read(&text)?;
                Self {
                    name: name.to_owned(),
                    sheets: Vec::new(),
                    sheet: 0,
                    has_header: true,
                    rows,
                    told: read_as.map(str::to_owned).into_iter().chain(unclosed).collect(),
                    bytes: Vec::new(),
                }
            }
        }
        .checked()
    }

    /// The same, if it is within the limits.
    fn checked(mut self) -> Result<Self, Error> {
        self.rows
            .retain(|row| row.cells.iter().any(|cell| !cell.text.is_empty()));
        if self.rows.is_empty() {
            return Err(refused("There is nothing in this table"));
        }
        // One more may be the header.
        if self.rows.len() > ROW_LIMIT + 1 {
            return Err(too_many_rows());
        }
        if self.columns() > COLUMN_LIMIT {
            return Err(refused(&format!(
                "This table has more than {COLUMN_LIMIT} columns. Delete those that are not needed"
            )));
        }
        if self.rows.len() == 1 {
            self.has_header = false;
        }
        let long = self.rows.iter().flat_map(|row| &row.cells);
        match long
            .filter(|cell| cell.doubt == Some(Doubt::Digits))
            .count()
        {
            0 => {}
            1 => self.told.push(format!(
                "One cell holds a number of more than 15 digits. {LOST}"
            )),
            more => self.told.push(format!(
                "{more} cells hold a number of more than 15 digits. {LOST}"
            )),
        }
        Ok(self)
    }

    /// How many columns the widest row has.
    pub fn columns(&self) -> usize {
        let widths = self.rows.iter().map(|row| row.cells.len());
        widths.max().unwrap_or_default()
    }

    /// The rows below the header, or all.
    pub fn below(&self, has_header: bool) -> &[Row] {
        &self.rows[usize::from(has_header).min(self.rows.len())..]
    }

    /// What a column is called in the header, or its letter.
    pub fn called(&self, column: usize, has_header: bool) -> String {
        let named = self.rows.first().filter(|_| has_header);
        let named = named.map_or("", |row| row.text(column).trim());
        match named {
            "" => format!("Column {}", letters(column)),
            named => named.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }
}

const LOST: &str = "Spreadsheet programs keep no more, so the last digits may be others: format such a column as text there, and enter the numbers anew.";

impl Row {
    /// What a cell says; nothing where there is none.
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| &cell.text)
    }
}

impl Cell {
    fn of(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            doubt: None,
        }
    }
}

/// The letters of a column as spreadsheet programs show them: A, B, …, Z, AA.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

fn refused(why: &str) -> Error {
    Error::Invalid(format!("{why}. Nothing was changed."))
}

/// The refusal of a file of so many bytes.
pub fn too_large(bytes: u64) -> Error {
    refused(&format!(
        "This file has {} MiB, and one of up to {} MiB can be imported. Delete the columns that are not needed, or import it in parts",
        bytes.div_ceil(1 << 20),
        FILE_LIMIT >> 20
    ))
}

fn too_many_rows() -> Error {
    refused(&format!(
        "This table has more than {} rows. Import it in parts",
        thousands(ROW_LIMIT)
    ))
}

/// `20,000`.
fn thousands(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", thousands(number / 1000), number % 1000),
    }
}
