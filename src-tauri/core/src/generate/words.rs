//! Plausible text from lists of words: sentences, lists and tables in Markdown, titles and names.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use super::chance::Chance;
use crate::error::Error;

const GENERATED: &str = include_str!("../../samples/generated.toml");

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The words of the file.
#[derive(Debug, Deserialize)]
pub(super) struct Words {
    words: BTreeMap<String, Vec<String>>,
    #[serde(flatten)]
    languages: BTreeMap<String, Language>,
}

/// What is said in a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Language {
    /// How many of so many use cases are written in it.
    weight: u64,
    sentences: Vec<String>,
    items: Vec<String>,
    tables: Vec<Table>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    head: Vec<String>,
    row: Vec<String>,
}

impl Words {
    pub(super) fn read() -> Result<Self, Error> {
        toml::from_str(GENERATED).map_err(|error| Error::Invalid(error.to_string()))
    }

    /// A list of words.
    pub(super) fn list(&self, name: &str) -> &[String] {
        self.words.get(name).map_or(&[], Vec::as_slice)
    }

    /// One word of a list.
    pub(super) fn one(&self, name: &str, chance: &mut Chance) -> &str {
        match self.list(name) {
            [] => "",
            list => chance.pick::<String>(list),
        }
    }

    /// The name of a language, most often English.
    pub(super) fn language(&self, chance: &mut Chance) -> &str {
        let mut at = chance.below(
            self.languages
                .values()
                .map(|language| language.weight)
                .sum(),
        );
        for (name, language) in &self.languages {
            match at.checked_sub(language.weight) {
                Some(rest) => at = rest,
                None => return name,
            }
        }
        "english"
    }

    /// One word of each list, joined in a pattern: a different one for each number, as long as there are any; then numbered.
    pub(super) fn distinct(&self, pattern: &str, lists: &[&str], number: u64, seed: u64) -> String {
        let lengths = lists.iter().map(|list| self.list(list).len().max(1) as u64);
        let all: u64 = lengths.product();
        // All numbers below `all` in an order of their own: a step that shares no divisor with it.
        let mut chance = Chance::of(&[seed, all]);
        let begin = chance.below(all);
        let mut step = 1 + chance.below(all.max(2) - 1);
        while divisor(step, all) > 1 {
            step += 1;
        }
        let mut at = u128::from(number % all) * u128::from(step) + u128::from(begin);
        at %= u128::from(all);
        let mut text = pattern.to_owned();
        for list in lists {
            let words = self.list(list);
            let length = words.len().max(1) as u128;
            if let Some(word) = words.get((at % length) as usize) {
                text = text.replacen(&format!("{{{list}}}"), word, 1);
            }
            at /= length;
        }
        match number / all {
            0 => text,
            again => format!("{text} ({})", again + 1),
        }
    }

    /// A text of some blocks: paragraphs, lists and tables. Each `revision` has another block written anew.
    pub(super) fn text(&self, language: &str, place: &[u64], revision: u64) -> String {
        let Some(language) = self.languages.get(language) else {
            return String::new();
        };
        let blocks = 1 + Chance::of(place).below(3);
        let mut text = String::new();
        for block in 0..blocks {
            // The last revision that wrote this block.
            let written = (0..=revision)
                .rev()
                .find(|at| *at == 0 || at % blocks == block);
            let place = [place, &[block, written.unwrap_or(0)]].concat();
            let mut chance = Chance::of(&place);
            if block > 0 {
                text.push_str("\n\n");
            }
            match chance.below(10) {
                0..=5 => self.paragraph(language, &mut chance, &mut text),
                6..=8 => self.bullets(language, &mut chance, &mut text),
                _ => self.table(language, &mut chance, &mut text),
            }
        }
        text
    }

    /// A line, such as of a name or a share.
    pub(super) fn line(&self, language: &str, chance: &mut Chance) -> String {
        let Some(language) = self.languages.get(language) else {
            return String::new();
        };
        let item = chance.pick::<String>(&language.items);
        self.filled(item, chance).replace(['*', '`'], "")
    }

    fn paragraph(&self, language: &Language, chance: &mut Chance, text: &mut String) {
        for sentence in 0..chance.between(1, 4) {
            if sentence > 0 {
                text.push(' ');
            }
            let sentence = self.filled(chance.pick::<String>(&language.sentences), chance);
            let mut letters = sentence.chars();
            text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            text.push_str(letters.as_str());
        }
    }

    fn bullets(&self, language: &Language, chance: &mut Chance, text: &mut String) {
        let style = chance.below(6);
        for number in 1..=chance.between(2, 5) {
            if number > 1 {
                text.push('\n');
            }
            let item = self.filled(chance.pick::<String>(&language.items), chance);
            // Writing to a text can't fail.
            let _ = match style {
                0 => write!(text, "{number}. {item}"),
                1 => write!(
                    text,
                    "- [{}] {item}",
                    if chance.happens(50) { 'x' } else { ' ' }
                ),
                _ => write!(text, "- {item}"),
            };
        }
    }

    fn table(&self, language: &Language, chance: &mut Chance, text: &mut String) {
        let table = chance.pick(&language.tables);
        let _ = write!(
            text,
            "| {} |\n|{}",
            table.head.join(" | "),
            " --- |".repeat(table.head.len())
        );
        for _ in 0..chance.between(2, 4) {
            let cells = table.row.iter().map(|cell| self.filled(cell, chance));
            let cells: Vec<String> = cells.collect();
            let _ = write!(text, "\n| {} |", cells.join(" | "));
        }
    }

    /// A pattern with a word in place of each pair of braces.
    pub(super) fn filled(&self, pattern: &str, chance: &mut Chance) -> String {
        let mut text = String::with_capacity(pattern.len() * 2);
        let mut rest = pattern;
        while let Some((before, (name, after))) = rest
            .split_once('{')
            .and_then(|(before, named)| Some((before, named.split_once('}')?)))
        {
            text.push_str(before);
            let _ = match name {
                "n" => write!(text, "{}", chance.between(2, 60)),
                "percent" => write!(text, "{}.{}%", chance.between(1, 70), chance.below(10)),
                "money" => write!(text, "€{}k", chance.between(4, 900)),
                "month" => write!(text, "{}", chance.pick(&MONTHS)),
                name => write!(text, "{}", self.one(name, chance)),
            };
            rest = after;
        }
        text.push_str(rest);
        text
    }
}

fn divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_pattern_names_lists_that_are_there() {
        let words = Words::read().unwrap();
        assert!(words.languages.contains_key("english"));
        for language in words.languages.values() {
            let tables = language.tables.iter();
            for table in tables.clone() {
                assert_eq!(table.head.len(), table.row.len());
            }
            let cells = tables.flat_map(|table| &table.row);
            for pattern in language
                .sentences
                .iter()
                .chain(&language.items)
                .chain(cells)
            {
                for (_, named) in pattern
                    .match_indices('{')
                    .map(|(at, _)| pattern.split_at(at + 1))
                {
                    let name = named.split('}').next().unwrap();
                    assert!(
                        ["n", "percent", "money", "month"].contains(&name)
                            || !words.list(name).is_empty(),
                        "{pattern}"
                    );
                }
                let filled = words.filled(pattern, &mut Chance::of(&[3]));
                assert!(!filled.contains(['{', '}']), "{filled}");
            }
        }
    }

    #[test]
    fn numbers_have_names_of_their_own() {
        let words = Words::read().unwrap();
        let name = |number| words.distinct("{event} on {page}", &["event", "page"], number, 7);
        let all = (words.list("event").len() * words.list("page").len()) as u64;
        let names: BTreeSet<String> = (0..all + 5).map(name).collect();
        assert_eq!(names.len() as u64, all + 5);
        assert!(name(all).ends_with(" (2)"), "{}", name(all));
    }

    #[test]
    fn a_revision_writes_one_block_anew_and_there_are_lists_tables_and_tasks() {
        let words = Words::read().unwrap();
        let mut seen = String::new();
        for place in 0..200 {
            let texts: Vec<String> = (0..3)
                .map(|at| words.text("english", &[place], at))
                .collect();
            let blocks = |text: &str| text.split("\n\n").map(str::to_owned).collect::<Vec<_>>();
            for pair in texts.windows(2) {
                let (before, after) = (blocks(&pair[0]), blocks(&pair[1]));
                assert_eq!(before.len(), after.len());
                let changed = before.iter().zip(&after).filter(|(a, b)| a != b).count();
                assert!(changed <= 1);
            }
            seen.push_str(&texts[0]);
        }
        for mark in ["| --- |", "\n- ", "- [x] ", "\n2. ", "**"] {
            assert!(seen.contains(mark), "{mark}");
        }
    }
}
