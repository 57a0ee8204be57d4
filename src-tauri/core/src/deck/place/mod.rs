//! Gives everything in a deck its place on a sheet, and what does not fit on one a place on further ones.

mod body;
mod canvas;
mod chart;
mod cover;
mod grid;
mod logo;
mod map;
mod picture;
mod statement;
mod title;

pub use title::usual_size as usual_title_size;

use super::sheet::{Layout, Shape, Sheet};
use super::text::{Kind, Para, Run};
use super::{Content, Deck, NOTHING, Part, Slide};
use crate::page::{Block, plain::plain};

/// The most sheets that a slide goes on to. What does not fit on so many is not in the file, and the last one says so.
pub const MOST: usize = 100;

/// What the last of so many sheets says.
const REST: &str =
    "The rest is too long for a deck. All of it is in the use case, and in this deck as Markdown.";

/// What the whole title is called where only its beginning stands above a slide.
const WHOLE_TITLE: &str = "Title";

/// A sheet before it has a title.
struct Draft {
    layout: Layout,
    shapes: Vec<Shape>,
}

/// The sheets of a deck, in order. A logo stands on the first, beside its title.
pub fn sheets(deck: &Deck) -> Vec<Sheet> {
    let logo = deck.logo.as_ref().and_then(logo::place);
    let mut slides = deck.slides.iter();
    let first = slides.next().map(|slide| of_slide(slide, logo));
    let others = slides.flat_map(|slide| of_slide(slide, None));
    first.into_iter().flatten().chain(others).collect()
}

fn of_slide(slide: &Slide, logo: Option<Shape>) -> Vec<Sheet> {
    let mut drafts = match &slide.content {
        Content::Cover(cover) => cover::place(cover),
        Content::Canvas(parts) => canvas::place(parts),
        Content::Statement { sentence, parts } => statement::place(sentence, parts),
        Content::Body(parts) => body::place(parts),
        Content::Chart(chart) => chart::place(chart),
        Content::Map(map) => map::place(map),
        Content::Picture(picture) => picture::place(picture),
    };
    let mut beside = None;
    if let Some(logo) = logo {
        beside = Some(logo::beside(title::frame(drafts[0].layout), &logo));
        drafts[0].shapes.push(logo);
    }
    if title::is_cut(&slide.title, drafts[0].layout, beside) {
        drafts.extend(body::place(&[Part {
            title: WHOLE_TITLE.into(),
            blocks: vec![Block::Paragraph(plain(&slide.title))],
        }]));
    }
    let of = drafts.len();
    let numbered = drafts.into_iter().enumerate();
    numbered
        .map(|(index, draft)| {
            let number = match of {
                1 => String::new(),
                of => format!(" ({} of {of})", index + 1),
            };
            let title_frame = beside.filter(|_| index == 0);
            let (title, title_size) = title::fit(&slide.title, &number, draft.layout, title_frame);
            Sheet {
                layout: draft.layout,
                title,
                title_frame,
                title_size,
                shapes: draft.shapes,
                notes: match index {
                    0 => slide.notes.clone(),
                    _ => String::new(),
                },
            }
        })
        .collect()
}

/// What stands where nothing was entered.
fn nothing() -> Para {
    Para::plain(NOTHING).of(Kind::Quiet)
}

/// What a part says, in paragraphs alone.
fn said(part: &Part) -> Vec<Para> {
    let paras = super::text::paras(&part.blocks);
    match paras.is_empty() {
        true => vec![nothing()],
        false => paras,
    }
}

/// The label of a part, if it has one.
fn label(part: &Part) -> Option<Para> {
    let label = Para::plain(&part.title).of(Kind::Label);
    (!label.runs.is_empty()).then_some(label)
}

/// Paragraphs of these runs alone.
fn para(runs: Vec<Run>) -> Vec<Para> {
    vec![Para {
        runs,
        ..Para::default()
    }]
}
