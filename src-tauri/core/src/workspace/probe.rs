//! What tests look at behind the door, and changes that arrive from elsewhere.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Reader, Workspace};
use crate::document::change::Change;
use crate::document::fold::{Document, fold};
use crate::document::id::Id;
use crate::document::link::Link;
use crate::document::stamp;
use crate::error::Error;
use crate::store::{Listed, Typing};

thread_local! {
    /// How many documents lists were made of on this thread.
    static LOOKS: Cell<usize> = const { Cell::new(0) };
}

/// Notes that documents were looked at.
pub(super) fn note_looks(looks: usize) {
    LOOKS.set(LOOKS.get() + looks);
}

/// The listing, the links, and of each document what seals the words that it is found by.
type Caches = (Vec<Listed>, BTreeSet<Link>, BTreeMap<Id, u32>);

impl Reader {
    /// Every document as it is read, what is being typed included.
    pub(crate) fn read_all(&self) -> Vec<Arc<Document>> {
        self.try_read_all().unwrap()
    }

    /// The same, where reading may fail.
    pub(crate) fn try_read_all(&self) -> Result<Vec<Arc<Document>>, Error> {
        let docs = self.listed.keys();
        docs.map(|doc| self.document(*doc)).collect()
    }

    /// A document as it is read.
    pub(crate) fn fold_of(&self, document: Id) -> Document {
        (*self.folded(document).unwrap()).clone()
    }
}

impl Workspace {
    /// Every document that is neither deleted nor archived.
    pub(crate) fn all_shown(&self) -> Vec<Document> {
        let listed = self.listed.values();
        let shown = listed.filter(|row| row.state == crate::store::State::Shown);
        shown.map(|row| self.fold_of(row.doc)).collect()
    }

    /// How many documents were looked at for what `work` shows.
    pub(crate) fn looks(&mut self, work: impl FnOnce(&mut Self)) -> usize {
        LOOKS.set(0);
        work(self);
        LOOKS.get()
    }

    /// The caches as kept, and as a refill would make them.
    pub(crate) fn caches(&mut self) -> (Caches, Caches) {
        let (sums, seals) = self.store.word_seals().unwrap();
        for (doc, seal) in &seals {
            assert_eq!(sums.get(doc).copied().unwrap_or(0), *seal, "{doc}");
        }
        let kept = (
            self.store.listing().unwrap(),
            self.store.all_links().unwrap(),
            seals.into_iter().collect(),
        );
        let (mut listed, mut links, mut words) = (Vec::new(), BTreeSet::new(), BTreeMap::new());
        for cached in self.store.folded_caches().unwrap() {
            words.insert(cached.listed.doc, cached.sought.seal());
            listed.push(cached.listed);
            links.extend(cached.links.unwrap());
        }
        (kept, (listed, links, words))
    }

    /// The highest stamp.
    pub(crate) fn stamp(&self) -> i64 {
        self.highest_stamp
    }

    /// The ids of all changes, in the order of their arrival.
    pub(crate) fn arrivals(&self) -> Vec<Id> {
        self.store.arrivals().unwrap()
    }

    /// Lets the file grow no further, as on a full disk; or grow again.
    pub(crate) fn fill_disk(&mut self, full: bool) {
        self.store.fill_disk(full);
    }

    /// Takes in a change that was made elsewhere.
    pub(crate) fn arrive(&mut self, change: Change) {
        self.settle().unwrap();
        self.highest_stamp = self.highest_stamp.max(stamp::counted(change.stamp));
        self.append(vec![change], Typing::Stays).unwrap();
    }

    /// Stamp and time of the changes of a document, in the order of their arrival.
    pub(crate) fn moments(&mut self, document: &str) -> Vec<(i64, i64)> {
        let changes = self.store.changes(document.parse().unwrap()).unwrap();
        changes
            .iter()
            .map(|change| (change.stamp, change.at))
            .collect()
    }

    /// The folded document, as it is kept and as its changes make it.
    pub(crate) fn folds(&mut self, document: &str) -> (Document, Document) {
        let id = document.parse().unwrap();
        let changes = self.store.changes(id).unwrap();
        ((*self.folded(id).unwrap()).clone(), fold(id, &changes))
    }

    /// Every document, as its changes make it.
    pub(crate) fn all_folded(&mut self) -> BTreeMap<Id, Document> {
        let docs = self.listed.keys();
        let fold = |doc: &Id| (*doc, fold(*doc, &self.store.changes(*doc).unwrap()));
        docs.map(fold).collect()
    }

    /// What a field of a document shows, what is being typed included; nothing where the document is not shown.
    pub(crate) fn shows(&self, document: &str, field: &str) -> Option<String> {
        let id = document.parse().unwrap();
        let document = self.document(id).unwrap();
        let own = document.own().filter(|_| document.is_shown(id));
        own.map(|own| own.text(field).to_owned())
    }

    /// Every wording of every field of a document's own, the oldest first.
    pub(crate) fn wordings_of(&self, document: &str) -> Vec<(String, String)> {
        let changes = self.store.changes(document.parse().unwrap()).unwrap();
        let edits = changes.into_iter().flat_map(|change| change.edits);
        edits
            .map(|edit| (edit.field, edit.value.text().to_owned()))
            .collect()
    }

    /// Every wording of a field that is kept as a change, the oldest first.
    pub(crate) fn wordings(&mut self, document: &str, field: &str) -> Vec<String> {
        let changes = self.store.changes(document.parse().unwrap()).unwrap();
        let edits = changes
            .iter()
            .flat_map(|change| &change.edits)
            .filter(|edit| edit.field == field);
        edits.map(|edit| edit.value.text().to_owned()).collect()
    }
}
