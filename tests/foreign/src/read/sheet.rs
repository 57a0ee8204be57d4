//! CSV, as Python reads it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// The rows of a table, its headings first.
///
/// # Errors
/// Says what is no CSV, or that the program is missing.
pub fn csv(csv: &[u8]) -> Result<Vec<Vec<String>>, String> {
    let rows = run(csv).map_err(|error| format!("python3: {error}"))?;
    serde_json::from_slice(&rows).map_err(|error| format!("Python read no CSV: {error}"))
}

fn run(csv: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut program = Command::new("python3")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("sheet.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    // It reads everything before it writes anything.
    if let Some(mut input) = program.stdin.take() {
        input.write_all(csv)?;
    }
    Ok(program.wait_with_output()?.stdout)
}
