//! Workbooks (XLSX). Their cells are asked for one after another, so that one far away makes no table of a million rows.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;

use super::{
    COLUMN_LIMIT, Cell, Doubt, ROW_LIMIT, Row, UNPACKED_LIMIT, number, refused, too_many_rows,
};
use crate::error::Error;

/// The names of the sheets of a workbook, and the rows of one of them.
///
/// # Errors
/// [`Error::Invalid`] for what can't be read, or is too much.
pub(super) fn read(bytes: &[u8], sheet: usize) -> Result<(Vec<String>, Vec<Row>), Error> {
    check_size(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let shown = workbook.sheets_metadata().iter();
    let shown = shown.filter(|sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    });
    let sheets: Vec<String> = shown.map(|sheet| sheet.name.clone()).collect();
    let name = sheets.get(sheet);
    let name = name.ok_or_else(|| refused("There is no table in this workbook"))?;
    let rows = rows(&mut workbook, name)?;
    Ok((sheets, rows))
}

fn rows(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Vec<Row>, Error> {
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(unreadable)?;
    let formats: Vec<String> = reader.styles().iter().map(format).collect();
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        let read = read_cell(
            cell.get_value(),
            formats.get(style).map_or("", String::as_str),
        );
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if read.text.is_empty() || column > COLUMN_LIMIT {
            continue;
        }
        let cells = rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, Cell::default());
        }
        cells[column] = read;
        // One more may be the header.
        if rows.len() > ROW_LIMIT + 1 {
            return Err(too_many_rows());
        }
    }
    let rows = rows.into_iter();
    Ok(rows
        .map(|(row, cells)| Row {
            number: row.saturating_add(1),
            cells,
        })
        .collect())
}

fn read_cell(value: &DataRef<'_>, format: &str) -> Cell {
    match value {
        DataRef::Empty => Cell::default(),
        DataRef::String(text) => Cell::of(text.trim()),
        DataRef::SharedString(text) => Cell::of(text.trim()),
        DataRef::Int(number) => number::cell(*number as f64, format),
        DataRef::Float(number) => number::cell(*number, format),
        DataRef::Bool(is) => Cell::of(if *is { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(moment) => number::moment(*moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::of(text.trim()),
        DataRef::Error(error) => Cell {
            text: error.to_string(),
            doubt: Some(Doubt::Failed),
        },
    }
}

fn format(style: &calamine::Style) -> String {
    let format = style.number_format.as_ref();
    format.map_or(String::new(), |format| format.format_code.clone())
}

/// Unpacks what is going to be read, and no more of it than may be there: what a package says of its own size may be wrong.
fn check_size(bytes: &[u8]) -> Result<(), Error> {
    let broken = |_| damaged();
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut left = UNPACKED_LIMIT;
    for part in 0..package.len() {
        let part = package.by_index(part).map_err(|_| damaged())?;
        let name = part.name().map_err(|_| damaged())?;
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        let unpacked = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(broken)?;
        left = left.checked_sub(unpacked).ok_or_else(|| {
            refused(&format!(
                "Unpacked, this workbook is larger than {} MiB. Delete the sheets and columns that are not needed, or save the sheet as CSV",
                UNPACKED_LIMIT >> 20
            ))
        })?;
    }
    Ok(())
}

fn unreadable(error: XlsxError) -> Error {
    match error {
        XlsxError::Password => {
            refused("This workbook is locked with a password. Save it without one")
        }
        XlsxError::WorksheetNotFound(_) => refused("There is no table in this workbook"),
        _ => damaged(),
    }
}

fn damaged() -> Error {
    refused("This is no workbook, or it is damaged. Save it once more as .xlsx, or as CSV")
}
