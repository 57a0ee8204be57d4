//! Each command that writes has a row among those that fail.

use std::fs;
use std::path::Path;

/// What changes nothing in a file, or is only asked for by what has a row.
const WITHOUT_ROWS: &[(&str, &str)] = &[
    ("abandon", "nothing is written from then on"),
    ("heard", "answers what came of something else"),
    ("info", "answers what is known"),
    ("let_read", "is of who may write, and kept by the shell"),
    ("set_language", "is of the screen alone"),
];

/// A command that nobody has thought of here is found by its name in the sources.
#[test]
fn every_command_is_among_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/workspace");
    let rows = [
        include_str!("commands/said.rs"),
        include_str!("commands/kept.rs"),
        include_str!("commands/exchanged.rs"),
    ];
    let (mut found, mut missing) = (0, Vec::new());
    for text in sources(&folder) {
        for block in text
            .split("\nimpl ")
            .filter(|block| block.starts_with("Workspace {"))
        {
            let block = &block[..block.find("\n}").unwrap_or(block.len())];
            for signature in block.split("\n    pub fn ").skip(1) {
                let (name, rest) = signature.split_once('(').unwrap();
                let name = name.split('<').next().unwrap();
                let is_command = ["&mut self", "self", "mut self"]
                    .iter()
                    .any(|by| rest.trim_start().starts_with(by));
                if !is_command {
                    continue;
                }
                found += 1;
                let has_row = rows.iter().any(|rows| rows.contains(&format!(".{name}(")));
                let is_apart = WITHOUT_ROWS.iter().any(|(apart, _)| *apart == name);
                if has_row == is_apart {
                    missing.push(name.to_owned());
                }
            }
        }
    }
    assert!(found > 60, "{found} commands were found");
    assert!(
        missing.is_empty(),
        "give these a row in commands/: {missing:?}"
    );
}

/// The sources in a folder, those of tests aside.
fn sources(folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && path
                .file_stem()
                .is_some_and(|stem| stem != "probe" && stem != "tests")
        {
            texts.push(fs::read_to_string(&path).unwrap());
        }
    }
    texts
}
