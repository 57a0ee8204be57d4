//! Tables: the headings come again on every page, and no row is cut.

use super::body::{At, Body, Para};
use super::run::shade;
use crate::office::xml::Xml;
use crate::page::markup::words;
use crate::page::{Align, Cell, Table};
use crate::text::direction::begins_right_to_left;

/// How wide a letter mostly is, and what stands beside the words of a cell, in twentieths of a point.
const LETTER: i64 = 122;
const BESIDE: i64 = 236;

/// How many letters count for the width of a column.
const WIDEST: i64 = 80;

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

/// The widths of columns: room for the longest word of each, if there is, and the rest by how much stands in them. Programs
/// set the columns of a file as it says, and don't measure.
fn widths(table: &Table, whole: i64) -> Vec<i64> {
    let columns = 0..table.head.len();
    let cells = |index: usize| {
        let cells = table.rows.iter().filter_map(move |row| row.get(index));
        cells
            .chain([&table.head[index].heading])
            .map(|cell| words(cell))
    };
    let most = |lengths: &mut dyn Iterator<Item = usize>| lengths.max().unwrap_or(0) as i64;
    let word = |text: String| most(&mut text.split_whitespace().map(|word| word.chars().count()));
    let needs: Vec<i64> = columns
        .clone()
        .map(|index| {
            let longest = cells(index).map(word).max().unwrap_or(0);
            (longest * LETTER + BESIDE).min(whole / 4)
        })
        .collect();
    let needed = needs.iter().sum::<i64>().max(1);
    if needed >= whole || table.head.len() > ROOMY {
        return needs.iter().map(|need| whole * need / needed).collect();
    }
    let letters = |index| most(&mut cells(index).map(|text| text.chars().count()));
    let weights: Vec<i64> = columns
        .map(|index| letters(index).clamp(1, WIDEST))
        .collect();
    let weight = weights.iter().sum::<i64>();
    let share = |(need, of): (&i64, &i64)| need + (whole - needed) * of / weight;
    needs.iter().zip(&weights).map(share).collect()
}
