//! Text as it stands on slides: paragraphs of runs, measured in lines.
//!
//! Lengths are points, 72 to the inch.

mod font;
mod lines;
mod read;
mod set;
mod tie;
mod widths;

pub use read::{Element, elements, inline_runs, paras};
pub use set::Set;

use crate::page::Tone;
use crate::text::direction;
use std::rc::Rc;

/// The deepest level that PowerPoint has for a paragraph.
pub const DEEPEST: u8 = 8;

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Para {
    /// Its text.
    pub runs: Vec<Run>,
    /// What it is.
    pub kind: Kind,
    /// What stands before it.
    pub mark: Mark,
    /// How many lists and quotations it is in, 0 to [`DEEPEST`].
    pub level: u8,
    /// How far it is set in, in sizes of the font.
    pub left: f64,
    /// How much of that its mark has for itself.
    pub hang: f64,
    /// It begins something: more space is above it.
    pub apart: bool,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    #[default]
    Text,
    /// The heading of what follows, which stays on one slide with it.
    Heading,
    /// What a box or a column is called; stays with what follows it, too.
    Label,
    /// A remark that stands back.
    Quiet,
    /// A line or more of code.
    Code,
}

/// What stands before a paragraph, in the space that its level sets it in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    #[default]
    None,
    /// A bullet.
    Bullet,
    /// A number.
    Number(u32),
    /// A box, ticked when done.
    Task(bool),
}

/// A stretch of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub enum Run {
    /// Words that look alike; never empty, without line ends.
    Words(String, Look),
    /// A line break.
    Break,
}

/// How words look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// In bold.
    pub bold: bool,
    /// Slanted.
    pub italic: bool,
    /// Struck through.
    pub struck: bool,
    /// As code.
    pub code: bool,
    /// As a status that judges.
    pub tone: Option<Tone>,
    /// Where they lead.
    pub link: Option<Rc<str>>,
}

impl Para {
    /// A paragraph of words that all look alike.
    pub fn plain(text: &str) -> Self {
        Self {
            runs: inline_runs(&crate::page::plain::plain(text)),
            ..Self::default()
        }
    }

    /// The same as another kind.
    pub fn of(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    /// Whether it is read from right to left, as its first letter is.
    pub fn is_right_to_left(&self) -> bool {
        let words = self.runs.iter().filter_map(|run| match run {
            Run::Words(text, _) => Some(text),
            Run::Break => None,
        });
        direction::begins_right_to_left(words.flat_map(|text| text.chars()))
    }

    /// The space above it where it is not the first, in sizes of the font.
    pub fn before(&self) -> f64 {
        match (self.kind, self.apart) {
            (Kind::Heading, _) => 0.8,
            (_, true) => 0.5,
            (_, false) => 0.15,
        }
    }

    /// Everything it says.
    pub fn words(&self) -> String {
        let words = self.runs.iter().map(|run| match run {
            Run::Words(text, _) => text.as_str(),
            Run::Break => "\n",
        });
        words.collect()
    }
}

impl Kind {
    /// Whether it is set in bold.
    pub fn is_bold(self) -> bool {
        matches!(self, Kind::Heading | Kind::Label)
    }
}
