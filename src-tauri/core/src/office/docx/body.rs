//! Blocks, from top to bottom.

use std::borrow::Cow;

use super::contents::{self, bookmark};
use super::numbering::{HIGHEST, INDENT, Numbered, Numbering};
use super::paper::Paper;
use super::{picture, run, table};
use crate::office::package::Relations;
use crate::office::xml::Xml;
use crate::page::markup::words;
use crate::page::{Align, Block, Inline, Item, List, Style};
use crate::text::direction::begins_right_to_left;

/// The document being written, and what it refers to.
#[derive(Debug)]
pub struct Body<'a> {
    pub(super) relations: Relations,
    pub(super) numbering: Numbering,
    /// The files of pictures, by their paths.
    pub(super) media: Vec<(String, Vec<u8>)>,
    blocks: &'a [Cow<'a, Block>],
    paper: Paper,
}

/// Where blocks stand.
#[derive(Debug, Clone, Copy, Default)]
pub struct At {
    /// How far they are set in, in twentieths of a point.
    pub left: i64,
    /// In how many lists.
    depth: usize,
    /// In a quotation.
    quoted: bool,
}

/// A paragraph, but for its words.
#[derive(Debug, Clone, Copy, Default)]
pub struct Para<'a> {
    /// Its style; none for ordinary text.
    pub style: Option<&'a str>,
    /// How it is set.
    pub align: Align,
    /// It begins an item of a list.
    pub mark: Option<Mark<'a>>,
    /// It stands apart from its neighbors of the same style.
    pub apart: bool,
    /// It stays with what follows.
    pub leads: bool,
    /// It begins a page.
    pub new_page: bool,
}

/// What begins an item of a list.
#[derive(Debug, Clone, Copy)]
pub enum Mark<'a> {
    /// A bullet or a number.
    Numbered(Numbered),
    /// A box, with a number before it where there is one.
    Task(bool, Option<Numbered>),
    /// A number that Word does not count to.
    Typed(&'a str, Option<bool>),
}

impl<'a> Body<'a> {
    pub(super) fn new(blocks: &'a [Cow<'a, Block>], paper: Paper) -> Self {
        Self {
            relations: Relations::default(),
            numbering: Numbering::default(),
            media: Vec::new(),
            blocks,
            paper,
        }
    }

    pub(super) fn write(&mut self, xml: &mut Xml) {
        let blocks = self.blocks;
        let listed = contents::headings(blocks);
        for (place, block) in blocks.iter().enumerate() {
            match block.as_ref() {
                Block::Heading { level, text } => {
                    let name = listed.contains(&place).then(|| bookmark(place));
                    // Each use case begins a page.
                    let new_page = *level == 1 && place > 1;
                    self.heading(xml, At::default(), *level, text, name.as_deref(), new_page);
                }
                Block::Contents { levels } => contents::write(xml, blocks, place, levels),
                block => self.block(xml, At::default(), block),
            }
        }
    }

    fn blocks(&mut self, xml: &mut Xml, at: At, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(xml, at, block));
    }

    fn block(&mut self, xml: &mut Xml, at: At, block: &Block) {
        match block {
            Block::Heading { level, text } => self.heading(xml, at, *level, text, None, false),
            Block::Paragraph(text) => {
                // A question, which stands with its answer.
                let leads = matches!(text.as_slice(), [Inline::Styled(Style::Strong, _)]);
                self.para(
                    xml,
                    at,
                    Para {
                        leads,
                        ..at.usual()
                    },
                    text,
                );
            }
            Block::Quote(blocks) => {
                let quoted = At {
                    left: at.left + INDENT / 2,
                    quoted: true,
                    ..at
                };
                self.blocks(xml, quoted, blocks);
            }
            Block::List(list) => self.list(xml, at, list),
            Block::Code { text, .. } => {
                let text = [Inline::Text(text.clone())];
                self.para(xml, at, Para::of("Code"), &text);
            }
            Block::Table(table) | Block::Facts(table) => {
                table::write(xml, self, at, table, self.paper.line() - at.left);
            }
            Block::Rule => self.para(xml, at, Para::of("Rule"), &[]),
            Block::Picture(shown) => {
                for block in picture::write(xml, self, shown, self.paper) {
                    self.block(xml, at, &block);
                }
            }
            Block::Panel(blocks) => {
                let line = self.paper.line();
                table::panel(xml, line, |xml| {
                    self.blocks(xml, At::default(), blocks);
                    // A cell ends with a paragraph.
                    if !matches!(blocks.last(), Some(Block::Paragraph(_))) {
                        self.para(xml, At::default(), Para::of("Gap"), &[]);
                    }
                });
                self.para(xml, At::default(), Para::of("Gap"), &[]);
            }
            // Only the page itself has one.
            Block::Contents { .. } => {}
        }
    }

    fn heading(
        &mut self,
        xml: &mut Xml,
        at: At,
        level: u8,
        text: &[Inline],
        name: Option<&str>,
        new_page: bool,
    ) {
        let style = format!("Heading{}", level.clamp(1, 6));
        let para = Para {
            new_page,
            ..Para::of(&style)
        };
        let Self { relations, .. } = self;
        at.write(xml, para, text, |xml| match name {
            Some(name) => contents::marked(xml, name, |xml| run::inlines(xml, relations, text)),
            None => run::inlines(xml, relations, text),
        });
    }

    fn list(&mut self, xml: &mut Xml, at: At, list: &List) {
        let count = u32::try_from(list.items.len()).unwrap_or(u32::MAX);
        let counts = list
            .first
            .filter(|first| first.saturating_add(count) <= HIGHEST);
        let numbered = match (list.first, counts) {
            (Some(_), None) => None,
            _ => Some(self.numbering.list(at.depth, counts)),
        };
        let within = At {
            left: at.left + INDENT,
            depth: at.depth + 1,
            ..at
        };
        let apart = !list.is_tight();
        for (item, number) in list.items.iter().zip(list.first.unwrap_or(0)..) {
            let typed = format!("{number}.");
            let mark = match (numbered, item.done) {
                (None, done) => Mark::Typed(&typed, done),
                (Some(numbered), None) => Mark::Numbered(numbered),
                (Some(numbered), Some(done)) => Mark::Task(done, list.first.map(|_| numbered)),
            };
            self.item(xml, within, item, mark, apart);
        }
    }

    /// An item: its mark stands before its first paragraph, or by itself where it begins with something else.
    fn item(&mut self, xml: &mut Xml, at: At, item: &Item, mark: Mark<'_>, apart: bool) {
        let (text, rest) = match item.blocks.as_slice() {
            [Block::Paragraph(text), rest @ ..] => (text.as_slice(), rest),
            rest => (&[][..], rest),
        };
        let para = Para {
            mark: Some(mark),
            apart,
            ..Para::of("ListParagraph")
        };
        self.para(xml, at, para, text);
        self.blocks(xml, at, rest);
    }

    pub(super) fn para(&mut self, xml: &mut Xml, at: At, para: Para<'_>, text: &[Inline]) {
        let Self { relations, .. } = self;
        at.write(xml, para, text, |xml| run::inlines(xml, relations, text));
    }
}

impl<'a> Para<'a> {
    /// A paragraph of a style.
    pub fn of(style: &'a str) -> Self {
        Self {
            style: Some(style),
            ..Self::default()
        }
    }
}

impl At {
    /// How ordinary text is set here.
    fn usual(self) -> Para<'static> {
        match (self.quoted, self.depth) {
            (true, _) => Para::of("Quote"),
            (false, 0) => Para::default(),
            (false, _) => Para::of("ListParagraph"),
        }
    }

    /// A paragraph here.
    pub(super) fn write(
        self,
        xml: &mut Xml,
        para: Para<'_>,
        text: &[Inline],
        inside: impl FnOnce(&mut Xml),
    ) {
        let right_to_left = begins_right_to_left(words(text).chars());
        xml.node("w:p", &[], |xml| {
            xml.node("w:pPr", &[], |xml| {
                self.properties(xml, para, right_to_left);
            });
            if let Some(Mark::Typed(number, _)) = para.mark {
                xml.node("w:r", &[], |xml| run::text(xml, &format!("{number}\t")));
            }
            if let Some(Mark::Task(done, _) | Mark::Typed(_, Some(done))) = para.mark {
                run::task(xml, done);
            }
            inside(xml);
        });
    }

    /// In the order of the standard.
    fn properties(self, xml: &mut Xml, para: Para<'_>, right_to_left: bool) {
        if let Some(style) = para.style {
            xml.leaf("w:pStyle", &[("w:val", &style)]);
        }
        if para.leads {
            xml.leaf("w:keepNext", &[]);
        }
        if para.new_page {
            xml.leaf("w:pageBreakBefore", &[]);
        }
        if let Some(Mark::Numbered(numbered) | Mark::Task(_, Some(numbered))) = para.mark {
            numbered.write(xml);
        }
        if self.quoted {
            xml.node("w:pBdr", &[], |xml| {
                let line: [(&str, &dyn std::fmt::Display); 4] = [
                    ("w:val", &"single"),
                    ("w:sz", &18),
                    ("w:space", &8),
                    ("w:color", &"C5CAD3"),
                ];
                xml.leaf(if right_to_left { "w:right" } else { "w:left" }, &line);
            });
        }
        if right_to_left {
            xml.leaf("w:bidi", &[]);
        }
        let hanging = if para.mark.is_some() { INDENT } else { 0 };
        if self.left > 0 {
            xml.leaf("w:ind", &[("w:left", &self.left), ("w:hanging", &hanging)]);
        }
        if para.apart {
            xml.leaf("w:contextualSpacing", &[("w:val", &0)]);
        }
        // Left and right are where lines begin and end.
        let align = match (para.align, right_to_left) {
            (Align::Natural, _) | (Align::Left, false) | (Align::Right, true) => return,
            (Align::Left, true) | (Align::Right, false) => "right",
            (Align::Center, _) => "center",
        };
        xml.leaf("w:jc", &[("w:val", &align)]);
    }
}
