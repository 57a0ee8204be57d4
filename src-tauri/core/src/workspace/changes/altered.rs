//! What documents become by changes that are made here. What that takes of the workspace is read before anything is written, so that
//! many are folded beside.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::disk::side_by_side::of_each;
use crate::document::change::{Change, Edit};
use crate::document::fold::{Document, fold};
use crate::document::id::Id;
use crate::document::kind::field;
use crate::document::link::{links, may_alter};
use crate::document::mutant;
use crate::error::Error;
use crate::framework::Framework;
use crate::store::{Cached, Listed, Sought, link_seal, touched};
use crate::workspace::Workspace;

/// A document that changes are of.
pub(super) struct Altered<'c> {
    /// As it is without them.
    document: Arc<Document>,
    /// What seals its links then.
    seal: u32,
    changes: Vec<&'c Change>,
}

/// Documents, and what the caches are to hold of them.
type Folded = (Vec<Cached>, Vec<Arc<Document>>);

impl Workspace {
    /// The documents of some changes, none of which is there already.
    pub(super) fn altered<'c>(
        &self,
        changes: &'c [Change],
    ) -> Result<BTreeMap<Id, Altered<'c>>, Error> {
        let mut documents: BTreeMap<Id, Altered<'c>> = BTreeMap::new();
        for change in changes {
            let altered = match documents.entry(change.doc) {
                Entry::Occupied(document) => document.into_mut(),
                Entry::Vacant(place) => {
                    let listed = self.listed.get(&change.doc);
                    let document = match listed {
                        // Of what is made by this nothing is there to be looked for.
                        None if creates(change) => Arc::new(fold(change.doc, [])),
                        _ => self.folded(change.doc)?,
                    };
                    // Taken out, it need not be copied to be changed; should the commit fail, it is folded anew.
                    self.shelf.take(change.doc);
                    place.insert(Altered {
                        document,
                        seal: listed.map_or(0, |row| row.links),
                        changes: Vec::new(),
                    })
                }
            };
            altered.changes.push(change);
        }
        Ok(documents)
    }
}

impl Altered<'_> {
    /// As it is without the changes.
    pub(super) fn document(&self) -> &Document {
        &self.document
    }

    /// The documents with their changes, and what the caches are to hold of them, by the frameworks that they may name.
    pub(super) fn folded(
        documents: BTreeMap<Id, Self>,
        frameworks: &HashMap<String, Arc<Framework>>,
    ) -> Folded {
        let made = of_each(documents.into_values(), |altered| altered.fold(frameworks));
        let (mut cached, documents): Folded = made.into_iter().unzip();
        if mutant::lacks("the listing follows the log") {
            cached.clear();
        }
        (cached, documents)
    }

    fn fold(self, frameworks: &HashMap<String, Arc<Framework>>) -> (Cached, Arc<Document>) {
        let mut document = self.document;
        let edits = self.changes.iter().flat_map(|change| &change.edits);
        let alters = edits.clone().any(|edit| may_alter(&document, edit));
        let before = alters.then(|| links(&document));
        let touched = touched(&document, edits);
        for change in self.changes {
            Arc::make_mut(&mut document).take_in(change);
        }
        let now = alters.then(|| links(&document));
        let seal = now.as_ref().map_or(self.seal, link_seal);
        let is_same = now == before || mutant::lacks("links follow the log");
        let framework = |hash: &str| match frameworks.get(hash) {
            Some(framework) => Arc::clone(framework),
            None => Arc::new(Framework::built_in().clone()),
        };
        let cached = Cached {
            listed: Listed::sealed(&document, seal, framework),
            links: now.filter(|_| !is_same),
            sought: Sought::of(&document, touched),
        };
        (cached, document)
    }
}

/// Whether a change makes its document: whoever does that gives it an identifier that nothing has.
fn creates(change: &Change) -> bool {
    let is_creation = |edit: &Edit| {
        edit.record == change.doc && edit.field == field::GONE && edit.value.is_null()
    };
    change.edits.iter().any(is_creation)
}
