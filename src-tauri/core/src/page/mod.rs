//! Pages: what is exported or previewed, as blocks of text, before it is Markdown, HTML or anything else.
//!
//! Answers and fields are read into a page once; all outputs are writers over pages, so they cannot disagree.
//! A page has no node for raw HTML and no link but to `http`, `https` and `mailto`.
//!
//! What every page made here keeps, and every writer may rely on:
//! - Text holds no line end ([`Inline::Break`] is one) and no control character but the tab; it is never empty.
//! - Neighbors of one kind are joined, and no style stands inside itself: inlines are at most four deep.
//! - Blocks are at most [`DEPTH`] lists and quotes deep; no paragraph, heading, quote or list is empty.
//! - A link's address is written in full, with everything percent-encoded that could end it in any output.
//! - Every row of a table has as many cells as its head.
//! - Contents, facts, panels and pictures stand on the page itself; there is at most one table of contents.

pub mod answer;
pub mod build;
pub mod csv;
pub mod dialect;
pub mod document;
mod edges;
mod fragile;
pub mod front_matter;
pub mod hold;
pub mod html;
mod indent;
pub(crate) mod inlines;
mod language;
mod list_like;
mod literal;
pub mod markdown;
pub mod markup;
pub mod paste;
mod path;
pub mod plain;
pub mod rich;
pub mod storage;
pub mod taken;
pub mod target;
#[cfg(test)]
mod tests;
pub mod text;
pub mod told;
pub(crate) mod url;
pub mod wiki;

use std::ops::RangeInclusive;

use crate::picture::Shown;

/// How many lists and quotes may stand inside one another; deeper ones are read as their text.
pub const DEPTH: usize = 16;

/// Text in blocks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

/// A block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A quotation.
    Quote(Vec<Block>),
    /// A list.
    List(List),
    /// Preformatted text.
    Code {
        /// What it is written in, one word such as `sql`; may be empty.
        language: String,
        /// Lines with LF between them; the last is not empty.
        text: String,
    },
    /// A table.
    Table(Table),
    /// What the page is about in a word or two each: a table of two columns, what and how it stands. On the page itself.
    Facts(Table),
    /// A line across.
    Rule,
    /// A picture; on the page itself.
    Picture(Picture),
    /// Something to be seen first, in a box.
    Panel(Vec<Block>),
    /// The headings that follow on the page.
    Contents {
        /// The levels listed, of 1 to 6: those of parts, not of the title.
        levels: RangeInclusive<u8>,
    },
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What it shows; one line, without which the name of the file stands for it.
    pub alt: String,
    /// The name of its file; one line.
    pub name: String,
    /// What names its bytes in the workspace.
    pub hash: String,
    /// The picture, only where it is to be written, or why it can't be shown, in sentences.
    pub shown: Option<Result<Shown, String>>,
}

/// A list, numbered or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The number of the first item; `None` for bullets.
    pub first: Option<u32>,
    /// At least one.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Set for a task: is it done? A task's first block is a paragraph.
    pub done: Option<bool>,
    /// What the item says; may be empty.
    pub blocks: Vec<Block>,
}

/// A table with one row of column headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The columns, at least one.
    pub head: Vec<Column>,
    /// The rows, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell; may be empty.
pub type Cell = Vec<Inline>;

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: Cell,
    /// How its cells are set.
    pub align: Align,
}

/// How the cells of a column are set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Align {
    /// As the reader likes.
    #[default]
    Natural,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// A stretch of text inside a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Characters as they are.
    Text(String),
    /// A line break.
    Break,
    /// Characters as they are, set as code; spaces at its ends count.
    Code(String),
    /// A word that judges, such as a rating, set in a lozenge of its color.
    Status {
        /// How good it is.
        tone: Tone,
        /// The word; one line, never empty.
        text: String,
    },
    /// Words in a style.
    Styled(Style, Vec<Inline>),
    /// A link.
    Link {
        /// The address, with its scheme.
        href: String,
        /// What is shown: the address itself where a bare one was typed.
        text: Vec<Inline>,
    },
}

/// A style of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Stressed, mostly shown slanted.
    Emphasis,
    /// Important, mostly shown bold.
    Strong,
    /// No longer valid, struck through.
    Struck,
}

/// How good what a status says is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// Neither good nor bad, or not known.
    #[default]
    Neutral,
    /// Good.
    Good,
    /// Between good and bad.
    Fair,
    /// Bad.
    Bad,
}

impl Page {
    /// The pictures that stand by themselves, for their bytes to be put in.
    pub fn pictures(&mut self) -> impl Iterator<Item = &mut Picture> {
        self.blocks.iter_mut().filter_map(|block| match block {
            Block::Picture(picture) => Some(picture),
            _ => None,
        })
    }

    /// The headings that a [`Block::Contents`] lists: the place among the blocks and the text of each.
    fn headings(
        &self,
        after: usize,
        levels: &RangeInclusive<u8>,
    ) -> impl Iterator<Item = (usize, &[Inline])> {
        let blocks = self.blocks.iter().enumerate().skip(after);
        blocks.filter_map(move |(place, block)| match block {
            Block::Heading { level, text } if levels.contains(level) => {
                Some((place, text.as_slice()))
            }
            _ => None,
        })
    }

    /// The same as a list of their words.
    fn contents(&self, after: usize, levels: &RangeInclusive<u8>) -> Option<List> {
        let item = |(_, text): (usize, &[Inline])| Item {
            done: None,
            blocks: vec![Block::Paragraph(plain::plain(&markup::words(text)))],
        };
        let items: Vec<Item> = self.headings(after, levels).map(item).collect();
        (!items.is_empty()).then_some(List { first: None, items })
    }
}

impl Picture {
    /// What it shows, and its file.
    pub fn description(&self) -> String {
        match (self.alt.as_str(), self.name.as_str()) {
            ("", "") => "A picture without a description".to_owned(),
            ("", name) => format!("A picture without a description ({name})"),
            (alt, "") => alt.to_owned(),
            (alt, name) => format!("{alt} ({name})"),
        }
    }

    /// What is said in place of the picture: what it shows, or the name of its file.
    pub fn words(&self) -> &str {
        if self.alt.is_empty() {
            &self.name
        } else {
            &self.alt
        }
    }
}

impl List {
    /// Can the items stand close together? So they can where each is a line or two, with lists below at most.
    pub(crate) fn is_tight(&self) -> bool {
        self.items.iter().all(|item| match item.blocks.as_slice() {
            [] => true,
            [Block::Paragraph(_), rest @ ..] => {
                rest.iter().all(|block| matches!(block, Block::List(_)))
            }
            _ => false,
        })
    }
}

impl Inline {
    /// Is this a link that shows its own address, as a bare address becomes?
    fn is_bare_link(&self) -> bool {
        match self {
            Inline::Link { href, text } => {
                matches!(text.as_slice(), [Inline::Text(shown)] if shown == href)
                    && url::is_bare(href)
            }
            _ => false,
        }
    }
}
