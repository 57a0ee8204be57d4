//! What is made for Confluence alone.

use crate::support::{all, same};
use ninefold_core::page::{rich, storage};
use ninefold_foreign::expect::each_block;
use ninefold_foreign::read;
use ninefold_foreign::read::confluence::Editor;
use ninefold_foreign::tree::{Block, of_page};

#[test]
fn confluence_pastes_rich_text_the_same() {
    let mut editor = Editor::start().unwrap();
    all("Confluence, rich text", |filled| {
        let written = rich::write(&filled.page);
        same(
            &of_page(&filled.page),
            editor.paste_html(&written, "plain"),
            &written,
        )
    });
}

#[test]
fn storage_format_says_the_same_as_xml() {
    all("XML, storage format", |filled| {
        let written = storage::write(&filled.page);
        same(
            &of_page(&filled.page),
            read::storage::storage(&written),
            &written,
        )
    });
}

#[test]
fn confmark_reads_the_same() {
    all("confmark, storage format", |filled| {
        let written = storage::write(&filled.page);
        let mut meant = of_page(&filled.page);
        // It knows no first number.
        each_block(&mut meant, &|block| {
            if let Block::List(list) = block {
                list.first = list.first.map(|_| 1);
            }
        });
        same(&meant, read::confmark::storage(&written), &written)
    });
}
