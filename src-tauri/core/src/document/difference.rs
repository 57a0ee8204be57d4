//! How two wordings differ, word by word.

use similar::utils::diff_slices;
use similar::{Algorithm, ChangeTag, TextDiff};

use crate::document::words::words;
use crate::wire::wire;

/// Two texts of more bytes together than this are compared line by line: word by word would take seconds.
const LONG: usize = 200_000;

wire! {
    /// A piece of a text that became another.
    #[derive(Eq)]
    pub struct Piece {
        /// What became of it.
        pub fate: Fate,
        /// Its text, white space included.
        pub text: String,
    }
}

wire! {
    /// What became of a piece of a text.
    pub enum Fate {
        /// It stayed.
        Kept,
        /// It was taken out.
        Removed,
        /// It was put in.
        Added,
    }
}

/// What stayed, was taken out and put in, in the order of reading. The pieces that were not put in are the text before, those
/// that were not taken out the text after.
pub fn difference(before: &str, after: &str) -> Vec<Piece> {
    let pieces = if before.len() + after.len() > LONG {
        let diff = TextDiff::from_lines(before, after);
        let lines = diff.iter_all_changes();
        lines
            .map(|line| (line.tag(), line.value().to_owned()))
            .collect()
    } else {
        let (before, after) = (led(before), led(after));
        let words = diff_slices(Algorithm::Myers, &before, &after).into_iter();
        Vec::from_iter(words.map(|(tag, words)| (tag, words.concat())))
    };
    let mut joined: Vec<Piece> = Vec::new();
    for (tag, text) in pieces {
        let fate = match tag {
            ChangeTag::Equal => Fate::Kept,
            ChangeTag::Delete => Fate::Removed,
            ChangeTag::Insert => Fate::Added,
        };
        match joined.last_mut().filter(|last| last.fate == fate) {
            Some(last) => last.text.push_str(&text),
            _ => joined.push(Piece { fate, text }),
        }
    }
    keep_spaces(&mut joined);
    joined
}

/// Where a word is in place of another, the spaces before it stayed.
fn keep_spaces(pieces: &mut Vec<Piece>) {
    for at in (1..pieces.len()).rev() {
        let (removed, added) = (&pieces[at - 1], &pieces[at]);
        if (removed.fate, added.fate) != (Fate::Removed, Fate::Added) {
            continue;
        }
        let spaces = removed.text.len() - removed.text.trim_start_matches(' ').len();
        if spaces == 0 || !added.text.starts_with(&removed.text[..spaces]) {
            continue;
        }
        let text = removed.text[..spaces].to_owned();
        pieces[at - 1].text.drain(..spaces);
        pieces[at].text.drain(..spaces);
        match at.checked_sub(2).map(|before| &mut pieces[before]) {
            Some(before) if before.fate == Fate::Kept => before.text.push_str(&text),
            _ => pieces.insert(
                at - 1,
                Piece {
                    fate: Fate::Kept,
                    text,
                },
            ),
        }
    }
    pieces.retain(|piece| !piece.text.is_empty());
}

/// The words of a text, each with the spaces before it: by itself any space is like any other, and words would be taken for
/// changed that have one more or less beside them.
fn led(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut end) = (0, 0);
    for word in words(text) {
        end += word.len();
        if word == "\n" || !word.trim().is_empty() {
            found.push(&text[start..end]);
            start = end;
        }
    }
    if start < end {
        found.push(&text[start..end]);
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// As people mark it: `[-gone-]`, `{+new+}`.
    fn marked(before: &str, after: &str) -> String {
        let pieces = difference(before, after).into_iter();
        let marked = pieces.map(|Piece { fate, text }| match fate {
            Fate::Kept => text,
            Fate::Removed => format!("[-{text}-]"),
            Fate::Added => format!("{{+{text}+}}"),
        });
        marked.collect()
    }

    #[test]
    fn one_word_is_one_word() {
        let cases = [
            (
                "Mail to all buyers.",
                "Mail to new buyers.",
                "Mail to [-all-]{+new+} buyers.",
            ),
            ("", "First words", "{+First words+}"),
            ("Gone", "", "[-Gone-]"),
            ("Straße, 12 €", "Straße, 13 €", "Straße, [-12-]{+13+} €"),
            ("same", "same", "same"),
            (
                "We lose buyers in autumn.",
                "We lose old buyers.",
                "We lose{+ old+} buyers[- in autumn-].",
            ),
        ];
        for (before, after, expected) in cases {
            assert_eq!(marked(before, after), expected);
        }
    }

    #[test]
    fn long_texts_are_compared_by_lines() {
        let before = "A line of a long text.\n".repeat(10_000);
        let after = before.replacen("A line", "The first line", 1);
        let pieces = difference(&before, &after);
        assert_eq!(pieces.len(), 3);
        assert_eq!(pieces[1].text, "The first line of a long text.\n");
    }

    proptest! {
        #[test]
        fn both_texts_are_in_it(before in "[a-c é\\n]{0,40}", after in "[a-c é\\n]{0,40}") {
            let pieces = difference(&before, &after);
            let without = |fate: Fate| -> String {
                let kept = pieces.iter().filter(|piece| piece.fate != fate);
                kept.map(|piece| piece.text.as_str()).collect()
            };
            prop_assert_eq!(without(Fate::Added), before);
            prop_assert_eq!(without(Fate::Removed), after);
        }
    }
}
