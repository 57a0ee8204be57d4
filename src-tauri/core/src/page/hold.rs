//! What a way of exporting can't hold, in one place: the page as it arrives there, and what changed on the way.
//!
//! Writers write what this makes of a page, the preview lists its losses, and tests compare what other programs read
//! with it. So nothing is lost that was not said.

mod line;
mod loss;
mod table;

use super::markup::words;
use super::target::Target;
use super::{Block, Inline, Item, List, Page, Style, build, fragile, language};
use line::Line;
use std::borrow::{Borrow, Cow};
use std::collections::HashSet;

pub use loss::Loss;

/// A page as it arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held<'a> {
    /// Its blocks: those that stay as they are, and others in place of the rest.
    pub blocks: Vec<Cow<'a, Block>>,
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
pub(crate) fn held(page: &Page, target: Target) -> Held<'_> {
    let mut holder = Holder {
        target,
        under: None,
        losses: Vec::new(),
    };
    let mut blocks = Vec::with_capacity(page.blocks.len());
    for (index, block) in page.blocks.iter().enumerate() {
        if let Block::Heading { .. } = block {
            holder.under = Some(index);
        }
        let becomes = match block {
            Block::Contents { levels } if holder.is_markdown() => {
                holder.note(Loss::ContentsLinks);
                let contents = page.contents(index, levels);
                Some(contents.map(Block::List).into_iter().collect())
            }
            _ => holder.block(block, Place::Page),
        };
        match becomes {
            Some(others) => blocks.extend(others.into_iter().map(Cow::Owned)),
            None => blocks.push(Cow::Borrowed(block)),
        }
    }
    let losses = holder.losses.into_iter();
    Held {
        blocks,
        losses: losses
            .map(|(loss, places)| noted(&page.blocks, loss, &places))
            .collect(),
    }
}

/// A loss under the headings of these places.
pub(super) fn noted<B: Borrow<Block>>(blocks: &[B], loss: Loss, places: &[usize]) -> Noted {
    let mut seen = HashSet::new();
    let headings = places
        .iter()
        .filter_map(|place| match blocks[*place].borrow() {
            Block::Heading { text, .. } => Some(words(text)),
            _ => None,
        });
    let under = headings
        .filter(|heading| seen.insert(heading.clone()))
        .collect();
    Noted { loss, under }
}

/// Goes through what blocks say. Whatever stays as it is is not copied: each part answers what it becomes, and `None`
/// where that is what it was.
struct Holder {
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

impl Holder {
    /// What blocks become. Those that can't stand in this place are for the container to part with.
    fn blocks(&mut self, blocks: &[Block], place: Place) -> Option<Vec<Block>> {
        let mut held: Option<Vec<Block>> = None;
        for (index, block) in blocks.iter().enumerate() {
            match self.block(block, place) {
                Some(others) => held
                    .get_or_insert_with(|| blocks[..index].to_vec())
                    .extend(others),
                None => held.iter_mut().for_each(|held| held.push(block.clone())),
            }
        }
        held
    }

    fn block(&mut self, block: &Block, place: Place) -> Option<Vec<Block>> {
        let inside = !self.nests() && place != Place::Page;
        match block {
            Block::Heading { text, .. } if inside && place != Place::Panel => {
                self.note(Loss::HeadingInside);
                let held = self.inlines(text, Line::Text);
                let text = held.unwrap_or_else(|| text.clone());
                let strong = Inline::Styled(Style::Strong, text);
                Some(vec![Block::Paragraph(vec![strong])])
            }
            Block::Heading { level, text } => {
                let text = self.inlines(text, Line::One)?;
                let level = *level;
                Some(vec![Block::Heading { level, text }])
            }
            Block::Paragraph(text) => {
                let held = self.inlines(text, Line::Text);
                let held = match place {
                    Place::Item => held,
                    _ => self.keep_lines(text, held),
                };
                Some(vec![Block::Paragraph(held?)])
            }
            Block::Quote(blocks) if inside => {
                self.note(Loss::QuoteInside);
                let held = self.blocks(blocks, place);
                Some(held.unwrap_or_else(|| blocks.clone()))
            }
            Block::Quote(blocks) => self.container(blocks, Place::Quote, Block::Quote),
            Block::List(list) => self.list(list, place),
            Block::Code { language, text } => Some(vec![self.code(language, text, inside)?]),
            Block::Table(table) => {
                if inside {
                    self.note(Loss::TableInside);
                }
                self.table(table)
            }
            Block::Facts(table) => {
                let held = self.table(table)?.into_iter();
                let facts = held.map(|block| match block {
                    Block::Table(table) => Block::Facts(table),
                    other => other,
                });
                Some(facts.collect())
            }
            Block::Rule if inside && place != Place::Panel => {
                self.note(Loss::RuleInside);
                Some(Vec::new())
            }
            Block::Picture(_) if self.target == Target::Storage => {
                self.note(Loss::Attachment);
                None
            }
            Block::Picture(_) if self.target == Target::Word => None,
            Block::Picture(picture) => {
                self.note(Loss::Picture);
                Some(vec![build::described(picture)])
            }
            Block::Panel(blocks) if self.is_markdown() => {
                self.note(Loss::Box);
                let held = self.container(blocks, Place::Quote, Block::Quote);
                Some(held.unwrap_or_else(|| vec![Block::Quote(blocks.clone())]))
            }
            Block::Panel(blocks) => self.container(blocks, Place::Panel, Block::Panel),
            Block::Rule | Block::Contents { .. } => None,
        }
    }

    /// A container with what can stand in it, and between its parts what can't.
    fn container(
        &mut self,
        blocks: &[Block],
        place: Place,
        container: fn(Vec<Block>) -> Block,
    ) -> Option<Vec<Block>> {
        let held = self.blocks(blocks, place);
        if held.is_none() && !blocks.iter().any(|block| self.parts(block)) {
            return None;
        }
        let mut all = Vec::new();
        let mut within = Vec::new();
        for block in held.unwrap_or_else(|| blocks.to_vec()) {
            if self.parts(&block) {
                if !within.is_empty() {
                    all.push(container(std::mem::take(&mut within)));
                }
                all.push(block);
            } else {
                within.push(block);
            }
        }
        if !within.is_empty() {
            all.push(container(within));
        }
        Some(all)
    }

    /// Can a block stand on the page alone?
    fn parts(&self, block: &Block) -> bool {
        match block {
            Block::Table(_) => !self.nests(),
            Block::Code { text, .. } => self.is_markdown() && fragile::is_altered_inside(text),
            _ => false,
        }
    }

    fn list(&mut self, list: &List, place: Place) -> Option<Vec<Block>> {
        let mut held = Vec::new();
        let mut number = list.first;
        let mut items: Vec<Cow<'_, Item>> = Vec::with_capacity(list.items.len());
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
                    held.push(self.ended(number, &mut items));
                }
                items.push(item);
                number = number.map(|number| number.saturating_add(1));
            }
            if !after.is_empty() {
                if !items.is_empty() {
                    held.push(self.ended(number, &mut items));
                }
                held.extend(after);
            }
        }
        let stays = |item: &Cow<'_, Item>| matches!(item, Cow::Borrowed(_));
        if held.is_empty() && items.iter().all(stays) && !self.renumbers(list.first, &items) {
            return None;
        }
        if !items.is_empty() {
            held.push(self.ended(number, &mut items));
        }
        Some(held)
    }

    /// A list, given the number that would come next.
    fn ended(&mut self, next: Option<u32>, items: &mut Vec<Cow<'_, Item>>) -> Block {
        let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
        let mut first = next.map(|next| next.saturating_sub(count));
        if self.renumbers(first, items) {
            self.note(Loss::TaskNumbers);
            first = None;
        }
        let items = items.drain(..).map(Cow::into_owned).collect();
        Block::List(List { first, items })
    }

    /// Does a list lose its numbers?
    fn renumbers(&self, first: Option<u32>, items: &[Cow<'_, Item>]) -> bool {
        first.is_some() && self.mixes_not() && items.first().is_some_and(|item| is_task(item))
    }

    /// An item, and what must stand after its list.
    fn item<'a>(&mut self, item: &'a Item, place: Place) -> (Cow<'a, Item>, Vec<Block>) {
        let mut done = item.done;
        let mut held = self.blocks(&item.blocks, Place::Item);
        let loss = match self.target {
            Target::MarkdownInConfluence => Some(Loss::Tasks),
            Target::Rich if place == Place::Quote => Some(Loss::TasksInQuote),
            _ => None,
        };
        if let (Some(loss), Some(task)) = (loss, done) {
            self.note(loss);
            done = None;
            mark(held.get_or_insert_with(|| item.blocks.clone()), task);
        }
        let blocks = held.as_ref().unwrap_or(&item.blocks);
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
        if held.is_none() && keeps == item.blocks.len() {
            return (Cow::Borrowed(item), Vec::new());
        }
        let mut blocks = held.unwrap_or_else(|| item.blocks.clone());
        let after = blocks.split_off(keeps);
        (Cow::Owned(Item { done, blocks }), after)
    }

    fn code(&mut self, language: &str, text: &str, inside: bool) -> Option<Block> {
        if self.is_markdown() && fragile::holds_fence(text) {
            self.note(Loss::FenceInCode);
            let mut lines = Vec::new();
            for (index, line) in text.trim_start_matches('\n').split('\n').enumerate() {
                if index > 0 {
                    lines.push(Inline::Break);
                }
                if !line.is_empty() {
                    let code = self.code_characters(line, Line::Text);
                    lines.extend(code.unwrap_or_else(|| vec![Inline::Code(line.to_owned())]));
                }
            }
            return Some(Block::Paragraph(lines));
        }
        if inside && self.is_markdown() && fragile::is_altered_inside(text) {
            self.note(Loss::CodeInside);
        }
        if self.target != Target::Storage
            || language.is_empty()
            || language::in_confluence(language).is_some()
        {
            return None;
        }
        self.note(Loss::Language);
        Some(Block::Code {
            language: String::new(),
            text: text.to_owned(),
        })
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

    /// Can anything stand in lists and quotations?
    fn nests(&self) -> bool {
        matches!(self.target, Target::Storage | Target::Word)
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
