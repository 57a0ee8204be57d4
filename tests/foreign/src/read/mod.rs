//! The readers, each an independent parser.

pub mod cmark;
pub mod comrak;
pub mod confluence;
pub mod confmark;
pub mod handover;
pub mod html;
pub mod pulldown;
pub mod sheet;
pub mod storage;

use crate::tree::{Block, Text};
use ninefold_core::page::plain::plain;

/// The facts of a page, which have no headings of columns in storage format, with those that they have elsewhere.
fn facts(blocks: Vec<Block>) -> Result<Block, String> {
    match <[Block; 1]>::try_from(blocks) {
        Ok([Block::Table(mut rows)]) => {
            let head = ["Fact", "How it stands"];
            rows.insert(
                0,
                head.map(|name| Text::from(plain(name).as_slice())).into(),
            );
            Ok(Block::Table(rows))
        }
        other => Err(format!("facts are {other:?}")),
    }
}

/// Blocks being read, with paragraphs made of loose words, as in the items of a tight list.
#[derive(Debug, Default)]
struct Blocks {
    blocks: Vec<Block>,
    loose: Text,
}

impl Blocks {
    fn push(&mut self, block: Block) {
        self.end_paragraph();
        self.blocks.push(block);
    }

    fn end_paragraph(&mut self) {
        let loose = std::mem::take(&mut self.loose);
        if !loose.is_empty() {
            self.blocks.push(Block::Paragraph(loose));
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_paragraph();
        self.blocks
    }
}
