//! Elements and text, escaped so that HTML and XML read them alike.

use super::text::{among, find};
use super::{Align, Cell, Inline, Style, Table};
use std::iter::once;

/// What is escaped.
const SPECIAL: [bool; 256] = among(b"&<>\"'");

/// Markup being written.
#[derive(Debug, Default)]
pub struct Markup {
    out: String,
}

impl Markup {
    /// What was written.
    pub fn finish(self) -> String {
        self.out
    }

    /// Opens an element.
    pub fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.open_with(tag, attributes.iter().copied());
    }

    /// The same with attributes one by one.
    pub fn open_with<'a>(
        &mut self,
        tag: &str,
        attributes: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) {
        self.raw("<");
        self.raw(tag);
        for (name, value) in attributes {
            self.raw(" ");
            self.raw(name);
            self.raw("=\"");
            self.text(value);
            self.raw("\"");
        }
        self.raw(">");
    }

    /// Closes an element.
    pub fn close(&mut self, tag: &str) {
        self.raw("</");
        self.raw(tag);
        self.raw(">");
    }

    /// An element that holds a text alone.
    pub fn leaf(&mut self, tag: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(tag, attributes);
        self.text(text);
        self.close(tag);
    }

    /// Text, safe as content and in a quoted attribute.
    pub fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = find(rest, &SPECIAL) {
            self.out.push_str(&rest[..at]);
            self.out.push_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "&#39;",
            });
            rest = &rest[at + 1..];
        }
        self.out.push_str(rest);
    }

    /// Characters as they are: only what is written in the code.
    pub fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }
}

/// The element of a heading.
pub fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// The element of a style.
pub fn style(style: Style) -> &'static str {
    match style {
        Style::Emphasis => "em",
        Style::Strong => "strong",
        Style::Struck => "del",
    }
}

/// The class of code in a language: `language-sql`, as most programs name and read it.
pub fn language_class(language: &str) -> Option<String> {
    (!language.is_empty()).then(|| format!("language-{language}"))
}

/// The number that a list's element must name: none for bullets, and where it is the usual one.
pub fn start(first: Option<u32>) -> Option<String> {
    let first = first.filter(|first| *first != 1);
    first.map(|first| first.to_string())
}

/// The rows of a table, the headings first: each cell with its element and how it is set.
pub fn rows(table: &Table) -> impl Iterator<Item = Vec<(&'static str, Align, &Cell)>> {
    let head = table.head.iter();
    let head = head.map(|column| ("th", column.align, &column.heading));
    let rows = table.rows.iter().map(|row| {
        let cells = table.head.iter().zip(row);
        cells
            .map(|(column, cell)| ("td", column.align, cell))
            .collect()
    });
    once(head.collect()).chain(rows)
}

/// The words alone.
pub fn words(inlines: &[Inline]) -> String {
    let mut text = String::new();
    add_words(inlines, &mut text);
    text
}

fn add_words(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Code(words) | Inline::Status { text: words, .. } => {
                text.push_str(words);
            }
            Inline::Break => text.push(' '),
            Inline::Styled(_, content) | Inline::Link { text: content, .. } => {
                add_words(content, text);
            }
        }
    }
}
