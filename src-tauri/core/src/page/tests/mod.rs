mod answers;
mod confluence;
mod elements;
mod further;
mod hostile;
mod list_like;
mod losses;
mod meant;
mod outlines;
mod pasted;
mod pictures;
mod reader;
mod round_trip;
mod sample;
mod urls;

use crate::snapshot;
use std::path::PathBuf;

/// Compares an output with a committed file.
fn check(file: &str, actual: &str) {
    snapshot::check(&fixtures().join(file), actual);
}

/// The folder of the committed files.
fn fixtures() -> PathBuf {
    snapshot::folder("page/tests/fixtures")
}
