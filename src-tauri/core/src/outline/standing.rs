//! Where a use case stands, as its screens say it: scores with how they come about, and deliverables.

use crate::page::{
    Block,
    build::{heading, labeled, list},
};
use crate::use_case::progress::Deliverable;
use crate::use_case::scoring::Score;

/// The axes, under a heading; nothing while nothing is scored.
pub fn axes(axes: &[Score], level: u8) -> Vec<Block> {
    if axes.iter().all(|axis| axis.score.is_none()) {
        return Vec::new();
    }
    let items = axes.iter().map(|axis| vec![line(&axis.label, axis)]);
    let blocks = [heading(level, "Scores")].into_iter();
    blocks.chain(list(false, items)).collect()
}

/// The score of a phase; nothing while nothing is scored.
pub fn phase_score(score: Option<&Score>) -> Option<Block> {
    let score = score.filter(|score| score.score.is_some())?;
    Some(line("Phase score", score))
}

/// What a phase yields, and how far it is there.
pub fn deliverables(deliverables: &[Deliverable]) -> Option<Block> {
    let item = |one: &Deliverable| vec![Block::Paragraph(labeled(&one.name, &one.cover_label))];
    list(false, deliverables.iter().map(item))
}

/// `**Value:** 83, 3 of 9 scored · (100 + 75 + 75) ÷ 3 ≈ 83 · What it is worth. High is good.`
fn line(label: &str, score: &Score) -> Block {
    let mut said = score.in_words();
    for more in [&score.arithmetic, &score.meaning] {
        if !more.is_empty() {
            said.push_str(" · ");
            said.push_str(more);
        }
    }
    Block::Paragraph(labeled(label, &said))
}
