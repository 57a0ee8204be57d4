//! What stands beside a character or a mark, as far as Markdown's rules ask.

use crate::page::Inline;

/// What stands beside something on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// The end of the line.
    End,
    /// White space.
    Space,
    /// A letter or digit.
    Word,
    /// ASCII punctuation.
    Punctuation,
    /// Punctuation for some parsers only: versions of CommonMark differ on symbols.
    Unsure,
    /// The mark of a style, a backtick, or the end of a link's text.
    Mark,
    /// The `[` of a link.
    Link,
    /// Words in a style, with or without its mark, or an address, with or without brackets.
    Open,
}

impl Beside {
    /// How an inline begins.
    pub fn first(inline: &Inline) -> Beside {
        match inline {
            Inline::Text(text) | Inline::Status { text, .. } => {
                text.chars().next().map_or(Beside::Unsure, Beside::from)
            }
            Inline::Styled(_, content) => content
                .first()
                .map_or(Beside::Unsure, |inner| Beside::first(inner).open()),
            Inline::Break => Beside::End,
            Inline::Code(_) => Beside::Mark,
            // Written bare or not, as what follows it allows.
            Inline::Link { .. } if inline.is_bare_link() => Beside::Open,
            Inline::Link { .. } => Beside::Link,
        }
    }

    /// How an inline ends.
    pub fn last(inline: &Inline) -> Beside {
        match inline {
            Inline::Text(text) | Inline::Status { text, .. } => text
                .chars()
                .next_back()
                .map_or(Beside::Unsure, Beside::from),
            Inline::Styled(_, content) => content
                .last()
                .map_or(Beside::Unsure, |inner| Beside::last(inner).open()),
            Inline::Break => Beside::End,
            // Right after other code it is written as text.
            Inline::Code(code) if code.ends_with(char::is_whitespace) => Beside::Space,
            Inline::Code(_) => Beside::Mark,
            Inline::Link { .. } if inline.is_bare_link() => Beside::Unsure,
            Inline::Link { .. } => Beside::Punctuation,
        }
    }

    fn open(self) -> Beside {
        match self {
            Beside::End | Beside::Space => self,
            _ => Beside::Open,
        }
    }

    /// A mark may always touch a word.
    pub fn is_word(self) -> bool {
        self == Beside::Word
    }

    /// A mark may touch these if what is on its other side parts words.
    pub fn may_touch_mark(self) -> bool {
        !matches!(self, Beside::End | Beside::Space)
    }

    /// Could a mark stand here?
    pub fn may_be_mark(self) -> bool {
        matches!(self, Beside::Mark | Beside::Open)
    }

    /// Does every parser see a space or punctuation here?
    pub fn parts(self) -> bool {
        !matches!(self, Beside::Word | Beside::Unsure | Beside::Open)
    }
}

impl From<char> for Beside {
    fn from(c: char) -> Beside {
        match c {
            c if c.is_whitespace() => Beside::Space,
            c if c.is_ascii_punctuation() => Beside::Punctuation,
            // Letters in circles and squares are symbols too.
            '\u{24B6}'..='\u{24E9}' | '\u{1F130}'..='\u{1F189}' => Beside::Unsure,
            c if c.is_alphanumeric() => Beside::Word,
            _ => Beside::Unsure,
        }
    }
}
