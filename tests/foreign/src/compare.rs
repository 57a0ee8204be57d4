//! Do two documents say the same?

use crate::tree::{Block, Item, Text};
use std::fmt::Write;

/// How words must look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// As meant.
    Same,
    /// As meant, or plain: Markdown can't have a mark everywhere.
    Fewer,
}

/// Says how what was read differs from what was meant, if it does: in blocks, words, or the looks of words.
pub fn difference(meant: &[Block], read: &[Block], looks: Looks) -> Option<String> {
    let (meant, read) = (Said::of(meant), Said::of(read));
    let lines = meant.lines.iter().zip(&read.lines);
    let same = lines.take_while(|(meant, read)| meant == read).count();
    if same < meant.lines.len().max(read.lines.len()) {
        let around = |lines: &[String]| {
            lines[same.saturating_sub(1)..]
                .iter()
                .take(4)
                .fold(String::new(), |mut shown, line| {
                    // Writing to a string can't fail.
                    let _ = write!(shown, "\n    {line:?}");
                    shown
                })
        };
        return Some(format!(
            "  meant:{}\n  read:{}",
            around(&meant.lines),
            around(&read.lines)
        ));
    }
    meant
        .texts
        .iter()
        .zip(&read.texts)
        .find_map(|(meant, read)| other_look(meant, read, looks))
}

/// Every text of a document, one a line, with what is around it.
pub fn lines(blocks: &[Block]) -> Vec<String> {
    Said::of(blocks).lines
}

#[derive(Default)]
struct Said<'a> {
    /// A line for every block, item and cell, with what is around it.
    lines: Vec<String>,
    /// The texts in them, in the same order.
    texts: Vec<&'a Text>,
}

impl<'a> Said<'a> {
    fn of(blocks: &'a [Block]) -> Self {
        let mut said = Said::default();
        said.blocks(blocks, "");
        said
    }

    fn blocks(&mut self, blocks: &'a [Block], around: &str) {
        for block in blocks {
            match block {
                Block::Heading(level, text) => self.text(&format!("{around}h{level}: "), text),
                Block::Paragraph(text) => self.text(&format!("{around}p: "), text),
                Block::Quote(blocks) => self.blocks(blocks, &format!("{around}quote ")),
                Block::List(list) => {
                    let around = match list.first {
                        Some(first) => format!("{around}ol{first} "),
                        None => format!("{around}ul "),
                    };
                    self.lines.push(around.clone());
                    for Item { done, blocks } in &list.items {
                        let task = done.map_or("item", |done| if done { "done" } else { "open" });
                        self.lines.push(format!("{around}{task}"));
                        self.blocks(blocks, &around);
                    }
                }
                Block::Code(text) => self.lines.push(format!("{around}code: {text}")),
                Block::Table(rows) => {
                    for row in rows {
                        self.lines.push(format!("{around}row of {}", row.len()));
                        row.iter()
                            .for_each(|cell| self.text(&format!("{around}cell: "), cell));
                    }
                }
                Block::Rule => self.lines.push(format!("{around}rule")),
                Block::Panel(blocks) => self.blocks(blocks, &format!("{around}panel ")),
                Block::Contents(levels) => {
                    self.lines.push(format!("{around}contents of {levels}"));
                }
            }
        }
    }

    fn text(&mut self, around: &str, text: &'a Text) {
        self.lines.push(format!("{around}{}", text.said()));
        self.texts.push(text);
    }
}

/// A character that looks otherwise than it should.
fn other_look(meant: &Text, read: &Text, looks: Looks) -> Option<String> {
    let fewer = |read: bool, meant: bool| read == meant || (!read && looks == Looks::Fewer);
    let wrong = meant
        .looks()
        .zip(read.looks())
        .filter(|((c, _), _)| !c.is_whitespace())
        .find(|((_, meant), (_, read))| {
            let allowed = fewer(read.emphasis, meant.emphasis)
                && fewer(read.strong, meant.strong)
                && fewer(read.struck, meant.struck)
                && fewer(read.code, meant.code)
                && read.status == meant.status;
            !allowed
        });
    wrong.map(|((c, meant), (_, read))| format!("  {c:?} is {read:?}\n  instead of {meant:?}"))
}
