//! The rules of docs/ARCHITECTURE.md that no compiler knows.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::process::{Failure, cargo, output, root};
use crate::{circles, features, floors, spelling, window};

/// Crates that belong to the shell; the core must be able to run without any of them.
const SHELL: &[&str] = &[
    "tauri",
    "tauri-build",
    "wry",
    "tao",
    "rfd",
    "tokio",
    "webkit2gtk",
    "gtk",
];

/// The one file that may speak to Tauri.
const BRIDGE: &str = "ui/ipc.js";

/// Longer files do more than one thing.
const LINES: usize = 400;

/// Checks all rules, and lists all that are broken.
pub fn check() -> Result<(), Failure> {
    let files = files()?;
    let mut broken = core_knows_no_shell()?;
    broken.extend(features::check()?);
    let mut texts = Vec::new();
    for file in &files {
        let path = root().join(file);
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        broken.extend(file_rules(file, &text));
        broken.extend(floors::broken(file, &text));
        broken.extend(spelling::broken(file, &text));
        texts.push((file.as_str(), text));
    }
    let texts: Vec<_> = texts
        .iter()
        .map(|(file, text)| (*file, text.as_str()))
        .collect();
    broken.extend(circles::broken(&texts));
    broken.extend(window::broken(&texts));
    if broken.is_empty() {
        println!("{} files keep the rules", files.len());
        Ok(())
    } else {
        Err(Failure(broken.join("\n")))
    }
}

fn file_rules(file: &str, text: &str) -> Vec<String> {
    let mut broken = Vec::new();
    let is = |ending: &str| {
        Path::new(file)
            .extension()
            .is_some_and(|found| found == ending)
    };
    if file.starts_with("ui/") && is("js") && file != BRIDGE && text.contains("__TAURI") {
        broken.push(format!("{file}: only {BRIDGE} may name Tauri"));
    }
    if file.starts_with("ui/") && text.contains("://") && (is("html") || is("css")) {
        broken.push(format!("{file}: the window loads nothing from elsewhere"));
    }
    let lines = text.lines().count();
    if (is("rs") || is("js") || is("css")) && lines > LINES {
        broken.push(format!(
            "{file}: {lines} lines; a file does one thing in at most {LINES}"
        ));
    }
    if file.ends_with("package-lock.json") && text.contains("\"resolved\"") {
        broken.push(format!("{file}: names hosts; tests/.npmrc leaves them out"));
    }
    if is("rs")
        && (text.contains("todo!(") || text.contains("unimplemented!("))
        && !file.ends_with("rules.rs")
    {
        broken.push(format!("{file}: something is left to do"));
    }
    if text.contains(&*root().to_string_lossy()) {
        broken.push(format!("{file}: names a folder of this machine"));
    }
    broken
}

/// The core reaches no crate of the shell, directly or through others.
fn core_knows_no_shell() -> Result<Vec<String>, Failure> {
    let tree = cargo()
        .args([
            "tree",
            "--locked",
            "--package",
            "ninefold-core",
            "--edges",
            "normal",
        ])
        .args(["--prefix", "none", "--format", "{p}", "--target", "all"])
        .output()?;
    if !tree.status.success() {
        return Err(Failure(String::from_utf8_lossy(&tree.stderr).into_owned()));
    }
    let tree = String::from_utf8_lossy(&tree.stdout);
    let reached: BTreeSet<&str> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    let broken = SHELL.iter().filter(|name| reached.contains(*name));
    Ok(broken
        .map(|name| format!("the core reaches the shell's {name}"))
        .collect())
}

/// The project's files, as git lists them; those not yet added count too.
fn files() -> Result<Vec<String>, Failure> {
    let root = root().to_string_lossy().into_owned();
    let list = [
        "-C",
        &root,
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
    ];
    let list = output("git", &list).ok_or_else(|| Failure("git can't list the files".into()))?;
    Ok(list.lines().map(str::to_owned).collect())
}

/// `cargo metadata` of all systems, locked.
pub fn metadata() -> Result<Value, Failure> {
    let output = cargo()
        .args(["metadata", "--format-version", "1", "--locked"])
        .output()?;
    if !output.status.success() {
        return Err(Failure(
            String::from_utf8_lossy(&output.stderr).into_owned(),
        ));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| Failure(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::file_rules;

    #[test]
    fn only_the_bridge_names_tauri() {
        let text = "window.__TAURI__.core.invoke('start')";
        assert_eq!(file_rules("ui/ipc.js", text), Vec::<String>::new());
        assert_eq!(file_rules("ui/views/phase.js", text).len(), 1);
    }

    #[test]
    fn long_files_are_named() {
        assert_eq!(file_rules("ui/main.js", &"x\n".repeat(401)).len(), 1);
        assert_eq!(file_rules("ui/main.js", &"x\n".repeat(400)).len(), 0);
        assert_eq!(file_rules("docs/long.md", &"x\n".repeat(401)).len(), 0);
    }

    #[test]
    fn lock_files_name_no_host() {
        assert_eq!(
            file_rules("tests/package-lock.json", "{\"resolved\": \"\"}").len(),
            1
        );
    }
}
