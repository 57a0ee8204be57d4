//! What stands before the items of lists. Word counts itself, so that an item that is added gets its number.

use super::NAMESPACES;
use crate::office::xml::Xml;

/// How deep Word's lists go; what is deeper is set in as far as it is, and looks as this level does.
const LEVELS: u8 = 9;

/// The highest number that Word counts to.
pub const HIGHEST: u32 = 32_767;

/// How far the items of a list are set in, in twentieths of a point.
pub const INDENT: i64 = 425;

/// The bullets of levels, over and over.
const BULLETS: [&str; 3] = ["•", "◦", "▪"];

/// The definitions of lists: one for all with bullets, one for each with numbers, since it counts by itself.
#[derive(Debug, Default)]
pub struct Numbering {
    /// The level and the first number of each list with numbers.
    counted: Vec<(u8, u32)>,
}

/// How an item of a list is numbered: which list, and which level of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered {
    list: usize,
    level: u8,
}

impl Numbering {
    /// A list that stands in so many others.
    pub fn list(&mut self, depth: usize, first: Option<u32>) -> Numbered {
        let level = u8::try_from(depth).unwrap_or(LEVELS).min(LEVELS - 1);
        let list = match first {
            None => 1,
            Some(first) => {
                self.counted.push((level, first));
                self.counted.len() + 1
            }
        };
        Numbered { list, level }
    }

    /// The part of the file.
    pub fn write(&self) -> Vec<u8> {
        Xml::document("w:numbering", NAMESPACES, |xml| {
            definition(xml, 0, |xml, level| {
                let bullet = BULLETS[usize::from(level) % BULLETS.len()];
                of_level(xml, level, 1, "bullet", bullet);
            });
            for (index, (counted, first)) in self.counted.iter().enumerate() {
                definition(xml, index + 1, |xml, level| {
                    let start = if level == *counted { *first } else { 1 };
                    of_level(xml, level, start, "decimal", &format!("%{}.", level + 1));
                });
            }
            for number in 0..=self.counted.len() {
                xml.node("w:num", &[("w:numId", &(number + 1))], |xml| {
                    xml.leaf("w:abstractNumId", &[("w:val", &number)]);
                });
            }
        })
    }
}

impl Numbered {
    /// Says it in the properties of a paragraph.
    pub fn write(self, xml: &mut Xml) {
        xml.node("w:numPr", &[], |xml| {
            xml.leaf("w:ilvl", &[("w:val", &self.level)]);
            xml.leaf("w:numId", &[("w:val", &self.list)]);
        });
    }
}

fn definition(xml: &mut Xml, number: usize, level: impl Fn(&mut Xml, u8)) {
    xml.node("w:abstractNum", &[("w:abstractNumId", &number)], |xml| {
        xml.leaf("w:multiLevelType", &[("w:val", &"multilevel")]);
        (0..LEVELS).for_each(|at| level(xml, at));
    });
}

fn of_level(xml: &mut Xml, level: u8, start: u32, format: &str, text: &str) {
    xml.node("w:lvl", &[("w:ilvl", &level)], |xml| {
        xml.leaf("w:start", &[("w:val", &start)]);
        xml.leaf("w:numFmt", &[("w:val", &format)]);
        xml.leaf("w:lvlText", &[("w:val", &text)]);
        xml.leaf("w:lvlJc", &[("w:val", &"left")]);
        xml.node("w:pPr", &[], |xml| {
            let left = INDENT * (i64::from(level) + 1);
            xml.leaf("w:ind", &[("w:left", &left), ("w:hanging", &INDENT)]);
        });
    });
}
