//! Reads what Ninefold exports with parsers that are not ours, and compares it with the page.
//!
//! Every reader makes the same [`tree`] of what it finds, and [`compare`] says where that is not what the page says.

pub mod address;
pub mod chromium;
pub mod compare;
pub mod convert;
pub mod corpora;
pub mod fields;
#[path = "../../../src-tauri/core/src/page/tests/hostile.rs"]
pub mod hostile;
pub mod office;
pub mod read;
pub mod scoping;
pub mod spreadsheet;
pub mod tree;
