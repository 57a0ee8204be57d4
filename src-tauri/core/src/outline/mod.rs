//! What exports say of scoping: requirements, integrations, and the tables of the workspace.

pub mod captured;
pub mod discovery;
pub mod facts;
pub mod index;
pub mod note;
mod person;
pub mod portfolio;
mod requirements;
mod roadmap;
mod rows;
mod standing;
mod tables;
pub mod versions;
pub mod workshop;

pub use person::person;
pub use requirements::{Requirements, integrations, requirements, section};
pub use roadmap::{roadmap, time_line};
pub use rows::{integration_table, metric_table, people_table, roadmap_table, tag_table};
pub use tables::{metrics, table, tags};

use crate::framework::scoping::Control;
use crate::page::{
    Block, Cell, Inline,
    answer::answer,
    build::{labeled, list, strong},
    inlines::join,
};
use crate::use_case::asked::Ask;
use crate::use_case::said::Said;

/// What is said where nothing is.
const NOTHING: &str = "Nothing has been entered yet.";

/// Headings in what people typed inside lists and cells stand at the lowest level.
const LOWEST: u8 = 6;

/// What is known in a word or two, as a list; nothing where none of it is entered.
fn facts<'a>(all: impl IntoIterator<Item = Said<'a>>) -> Option<Block> {
    let entered = all.into_iter().filter(|said| !is_empty(&said.shown));
    let fact = |said: Said<'_>| {
        let label = match &said.source {
            // How much it is, and when, is told elsewhere.
            Some(source) => labeled(&format!("{} comes from", said.idea), source),
            None if said.control == Control::Rating => {
                labeled(said.idea, &format!("{} {}", said.value, said.shown))
            }
            None => labeled(said.idea, &said.shown),
        };
        vec![Block::Paragraph(label)]
    };
    list(false, entered.map(fact))
}

/// Where a measured value comes from; empty where that is not told.
fn source(ask: &Ask) -> &str {
    ask.measure
        .as_ref()
        .map_or("", |measure| measure.source.as_str())
}

/// Whether an answer is written as text, and not in a word or two.
fn is_text(ask: &Ask) -> bool {
    ask.control == Control::Text
}

/// What changed since a use case was agreed, and nobody looked at since: a line each.
fn to_look_at(suspects: &[String]) -> impl Iterator<Item = Block> {
    suspects
        .iter()
        .map(|what| Block::Paragraph(labeled("To look at", what)))
}

/// A question with what is said to it.
fn answered(question: &str, said: Vec<Block>) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(strong(question))];
    blocks.extend(said);
    blocks
}

/// An answer behind its name in bold: on one line with it where it begins with a paragraph.
fn titled(name: &str, text: &str) -> Vec<Block> {
    let mut blocks = answer(text, LOWEST);
    let mut title = labeled(name, "");
    match blocks.first_mut() {
        Some(Block::Paragraph(first)) => {
            first.drain(..).for_each(|inline| join(&mut title, inline));
            *first = title;
        }
        Some(_) => blocks.insert(0, Block::Paragraph(title)),
        None => {}
    }
    blocks
}

/// What an answer says as a cell: its paragraphs and items, a line each.
fn cell(text: &str) -> Cell {
    let mut cell = Cell::new();
    add_lines(&answer(text, LOWEST), &mut cell);
    cell
}

fn add_lines(blocks: &[Block], cell: &mut Cell) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => add_line(text, cell),
            Block::List(items) => {
                for item in &items.items {
                    add_lines(&item.blocks, cell);
                }
            }
            Block::Quote(blocks) | Block::Panel(blocks) => add_lines(blocks, cell),
            Block::Code { text, .. } => {
                for line in text.split('\n').filter(|line| !line.is_empty()) {
                    add_line(&[Inline::Code(line.to_owned())], cell);
                }
            }
            Block::Table(table) | Block::Facts(table) => {
                let head = table.head.iter().map(|column| &column.heading);
                for text in head.chain(table.rows.iter().flatten()) {
                    add_line(text, cell);
                }
            }
            Block::Rule | Block::Picture(_) | Block::Contents { .. } => {}
        }
    }
}

fn add_line(text: &[Inline], cell: &mut Cell) {
    if text.is_empty() {
        return;
    }
    if !cell.is_empty() {
        cell.push(Inline::Break);
    }
    text.iter().for_each(|inline| join(cell, inline.clone()));
}

fn is_empty(text: &str) -> bool {
    text.trim().is_empty()
}
