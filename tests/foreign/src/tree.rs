//! What a document says, whoever reads it: blocks, words, and how the words look.

use crate::address;
use ninefold_core::page::{self, Inline, Style, Tone};

/// A block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading with its level, 1 to 6.
    Heading(u8, Text),
    /// A paragraph.
    Paragraph(Text),
    /// A quotation.
    Quote(Vec<Block>),
    /// A list.
    List(List),
    /// Preformatted lines, none empty at the end.
    Code(String),
    /// The cells of a table, row by row, headings first.
    Table(Vec<Vec<Text>>),
    /// A line across.
    Rule,
    /// A box.
    Panel(Vec<Block>),
    /// A list of the headings that follow, with the levels listed: `2 to 3`.
    Contents(String),
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The number of the first item; `None` for bullets.
    pub first: Option<u32>,
    /// Its items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Set for a task: is it done?
    pub done: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// Words, in stretches of one look. A line end is a break.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text(Vec<(String, Look)>);

/// How words look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Look {
    pub emphasis: bool,
    pub strong: bool,
    pub struck: bool,
    pub code: bool,
    /// The color of a status.
    pub status: Option<&'static str>,
    /// Where a link leads, in the one form of [`address`].
    pub link: Option<String>,
}

impl Text {
    /// What stands for a picture that shows this.
    pub fn picture(shows: &str) -> Self {
        let mut text = Text::default();
        text.push(&format!("picture: {shows}"), &Look::default());
        text
    }

    /// Adds words.
    pub fn push(&mut self, words: &str, look: &Look) {
        match self.0.last_mut() {
            _ if words.is_empty() => {}
            Some((before, same)) if same == look => before.push_str(words),
            _ => self.0.push((words.to_owned(), look.clone())),
        }
    }

    /// The words, with ⟦words→address⟧ for a link whose words are not its address.
    pub fn said(&self) -> String {
        let mut said = String::new();
        for group in self.0.chunk_by(|(_, a), (_, b)| a.link == b.link) {
            let words: String = group.iter().map(|(words, _)| words.as_str()).collect();
            match &group[0].1.link {
                Some(link) if !address::is_shown(link, &words) => {
                    said.push_str(&format!("⟦{words}→{link}⟧"));
                }
                _ => said.push_str(&words),
            }
        }
        address::decoded(&said)
    }

    /// Is there nothing in it?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The look of every character.
    pub fn looks(&self) -> impl Iterator<Item = (char, &Look)> {
        self.0
            .iter()
            .flat_map(|(words, look)| words.chars().map(move |c| (c, look)))
    }

    /// Adds a text.
    pub fn push_text(&mut self, text: &Text) {
        for (words, look) in &text.0 {
            self.push(words, look);
        }
    }

    /// Adds a text as a line of its own.
    pub fn push_line(&mut self, line: &Text) {
        if !self.is_empty() {
            self.push("\n", &Look::default());
        }
        self.push_text(line);
    }

    /// The text in parts, which so many line ends divide, or more.
    pub fn split(&self, at: usize) -> Vec<Text> {
        let mut parts = Vec::new();
        let mut part = Text::default();
        let mut breaks = 0;
        for (c, look) in self.looks() {
            if c == '\n' {
                breaks += 1;
                continue;
            }
            if breaks >= at {
                parts.push(std::mem::take(&mut part));
            } else {
                part.push(&"\n".repeat(breaks), &Look::default());
            }
            breaks = 0;
            part.push(c.encode_utf8(&mut [0; 4]), look);
        }
        parts.push(part);
        parts
    }

    /// Takes characters off the start.
    pub fn trim_start(&mut self, count: usize) {
        for _ in 0..count {
            if let Some((words, _)) = self.0.first_mut() {
                words.remove(0);
                if words.is_empty() {
                    self.0.remove(0);
                }
            }
        }
    }

    /// Takes characters off the end that `padding` is true for, at most `most`.
    pub fn trim_end(&mut self, most: usize, padding: impl Fn(char) -> bool) {
        for _ in 0..most {
            let Some((words, _)) = self.0.last_mut() else {
                return;
            };
            if !words.ends_with(&padding) {
                return;
            }
            words.pop();
            if words.is_empty() {
                self.0.pop();
            }
        }
    }
}

impl From<&[Inline]> for Text {
    fn from(inlines: &[Inline]) -> Self {
        let mut text = Text::default();
        add(&mut text, inlines, &Look::default());
        text
    }
}

fn add(text: &mut Text, inlines: &[Inline], look: &Look) {
    for inline in inlines {
        let mut look = look.clone();
        match inline {
            Inline::Text(words) => text.push(words, &look),
            Inline::Break => text.push("\n", &look),
            Inline::Code(words) => {
                look.code = true;
                text.push(words, &look);
            }
            Inline::Styled(style, content) => {
                match style {
                    Style::Emphasis => look.emphasis = true,
                    Style::Strong => look.strong = true,
                    Style::Struck => look.struck = true,
                }
                add(text, content, &look);
            }
            Inline::Status { tone, text: word } => {
                look.status = Some(tone_color(*tone));
                text.push(word, &look);
            }
            Inline::Link {
                href,
                text: content,
            } => {
                look.link = Some(address::of(href));
                add(text, content, &look);
            }
        }
    }
}

fn tone_color(tone: Tone) -> &'static str {
    match tone {
        Tone::Neutral => "neutral",
        Tone::Good => "green",
        Tone::Fair => "yellow",
        Tone::Bad => "red",
    }
}

/// The color of a status as Confluence's editor calls it, given any of its names.
///
/// # Errors
/// Says which color it is not.
pub fn color(name: &str) -> Result<&'static str, String> {
    let name = name.to_ascii_lowercase();
    match name.as_str() {
        "" | "grey" | "neutral" => Ok("neutral"),
        "green" => Ok("green"),
        "yellow" => Ok("yellow"),
        "red" => Ok("red"),
        other => Err(format!("{other} is no color of a status")),
    }
}

/// What a page says.
pub fn of_page(page: &page::Page) -> Vec<Block> {
    of_blocks(&page.blocks)
}

fn of_blocks(blocks: &[page::Block]) -> Vec<Block> {
    blocks.iter().map(Block::from).collect()
}

impl From<&page::Block> for Block {
    fn from(block: &page::Block) -> Self {
        match block {
            page::Block::Heading { level, text } => {
                Block::Heading(*level, Text::from(text.as_slice()))
            }
            page::Block::Paragraph(text) => Block::Paragraph(Text::from(text.as_slice())),
            page::Block::Quote(blocks) => Block::Quote(of_blocks(blocks)),
            page::Block::List(list) => Block::List(List {
                first: list.first,
                items: list
                    .items
                    .iter()
                    .map(|item| Item {
                        done: item.done,
                        blocks: of_blocks(&item.blocks),
                    })
                    .collect(),
            }),
            page::Block::Code { text, .. } => Block::Code(text.clone()),
            page::Block::Table(table) | page::Block::Facts(table) => {
                let row = |cells: Vec<&page::Cell>| {
                    cells
                        .into_iter()
                        .map(|cell| Text::from(cell.as_slice()))
                        .collect()
                };
                let head = row(table.head.iter().map(|column| &column.heading).collect());
                let rows = table.rows.iter().map(|cells| row(cells.iter().collect()));
                Block::Table(std::iter::once(head).chain(rows).collect())
            }
            page::Block::Rule => Block::Rule,
            page::Block::Picture(picture) => Block::Paragraph(Text::picture(picture.words())),
            page::Block::Panel(blocks) => Block::Panel(of_blocks(blocks)),
            page::Block::Contents { levels } => {
                Block::Contents(format!("{} to {}", levels.start(), levels.end()))
            }
        }
    }
}

/// Changes all blocks that stand in a row, inner ones first.
pub fn each_blocks(blocks: &mut Vec<Block>, change: &impl Fn(&mut Vec<Block>)) {
    for block in blocks.iter_mut() {
        match block {
            Block::Quote(blocks) | Block::Panel(blocks) => each_blocks(blocks, change),
            Block::List(list) => list
                .items
                .iter_mut()
                .for_each(|item| each_blocks(&mut item.blocks, change)),
            _ => {}
        }
    }
    change(blocks);
}

/// Changes every block, inner ones first.
pub fn each_block(blocks: &mut Vec<Block>, change: &impl Fn(&mut Block)) {
    each_blocks(blocks, &|blocks| blocks.iter_mut().for_each(change));
}

/// Visits every text in its order.
pub fn each_text(blocks: &[Block], visit: &mut impl FnMut(&Text)) {
    for block in blocks {
        match block {
            Block::Heading(_, text) | Block::Paragraph(text) => visit(text),
            Block::Table(rows) => rows.iter().flatten().for_each(&mut *visit),
            Block::Quote(blocks) | Block::Panel(blocks) => each_text(blocks, visit),
            Block::List(list) => list
                .items
                .iter()
                .for_each(|item| each_text(&item.blocks, visit)),
            Block::Code(_) | Block::Rule | Block::Contents(_) => {}
        }
    }
}
