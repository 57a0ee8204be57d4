//! The readers, each an independent parser.

pub mod cmark;
pub mod comrak;
pub mod confluence;
pub mod confmark;
pub mod html;
pub mod pulldown;
pub mod sheet;
pub mod storage;

use crate::tree::{Block, Text};

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
