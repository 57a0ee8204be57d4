//! How two wordings differ, word by word.

use similar::utils::diff_unicode_words;
use similar::{Algorithm, ChangeTag, TextDiff};

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
        let words = diff_unicode_words(Algorithm::Myers, before, after).into_iter();
        Vec::from_iter(words.map(|(tag, text)| (tag, text.to_owned())))
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
            None => joined.push(Piece { fate, text }),
        }
    }
    joined
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
