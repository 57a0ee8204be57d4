//! Tables as an Excel workbook.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet,
    XlsxError,
};

use super::{Cell, Column, Table, limit};
use crate::error::Error;
use crate::page::csv;
use crate::page::text::clean;

/// The most rows of a table, its headings aside.
pub const ROW_LIMIT: usize = 1_048_575;

/// The most links of a sheet, and how long each may be.
const LINKS: usize = 65_530;
const LINK_LENGTH: usize = 2_000;

/// The most characters of a property, and of the foot of a printed page.
const PROPERTY: usize = 255;
const FOOT: usize = 200;

/// How wide columns are, in characters.
const NARROWEST: usize = 6;
const WIDEST: usize = 60;
/// The button of a filter, at the end of a heading.
const BUTTON: usize = 3;

/// How high a line is, and how high a row can be, in points.
const LINE: usize = 15;
const HIGHEST: usize = 405;

/// Before this, some programs count a day that never was: 29 February 1900.
const FIRST_DAY: &str = "1900-03-01";

/// A table keeps its columns together on paper if they are no more than these.
const ON_PAPER: usize = 12;

/// How many decimals a number can have.
const DECIMALS: usize = 15;

/// What a workbook tells of itself. What is empty is not written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct About<'a> {
    /// What it is called.
    pub title: &'a str,
    /// What it is about.
    pub subject: &'a str,
    /// Who made it.
    pub author: &'a str,
    /// When what it says was changed last: `2026-11-22T09:30:00Z`.
    pub modified: &'a str,
    /// Who may see it: at the foot of every page that is printed.
    pub foot: &'a str,
}

/// How cells look.
struct Looks {
    head: Format,
    text: Format,
    /// A text that would be a formula if somebody typed it.
    kept: Format,
    day: Format,
    percent: Format,
    link: Format,
    /// Numbers, by how many decimals they have.
    numbers: Vec<Format>,
}

/// What the sheet is called that says what is to be known of the others.
const ABOUT: &str = "About";

/// A workbook with a sheet for each table: what each cell is, headings that stay in sight, filters, and columns as wide as they
/// need to be. What is said of tables stands on a last sheet. What it can't hold is told by [`Table::losses`].
///
/// # Errors
/// [`Error::Invalid`] for a table of more rows than [`ROW_LIMIT`].
pub fn workbook(tables: &[Table], about: &About<'_>) -> Result<Vec<u8>, Error> {
    if let Some(table) = tables.iter().find(|table| table.rows.len() > ROW_LIMIT) {
        return Err(Error::Invalid(format!(
            "{}: {} rows are more than a workbook holds. Save the table as CSV.",
            table.name,
            table.rows.len()
        )));
    }
    write(tables, about).map_err(|error| Error::Invalid(error.to_string()))
}

fn write(tables: &[Table], about: &About<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let first = |text: &str, most: usize| clean(text).chars().take(most).collect::<String>();
    let mut properties = DocProperties::new()
        .set_title(first(about.title, PROPERTY))
        .set_subject(first(about.subject, PROPERTY))
        .set_author(first(about.author, PROPERTY));
    // Else it would be another file at every moment.
    if let Ok(modified) = ExcelDateTime::parse_from_str(about.modified) {
        properties = properties.set_creation_datetime(&modified);
    }
    workbook.set_properties(&properties);
    let looks = Looks::new();
    let foot = first(about.foot, FOOT / 2).replace('&', "&&");
    let said = said(tables);
    for table in tables.iter().chain(&said) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(table.name)?;
        sheet.set_footer(format!("&L{foot}&R&P / &N"));
        looks.write(sheet, table)?;
    }
    workbook.save_to_buffer()
}

/// What is said of tables, as a table; nothing where nothing is.
fn said(tables: &[Table]) -> Option<Table> {
    let mut about = Table::new(ABOUT, ["Sheet", "What it holds"].map(Column::of).into());
    for table in tables {
        let rows = table.said.iter();
        let rows = rows.map(|said| vec![Cell::words(table.name), Cell::words(said.as_str())]);
        about.rows.extend(rows);
    }
    (!about.rows.is_empty()).then_some(about)
}

impl Looks {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        let number = |decimals: usize| match decimals {
            0 => "0".to_owned(),
            some => format!("0.{}", "0".repeat(some)),
        };
        let numbers = (0..=DECIMALS).map(|decimals| top().set_num_format(number(decimals)));
        let text = top().set_text_wrap();
        Self {
            head: text
                .clone()
                .set_bold()
                .set_border_bottom(FormatBorder::Thin),
            kept: text.clone().set_quote_prefix(),
            text,
            day: top().set_num_format("yyyy-mm-dd"),
            percent: top().set_num_format("0%"),
            link: top().set_hyperlink(),
            numbers: numbers.collect(),
        }
    }

    fn write(&self, sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
        let last = (0..).zip(&table.columns).map(|(at, _)| at).last();
        let last: u16 = last.unwrap_or_default();
        let widths = widths(table);
        for ((at, column), width) in (0..).zip(&table.columns).zip(&widths) {
            sheet.write_string_with_format(0, at, clean(&column.heading), &self.head)?;
            sheet.set_column_width(at, *width as f64)?;
            // Texts need no look of their own then.
            sheet.set_column_format(at, &self.text)?;
        }
        let mut links = 0;
        let mut row = 0;
        for cells in &table.rows {
            row += 1;
            for (at, cell) in (0..).zip(cells) {
                self.cell(sheet, row, at, cell, &mut links)?;
            }
            // Not every program makes room by itself for what has several lines.
            let lines = cells
                .iter()
                .zip(&widths)
                .map(|(cell, width)| lines(cell, *width));
            let lines = lines.max().unwrap_or(1);
            if lines > 1 {
                sheet.set_row_height(row, (lines * LINE).min(HIGHEST) as f64)?;
            }
        }
        sheet.autofilter(0, 0, row, last)?;
        // What a row is about stays in sight, too.
        sheet.set_freeze_panes(1, 1)?;
        sheet.set_repeat_rows(0, 0)?.set_landscape();
        if table.columns.len() <= ON_PAPER {
            sheet.set_print_fit_to_pages(1, 0);
        }
        Ok(())
    }

    fn cell(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        at: u16,
        cell: &Cell,
        links: &mut usize,
    ) -> Result<(), XlsxError> {
        match cell {
            Cell::Nothing => {}
            Cell::Whole(number) => {
                sheet.write_number_with_format(row, at, *number, &self.numbers[0])?;
            }
            Cell::Percent(percent) => {
                let part = f64::from(*percent) / 100.0;
                sheet.write_number_with_format(row, at, part, &self.percent)?;
            }
            Cell::Number(digits) => match digits.parse::<f64>() {
                Ok(number) => {
                    let decimals = digits.split_once('.').map_or(0, |(_, part)| part.len());
                    let format = &self.numbers[decimals.min(DECIMALS)];
                    sheet.write_number_with_format(row, at, number, format)?;
                }
                Err(_) => self.text(sheet, row, at, digits)?,
            },
            Cell::Day(kept) => match day(kept) {
                Some(day) => {
                    sheet.write_datetime_with_format(row, at, &day, &self.day)?;
                }
                None => self.text(sheet, row, at, kept)?,
            },
            Cell::Link { text, address } if *links < LINKS && address.len() <= LINK_LENGTH => {
                *links += 1;
                let text = clean(text);
                let url = Url::new(address).set_text(&text[..limit(&text)]);
                sheet.write_url_with_format(row, at, url, &self.link)?;
            }
            Cell::Text(text) | Cell::Link { text, .. } => self.text(sheet, row, at, text)?,
            Cell::Names(_) => self.text(sheet, row, at, &cell.text())?,
        }
        Ok(())
    }

    fn text(&self, sheet: &mut Worksheet, row: u32, at: u16, text: &str) -> Result<(), XlsxError> {
        let text = clean(text);
        let text = &text[..limit(&text)];
        // The writer takes a text like this for stretches with looks of their own, which it has written itself.
        if let (Some(rest), true) = (text.strip_prefix('<'), text.ends_with("</r>")) {
            let stretches = [(&self.text, "<"), (&self.text, rest)];
            sheet.write_rich_string_with_format(row, at, &stretches, &self.text)?;
        } else if csv::may_be_formula(text) {
            sheet.write_string_with_format(row, at, text, &self.kept)?;
        } else {
            sheet.write_string(row, at, text)?;
        }
        Ok(())
    }
}

/// A kept day, if spreadsheet programs agree on it.
fn day(kept: &str) -> Option<ExcelDateTime> {
    if kept < FIRST_DAY {
        return None;
    }
    let mut parts = kept.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// How wide the columns are, in characters: as their longest line, within limits.
fn widths(table: &Table) -> Vec<usize> {
    let heads = table.columns.iter();
    let mut widths: Vec<usize> = heads
        .map(|column| (width(&column.heading) + BUTTON).max(NARROWEST))
        .collect();
    for row in &table.rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            if *widest < WIDEST {
                *widest = (*widest).max(wide(cell) + 1);
            }
        }
    }
    widths.iter().map(|width| (*width).min(WIDEST)).collect()
}

/// How many lines a cell has in a column that is so wide.
fn lines(cell: &Cell, width: usize) -> usize {
    let of = |line: &str| line.chars().count().div_ceil(width).max(1);
    match cell {
        Cell::Names(names) => names.iter().map(|name| of(name)).sum(),
        Cell::Text(text) if text.len() > width || text.contains('\n') => {
            text.split('\n').map(of).sum()
        }
        _ => 1,
    }
}

fn wide(cell: &Cell) -> usize {
    match cell {
        Cell::Nothing => 0,
        Cell::Whole(_) | Cell::Percent(_) => NARROWEST,
        Cell::Names(names) => names.iter().map(|name| width(name)).max().unwrap_or(0),
        Cell::Text(text) | Cell::Number(text) | Cell::Day(text) | Cell::Link { text, .. } => {
            width(text)
        }
    }
}

/// The characters of the longest line; no more than can be seen are counted.
fn width(text: &str) -> usize {
    let lines = text
        .split('\n')
        .map(|line| line.chars().take(WIDEST).count());
    lines.max().unwrap_or_default()
}
