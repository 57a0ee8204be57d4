//! What was learned, as a table.

use crate::spreadsheet::written::{Cell, Column, Table};
use crate::view::LearnedRow;

/// What the table is called.
pub const LEARNED: &str = "What we learned";

/// The tests of all use cases, a row each.
pub fn learned_table(rows: &[LearnedRow]) -> Table {
    let head = [
        "Use case",
        "Owner",
        "From",
        "To",
        "Result",
        "Decision",
        "What was learned",
    ];
    let row = |row: &LearnedRow| {
        vec![
            Cell::words(row.use_case.name.as_str()),
            Cell::words(row.owner.as_str()),
            Cell::day(&row.from),
            Cell::day(&row.to),
            Cell::words(row.result.as_str()),
            Cell::words(row.decision.as_str()),
            Cell::words(row.learned.as_str()),
        ]
    };
    Table {
        rows: rows.iter().map(row).collect(),
        ..Table::new(LEARNED, head.map(Column::of).into())
    }
}
