//! A sentence in large letters, and what it is made of in boxes below it.

use super::super::Part;
use super::super::sheet::{AREA, Frame, Layout, Shape, Skin};
use super::super::text::{Set, inline_runs};
use super::{Draft, body, canvas, nothing, para};
use crate::page::{Block, Inline};

/// The sizes of the sentence's letters to try.
const SIZES: [f64; 4] = [28.0, 24.0, 21.0, 18.0];

/// How high the sentence may be above its parts.
const HIGHEST: f64 = 230.0;

/// Between the sentence and its parts.
const GAP: f64 = 22.0;

/// How wide lines may be to be read well.
const MEASURE: f64 = 800.0;

/// The sentence and its parts on one sheet, if they can be.
pub fn place(sentence: &[Inline], parts: &[Part]) -> Vec<Draft> {
    let runs = inline_runs(sentence);
    let said = match runs.is_empty() {
        true => vec![nothing()],
        false => para(runs),
    };
    let highest = if parts.is_empty() {
        AREA.height
    } else {
        HIGHEST
    };
    let sets = SIZES.map(|size| (size, Set::new(said.clone(), MEASURE, size)));
    let fitting = sets.into_iter().find(|(_, set)| set.height() <= highest);
    let Some((size, mut set)) = fitting else {
        return in_parts(sentence, parts);
    };
    let (paras, height) = set.take(highest);
    let frame = Frame {
        height,
        width: MEASURE,
        ..AREA
    };
    let mut shapes = vec![Shape::boxed("Statement", frame, paras, size, Skin::Placed)];
    let y = frame.bottom() + GAP;
    let below = Frame {
        y,
        height: AREA.bottom() - y,
        ..AREA
    };
    let (boxes, rest) = canvas::boxes(parts, below, canvas::Height::Needed);
    shapes.extend(boxes);
    let mut drafts = vec![Draft {
        layout: Layout::Statement,
        shapes,
    }];
    if !rest.is_empty() {
        drafts.extend(body::place(&rest));
    }
    drafts
}

/// A sentence that is too long for large letters: as the first of its parts.
fn in_parts(sentence: &[Inline], parts: &[Part]) -> Vec<Draft> {
    let sentence = Part {
        title: String::new(),
        blocks: vec![Block::Paragraph(sentence.to_vec())],
    };
    let parts: Vec<Part> = std::iter::once(sentence)
        .chain(parts.iter().cloned())
        .collect();
    body::place(&parts)
}
