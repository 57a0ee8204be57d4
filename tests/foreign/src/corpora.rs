//! Texts of others that are hard to write out right.

use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// What tries to run or to fetch something, one a line; see the head of the file.
pub const PAYLOADS: &str = include_str!("../payloads.txt");

/// What generated texts found, and what other programs read as something else.
const FOUND: [&str; 8] = [
    "https://@",
    "<me@a.example>me@a.example",
    "<https://a.example/_b_><https://a.example/_b_>",
    "`![p](https://a.example/p.png)`",
    "$5M–$6M, `$a` $ b, [$](https://a.example/$x) https://a.example/$y",
    "web:email:open, www.a.example:80/:tada:/$x$y 1:100:1 :+1: \\:key:",
    "> \\[!NOTE\\]\n> a",
    "see[^1]\n\n[^1]: a",
];

/// Texts of one source.
#[derive(Debug)]
pub struct Corpus {
    /// `CommonMark`.
    pub name: String,
    /// The texts.
    pub texts: Vec<String>,
}

/// The examples of CommonMark and GFM, naughty strings, payloads, and what was found.
///
/// # Errors
/// Says what is missing.
pub fn all() -> Result<Vec<Corpus>, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora.cjs");
    let output = Command::new("node")
        .arg(script)
        .output()
        .map_err(|error| format!("node: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!(
            "{said}\ncargo xtask test foreign installs the texts"
        ));
    }
    let json: Value = serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?;
    let mut corpora: Vec<Corpus> = json
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, texts)| Corpus {
            name: name.clone(),
            texts: texts
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(typed)
                .collect(),
        })
        .collect();
    corpora.push(Corpus {
        name: "payloads".into(),
        texts: payloads("alert(1)", "https://elsewhere.example/x"),
    });
    corpora.push(Corpus {
        name: "found".into(),
        texts: FOUND.map(str::to_owned).into(),
    });
    Ok(corpora)
}

/// The payloads, to run a script and to fetch from an address.
pub fn payloads(script: &str, address: &str) -> Vec<String> {
    PAYLOADS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("// "))
        .map(|line| {
            line.replace("⏎", "\n")
                .replace("␣", "\t")
                .replace("RUN", script)
                .replace("URL", address)
        })
        .collect()
}

/// The store takes no NUL: the window replaces it before.
fn typed(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}
