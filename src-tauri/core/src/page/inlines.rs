//! Collects inlines in the form that a page keeps.

use super::{Inline, Style, Tone, text::clean, url};
use std::iter::repeat_n;

/// Inlines being collected: text in pieces, and styles and links being opened and closed.
#[derive(Debug, Default)]
pub struct Inlines {
    done: Vec<Inline>,
    /// The styles and links that are open, each once: never more than four.
    open: Vec<Open>,
    /// Everything that is open, whether it leaves a trace on the page or not.
    layers: Vec<Layer>,
    /// Text that may still grow, since an address or a word can come in pieces.
    pending: String,
}

#[derive(Debug)]
enum Open {
    Style(Style, Vec<Inline>),
    Link(String, Vec<Inline>),
}

#[derive(Debug)]
enum Layer {
    /// The next of `Inlines::open`.
    Kept,
    /// What a page does not hold, such as bold inside bold: only its content is kept, and this text after it.
    Through(String),
}

impl Inlines {
    /// Adds characters; a line end is a break.
    pub fn text(&mut self, text: &str) {
        let text = clean(text);
        let mut lines = text.split('\n');
        self.pending.push_str(lines.next().unwrap_or_default());
        for line in lines {
            self.line_break();
            self.pending.push_str(line);
        }
    }

    /// Adds a line break.
    pub fn line_break(&mut self) {
        self.add(Inline::Break);
    }

    /// Adds code; a line end in it is a space.
    pub fn code(&mut self, code: &str) {
        let code = clean(code).replace('\n', " ");
        if !code.is_empty() {
            self.add(Inline::Code(code));
        }
    }

    /// Adds a status.
    pub fn status(&mut self, word: &str, tone: Tone) {
        let text = clean(word).replace('\n', " ");
        if !text.is_empty() {
            self.add(Inline::Status { tone, text });
        }
    }

    /// Opens a style.
    pub fn open_style(&mut self, style: Style) {
        if self
            .open
            .iter()
            .any(|open| matches!(open, Open::Style(other, _) if *other == style))
        {
            self.open_through();
        } else {
            self.keep(Open::Style(style, Vec::new()));
        }
    }

    /// Opens a link. Where the page allows none, the address follows its text in parentheses.
    pub fn open_link(&mut self, address: &str) {
        match url::href(address) {
            _ if self.in_link() => self.open_through(),
            Some(href) => self.keep(Open::Link(href, Vec::new())),
            // A data address is content, and long.
            None if address.is_empty() || address.starts_with("data:") => self.open_through(),
            None => self.layers.push(Layer::Through(format!(" ({address})"))),
        }
    }

    /// Opens what leaves no trace of its own.
    pub fn open_through(&mut self) {
        self.layers.push(Layer::Through(String::new()));
    }

    /// Closes what was opened last.
    pub fn close(&mut self) {
        match self.layers.pop() {
            Some(Layer::Through(after)) => self.text(&after),
            Some(Layer::Kept) => {
                self.flush();
                match self.open.pop() {
                    Some(Open::Style(style, content)) => self.join_styled(style, content),
                    Some(Open::Link(href, text)) => join(self.content(), link(href, text)),
                    None => {}
                }
            }
            None => {}
        }
    }

    /// Everything collected; starts anew. Breaks at the ends part nothing and are dropped.
    pub fn finish(&mut self) -> Vec<Inline> {
        while !self.layers.is_empty() {
            self.close();
        }
        self.flush();
        let mut done = std::mem::take(&mut self.done);
        trim_breaks(&mut done);
        done
    }

    fn keep(&mut self, open: Open) {
        self.flush();
        self.open.push(open);
        self.layers.push(Layer::Kept);
    }

    fn add(&mut self, inline: Inline) {
        self.flush();
        join(self.content(), inline);
    }

    /// Adds the pending text, with the addresses in it as links.
    fn flush(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        let mut rest = pending.as_str();
        if !self.in_link() {
            while let Some((start, end, href)) = url::find_bare(rest) {
                self.join_text(rest[..start].to_owned());
                let text = vec![Inline::Text(href.clone())];
                join(self.content(), Inline::Link { href, text });
                rest = &rest[end..];
            }
        }
        match rest.len() == pending.len() {
            true => self.join_text(pending),
            false => self.join_text(rest.to_owned()),
        }
    }

    /// Breaks at the ends of styled words are moved out: they have no style.
    fn join_styled(&mut self, style: Style, mut content: Vec<Inline>) {
        let (before, after) = trim_breaks(&mut content);
        let outside = self.content();
        outside.extend(repeat_n(Inline::Break, before));
        if !content.is_empty() {
            join(outside, Inline::Styled(style, content));
        }
        outside.extend(repeat_n(Inline::Break, after));
    }

    fn join_text(&mut self, text: String) {
        if !text.is_empty() {
            join(self.content(), Inline::Text(text));
        }
    }

    fn in_link(&self) -> bool {
        self.open.iter().any(|open| matches!(open, Open::Link(..)))
    }

    fn content(&mut self) -> &mut Vec<Inline> {
        match self.open.last_mut() {
            Some(Open::Style(_, content) | Open::Link(_, content)) => content,
            None => &mut self.done,
        }
    }
}

/// Drops the breaks at both ends, and says how many there were.
fn trim_breaks(content: &mut Vec<Inline>) -> (usize, usize) {
    let is_break = |inline: &&Inline| **inline == Inline::Break;
    let after = content.iter().rev().take_while(is_break).count();
    content.truncate(content.len() - after);
    let before = content.iter().take_while(is_break).count();
    content.drain(..before);
    (before, after)
}

/// Adds an inline, joined with the one before it where both are of one kind.
pub fn join(content: &mut Vec<Inline>, inline: Inline) {
    match (content.last_mut(), inline) {
        (Some(Inline::Text(text)), Inline::Text(more)) => text.push_str(&more),
        (Some(Inline::Code(code)), Inline::Code(more)) => code.push_str(&more),
        (Some(Inline::Styled(style, text)), Inline::Styled(same, more)) if *style == same => {
            more.into_iter().for_each(|inline| join(text, inline));
        }
        (_, inline) => content.push(inline),
    }
}

/// A link; one that shows its own address is as if the bare address had been typed.
fn link(href: String, text: Vec<Inline>) -> Inline {
    let bare = match text.as_slice() {
        [] => Some(href.clone()),
        [Inline::Text(shown)] if url::href(shown).is_some_and(|shown| shown == href) => {
            match url::find_bare(shown) {
                Some((0, end, safe)) if end == shown.len() => Some(safe),
                _ => None,
            }
        }
        _ => None,
    };
    match bare {
        Some(safe) => Inline::Link {
            href: safe.clone(),
            text: vec![Inline::Text(safe)],
        },
        None => Inline::Link { href, text },
    }
}
