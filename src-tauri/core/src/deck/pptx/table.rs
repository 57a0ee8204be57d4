//! Tables.

use super::super::sheet::{CELL_SIDE, CELL_TOP, Grid, GridRow};
use super::draw::color;
use super::{points, text::Writer};
use crate::office::package::Relations;
use crate::office::xml::Xml;
use std::fmt::Display;

/// What tables are, among what a frame can hold.
const TABLE: &str = "http://schemas.openxmlformats.org/drawingml/2006/table";

/// The built-in style of tables that have none.
const NO_STYLE: &str = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}";

/// A table, with the links in it.
pub fn write(xml: &mut Xml, grid: &Grid, language: &str, relations: &mut Relations) {
    xml.node("a:graphicData", &[("uri", &TABLE)], |xml| {
        xml.node("a:tbl", &[], |xml| {
            xml.node("a:tblPr", &[("firstRow", &1)], |xml| {
                xml.text("a:tableStyleId", NO_STYLE);
            });
            xml.node("a:tblGrid", &[], |xml| {
                for width in &grid.widths {
                    xml.leaf("a:gridCol", &[("w", &points(*width))]);
                }
            });
            for (index, row) in grid.rows.iter().enumerate() {
                xml.node("a:tr", &[("h", &points(row.height))], |xml| {
                    cells(xml, grid, row, index == 0, language, relations);
                });
            }
        });
    });
}

fn cells(
    xml: &mut Xml,
    grid: &Grid,
    row: &GridRow,
    head: bool,
    language: &str,
    relations: &mut Relations,
) {
    for (index, (align, cell)) in grid.aligns.iter().zip(&row.cells).enumerate() {
        let mut writer = Writer {
            size: grid.size,
            align: *align,
            language,
            relations,
        };
        xml.node("a:tc", &[], |xml| {
            xml.node("a:txBody", &[], |xml| {
                xml.raw("<a:bodyPr/><a:lstStyle/>");
                writer.paras(xml, cell);
            });
            properties(xml, head, index == 0);
        });
    }
}

/// A thin line below each row, a stronger one below the head. The first column begins where other text does.
fn properties(xml: &mut Xml, head: bool, first: bool) {
    let (side, top) = (points(CELL_SIDE), points(CELL_TOP));
    let left = if first { 0 } else { side };
    let properties: [(&str, &dyn Display); 4] = [
        ("marL", &left),
        ("marR", &side),
        ("marT", &top),
        ("marB", &top),
    ];
    xml.node("a:tcPr", &properties, |xml| {
        xml.raw("<a:lnL w=\"0\"><a:noFill/></a:lnL><a:lnR w=\"0\"><a:noFill/></a:lnR>");
        if head {
            xml.raw("<a:lnT w=\"0\"><a:noFill/></a:lnT>");
        }
        let (width, ink) = if head {
            (1.25, "tx2")
        } else {
            (1.0, "accent6")
        };
        xml.node("a:lnB", &[("w", &points(width))], |xml| color(xml, ink));
        xml.leaf("a:noFill", &[]);
    });
}
