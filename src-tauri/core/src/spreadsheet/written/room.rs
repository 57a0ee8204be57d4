//! How much room the cells of a table need in a workbook, which measures none by itself.

use super::{Cell, Table};

/// How wide columns are, in characters.
const NARROWEST: usize = 6;
const WIDEST: usize = 60;
/// The button of a filter, at the end of a heading.
const BUTTON: usize = 3;

/// How much room the cells of a table need.
pub(super) struct Room {
    /// How wide each column is, in characters.
    pub(super) widths: Vec<usize>,
    /// How many lines each row has.
    pub(super) lines: Vec<usize>,
}

impl Room {
    pub(super) fn of(table: &Table) -> Self {
        let widths = widths(table);
        let rows = table.rows.iter();
        let lines = rows.map(|cells| {
            let cells = cells.iter().zip(&widths);
            let lines = cells.map(|(cell, width)| lines(cell, *width));
            lines.max().unwrap_or(1)
        });
        Self {
            lines: lines.collect(),
            widths,
        }
    }
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
