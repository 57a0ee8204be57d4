//! One spelling, the American one, in everything that people read.

use std::collections::HashMap;
use std::sync::LazyLock;

/// British spellings, each with the American one, a pair a line.
const PAIRS: &str = include_str!("spellings.txt");

/// Where other words than ours are: what others wrote, and the pairs themselves.
const OTHERS: &[&str] = &[
    "Cargo.lock",
    "THIRD-PARTY-LICENSES.txt",
    "fuzz/corpus/",
    "tests/package-lock.json",
    "tests/foreign/",
    "findings/",
    // The names of files of others.
    "xtask/src/licenses.rs",
    "xtask/src/spelling",
];

/// Its comments are what the command line's help says.
const HELP: &str = "src-tauri/cli/src/arguments.rs";

/// What is spelled the British way in a file, in words.
pub fn broken(file: &str, text: &str) -> Vec<String> {
    if OTHERS.iter().any(|others| file.starts_with(others)) {
        return Vec::new();
    }
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| file == HELP || !is_comment(file, line))
        .flat_map(|(at, line)| {
            british(line).map(move |(found, instead)| {
                format!("{file}:{}: “{found}” is “{instead}” here", at + 1)
            })
        })
        .collect()
}

/// Whether a line is read by nobody but us.
fn is_comment(file: &str, line: &str) -> bool {
    let begins = |with: &[&str]| with.iter().any(|sign| line.trim_start().starts_with(sign));
    (file.ends_with(".rs") && begins(&["//"]))
        || (file.ends_with(".js") && begins(&["//", "/*", "*"]))
}

/// The British words of a line, and what they are here.
fn british(line: &str) -> impl Iterator<Item = (String, &'static str)> {
    line.match_indices(|sign: char| !sign.is_alphabetic())
        .map(|(at, sign)| (at, at + sign.len()))
        .chain([(line.len(), line.len())])
        .scan(0, |begin, (end, next)| {
            let from = std::mem::replace(begin, next);
            Some((line.get(from..end)?, line.get(..from)?))
        })
        .filter(|(word, before)| !is_anothers(word, before))
        .filter_map(|(word, _)| {
            let word = word.to_lowercase();
            american(&word).map(|instead| (word, instead))
        })
}

/// Whether the word is the name of a part of Confluence's format: `ac:name="colour"`.
fn is_anothers(word: &str, before: &str) -> bool {
    let before = before.trim_end_matches(['"', '\\']);
    word == "colour" && (before.ends_with("ac:name=") || before.ends_with("self.parameter("))
}

fn american(word: &str) -> Option<&'static str> {
    static AMERICAN: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
        let pairs = PAIRS.lines().filter(|line| !line.starts_with('#'));
        pairs.filter_map(|line| line.split_once(' ')).collect()
    });
    AMERICAN.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn british_words_are_told_with_what_they_are_here() {
        let found = broken(
            "a.md",
            "Well spelled.\nThe Colour of a `favourite_one`, towards",
        );
        assert_eq!(
            found,
            [
                "a.md:2: “colour” is “color” here",
                "a.md:2: “favourite” is “favorite” here",
                "a.md:2: “towards” is “toward” here",
            ]
        );
    }

    #[test]
    fn names_of_formats_and_longer_words_are_left_alone() {
        for line in [
            r#"<ac:parameter ac:name="colour">Green</ac:parameter>"#,
            r#"assert!("<ac:parameter ac:name=\"colour\">")"#,
            r#"aria-labelledby="promises""#,
        ] {
            assert_eq!(broken("a.rs", line), Vec::<String>::new());
        }
        assert!(broken("fuzz/corpus/x", "colour").is_empty());
        assert!(broken("a.rs", "    /// A dialog that was cancelled").is_empty());
        assert_eq!(broken(HELP, "    /// A dialog that was cancelled").len(), 1);
    }

    #[test]
    fn each_pair_differs_and_stands_once() {
        let mut known = std::collections::BTreeSet::new();
        for line in PAIRS.lines().filter(|line| !line.starts_with('#')) {
            let (british, american) = line.split_once(' ').unwrap();
            assert_ne!(british, american);
            assert!(known.insert(british), "{british} is there twice");
        }
    }
}
