//! Pictures in lines of their own.

use super::body::{At, Body, Para};
use super::paper::Paper;
use crate::office::xml::Xml;
use crate::page::{Block, Picture, build};

/// The units of drawings in a twentieth of a point, and in a point of a screen, of which an inch has 96.
const UNITS: i64 = 635;
const UNITS_ON_SCREEN: i64 = 9_525;

/// A picture; or what is said in its place, which is answered.
pub fn write(xml: &mut Xml, body: &mut Body<'_>, picture: &Picture, paper: Paper) -> Vec<Block> {
    let shown = match &picture.shown {
        Some(Ok(shown)) => shown,
        Some(Err(why)) => {
            let why = build::paragraph(why);
            return [build::described(picture)].into_iter().chain(why).collect();
        }
        None => return vec![build::described(picture)],
    };
    let number = body.media.len() + 1;
    let extension = match shown.mime {
        "image/png" => "png",
        _ => "jpeg",
    };
    let file = format!("media/image{number}.{extension}");
    body.media.push((file.clone(), shown.bytes.clone()));
    let id = body.relations.part("image", &file);
    let size = size(shown.width, shown.height, paper);
    let alt = match picture.words() {
        "" => picture.description(),
        words => words.to_owned(),
    };
    At::default().write(xml, Para::of("Picture"), &[], |xml| {
        xml.node("w:r", &[], |xml| {
            xml.node("w:drawing", &[], |xml| {
                drawing(xml, &id, number, size, &alt);
            });
        });
    });
    Vec::new()
}

/// As large as on a screen, if there is room for it.
fn size(width: u32, height: u32, paper: Paper) -> (i64, i64) {
    let (width, height) = (i64::from(width.max(1)), i64::from(height.max(1)));
    let (most, highest) = (paper.line() * UNITS, paper.column() * UNITS);
    let wide = (width * UNITS_ON_SCREEN).min(most);
    match wide * height / width {
        high if high > highest => ((highest * width / height).max(1), highest),
        high => (wide, high.max(1)),
    }
}

fn drawing(xml: &mut Xml, id: &str, number: usize, (width, height): (i64, i64), alt: &str) {
    let name = format!("Picture {number}");
    let extent = [("cx", &width as &dyn std::fmt::Display), ("cy", &height)];
    let none =
        ["distT", "distB", "distL", "distR"].map(|side| (side, &0 as &dyn std::fmt::Display));
    xml.node("wp:inline", &none, |xml| {
        xml.leaf("wp:extent", &extent);
        xml.leaf(
            "wp:docPr",
            &[("id", &number), ("name", &name), ("descr", &alt)],
        );
        xml.node("a:graphic", &[], |xml| {
            let uri = "http://schemas.openxmlformats.org/drawingml/2006/picture";
            xml.node("a:graphicData", &[("uri", &uri)], |xml| {
                xml.node("pic:pic", &[], |xml| {
                    xml.node("pic:nvPicPr", &[], |xml| {
                        xml.leaf("pic:cNvPr", &[("id", &number), ("name", &name)]);
                        xml.leaf("pic:cNvPicPr", &[]);
                    });
                    xml.node("pic:blipFill", &[], |xml| {
                        xml.leaf("a:blip", &[("r:embed", &id)]);
                        xml.node("a:stretch", &[], |xml| xml.leaf("a:fillRect", &[]));
                    });
                    xml.node("pic:spPr", &[], |xml| {
                        xml.node("a:xfrm", &[], |xml| {
                            xml.leaf("a:off", &[("x", &0), ("y", &0)]);
                            xml.leaf("a:ext", &extent);
                        });
                        xml.node("a:prstGeom", &[("prst", &"rect")], |xml| {
                            xml.leaf("a:avLst", &[]);
                        });
                    });
                });
            });
        });
    });
}
