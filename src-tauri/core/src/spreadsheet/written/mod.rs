//! Tables as they are written: each cell says what it is, and of that CSV, a workbook and a page are made.

mod room;
#[cfg(test)]
pub(crate) mod seen;
#[cfg(test)]
mod tests;
mod workbook;

use std::borrow::Cow;

use crate::page::csv::{self, Separator};
use crate::page::hold::{Loss, Noted};
use crate::page::inlines::Inlines;
use crate::page::plain::plain;
use crate::page::{self, Block, build, url};

pub use workbook::{About, ROW_LIMIT, workbook};

/// The most UTF-16 units of a cell in a workbook.
pub const UNIT_LIMIT: usize = 32_767;

/// A table to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it is a table of: up to 31 characters, none of `[]:*?/\`, as a sheet is called.
    pub name: &'static str,
    /// At least one; the first says what a row is about.
    pub columns: Vec<Column>,
    /// A cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// What is to be known of it, a sentence each, such as what it was filtered by: above it on a page, and on a sheet of its own
    /// in a workbook.
    pub said: Vec<String>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it is called.
    pub heading: String,
    /// There is no room for it on a page.
    pub is_detail: bool,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    Nothing,
    /// A text, whatever it looks like.
    Text(String),
    /// Names, a line each: a name may hold any other sign that could part them.
    Names(Vec<String>),
    /// A whole number.
    Whole(u32),
    /// Any number: up to 15 digits, with a point before decimals and a hyphen before what is below zero. It is shown with as
    /// many decimals as it has.
    Number(String),
    /// So many hundredths.
    Percent(u32),
    /// A day as it is kept: `2026-11-29`.
    Day(String),
    /// A text that leads to an address.
    Link {
        /// What it says.
        text: String,
        /// A whole address, as pages have it.
        address: String,
    },
}

impl Table {
    /// A table without rows.
    pub fn new(name: &'static str, columns: Vec<Column>) -> Self {
        Self {
            name,
            columns,
            rows: Vec::new(),
            said: Vec::new(),
        }
    }

    /// As CSV, the headings first.
    pub fn csv(&self, separator: Separator) -> Vec<u8> {
        let head = self.columns.iter().map(|column| column.heading.clone());
        let row = |row: &Vec<Cell>| row.iter().map(|cell| cell.text().into_owned()).collect();
        let rows = self.rows.iter().map(row);
        csv::separated(std::iter::once(head.collect()).chain(rows), separator)
    }

    /// On a page, without details and columns that say nothing; nothing without rows.
    pub fn block(&self) -> Option<Block> {
        let says = |at: usize| self.rows.iter().any(|row| row[at] != Cell::Nothing);
        let is_shown = |at: &usize| !self.columns[*at].is_detail && (*at == 0 || says(*at));
        let shown: Vec<usize> = (0..self.columns.len()).filter(is_shown).collect();
        let head = shown.iter().map(|at| self.columns[*at].heading.as_str());
        let head: Vec<&str> = head.collect();
        let row = |row: &Vec<Cell>| shown.iter().map(|at| row[*at].on_page()).collect();
        build::table(&head, self.rows.iter().map(row).collect())
    }

    /// What a workbook can't hold of it, with the headings of the columns that this is met in.
    pub fn losses(&self) -> Vec<Noted> {
        let mut are_cut = vec![false; self.columns.len()];
        for row in &self.rows {
            for (is_cut, cell) in are_cut.iter_mut().zip(row) {
                *is_cut |= cell.is_cut();
            }
        }
        let columns = self.columns.iter().zip(are_cut);
        let columns = columns.filter(|(_, is_cut)| *is_cut);
        let under: Vec<String> = columns.map(|(column, _)| column.heading.clone()).collect();
        let lost = (!under.is_empty()).then_some(Noted {
            loss: Loss::CellLength,
            under,
        });
        lost.into_iter().collect()
    }
}

impl Column {
    /// A column of this name.
    pub fn of(heading: &str) -> Self {
        Self {
            heading: heading.to_owned(),
            is_detail: false,
        }
    }

    /// One that has no room on a page.
    pub fn detail(heading: &str) -> Self {
        Self {
            is_detail: true,
            ..Self::of(heading)
        }
    }
}

impl Cell {
    /// A text, or nothing.
    pub fn words(text: impl Into<String>) -> Self {
        let text = text.into();
        match text.is_empty() {
            true => Self::Nothing,
            false => Self::Text(text),
        }
    }

    /// Names, or nothing.
    pub fn names<T: Into<String>>(names: impl IntoIterator<Item = T>) -> Self {
        let names: Vec<String> = names.into_iter().map(Into::into).collect();
        match names.is_empty() {
            true => Self::Nothing,
            false => Self::Names(names),
        }
    }

    /// A whole number, if there is one.
    pub fn whole(number: Option<u32>) -> Self {
        number.map_or(Self::Nothing, Self::Whole)
    }

    /// A number as it is shown: `74.0`, `−0.5`. What is none, or has more digits than spreadsheet programs keep, is a text.
    pub fn number(shown: &str) -> Self {
        let plain = shown.replace('−', "-");
        match csv::is_number(&plain) {
            true => Self::Number(plain),
            false => Self::words(shown),
        }
    }

    /// A day as it is kept, or nothing.
    pub fn day(kept: &str) -> Self {
        match kept.is_empty() {
            true => Self::Nothing,
            false => Self::Day(kept.to_owned()),
        }
    }

    /// An email address, as a link where mail can be sent to it.
    pub fn email(address: &str, is_sound: bool) -> Self {
        let link = || url::href(&format!("mailto:{}", address.trim()));
        match is_sound.then(link).flatten() {
            Some(leads) if !address.trim().is_empty() => Self::Link {
                text: address.to_owned(),
                address: leads,
            },
            _ => Self::words(address),
        }
    }

    /// What it says in words, as CSV has it.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Nothing => Cow::Borrowed(""),
            Self::Text(text) | Self::Number(text) | Self::Day(text) | Self::Link { text, .. } => {
                Cow::Borrowed(text)
            }
            Self::Names(names) => Cow::Owned(names.join("\n")),
            Self::Whole(number) => Cow::Owned(number.to_string()),
            Self::Percent(percent) => Cow::Owned(format!("{percent}%")),
        }
    }

    /// Whether a workbook can't hold all of it.
    fn is_cut(&self) -> bool {
        match self {
            Self::Text(text) | Self::Link { text, .. } => limit(text) < text.len(),
            Self::Names(names) => {
                let bytes: usize = names.iter().map(String::len).sum();
                bytes + names.len() > UNIT_LIMIT && {
                    let text = self.text();
                    limit(&text) < text.len()
                }
            }
            _ => false,
        }
    }

    fn on_page(&self) -> page::Cell {
        match self {
            Self::Names(names) => plain(&names.join(", ")),
            Self::Link { text, address } => {
                let mut inlines = Inlines::default();
                inlines.open_link(address);
                inlines.text(text.trim());
                inlines.close();
                inlines.finish()
            }
            other => plain(&other.text()),
        }
    }
}

/// Where a text ends in a workbook, in bytes: before the character that would be too much.
fn limit(text: &str) -> usize {
    if text.len() <= UNIT_LIMIT {
        return text.len();
    }
    let mut units = 0;
    let too_much = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > UNIT_LIMIT
    });
    too_much.map_or(text.len(), |(at, _)| at)
}
