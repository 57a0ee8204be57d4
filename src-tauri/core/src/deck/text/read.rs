//! Reads the blocks of a page into paragraphs.

use super::{DEEPEST, Kind, Look, Mark, Para, Run, tie::tie};
use crate::page::{Block, Inline, Item, List, Style, Table, build::described};

/// The numbers that programs know for items.
const NUMBERS: std::ops::RangeInclusive<u32> = 1..=32_767;

/// The room for a bullet, a box and a digit, in sizes of the font.
const BULLET: f64 = 1.1;
const TASK: f64 = 1.5;
const DIGIT: f64 = 0.56;

/// What follows one another in a part of a slide.
#[derive(Debug, Clone, PartialEq)]
pub enum Element {
    /// Paragraphs.
    Text(Vec<Para>),
    /// A table.
    Table(Table),
}

/// Blocks as paragraphs with tables between them. A table within a list or a quote becomes paragraphs.
pub fn elements(blocks: &[Block]) -> Vec<Element> {
    let mut elements = Vec::new();
    for block in blocks {
        match (block, elements.last_mut()) {
            (Block::Table(table) | Block::Facts(table), _) => {
                elements.push(Element::Table(table.clone()))
            }
            (block, Some(Element::Text(paras))) => add_block(block, Place::default(), paras),
            (block, _) => elements.push(Element::Text(paras(std::slice::from_ref(block)))),
        }
    }
    elements.retain(|element| *element != Element::Text(Vec::new()));
    elements
}

/// Blocks as paragraphs alone: where there is no room for tables, their rows become lines.
pub fn paras(blocks: &[Block]) -> Vec<Para> {
    let mut paras = Vec::new();
    add_blocks(blocks, Place::default(), &mut paras);
    paras
}

/// Inlines as runs.
pub fn inline_runs(inlines: &[Inline]) -> Vec<Run> {
    let mut runs = Vec::new();
    add_runs(inlines, &Look::default(), &mut runs);
    tie(&mut runs);
    runs
}

/// Where a block stands.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// How many lists and quotations around it.
    level: u8,
    /// How far in, in sizes of the font.
    left: f64,
    /// As part of a quotation.
    quoted: bool,
}

impl Place {
    fn deeper(self, by: f64) -> Self {
        match self.level {
            DEEPEST => self,
            level => Self {
                level: level + 1,
                left: self.left + by,
                ..self
            },
        }
    }
}

fn add_blocks(blocks: &[Block], place: Place, paras: &mut Vec<Para>) {
    for block in blocks {
        add_block(block, place, paras);
    }
}

fn add_block(block: &Block, place: Place, paras: &mut Vec<Para>) {
    let para = |runs, kind| Para {
        runs,
        kind,
        mark: Mark::None,
        level: place.level,
        left: place.left,
        hang: 0.0,
        apart: true,
    };
    match block {
        Block::Heading { text, .. } => paras.push(para(inline_runs(text), Kind::Heading)),
        Block::Paragraph(text) if place.quoted => {
            paras.push(para(inline_runs(text), Kind::Quiet));
        }
        Block::Paragraph(text) => paras.push(para(inline_runs(text), Kind::Text)),
        Block::Quote(blocks) => {
            let quoted = Place {
                quoted: true,
                ..place.deeper(BULLET)
            };
            add_blocks(blocks, quoted, paras);
        }
        Block::Picture(picture) => add_block(&described(picture), place, paras),
        Block::Panel(blocks) => add_blocks(blocks, place, paras),
        Block::List(list) => add_list(list, place, paras),
        Block::Code { text, .. } => paras.push(para(code_runs(text), Kind::Code)),
        Block::Table(table) | Block::Facts(table) => add_rows(table, place, paras),
        // The space between paragraphs parts them.
        Block::Rule | Block::Contents { .. } => {}
    }
}

fn add_list(list: &List, place: Place, paras: &mut Vec<Para>) {
    let mut number = list.first;
    let hang = hang(list);
    let inside = place.deeper(hang);
    for (index, item) in list.items.iter().enumerate() {
        let mark = match (item.done, number) {
            (Some(done), _) => Mark::Task(done),
            (None, Some(number)) => Mark::Number(number),
            (None, None) => Mark::Bullet,
        };
        let start = paras.len();
        add_item(item, inside, paras);
        let first = &mut paras[start];
        match mark {
            Mark::Number(number) if !NUMBERS.contains(&number) => {
                let number = Run::Words(format!("{number}. "), Look::default());
                first.runs.insert(0, number);
            }
            mark => {
                first.mark = mark;
                first.hang = hang;
            }
        }
        // A nested list stands close to the item above it.
        first.apart = index == 0 && place.level == 0;
        number = number.map(|number| number.saturating_add(1));
    }
}

/// The room that the marks of a list need.
fn hang(list: &List) -> f64 {
    let tasks = list.items.iter().any(|item| item.done.is_some());
    let last = u32::try_from(list.items.len()).unwrap_or(u32::MAX);
    let last = list.first.map(|first| first.saturating_add(last - 1));
    let digits = last.map_or(0, |last| last.to_string().len());
    let number = if digits > 0 {
        DIGIT * digits as f64 + 0.7
    } else {
        0.0
    };
    let task = if tasks { TASK } else { 0.0 };
    BULLET.max(number).max(task)
}

/// The paragraphs of an item: at least one, which begins it.
fn add_item(item: &Item, place: Place, paras: &mut Vec<Para>) {
    if !matches!(
        item.blocks.first(),
        Some(Block::Paragraph(_) | Block::Heading { .. })
    ) {
        paras.push(Para {
            level: place.level,
            left: place.left,
            ..Para::default()
        });
    }
    add_blocks(&item.blocks, place, paras);
}

/// Rows as items: the first cell in bold, then the others, each with the heading of its column.
fn add_rows(table: &Table, place: Place, paras: &mut Vec<Para>) {
    for row in &table.rows {
        let mut runs = Vec::new();
        for (index, (column, cell)) in table.head.iter().zip(row).enumerate() {
            let bold = Look {
                bold: index == 0,
                ..Look::default()
            };
            if cell.is_empty() {
                continue;
            }
            if !runs.is_empty() {
                runs.push(Run::Words("; ".into(), Look::default()));
            }
            if index > 0 && !column.heading.is_empty() {
                add_runs(&column.heading, &Look::default(), &mut runs);
                runs.push(Run::Words(": ".into(), Look::default()));
            }
            add_runs(cell, &bold, &mut runs);
        }
        tie(&mut runs);
        paras.push(Para {
            runs,
            kind: Kind::Text,
            mark: Mark::Bullet,
            level: place.deeper(BULLET).level,
            left: place.deeper(BULLET).left,
            hang: BULLET,
            apart: false,
        });
    }
}

fn code_runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            runs.push(Run::Break);
        }
        add_words(line, &code(&Look::default()), &mut runs);
    }
    runs
}

fn code(look: &Look) -> Look {
    Look {
        code: true,
        ..look.clone()
    }
}

fn add_runs(inlines: &[Inline], look: &Look, runs: &mut Vec<Run>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => add_words(text, look, runs),
            Inline::Break => runs.push(Run::Break),
            Inline::Code(text) => add_words(text, &code(look), runs),
            Inline::Status { tone, text } => {
                let look = Look {
                    tone: Some(*tone),
                    bold: true,
                    ..look.clone()
                };
                add_words(text, &look, runs);
            }
            Inline::Styled(style, content) => {
                let mut look = look.clone();
                match style {
                    Style::Emphasis => look.italic = true,
                    Style::Strong => look.bold = true,
                    Style::Struck => look.struck = true,
                }
                add_runs(content, &look, runs);
            }
            Inline::Link { href, text } => {
                let look = Look {
                    link: Some(href.as_str().into()),
                    ..look.clone()
                };
                add_runs(text, &look, runs);
            }
        }
    }
}

fn add_words(text: &str, look: &Look, runs: &mut Vec<Run>) {
    if !text.is_empty() {
        runs.push(Run::Words(text.to_owned(), look.clone()));
    }
}
