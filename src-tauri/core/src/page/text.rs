//! Text as outputs can hold it.

use crate::document::value::LINE_ENDS;
use std::borrow::Cow;

/// The text with LF for every line end that programs know, and � for characters that no output can hold.
pub fn clean(text: &str) -> Cow<'_, str> {
    let kept = |c: char| matches!(c, '\t' | '\n') || !(LINE_ENDS.contains(&c) || is_unprintable(c));
    // Of what is not ASCII, only a few first bytes begin anything else.
    let mut bytes = text.bytes().enumerate();
    let is_clean = bytes.all(|(at, b)| match b {
        b' '..=b'~' | b'\t' | b'\n' => true,
        0xC2 | 0xE2 | 0xEF => text[at..].starts_with(kept),
        _ => !b.is_ascii(),
    });
    if is_clean {
        return Cow::Borrowed(text);
    }
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            c if kept(c) => clean.push(c),
            c if LINE_ENDS.contains(&c) => clean.push('\n'),
            _ => clean.push(char::REPLACEMENT_CHARACTER),
        }
    }
    Cow::Owned(clean)
}

/// XML can't hold these, and nothing shows them.
fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}
