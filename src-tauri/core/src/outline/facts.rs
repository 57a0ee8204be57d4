//! What a use case is, in a word or two each, as a table at the top of its page. In Confluence's storage format they are
//! properties of the page, of which its report makes a table of all pages.

use crate::page::plain::plain;
use crate::page::{Block, Cell, Table, build};

/// What the facts may be called, in their order: the columns of a report.
pub const NAMES: [&str; 12] = [
    CLIENT,
    "Owner",
    "State",
    "Phase",
    "Progress",
    "Value",
    "Effort",
    "Risk",
    "Readiness",
    "Target quarter",
    "Go-live",
    "Labels",
];

/// For whom the work is.
pub const CLIENT: &str = "Client";

/// A fact: which of [`NAMES`] it is, and what it is.
pub type Fact = (&'static str, Cell);

/// The facts as a block; nothing without any.
pub fn block(facts: &[Fact]) -> Option<Block> {
    let row = |(name, what): &Fact| vec![plain(name), what.clone()];
    let rows = facts.iter().map(row).collect();
    match build::table(&["Fact", "How it stands"], rows) {
        Some(Block::Table(table)) => Some(Block::Facts(table)),
        _ => None,
    }
}

/// Puts a fact before the others of a block.
pub fn put_first(table: &mut Table, name: &str, what: &str) {
    table.rows.insert(0, vec![plain(name), plain(what)]);
}
