//! The master, one layout for each kind of slide, and the master of notes: where titles and texts stand, and how they
//! look unless a slide says otherwise.

use super::super::place::usual_title_size;
use super::super::sheet::{AREA, COVER_TITLE, FOOTER, FOOTER_SIZE, Frame, Layout, NUMBER, TITLE};
use super::super::text::{Kind, Para, Set};
use super::NAMESPACES;
use super::draw::transform;
use crate::office::xml::{Attributes, Xml};

/// The placeholder of what a layout is for, in every layout that has one.
pub const CONTENT_INDEX: u32 = 1;

/// The placeholder of what the deck is called.
pub const FOOTER_INDEX: u32 = 11;

/// The placeholder of the slide's number.
pub const NUMBER_INDEX: u32 = 12;

/// What every tree of shapes begins with.
pub const GROUP: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>\
    <p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";

/// The picture of the slide on a page of notes.
pub const NOTES_IMAGE: &str = "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/>\
    <p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr>\
    <p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>";

/// What text on a page of notes begins with.
pub const NOTES_TEXT: &str = "<p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>\
    <p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr>";

/// The styles of titles, texts and everything else.
const STYLES: &str = include_str!("parts/styles.xml");

/// The master of notes.
pub const NOTES_MASTER: &str = include_str!("parts/notes_master.xml");

const BACKGROUND: &str = "<p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg>";
const COLORS: &str = "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" \
    accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";

/// A placeholder of the master or a layout.
struct Place {
    kind: &'static str,
    index: Option<u32>,
    name: &'static str,
    frame: Frame,
    /// What is shown while nothing is in it.
    prompt: &'static str,
    anchor: &'static str,
    /// The size of its letters, in points, where it is not the master's.
    size: Option<f64>,
}

impl Layout {
    /// What it is called.
    fn name(self) -> &'static str {
        match self {
            Self::Cover => "Title",
            Self::Canvas => "Canvas",
            Self::Statement => "Statement",
            Self::Body => "Text",
            Self::Chart => "Chart",
            Self::Map => "Map",
            Self::Picture => "Picture",
        }
    }

    /// The nearest of the kinds that programs know.
    fn kind(self) -> &'static str {
        match self {
            Self::Cover => "title",
            Self::Canvas | Self::Body | Self::Map => "titleOnly",
            Self::Statement => "tx",
            Self::Chart => "chart",
            Self::Picture => "picTx",
        }
    }

    fn places(self) -> Vec<Place> {
        let title = Place {
            kind: if self == Self::Cover {
                "ctrTitle"
            } else {
                "title"
            },
            index: None,
            name: "Title",
            frame: if self == Self::Cover {
                COVER_TITLE
            } else {
                TITLE
            },
            prompt: "Title",
            anchor: "b",
            size: Some(usual_title_size(self)),
        };
        let content = |kind, name, prompt, size| Place {
            kind,
            index: Some(CONTENT_INDEX),
            name,
            frame: AREA,
            prompt,
            anchor: "t",
            size,
        };
        let mut places = vec![title];
        places.extend(match self {
            Self::Statement => Some(content("body", "Statement", "Statement", Some(28.0))),
            Self::Chart => Some(content("chart", "Chart", "Chart", None)),
            Self::Picture => Some(content("pic", "Picture", "Picture", None)),
            Self::Cover | Self::Canvas | Self::Body | Self::Map => None,
        });
        places.extend(foot());
        places
    }
}

fn foot() -> [Place; 2] {
    let place = |kind, index, name, frame| Place {
        kind,
        index: Some(index),
        name,
        frame,
        prompt: "",
        anchor: "ctr",
        size: None,
    };
    [
        place("ftr", FOOTER_INDEX, "Footer", FOOTER),
        place("sldNum", NUMBER_INDEX, "Slide number", NUMBER),
    ]
}

/// The master.
pub fn master(layouts: &[String]) -> Vec<u8> {
    let text = |kind, index, name, frame, anchor| Place {
        kind,
        index,
        name,
        frame,
        prompt: name,
        anchor,
        size: None,
    };
    let mut places = vec![
        text("title", None, "Title", TITLE, "b"),
        text("body", Some(CONTENT_INDEX), "Text", AREA, "t"),
    ];
    places.extend(foot());
    Xml::document("p:sldMaster", NAMESPACES, |xml| {
        common(xml, None, &places);
        xml.raw(COLORS);
        xml.node("p:sldLayoutIdLst", &[], |xml| {
            for (index, relation) in layouts.iter().enumerate() {
                let id = super::FIRST_LAYOUT + index as u64;
                xml.leaf("p:sldLayoutId", &[("id", &id), ("r:id", relation)]);
            }
        });
        xml.raw(STYLES);
    })
}

/// A layout.
pub fn layout(layout: Layout) -> Vec<u8> {
    let (namespaces, kind) = (NAMESPACES, layout.kind());
    let mut attributes = namespaces.to_vec();
    attributes.push(("type", &kind));
    attributes.push(("preserve", &1));
    Xml::document("p:sldLayout", &attributes, |xml| {
        common(xml, Some(layout.name()), &layout.places());
        xml.node("p:clrMapOvr", &[], |xml| {
            xml.leaf("a:masterClrMapping", &[])
        });
    })
}

/// The most characters that are tried at the foot.
const MOST_OF_FOOTER: usize = 400;

/// As much of a text as fits at the foot.
pub fn footer(text: &str) -> String {
    // No more fits, and what was typed may be a mebibyte that every slide would measure.
    let beginning: String = text.chars().take(MOST_OF_FOOTER).collect();
    let words: Vec<&str> = beginning.split_whitespace().collect();
    let text = words.join(" ");
    let fits = |text: &str| {
        let (_, width) = Set::widths(&[Para::plain(text).of(Kind::Quiet)], FOOTER_SIZE);
        width <= FOOTER.width
    };
    if fits(&text) {
        return text;
    }
    let ends: Vec<usize> = text.char_indices().map(|(end, _)| end).collect();
    let beginning = |end: usize| format!("{}…", text[..end].trim_end());
    let fitting = ends.partition_point(|end| fits(&beginning(*end)));
    beginning(ends[..fitting].last().copied().unwrap_or_default())
}

fn common(xml: &mut Xml, name: Option<&str>, places: &[Place]) {
    let draw = |xml: &mut Xml| {
        if name.is_none() {
            xml.raw(BACKGROUND);
        }
        xml.node("p:spTree", &[], |xml| {
            xml.raw(GROUP);
            for (index, place) in places.iter().enumerate() {
                placeholder(xml, index + 2, place);
            }
        });
    };
    match &name {
        Some(name) => xml.node("p:cSld", &[("name", name)], draw),
        None => xml.node("p:cSld", &[], draw),
    }
}

fn placeholder(xml: &mut Xml, id: usize, place: &Place) {
    xml.node("p:sp", &[], |xml| {
        xml.node("p:nvSpPr", &[], |xml| {
            xml.leaf("p:cNvPr", &[("id", &id), ("name", &place.name)]);
            xml.raw("<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>");
            xml.node("p:nvPr", &[], |xml| {
                let small = matches!(place.kind, "ftr" | "sldNum");
                let mut attributes: Vec<(&str, &dyn std::fmt::Display)> =
                    vec![("type", &place.kind)];
                if small {
                    attributes.push(("sz", &"quarter"));
                }
                if let Some(index) = &place.index {
                    attributes.push(("idx", index));
                }
                xml.leaf("p:ph", &attributes);
            });
        });
        xml.node("p:spPr", &[], |xml| {
            transform(xml, "a:xfrm", place.frame);
            xml.raw("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>");
        });
        xml.node("p:txBody", &[], |xml| {
            let properties: Attributes<'_> = &[
                ("lIns", &0),
                ("tIns", &0),
                ("rIns", &0),
                ("bIns", &0),
                ("anchor", &place.anchor),
            ];
            xml.node("a:bodyPr", properties, |xml| xml.leaf("a:normAutofit", &[]));
            styles(xml, place);
            xml.node("a:p", &[], |xml| prompt(xml, place));
        });
    });
}

fn styles(xml: &mut Xml, place: &Place) {
    let (align, size) = match place.kind {
        "ftr" => ("l", Some(FOOTER_SIZE)),
        "sldNum" => ("r", Some(FOOTER_SIZE)),
        _ => ("l", place.size),
    };
    let Some(size) = size else {
        return xml.leaf("a:lstStyle", &[]);
    };
    let size = (size * 100.0).round();
    let quiet = matches!(place.kind, "ftr" | "sldNum");
    xml.node("a:lstStyle", &[], |xml| {
        let level: Attributes<'_> = &[("marL", &0), ("indent", &0), ("algn", &align)];
        xml.node("a:lvl1pPr", level, |xml| {
            xml.leaf("a:buNone", &[]);
            xml.node("a:defRPr", &[("sz", &size)], |xml| {
                if quiet {
                    super::draw::color(xml, "tx2");
                    xml.raw("<a:latin typeface=\"+mn-lt\"/><a:cs typeface=\"+mn-cs\"/>");
                }
            });
        });
    });
}

fn prompt(xml: &mut Xml, place: &Place) {
    if place.kind == "sldNum" {
        xml.raw(
            "<a:fld id=\"{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}\" type=\"slidenum\"><a:rPr lang=\"en-US\"/><a:t>‹#›</a:t></a:fld>",
        );
    } else if !place.prompt.is_empty() {
        xml.node("a:r", &[], |xml| {
            xml.leaf("a:rPr", &[("lang", &"en-US")]);
            xml.text("a:t", place.prompt);
        });
    }
}

/// The size of a page of notes, in points: upright.
pub const NOTES_SIZE: (f64, f64) = (540.0, 720.0);
