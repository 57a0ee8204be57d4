//! What a page becomes where a target has no such thing.

use crate::tree::{Block, Item, List, Look, Text};

/// In Markdown a panel is a quotation, a status a word, and contents are a list of the headings' words.
pub fn markdown(blocks: &[Block]) -> Vec<Block> {
    let change = |(at, block): (usize, &Block)| match block {
        Block::Contents(deepest) => contents(&blocks[at..], *deepest),
        other => Some(other.clone()),
    };
    let mut blocks: Vec<Block> = blocks.iter().enumerate().filter_map(change).collect();
    each_block(&mut blocks, &|block| {
        if let Block::Panel(inner) = block {
            *block = Block::Quote(std::mem::take(inner));
        }
    });
    each_text(&mut blocks, &|text| {
        *text = text.map(|words, look| {
            let look = Look {
                status: None,
                ..look.clone()
            };
            (words.to_owned(), look)
        });
    });
    blocks
}

fn contents(below: &[Block], deepest: u8) -> Option<Block> {
    let items: Vec<Item> = below
        .iter()
        .filter_map(|block| match block {
            Block::Heading(level, text) if *level <= deepest => Some(text),
            _ => None,
        })
        .map(|text| Item {
            done: None,
            blocks: vec![Block::Paragraph(
                text.map(|words, _| (words.replace('\n', " "), Look::default())),
            )],
        })
        .collect();
    (!items.is_empty()).then_some(Block::List(List { first: None, items }))
}

/// Changes every block, inner ones first.
pub fn each_block(blocks: &mut [Block], change: &impl Fn(&mut Block)) {
    for block in blocks {
        match block {
            Block::Quote(blocks) | Block::Panel(blocks) => each_block(blocks, change),
            Block::List(list) => list
                .items
                .iter_mut()
                .for_each(|item| each_block(&mut item.blocks, change)),
            _ => {}
        }
        change(block);
    }
}

/// Changes every text.
pub fn each_text(blocks: &mut [Block], change: &impl Fn(&mut Text)) {
    each_block(blocks, &|block| match block {
        Block::Heading(_, text) | Block::Paragraph(text) => change(text),
        Block::Table(rows) => rows.iter_mut().flatten().for_each(change),
        _ => {}
    });
}

/// In Markdown pasted into Confluence, moreover, a task is an item that begins with brackets, and a link on code is
/// none.
pub fn confluence_markdown(blocks: &[Block]) -> Vec<Block> {
    let mut blocks = markdown(blocks);
    each_block(&mut blocks, &|block| {
        if let Block::List(list) = block {
            list.items.iter_mut().for_each(brackets);
        }
    });
    each_text(&mut blocks, &|text| {
        *text = text.map(|words, look| {
            let mut look = look.clone();
            if look.code {
                look.link = None;
            }
            (words.to_owned(), look)
        });
    });
    blocks
}

fn brackets(item: &mut Item) {
    let mark = match item.done.take() {
        Some(true) => "[x] ",
        Some(false) => "[ ] ",
        None => return,
    };
    if let Some(Block::Paragraph(text)) = item.blocks.first_mut() {
        let mut with = Text::default();
        with.push(mark, &Look::default());
        text.stretches()
            .iter()
            .for_each(|(words, look)| with.push(words, look));
        *text = with;
    }
}
