//! Lines that Confluence's editor makes lists of when it is given HTML, whatever they stand in but lists.

use super::Inline;

/// Not seen, and no space to Confluence.
const JOINER: char = '\u{2060}';

/// Puts an unseen character behind what begins each such line, and says whether there was one.
pub fn keep_lines(inlines: &mut [Inline]) -> bool {
    let mut line = Line {
        starts: true,
        kept: false,
    };
    line.keep(inlines);
    line.kept
}

struct Line {
    /// Nothing of the line was met.
    starts: bool,
    kept: bool,
}

impl Line {
    fn keep(&mut self, inlines: &mut [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Break => self.starts = true,
                Inline::Text(text) | Inline::Code(text) => {
                    if let (true, Some(at)) = (self.starts, mark_end(text)) {
                        text.insert(at, JOINER);
                        self.kept = true;
                    }
                    self.starts = false;
                }
                Inline::Status { .. } => self.starts = false,
                Inline::Styled(_, content) | Inline::Link { text: content, .. } => {
                    self.keep(content);
                }
            }
        }
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
