//! The rows in the pages of a database, each page by itself: what leads to a page, the schema included, may be gone.
//! The layout is in <https://www.sqlite.org/fileformat.html>, "B-tree Pages" and "Record Format". What is found need not be
//! what was written: whoever asks has checksums.

use std::collections::HashMap;

use super::write_ahead::WriteAhead;

/// Where the header of a log and of each of its frames end.
const LOG_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
/// The size of pages where none is told.
const USUAL: usize = 4_096;

/// The kinds of pages that hold rows.
const TABLE_LEAF: u8 = 0x0D;
const INDEX_LEAF: u8 = 0x0A;
const INDEX_INNER: u8 = 0x02;

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// Its number; `None` in a table without.
    pub(super) number: Option<i64>,
    pub(super) cells: Vec<Cell>,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Null,
    Integer(i64),
    Real,
    Text(Vec<u8>),
    Blob(Vec<u8>),
}

/// The pages of a file and of the log beside it.
struct Pages<'a> {
    file: &'a [u8],
    size: usize,
    /// What each page is with the log, as far as that is one.
    logged: HashMap<usize, &'a [u8]>,
    /// The pages of all frames in the log, in their order, of earlier rounds too.
    frames: Vec<&'a [u8]>,
}

/// Shows every row that is found, some of them several times, each with a number for the page that it is on, where a page in
/// the log is another one.
pub(super) fn rows(file: &[u8], log: &[u8], mut each: impl FnMut(usize, Row)) {
    let pages = Pages::of(file, log);
    let alone = Pages {
        logged: HashMap::new(),
        frames: Vec::new(),
        ..Pages::of(file, &[])
    };
    let mut number = 0;
    for page in file.chunks(pages.size) {
        number += 1;
        alone.rows(page, &mut |row| each(number, row));
        if !pages.frames.is_empty() {
            pages.rows(page, &mut |row| each(number, row));
        }
    }
    for page in &pages.frames {
        number += 1;
        pages.rows(page, &mut |row| each(number, row));
    }
}

impl<'a> Pages<'a> {
    fn of(file: &'a [u8], log: &'a [u8]) -> Self {
        let said = file.get(16..18).or_else(|| log.get(10..12)).map(number);
        let size = match said {
            Some(1) => 65_536,
            Some(size @ 512..=32_768) if size.is_power_of_two() => size,
            _ => USUAL,
        };
        let frames: Vec<&[u8]> = log
            .get(LOG_HEADER..)
            .unwrap_or_default()
            .chunks_exact(FRAME_HEADER + size)
            .map(|frame| &frame[FRAME_HEADER..])
            .collect();
        let known = WriteAhead::read(log).map(|log| log.numbers());
        let logged = known.unwrap_or_default().into_iter().zip(&frames);
        Self {
            file,
            size,
            logged: logged
                .map(|(page, bytes)| (page as usize, *bytes))
                .collect(),
            frames,
        }
    }

    /// A page by its number, counted from 1.
    fn page(&self, number: usize) -> Option<&[u8]> {
        if let Some(page) = self.logged.get(&number) {
            return Some(page);
        }
        let start = number.checked_sub(1)?.checked_mul(self.size)?;
        self.file.get(start..start + self.size)
    }

    fn rows(&self, page: &[u8], each: &mut impl FnMut(Row)) {
        let Some(kind @ (TABLE_LEAF | INDEX_LEAF | INDEX_INNER)) = page.first().copied() else {
            return;
        };
        let begin = if kind == INDEX_INNER { 12 } else { 8 };
        let Some(count) = page.get(3..5).map(number) else {
            return;
        };
        for cell in 0..count {
            let at = begin + 2 * cell;
            let Some(at) = page.get(at..at + 2).map(number) else {
                return;
            };
            if let Some(row) = page.get(at..).and_then(|cell| self.row(kind, cell)) {
                each(row);
            }
        }
    }

    fn row(&self, kind: u8, cell: &[u8]) -> Option<Row> {
        let mut cell = match kind {
            INDEX_INNER => cell.get(4..)?,
            _ => cell,
        };
        let length = usize::try_from(varint(&mut cell)?).ok()?;
        let number = match kind {
            TABLE_LEAF => Some(varint(&mut cell)?),
            _ => None,
        };
        let cells = cells(&self.payload(kind, cell, length)?)?;
        Some(Row { number, cells })
    }

    /// What a cell holds, with what of it is on pages of its own.
    fn payload(&self, kind: u8, cell: &[u8], length: usize) -> Option<Vec<u8>> {
        let most = match kind {
            TABLE_LEAF => self.size - 35,
            _ => (self.size - 12) * 64 / 255 - 23,
        };
        if length <= most {
            return cell.get(..length).map(<[u8]>::to_vec);
        }
        if length > self.file.len() + self.frames.len() * self.size {
            return None;
        }
        let least = (self.size - 12) * 32 / 255 - 23;
        let fitting = least + (length - least) % (self.size - 4);
        let here = if fitting <= most { fitting } else { least };
        let mut payload = cell.get(..here)?.to_vec();
        let mut next = cell.get(here..here + 4).map(number)?;
        while payload.len() < length {
            let page = self.page(next)?;
            let rest = (length - payload.len()).min(self.size - 4);
            payload.extend_from_slice(page.get(4..4 + rest)?);
            next = number(&page[..4]);
        }
        Some(payload)
    }
}

/// The columns of a row.
fn cells(payload: &[u8]) -> Option<Vec<Cell>> {
    let mut rest = payload;
    let header = usize::try_from(varint(&mut rest)?).ok()?;
    let mut types = payload.get(payload.len() - rest.len()..header)?;
    let mut body = payload.get(header..)?;
    let mut cells = Vec::new();
    while !types.is_empty() {
        let kind = varint(&mut types)?;
        let mut take = |length: usize| {
            let (taken, rest) = body.split_at_checked(length)?;
            body = rest;
            Some(taken)
        };
        cells.push(match kind {
            0 => Cell::Null,
            1..=4 => Cell::Integer(signed(take(usize::try_from(kind).ok()?)?)),
            5 => Cell::Integer(signed(take(6)?)),
            6 => Cell::Integer(signed(take(8)?)),
            7 => take(8).map(|_| Cell::Real)?,
            8 => Cell::Integer(0),
            9 => Cell::Integer(1),
            12.. => {
                let bytes = take(usize::try_from((kind - 12) / 2).ok()?)?.to_vec();
                match kind % 2 {
                    0 => Cell::Blob(bytes),
                    _ => Cell::Text(bytes),
                }
            }
            _ => return None,
        });
    }
    Some(cells)
}

/// A number of one to nine bytes.
fn varint(bytes: &mut &[u8]) -> Option<i64> {
    let mut value = 0_u64;
    for place in 0..9 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        if place == 8 {
            return Some((value << 8 | u64::from(*byte)).cast_signed());
        }
        value = value << 7 | u64::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            return Some(value.cast_signed());
        }
    }
    None
}

fn number(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .fold(0, |number, byte| number << 8 | usize::from(*byte))
}

/// A number whose first bit is its sign.
fn signed(bytes: &[u8]) -> i64 {
    let begin = match bytes.first() {
        Some(128..) => -1,
        _ => 0,
    };
    bytes
        .iter()
        .fold(begin, |number: i64, byte| number << 8 | i64::from(*byte))
}
