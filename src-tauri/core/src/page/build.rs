//! Blocks made of plain text: what outlines and slides are put together from.

use super::{
    Align, Block, Cell, Column, Inline, Item, List, Picture, Style, Table, Tone,
    inlines::{Inlines, join},
    markup::words,
    plain::plain,
};

/// A heading.
pub fn heading(level: u8, text: &str) -> Block {
    Block::Heading {
        level,
        text: plain(text),
    }
}

/// A paragraph; nothing without text.
pub fn paragraph(text: &str) -> Option<Block> {
    let text = plain(text);
    (!text.is_empty()).then_some(Block::Paragraph(text))
}

/// A table with these headings; nothing without rows.
pub fn table(columns: &[&str], rows: Vec<Vec<Cell>>) -> Option<Block> {
    let head = columns
        .iter()
        .map(|column| Column {
            heading: plain(column),
            align: Align::Natural,
        })
        .collect();
    (!rows.is_empty()).then_some(Block::Table(Table { head, rows }))
}

/// A list of items, each some blocks, numbered from 1 or with bullets; nothing without items.
pub fn list(numbered: bool, items: impl IntoIterator<Item = Vec<Block>>) -> Option<Block> {
    let items: Vec<Item> = items
        .into_iter()
        .map(|blocks| Item { done: None, blocks })
        .collect();
    let first = numbered.then_some(1);
    (!items.is_empty()).then_some(Block::List(List { first, items }))
}

/// Bold words.
pub fn strong(text: &str) -> Vec<Inline> {
    let mut inlines = Inlines::default();
    inlines.open_style(Style::Strong);
    inlines.text(text.trim());
    inlines.finish()
}

/// `**Owner:** Daan Bakker`.
pub fn labeled(label: &str, text: &str) -> Vec<Inline> {
    let mut inlines = Inlines::default();
    inlines.open_style(Style::Strong);
    inlines.text(&format!("{label}:"));
    inlines.close();
    inlines.text(&format!(" {}", text.trim()));
    inlines.finish()
}

/// A status alone; nothing without a word.
pub fn status(word: &str, tone: Tone) -> Vec<Inline> {
    let mut inlines = Inlines::default();
    inlines.status(word.trim(), tone);
    inlines.finish()
}

/// Blocks with a label before what they begin with; before them, where that is no paragraph.
pub fn led(label: &str, mut blocks: Vec<Block>) -> Vec<Block> {
    let mut first = labeled(label, "");
    match blocks.first_mut() {
        Some(Block::Paragraph(text)) => {
            for inline in text.drain(..) {
                join(&mut first, inline);
            }
            *text = first;
        }
        _ => blocks.insert(0, Block::Paragraph(first)),
    }
    blocks
}

/// Words with a status behind them: `Order feed – Live`. Without the one or the other, the other stands alone.
pub fn with_status(text: &str, status: &str, tone: Tone) -> Vec<Inline> {
    let mut inlines = Inlines::default();
    inlines.text(text.trim());
    if !text.is_empty() && !status.is_empty() {
        inlines.text(" – ");
    }
    if !status.is_empty() {
        inlines.status(status, tone);
    }
    inlines.finish()
}

/// A picture of the workspace, without its bytes.
pub fn picture(alt: &str, name: &str, hash: &str) -> Picture {
    Picture {
        alt: words(&plain(alt)),
        name: words(&plain(name)),
        hash: hash.to_owned(),
        shown: None,
    }
}

/// A picture in words: what it shows, and its file.
pub fn described(picture: &Picture) -> Block {
    let mut inlines = Inlines::default();
    inlines.open_style(Style::Emphasis);
    inlines.text(&picture.description());
    Block::Paragraph(inlines.finish())
}

/// Everything that blocks say, on one line.
pub fn line(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    add_lines(blocks, &mut lines);
    let all = lines.join(" ");
    let words: Vec<&str> = all.split_whitespace().collect();
    words.join(" ")
}

fn add_lines(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => lines.push(words(text)),
            Block::Quote(blocks) | Block::Panel(blocks) => add_lines(blocks, lines),
            Block::List(list) => {
                for item in &list.items {
                    add_lines(&item.blocks, lines);
                }
            }
            Block::Code { text, .. } => lines.push(text.clone()),
            Block::Table(table) | Block::Facts(table) => {
                let cells = table.rows.iter().flatten();
                lines.extend(cells.map(|cell| words(cell)));
            }
            Block::Picture(picture) => lines.push(picture.words().to_owned()),
            Block::Contents { .. } | Block::Rule => {}
        }
    }
}
