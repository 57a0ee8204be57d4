//! Keeps together at the end of a line what is read as one: the parts of a day, and a number with its sign.

use super::Run;
use crate::framework::scoping::measure::is_currency;
use crate::text::direction::is_right_to_left;

/// A hyphen at which no program ends a line.
const HYPHEN: char = '\u{2011}';

/// A space at which no program ends a line.
const SPACE: char = '\u{A0}';

/// Ties the days and the numbers in the runs of a paragraph. Code and addresses stay as they are, to be copied.
pub fn tie(runs: &mut [Run]) {
    // Among letters from right to left, the parts of a day would change places with another hyphen.
    let days = !runs.iter().any(|run| match run {
        Run::Words(text, _) => text.chars().any(is_right_to_left),
        Run::Break => false,
    });
    for run in runs {
        if let Run::Words(text, look) = run
            && !look.code
            && look.link.is_none()
        {
            *text = tied(text, days);
        }
    }
}

fn tied(text: &str, days: bool) -> String {
    let tie = |(at, c): (usize, char)| match c {
        '-' if days && is_in_day(text.as_bytes(), at) => HYPHEN,
        ' ' if is_before_sign(text, at) => SPACE,
        c => c,
    };
    text.char_indices().map(tie).collect()
}

/// Whether the hyphen here is one of a day's two.
fn is_in_day(text: &[u8], at: usize) -> bool {
    let starts = [4, 7].map(|back| at.checked_sub(back));
    starts
        .into_iter()
        .flatten()
        .any(|start| is_day(text, start))
}

/// Whether a day stands here: `2026-11-22`, and not as part of an address or an order number.
fn is_day(text: &[u8], start: usize) -> bool {
    const LENGTH: usize = "2026-11-22".len();
    let Some(day) = text.get(start..start + LENGTH) else {
        return false;
    };
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"-/_".contains(byte);
    let before = start.checked_sub(1).and_then(|before| text.get(before));
    let after = text.get(start + LENGTH);
    let fits = |(index, byte): (usize, &u8)| match index {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    day.iter().enumerate().all(fits) && !before.into_iter().chain(after).any(is_part)
}

/// Whether the space here is between a number and its sign: `7 %`, `€ 41`, `41 €`.
fn is_before_sign(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + 1..].chars().next();
    match (before, after) {
        (Some('0'..='9'), Some(sign)) => matches!(sign, '%' | '‰') || is_currency(sign),
        (Some(sign), Some('0'..='9')) => is_currency(sign),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::inline_runs;
    use super::super::lines::lines;
    use super::super::{Para, Set};
    use crate::page::Block;

    const SIZE: f64 = 12.0;
    use crate::page::answer::answer;

    fn tied(text: &str) -> String {
        Para::plain(text).words()
    }

    #[test]
    fn days_and_numbers_are_tied() {
        // ~ stands for the space that ties, ‑ for the hyphen that does.
        for (typed, expected) in [
            ("2.3 %, on 2027-06-30", "2.3~%, on 2027‑06‑30"),
            ("(2027-06-30)", "(2027‑06‑30)"),
            ("€ 41, 41 € and 3 ‰", "€~41, 41~€ and 3~‰"),
            ("7  %", "7  %"),
            ("7 percent", "7 percent"),
            ("a % of 7", "a % of 7"),
            ("é 2027-06-30 ü", "é 2027‑06‑30 ü"),
            // Somebody may copy these.
            ("4711-0815", "4711-0815"),
            ("ORD-2027-06-30", "ORD-2027-06-30"),
            (
                "shop.example.com/2027-06-30/",
                "shop.example.com/2027-06-30/",
            ),
            (
                "https://example.com/?day=2027-06-30",
                "https://example.com/?day=2027-06-30",
            ),
            ("2027-06-3", "2027-06-3"),
            ("12027-06-30", "12027-06-30"),
            ("2027-06-30-1", "2027-06-30-1"),
            // Another hyphen would turn the day around.
            ("עד 2027-06-30, 7 %", "עד 2027-06-30, 7~%"),
        ] {
            assert_eq!(tied(typed).replace('\u{A0}', "~"), expected, "{typed}");
        }
    }

    #[test]
    fn code_stays_as_it_is() {
        let blocks = answer("`2027-06-30` and `7 %`", 3);
        let [Block::Paragraph(inlines)] = &blocks[..] else {
            panic!("{blocks:?}");
        };
        let words = Para {
            runs: inline_runs(inlines),
            ..Para::default()
        };
        assert_eq!(words.words(), "2027-06-30 and 7 %");
    }

    /// However narrow the column: `7` stands with its `%`, and `€` with its `41`.
    #[test]
    fn no_line_is_counted_to_end_before_a_sign() {
        let para = Para::plain("98765 % 98765 % € 98765 € 98765");
        let (word, line) = Set::widths(std::slice::from_ref(&para), SIZE);
        let words = para.words();
        let mut width = word;
        while width < line {
            let mut start = 0;
            for line in lines(&para, width, SIZE) {
                let end = if line.end.run > 0 {
                    words.len()
                } else {
                    line.end.byte
                };
                let said = words[start..end].trim_matches(' ');
                assert!(!said.starts_with('%') && !said.ends_with('€'), "{said}");
                start = end;
            }
            width += 1.0;
        }
    }
}
