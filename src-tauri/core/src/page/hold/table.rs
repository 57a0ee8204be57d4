//! Tables as they arrive.

use super::super::{Align, Block, Cell, Table};
use super::{Holder, Loss};
use crate::page::target::Target;

/// The most columns of a table in Word.
const WORD_COLUMNS: usize = 63;

impl Holder {
    /// What a table becomes.
    pub(super) fn table(&mut self, table: &Table) -> Option<Vec<Block>> {
        let held = self.cells(table);
        if self.target == Target::Word && table.head.len() > WORD_COLUMNS {
            self.note(Loss::Columns);
            return Some(in_parts(held.as_ref().unwrap_or(table)));
        }
        Some(vec![Block::Table(held?)])
    }

    fn cells(&mut self, table: &Table) -> Option<Table> {
        let mut held: Option<Table> = None;
        for (index, column) in table.head.iter().enumerate() {
            if self.target == Target::MarkdownInConfluence && column.align != Align::Natural {
                self.note(Loss::Alignment);
                held.get_or_insert_with(|| table.clone()).head[index].align = Align::Natural;
            }
            if let Some(heading) = self.cell(&column.heading) {
                held.get_or_insert_with(|| table.clone()).head[index].heading = heading;
            }
        }
        for (row, cells) in table.rows.iter().enumerate() {
            for (index, cell) in cells.iter().enumerate() {
                if let Some(cell) = self.cell(cell) {
                    held.get_or_insert_with(|| table.clone()).rows[row][index] = cell;
                }
            }
        }
        held
    }
}

/// A table in tables of as many columns as Word's have.
fn in_parts(table: &Table) -> Vec<Block> {
    let places: Vec<usize> = (0..table.head.len()).collect();
    let part = |places: &[usize]| {
        let of = |row: &Vec<Cell>| places.iter().map(|place| row[*place].clone()).collect();
        Block::Table(Table {
            head: places
                .iter()
                .map(|place| table.head[*place].clone())
                .collect(),
            rows: table.rows.iter().map(of).collect(),
        })
    };
    places.chunks(WORD_COLUMNS).map(part).collect()
}
