//! Everything exported, read back by parsers that are not ours. `cargo xtask test foreign` runs it.

mod confluence;
mod markdown;
mod support;
