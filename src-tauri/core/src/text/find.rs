//! Words in texts that the window doesn't show: found as its find in page finds them in what it shows, however they are set
//! (`ui/words/plainer.js`).

use icu_casemap::CaseMapper;
use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

/// A text as a keyboard writes it: with straight quotes and hyphens, without what is not seen, letters and accents apart, in
/// small letters, and with one space for each stretch of white space.
#[derive(Debug)]
pub struct Plain {
    text: String,
    /// Where a letter with its accents begins, and where the last one ends; none where that is everywhere.
    whole: Option<Vec<usize>>,
}

impl Plain {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        let mut plain = String::with_capacity(text.len());
        if text.is_ascii() {
            for c in text.chars() {
                push(&mut plain, c.to_ascii_lowercase());
            }
            return Self {
                text: plain,
                whole: None,
            };
        }
        let mut whole = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let marks = rest[first.len_utf8()..].find(|c| !is_mark(c));
            let end = marks.map_or(rest.len(), |marks| first.len_utf8() + marks);
            let (letter, after) = rest.split_at(end);
            rest = after;
            let start = plain.len();
            push_letter(&mut plain, letter);
            if plain.len() > start {
                whole.push(start);
            }
        }
        whole.push(plain.len());
        Self {
            text: plain,
            whole: Some(whole),
        }
    }

    /// How much memory it takes, in bytes, about.
    pub fn size(&self) -> usize {
        let whole = self.whole.as_ref().map_or(0, Vec::len);
        size_of::<Self>() + self.text.len() + whole * size_of::<usize>()
    }

    /// How often it has words, which are plain as well. Nothing is nowhere.
    pub fn times(&self, words: &Self) -> usize {
        let wanted = words.text.trim();
        if wanted.is_empty() {
            return 0;
        }
        let found = self.text.match_indices(wanted);
        // An accent belongs to the letter before it: what ends between them is another word.
        let parts = |at: usize| match &self.whole {
            Some(whole) => whole.binary_search(&at).is_ok(),
            None => true,
        };
        found
            .filter(|(at, _)| parts(*at) && parts(at + wanted.len()))
            .count()
    }
}

/// A letter with its accents, which come in several orders.
fn push_letter(plain: &mut String, letter: &str) {
    let seen: String = letter
        .chars()
        .filter(|c| !is_left_out(*c))
        .map(typed)
        .collect();
    let fold = CaseMapper::new();
    let apart = DecomposingNormalizerBorrowed::new_nfkd();
    for c in apart.normalize(&seen).chars() {
        push(plain, fold.simple_fold(c));
    }
}

fn push(plain: &mut String, c: char) {
    if !c.is_whitespace() {
        plain.push(c);
    } else if !plain.ends_with(' ') {
        plain.push(' ');
    }
}

fn is_mark(c: char) -> bool {
    GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

/// Soft hyphens, joiners, marks of direction.
fn is_left_out(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{FEFF}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
    )
}

/// What a key of a keyboard gives for a sign that is set.
fn typed(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '´' | 'ʼ' | 'ʻ' | '＇' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '〝' | '〞' | '＂' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' | '﹣' | '－' => '-',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(text: &str, words: &str) -> usize {
        Plain::of(text).times(&Plain::of(words))
    }

    #[test]
    fn words_are_found_however_they_are_set() {
        for (text, words, found) in [
            ("Use case 100, use CASE 101", "use case 1", 2),
            ("Zoë, Zoe\u{308} and ZOË", "zoë", 3),
            ("Zoë", "zoe", 0),
            ("don’t – “now”", "don't - \"now\"", 1),
            ("co\u{AD}operate", "cooperate", 1),
            ("ﬁle №\u{A0}7", "file no 7", 1),
            ("a  b\n c", "a b c", 1),
            ("Edited today at 2:03\u{202F}PM", "2:03 pm", 1),
            ("aaaa", "aa", 2),
            ("ΣΑΣ", "σας", 1),
            ("ſaft", "SAFT", 1),
            ("straße", "strasse", 0),
            ("x", "  ", 0),
            ("12*40", "12*4", 1),
        ] {
            assert_eq!(times(text, words), found, "{words:?} in {text:?}");
        }
    }
}
