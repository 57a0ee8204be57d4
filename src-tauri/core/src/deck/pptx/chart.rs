//! Charts: the line of a metric, with its baseline and target as lines across.

use super::axis::Axis;
use super::draw::color;
use super::plot::{Column, Latest, Place, Plot, Series, cell_text};
use super::points;
use super::workbook::{SHEET, column};
use crate::office::package::OFFICE;
use crate::office::xml::Xml;
use std::fmt::Display;

const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// The size of all letters, in hundredths of points, but for the figure of the latest reading.
const SIZE: u32 = 1200;
const LATEST_SIZE: u32 = 1400;

const ACROSS: u32 = 1001;
const UP: u32 = 1002;

/// How days are shown.
const DAY: &str = "yyyy\\-mm\\-dd";

/// The chart, whose workbook has this relationship.
pub fn write(plot: &Plot, workbook: &str, language: &str) -> Vec<u8> {
    let namespaces: [(&str, &dyn Display); 3] = [
        ("xmlns:c", &CHART),
        ("xmlns:a", &DRAWING),
        ("xmlns:r", &OFFICE),
    ];
    Xml::document("c:chartSpace", &namespaces, |xml| {
        value(xml, "c:date1904", &0);
        value(xml, "c:lang", &language);
        value(xml, "c:roundedCorners", &0);
        xml.node("c:chart", &[], |xml| {
            value(xml, "c:autoTitleDeleted", &1);
            xml.node("c:plotArea", &[], |xml| {
                xml.leaf("c:layout", &[]);
                lines(xml, plot);
                across(xml, plot);
                up(xml, &plot.axis);
            });
            xml.node("c:legend", &[], |xml| {
                value(xml, "c:legendPos", &"b");
                value(xml, "c:overlay", &0);
            });
            value(xml, "c:plotVisOnly", &1);
            value(xml, "c:dispBlanksAs", &"span");
        });
        letters(xml, SIZE, false, "tx2");
        xml.node("c:externalData", &[("r:id", &workbook)], |xml| {
            value(xml, "c:autoUpdate", &0)
        });
    })
}

fn lines(xml: &mut Xml, plot: &Plot) {
    xml.node("c:lineChart", &[], |xml| {
        value(xml, "c:grouping", &"standard");
        value(xml, "c:varyColors", &0);
        for (index, one) in plot.series.iter().enumerate() {
            xml.node("c:ser", &[], |xml| series(xml, plot, index, one));
        }
        value(xml, "c:marker", &1);
        value(xml, "c:axId", &ACROSS);
        value(xml, "c:axId", &UP);
    });
}

fn series(xml: &mut Xml, plot: &Plot, index: usize, series: &Series) {
    let letter = column(index);
    let last = plot.places.len() + 1;
    value(xml, "c:idx", &index);
    value(xml, "c:order", &index);
    xml.node("c:tx", &[], |xml| {
        xml.node("c:strRef", &[], |xml| {
            xml.text("c:f", &format!("{SHEET}!${letter}$1"));
            xml.node("c:strCache", &[], |xml| {
                value(xml, "c:ptCount", &1);
                point(xml, 0, &cell_text(&series.name));
            });
        });
    });
    let (ink, width, dash) = match series.column {
        Column::Measured => ("accent1", 2.25, "solid"),
        Column::Baseline => ("tx2", 1.5, "sysDot"),
        Column::Target => ("accent2", 1.5, "dash"),
    };
    xml.node("c:spPr", &[], |xml| {
        xml.node("a:ln", &[("w", &points(width)), ("cap", &"rnd")], |xml| {
            color(xml, ink);
            xml.leaf("a:prstDash", &[("val", &dash)]);
            xml.leaf("a:round", &[]);
        });
    });
    xml.node("c:marker", &[], |xml| match series.column {
        Column::Measured => {
            value(xml, "c:symbol", &"circle");
            value(xml, "c:size", &7);
            xml.node("c:spPr", &[], |xml| {
                color(xml, ink);
                xml.node("a:ln", &[("w", &points(1.0))], |xml| color(xml, "bg1"));
            });
        }
        Column::Baseline | Column::Target => value(xml, "c:symbol", &"none"),
    });
    if series.column == Column::Measured
        && let Some(latest) = plot.latest
    {
        xml.node("c:dLbls", &[], |xml| {
            xml.node("c:dLbl", &[], |xml| label(xml, latest));
            shown(xml, false);
        });
    }
    xml.node("c:cat", &[], |xml| places(xml, plot, last));
    xml.node("c:val", &[], |xml| {
        xml.node("c:numRef", &[], |xml| {
            xml.text("c:f", &format!("{SHEET}!${letter}$2:${letter}${last}"));
            xml.node("c:numCache", &[], |xml| {
                xml.text("c:formatCode", "General");
                value(xml, "c:ptCount", &series.values.len());
                for (index, number) in series.values.iter().enumerate() {
                    if let Some(number) = number {
                        point(xml, index, &number.to_string());
                    }
                }
            });
        });
    });
    value(xml, "c:smooth", &0);
}

/// The figure of the latest reading: those of all would lie on the lines and on each other.
fn label(xml: &mut Xml, latest: Latest) {
    value(xml, "c:idx", &latest.row);
    xml.raw("<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>");
    letters(xml, LATEST_SIZE, true, "accent1");
    value(xml, "c:dLblPos", &if latest.above { "t" } else { "b" });
    shown(xml, true);
}

/// Whether points have their figures beside them, and nothing else.
fn shown(xml: &mut Xml, figures: bool) {
    for (what, yes) in [
        ("c:showLegendKey", false),
        ("c:showVal", figures),
        ("c:showCatName", false),
        ("c:showSerName", false),
        ("c:showPercent", false),
        ("c:showBubbleSize", false),
    ] {
        value(xml, what, &u8::from(yes));
    }
}

fn places(xml: &mut Xml, plot: &Plot, last: usize) {
    let by_day = matches!(plot.places.first(), Some(Place::Day(_)));
    let (reference, cache) = match by_day {
        true => ("c:numRef", "c:numCache"),
        false => ("c:strRef", "c:strCache"),
    };
    xml.node(reference, &[], |xml| {
        xml.text("c:f", &format!("{SHEET}!$A$2:$A${last}"));
        xml.node(cache, &[], |xml| {
            if by_day {
                xml.text("c:formatCode", DAY);
            }
            value(xml, "c:ptCount", &plot.places.len());
            for (index, place) in plot.places.iter().enumerate() {
                match place {
                    Place::Day(day) => point(xml, index, &day.to_string()),
                    Place::Label(label) => point(xml, index, &cell_text(label)),
                }
            }
        });
    });
}

/// The axis at the bottom: days at their distance, or labels.
fn across(xml: &mut Xml, plot: &Plot) {
    let by_day = matches!(plot.places.first(), Some(Place::Day(_)));
    let axis = if by_day { "c:dateAx" } else { "c:catAx" };
    xml.node(axis, &[], |xml| {
        value(xml, "c:axId", &ACROSS);
        scaling(xml, "b", None);
        let format = if by_day { DAY } else { "General" };
        xml.leaf("c:numFmt", &[("formatCode", &format), ("sourceLinked", &0)]);
        ticks(xml, "none", "low");
        edge(xml, Some("tx2"));
        value(xml, "c:crossAx", &UP);
        value(xml, "c:crosses", &"autoZero");
        value(xml, "c:auto", &0);
        if !by_day {
            value(xml, "c:lblAlgn", &"ctr");
        }
        value(xml, "c:lblOffset", &100);
        match by_day {
            true => {
                let (count, unit) = plot.step();
                value(xml, "c:baseTimeUnit", &"days");
                value(xml, "c:majorUnit", &count);
                value(xml, "c:majorTimeUnit", &unit);
            }
            false => value(xml, "c:noMultiLvlLbl", &1),
        }
    });
}

/// The axis at the left.
fn up(xml: &mut Xml, axis: &Axis) {
    xml.node("c:valAx", &[], |xml| {
        value(xml, "c:axId", &UP);
        scaling(xml, "l", Some(axis));
        xml.node("c:majorGridlines", &[], |xml| edge(xml, Some("bg2")));
        xml.leaf(
            "c:numFmt",
            &[("formatCode", &axis.format()), ("sourceLinked", &0)],
        );
        // Not drawn: they keep the figures off the point that stands on the axis.
        ticks(xml, "out", "nextTo");
        edge(xml, None);
        value(xml, "c:crossAx", &ACROSS);
        value(xml, "c:crosses", &"autoZero");
        value(xml, "c:crossBetween", &"midCat");
        value(xml, "c:majorUnit", &axis.step);
    });
}

fn scaling(xml: &mut Xml, side: &str, ends: Option<&Axis>) {
    xml.node("c:scaling", &[], |xml| {
        value(xml, "c:orientation", &"minMax");
        if let Some(axis) = ends {
            value(xml, "c:max", &axis.high);
            value(xml, "c:min", &axis.low);
        }
    });
    value(xml, "c:delete", &0);
    value(xml, "c:axPos", &side);
}

fn ticks(xml: &mut Xml, marks: &str, labels: &str) {
    value(xml, "c:majorTickMark", &marks);
    value(xml, "c:minorTickMark", &"none");
    value(xml, "c:tickLblPos", &labels);
}

fn edge(xml: &mut Xml, ink: Option<&str>) {
    xml.node("c:spPr", &[], |xml| {
        xml.node("a:ln", &[("w", &points(1.0))], |xml| match ink {
            Some(ink) => color(xml, ink),
            None => xml.leaf("a:noFill", &[]),
        });
    });
}

fn letters(xml: &mut Xml, size: u32, bold: bool, ink: &str) {
    xml.node("c:txPr", &[], |xml| {
        xml.raw("<a:bodyPr/><a:lstStyle/>");
        xml.node("a:p", &[], |xml| {
            xml.node("a:pPr", &[], |xml| {
                let look: [(&str, &dyn Display); 2] = [("sz", &size), ("b", &u8::from(bold))];
                xml.node("a:defRPr", &look, |xml| color(xml, ink));
            });
            xml.raw("<a:endParaRPr lang=\"en-US\"/>");
        });
    });
}

fn point(xml: &mut Xml, index: usize, text: &str) {
    xml.node("c:pt", &[("idx", &index)], |xml| xml.text("c:v", text));
}

fn value(xml: &mut Xml, tag: &str, value: &dyn Display) {
    xml.leaf(tag, &[("val", value)]);
}
