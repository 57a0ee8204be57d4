//! The labels that use cases have.

use std::collections::BTreeMap;

use crate::document::kind;
use crate::error::Error;
use crate::text::name;
use crate::use_case::labels;
use crate::view::Label;
use crate::workspace::Reader;

impl Reader {
    /// The labels of all use cases that are not deleted, by name.
    ///
    /// # Errors
    /// [`Error::NotRead`].
    pub fn labels_in_use(&self) -> Result<Vec<Label>, Error> {
        let mut spelled: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
        for row in self.listed_of(kind::USE_CASE) {
            for label in row.summary().into_iter().flat_map(|summary| summary.labels) {
                let spellings = spelled.entry(name::key(&label)).or_default();
                *spellings.entry(label).or_default() += 1;
            }
        }
        let label = |spellings: BTreeMap<String, u32>| {
            let count = spellings.values().sum();
            let (name, _) = spellings.into_iter().max_by_key(|(_, count)| *count)?;
            let field = labels::field_of(&name);
            Some(Label { name, field, count })
        };
        let mut all = Vec::from_iter(spelled.into_values().filter_map(label));
        all.sort_by_cached_key(|label| (self.collation.key(&label.name), label.name.clone()));
        Ok(all)
    }
}
