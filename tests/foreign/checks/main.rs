//! Everything exported, read back by parsers that are not ours. `cargo xtask test foreign` runs it.

mod markdown;
mod support;
