//! Where a text mentions somebody: the name as [`name::key`](super::name::key) has it, on the boundaries of words.

use std::ops::Range;

use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup, Script};

use crate::text::name::key;
use crate::text::seen::is_unseen;

/// A text as names are compared, letter by letter.
struct Letters<'a> {
    text: &'a str,
    /// Of each letter where it is in the text, and where its key begins.
    letters: Vec<(Range<usize>, usize)>,
    key: String,
}

/// Where a text mentions any of some names, from its beginning on. What has no letter is nobody's name.
pub fn mentions(text: &str, names: &[String]) -> Vec<Range<usize>> {
    let mut wanted: Vec<String> = names.iter().map(|name| key(name)).collect();
    wanted.retain(|name| name.chars().any(char::is_alphanumeric));
    // Most texts mention nobody, which is told without taking each apart.
    let folded = key(text);
    wanted.retain(|name| folded.contains(name));
    if wanted.is_empty() {
        return Vec::new();
    }
    let letters = Letters::of(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    for wanted in wanted {
        let all = letters.key.match_indices(&wanted);
        found.extend(all.filter_map(|(at, _)| letters.word(at, at + wanted.len())));
    }
    // Of names of which one is a part of another the longer one counts.
    found.sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    found.retain(|range| {
        let is_apart = range.start >= end;
        end = end.max(range.end);
        is_apart
    });
    found
}

/// The text with all that mentions any of some names replaced.
pub fn replaced(text: &str, names: &[String], by: &str) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut end = 0;
    for found in mentions(text, names) {
        replaced.push_str(&text[end..found.start]);
        replaced.push_str(by);
        end = found.end;
    }
    replaced.push_str(&text[end..]);
    replaced
}

impl<'a> Letters<'a> {
    fn of(text: &'a str) -> Self {
        let mut letters = Vec::new();
        let mut folded = String::with_capacity(text.len());
        let mut chars = text.char_indices().peekable();
        while let Some((start, first)) = chars.next() {
            let mut end = start + first.len_utf8();
            let is_space = first.is_whitespace();
            while let Some((at, next)) = chars.peek().copied() {
                let belongs = match is_space {
                    true => next.is_whitespace() || is_unseen(next),
                    false => is_mark(next) || is_unseen(next),
                };
                if !belongs {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
            let at = folded.len();
            match is_space {
                true => folded.push(' '),
                false => folded.push_str(&key(&text[start..end])),
            }
            // What can't be seen is a part of the letter before.
            if folded.len() > at {
                letters.push((start..end, at));
            }
        }
        Self {
            text,
            letters,
            key: folded,
        }
    }

    /// Where a stretch of the key is in the text, if it is whole letters and whole words, be it with an s of the genitive.
    fn word(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let place = |at: usize| self.letters.binary_search_by_key(&at, |(_, at)| *at).ok();
        let first = place(start)?;
        let after = match end == self.key.len() {
            true => self.letters.len(),
            false => place(end)?,
        };
        let is_split = |at: usize| {
            let before = at.checked_sub(1).and_then(|at| self.letter(at));
            !before
                .zip(self.letter(at))
                .is_some_and(|(one, other)| is_one_word(one) && is_one_word(other))
        };
        let is_genitive = || self.letter(after).is_some_and(|s| s == 's') && is_split(after + 1);
        (is_split(first) && (is_split(after) || is_genitive()))
            .then(|| self.letters[first].0.start..self.letters[after - 1].0.end)
    }

    fn letter(&self, at: usize) -> Option<char> {
        let (range, _) = self.letters.get(at)?;
        self.text[range.clone()].chars().next()
    }
}

/// Whether a letter makes one word with those beside it. In scripts without spaces a name stands between others.
pub(crate) fn is_one_word(letter: char) -> bool {
    let script = CodePointMapData::<Script>::new().get(letter);
    let is_spaced = ![
        Script::Han,
        Script::Hiragana,
        Script::Katakana,
        Script::Thai,
        Script::Lao,
        Script::Khmer,
        Script::Myanmar,
    ]
    .contains(&script);
    letter.is_alphanumeric() && is_spaced
}

fn is_mark(c: char) -> bool {
    GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, names: &[&str]) -> Vec<&'a str> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let all = mentions(text, &names).into_iter();
        all.map(|range| &text[range]).collect()
    }

    #[test]
    fn somebody_is_found_however_the_name_is_set_and_nobody_whose_name_only_begins_so() {
        for (text, name, there) in [
            ("ask Maya Brand.", "Maya Brand", vec!["Maya Brand"]),
            (
                "MAYA\u{A0} brand, Maya\nBrand",
                "Maya Brand",
                vec!["MAYA\u{A0} brand", "Maya\nBrand"],
            ),
            ("**Maya Brand**’s", "Maya Brand", vec!["Maya Brand"]),
            ("Maya Brandt and Amaya Brand", "Maya Brand", vec![]),
            ("Zoe\u{308}, ZOË and Zoe", "Zoë", vec!["Zoe\u{308}", "ZOË"]),
            (
                "Stra\u{AD}uss (Strauß)",
                "STRAUSS",
                vec!["Stra\u{AD}uss", "Strauß"],
            ),
            ("田中太郎さんが", "田中太郎", vec!["田中太郎"]),
            (
                "an@b.example or jan@b.example",
                "an@b.example",
                vec!["an@b.example"],
            ),
            ("maya_brand", "Maya", vec!["maya"]),
            ("Mayas Idee, Mayasan", "Maya", vec!["Maya"]),
            ("", "Maya", vec![]),
            ("– –", "–", vec![]),
            ("Maya", "", vec![]),
        ] {
            assert_eq!(found(text, &[name]), there, "{name:?} in {text:?}");
        }
    }

    #[test]
    fn of_two_names_the_longer_one_counts_and_is_replaced_as_a_whole() {
        let names = ["Maya".to_owned(), "Maya Brand".to_owned()];
        let text = "Maya Brand asked. maya said no; Mayall did not.";
        assert_eq!(
            replaced(text, &names, "a person"),
            "a person asked. a person said no; Mayall did not."
        );
        assert!(mentions(&replaced(text, &names, "a person"), &names).is_empty());
    }
}
