//! Lines that Confluence's editor makes lists of when it is given HTML, whatever they stand in but lists.

use super::Inline;

/// Not seen, and no space to Confluence.
const JOINER: char = '\u{2060}';

/// The same with an unseen character behind what begins each such line; `None` where there is none.
pub fn keep_lines(inlines: &[Inline]) -> Option<Vec<Inline>> {
    Line { starts: true }.keep(inlines)
}

struct Line {
    /// Nothing of the line was met.
    starts: bool,
}

impl Line {
    fn keep(&mut self, inlines: &[Inline]) -> Option<Vec<Inline>> {
        let mut kept: Option<Vec<Inline>> = None;
        for (index, inline) in inlines.iter().enumerate() {
            let other = match inline {
                Inline::Break => {
                    self.starts = true;
                    None
                }
                Inline::Text(text) => self.text(text).map(Inline::Text),
                Inline::Code(code) => self.text(code).map(Inline::Code),
                Inline::Status { .. } => {
                    self.starts = false;
                    None
                }
                Inline::Styled(style, content) => self
                    .keep(content)
                    .map(|content| Inline::Styled(*style, content)),
                Inline::Link { href, text } => self.keep(text).map(|text| Inline::Link {
                    href: href.clone(),
                    text,
                }),
            };
            if let Some(other) = other {
                kept.get_or_insert_with(|| inlines.to_vec())[index] = other;
            }
        }
        kept
    }

    fn text(&mut self, text: &str) -> Option<String> {
        if !std::mem::take(&mut self.starts) {
            return None;
        }
        let at = mark_end(text)?;
        let mut kept = text.to_owned();
        kept.insert(at, JOINER);
        Some(kept)
    }
}

/// Where the mark of a list ends that a text begins with: `- a`, `* a`, `• a`, `1. a`, `1)`.
fn mark_end(text: &str) -> Option<usize> {
    let is_space = |c: char| c.is_whitespace() || c == '\u{FEFF}';
    let mark = text.trim_start_matches(is_space);
    let start = text.len() - mark.len();
    let mut rest = mark.chars();
    let first = rest.next()?;
    let (length, may_end) = match first {
        '-' | '*' | '•' => (first.len_utf8(), false),
        '0'..='9' if matches!(rest.next(), Some('.' | ')')) => (2, true),
        _ => return None,
    };
    let is_mark = rest.next().map_or(may_end, is_space);
    is_mark.then_some(start + length)
}
