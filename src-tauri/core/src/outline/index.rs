//! The page of Confluence that has a table of all use cases that are there, made by Confluence of the facts on their pages.

use crate::page::build::{heading, paragraph};
use crate::page::{Page, storage};

/// The label that pages of use cases are to have.
const LABEL: &str = "ninefold-use-case";

/// What the page says above the table.
pub fn page() -> Page {
    let mut blocks = vec![heading(1, "Use cases")];
    blocks.extend(paragraph(&format!(
        "This table follows the pages of this space that have the label {LABEL}: what stands in their facts stands here."
    )));
    Page { blocks }
}

/// The table, as a macro of storage format.
pub fn report() -> String {
    let query = format!("label = \"{LABEL}\" and space = currentSpace()");
    storage::report("Use case", &super::facts::NAMES, &query)
}
