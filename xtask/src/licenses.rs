//! THIRD-PARTY-LICENSES.txt: what the app is made of, and under which terms.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::process::{Failure, root};
use crate::rules::metadata;

const FILE: &str = "THIRD-PARTY-LICENSES.txt";

/// A crate that ends up in the app on some system.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    name: String,
    version: String,
    /// As an SPDX expression.
    license: String,
    /// Numbers of the texts that came with its source.
    texts: Vec<usize>,
}

/// Writes the file anew.
pub fn write() -> Result<(), Failure> {
    let text = text()?;
    fs::write(root().join(FILE), &text)?;
    println!("{FILE}: {} lines", text.lines().count());
    Ok(())
}

/// Fails when the file is not what would be written now.
pub fn check() -> Result<(), Failure> {
    if fs::read_to_string(root().join(FILE)).unwrap_or_default() == text()? {
        println!("{FILE} is up to date");
        return Ok(());
    }
    Err(Failure(format!(
        "{FILE} is not up to date; `cargo xtask licenses` writes it anew"
    )))
}

fn text() -> Result<String, Failure> {
    let metadata = metadata()?;
    let mut texts = Texts::default();
    let mut parts = Vec::new();
    let ids = shipped(&metadata);
    let mut packages: Vec<&Value> = list(&metadata["packages"])
        .filter(|package| ids.contains(word(&package["id"])))
        .collect();
    packages.sort_by_key(|package| (word(&package["name"]), word(&package["version"])));
    for package in packages {
        // Without a source it is one of ours.
        if package["source"].is_null() {
            continue;
        }
        let manifest = Path::new(word(&package["manifest_path"]));
        parts.push(Part {
            name: word(&package["name"]).to_owned(),
            version: word(&package["version"]).to_owned(),
            license: package["license"]
                .as_str()
                .unwrap_or("see its text")
                .replace('/', " OR "),
            texts: texts.of(manifest.parent().unwrap_or(manifest)),
        });
    }
    Ok(page(&parts, &texts.texts))
}

/// The ids of the packages that the app and the command line depend on, on whatever system, for more than building.
fn shipped(metadata: &Value) -> BTreeSet<&str> {
    let nodes: BTreeMap<&str, &Value> = list(&metadata["resolve"]["nodes"])
        .map(|node| (word(&node["id"]), node))
        .collect();
    let ours = list(&metadata["packages"])
        .filter(|package| package["name"] == "ninefold" || package["name"] == "ninefold-cli");
    let mut reached = BTreeSet::new();
    let mut open: Vec<&str> = ours.map(|package| word(&package["id"])).collect();
    while let Some(id) = open.pop() {
        if !reached.insert(id) {
            continue;
        }
        let Some(node) = nodes.get(id) else { continue };
        let normal = list(&node["deps"])
            .filter(|dep| list(&dep["dep_kinds"]).any(|kind| kind["kind"].is_null()));
        open.extend(normal.map(|dep| word(&dep["pkg"])));
    }
    reached
}

/// License texts, each once.
#[derive(Default)]
struct Texts {
    texts: Vec<String>,
    /// By their words, since the same text comes in many line widths.
    numbers: BTreeMap<String, usize>,
}

impl Texts {
    /// The numbers of the texts in a crate's folder.
    fn of(&mut self, folder: &Path) -> Vec<usize> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.is_file() && is_license(path))
            .collect();
        names.sort();
        let mut numbers: Vec<usize> = names
            .iter()
            .filter_map(|path| fs::read(path).ok())
            .map(|bytes| self.number(&String::from_utf8_lossy(&bytes)))
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// The number of a text, from 1.
    fn number(&mut self, text: &str) -> usize {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        *self.numbers.entry(words).or_insert_with(|| {
            self.texts.push(
                text.lines()
                    .map(str::trim_end)
                    .collect::<Vec<_>>()
                    .join("\n"),
            );
            self.texts.len()
        })
    }
}

fn is_license(path: &Path) -> bool {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase();
    let starts = [
        "license",
        "licence",
        "copying",
        "copyright",
        "unlicense",
        "notice",
    ];
    let code = ["rs", "html", "json", "toml", "spdx"];
    starts.iter().any(|start| name.starts_with(start))
        && !path
            .extension()
            .is_some_and(|found| code.iter().any(|code| found == *code))
}

fn page(parts: &[Part], texts: &[String]) -> String {
    let mut page = String::from(
        "Ninefold is made with the work of others, named here with their terms.\n\
         Written by `cargo xtask licenses`.\n\n\
         SQLite, which is part of libsqlite3-sys, is in the public domain.\n\
         The numbers in brackets are those of the texts below. A crate without one came without\n\
         a text; its terms are those of the license it names.\n\n",
    );
    for part in parts {
        let _ = write!(page, "{} {}: {}", part.name, part.version, part.license);
        for number in &part.texts {
            let _ = write!(page, " [{number}]");
        }
        page.push('\n');
    }
    for (index, text) in texts.iter().enumerate() {
        let _ = write!(
            page,
            "\n{}\n[{}]\n\n{}\n",
            "-".repeat(80),
            index + 1,
            text.trim_matches('\n')
        );
    }
    page
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Part, Texts, page};

    #[test]
    fn the_same_words_are_one_text() {
        let mut texts = Texts::default();
        assert_eq!(texts.number("Permission is\nhereby granted"), 1);
        assert_eq!(texts.number("Permission\r\n  is hereby granted\n"), 1);
        assert_eq!(texts.number("Another"), 2);
        assert_eq!(texts.texts[0], "Permission is\nhereby granted");
    }

    #[test]
    fn the_page_names_parts_and_numbers_texts() {
        let part = Part {
            name: "serde".into(),
            version: "1.0.0".into(),
            license: "MIT OR Apache-2.0".into(),
            texts: vec![1, 2],
        };
        let page = page(&[part], &["one".into(), "two".into()]);
        assert!(page.contains("\nserde 1.0.0: MIT OR Apache-2.0 [1] [2]\n"));
        assert!(page.ends_with("\n[2]\n\ntwo\n"));
    }
}
