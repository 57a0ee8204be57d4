//! Writes a page as Markdown that CommonMark, GFM and Confluence read alike.
//!
//! Whatever Markdown would give a meaning is escaped by numeric entities (`&#124;`), never by backslashes, which
//! Confluence doubles; and only where it would, so that ordinary text stays readable. Nested blocks are
//! indented by four spaces, as Confluence wants it.

mod beside;
mod escape;
mod inline;

use super::hold::{Held, held};
use super::target::Target;
use super::{Align, Block, Inline, Item, List, Page, Table};
use inline::{Context, Line};
use std::borrow::Borrow;

/// How far the content of a list item is indented.
const INDENT: usize = 4;

/// The page as Markdown, ending in a line end; empty for an empty page.
pub fn write(page: &Page) -> String {
    of_held(&held(page, Target::Markdown)).0
}

/// The same of a page as Markdown holds it, and the blocks of it in which words lose a look: Markdown has no mark where
/// they stand.
pub(super) fn of_held(held: &Held<'_>) -> (String, Vec<usize>) {
    let mut writer = Writer::default();
    writer.blocks(&held.blocks);
    if !writer.out.is_empty() {
        writer.out.push('\n');
    }
    (writer.out, writer.plainer)
}

#[derive(Default)]
struct Writer {
    out: String,
    /// What every line begins with: the indents and quote marks of what is around it.
    prefix: String,
    /// The block of the page that is being written.
    at: usize,
    /// The blocks of the page in which words lost a look.
    plainer: Vec<usize>,
}

impl Writer {
    /// Blocks with an empty line between them.
    fn blocks<B: Borrow<Block>>(&mut self, blocks: &[B]) {
        let mut before: Option<(&Block, bool)> = None;
        for (index, block) in blocks.iter().enumerate() {
            let block = block.borrow();
            if self.prefix.is_empty() {
                self.at = index;
            }
            if before.is_some() {
                self.empty_line();
            }
            before = Some((block, self.block(block, before)));
        }
    }

    /// A block, given the one before it. True if it is a list with the other marks: two lists in a row are told
    /// apart by them.
    fn block(&mut self, block: &Block, before: Option<(&Block, bool)>) -> bool {
        match block {
            Block::Heading { level, text } => {
                for _ in 0..*level {
                    self.out.push('#');
                }
                self.out.push(' ');
                let start = self.out.len();
                let is_plainer = Line::new(&mut self.out, Context::Heading, text).write();
                self.note(is_plainer);
                escape::closing_marks(&mut self.out, start);
            }
            Block::Paragraph(text) => {
                let prefix = &self.prefix;
                let context = Context::Paragraph { prefix };
                let is_plainer = Line::new(&mut self.out, context, text).write();
                self.note(is_plainer);
            }
            Block::Quote(blocks) | Block::Panel(blocks) => {
                self.out.push_str("> ");
                self.within("> ", |writer| writer.blocks(blocks));
            }
            Block::List(list) => {
                let other = matches!(before, Some((Block::List(above), false)) if above.first.is_some() == list.first.is_some());
                self.list(list, other);
                return other;
            }
            Block::Code { language, text } => self.code(language, text),
            Block::Table(table) | Block::Facts(table) => self.table(table),
            // Not `---`: after `- ` it would swallow the item, and at the top begin front matter.
            Block::Rule => self.out.push_str("***"),
            // What a page holds for Markdown has a list and a line in their place.
            Block::Contents { .. } | Block::Picture(_) => {}
        }
        false
    }

    fn list(&mut self, list: &List, other: bool) {
        let tight = list.is_tight();
        for (i, item) in list.items.iter().enumerate() {
            if i > 0 {
                if tight {
                    self.next_line()
                } else {
                    self.empty_line()
                }
            }
            let mark = match (list.first, other) {
                (None, false) => "-".to_owned(),
                (None, true) => "*".to_owned(),
                (Some(first), other) => {
                    // Only the first number counts, and nine digits are the most.
                    let number = first
                        .saturating_add(u32::try_from(i).unwrap_or(u32::MAX))
                        .min(999_999_999);
                    format!("{number}{}", if other { ')' } else { '.' })
                }
            };
            self.item(item, &mark, tight);
        }
    }

    fn item(&mut self, item: &Item, mark: &str, tight: bool) {
        let indent = INDENT.max(mark.len() + 1);
        let prefix = " ".repeat(indent);
        self.out.push_str(mark);
        match item.blocks.first() {
            None => return,
            Some(Block::Paragraph(_) | Block::Heading { .. }) if !has_more_lines(item) => {
                self.out.push(' ');
            }
            // On one line with the mark, `- - -` and `* ***` would be lines across.
            Some(Block::List(_) | Block::Rule) => self.within(&prefix, Writer::next_line),
            // Confluence keeps what a line is indented more than the first, and code counts its own indent.
            Some(_) => self.out.push_str(&prefix[mark.len()..]),
        }
        match item.done {
            Some(true) => self.out.push_str("[x] "),
            Some(false) => self.out.push_str("[ ] "),
            None => {}
        }
        self.within(&prefix, |writer| {
            if tight {
                writer.tight_blocks(&item.blocks)
            } else {
                writer.blocks(&item.blocks)
            }
        });
    }

    /// A paragraph and lists below it, without empty lines where Markdown can do without.
    fn tight_blocks(&mut self, blocks: &[Block]) {
        let mut before: Option<(&Block, bool)> = None;
        for block in blocks {
            match (before, block) {
                (None, _) => {}
                (Some((Block::Paragraph(_), _)), Block::List(list))
                    if !interrupts_paragraph(list) =>
                {
                    self.empty_line()
                }
                _ => self.next_line(),
            }
            before = Some((block, self.block(block, before)));
        }
    }

    fn code(&mut self, language: &str, text: &str) {
        // Longer fences confuse Confluence; the page held has no code with a line that begins with one.
        self.out.extend(["```", language]);
        for line in text.split('\n').filter(|_| !text.is_empty()) {
            if line.is_empty() {
                self.bare_line()
            } else {
                self.next_line()
            }
            self.out.push_str(line);
        }
        self.next_line();
        self.out.push_str("```");
    }

    fn table(&mut self, table: &Table) {
        self.row(table.head.iter().map(|column| &column.heading));
        self.next_line();
        self.out.push('|');
        for column in &table.head {
            self.out.push_str(match column.align {
                Align::Natural => " --- |",
                Align::Left => " :--- |",
                Align::Center => " :---: |",
                Align::Right => " ---: |",
            });
        }
        for row in &table.rows {
            self.next_line();
            self.row(row);
        }
    }

    fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a super::Cell>) {
        self.out.push('|');
        for cell in cells {
            self.out.push(' ');
            let is_plainer = Line::new(&mut self.out, Context::Cell, cell).write();
            self.note(is_plainer);
            self.out.push_str(" |");
        }
    }

    fn note(&mut self, is_plainer: bool) {
        if is_plainer && self.plainer.last() != Some(&self.at) {
            self.plainer.push(self.at);
        }
    }

    fn within(&mut self, prefix: &str, write: impl FnOnce(&mut Writer)) {
        let outer = self.prefix.len();
        self.prefix.push_str(prefix);
        write(self);
        self.prefix.truncate(outer);
    }

    fn empty_line(&mut self) {
        self.bare_line();
        self.next_line();
    }

    fn next_line(&mut self) {
        self.out.push('\n');
        self.out.push_str(&self.prefix);
    }

    /// A line with nothing in it: no spaces at its end.
    fn bare_line(&mut self) {
        self.out.push('\n');
        self.out.push_str(self.prefix.trim_end());
    }
}

/// Has an item lines of its own below the first? Those of lists in it are not.
fn has_more_lines(item: &Item) -> bool {
    match item.blocks.as_slice() {
        [Block::Paragraph(text), below @ ..] => {
            text.contains(&Inline::Break)
                || below.iter().any(|block| !matches!(block, Block::List(_)))
        }
        _ => false,
    }
}

/// Markdown begins a list right below a paragraph only if it can't be meant as text.
fn interrupts_paragraph(list: &List) -> bool {
    let begins = |block: &Block| !matches!(block, Block::List(_) | Block::Rule);
    matches!(list.first, None | Some(1)) && list.items[0].blocks.first().is_some_and(begins)
}
