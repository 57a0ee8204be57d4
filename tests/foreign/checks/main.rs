//! Everything exported, read back by parsers that are not ours. `cargo xtask test foreign` runs it.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod alarms;
mod browser;
mod confluence;
mod converters;
mod fields;
mod handover;
mod html;
mod markdown;
mod scoping;
mod support;
