//! Plain text: names, roles, titles, involvement.

use super::{Block, Inline, inlines::Inlines};
use crate::document::value::LINE_ENDS;
use std::borrow::Cow;

/// Plain text as inlines. White space around it is dropped, a line end is a break, an address becomes a link.
pub fn plain(text: &str) -> Vec<Inline> {
    let mut inlines = Inlines::default();
    inlines.text(text.trim());
    inlines.finish()
}

/// Plain text as paragraphs, which blank lines part.
pub fn paragraphs(text: &str) -> Vec<Block> {
    let text = clean(text);
    let mut paragraphs = Vec::new();
    let mut inlines = Inlines::default();
    for line in text.split('\n').map(str::trim).chain([""]) {
        if line.is_empty() {
            let paragraph = inlines.finish();
            if !paragraph.is_empty() {
                paragraphs.push(Block::Paragraph(paragraph));
            }
        } else {
            inlines.text(line);
            inlines.line_break();
        }
    }
    paragraphs
}

/// The text with LF for every line end that programs know, and � for characters that no output can hold.
pub fn clean(text: &str) -> Cow<'_, str> {
    let kept = |c: char| matches!(c, '\t' | '\n') || !(LINE_ENDS.contains(&c) || is_unprintable(c));
    if text.chars().all(kept) {
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
