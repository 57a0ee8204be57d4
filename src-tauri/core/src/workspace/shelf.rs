//! What readers of one workspace share.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use lru::LruCache;

use crate::capture::Report;
use crate::document::fold::Document;
use crate::document::id::Id;
use crate::document::same::Same;
use crate::framework::Framework;
use crate::store::{Listed, Source};
use crate::template::Template;
use crate::text::collation::Collation;
use crate::text::find::Plain;
use crate::view::List;
use crate::workspace::checked::Checked;
use crate::workspace::shortlist::Shortlist;
use crate::workspace::unsettled::Unsettled;

/// How many folded documents are kept. Those that were not looked at for long are folded again.
const FOLDED: NonZeroUsize = NonZeroUsize::new(1024).unwrap();

/// How many lists are kept in their order.
const ORDERS: NonZeroUsize = NonZeroUsize::new(24).unwrap();

/// What so many lists say is kept, to be searched.
const SAID: NonZeroUsize = NonZeroUsize::new(4).unwrap();
/// The documents of a list, in its order.
pub(super) type Order = Arc<[Id]>;

/// What each row of a list says.
pub(super) type Said = Arc<[Vec<Plain>]>;

/// What lists say, with the order and the day that it was read for. Another revision has another order.
type SaidByLists = LruCache<List, (Order, String, Said)>;

/// Orders that were made, with the revision and the collation that they were made for.
type Orders = LruCache<List, (u64, Arc<Collation>, Order)>;

/// What readers of one workspace share: where they read, and what they have read.
#[derive(Debug)]
pub(super) struct Shelf {
    pub(super) source: Arc<Source>,
    documents: Mutex<Documents>,
    pub(super) frameworks: Mutex<HashMap<String, Arc<Framework>>>,
    /// By their text.
    pub(super) templates: Mutex<HashMap<String, Arc<Template>>>,
    pub(super) orders: Mutex<Orders>,
    pub(super) said: Mutex<SaidByLists>,
    /// The use cases at work, the one edited last first, at a revision.
    pub(super) at_work: Mutex<(u64, Arc<[Arc<Listed>]>)>,
    pub(super) unsettled: Mutex<Unsettled>,
    pub(super) shown: Mutex<Shown>,
    pub(super) shortlist: Mutex<Shortlist>,
    /// What the capture has shown that was checked last.
    pub(super) captured: Mutex<Option<Arc<Report>>>,
    /// Which entries are of the same person, at a revision.
    pub(super) same: Mutex<(u64, Arc<Same>)>,
    pub(super) checked: Mutex<Option<Arc<Checked>>>,
}

/// How many documents of each kind are shown, at a revision.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) revision: u64,
    pub(super) counts: HashMap<String, usize>,
}

/// Folded documents as they are now, without what is being typed.
#[derive(Debug)]
struct Documents {
    /// The number of the last change of all.
    last: i64,
    /// With the number of a change from which on they have been as they are.
    kept: LruCache<Id, (i64, Arc<Document>)>,
}

impl Shelf {
    pub(super) fn new(source: Arc<Source>, last: i64) -> Self {
        let documents = Documents {
            last,
            kept: LruCache::new(FOLDED),
        };
        Self {
            source,
            documents: Mutex::new(documents),
            frameworks: Mutex::default(),
            templates: Mutex::default(),
            orders: Mutex::new(Orders::new(ORDERS)),
            said: Mutex::new(SaidByLists::new(SAID)),
            at_work: Mutex::default(),
            shown: Mutex::default(),
            shortlist: Mutex::default(),
            captured: Mutex::default(),
            same: Mutex::default(),
            checked: Mutex::default(),
            unsettled: Mutex::default(),
        }
    }

    /// One that reads the same file, and has read nothing yet.
    pub(super) fn emptied(&self, last: i64) -> Self {
        Self::new(Arc::clone(&self.source), last)
    }

    /// A document, if what is kept of it is what it was at a moment.
    pub(super) fn kept(&self, id: Id, last: i64) -> Option<Arc<Document>> {
        let mut documents = lock(&self.documents);
        let (since, document) = documents.kept.get(&id)?;
        (*since <= last).then(|| Arc::clone(document))
    }

    /// Keeps a document as it was at a moment, unless there were changes since.
    pub(super) fn keep(&self, last: i64, document: &Arc<Document>) {
        let mut documents = lock(&self.documents);
        if documents.last == last {
            let document = (last, Arc::clone(document));
            documents.kept.put(document.1.id, document);
        }
    }

    /// Whether a document is kept, of whatever moment.
    pub(super) fn keeps(&self, id: Id) -> bool {
        lock(&self.documents).kept.contains(&id)
    }

    /// Lets go of a document: one that is about to be changed, so that it need not be copied for that, or that nobody will
    /// look at again.
    pub(super) fn take(&self, id: Id) {
        // Not under the lock: it has many parts.
        let taken = lock(&self.documents).kept.pop(&id);
        drop(taken);
    }

    /// Puts documents in place of what they were before a change, the last of all by now. Of more than are kept it is the last.
    pub(super) fn replace(&self, last: i64, changed: impl IntoIterator<Item = Arc<Document>>) {
        let mut changed = Vec::from_iter(changed);
        let kept = changed.split_off(changed.len().saturating_sub(FOLDED.get()));
        let mut documents = lock(&self.documents);
        documents.last = last;
        let before = changed.iter();
        let before = before.filter_map(|document| documents.kept.pop(&document.id));
        let before = Vec::from_iter(before);
        for document in kept {
            documents.kept.put(document.id, (last, document));
        }
        drop(documents);
        // They have many parts, which nobody is to wait for.
        if !changed.is_empty() {
            thread::spawn(move || drop((before, changed)));
        }
    }
}

/// What a panic left is whole: it is only ever replaced.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::document::fold::fold;
    use crate::properties::World;
    use crate::store::Store;

    #[test]
    fn of_more_than_are_kept_none_is_as_it_was_before() {
        let world = World::new();
        drop(world.create());
        let store = Store::open(&world.path(), Path::new(""), false).unwrap();
        let shelf = Shelf::new(store.source(), 1);
        let id = |number: usize| Id::from_bytes((number as u128).to_be_bytes());
        let document = |number| Arc::new(fold(id(number), []));
        shelf.keep(1, &document(0));
        assert!(shelf.kept(id(0), 2).is_some());
        shelf.replace(2, (0..=FOLDED.get()).map(document));
        assert!(shelf.kept(id(0), 2).is_none());
        for kept in [1, FOLDED.get()] {
            assert!(shelf.kept(id(kept), 2).is_some());
        }
    }
}
