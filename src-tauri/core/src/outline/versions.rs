//! What copies of the workspace disagree on, as exports say it: every version can be read, and nobody takes one for agreed.

use super::{is_empty, titled};
use crate::page::{
    Block, Page,
    build::{list, strong},
    plain::plain,
};

/// Something that is not settled yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsettled {
    /// What it is: `answer to “How will we measure success?”`.
    pub what: String,
    /// Who wrote it when, and what: `Ben, 14 November 2023`.
    pub versions: Vec<(String, String)>,
    /// Where it is no matter of versions: what happened, in a sentence.
    pub told: Option<String>,
}

/// Puts what is not settled below the heading of its document, the first or a later one on the page.
pub fn insert(page: &mut Page, document: usize, unsettled: &[Unsettled]) {
    if !unsettled.is_empty() {
        let blocks = unsettled.iter().flat_map(versions).collect();
        insert_blocks(page, document, vec![Block::Panel(blocks)]);
    }
}

/// Puts blocks below the heading of a document, the first or a later one on the page.
pub fn insert_blocks(page: &mut Page, document: usize, blocks: Vec<Block>) {
    let is_title = |block: &Block| matches!(block, Block::Heading { level: 1, .. });
    let titles = page.blocks.iter().enumerate();
    let mut titles = titles.filter(|(_, block)| is_title(block));
    let place = titles.nth(document).map_or(0, |(place, _)| place + 1);
    page.blocks.splice(place..place, blocks);
}

fn versions(unsettled: &Unsettled) -> Vec<Block> {
    let Unsettled {
        what,
        versions,
        told,
    } = unsettled;
    if let Some(told) = told {
        return vec![Block::Paragraph(plain(told))];
    }
    let several = match versions.len() {
        0..=2 => "Two".to_owned(),
        3 => "Three".to_owned(),
        more => more.to_string(),
    };
    let mut blocks = vec![Block::Paragraph(strong(&format!(
        "{several} versions: {what}"
    )))];
    let said = versions.iter().map(|(by, text)| match is_empty(text) {
        true => titled(by, "nothing"),
        false => titled(by, text),
    });
    blocks.extend(list(false, said));
    blocks
}
