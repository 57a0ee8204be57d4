//! What programs that convert texts make of our output: each in its own way, told in one set of signs.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What is converted.
#[derive(Debug, Default)]
pub struct Given {
    /// Texts in Markdown.
    pub markdown: Vec<String>,
    /// The same as HTML.
    pub html: Vec<String>,
    /// A page in Confluence's storage format.
    pub storage: String,
    /// A presentation.
    pub deck: Vec<u8>,
}

/// What each program made of each text, by its name; nothing where it refused. Under `versions` stand those of all of them.
pub type Made = BTreeMap<String, Vec<Option<String>>>;

/// Lets all programs convert.
///
/// # Errors
/// Says which is missing: `cargo xtask test foreign` installs them.
pub fn convert(given: &Given) -> Result<Made, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let deck = folder.path().join("deck.pptx");
    std::fs::write(&deck, &given.deck).map_err(|error| error.to_string())?;
    let mut given = json!({
        "markdown": given.markdown,
        "html": given.html,
        "storage": given.storage,
        "deck": deck,
    });
    let mut made = run("node", "converters.cjs", &given)?;
    given["turndown"] = json!(made.remove("turndown"));
    for (name, mut texts) in run("python3", "converters.py", &given)? {
        made.entry(name).or_default().append(&mut texts);
    }
    Ok(made)
}

fn run(program: &str, script: &str, given: &Value) -> Result<Made, String> {
    let failed = |error: &dyn std::fmt::Display| format!("{script}: {error}");
    let mut process = Command::new(program)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join(script))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| failed(&error))?;
    // It reads everything before it writes anything.
    if let Some(mut input) = process.stdin.take() {
        input
            .write_all(given.to_string().as_bytes())
            .map_err(|error| failed(&error))?;
    }
    let output = process.wait_with_output().map_err(|error| failed(&error))?;
    serde_json::from_slice(&output.stdout).map_err(|error| failed(&error))
}
