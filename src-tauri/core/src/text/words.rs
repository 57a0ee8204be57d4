//! The words of a text as they are looked for: without regard to case, accents, what can't be seen and how quotes are set. What is
//! searched and what is typed to search it go through the same door.

use std::ops::Range;

use icu_casemap::CaseMapper;
use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::CodePointMapData;
use icu_properties::props::{CanonicalCombiningClass, GeneralCategory, GeneralCategoryGroup};

use crate::text::mention::is_one_word;
use crate::text::seen::is_unseen;

/// What follows so many characters of a word tells it from no other.
const LONGEST: usize = 64;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it is, in bytes.
    pub at: Range<usize>,
    /// As it is compared: letters and digits alone.
    pub folded: String,
}

/// What somebody looks for: words, each of which some word of a text begins with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted(Vec<String>);

/// The words of a text, in their order. What is between letters and digits parts them; of scripts without spaces each sign is
/// a word.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Words::default();
    walk(text, &mut words);
    words.found
}

/// The words of a text as they are compared, with one space between two.
pub fn folded(text: &str) -> String {
    let mut folded = Folded {
        text: String::with_capacity(text.len()),
        length: 0,
    };
    walk(text, &mut folded);
    // What ended the last word may have left a space.
    folded.text.truncate(folded.text.trim_end().len());
    folded.text
}

/// What gathers words from their letters.
trait Gathering {
    /// A letter or a mark, or what ends a word.
    fn push(&mut self, c: char, at: Range<usize>, is_mark: bool);

    /// The word ends.
    fn end(&mut self);
}

fn walk(text: &str, words: &mut impl Gathering) {
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        let is_plain = first.is_ascii() && !first.is_ascii_control();
        if is_plain && rest.peek().is_none_or(|(_, next)| next.is_ascii()) {
            words.push(first.to_ascii_lowercase(), start..start + 1, false);
            continue;
        }
        let mut end = start + first.len_utf8();
        while let Some((at, next)) = rest.next_if(|(_, next)| is_mark(*next) || is_unseen(*next)) {
            end = at + next.len_utf8();
        }
        push_letter(words, &text[start..end], start..end);
    }
    words.end();
}

/// A letter with its accents, which come in several orders, and with what can't be seen beside it.
fn push_letter(words: &mut impl Gathering, letter: &str, at: Range<usize>) {
    let seen: String = letter.chars().filter(|c| !is_unseen(*c)).collect();
    let apart = DecomposingNormalizerBorrowed::new_nfkd();
    let folded = CaseMapper::new();
    let folded = folded.fold_string(&apart.normalize(&seen)).into_owned();
    let folded = apart.normalize(&folded);
    let alone = seen.chars().next().is_some_and(is_alone);
    if alone {
        words.end();
    }
    for c in folded.chars().filter(|c| !is_accent(*c)) {
        words.push(c, at.clone(), is_mark(c));
    }
    if alone {
        words.end();
    }
}

impl Wanted {
    /// What is typed.
    pub fn of(typed: &str) -> Self {
        let mut wanted: Vec<String> = Vec::new();
        for word in words(typed) {
            // One that another begins with asks for nothing more.
            if !wanted.iter().any(|other| other.starts_with(&word.folded)) {
                wanted.retain(|other| !word.folded.starts_with(other.as_str()));
                wanted.push(word.folded);
            }
        }
        Self(wanted)
    }

    /// The words, each of letters and digits alone.
    pub fn words(&self) -> &[String] {
        &self.0
    }

    /// Where a text has the words; nothing unless it has all of them, and nothing is asked for where none is.
    pub fn found_in(&self, text: &str) -> Vec<Range<usize>> {
        let words = words(text);
        let has = |wanted: &String| words.iter().any(|word| word.folded.starts_with(wanted));
        if self.0.is_empty() || !self.0.iter().all(has) {
            return Vec::new();
        }
        let is_wanted = |word: &Word| {
            let mut wanted = self.0.iter();
            wanted.any(|wanted| word.folded.starts_with(wanted))
        };
        let found = words.into_iter().filter(is_wanted);
        found.map(|word| word.at).collect()
    }
}

/// Words in the making.
#[derive(Default)]
struct Words {
    found: Vec<Word>,
    word: Option<(Word, usize)>,
}

impl Gathering for Words {
    fn push(&mut self, c: char, at: Range<usize>, is_mark: bool) {
        if !(c.is_alphanumeric() || is_mark && self.word.is_some()) {
            return self.end();
        }
        match &mut self.word {
            Some((word, length)) => {
                word.at.end = at.end;
                if *length < LONGEST {
                    word.folded.push(c);
                    *length += 1;
                }
            }
            none => {
                let folded = c.to_string();
                *none = Some((Word { at, folded }, 1));
            }
        }
    }

    fn end(&mut self) {
        self.found.extend(self.word.take().map(|(word, _)| word));
    }
}

/// The same without regard to where they are: one text, made at once.
struct Folded {
    text: String,
    /// How many characters the word has that is being made.
    length: usize,
}

impl Gathering for Folded {
    fn push(&mut self, c: char, _: Range<usize>, is_mark: bool) {
        if !(c.is_alphanumeric() || is_mark && self.length > 0) {
            return self.end();
        }
        if self.length < LONGEST {
            self.text.push(c);
            self.length += 1;
        }
    }

    fn end(&mut self) {
        if self.length > 0 {
            self.text.push(' ');
            self.length = 0;
        }
    }
}

/// Whether a sign is a word by itself.
fn is_alone(c: char) -> bool {
    c.is_alphanumeric() && !is_one_word(c)
}

fn is_mark(c: char) -> bool {
    GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

/// What stands above, below or around a letter and leaves it the same letter: signs of vowels and of voice do not.
fn is_accent(c: char) -> bool {
    /// The classes of what makes another letter: nukta, voicing of kana, virama.
    const OTHER: CanonicalCombiningClass = CanonicalCombiningClass::Virama;
    let class = CodePointMapData::<CanonicalCombiningClass>::new().get(c);
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    class > OTHER || category == GeneralCategory::EnclosingMark
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_found_however_they_are_set() {
        for (text, typed, found) in [
            ("Zoë’s “Ávila” plan", "zoe avil", vec!["Zoë", "Ávila"]),
            ("Zoe\u{308} plan", "ZOË", vec!["Zoe\u{308}"]),
            (
                "co\u{AD}ope\u{200B}ration",
                "cooper",
                vec!["co\u{AD}ope\u{200B}ration"],
            ),
            ("don’t wait", "don't", vec!["don", "t"]),
            ("don't wait", "don‘t", vec!["don", "t"]),
            ("Straße, STRASSE", "strass", vec!["Straße", "STRASSE"]),
            ("order_id and orderId", "id", vec!["id"]),
            ("ﬁle №\u{A0}7", "file no 7", vec!["ﬁle", "№", "7"]),
            ("田中太郎さん", "中太", vec!["中", "太"]),
            ("かく", "が", vec![]),
            ("ΣΊΣΥΦΟΣ", "σισυφος", vec!["ΣΊΣΥΦΟΣ"]),
            ("cart email", "cart phone", vec![]),
            ("cart", " \u{200B}- ", vec![]),
            ("हिन्दी", "हि", vec!["हिन्दी"]),
            ("مُحَمَّد", "محمد", vec!["مُحَمَّد"]),
            ("A\u{1}A\u{300}", "aa", vec!["A\u{1}A\u{300}"]),
        ] {
            let at = Wanted::of(typed).found_in(text);
            let all: Vec<&str> = at.into_iter().map(|at| &text[at]).collect();
            assert_eq!(all, found, "{typed:?} in {text:?}");
        }
    }

    #[test]
    fn a_word_that_another_begins_with_asks_for_nothing_more() {
        assert_eq!(Wanted::of("car cart").words(), ["cart"]);
        assert_eq!(Wanted::of("cart Car CART").words(), ["cart"]);
    }

    proptest! {
        #[test]
        fn words_are_letters_and_digits_and_stay_as_they_are_folded(
            text in "[a-zA-Z0-9äßéİıǅΣς中が\u{345}\u{301}\u{308}\u{200B}\u{AD}\u{FE0F} ’“-]{0,16}|\\PC{0,12}|.{0,8}"
        ) {
            let found = words(&text);
            let mut start = 0;
            for word in &found {
                prop_assert!(!word.folded.contains(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric()), "{word:?}");
                prop_assert!(!word.folded.is_empty());
                // One letter may be two words, as a half is.
                prop_assert!(word.at.start >= start, "in order: {word:?}");
                start = word.at.start;
                let again: Vec<String> = words(&word.folded).into_iter().map(|word| word.folded).collect();
                prop_assert_eq!(again.concat(), word.folded.clone());
            }
            let joined: Vec<String> = found.into_iter().map(|word| word.folded).collect();
            prop_assert_eq!(folded(&text), joined.join(" "));
            let apart = DecomposingNormalizerBorrowed::new_nfd().normalize(&text).into_owned();
            prop_assert_eq!(folded(&apart), folded(&text));
        }
    }
}
