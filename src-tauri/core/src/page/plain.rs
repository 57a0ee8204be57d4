//! Plain text: names, roles, titles, involvement.

use super::text::{among, clean, find};
use super::{Block, Inline, inlines::Inlines};

/// Plain text as inlines. White space around it is dropped, a line end is a break, an address becomes a link.
pub fn plain(text: &str) -> Vec<Inline> {
    let text = clean(text.trim());
    if find(&text, &BREAKS_OR_LINKS).is_none() {
        let words = Some(text.into_owned()).filter(|words| !words.is_empty());
        return words.map(Inline::Text).into_iter().collect();
    }
    let mut inlines = Inlines::default();
    inlines.text(&text);
    inlines.finish()
}

/// Without these, a text is one stretch: most are.
const BREAKS_OR_LINKS: [bool; 256] = among(b"\n:");

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
