//! XML being written. Elements are closed by whoever opened them, and text is escaped: the result is well-formed.

use crate::page::{markup::Markup, text::clean};
use std::fmt::Display;

/// The attributes of an element.
pub type Attributes<'a> = &'a [(&'a str, &'a dyn Display)];

/// A document or a part of one.
#[derive(Debug, Default)]
pub struct Xml {
    markup: Markup,
}

impl Xml {
    /// A document with this element around all of it.
    pub fn document(
        tag: &str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Xml),
    ) -> Vec<u8> {
        let mut xml = Self::default();
        xml.markup
            .raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        xml.node(tag, attributes, inside);
        xml.markup.finish().into_bytes()
    }

    /// An element with others in it.
    pub fn node(&mut self, tag: &str, attributes: Attributes<'_>, inside: impl FnOnce(&mut Xml)) {
        let values: Vec<(&str, String)> = attributes
            .iter()
            .map(|(name, value)| (*name, one_line(&value.to_string())))
            .collect();
        let attributes: Vec<(&str, &str)> = values
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        self.markup.open(tag, &attributes);
        inside(self);
        self.markup.close(tag);
    }

    /// An element without content.
    pub fn leaf(&mut self, tag: &str, attributes: Attributes<'_>) {
        self.node(tag, attributes, |_| ());
    }

    /// An element that holds a text.
    pub fn text(&mut self, tag: &str, text: &str) {
        self.text_with(tag, &[], text);
    }

    /// The same with attributes.
    pub fn text_with(&mut self, tag: &str, attributes: Attributes<'_>, text: &str) {
        self.node(tag, attributes, |xml| xml.markup.text(&clean(text)));
    }

    /// Elements as they are: only what is written in the code.
    pub fn raw(&mut self, xml: &'static str) {
        self.markup.raw(xml);
    }
}

/// A value as an attribute holds it: line ends would be lost.
fn one_line(value: &str) -> String {
    let value = clean(value);
    match value.contains(['\n', '\t']) {
        true => value.split_whitespace().collect::<Vec<_>>().join(" "),
        false => value.into_owned(),
    }
}
