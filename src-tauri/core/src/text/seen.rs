//! What of a text can be seen: pasted names, numbers and days bring along characters that nobody sees.

use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;

/// What no eye sees and no white space is: controls, marks of direction, joiners, variation selectors, fillers.
pub fn is_unseen(c: char) -> bool {
    // A blank of braille, and what brackets an annotation, are not ignorable to Unicode, and yet show nothing.
    let blank = matches!(c, '\u{2800}' | '\u{FFF9}'..='\u{FFFB}');
    // Of ASCII nothing else is.
    (c.is_control() && !c.is_whitespace()) || !c.is_ascii() && (blank || is_ignorable(c))
}

fn is_ignorable(c: char) -> bool {
    CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

/// The text on one line without what can't be seen: white space of any kind is one space, and none stands at the ends.
pub fn one_line(text: &str) -> String {
    fold_space(text.chars().filter(|c| !is_unseen(*c)))
}

/// Digits of any script, dashes that stand for a minus and signs of full width, as ASCII has them.
pub fn plain(text: &str) -> String {
    text.chars().map(plain_sign).collect()
}

/// One space for each stretch of white space, and none at the ends.
pub(crate) fn fold_space(signs: impl Iterator<Item = char>) -> String {
    let text: String = signs.collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

fn plain_sign(c: char) -> char {
    /// Where the digits of scripts that keyboards type begin: Arabic, Persian, Devanagari, Bengali, Thai, full width.
    const ZEROS: [char; 6] = [
        '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{E50}', '\u{FF10}',
    ];
    let digit = |zero: &char| char::from_digit((c as u32).checked_sub(*zero as u32)?, 10);
    match c {
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '\u{FF0B}' => '+',
        '\u{66B}' | '\u{FF0E}' => '.',
        '\u{FF0C}' => ',',
        '\u{66A}' | '\u{FF05}' => '%',
        other => ZEROS.iter().find_map(digit).unwrap_or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_dropped_and_space_is_one() {
        for (text, seen) in [
            (
                "\u{200E}Anna\u{A0}\u{2009} de\u{200B} Vries\u{FEFF}",
                "Anna de Vries",
            ),
            ("\u{2066}4\u{2069}\u{0}", "4"),
            ("a\u{200B} \u{2060} b", "a b"),
            ("\u{3164}\u{2800}\u{AD}", ""),
            // A sign that Unicode counts as format and that is drawn all the same.
            ("\u{6DD}\u{661}", "\u{6DD}\u{661}"),
        ] {
            assert_eq!(one_line(text), seen, "{text:?}");
        }
    }

    #[test]
    fn digits_and_dashes_are_told_whatever_wrote_them() {
        assert_eq!(plain("٢٠٢٦–۱۱‑２２"), "2026-11-22");
        assert_eq!(plain("−٤٫٥٪"), "-4.5%");
        assert_eq!(plain("४ ৫ ๖ – x"), "4 5 6 - x");
    }
}
