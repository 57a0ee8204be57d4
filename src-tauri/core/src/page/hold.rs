//! What a way of exporting can't hold, in one place: the page as it arrives there, and what changed on the way.
//!
//! Writers write what this makes of a page, the preview lists its losses, and tests compare what other programs read
//! with it. So nothing is lost that was not said.

mod line;
mod loss;

use super::markup::words;
use super::target::Target;
use super::{
    Align, Block, Cell, Column, Inline, Item, List, Page, Style, Table, build, fragile, language,
};
use line::Line;
use std::collections::HashSet;

pub use loss::Loss;

/// A page as it arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The page.
    pub page: Page,
    /// What changed, each once.
    pub losses: Vec<Noted>,
}

/// A loss with where it is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// What is lost.
    pub loss: Loss,
    /// The headings it is met under, each once, in their order.
    pub under: Vec<String>,
}

/// The page as it arrives in a target, for writers: they know themselves how words look there.
pub(super) fn held(page: &Page, target: Target) -> Held {
    let mut holder = Holder {
        page,
        target,
        under: None,
        losses: Vec::new(),
    };
    let blocks = holder.blocks(&page.blocks, Place::Page);
    let losses = holder.losses.into_iter();
    Held {
        page: Page { blocks },
        losses: losses
            .map(|(loss, places)| noted(page, loss, &places))
            .collect(),
    }
}

/// A loss under the headings of these places.
pub(super) fn noted(page: &Page, loss: Loss, places: &[usize]) -> Noted {
    let mut seen = HashSet::new();
    let headings = places
        .iter()
        .filter_map(|place| match &page.blocks[*place] {
            Block::Heading { text, .. } => Some(words(text)),
            _ => None,
        });
    let under = headings
        .filter(|heading| seen.insert(heading.clone()))
        .collect();
    Noted { loss, under }
}

struct Holder<'a> {
    page: &'a Page,
    target: Target,
    /// The place of the heading above, on the page itself.
    under: Option<usize>,
    losses: Vec<(Loss, Vec<usize>)>,
}

/// What blocks stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Page,
    Item,
    Quote,
    Panel,
}

impl<'a> Holder<'a> {
    /// The blocks as they arrive. Those that can't stand in this place are for the container to part with.
    fn blocks(&mut self, blocks: &'a [Block], place: Place) -> Vec<Block> {
        let mut held = Vec::with_capacity(blocks.len());
        for (index, block) in blocks.iter().enumerate() {
            if let (Block::Heading { .. }, Place::Page) = (block, place) {
                self.under = Some(index);
            }
            match block {
                Block::Contents { levels } if self.is_markdown() => {
                    self.note(Loss::ContentsLinks);
                    held.extend(self.page.contents(index, levels).map(Block::List));
                }
                _ => self.block(block, place, &mut held),
            }
        }
        held
    }

    fn block(&mut self, block: &'a Block, place: Place, held: &mut Vec<Block>) {
        let inside = self.target != Target::Storage && place != Place::Page;
        match block {
            Block::Heading { text, .. } if inside && place != Place::Panel => {
                self.note(Loss::HeadingInside);
                let text = self.inlines(text, Line::Text);
                held.push(Block::Paragraph(vec![Inline::Styled(Style::Strong, text)]));
            }
            Block::Heading { level, text } => held.push(Block::Heading {
                level: *level,
                text: self.inlines(text, Line::One),
            }),
            Block::Paragraph(text) => {
                let mut text = self.inlines(text, Line::Text);
                if place != Place::Item {
                    self.keep_lines(&mut text);
                }
                held.push(Block::Paragraph(text));
            }
            Block::Quote(blocks) if inside => {
                self.note(Loss::QuoteInside);
                held.extend(self.blocks(blocks, place));
            }
            Block::Quote(blocks) => {
                let blocks = self.blocks(blocks, Place::Quote);
                self.part(blocks, Block::Quote, held);
            }
            Block::List(list) => self.list(list, place, held),
            Block::Code { language, text } => held.push(self.code(language, text, inside)),
            Block::Table(table) => {
                if inside {
                    self.note(Loss::TableInside);
                }
                held.push(Block::Table(self.table(table)));
            }
            Block::Rule if inside && place != Place::Panel => self.note(Loss::RuleInside),
            Block::Rule => held.push(Block::Rule),
            Block::Picture(picture) if self.target == Target::Storage => {
                self.note(Loss::Attachment);
                held.push(Block::Picture(picture.clone()));
            }
            Block::Picture(picture) => {
                self.note(Loss::Picture);
                held.push(build::described(picture));
            }
            Block::Panel(blocks) if self.is_markdown() => {
                self.note(Loss::Box);
                let blocks = self.blocks(blocks, Place::Quote);
                self.part(blocks, Block::Quote, held);
            }
            Block::Panel(blocks) => {
                let blocks = self.blocks(blocks, Place::Panel);
                self.part(blocks, Block::Panel, held);
            }
            Block::Contents { levels } => held.push(Block::Contents {
                levels: levels.clone(),
            }),
        }
    }

    /// A container with what can stand in it, and between its parts what can't.
    fn part(&self, blocks: Vec<Block>, container: fn(Vec<Block>) -> Block, held: &mut Vec<Block>) {
        let mut within = Vec::new();
        for block in blocks {
            if self.parts(&block) {
                if !within.is_empty() {
                    held.push(container(std::mem::take(&mut within)));
                }
                held.push(block);
            } else {
                within.push(block);
            }
        }
        if !within.is_empty() {
            held.push(container(within));
        }
    }

    /// Can a block stand on the page alone?
    fn parts(&self, block: &Block) -> bool {
        match block {
            Block::Table(_) => self.target != Target::Storage,
            Block::Code { text, .. } => self.is_markdown() && fragile::is_altered_inside(text),
            _ => false,
        }
    }

    fn list(&mut self, list: &'a List, place: Place, held: &mut Vec<Block>) {
        let mut number = list.first;
        let mut items: Vec<Item> = Vec::new();
        for item in &list.items {
            let (item, after) = self.item(item, place);
            // An item that kept nothing but what was to stand alone is gone with it.
            if after.is_empty() || item.done.is_some() || !item.blocks.is_empty() {
                if self.mixes_not()
                    && items
                        .last()
                        .is_some_and(|last| is_task(last) != is_task(&item))
                {
                    self.note(Loss::MixedList);
                    held.push(self.ended(number, std::mem::take(&mut items)));
                }
                items.push(item);
                number = number.map(|number| number.saturating_add(1));
            }
            if !after.is_empty() {
                if !items.is_empty() {
                    held.push(self.ended(number, std::mem::take(&mut items)));
                }
                held.extend(after);
            }
        }
        if !items.is_empty() {
            held.push(self.ended(number, items));
        }
    }

    /// A list, given the number that would come next.
    fn ended(&mut self, next: Option<u32>, items: Vec<Item>) -> Block {
        let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
        let mut first = next.map(|next| next.saturating_sub(count));
        if first.is_some() && self.mixes_not() && items.first().is_some_and(is_task) {
            self.note(Loss::TaskNumbers);
            first = None;
        }
        Block::List(List { first, items })
    }

    /// An item, and what must stand after its list.
    fn item(&mut self, item: &'a Item, place: Place) -> (Item, Vec<Block>) {
        let mut done = item.done;
        let mut blocks = self.blocks(&item.blocks, Place::Item);
        let loss = match self.target {
            Target::MarkdownInConfluence => Some(Loss::Tasks),
            Target::Rich if place == Place::Quote => Some(Loss::TasksInQuote),
            _ => None,
        };
        if let (Some(loss), Some(task)) = (loss, done) {
            self.note(loss);
            done = None;
            mark(&mut blocks, task);
        }
        let mut keeps = blocks
            .iter()
            .position(|block| self.parts(block))
            .unwrap_or(blocks.len());
        if self.mixes_not() && done.is_some() {
            let below = blocks.iter().skip(1).position(|block| !is_tasks(block));
            if let Some(below) = below.filter(|below| below + 1 < keeps) {
                self.note(Loss::BelowTask);
                keeps = below + 1;
            }
        }
        let after = blocks.split_off(keeps);
        (Item { done, blocks }, after)
    }

    fn code(&mut self, language: &str, text: &str, inside: bool) -> Block {
        if self.is_markdown() && fragile::holds_fence(text) {
            self.note(Loss::FenceInCode);
            let mut lines = Vec::new();
            for (index, line) in text.trim_start_matches('\n').split('\n').enumerate() {
                if index > 0 {
                    lines.push(Inline::Break);
                }
                if !line.is_empty() {
                    self.code_characters(line, Line::Text, &mut lines);
                }
            }
            return Block::Paragraph(lines);
        }
        if inside && self.is_markdown() && fragile::is_altered_inside(text) {
            self.note(Loss::CodeInside);
        }
        let mut language = language.to_owned();
        if self.target == Target::Storage
            && !language.is_empty()
            && language::in_confluence(&language).is_none()
        {
            self.note(Loss::Language);
            language.clear();
        }
        Block::Code {
            language,
            text: text.to_owned(),
        }
    }

    fn table(&mut self, table: &'a Table) -> Table {
        let confluence = self.target == Target::MarkdownInConfluence;
        let head = table.head.iter().map(|column| {
            let mut align = column.align;
            if confluence && align != Align::Natural {
                self.note(Loss::Alignment);
                align = Align::Natural;
            }
            Column {
                heading: self.cell(&column.heading),
                align,
            }
        });
        let head = head.collect();
        let mut row = |row: &'a Vec<Cell>| row.iter().map(|cell| self.cell(cell)).collect();
        let rows = table.rows.iter().map(&mut row).collect();
        Table { head, rows }
    }

    fn note(&mut self, loss: Loss) {
        let noted = match self.losses.iter_mut().find(|(noted, _)| *noted == loss) {
            Some(noted) => noted,
            None => {
                self.losses.push((loss, Vec::new()));
                return self.note(loss);
            }
        };
        if let Some(place) = self.under
            && noted.1.last() != Some(&place)
        {
            noted.1.push(place);
        }
    }

    fn is_markdown(&self) -> bool {
        matches!(self.target, Target::Markdown | Target::MarkdownInConfluence)
    }

    /// Are lists of tasks one thing, and lists of other items another?
    fn mixes_not(&self) -> bool {
        matches!(self.target, Target::Rich | Target::Storage)
    }
}

fn is_task(item: &Item) -> bool {
    item.done.is_some()
}

fn is_tasks(block: &Block) -> bool {
    matches!(block, Block::List(list) if list.items.iter().all(is_task))
}

/// Begins an item with the mark of a task, as text.
fn mark(blocks: &mut [Block], done: bool) {
    if let Some(Block::Paragraph(text)) = blocks.first_mut() {
        let mark = if done { "[x] " } else { "[ ] " };
        match text.first_mut() {
            Some(Inline::Text(words)) => words.insert_str(0, mark),
            _ => text.insert(0, Inline::Text(mark.to_owned())),
        }
    }
}
