//! What documents become by changes that come from elsewhere. What that takes of the workspace is read before anything is written, so
//! that another thread can fold meanwhile.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::document::change::Change;
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::kind::field;
use crate::document::link::links;
use crate::document::mutant;
use crate::document::value::Value;
use crate::error::Error;
use crate::framework::Framework;
use crate::store::{Cached, Listed, Sought, link_seal};
use crate::workspace::Workspace;

impl Workspace {
    /// The documents of some changes as they are without them.
    pub(super) fn before(&self, changes: &[Change]) -> Result<BTreeMap<Id, Arc<Document>>, Error> {
        let docs: BTreeSet<Id> = changes.iter().map(|change| change.doc).collect();
        let before = docs.into_iter().map(|doc| Ok((doc, self.folded(doc)?)));
        before.collect()
    }

    /// The frameworks that documents may name once they have some changes, by their hashes.
    pub(super) fn frameworks_of(
        &self,
        before: &BTreeMap<Id, Arc<Document>>,
        changes: &[Change],
    ) -> Result<HashMap<String, Arc<Framework>>, Error> {
        let stood = before.values().filter_map(|document| document.own());
        let stood = stood.flat_map(|own| own.fields.get(field::FRAMEWORK));
        let stood = stood.flat_map(|field| field.heads().chain([&**field]));
        let stood = stood.map(|wording| &wording.value);
        let edits = changes.iter().flat_map(|change| &change.edits);
        let come = edits.filter(|edit| edit.field == field::FRAMEWORK);
        let named: HashSet<&str> = stood
            .chain(come.map(|edit| &edit.value))
            .map(Value::text)
            .collect();
        let read = named.into_iter().chain([""]);
        let read = read.map(|hash| Ok((hash.to_owned(), self.framework_named(hash)?)));
        read.collect()
    }
}

/// What the caches are to hold of documents that were others before.
pub(super) fn caches_of(
    before: &BTreeMap<Id, Arc<Document>>,
    after: &BTreeMap<Id, Arc<Document>>,
    frameworks: &HashMap<String, Arc<Framework>>,
) -> Vec<Cached> {
    let framework = |hash: &str| {
        let named = frameworks.get(hash).map(Arc::clone);
        named.unwrap_or_else(|| Arc::new(Framework::built_in().clone()))
    };
    let cached = after.values().map(|document| {
        let now = links(document);
        let is_same = before
            .get(&document.id)
            .is_some_and(|before| links(before) == now);
        Cached {
            listed: Listed::sealed(document, link_seal(&now), framework),
            links: (!is_same && !mutant::lacks("links follow an import")).then_some(now),
            sought: Sought::all(document),
        }
    });
    cached.collect()
}

/// The documents with the changes in them.
pub(super) fn folded_in(
    before: &BTreeMap<Id, Arc<Document>>,
    changes: &[Change],
) -> BTreeMap<Id, Arc<Document>> {
    let mut after = before.clone();
    for change in changes {
        if let Some(document) = after.get_mut(&change.doc) {
            Arc::make_mut(document).take_in(change);
        }
    }
    after
}
