//! Text as outputs can hold it.

use crate::document::value::LINE_ENDS;
use std::borrow::Cow;

/// What may begin anything else than a character that is kept: control characters, and three bytes of what is not ASCII.
const SUSPECT: [bool; 256] = {
    let mut suspect = among(b"\x7F\xC2\xE2\xEF");
    let mut control = 0;
    while control < b' ' {
        suspect[control as usize] = !matches!(control, b'\t' | b'\n');
        control += 1;
    }
    suspect
};

/// The text with LF for every line end that programs know, and � for characters that no output can hold.
pub fn clean(text: &str) -> Cow<'_, str> {
    let kept = |c: char| matches!(c, '\t' | '\n') || !(LINE_ENDS.contains(&c) || is_unprintable(c));
    let mut rest = text;
    loop {
        match find(rest, &SUSPECT) {
            None => return Cow::Borrowed(text),
            Some(at) if !rest[at..].starts_with(kept) => break,
            Some(at) => rest = &rest[rest.ceil_char_boundary(at + 1)..],
        }
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

/// Which bytes are among some.
pub const fn among(some: &[u8]) -> [bool; 256] {
    let mut among = [false; 256];
    let mut at = 0;
    while at < some.len() {
        among[some[at] as usize] = true;
        at += 1;
    }
    among
}

/// Where the first byte of a text is that is among some.
pub fn find(text: &str, some: &[bool; 256]) -> Option<usize> {
    text.bytes().position(|b| some[usize::from(b)])
}

/// XML can't hold these, and nothing shows them.
fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}
