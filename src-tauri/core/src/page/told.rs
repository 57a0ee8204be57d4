//! All that is told of a way of exporting: what a page loses there, and what words lose beside that in Markdown.

use super::hold::{Held, Loss, held, noted};
use super::target::Target;
use super::{Block, Page, markdown};

/// The page as it arrives in a target. In Markdown, words may lose a look beside that, which is told.
pub fn hold(page: &Page, target: Target) -> Held {
    let mut arrived = held(page, target);
    if matches!(target, Target::Markdown | Target::MarkdownInConfluence) {
        let written = held(page, Target::Markdown).page;
        let plainer = markdown::plainer(&written);
        if !plainer.is_empty() {
            let is_heading = |block: &Block| matches!(block, Block::Heading { .. });
            let above = |at: usize| written.blocks[..=at].iter().rposition(is_heading);
            let places: Vec<usize> = plainer.into_iter().filter_map(above).collect();
            arrived.losses.push(noted(&written, Loss::Looks, &places));
        }
    }
    arrived
}
