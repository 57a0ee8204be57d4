//! Where the marks of styles and code may stand to be taken for marks. Answers are read by this rule and Markdown is
//! written by it, so that what was written is read again as it was.
//!
//! Markdown takes more: `12*40*8` and `order_*.csv, return_*.csv` would be words in a style there, without their stars.

use super::Inline;

/// What stands beside the marks of a style, outside and inside, where that is text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Edges<'a> {
    /// The character before the first mark.
    pub before: Option<char>,
    /// The text after the first mark.
    pub first: &'a str,
    /// The text before the last mark.
    pub last: &'a str,
    /// The character after the last mark.
    pub after: Option<char>,
}

impl Edges<'_> {
    /// Do the marks stand around words? `width` is how many characters a mark has.
    ///
    /// One star or underscore never stands inside a word; two do between letters, as in `**main**tenance`, but not in
    /// `2**3**4`.
    pub fn hold_words(self, width: usize) -> bool {
        let inside_word = |beside: Option<char>| {
            beside.is_some_and(|c| match width {
                1 => is_word(c),
                _ => c.is_numeric(),
            })
        };
        let opens = !inside_word(self.before) && !self.before.is_some_and(ties);
        let closes = !inside_word(self.after)
            && !self.after.is_some_and(|c| ties(c) && c != '.')
            && self.after != Some('<');
        opens && closes && !begins_as_rest(self.first) && !ends_as_start(self.last)
    }
}

/// Do backticks stand around code, given the character before the first? In ``it`s Anna`s`` they don't.
pub fn holds_code(before: Option<char>) -> bool {
    !before.is_some_and(is_word)
}

/// How an inline ends, where that is text.
pub fn last_char(inline: &Inline) -> Option<char> {
    text(Some(inline)).chars().next_back()
}

/// How an inline begins, where that is text.
pub fn first_char(inline: &Inline) -> Option<char> {
    text(Some(inline)).chars().next()
}

/// The text that an inline is, if it is one.
pub fn text(inline: Option<&Inline>) -> &str {
    match inline {
        Some(Inline::Text(text) | Inline::Status { text, .. }) => text,
        _ => "",
    }
}

/// What is part of a name, a path or a formula, though no letter.
fn ties(c: char) -> bool {
    matches!(c, '_' | '/' | '\\' | '=' | '.')
}

/// What no words in a style begin with: `*, count(*`, `*.csv,*`, `*/users/*`.
fn begins_as_rest(first: &str) -> bool {
    let mut chars = first.chars();
    match chars.next() {
        Some('.') => chars.next().is_some_and(is_word),
        Some(c) => matches!(c, ',' | ';' | ':' | ')' | ']' | '}' | '/' | '=' | '%' | '|'),
        None => false,
    }
}

/// What none end with: `*(a) (*`.
fn ends_as_start(last: &str) -> bool {
    last.ends_with(['(', '[', '{', '/', '='])
}

/// A letter or digit of a script that puts spaces between words, or a particle's of Korean.
pub fn is_word(c: char) -> bool {
    let without_spaces = matches!(c,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1100}'..='\u{11FF}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{31FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}');
    c.is_alphanumeric() && !without_spaces
}
