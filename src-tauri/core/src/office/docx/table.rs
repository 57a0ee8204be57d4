//! Tables: the headings come again on every page, and no row is cut.

use super::body::{At, Body, Para};
use super::run::shade;
use crate::office::xml::Xml;
use crate::page::markup::words;
use crate::page::{Align, Cell, Table};
use crate::text::direction::begins_right_to_left;

/// How wide a column is at least, and how many letters count for more.
const NARROWEST: usize = 6;
const WIDEST: usize = 60;

/// The most columns with room beside their words.
const ROOMY: usize = 12;

/// A table, so far set in and so wide.
pub fn write(xml: &mut Xml, body: &mut Body<'_>, at: At, table: &Table, width: i64) {
    let widths = widths(table, width.max(1));
    let first = table.head.iter().map(|column| words(&column.heading));
    let right_to_left = begins_right_to_left(first.collect::<String>().chars());
    xml.node("w:tbl", &[], |xml| {
        xml.node("w:tblPr", &[], |xml| {
            xml.leaf("w:tblStyle", &[("w:val", &"PageTable")]);
            if right_to_left {
                xml.leaf("w:bidiVisual", &[]);
            }
            let whole: i64 = widths.iter().sum();
            xml.leaf("w:tblW", &[("w:w", &whole), ("w:type", &"dxa")]);
            if at.left > 0 {
                xml.leaf("w:tblInd", &[("w:w", &at.left), ("w:type", &"dxa")]);
            }
            xml.leaf("w:tblLayout", &[("w:type", &"fixed")]);
            if table.head.len() > ROOMY {
                xml.node("w:tblCellMar", &[], |xml| {
                    for side in ["w:left", "w:right"] {
                        xml.leaf(side, &[("w:w", &20), ("w:type", &"dxa")]);
                    }
                });
            }
            xml.leaf("w:tblLook", &[("w:val", &"0420"), ("w:firstRow", &1)]);
        });
        grid(xml, &widths);
        let head: Vec<(Align, &Cell)> = table
            .head
            .iter()
            .map(|column| (column.align, &column.heading))
            .collect();
        row(xml, body, &widths, &head, true);
        for cells in &table.rows {
            let cells: Vec<(Align, &Cell)> = table
                .head
                .iter()
                .zip(cells)
                .map(|(column, cell)| (column.align, cell))
                .collect();
            row(xml, body, &widths, &cells, false);
        }
    });
    // Tables that touch become one.
    body.para(xml, At::default(), Para::of("Gap"), &[]);
}

/// A box around something to be seen first.
pub fn panel(xml: &mut Xml, width: i64, inside: impl FnOnce(&mut Xml)) {
    xml.node("w:tbl", &[], |xml| {
        xml.node("w:tblPr", &[], |xml| {
            xml.leaf("w:tblStyle", &[("w:val", &"Panel")]);
            xml.leaf("w:tblW", &[("w:w", &width), ("w:type", &"dxa")]);
            xml.leaf("w:tblLayout", &[("w:type", &"fixed")]);
        });
        grid(xml, &[width]);
        xml.node("w:tr", &[], |xml| cell(xml, width, Some("EEF3FB"), inside));
    });
}

fn grid(xml: &mut Xml, widths: &[i64]) {
    xml.node("w:tblGrid", &[], |xml| {
        for width in widths {
            xml.leaf("w:gridCol", &[("w:w", width)]);
        }
    });
}

fn row(
    xml: &mut Xml,
    body: &mut Body<'_>,
    widths: &[i64],
    cells: &[(Align, &Cell)],
    is_head: bool,
) {
    xml.node("w:tr", &[], |xml| {
        xml.node("w:trPr", &[], |xml| {
            xml.leaf("w:cantSplit", &[]);
            if is_head {
                xml.leaf("w:tblHeader", &[]);
            }
        });
        for ((align, text), width) in cells.iter().zip(widths) {
            let para = Para {
                align: *align,
                ..Para::of(if is_head { "TableHeading" } else { "TableText" })
            };
            cell(xml, *width, is_head.then_some("EEF0F3"), |xml| {
                body.para(xml, At::default(), para, text);
            });
        }
    });
}

fn cell(xml: &mut Xml, width: i64, color: Option<&str>, inside: impl FnOnce(&mut Xml)) {
    xml.node("w:tc", &[], |xml| {
        xml.node("w:tcPr", &[], |xml| {
            xml.leaf("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]);
            if let Some(color) = color {
                shade(xml, color);
            }
        });
        inside(xml);
    });
}

/// The widths of columns, by how much stands in them. Programs set the columns of a file as it says, and don't measure.
fn widths(table: &Table, whole: i64) -> Vec<i64> {
    let letters = |cell: &Cell| words(cell).chars().count();
    let weight = |index: usize| {
        let heading = letters(&table.head[index].heading);
        let cells = table.rows.iter().filter_map(|row| row.get(index));
        let longest = cells.map(letters).chain([heading]).max().unwrap_or(0);
        longest.clamp(NARROWEST.max(heading.min(20)), WIDEST) as i64
    };
    let weights: Vec<i64> = (0..table.head.len()).map(weight).collect();
    let sum: i64 = weights.iter().sum::<i64>().max(1);
    weights.iter().map(|weight| whole * weight / sum).collect()
}
