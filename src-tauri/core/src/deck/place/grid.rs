//! Tables, to be taken off in rows that fit.

use super::super::sheet::{CELL_SIDE, CELL_TOP, Grid, GridRow};
use super::super::text::{Kind, Para, Set, inline_runs};
use super::para;
use crate::page::{Align, Cell, Table};
use std::collections::VecDeque;

/// Wider tables become lists: their columns would hold a letter or two.
pub const COLUMNS: usize = 8;

/// What a head may take of a sheet, in points; longer headings stand in the first row instead.
const HIGHEST_HEAD: f64 = 120.0;

/// What a column is given at least, in points, however long its words.
const WORD: f64 = 110.0;

/// What a column asks for at most, in points, however long its text.
const TEXT: f64 = 2500.0;

/// A table of which rows can be taken.
#[derive(Debug, Clone)]
pub struct Rows {
    widths: Vec<f64>,
    aligns: Vec<Align>,
    size: f64,
    head: GridRow,
    left: VecDeque<Vec<Set>>,
}

impl Rows {
    /// A table so wide, in points, in letters of this size.
    pub fn new(table: &Table, width: f64, size: f64) -> Self {
        let widths = widths(table, width, size);
        let sets = |paras: Vec<Vec<Para>>| -> Vec<Set> {
            let cells = paras.into_iter().zip(&widths);
            cells
                .map(|(paras, width)| Set::new(paras, width - 2.0 * CELL_SIDE, size))
                .collect()
        };
        let headings: Vec<Vec<Para>> = table.head.iter().map(|one| heading(&one.heading)).collect();
        let head_height = height(&sets(headings.clone()));
        let mut left: VecDeque<Vec<Set>> = table
            .rows
            .iter()
            .map(|row| sets(row.iter().map(|cell| para(inline_runs(cell))).collect()))
            .collect();
        let head = match head_height <= HIGHEST_HEAD {
            true => GridRow {
                height: head_height,
                cells: headings,
            },
            false => {
                left.push_front(sets(headings));
                let number = |index| vec![Para::plain(&format!("{index}")).of(Kind::Label)];
                let cells: Vec<Vec<Para>> = (1..=widths.len()).map(number).collect();
                GridRow {
                    height: height(&sets(cells.clone())),
                    cells,
                }
            }
        };
        Self {
            aligns: table.head.iter().map(|column| column.align).collect(),
            widths,
            size,
            head,
            left,
        }
    }

    /// Whether no row is left.
    pub fn is_empty(&self) -> bool {
        self.left.is_empty()
    }

    /// How high it is with all rows that are left, in points.
    pub fn height(&self) -> f64 {
        let rows = self.left.iter().map(|row| height(row));
        self.head.height + rows.sum::<f64>()
    }

    /// How high the head and the start of the first row are: what should stand together.
    pub fn start(&self) -> f64 {
        let first = self.left.front().into_iter().flatten();
        let first = first.map(Set::start).fold(0.0, f64::max);
        self.head.height + first + 2.0 * CELL_TOP
    }

    /// Takes the rows that fit into a height, below the head. A row that is higher than `high`, or the first one here,
    /// is divided where it must be.
    pub fn take(&mut self, room: f64, high: f64) -> Grid {
        let mut rows = vec![self.head.clone()];
        let mut used = self.head.height;
        while let Some(row) = self.left.front_mut() {
            let whole = height(row);
            let fits = used + whole <= room;
            if !fits && rows.len() > 1 && whole <= high {
                break;
            }
            let inside = if fits { whole } else { room - used } - 2.0 * CELL_TOP;
            let taken: Vec<(Vec<Para>, f64)> =
                row.iter_mut().map(|cell| cell.take(inside)).collect();
            let highest = taken.iter().map(|(_, high)| *high).fold(0.0, f64::max);
            let cells: Vec<Vec<Para>> = taken.into_iter().map(|(paras, _)| paras).collect();
            if cells.iter().all(Vec::is_empty) && !fits {
                break;
            }
            let height = highest + 2.0 * CELL_TOP;
            used += height;
            rows.push(GridRow { height, cells });
            if row.iter().all(Set::is_empty) {
                self.left.pop_front();
            }
            if !fits {
                break;
            }
        }
        Grid {
            widths: self.widths.clone(),
            aligns: self.aligns.clone(),
            size: self.size,
            rows,
        }
    }
}

fn height(cells: &[Set]) -> f64 {
    cells.iter().map(Set::height).fold(0.0, f64::max) + 2.0 * CELL_TOP
}

fn heading(cell: &Cell) -> Vec<Para> {
    vec![Para {
        runs: inline_runs(cell),
        kind: Kind::Label,
        ..Para::default()
    }]
}

/// How wide the columns are: each has room for its words, and what is left goes where text is long.
fn widths(table: &Table, width: f64, size: f64) -> Vec<f64> {
    let mut asks: Vec<(f64, f64)> = table
        .head
        .iter()
        .map(|column| ask(&heading(&column.heading), size))
        .collect();
    for row in &table.rows {
        for (asked, cell) in asks.iter_mut().zip(row) {
            let (word, text) = ask(&para(inline_runs(cell)), size);
            *asked = (asked.0.max(word), asked.1.max(text));
        }
    }
    let sides = 2.0 * CELL_SIDE;
    let words: f64 = asks.iter().map(|(word, _)| word + sides).sum();
    let wishes: f64 = asks.iter().map(|(word, text)| text - word).sum();
    if words >= width {
        return asks
            .iter()
            .map(|(word, _)| (word + sides) * width / words)
            .collect();
    }
    let left = width - words;
    // With more room than anybody asks for, all have the same share of the rest.
    let share = if wishes > 0.0 {
        (left / wishes).min(1.0)
    } else {
        0.0
    };
    let rest = (left - wishes * share) / asks.len() as f64;
    asks.iter()
        .map(|(word, text)| word + sides + (text - word) * share + rest)
        .collect()
}

/// How wide the longest word is, and the longest line.
fn ask(paras: &[Para], size: f64) -> (f64, f64) {
    let (word, line) = Set::widths(paras, size);
    let word = word.min(WORD);
    (word, line.clamp(word, TEXT))
}
