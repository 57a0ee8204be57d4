//! What shapes have in common.

use super::super::sheet::{Frame, Shape};
use super::points;
use crate::office::xml::{Attributes, Xml};
use std::fmt::Display;

/// Programs that know this mark pass a shape over when they read aloud.
pub const DECORATIVE: &str = "<a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\">\
    <adec:decorative xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/>\
    </a:ext></a:extLst>";

/// A color of the theme, as a fill.
pub fn color(xml: &mut Xml, name: &str) {
    xml.node("a:solidFill", &[], |xml| {
        xml.leaf("a:schemeClr", &[("val", &name)])
    });
}

/// How text stands in a shape: this far from its edges, and at the top or in the middle.
pub fn body(xml: &mut Xml, inset: i64, anchor: &str) {
    let properties: [(&str, &dyn Display); 7] = [
        ("wrap", &"square"),
        ("lIns", &inset),
        ("tIns", &inset),
        ("rIns", &inset),
        ("bIns", &inset),
        ("rtlCol", &0),
        ("anchor", &anchor),
    ];
    xml.node("a:bodyPr", &properties, |xml| xml.leaf("a:noAutofit", &[]));
    xml.leaf("a:lstStyle", &[]);
}

/// Where a shape stands.
pub fn transform(xml: &mut Xml, tag: &str, frame: Frame) {
    spanned(xml, tag, &[], frame);
}

fn spanned(xml: &mut Xml, tag: &str, turned: Attributes<'_>, frame: Frame) {
    let (x, y) = (points(frame.x), points(frame.y));
    let (width, height) = (points(frame.width), points(frame.height));
    xml.node(tag, turned, |xml| {
        xml.leaf("a:off", &[("x", &x), ("y", &y)]);
        xml.leaf("a:ext", &[("cx", &width), ("cy", &height)]);
    });
}

/// Where a line is; one that rises goes from its lower left to its upper right.
pub fn transform_line(xml: &mut Xml, frame: Frame, rises: bool) {
    let turned: Attributes<'_> = match rises {
        true => &[("flipV", &1)],
        false => &[],
    };
    spanned(xml, "a:xfrm", turned, frame);
}

/// What a shape is, by its name.
pub fn geometry(xml: &mut Xml, shape: &str) {
    xml.node("a:prstGeom", &[("prst", &shape)], |xml| {
        xml.leaf("a:avLst", &[])
    });
}

/// A rectangle with round corners, by their share of its shorter side.
pub fn rounded(xml: &mut Xml, share: f64) {
    let formula = format!("val {}", (share * 100_000.0).round().min(50_000.0));
    xml.node("a:prstGeom", &[("prst", &"roundRect")], |xml| {
        xml.node("a:avLst", &[], |xml| {
            xml.leaf("a:gd", &[("name", &"adj"), ("fmla", &formula)])
        });
    });
}

/// A line around or along a shape, in points.
pub fn line(xml: &mut Xml, ink: &str, width: f64) {
    xml.node("a:ln", &[("w", &points(width))], |xml| color(xml, ink));
}

/// What a shape is called where shapes are listed: a few words.
pub fn short_name(shape: &Shape, otherwise: &str) -> String {
    let name: String = shape.name.chars().take(80).collect();
    match name.trim() {
        "" => otherwise.to_owned(),
        name => name.to_owned(),
    }
}

/// The paragraph of a shape that holds nothing but a number, in its middle.
pub fn numeral(xml: &mut Xml, language: &str, ink: &str, number: u32) {
    xml.node("a:p", &[], |xml| {
        xml.leaf("a:pPr", &[("algn", &"ctr")]);
        xml.node("a:r", &[], |xml| {
            let look: [(&str, &dyn Display); 3] = [("lang", &language), ("sz", &1200), ("b", &1)];
            xml.node("a:rPr", &look, |xml| color(xml, ink));
            xml.text("a:t", &number.to_string());
        });
    });
}
