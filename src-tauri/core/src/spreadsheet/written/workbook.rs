//! Tables as an Excel workbook.

use std::thread;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet,
    XlsxError,
};

use super::room::Room;
use super::{Cell, Column, Table, limit};
use crate::disk::side_by_side::joined;
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

/// How a cell looks by what it holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Text,
    Day,
    Percent,
    /// With so many decimals.
    Number(usize),
}

/// The cells of a sheet that is written.
struct Cells<'s> {
    looks: &'s Looks,
    sheet: &'s mut Worksheet,
    /// How each column looks as a rule.
    usual: Vec<Look>,
    /// How many links there are by now.
    links: usize,
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
        let usual = (0..table.columns.len()).map(|at| Look::usual(table, at));
        let usual = Vec::from_iter(usual);
        for ((at, column), look) in (0..).zip(&table.columns).zip(&usual) {
            sheet.write_string_with_format(0, at, clean(&column.heading), &self.head)?;
            sheet.set_column_format(at, self.of(*look))?;
        }
        let mut cells = Cells {
            looks: self,
            sheet,
            usual,
            links: 0,
        };
        // How much room they need is counted while they are written.
        let (row, Room { widths, lines }) = thread::scope(|scope| {
            let room = scope.spawn(|| Room::of(table));
            let mut row = 0;
            for line in &table.rows {
                row += 1;
                for (at, cell) in line.iter().enumerate() {
                    cells.write(row, at, cell)?;
                }
            }
            Ok::<_, XlsxError>((row, joined(room)))
        })?;
        for (at, width) in (0..).zip(widths) {
            sheet.set_column_width(at, width as f64)?;
        }
        for (row, lines) in (1..).zip(lines) {
            // Not every program makes room by itself for what has several.
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

    fn of(&self, look: Look) -> &Format {
        match look {
            Look::Text => &self.text,
            Look::Day => &self.day,
            Look::Percent => &self.percent,
            Look::Number(decimals) => &self.numbers[decimals.min(DECIMALS)],
        }
    }
}

impl Look {
    /// What the cells of a column look like as a rule: as the first that says something.
    fn usual(table: &Table, at: usize) -> Self {
        let mut looks = table.rows.iter().filter_map(|row| match &row[at] {
            Cell::Nothing => None,
            Cell::Whole(_) => Some(Self::Number(0)),
            Cell::Percent(_) => Some(Self::Percent),
            Cell::Number(digits) => Some(Self::Number(decimals(digits))),
            Cell::Day(_) => Some(Self::Day),
            Cell::Text(_) | Cell::Names(_) | Cell::Link { .. } => Some(Self::Text),
        });
        looks.next().unwrap_or(Self::Text)
    }
}

impl<'s> Cells<'s> {
    fn write(&mut self, row: u32, at: usize, cell: &Cell) -> Result<(), XlsxError> {
        match cell {
            Cell::Nothing => Ok(()),
            Cell::Whole(number) => self.number(row, at, (*number).into(), Look::Number(0)),
            Cell::Percent(percent) => {
                self.number(row, at, f64::from(*percent) / 100.0, Look::Percent)
            }
            Cell::Number(digits) => match digits.parse() {
                Ok(number) => self.number(row, at, number, Look::Number(decimals(digits))),
                Err(_) => self.text(row, at, digits),
            },
            Cell::Day(kept) => match day(kept) {
                Some(day) => self.day(row, at, &day),
                None => self.text(row, at, kept),
            },
            Cell::Link { text, address } if self.links < LINKS && address.len() <= LINK_LENGTH => {
                self.links += 1;
                let text = clean(text);
                let url = Url::new(address).set_text(&text[..limit(&text)]);
                let (column, look) = (column(at), &self.looks.link);
                let sheet = &mut self.sheet;
                sheet
                    .write_url_with_format(row, column, url, look)
                    .map(drop)
            }
            Cell::Text(text) | Cell::Link { text, .. } => self.text(row, at, text),
            Cell::Names(_) => self.text(row, at, &cell.text()),
        }
    }

    /// How a cell looks needs not be said where its column looks so: saying it takes as long as all else.
    fn said(&self, at: usize, look: Look) -> Option<&'s Format> {
        let looks = self.looks;
        (self.usual[at] != look).then(|| looks.of(look))
    }

    fn number(&mut self, row: u32, at: usize, number: f64, look: Look) -> Result<(), XlsxError> {
        let look = self.said(at, look);
        match look {
            None => self.sheet.write_number(row, column(at), number),
            Some(look) => self
                .sheet
                .write_number_with_format(row, column(at), number, look),
        }
        .map(drop)
    }

    fn day(&mut self, row: u32, at: usize, day: &ExcelDateTime) -> Result<(), XlsxError> {
        match self.said(at, Look::Day) {
            None => self.sheet.write_datetime(row, column(at), day),
            Some(look) => self
                .sheet
                .write_datetime_with_format(row, column(at), day, look),
        }
        .map(drop)
    }

    fn text(&mut self, row: u32, at: usize, text: &str) -> Result<(), XlsxError> {
        let text = clean(text);
        let text = &text[..limit(&text)];
        let look = &self.looks.text;
        // The writer takes a text like this for stretches with looks of their own, which it has written itself.
        if let (Some(rest), true) = (text.strip_prefix('<'), text.ends_with("</r>")) {
            let stretches = [(look, "<"), (look, rest)];
            let sheet = &mut self.sheet;
            sheet.write_rich_string_with_format(row, column(at), &stretches, look)
        } else if csv::may_be_formula(text) {
            let kept = &self.looks.kept;
            self.sheet
                .write_string_with_format(row, column(at), text, kept)
        } else {
            match self.said(at, Look::Text) {
                None => self.sheet.write_string(row, column(at), text),
                Some(look) => self
                    .sheet
                    .write_string_with_format(row, column(at), text, look),
            }
        }
        .map(drop)
    }
}

/// The number of a column as the writer takes it, which refuses those that are too many.
fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

fn decimals(digits: &str) -> usize {
    digits.split_once('.').map_or(0, |(_, part)| part.len())
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
