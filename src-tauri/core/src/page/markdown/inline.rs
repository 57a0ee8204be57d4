//! Writes the inlines of one block.

use super::beside::Beside;
use super::escape::{self, Place};
use crate::page::edges::{self, Edges};
use crate::page::{Inline, Style};

/// Where inlines stand.
#[derive(Clone, Copy)]
pub enum Context<'a> {
    /// A paragraph, whose next lines begin with a prefix.
    Paragraph { prefix: &'a str },
    /// A heading: one line.
    Heading,
    /// A table cell: one line, without a bare `|`.
    Cell,
}

/// The inlines of a paragraph, heading or cell being written.
pub struct Line<'a> {
    out: &'a mut String,
    context: Context<'a>,
    /// Where the present line begins in `out`.
    start: usize,
    in_link: bool,
    /// Struck words are in the block, so that a single `~` might be taken for their mark.
    struck: bool,
    /// Two dollars or more are in the block: known once one is met.
    formula: Option<bool>,
    /// All of the block.
    all: &'a [Inline],
    /// On the first line of a task that is not done.
    open_task: bool,
    /// A look was left out.
    is_plainer: bool,
}

impl<'a> Line<'a> {
    pub fn new(out: &'a mut String, context: Context<'a>, all: &'a [Inline]) -> Line<'a> {
        let start = out.len();
        let open_task = out.ends_with("[ ] ");
        Line {
            out,
            context,
            start,
            in_link: false,
            struck: has_struck(all),
            formula: None,
            all,
            open_task,
            is_plainer: false,
        }
    }

    /// Writes them, and says whether words lost a look for which Markdown has no mark where they stand.
    pub fn write(mut self) -> bool {
        self.inlines(self.all, Beside::End);
        self.is_plainer
    }

    fn inlines(&mut self, inlines: &[Inline], after: Beside) {
        for (i, inline) in inlines.iter().enumerate() {
            let beside = Edges {
                before: i.checked_sub(1).and_then(|i| edges::last_char(&inlines[i])),
                after: inlines.get(i + 1).and_then(edges::first_char),
                ..Edges::default()
            };
            let next = match inlines.get(i + 1) {
                // As text, it would be read on with what is before it.
                Some(Inline::Code(_)) if !edges::holds_code(edges::last_char(inline)) => {
                    Beside::Open
                }
                Some(Inline::Break) if !self.has_lines() => Beside::Punctuation,
                Some(next) => Beside::first(next),
                None => after,
            };
            match inline {
                Inline::Text(text) | Inline::Status { text, .. } => self.text(text, next),
                Inline::Break => self.line_break(),
                Inline::Code(code) if !edges::holds_code(beside.before) => {
                    self.is_plainer = true;
                    self.text(code, next);
                }
                Inline::Code(code) => self.code(code, next),
                Inline::Styled(style, content) => self.styled(*style, content, beside, next),
                Inline::Link { href, .. }
                    if inline.is_bare_link() && self.ends_bare(&inlines[i + 1..], after) =>
                {
                    self.out.push_str(href);
                }
                Inline::Link { href, .. } if inline.is_bare_link() => {
                    self.out.extend(["[", href, "](", href, ")"]);
                }
                Inline::Link { href, text } => {
                    self.out.push('[');
                    let outer = std::mem::replace(&mut self.in_link, true);
                    self.inlines(text, Beside::Mark);
                    self.in_link = outer;
                    self.out.extend(["](", href, ")"]);
                }
            }
        }
    }

    fn text(&mut self, text: &str, next: Beside) {
        let formula = text.contains('$') && {
            let all = self.all;
            *self.formula.get_or_insert_with(|| dollars(all) > 1)
        };
        let place = Place {
            starts_line: self.at_start(),
            // Confluence reads blocks in cells.
            starts_block: !matches!(self.context, Context::Heading),
            next,
            in_cell: matches!(self.context, Context::Cell),
            in_link: self.in_link,
            struck: self.struck,
            formula,
            open_task: self.open_task,
        };
        escape::text(self.out, text, &place);
    }

    /// Would a bare address end where it should? Confluence takes everything up to a space into it, so only one that
    /// is written as such may follow; the last of a line is not.
    fn ends_bare(&self, following: &[Inline], after: Beside) -> bool {
        match following {
            [] => matches!(after, Beside::End | Beside::Space),
            [Inline::Break, ..] => self.has_lines(),
            [Inline::Text(text), rest @ ..] => {
                let mut chars = text.chars();
                let is_last = |next: Option<&Inline>| match next {
                    Some(next) => *next == Inline::Break,
                    None => after == Beside::End,
                };
                matches!(chars.next(), Some(' ' | '\t'))
                    && (chars.next().is_some() || !is_last(rest.first()))
            }
            _ => false,
        }
    }

    /// Only a paragraph has several lines, and none of them can be empty.
    fn line_break(&mut self) {
        match self.context {
            Context::Paragraph { prefix } if !self.at_start() => {
                self.out.extend(["  \n", prefix]);
                self.start = self.out.len();
                self.open_task = false;
            }
            _ => self.out.push_str("&#10;"),
        }
    }

    /// Code; as text where it touches other code, since two spans would be one, and where it would tick a task.
    fn code(&mut self, code: &str, next: Beside) {
        let in_brackets = self.open_task && code.contains(['[', ']']);
        if in_brackets || self.out.ends_with('`') {
            self.is_plainer = true;
            self.text(code, next);
        } else {
            escape::code(self.out, code);
        }
    }

    /// Words between marks; without them where Markdown would not take them for marks. The words stay.
    fn styled(&mut self, style: Style, content: &[Inline], beside: Edges<'_>, next: Beside) {
        match self.mark(style, content, beside, next) {
            Some(mark) => {
                self.out.push_str(mark);
                self.inlines(content, Beside::Mark);
                self.out.push_str(mark);
            }
            None => {
                self.is_plainer = true;
                self.inlines(content, next);
            }
        }
    }

    fn mark(
        &self,
        style: Style,
        content: &[Inline],
        beside: Edges<'_>,
        next: Beside,
    ) -> Option<&'static str> {
        let first = Beside::first(content.first()?);
        let last = Beside::last(content.last()?);
        let before = self
            .out
            .chars()
            .next_back()
            .map_or(Beside::Space, Beside::from);
        let opens = first.is_word() || (first.may_touch_mark() && before.parts());
        let closes = last.is_word() || (last.may_touch_mark() && next.parts());
        if !opens || !closes {
            return None;
        }
        // Marks of one character that touch would run together.
        let touches = [first, last, next]
            .iter()
            .any(|beside| beside.may_be_mark());
        let mark = match style {
            Style::Struck => "~~",
            Style::Strong => "**",
            Style::Emphasis if before.parts() && next.parts() => "_",
            Style::Emphasis if touches => return None,
            Style::Emphasis => "*",
        };
        let edges = Edges {
            first: edges::text(content.first()),
            last: edges::text(content.last()),
            ..beside
        };
        (!self.out.ends_with(&mark[..1]) && edges.hold_words(mark.len())).then_some(mark)
    }

    fn has_lines(&self) -> bool {
        matches!(self.context, Context::Paragraph { .. })
    }

    fn at_start(&self) -> bool {
        self.out.len() == self.start
    }
}

fn has_struck(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Styled(Style::Struck, _) => true,
        Inline::Styled(_, content) | Inline::Link { text: content, .. } => has_struck(content),
        _ => false,
    })
}

/// How many dollars are written, also where they can't be escaped: in code and in addresses.
fn dollars(inlines: &[Inline]) -> usize {
    let count = |text: &str| text.bytes().filter(|b| *b == b'$').count();
    let each = inlines.iter().map(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::Status { text, .. } => count(text),
        Inline::Break => 0,
        Inline::Styled(_, content) => dollars(content),
        Inline::Link { href, text } => count(href) + dollars(text),
    });
    each.sum()
}
