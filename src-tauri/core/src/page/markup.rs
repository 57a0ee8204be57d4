//! Elements and text, escaped so that HTML and XML read them alike.

use super::Inline;

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
        self.begin(tag, attributes);
        self.out.push('>');
    }

    /// Closes an element.
    pub fn close(&mut self, tag: &str) {
        self.out.extend(["</", tag, ">"]);
    }

    /// An element without content, as HTML writes those that never have any.
    pub fn void(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.open(tag, attributes);
    }

    /// An element without content, as XML writes it.
    pub fn empty(&mut self, tag: &str) {
        self.out.extend(["<", tag, " />"]);
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
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
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

    fn begin(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.out.extend(["<", tag]);
        for (name, value) in attributes {
            self.out.extend([" ", name, "=\""]);
            self.text(value);
            self.out.push('"');
        }
    }
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
