//! Lines as they arrive: words, code, links and breaks.

use super::super::inlines::join;
use super::super::{Cell, Inline, Style, fragile, list_like, url};
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

impl Holder {
    /// What inlines become.
    pub(super) fn inlines(&mut self, inlines: &[Inline], line: Line) -> Option<Vec<Inline>> {
        let mut held: Option<Vec<Inline>> = None;
        for (index, inline) in inlines.iter().enumerate() {
            match self.inline(inline, line) {
                Some(others) => {
                    let held = held.get_or_insert_with(|| inlines[..index].to_vec());
                    others.into_iter().for_each(|inline| join(held, inline));
                }
                None => held.iter_mut().for_each(|held| join(held, inline.clone())),
            }
        }
        held
    }

    fn inline(&mut self, inline: &Inline, line: Line) -> Option<Vec<Inline>> {
        match inline {
            Inline::Break => {
                if self.is_markdown() && line != Line::Text && line != Line::Link {
                    self.note(Loss::BreakInLine);
                }
                None
            }
            Inline::Code(code) if line == Line::Link && !self.nests() => {
                self.note(Loss::CodeInLink);
                Some(vec![Inline::Text(code.clone())])
            }
            Inline::Code(code) if self.is_markdown() => self.code_characters(code, line),
            Inline::Status { text, .. } if self.is_markdown() => {
                self.note(Loss::Color);
                Some(vec![Inline::Text(text.clone())])
            }
            Inline::Text(_) | Inline::Code(_) | Inline::Status { .. } => None,
            Inline::Styled(style, content) => {
                let held = self.inlines(content, line);
                self.styled(*style, content, held)
            }
            Inline::Link { href, text }
                if self.target == Target::Word && url::in_office(href).is_none() =>
            {
                self.note(Loss::Address);
                let held = self.inlines(text, Line::Link);
                Some(held.unwrap_or_else(|| text.clone()))
            }
            Inline::Link { href, text } => {
                let (address, held) = (self.address(href), self.inlines(text, Line::Link));
                if address.is_none() && held.is_none() {
                    return None;
                }
                Some(vec![Inline::Link {
                    href: address.unwrap_or(href).to_owned(),
                    text: held.unwrap_or_else(|| text.clone()),
                }])
            }
        }
    }

    /// Words in a style, given what they become; in Confluence, code stands between them without it.
    fn styled(
        &mut self,
        style: Style,
        content: &[Inline],
        held: Option<Vec<Inline>>,
    ) -> Option<Vec<Inline>> {
        let is_code = |inline: &Inline| matches!(inline, Inline::Code(_));
        let splits = matches!(self.target, Target::MarkdownInConfluence | Target::Rich);
        if !splits || !held.as_deref().unwrap_or(content).iter().any(is_code) {
            return Some(vec![Inline::Styled(style, held?)]);
        }
        self.note(Loss::StyledCode);
        let content = held.unwrap_or_else(|| content.to_vec()).into_iter();
        let split = content.map(|inline| match inline {
            code @ Inline::Code(_) => code,
            other => Inline::Styled(style, vec![other]),
        });
        Some(split.collect())
    }

    /// Code within a line, but for the characters that no program reads the same in it.
    pub(super) fn code_characters(&mut self, code: &str, line: Line) -> Option<Vec<Inline>> {
        let mut held = Vec::new();
        let mut from = 0;
        for at in fragile::in_code(code, line == Line::Cell) {
            self.note(Loss::CodeCharacters);
            if from < at {
                join(&mut held, Inline::Code(code[from..at].to_owned()));
            }
            from = at + 1;
            join(&mut held, Inline::Text(code[at..from].to_owned()));
        }
        if held.is_empty() {
            return None;
        }
        if from < code.len() {
            join(&mut held, Inline::Code(code[from..].to_owned()));
        }
        Some(held)
    }

    fn address<'a>(&mut self, href: &'a str) -> Option<&'a str> {
        let has_scheme = |scheme: &str| {
            let start = href.get(..scheme.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        };
        if self.target != Target::Rich || !has_scheme("mailto:") {
            return None;
        }
        let (address, _) = href.split_once('?')?;
        self.note(Loss::MailDetails);
        Some(address)
    }

    pub(super) fn cell(&mut self, cell: &Cell) -> Option<Cell> {
        let held = self.inlines(cell, Line::Cell);
        self.keep_lines(cell, held)
    }

    /// Text, given what it becomes, with its lines staying lines.
    pub(super) fn keep_lines(
        &mut self,
        text: &[Inline],
        held: Option<Vec<Inline>>,
    ) -> Option<Vec<Inline>> {
        if self.target != Target::Rich {
            return held;
        }
        match list_like::keep_lines(held.as_deref().unwrap_or(text)) {
            Some(kept) => {
                self.note(Loss::ListLikeLines);
                Some(kept)
            }
            None => held,
        }
    }
}
