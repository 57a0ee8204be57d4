//! What a workspace holds at a moment, to be read by any thread.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::tz::TimeZone;
use rpds::RedBlackTreeMapSync;

use crate::document::change::Change;
use crate::document::day;
use crate::document::erasure::Erasures;
use crate::document::fold::{Document, fold};
use crate::document::id::Id;
use crate::document::kind::{self, field};
use crate::document::link::Link;
use crate::document::origin::Origin;
use crate::error::Error;
use crate::framework::Framework;
use crate::store::{Cached, Draft, Listed, Source, State};
use crate::text::collation::Collation;
use crate::workspace::begun::Begun;
use crate::workspace::past::Past;
use crate::workspace::shelf::{Shelf, Shown, lock};

/// A workspace as it is at a moment: what is saved by then, with what is being typed laid over it. It is cheap to take and
/// to keep, never changes, and can be read by any thread, while others write.
#[derive(Clone)]
pub struct Reader {
    pub(super) shelf: Arc<Shelf>,
    pub(super) path: Arc<Path>,
    pub(super) collation: Arc<Collation>,
    /// The person's language as a BCP 47 tag; may be empty.
    pub(super) language: Arc<str>,
    /// The name of the person at the screen.
    pub(super) author: Arc<str>,
    pub(super) clock: Arc<dyn Fn() -> i64 + Send + Sync>,
    pub(super) zone: Arc<dyn Fn() -> TimeZone + Send + Sync>,
    /// The number of the last change.
    pub(super) last: i64,
    /// Grows with whatever is to be seen.
    pub(super) revision: u64,
    /// A row more is no copy of all, however many readers hold it.
    pub(super) listed: RedBlackTreeMapSync<Id, Arc<Listed>>,
    pub(super) draft: Option<Arc<Draft>>,
    /// A use case that was begun and in which nothing is entered yet.
    pub(super) begun: Option<Arc<Begun>>,
    /// What was appended last, so that it need not be read to be named.
    pub(super) latest: Arc<[Change]>,
    /// Documents as an import would make them, to be shown before it is done.
    pub(super) ahead: Arc<BTreeMap<Id, Arc<Document>>>,
    /// The latest arrivals from elsewhere, with the revision from which on they are shown.
    pub(super) arrivals: Arc<[(u64, i64)]>,
    /// Of these, what is not on the screen that something is entered on.
    pub(super) unseen: Arc<BTreeSet<i64>>,
    /// What is erased.
    pub(super) erased: Arc<Erasures>,
    /// Set where it reads what was at an earlier moment.
    pub(super) past: Option<Arc<Past>>,
}

impl Reader {
    pub(super) fn new(source: Arc<Source>, path: PathBuf, origin: &Origin, last: i64) -> Self {
        Self {
            shelf: Arc::new(Shelf::new(source, last)),
            path: path.into(),
            collation: Arc::new(Collation::of(&origin.language)),
            language: origin.language.as_str().into(),
            author: "".into(),
            clock: Arc::clone(&origin.clock),
            zone: Arc::clone(&origin.zone),
            last,
            revision: 1,
            listed: RedBlackTreeMapSync::new_sync(),
            draft: None,
            begun: None,
            latest: Arc::default(),
            ahead: Arc::default(),
            arrivals: Arc::default(),
            unseen: Arc::default(),
            erased: Arc::default(),
            past: None,
        }
    }

    /// The same with some documents as they would be.
    pub(super) fn after(&self, ahead: &BTreeMap<Id, Arc<Document>>, cached: &[Cached]) -> Self {
        let mut after = self.clone();
        after.ahead = Arc::new(ahead.clone());
        for Cached { listed, .. } in cached {
            after
                .listed
                .insert_mut(listed.doc, Arc::new(listed.clone()));
        }
        after
    }

    /// Lets go of what was read: changes were taken away, so that this one is the last from now on. Who reads what was there
    /// goes on with what was read for it.
    pub(super) fn forget(&mut self, last: i64) {
        self.shelf = Arc::new(Shelf::new(Arc::clone(&self.shelf.source), last));
        self.last = last;
        self.latest = Arc::default();
        self.revision += 1;
    }

    /// The file's name, without its extension.
    pub(super) fn name(&self) -> String {
        let stem = self.path.file_stem().unwrap_or_default();
        stem.to_string_lossy().into_owned()
    }

    /// Grows with whatever is to be seen.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The day of a moment in milliseconds since 1970, where the person is: `2026-11-22`.
    pub fn day_of(&self, at: i64) -> String {
        day::of(at, &(self.zone)())
    }

    /// When something was, to somebody who reads that now: `today at 2:03 PM`.
    pub fn told(&self, at: i64) -> String {
        day::told(at, (self.clock)(), &(self.zone)())
    }

    /// The day of that alone: `yesterday`.
    pub(super) fn day_told(&self, at: i64) -> String {
        day::day_told(at, (self.clock)(), &(self.zone)())
    }

    /// The day it is where the person is.
    pub(super) fn today(&self) -> String {
        self.day_of((self.clock)())
    }

    /// The same, counted from 1970.
    pub(super) fn today_in_days(&self) -> Option<i64> {
        day::number(&self.today())
    }

    /// A document as its changes make it, without the draft.
    pub(super) fn folded(&self, id: Id) -> Result<Arc<Document>, Error> {
        if let Some(document) = self.ahead.get(&id) {
            return Ok(Arc::clone(document));
        }
        if let Some(begun) = self.begun.as_ref().filter(|begun| begun.document.id == id) {
            return Ok(Arc::clone(&begun.document));
        }
        if let Some(document) = self.shelf.kept(id, self.last) {
            return Ok(document);
        }
        let changes = self.shelf.source.changes(id, self.last)?;
        let document = Arc::new(match &self.past {
            Some(past) => past.fold(id, &changes),
            None => fold(id, &changes),
        });
        self.shelf.keep(self.last, &document);
        Ok(document)
    }

    /// A document as it is to be shown: with what is being typed laid over it.
    pub(super) fn document(&self, id: Id) -> Result<Arc<Document>, Error> {
        let mut document = self.folded(id)?;
        if let Some(draft) = self.draft.as_ref().filter(|draft| draft.doc == id) {
            let last = Id::from_bytes([0xFF; 16]);
            Arc::make_mut(&mut document).take_in(&draft.as_change(last, draft.typing()));
        }
        Ok(document)
    }

    /// The framework a use case names; the built-in one where it names none that is known.
    pub(super) fn framework_of(&self, document: &Document) -> Result<Arc<Framework>, Error> {
        self.framework_named(document.own().map_or("", |own| own.text(field::FRAMEWORK)))
    }

    /// The framework that a hash names; the built-in one where it names none that is known.
    pub(super) fn framework_named(&self, hash: &str) -> Result<Arc<Framework>, Error> {
        if let Some(framework) = lock(&self.shelf.frameworks).get(hash) {
            return Ok(Arc::clone(framework));
        }
        let kept = self.shelf.source.framework(hash)?;
        let kept = kept.and_then(|text| Framework::parse(&text).ok());
        let framework = Arc::new(kept.unwrap_or_else(|| Framework::built_in().clone()));
        lock(&self.shelf.frameworks).insert(hash.to_owned(), Arc::clone(&framework));
        Ok(framework)
    }

    /// The first change of an action; `None` where it can't be read.
    pub(super) fn first_of(&self, action: Id) -> Option<Change> {
        let is_of = |change: &&Change| change.action == Some(action);
        let latest = self.latest.iter().find(is_of).cloned();
        latest.or_else(|| {
            let changes = self.shelf.source.changes_of_action(action).ok()?;
            changes.into_iter().next()
        })
    }

    /// In how many use cases an action did something.
    pub(super) fn use_cases_of_action(&self, action: Id) -> usize {
        let is_counted = |change: &Change| {
            let first = change.edits.first();
            change.action == Some(action) && first.is_some_and(|edit| edit.kind == kind::USE_CASE)
        };
        let latest = self.latest.iter();
        match latest.filter(|change| is_counted(change)).count() {
            0 => {
                let changes = self.shelf.source.changes_of_action(action);
                changes.map_or(0, |all| {
                    all.iter().filter(|change| is_counted(change)).count()
                })
            }
            some => some,
        }
    }

    /// Who names a document in a field.
    pub(super) fn links_to(&self, target: Id, field: &str) -> Result<Vec<Link>, Error> {
        let links = self.shelf.source.links(target, field, self.last)?;
        let links = match &self.past {
            Some(past) => past.links_to(target, field, links),
            None => links,
        };
        let is_hidden = |row: &Arc<Listed>| row.state == State::Hidden;
        let is_shown = |id: &Id| self.listed.get(id).is_some_and(|row| !is_hidden(row));
        // What is being typed names nobody: links are set, not typed.
        let links = links.into_iter().filter(|link| is_shown(&link.source));
        Ok(links.collect())
    }

    /// What is listed of a kind and not deleted.
    pub(super) fn listed_of(&self, kind: &str) -> impl Iterator<Item = &Listed> {
        let listed = self.listed.values().map(|row| &**row);
        listed.filter(move |row| row.kind == kind && row.state != State::Hidden)
    }

    /// How many of a kind are neither archived nor deleted. They are counted once a revision.
    pub(super) fn count_shown(&self, kind: &str) -> usize {
        let mut shown = lock(&self.shelf.shown);
        if shown.revision != self.revision {
            *shown = Shown {
                revision: self.revision,
                counts: HashMap::new(),
            };
        }
        if let Some(count) = shown.counts.get(kind) {
            return *count;
        }
        let rows = self.listed_of(kind);
        let count = rows.filter(|row| row.state == State::Shown).count();
        shown.counts.insert(kind.to_owned(), count);
        count
    }
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        write!(f, "Reader({path}, {} changes)", self.last)
    }
}
