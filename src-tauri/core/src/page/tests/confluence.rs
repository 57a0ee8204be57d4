//! What Confluence is given, read back: storage format, and HTML for the clipboard.

use super::elements::{Piece, read};
use crate::page::target::Target;
use crate::page::told::hold;
use crate::page::{Block, Inline, Page, rich, storage};
use std::collections::HashSet;

/// Elements that hold a line of their own.
const LINES: &[&str] = &[
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ac:task-body",
    "ac:plain-text-body",
    "code",
    "div",
];

/// Storage format is sound, and says what the page says.
pub fn storage_comes_back(page: &Page) -> Result<(), String> {
    let written = storage::write(page);
    let pieces = read(&written, &[])?;
    let mut ids = HashSet::new();
    for window in pieces.windows(2) {
        if let [Piece::Open(name, _), Piece::Text(id)] = window
            && name == "ac:task-id"
            && !ids.insert(id.clone())
        {
            return Err(format!("two tasks have the number {id}"));
        }
    }
    compare(&said(&pieces), &of_page(page, Target::Storage), &written)
}

/// Clipboard HTML is sound, and says what the page says.
pub fn rich_comes_back(page: &Page) -> Result<(), String> {
    let written = rich::write(page);
    compare(
        &said(&read(&written, &["br", "hr"])?),
        &of_page(page, Target::Rich),
        &written,
    )
}

fn compare(read: &[String], meant: &[String], written: &str) -> Result<(), String> {
    match read == meant {
        true => Ok(()),
        false => Err(format!("read  {read:?}\nmeant {meant:?}\n{written}")),
    }
}

/// Every line that is not empty.
fn said(pieces: &[Piece]) -> Vec<String> {
    let (mut lines, mut line, mut around) = (Vec::new(), String::new(), Vec::new());
    let mut skipped = None;
    for piece in pieces {
        match piece {
            Piece::Open(name, attributes) => {
                let is = |name: &str, value: &str| {
                    attributes.iter().any(|(n, v)| n == name && v == value)
                };
                let is_silent = matches!(name.as_str(), "ac:task-id" | "ac:task-status")
                    || (name == "ac:parameter" && !is("ac:name", "title"));
                if is_silent && skipped.is_none() {
                    skipped = Some(around.len());
                }
                if name == "ac:task-list" && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                if name == "br" {
                    line.push('\n');
                }
                around.push(name.clone());
            }
            Piece::Text(text) if skipped.is_none() && *text != "\n" => line.push_str(text),
            Piece::Text(_) => {}
            Piece::Close(name) => {
                around.pop();
                if skipped == Some(around.len()) {
                    skipped = None;
                }
                let ends = match name.as_str() {
                    "code" => around.last().is_some_and(|around| around == "pre"),
                    name => LINES.contains(&name),
                };
                if ends && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
            }
        }
    }
    lines
}

fn of_page(page: &Page, target: Target) -> Vec<String> {
    let mut lines = Vec::new();
    of_blocks(&hold(page, target).page.blocks, &mut lines);
    lines.retain(|line| !line.is_empty());
    lines
}

fn of_blocks(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => lines.push(words(text)),
            Block::Quote(blocks) | Block::Panel(blocks) => of_blocks(blocks, lines),
            Block::List(list) => list
                .items
                .iter()
                .for_each(|item| of_blocks(&item.blocks, lines)),
            Block::Code { text, .. } => lines.push(text.clone()),
            Block::Table(table) | Block::Facts(table) => {
                let head = table.head.iter().map(|column| &column.heading);
                lines.extend(
                    head.chain(table.rows.iter().flatten())
                        .map(|cell| words(cell)),
                );
            }
            Block::Rule | Block::Contents { .. } | Block::Picture(_) => {}
        }
    }
}

fn words(inlines: &[Inline]) -> String {
    let words = |inline: &Inline| match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::Status { text, .. } => text.clone(),
        Inline::Break => "\n".to_owned(),
        Inline::Styled(_, content) | Inline::Link { text: content, .. } => words(content),
    };
    inlines.iter().map(words).collect()
}

#[test]
fn code_may_hold_the_end_of_its_own_section() {
    let code = |text: &str| Page {
        blocks: vec![Block::Code {
            language: "sql".to_owned(),
            text: text.to_owned(),
        }],
    };
    for text in ["]]>", "a]]>b]]>]]>", "]]", ">", "]]]]>>", ""] {
        storage_comes_back(&code(text)).unwrap();
    }
    let written = storage::write(&code("a]]>b"));
    assert!(
        written.contains("<![CDATA[a]]]]><![CDATA[>b]]>"),
        "{written}"
    );
}
