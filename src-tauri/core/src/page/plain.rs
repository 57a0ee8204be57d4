//! Plain text: names, roles, titles, involvement.

use super::{Block, Inline, inlines::Inlines, text::clean};

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
