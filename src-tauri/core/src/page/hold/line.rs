//! Lines as they arrive: words, code, links and breaks.

use super::super::inlines::join;
use super::super::{Cell, Inline, Style, fragile, list_like};
use super::{Holder, Loss};
use crate::page::target::Target;

/// What inlines stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// Several lines.
    Text,
    /// One line: a heading.
    One,
    /// One line: a cell.
    Cell,
    /// The text of a link, in either.
    Link,
}

impl<'a> Holder<'a> {
    pub(super) fn inlines(&mut self, inlines: &'a [Inline], line: Line) -> Vec<Inline> {
        let mut held = Vec::with_capacity(inlines.len());
        for inline in inlines {
            match inline {
                Inline::Break => {
                    if self.is_markdown() && line != Line::Text && line != Line::Link {
                        self.note(Loss::BreakInLine);
                    }
                    held.push(Inline::Break);
                }
                Inline::Code(code) if line == Line::Link && self.target != Target::Storage => {
                    self.note(Loss::CodeInLink);
                    join(&mut held, Inline::Text(code.clone()));
                }
                Inline::Code(code) if self.is_markdown() => {
                    self.code_characters(code, line, &mut held)
                }
                Inline::Status { text, .. } if self.is_markdown() => {
                    self.note(Loss::Color);
                    join(&mut held, Inline::Text(text.clone()));
                }
                Inline::Text(_) | Inline::Code(_) | Inline::Status { .. } => {
                    join(&mut held, inline.clone());
                }
                Inline::Styled(style, content) => {
                    let content = self.inlines(content, line);
                    self.styled(*style, content, &mut held);
                }
                Inline::Link { href, text } => held.push(Inline::Link {
                    href: self.address(href),
                    text: self.inlines(text, Line::Link),
                }),
            }
        }
        held
    }

    /// Words in a style; in Confluence, code stands between them without it.
    fn styled(&mut self, style: Style, content: Vec<Inline>, held: &mut Vec<Inline>) {
        let is_code = |inline: &Inline| matches!(inline, Inline::Code(_));
        let splits = matches!(self.target, Target::MarkdownInConfluence | Target::Rich);
        if !splits || !content.iter().any(is_code) {
            join(held, Inline::Styled(style, content));
            return;
        }
        self.note(Loss::StyledCode);
        for inline in content {
            let inline = match inline {
                code @ Inline::Code(_) => code,
                other => Inline::Styled(style, vec![other]),
            };
            join(held, inline);
        }
    }

    /// Code within a line, but for the characters that no program reads the same in it.
    pub(super) fn code_characters(&mut self, code: &str, line: Line, held: &mut Vec<Inline>) {
        let mut from = 0;
        for at in fragile::in_code(code, line == Line::Cell) {
            self.note(Loss::CodeCharacters);
            if from < at {
                join(held, Inline::Code(code[from..at].to_owned()));
            }
            from = at + 1;
            join(held, Inline::Text(code[at..from].to_owned()));
        }
        if from < code.len() {
            join(held, Inline::Code(code[from..].to_owned()));
        }
    }

    fn address(&mut self, href: &str) -> String {
        let has_scheme = |scheme: &str| {
            let start = href.get(..scheme.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        };
        match href.split_once('?') {
            Some((address, _)) if self.target == Target::Rich && has_scheme("mailto:") => {
                self.note(Loss::MailDetails);
                address.to_owned()
            }
            _ => href.to_owned(),
        }
    }

    pub(super) fn cell(&mut self, cell: &'a Cell) -> Cell {
        let mut cell = self.inlines(cell, Line::Cell);
        self.keep_lines(&mut cell);
        cell
    }

    pub(super) fn keep_lines(&mut self, text: &mut [Inline]) {
        if self.target == Target::Rich && list_like::keep_lines(text) {
            self.note(Loss::ListLikeLines);
        }
    }
}
