//! Decks: what is presented as slides, before it is a PowerPoint file, Markdown or a printed page.
//!
//! A deck says what is shown and in which order; how much fits on a slide, and what goes on to a further one, is for
//! whoever writes it. Single lines (titles, notes, alternative texts) are plain text; everything else comes as blocks
//! of a [page](crate::page), so that emphasis, lists, tables and links stay what they are.

mod outline;
mod place;
pub mod pptx;
mod sheet;
#[cfg(test)]
pub(crate) mod tests;
mod text;

pub use outline::page;

use crate::metric::Metric;
use crate::page::{Block, Inline, Picture};
use crate::portfolio::map::Dot;
use crate::use_case::progress::Step;

/// What is shown where nothing was entered.
pub const NOTHING: &str = "Still open";

/// What stands at the foot of a deck by itself: `Anna de Vries · 2026-11-22`.
pub fn foot(author: &str, date: &str) -> String {
    let said = [author.trim(), date];
    let said: Vec<&str> = said.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(" · ")
}

/// A deck of slides.
#[derive(Debug, Clone, PartialEq)]
pub struct Deck {
    /// What the deck is called: the use case, or the portfolio.
    pub title: String,
    /// What it is about, for the properties of the file; may be empty.
    pub subject: String,
    /// Who made it, for the properties of the file; may be empty.
    pub author: String,
    /// What stands at the foot of every slide: for whom, by whom, when, and who may see it; may be empty.
    pub foot: String,
    /// Whose it is, as a picture beside the title of the first slide; only for a PowerPoint file is it to be there.
    pub logo: Option<Picture>,
    /// The language of its texts as a BCP 47 tag: `en-US`.
    pub language: String,
    /// From first to last.
    pub slides: Vec<Slide>,
}

/// A slide. One that does not hold all of its content goes on to further slides of the same title.
#[derive(Debug, Clone, PartialEq)]
pub struct Slide {
    /// What stands above it; one line.
    pub title: String,
    /// What it shows.
    pub content: Content,
    /// What the presenter sees: the source fields, in lines; may be empty.
    pub notes: String,
}

/// What a slide shows. Each kind has a layout of its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// The first slide.
    Cover(Cover),
    /// A canvas: boxes beside and below one another, all on one slide if they can be.
    Canvas(Vec<Part>),
    /// One sentence in large letters, and below it what it is made of.
    Statement {
        /// The sentence.
        sentence: Vec<Inline>,
        /// Its parts.
        parts: Vec<Part>,
    },
    /// Parts below one another, as long as they are.
    Body(Vec<Part>),
    /// A metric's line.
    Chart(Chart),
    /// Use cases by value and effort.
    Map(Map),
    /// A picture, as large as it fits; only for a PowerPoint file is it to be there.
    Picture(Picture),
}

/// What stands on the first slide below its title: all that a decision needs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cover {
    /// What is asked of whoever sees it, in large letters; may be empty.
    pub ask: Vec<Inline>,
    /// What that rests on, in boxes beside one another.
    pub parts: Vec<Part>,
    /// Who and when: type, owner, date.
    pub facts: Vec<Fact>,
    /// The state of the phases.
    pub steps: Vec<Step>,
}

/// Something to be known in a few words.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What it is: `Owner`.
    pub label: String,
    /// `Daan Bakker`; without it, the fact is [open](NOTHING).
    pub value: Vec<Inline>,
}

/// Text under a heading.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Part {
    /// The heading; one line. Without one, the text stands by itself.
    pub title: String,
    /// The text; without any, the part says that it is [open](NOTHING). Headings in it are of level 4 and below.
    pub blocks: Vec<Block>,
}

/// A metric to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The metric's name.
    pub name: String,
    /// Its baseline, target and readings. Without a reading there is no line, only the table.
    pub metric: Box<Metric>,
}

/// Use cases to be drawn by value and effort.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// The first to the last, at most [`MOST`](crate::portfolio::map::MOST) of them.
    pub dots: Vec<Dot>,
    /// What is drawn of how many.
    pub said: String,
}

impl Deck {
    /// The pictures in it, for their bytes to be put in.
    pub fn pictures(&mut self) -> impl Iterator<Item = &mut Picture> {
        let slides = self.slides.iter_mut();
        let shown = slides.filter_map(|slide| match &mut slide.content {
            Content::Picture(picture) => Some(picture),
            _ => None,
        });
        self.logo.iter_mut().chain(shown)
    }
}
