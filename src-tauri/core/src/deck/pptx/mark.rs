//! The signs of a map: what is drawn by value and effort, and how risky it is, told by shape and by color.

use super::super::sheet::Shape;
use super::draw::{DECORATIVE, color, geometry, line, numeral, short_name, transform};
use crate::office::xml::Xml;
use crate::portfolio::map::RiskBand;

/// A use case, with its rank in it: its number, how risky it is, and both in words.
pub fn dot(
    xml: &mut Xml,
    id: usize,
    shape: &Shape,
    language: &str,
    (rank, band, said): (u32, RiskBand, &str),
) {
    let ink = match band {
        RiskBand::Unknown => "tx1",
        _ => "bg1",
    };
    xml.node("p:sp", &[], |xml| {
        xml.node("p:nvSpPr", &[], |xml| {
            let name = short_name(shape, "Use case");
            xml.leaf("p:cNvPr", &[("id", &id), ("name", &name), ("descr", &said)]);
            xml.raw("<p:cNvSpPr/><p:nvPr/>");
        });
        drawn(xml, shape, band);
        xml.node("p:txBody", &[], |xml| {
            // Not wrapped: what is inside a diamond is narrower than two digits.
            xml.raw(
                "<a:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\">\
                 <a:noAutofit/></a:bodyPr><a:lstStyle/>",
            );
            numeral(xml, language, ink, rank);
        });
    });
}

/// The sign of a risk in a legend, which says the same beside it.
pub fn sign(xml: &mut Xml, id: usize, shape: &Shape, band: RiskBand) {
    silent(xml, id, shape, |xml| drawn(xml, shape, band));
}

/// A shade behind something else.
pub fn shade(xml: &mut Xml, id: usize, shape: &Shape) {
    silent(xml, id, shape, |xml| {
        xml.node("p:spPr", &[], |xml| {
            transform(xml, "a:xfrm", shape.frame);
            geometry(xml, "rect");
            color(xml, "bg2");
            xml.raw("<a:ln><a:noFill/></a:ln>");
        });
    });
}

/// A shape that says nothing.
fn silent(xml: &mut Xml, id: usize, shape: &Shape, properties: impl FnOnce(&mut Xml)) {
    xml.node("p:sp", &[], |xml| {
        xml.node("p:nvSpPr", &[], |xml| {
            let name = short_name(shape, "Shape");
            xml.node("p:cNvPr", &[("id", &id), ("name", &name)], |xml| {
                xml.raw(DECORATIVE);
            });
            xml.raw("<p:cNvSpPr/><p:nvPr/>");
        });
        properties(xml);
    });
}

/// A circle, a square, a diamond; a circle of dashes where nothing is known.
fn drawn(xml: &mut Xml, shape: &Shape, band: RiskBand) {
    let (form, fill) = match band {
        RiskBand::Low => ("ellipse", "accent2"),
        RiskBand::Middle => ("rect", "accent4"),
        RiskBand::High => ("diamond", "accent3"),
        RiskBand::Unknown => ("ellipse", "bg1"),
    };
    xml.node("p:spPr", &[], |xml| {
        transform(xml, "a:xfrm", shape.frame);
        geometry(xml, form);
        color(xml, fill);
        match band {
            RiskBand::Unknown => xml.node("a:ln", &[("w", &super::points(1.25))], |xml| {
                color(xml, "tx2");
                xml.raw("<a:prstDash val=\"dash\"/>");
            }),
            _ => line(xml, "bg1", 1.0),
        }
    });
}
