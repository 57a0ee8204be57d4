//! What is made for Confluence alone.

use crate::support::{all, arrives, same, same_page};
use ninefold_core::page::target::Target;
use ninefold_core::page::{Page, rich, storage};
use ninefold_foreign::compare::Looks;
use ninefold_foreign::read;
use ninefold_foreign::read::confluence::Editor;
use ninefold_foreign::tree::{Block, Item, Text, each_block, each_blocks, each_text};

#[test]
fn confluence_pastes_rich_text_the_same() {
    let mut editor = Editor::start().unwrap();
    all("Confluence, rich text", |filled| {
        let written = rich::write(&filled.page);
        let meant = settled(arrives(&filled.page, Target::Rich));
        let read = editor.paste_html(&written, "plain").map(settled);
        same_page(filled, &meant, read, &written, Looks::Same)
    });
}

#[test]
fn storage_format_says_the_same_as_xml() {
    all("XML, storage format", |filled| {
        let written = storage::write(&filled.page);
        let read = read::storage::storage(&written);
        same(filled, Target::Storage, read, &written)
    });
}

#[test]
fn confmark_reads_the_same() {
    all("confmark, storage format", |filled| {
        let written = storage::write(&filled.page);
        let meant = arrives_in_confmark(&filled.page);
        let read = read::confmark::storage(&written);
        same_page(filled, &meant, read, &written, Looks::Same)
    });
}

/// What confmark has to find in storage format.
pub fn arrives_in_confmark(page: &Page) -> Vec<Block> {
    let mut meant = arrives(page, Target::Storage);
    each_block(&mut meant, &|block| {
        if let Block::List(list) = block {
            // It knows no first number, and a task is one text to it.
            list.first = list.first.map(|_| 1);
            list.items.iter_mut().for_each(lines_of_task);
        }
    });
    meant
}

/// Confluence makes two paragraphs of one with an empty line; in a cell, paragraphs are lines to us. Spaces at the
/// end of a line are dropped now and then.
pub fn settled(mut blocks: Vec<Block>) -> Vec<Block> {
    each_blocks(&mut blocks, &settle);
    blocks
}

fn settle(blocks: &mut Vec<Block>) {
    let settled = |block| match block {
        Block::Heading(level, text) => vec![Block::Heading(level, lines(&text))],
        Block::Paragraph(text) => {
            let paragraphs = text.split(2).into_iter().map(|text| lines(&text));
            let paragraphs = paragraphs.filter(|paragraph| !paragraph.is_empty());
            paragraphs.map(Block::Paragraph).collect()
        }
        Block::Table(rows) => {
            let cells = |row: Vec<Text>| row.iter().map(lines).collect();
            vec![Block::Table(rows.into_iter().map(cells).collect())]
        }
        other => vec![other],
    };
    *blocks = std::mem::take(blocks)
        .into_iter()
        .flat_map(settled)
        .collect();
}

/// The lines that are not empty, without spaces at their ends.
fn lines(text: &Text) -> Text {
    let mut lines = Text::default();
    for mut line in text.split(1) {
        line.trim_end(usize::MAX, |c| matches!(c, ' ' | '\t'));
        if !line.is_empty() {
            lines.push_line(&line);
        }
    }
    lines
}

fn lines_of_task(item: &mut Item) {
    if item.done.is_some() {
        let mut lines = Text::default();
        each_text(&item.blocks, &mut |text| lines.push_line(text));
        item.blocks = vec![Block::Paragraph(lines)];
    }
}
