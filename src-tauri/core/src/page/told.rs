//! All that is told of a way of exporting: what a page loses there, and what words lose beside that in Markdown.

use super::hold::{Loss, Noted, held, noted};
use super::target::Target;
use super::{Block, Page, markdown, rich, storage};
use std::borrow::{Borrow, Cow};

/// A page as it arrives in a target, and all that it loses on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The page.
    pub page: Page,
    /// What changed, each once.
    pub losses: Vec<Noted>,
}

/// A page in all forms that are copied, and what it loses in each way of exporting: each is made once.
#[derive(Debug)]
pub struct Copies {
    /// As Markdown.
    pub markdown: String,
    /// As HTML for the clipboard.
    pub rich: String,
    losses: [(Target, Vec<Noted>); 5],
}

impl Copies {
    /// Makes them.
    pub fn of(page: &Page) -> Self {
        let markdown = held(page, Target::Markdown);
        let (text, plainer) = markdown::of_held(&markdown);
        let looks = looks(&markdown.blocks, &plainer);
        let with_looks = |mut losses: Vec<Noted>| {
            losses.extend(looks.clone());
            losses
        };
        let rich = held(page, Target::Rich);
        let in_confluence = held(page, Target::MarkdownInConfluence).losses;
        Self {
            markdown: text,
            rich: rich::of_held(&rich),
            losses: [
                (Target::MarkdownInConfluence, with_looks(in_confluence)),
                (Target::Rich, rich.losses),
                (Target::Storage, held(page, Target::Storage).losses),
                (Target::Word, held(page, Target::Word).losses),
                (Target::Markdown, with_looks(markdown.losses)),
            ],
        }
    }

    /// What the page loses in a target.
    pub fn losses(&self, target: Target) -> &[Noted] {
        let of_target = self.losses.iter().find(|(of, _)| *of == target);
        of_target.map_or(&[], |(_, losses)| losses)
    }
}

/// A page as Markdown, and what it loses there.
pub fn markdown(page: &Page) -> (String, Vec<Noted>) {
    let held = held(page, Target::Markdown);
    let (text, plainer) = markdown::of_held(&held);
    let looks = looks(&held.blocks, &plainer);
    (text, held.losses.into_iter().chain(looks).collect())
}

/// A page in storage format, and what it loses there.
pub fn storage(page: &Page) -> (String, Vec<Noted>) {
    let held = held(page, Target::Storage);
    (storage::of_held(&held), held.losses)
}

/// The page as it arrives in a target. In Markdown, words may lose a look beside that, which is told.
pub fn hold(page: &Page, target: Target) -> Held {
    let arrived = held(page, target);
    let mut losses = arrived.losses;
    if matches!(target, Target::Markdown | Target::MarkdownInConfluence) {
        let markdown = held(page, Target::Markdown);
        let (_, plainer) = markdown::of_held(&markdown);
        losses.extend(looks(&markdown.blocks, &plainer));
    }
    let blocks = arrived.blocks.into_iter().map(Cow::into_owned).collect();
    Held {
        page: Page { blocks },
        losses,
    }
}

/// The look that words lose in these blocks of a page as Markdown holds it.
fn looks<B: Borrow<Block>>(blocks: &[B], plainer: &[usize]) -> Option<Noted> {
    let is_heading = |block: &B| matches!(block.borrow(), Block::Heading { .. });
    let above = |at: &usize| blocks[..=*at].iter().rposition(is_heading);
    let places: Vec<usize> = plainer.iter().filter_map(above).collect();
    (!plainer.is_empty()).then(|| noted(blocks, Loss::Looks, &places))
}
