//! pulldown-cmark, as rustdoc and mdBook read Markdown.

use super::Blocks;
use crate::address;
use crate::tree::{Block, Item, List, Look, Text};
use ninefold_core::page::dialect::OPTIONS;
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};
use std::iter::Peekable;

/// What pulldown-cmark finds in Markdown.
///
/// # Errors
/// Says what it found that no page has.
pub fn markdown(markdown: &str) -> Result<Vec<Block>, String> {
    let mut reader = Reader {
        events: Parser::new_ext(markdown, OPTIONS).peekable(),
    };
    reader.blocks(None).map(|(blocks, _)| blocks)
}

struct Reader<'a> {
    events: Peekable<Parser<'a>>,
}

impl<'a> Reader<'a> {
    /// The blocks up to an end, and whether a task's mark is among them.
    fn blocks(&mut self, end: Option<TagEnd>) -> Result<(Vec<Block>, Option<bool>), String> {
        let mut read = Blocks::default();
        let mut done = None;
        while let Some(event) = self.events.peek() {
            match event {
                Event::End(found) if Some(*found) == end => {
                    self.events.next();
                    break;
                }
                Event::TaskListMarker(ticked) => {
                    done = Some(*ticked);
                    self.events.next();
                }
                Event::Rule => {
                    self.events.next();
                    read.push(Block::Rule);
                }
                Event::Start(tag) if is_block(tag) => {
                    let tag = tag.clone();
                    self.events.next();
                    read.push(self.block(tag)?);
                }
                _ => self.inline(&mut read.loose, &Look::default(), &mut done)?,
            }
        }
        Ok((read.finish(), done))
    }

    fn block(&mut self, tag: Tag<'a>) -> Result<Block, String> {
        let end = tag.to_end();
        Ok(match tag {
            Tag::Heading { level, .. } => Block::Heading(level as u8, self.text(end)?),
            Tag::Paragraph => Block::Paragraph(self.text(end)?),
            Tag::BlockQuote(_) => Block::Quote(self.blocks(Some(end))?.0),
            Tag::List(first) => Block::List(List {
                first: first.map(|first| u32::try_from(first).unwrap_or(u32::MAX)),
                items: self.each(end, |reader, tag| match tag {
                    Tag::Item => reader.item(),
                    other => Err(unexpected(&other)),
                })?,
            }),
            Tag::CodeBlock(_) => {
                let text = self.text(end)?.said();
                Block::Code(text.strip_suffix('\n').unwrap_or(&text).to_owned())
            }
            Tag::Table(_) => Block::Table(self.each(end, |reader, row| {
                reader.each(row.to_end(), |reader, cell| reader.text(cell.to_end()))
            })?),
            other => return Err(unexpected(&other)),
        })
    }

    fn item(&mut self) -> Result<Item, String> {
        // In a loose item the mark of a task is the first thing in its paragraph.
        if let Some(Event::Start(Tag::Paragraph)) = self.events.peek() {
            self.events.next();
            let mut done = None;
            let mut text = Text::default();
            loop {
                match self.events.peek() {
                    Some(Event::End(TagEnd::Paragraph)) => break,
                    Some(_) => self.inline(&mut text, &Look::default(), &mut done)?,
                    None => return Err("pulldown-cmark ended early".into()),
                }
            }
            self.events.next();
            let (rest, _) = self.blocks(Some(TagEnd::Item))?;
            let blocks = std::iter::once(Block::Paragraph(text))
                .chain(rest)
                .collect();
            return Ok(Item { done, blocks });
        }
        let (blocks, done) = self.blocks(Some(TagEnd::Item))?;
        Ok(Item { done, blocks })
    }

    /// What is read of every child, up to an end.
    fn each<T>(
        &mut self,
        end: TagEnd,
        read: impl Fn(&mut Self, Tag<'a>) -> Result<T, String>,
    ) -> Result<Vec<T>, String> {
        let mut all = Vec::new();
        loop {
            match self.events.next() {
                Some(Event::Start(tag)) => all.push(read(self, tag)?),
                Some(Event::End(found)) if found == end => return Ok(all),
                other => return Err(unexpected(&other)),
            }
        }
    }

    fn text(&mut self, end: TagEnd) -> Result<Text, String> {
        let mut text = Text::default();
        self.inlines(&mut text, &Look::default(), end)?;
        Ok(text)
    }

    fn inlines(&mut self, text: &mut Text, look: &Look, end: TagEnd) -> Result<(), String> {
        loop {
            match self.events.peek() {
                Some(Event::End(found)) if *found == end => {
                    self.events.next();
                    return Ok(());
                }
                Some(_) => self.inline(text, look, &mut None)?,
                None => return Err("pulldown-cmark ended early".into()),
            }
        }
    }

    fn inline(
        &mut self,
        text: &mut Text,
        look: &Look,
        done: &mut Option<bool>,
    ) -> Result<(), String> {
        let mut look = look.clone();
        match self.events.next() {
            Some(Event::Text(words)) => text.push(&words, &look),
            Some(Event::SoftBreak | Event::HardBreak) => text.push("\n", &look),
            Some(Event::TaskListMarker(ticked)) => *done = Some(ticked),
            Some(Event::Code(words)) => {
                look.code = true;
                text.push(&words, &look);
            }
            Some(Event::Start(tag)) => {
                let end = tag.to_end();
                match tag {
                    Tag::Emphasis => look.emphasis = true,
                    Tag::Strong => look.strong = true,
                    Tag::Strikethrough => look.struck = true,
                    Tag::Link {
                        link_type: LinkType::Email,
                        dest_url,
                        ..
                    } => {
                        look.link = Some(address::of(&format!("mailto:{dest_url}")));
                    }
                    Tag::Link { dest_url, .. } => look.link = Some(address::of(&dest_url)),
                    other => return Err(unexpected(&other)),
                }
                self.inlines(text, &look, end)?;
            }
            other => return Err(unexpected(&other)),
        }
        Ok(())
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

fn unexpected(found: &impl std::fmt::Debug) -> String {
    format!("pulldown-cmark found {found:?}")
}
