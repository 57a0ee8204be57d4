//! What documents become by changes that come from elsewhere. What that takes of the workspace is read before anything is written, so
//! that another thread can fold meanwhile.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::disk::side_by_side::of_each;
use crate::document::change::Change;
use crate::document::fold::{Document, fold};
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
        let before = docs.into_iter().map(|doc| {
            // In an empty workspace there is nothing to be looked for.
            let before = match self.reader.last {
                0 => Arc::new(fold(doc, [])),
                _ => self.folded(doc)?,
            };
            Ok((doc, before))
        });
        before.collect()
    }

    /// The frameworks that documents may name once they have some changes, by their hashes.
    pub(in crate::workspace::changes) fn frameworks_of<'d>(
        &self,
        before: impl IntoIterator<Item = &'d Document>,
        changes: &'d [Change],
    ) -> Result<HashMap<String, Arc<Framework>>, Error> {
        let stood = before.into_iter().filter_map(Document::own);
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

/// The documents with the changes in them, and what the caches are to hold of them.
pub(super) fn folded_in(
    before: &BTreeMap<Id, Arc<Document>>,
    changes: &[Change],
    frameworks: &HashMap<String, Arc<Framework>>,
) -> (Vec<Cached>, BTreeMap<Id, Arc<Document>>) {
    let mut of: HashMap<Id, Vec<&Change>> = HashMap::with_capacity(before.len());
    for change in changes {
        of.entry(change.doc).or_default().push(change);
    }
    let made = of_each(before.values(), |before| {
        let mut document = Arc::clone(before);
        for change in of.get(&before.id).into_iter().flatten() {
            Arc::make_mut(&mut document).take_in(change);
        }
        (cached(before, &document, frameworks), document)
    });
    made.into_iter()
        .map(|(cached, document)| (cached, (document.id, document)))
        .unzip()
}

/// What the caches are to hold of a document that was another before.
fn cached(
    before: &Document,
    document: &Arc<Document>,
    frameworks: &HashMap<String, Arc<Framework>>,
) -> Cached {
    let framework = |hash: &str| {
        let named = frameworks.get(hash).map(Arc::clone);
        named.unwrap_or_else(|| Arc::new(Framework::built_in().clone()))
    };
    let now = links(document);
    let is_same = links(before) == now;
    Cached {
        listed: Listed::sealed(document, link_seal(&now), framework),
        links: (!is_same && !mutant::lacks("links follow an import")).then_some(now),
        sought: Sought::all(document),
    }
}
