//! Paragraphs as DrawingML.

use super::super::text::{Kind, Look, Mark, Para, Run};
use super::{draw::color, points};
use crate::office::package::Relations;
use crate::office::xml::Xml;
use crate::page::{Align, Tone, url::in_office};

/// The font of code. Every system has it, or one as wide.
const CODE_FONT: &str = "Courier New";

/// The font of the boxes of tasks, where there is one; else any that has them.
const BOX_FONT: &str = "Segoe UI Symbol";

/// The text of a shape or a cell.
pub struct Writer<'a> {
    /// The size of the letters, in points.
    pub size: f64,
    /// How paragraphs are set.
    pub align: Align,
    /// The language, as a BCP 47 tag.
    pub language: &'a str,
    /// Where links are kept.
    pub relations: &'a mut Relations,
}

/// Which line of the text of a shape it is.
#[derive(Clone, Copy)]
enum Line {
    /// The first of all.
    First,
    /// The first of another paragraph.
    Begins,
    /// Another one of a paragraph.
    GoesOn,
}

impl Writer<'_> {
    /// The paragraphs; an empty one if there is none, since there must be one.
    pub fn paras(&mut self, xml: &mut Xml, paras: &[Para]) {
        let mut run: Option<(u8, u32, u32)> = None;
        for (index, para) in paras.iter().enumerate() {
            let start = match para.mark {
                Mark::Number(number) => match run {
                    // Counted on by the program itself, until something else comes between.
                    Some((level, start, next)) if level == para.level && next == number => {
                        run = Some((level, start, number.saturating_add(1)));
                        start
                    }
                    _ => {
                        run = Some((para.level, number, number.saturating_add(1)));
                        number
                    }
                },
                _ => {
                    run = None;
                    0
                }
            };
            self.para(xml, para, index == 0, start);
            // A line without a number comes between.
            if para.runs.contains(&Run::Break) {
                run = None;
            }
        }
        if paras.is_empty() {
            self.para(xml, &Para::default(), true, 0);
        }
    }

    /// A paragraph, each line of it as one of the file's own: at `a:br`, which most readers of text leave out, words would
    /// be glued together.
    fn para(&mut self, xml: &mut Xml, para: &Para, first: bool, start: u32) {
        let lines = para.runs.split(|run| *run == Run::Break);
        for (index, line) in lines.enumerate() {
            let at = match (index, first) {
                (0, true) => Line::First,
                (0, false) => Line::Begins,
                _ => Line::GoesOn,
            };
            xml.node("a:p", &[], |xml| {
                self.properties(xml, para, at, start);
                for run in line {
                    if let Run::Words(text, look) = run {
                        xml.node("a:r", &[], |xml| {
                            self.look(xml, "a:rPr", para, look);
                            xml.text("a:t", text);
                        });
                    }
                }
                if line.is_empty() {
                    self.look(xml, "a:endParaRPr", para, &Look::default());
                }
            });
        }
    }

    fn properties(&self, xml: &mut Xml, para: &Para, line: Line, start: u32) {
        let right_to_left = para.is_right_to_left();
        let left = points(para.left * self.size);
        let shown = match line {
            Line::GoesOn => Mark::None,
            Line::First | Line::Begins => para.mark,
        };
        let hang = match shown {
            Mark::None => 0,
            _ => -points(para.hang * self.size),
        };
        let align = match (self.align, right_to_left) {
            (Align::Center, _) => "ctr",
            (Align::Right, _) | (Align::Natural, true) => "r",
            (Align::Left | Align::Natural, _) => "l",
        };
        let before = match line {
            Line::First | Line::GoesOn => 0.0,
            Line::Begins => para.before() * self.size,
        };
        let before = (before * 100.0).round() as i64;
        xml.node(
            "a:pPr",
            &[
                ("marL", &left),
                ("lvl", &para.level),
                ("indent", &hang),
                ("algn", &align),
                ("rtl", &u8::from(right_to_left)),
            ],
            |xml| {
                xml.node("a:spcBef", &[], |xml| {
                    xml.leaf("a:spcPts", &[("val", &before)])
                });
                mark(xml, shown, start);
            },
        );
    }

    fn look(&mut self, xml: &mut Xml, tag: &str, para: &Para, look: &Look) {
        let size = (self.size * 100.0).round() as i64;
        let flag = |set: bool| u8::from(set);
        let bold = flag(look.bold || para.kind.is_bold());
        let strike = if look.struck { "sngStrike" } else { "noStrike" };
        let attributes: [(&str, &dyn std::fmt::Display); 5] = [
            ("lang", &self.language),
            ("sz", &size),
            ("b", &bold),
            ("i", &flag(look.italic)),
            ("strike", &strike),
        ];
        xml.node(tag, &attributes, |xml| {
            color(xml, ink(para.kind, look));
            if let Some(tone) = look.tone {
                xml.node("a:highlight", &[], |xml| {
                    xml.leaf("a:srgbClr", &[("val", &soft(tone))])
                });
            }
            // LibreOffice goes on in the font before, unless told otherwise.
            let font = if look.code { CODE_FONT } else { "+mn-lt" };
            xml.leaf("a:latin", &[("typeface", &font)]);
            let font = if look.code { CODE_FONT } else { "+mn-cs" };
            xml.leaf("a:cs", &[("typeface", &font)]);
            if let Some(link) = look.link.as_deref().and_then(in_office) {
                let id = self.relations.link(&link);
                xml.leaf("a:hlinkClick", &[("r:id", &id)]);
            }
        });
    }
}

fn mark(xml: &mut Xml, mark: Mark, start: u32) {
    let character = |xml: &mut Xml, font: &str, character: &str| {
        xml.leaf("a:buFont", &[("typeface", &font)]);
        xml.leaf("a:buChar", &[("char", &character)]);
    };
    match mark {
        Mark::None => xml.leaf("a:buNone", &[]),
        Mark::Bullet => character(xml, "Arial", "•"),
        Mark::Task(true) => character(xml, BOX_FONT, "☑"),
        Mark::Task(false) => character(xml, BOX_FONT, "☐"),
        Mark::Number(_) => {
            xml.leaf("a:buFont", &[("typeface", &"+mj-lt")]);
            xml.leaf(
                "a:buAutoNum",
                &[("type", &"arabicPeriod"), ("startAt", &start)],
            );
        }
    }
}

/// The color of letters, by its name in the theme.
fn ink(kind: Kind, look: &Look) -> &'static str {
    match (look.tone, kind) {
        (Some(Tone::Good), _) => "accent2",
        (Some(Tone::Bad), _) => "accent3",
        (Some(Tone::Fair), _) => "accent4",
        (Some(Tone::Neutral), _) | (None, Kind::Label | Kind::Quiet) => "tx2",
        (None, Kind::Text | Kind::Heading | Kind::Code) => "tx1",
    }
}

/// What stands behind a status.
fn soft(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral => "EEF0F3",
        Tone::Good => "E3F3EA",
        Tone::Fair => "FCF1DC",
        Tone::Bad => "FDECEB",
    }
}
