//! Markdown, read by everything that may read it.

use crate::support::{all, arrives, looks, same, same_page};
use ninefold_core::page::target::Target;
use ninefold_core::page::{Page, markdown};
use ninefold_foreign::read::confluence::Editor;
use ninefold_foreign::read::{cmark, comrak, pulldown};
use ninefold_foreign::tree::{Block, Item, each_block};

#[test]
fn pulldown_cmark_reads_the_same() {
    all("pulldown-cmark", |filled| {
        let written = markdown::write(&filled.page);
        same(
            filled,
            Target::Markdown,
            pulldown::markdown(&written),
            &written,
        )
    });
}

#[test]
fn comrak_reads_the_same() {
    all("comrak", |filled| {
        let written = markdown::write(&filled.page);
        let meant = arrives_in_comrak(&filled.page);
        let looks = looks(&filled.page, Target::Markdown);
        same_page(filled, &meant, comrak::markdown(&written), &written, looks)
    });
}

/// What comrak has to find in Markdown.
pub fn arrives_in_comrak(page: &Page) -> Vec<Block> {
    let mut meant = arrives(page, Target::Markdown);
    each_block(&mut meant, &|block| {
        if let Block::List(list) = block {
            list.items.iter_mut().for_each(take_for_task);
        }
    });
    meant
}

/// It takes an item for a task even if the brackets at its start are escaped.
fn take_for_task(item: &mut Item) {
    let Some(Block::Paragraph(text)) = item.blocks.first_mut() else {
        return;
    };
    let said = text.said();
    let mark = ["[ ]", "[x]", "[X]"]
        .iter()
        .position(|mark| said.starts_with(mark));
    if let (Some(mark), None) = (mark, item.done)
        && said[3..]
            .chars()
            .next()
            .is_none_or(|c| c.is_ascii_whitespace())
    {
        item.done = Some(mark > 0);
        text.trim_start(4);
        if text.is_empty() {
            item.blocks.remove(0);
        }
    }
}

#[test]
fn cmark_gfm_reads_the_same() {
    all("cmark-gfm", |filled| {
        let written = markdown::write(&filled.page);
        same(
            filled,
            Target::Markdown,
            cmark::markdown(&written),
            &written,
        )
    });
}

#[test]
fn confluence_pastes_the_same() {
    let mut editor = Editor::start().unwrap();
    all("Confluence, Markdown", |filled| {
        let written = markdown::write(&filled.page);
        let read = editor.paste_markdown(&written);
        same(filled, Target::MarkdownInConfluence, read, &written)
    });
}
