//! What a use case says that it needs to know.

use crate::document::fold::Document;
use crate::document::kind::field;

/// The names in what a use case says that it needs to know; nothing where it says nothing.
pub fn needed(use_case: &Document) -> Option<Vec<String>> {
    let said = use_case.own().map_or("", |own| own.text(field::DATA));
    (!said.trim().is_empty()).then(|| names_in(said))
}

/// The names in a text that are written as data is sent, each once: with a `_` inside, as in `order_value`.
fn names_in(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let is_of_name =
        |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '.';
    for word in text.split(|letter: char| !is_of_name(letter)) {
        let word = word.trim_matches(['.', '_']);
        if word.contains('_') && !names.iter().any(|name| name == word) {
            names.push(word.to_owned());
        }
    }
    names
}
