//! The table of contents: links to headings, which Word makes anew with the numbers of pages when it is asked to.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::RangeInclusive;

use super::{run, styled};
use crate::office::xml::Xml;
use crate::page::Block;
use crate::page::markup::words;

/// What the bookmark of the heading in a place is called.
pub fn bookmark(place: usize) -> String {
    format!("_Toc{place}")
}

/// The places of the headings that contents list.
pub fn headings(blocks: &[Cow<'_, Block>]) -> HashSet<usize> {
    let contents = blocks.iter().enumerate();
    let contents = contents.filter_map(|(place, block)| match block.as_ref() {
        Block::Contents { levels } => Some(listed(blocks, place, levels)),
        _ => None,
    });
    contents.flatten().map(|(place, ..)| place).collect()
}

/// The headings of some levels after a place: their own places, levels and words.
fn listed<'a>(
    blocks: &'a [Cow<'_, Block>],
    after: usize,
    levels: &'a RangeInclusive<u8>,
) -> impl Iterator<Item = (usize, u8, String)> + 'a {
    let blocks = blocks.iter().enumerate().skip(after);
    blocks.filter_map(move |(place, block)| match block.as_ref() {
        Block::Heading { level, text } if levels.contains(level) => {
            Some((place, *level, words(text)))
        }
        _ => None,
    })
}

/// The contents that stand in a place.
pub fn write(xml: &mut Xml, blocks: &[Cow<'_, Block>], place: usize, levels: &RangeInclusive<u8>) {
    let listed: Vec<_> = listed(blocks, place, levels).collect();
    for (index, (place, level, text)) in listed.iter().enumerate() {
        let style = format!("TOC{}", level - levels.start() + 1);
        styled(xml, &style, |xml| {
            if index == 0 {
                let from_to = format!("{}-{}", levels.start(), levels.end());
                begin(xml, &format!(" TOC \\o \"{from_to}\" \\h \\z \\u "));
            }
            let anchor = bookmark(*place);
            xml.node("w:hyperlink", &[("w:anchor", &anchor)], |xml| {
                xml.node("w:r", &[], |xml| run::text(xml, text));
            });
            if index + 1 == listed.len() {
                character(xml, "end");
            }
        });
    }
}

/// Something with a bookmark around it.
pub fn marked(xml: &mut Xml, name: &str, inside: impl FnOnce(&mut Xml)) {
    let id = name.trim_start_matches(|c: char| !c.is_ascii_digit());
    xml.leaf("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
    inside(xml);
    xml.leaf("w:bookmarkEnd", &[("w:id", &id)]);
}

fn begin(xml: &mut Xml, field: &str) {
    character(xml, "begin");
    xml.node("w:r", &[], |xml| {
        xml.text_with("w:instrText", &[("xml:space", &"preserve")], field);
    });
    character(xml, "separate");
}

fn character(xml: &mut Xml, kind: &str) {
    xml.node("w:r", &[], |xml| {
        xml.leaf("w:fldChar", &[("w:fldCharType", &kind)]);
    });
}
