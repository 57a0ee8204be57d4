//! What is handed over, as the libraries of its receivers read it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// What is found in each of some texts of a kind: `flowchart`, `gantt`, `calendar` or `wiki`.
///
/// # Errors
/// Says what is missing.
pub fn read(kind: &str, texts: &[String]) -> Result<Vec<Value>, String> {
    let asked = texts.iter().map(|text| json!({"kind": kind, "text": text}));
    let asked = Value::from(asked.collect::<Vec<_>>()).to_string();
    let answer = run(&asked).map_err(|error| format!("node: {error}"))?;
    serde_json::from_slice(&answer)
        .map_err(|error| format!("{error}; cargo xtask test foreign installs what it needs"))
}

fn run(asked: &str) -> std::io::Result<Vec<u8>> {
    let mut program = Command::new("node")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("handover.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    // It reads everything before it writes anything.
    if let Some(mut input) = program.stdin.take() {
        input.write_all(asked.as_bytes())?;
    }
    Ok(program.wait_with_output()?.stdout)
}
