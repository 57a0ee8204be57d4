mod answers;
mod confluence;
mod elements;
mod list_like;
mod losses;
mod outlines;
mod pictures;
mod reader;
mod round_trip;
mod sample;
mod urls;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

/// Compares an output with a committed file; with `UPDATE=1` writes the file instead.
fn check(file: &str, actual: &str) {
    let path = fixtures().join(file);
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, actual).unwrap();
    }
    let expected = fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        expected == actual,
        "{file} differs (UPDATE=1 writes it):\n{actual}"
    );
}

/// The folder of the committed files.
fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page/tests/fixtures")
}
