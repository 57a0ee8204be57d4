//! Slides.

use std::fmt::Display;

use super::super::sheet::{
    FOOTER_SIZE, Form, Frame, Grid, INSET, Layout, Shape, Sheet, Skin, TextBox,
};
use super::super::text::Para;
use super::draw::{
    DECORATIVE, body, color, geometry, line, numeral, rounded, short_name, transform,
    transform_line,
};
use super::layout::{self, GROUP};
use super::text::Writer;
use super::{NAMESPACES, mark, points, table};
use crate::office::package::Relations;
use crate::office::xml::{Attributes, Xml};
use crate::page::Align;
use crate::use_case::progress::PhaseState;

/// How round the corners of a card are, in points.
const CORNER: f64 = 5.0;

/// What a slide is written with.
pub struct Slide<'a> {
    /// What it shows.
    pub sheet: &'a Sheet,
    /// What stands at its foot.
    pub foot: &'a str,
    /// The language, as a BCP 47 tag.
    pub language: &'a str,
    /// Its number, from 1.
    pub number: usize,
    /// What it refers to.
    pub relations: &'a mut Relations,
    /// The relationships to its charts and pictures, in their order.
    pub media: std::vec::IntoIter<String>,
}

impl Slide<'_> {
    /// The slide.
    pub fn write(mut self) -> Vec<u8> {
        Xml::document("p:sld", NAMESPACES, |xml| {
            xml.node("p:cSld", &[], |xml| {
                xml.node("p:spTree", &[], |xml| self.tree(xml));
            });
            xml.node("p:clrMapOvr", &[], |xml| {
                xml.leaf("a:masterClrMapping", &[])
            });
        })
    }

    fn tree(&mut self, xml: &mut Xml) {
        xml.raw(GROUP);
        let sheet = self.sheet;
        let (title, name) = match sheet.layout {
            Layout::Cover => ("ctrTitle", "Title"),
            _ => ("title", "Title"),
        };
        let place = &[("type", &title as &dyn Display)];
        self.placeholder(xml, 2, name, place, sheet.title_frame, |slide, xml| {
            slide.title(xml)
        });
        let mut id = 2;
        for shape in &sheet.shapes {
            id += 1;
            self.shape(xml, id, shape);
        }
        let said = layout::footer(self.foot);
        let language = self.language;
        let ftr: [(&str, &dyn Display); 3] = [
            ("type", &"ftr"),
            ("sz", &"quarter"),
            ("idx", &layout::FOOTER_INDEX),
        ];
        self.placeholder(xml, id + 1, "Footer", &ftr, None, |_, xml| {
            xml.node("a:p", &[], |xml| foot(xml, language, &said));
        });
        let number = self.number;
        let num: [(&str, &dyn Display); 3] = [
            ("type", &"sldNum"),
            ("sz", &"quarter"),
            ("idx", &layout::NUMBER_INDEX),
        ];
        self.placeholder(xml, id + 2, "Slide number", &num, None, |_, xml| {
            xml.node("a:p", &[], |xml| field(xml, language, number));
        });
    }

    fn placeholder(
        &mut self,
        xml: &mut Xml,
        id: usize,
        name: &str,
        place: Attributes<'_>,
        own: Option<Frame>,
        text: impl FnOnce(&mut Self, &mut Xml),
    ) {
        xml.node("p:sp", &[], |xml| {
            xml.node("p:nvSpPr", &[], |xml| {
                xml.leaf("p:cNvPr", &[("id", &id), ("name", &name)]);
                xml.raw("<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>");
                xml.node("p:nvPr", &[], |xml| xml.leaf("p:ph", place));
            });
            match own {
                Some(frame) => xml.node("p:spPr", &[], |xml| transform(xml, "a:xfrm", frame)),
                None => xml.leaf("p:spPr", &[]),
            }
            xml.node("p:txBody", &[], |xml| {
                xml.raw("<a:bodyPr/><a:lstStyle/>");
                text(self, xml);
            });
        });
    }

    fn title(&self, xml: &mut Xml) {
        let right_to_left = Para::plain(&self.sheet.title).is_right_to_left();
        let size = (self.sheet.title_size * 100.0).round() as i64;
        xml.node("a:p", &[], |xml| {
            if right_to_left {
                xml.leaf("a:pPr", &[("algn", &"r"), ("rtl", &1)]);
            }
            if self.sheet.title.is_empty() {
                return;
            }
            xml.node("a:r", &[], |xml| {
                xml.leaf("a:rPr", &[("lang", &self.language), ("sz", &size)]);
                xml.text("a:t", &self.sheet.title);
            });
        });
    }

    fn shape(&mut self, xml: &mut Xml, id: usize, shape: &Shape) {
        match &shape.form {
            Form::Text(text) => self.text(xml, id, shape, text),
            Form::Table(grid) => self.table(xml, id, shape, grid),
            Form::Chart(_, alt) => self.chart(xml, id, shape, alt),
            Form::Picture(image) => self.picture(xml, id, shape, &image.alt, true),
            Form::Logo(image) => self.picture(xml, id, shape, &image.alt, false),
            Form::Rule => rule(xml, id, shape, false),
            Form::Lead { rises } => rule(xml, id, shape, *rises),
            Form::Shade => mark::shade(xml, id, shape),
            Form::Dot(rank, band, said) => {
                mark::dot(xml, id, shape, self.language, (*rank, *band, said));
            }
            Form::Sign(band) => mark::sign(xml, id, shape, *band),
            Form::Step(number, state) => self.step(xml, id, shape, *number, *state),
        }
    }

    fn writer(&mut self, size: f64, align: Align) -> Writer<'_> {
        Writer {
            size,
            align,
            language: self.language,
            relations: self.relations,
        }
    }

    fn text(&mut self, xml: &mut Xml, id: usize, shape: &Shape, text: &TextBox) {
        let inset = match text.skin {
            Skin::Card => points(INSET),
            Skin::Bare | Skin::Placed => 0,
        };
        xml.node("p:sp", &[], |xml| {
            xml.node("p:nvSpPr", &[], |xml| {
                xml.leaf(
                    "p:cNvPr",
                    &[("id", &id), ("name", &short_name(shape, "Text"))],
                );
                match text.skin {
                    Skin::Bare => xml.leaf("p:cNvSpPr", &[("txBox", &1)]),
                    Skin::Card => xml.leaf("p:cNvSpPr", &[]),
                    Skin::Placed => xml.raw("<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>"),
                }
                xml.node("p:nvPr", &[], |xml| {
                    if text.skin == Skin::Placed {
                        xml.leaf(
                            "p:ph",
                            &[("type", &"body"), ("idx", &layout::CONTENT_INDEX)],
                        );
                    }
                });
            });
            xml.node("p:spPr", &[], |xml| {
                transform(xml, "a:xfrm", shape.frame);
                match text.skin {
                    Skin::Card => {
                        let side = shape.frame.width.min(shape.frame.height).max(1.0);
                        rounded(xml, CORNER / side);
                        color(xml, "bg1");
                        line(xml, "accent6", 1.0);
                    }
                    Skin::Bare | Skin::Placed => {
                        geometry(xml, "rect");
                        xml.leaf("a:noFill", &[]);
                    }
                }
            });
            xml.node("p:txBody", &[], |xml| {
                body(xml, inset, "t");
                self.writer(text.size, text.align).paras(xml, &text.paras);
            });
        });
    }

    fn step(&mut self, xml: &mut Xml, id: usize, shape: &Shape, number: u32, state: PhaseState) {
        let (fill, edge, ink) = match state {
            PhaseState::Complete => ("accent2", "accent2", "bg1"),
            PhaseState::Started => ("bg1", "accent1", "accent1"),
            PhaseState::Untouched => ("bg1", "accent6", "tx2"),
        };
        let language = self.language;
        xml.node("p:sp", &[], |xml| {
            xml.node("p:nvSpPr", &[], |xml| {
                xml.leaf("p:cNvPr", &[("id", &id), ("name", &shape.name)]);
                xml.raw("<p:cNvSpPr/><p:nvPr/>");
            });
            xml.node("p:spPr", &[], |xml| {
                transform(xml, "a:xfrm", shape.frame);
                geometry(xml, "ellipse");
                color(xml, fill);
                line(xml, edge, 1.75);
            });
            xml.node("p:txBody", &[], |xml| {
                body(xml, 0, "ctr");
                numeral(xml, language, ink, number);
            });
        });
    }

    fn table(&mut self, xml: &mut Xml, id: usize, shape: &Shape, grid: &Grid) {
        let alt = format!(
            "{} ({} rows)",
            short_name(shape, "Table"),
            grid.rows.len() - 1
        );
        frame(xml, id, shape, &alt, "<p:nvPr/>", |xml| {
            table::write(xml, grid, self.language, self.relations);
        });
    }

    fn chart(&mut self, xml: &mut Xml, id: usize, shape: &Shape, alt: &str) {
        let place = "<p:nvPr><p:ph type=\"chart\" idx=\"1\"/></p:nvPr>";
        let relation = self.media.next().unwrap_or_default();
        frame(xml, id, shape, alt, place, |xml| {
            let uri = "http://schemas.openxmlformats.org/drawingml/2006/chart";
            xml.node("a:graphicData", &[("uri", &uri)], |xml| {
                xml.leaf("c:chart", &[("xmlns:c", &uri), ("r:id", &relation)]);
            });
        });
    }

    /// A picture: in the place that the layout has for it, with a line around it, or by itself.
    fn picture(&mut self, xml: &mut Xml, id: usize, shape: &Shape, alt: &str, placed: bool) {
        let relation = self.media.next().unwrap_or_default();
        xml.node("p:pic", &[], |xml| {
            xml.node("p:nvPicPr", &[], |xml| {
                xml.leaf(
                    "p:cNvPr",
                    &[("id", &id), ("name", &shape.name), ("descr", &alt)],
                );
                xml.raw("<p:cNvPicPr><a:picLocks noGrp=\"1\" noChangeAspect=\"1\"/></p:cNvPicPr>");
                xml.raw(match placed {
                    true => "<p:nvPr><p:ph type=\"pic\" idx=\"1\"/></p:nvPr>",
                    false => "<p:nvPr/>",
                });
            });
            xml.node("p:blipFill", &[], |xml| {
                xml.leaf("a:blip", &[("r:embed", &relation)]);
                xml.raw("<a:stretch><a:fillRect/></a:stretch>");
            });
            xml.node("p:spPr", &[], |xml| {
                transform(xml, "a:xfrm", shape.frame);
                geometry(xml, "rect");
                if placed {
                    line(xml, "accent6", 1.0);
                }
            });
        });
    }
}

/// A line of text; nothing if it is empty.
pub fn run(xml: &mut Xml, language: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    xml.node("a:r", &[], |xml| {
        xml.leaf("a:rPr", &[("lang", &language)]);
        xml.text("a:t", text);
    });
}

/// What stands at the foot. LibreOffice does not look into the layout for it.
fn foot(xml: &mut Xml, language: &str, text: &str) {
    let size = (FOOTER_SIZE * 100.0).round();
    xml.leaf("a:pPr", &[("algn", &"l")]);
    if text.is_empty() {
        return;
    }
    xml.node("a:r", &[], |xml| {
        xml.node("a:rPr", &[("lang", &language), ("sz", &size)], |xml| {
            color(xml, "tx2");
            xml.raw("<a:latin typeface=\"+mn-lt\"/><a:cs typeface=\"+mn-cs\"/>");
        });
        xml.text("a:t", text);
    });
}

/// The number of the slide, kept by the program.
fn field(xml: &mut Xml, language: &str, number: usize) {
    let id = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}";
    xml.node("a:fld", &[("id", &id), ("type", &"slidenum")], |xml| {
        xml.leaf("a:rPr", &[("lang", &language)]);
        xml.text("a:t", &number.to_string());
    });
}

/// A line from corner to corner.
fn rule(xml: &mut Xml, id: usize, shape: &Shape, rises: bool) {
    xml.node("p:cxnSp", &[], |xml| {
        xml.node("p:nvCxnSpPr", &[], |xml| {
            xml.node("p:cNvPr", &[("id", &id), ("name", &shape.name)], |xml| {
                xml.raw(DECORATIVE)
            });
            xml.raw("<p:cNvCxnSpPr/><p:nvPr/>");
        });
        xml.node("p:spPr", &[], |xml| {
            transform_line(xml, shape.frame, rises);
            geometry(xml, "line");
            line(xml, "accent6", 1.0);
        });
    });
}

/// What holds a table or a chart.
fn frame(
    xml: &mut Xml,
    id: usize,
    shape: &Shape,
    alt: &str,
    place: &'static str,
    inside: impl FnOnce(&mut Xml),
) {
    xml.node("p:graphicFrame", &[], |xml| {
        xml.node("p:nvGraphicFramePr", &[], |xml| {
            let name = short_name(shape, "Table");
            xml.leaf("p:cNvPr", &[("id", &id), ("name", &name), ("descr", &alt)]);
            xml.raw(
                "<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr>",
            );
            xml.raw(place);
        });
        transform(xml, "p:xfrm", shape.frame);
        xml.node("a:graphic", &[], inside);
    });
}
