//! The labels of a use case: words of people's own, by which use cases are found. Each is in a field of its own, named by what
//! all spellings of the word have in common, so that two copies that add labels keep both, and the same one once. The word is
//! the value, since values can be erased and names of fields can't.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::document::fold::Record;
use crate::document::kind::field;
use crate::document::value::Value;
use crate::error::Error;
use crate::text::name;

/// How many characters a label may have.
const LONGEST: usize = 60;

/// A field is named by so many bytes of a hash, in hexadecimal digits: fewer than an identifier has.
const BYTES: usize = 8;

/// The field of a label, however it is spelled.
pub fn field_of(label: &str) -> String {
    let digest = Sha256::digest(name::key(label).as_bytes());
    let number = digest[..BYTES]
        .iter()
        .fold(0, |number: u64, byte| (number << 8) | u64::from(*byte));
    field::member(
        field::LABEL,
        format!("{number:0width$x}", width = 2 * BYTES),
    )
}

/// The labels of a use case with their fields, by name. Of two spellings that were different names once, the first.
pub fn labels(use_case: &Record) -> Vec<(&str, &str)> {
    let mut labels = BTreeMap::new();
    for field in use_case.fields.keys() {
        let is_label = field::of_member(field::LABEL, field).is_some();
        let label = use_case.text(field).trim();
        if is_label && !label.is_empty() {
            labels
                .entry(name::key(label))
                .or_insert((field.as_str(), label));
        }
    }
    labels.into_values().collect()
}

/// The same in words: `CRM, Loyalty`.
pub fn in_words(use_case: &Record) -> String {
    let labels = labels(use_case).into_iter().map(|(_, label)| label);
    labels.collect::<Vec<_>>().join(", ")
}

/// What is to be said in which fields for a use case to have some labels more, or where they are `all`, these alone. One that
/// is there stays as it is spelled.
///
/// # Errors
/// As [`parted`].
pub fn edits(use_case: &Record, words: &str, all: bool) -> Result<Vec<(String, Value)>, Error> {
    let wanted = parted(words)?;
    let there = labels(use_case);
    let is_there = |label: &str| there.iter().any(|(_, known)| name::is_same(known, label));
    let mut edits = BTreeMap::new();
    for label in wanted.iter().filter(|label| !is_there(label)) {
        edits
            .entry(field_of(label))
            .or_insert_with(|| Value::from(label.as_str()));
    }
    if all {
        let is_wanted = |label: &str| wanted.iter().any(|known| name::is_same(known, label));
        for (field, _) in there.iter().filter(|(_, label)| !is_wanted(label)) {
            edits.insert((*field).to_owned(), Value::Null);
        }
    }
    Ok(edits.into_iter().collect())
}

/// The labels in what somebody wrote: commas, semicolons and line ends part them.
///
/// # Errors
/// [`Error::Invalid`] for one that is too long.
pub fn parted(words: &str) -> Result<Vec<String>, Error> {
    let labels = words.split([',', ';', '\n', '\r']).map(name::clean);
    let labels: Vec<String> = labels.filter(|label| !label.is_empty()).collect();
    match labels.iter().find(|label| label.chars().count() > LONGEST) {
        Some(long) => Err(Error::Invalid(format!(
            "A label has at most {LONGEST} characters: “{}…” has more.",
            long.chars().take(20).collect::<String>()
        ))),
        None => Ok(labels),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_label_have_one_field() {
        assert_eq!(field_of("CRM"), field_of(" crm "));
        assert_eq!(field_of("Zoë"), field_of("Zoe\u{308}"));
        assert_ne!(field_of("CRM"), field_of("CRM 2"));
        // As in every file, with what the number begins with.
        for label in 0..300 {
            let label = format!("label {label}");
            let digest = Sha256::digest(label.as_bytes());
            let digits = digest[..BYTES].iter().map(|byte| format!("{byte:02x}"));
            assert_eq!(
                field_of(&label),
                format!("label/{}", digits.collect::<String>())
            );
        }
    }

    #[test]
    fn what_is_written_is_parted() {
        let labels = parted("CRM, Q3 2026;\n loyalty ,, ").unwrap();
        assert_eq!(labels, ["CRM", "Q3 2026", "loyalty"]);
        assert!(parted(&"a".repeat(LONGEST)).is_ok());
        assert!(parted(&"a".repeat(LONGEST + 1)).is_err());
    }
}
