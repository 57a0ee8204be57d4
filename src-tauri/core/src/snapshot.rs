//! Committed files that outputs are compared with. `UPDATE=1` writes them instead; then read what changed.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// Compares an output with a committed file.
#[track_caller]
pub(crate) fn check(path: &Path, actual: &str) {
    if env::var_os("UPDATE").is_some() {
        fs::write(path, actual).unwrap();
    }
    let mut expected = fs::read_to_string(path).unwrap_or_default();
    // Those of a checkout may be the system's; an output that has such line ends itself has to have them there.
    if !actual.contains('\r') {
        expected = expected.replace("\r\n", "\n");
    }
    let name = path.display();
    assert!(
        expected == actual,
        "{name} differs (UPDATE=1 writes it):\n{actual}"
    );
}

/// A folder of committed files, given below the sources of the core.
pub(crate) fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(path)
}
