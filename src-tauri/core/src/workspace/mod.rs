//! The workspace: the only door to a change, and to what is shown.

mod asking;
mod commit;
mod describe;
mod designs;
mod documents;
mod entering;
mod exports;
mod file;
mod history;
mod integrations;
mod learning;
mod metrics;
mod moment;
mod outlines;
mod people;
mod planning;
#[cfg(test)]
mod probe;
mod reading;
mod roadmap;
mod rows;
mod sample;
mod scoping;
mod stakeholders;
mod subject;
mod tags;
mod tracker;
mod use_cases;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::document::day;
use crate::document::fold::{Document, fold};
use crate::document::id::Id;
use crate::document::kind;
use crate::document::mutant;
use crate::document::origin::{Author, Origin};
use crate::document::undo::Stacks;
use crate::document::value::Value;
use crate::error::Error;
use crate::framework::{self, Framework};
use crate::store::{Draft, Listed, Store};
use crate::text::collation::Collation;
use crate::view::{UndoState, UseCaseRow, WorkspaceInfo};

pub use designs::{NewDesign, design_shown};
pub use exports::{Each, Export};
pub use stakeholders::Who;

/// The one settings document, the same in every workspace so that copies merge.
const SETTINGS: Id = Id::from_bytes(*b"ninefold-setting");

/// An open workspace.
#[derive(Debug)]
pub struct Workspace {
    store: Store,
    origin: Origin,
    /// Who writes. Under the id of the person of this name, where the workspace knows one.
    author: Author,
    /// The id that the author has outside of this workspace.
    signed: Id,
    collation: Collation,
    /// Folded documents without the draft, filled as they are asked for.
    documents: HashMap<Id, Arc<Document>>,
    /// The listing, until a change touches it.
    listed: Option<Arc<[Listed]>>,
    /// Rows of the list, which is asked for after every change, as long as nothing in them changes.
    rows: HashMap<Id, UseCaseRow>,
    frameworks: HashMap<String, Arc<Framework>>,
    draft: Option<Draft>,
    /// When the draft began, on the clock that never goes back.
    draft_began: Duration,
    stacks: Stacks,
    /// Of the stamps that count.
    highest_stamp: i64,
    revision: u64,
    notices: Vec<String>,
    /// What the next answer has to say, beside what it is about.
    unsaid: Option<String>,
    is_clock_doubted: bool,
}

impl Workspace {
    /// Makes a new, empty workspace file and opens it. A file that is there already is left alone.
    ///
    /// # Errors
    /// [`Error::Exists`], and what writing can meet.
    pub fn create(path: &Path, author: &Author, origin: Origin) -> Result<Self, Error> {
        Store::create(path)?;
        Self::opened(Store::open(path, Path::new(""))?, author, origin)
    }

    /// Opens a workspace file. What was being typed when Ninefold last stopped becomes a change. One of an older format
    /// is copied to the folder `backups` before it is migrated.
    ///
    /// # Errors
    /// A file that is missing, read-only, newer, foreign or damaged is refused and left as it is.
    pub fn open(
        path: &Path,
        author: &Author,
        origin: Origin,
        backups: &Path,
    ) -> Result<Self, Error> {
        Self::opened(Store::open(path, backups)?, author, origin)
    }

    /// Opens a workspace for reading: everything saved so far, what is being typed included, as a private copy in memory.
    /// The file may be open in a window, of an older format, or on a medium that can't be written; it is left as it is.
    /// Every change is refused. Not for a process that has the file open itself: the system's locks are a process's, and
    /// looking at the file would give them up.
    ///
    /// # Errors
    /// A file that is missing, newer, foreign or damaged.
    pub fn open_reading(path: &Path) -> Result<Self, Error> {
        let workspace = Self::open_copy(path)?;
        workspace.store.freeze()?;
        Ok(workspace)
    }

    /// The same, to see in it what a change would do or why it is refused. What is changed in it is not kept.
    ///
    /// # Errors
    /// As [`Workspace::open_reading`].
    pub fn open_copy(path: &Path) -> Result<Self, Error> {
        let nobody = Author {
            id: Id::from_bytes([0; 16]),
            name: String::new(),
        };
        let mut store = Store::open_copy(path)?;
        let notices = store.notices();
        let mut workspace = Self::opened(store, &nobody, Origin::system())?;
        // What is being typed is not recovered: whoever types it goes on.
        workspace.notices = notices;
        Ok(workspace)
    }

    fn opened(store: Store, author: &Author, origin: Origin) -> Result<Self, Error> {
        let highest_stamp = store.highest_stamp()?;
        let draft = store.draft()?;
        let mut workspace = Self {
            store,
            collation: Collation::of(&origin.language),
            origin,
            author: author.clone(),
            signed: author.id,
            documents: HashMap::new(),
            listed: None,
            rows: HashMap::new(),
            frameworks: HashMap::new(),
            draft,
            draft_began: Duration::ZERO,
            stacks: Stacks::default(),
            highest_stamp,
            revision: 1,
            notices: Vec::new(),
            unsaid: None,
            is_clock_doubted: false,
        };
        workspace.notices = workspace.store.notices();
        workspace.sign(author)?;
        workspace.fold_stacks()?;
        if let Some(draft) = workspace.draft.clone() {
            let label = workspace.label_of_draft(&draft);
            workspace.settle()?;
            workspace.notices.push(format!(
                "Recovered what was being typed when Ninefold last stopped: {label}."
            ));
        }
        workspace.introduce_author()?;
        workspace.notice_misdated()?;
        let now = (workspace.origin.clock)();
        workspace.doubt(now);
        workspace.notices.extend(workspace.unsaid.take());
        Ok(workspace)
    }

    /// The file.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// What the window shows of the workspace itself. The notices are told once.
    pub fn info(&mut self) -> WorkspaceInfo {
        let sample = self
            .folded(SETTINGS)
            .is_ok_and(|settings| settings.own().is_some_and(|own| own.is_set("sample")));
        WorkspaceInfo {
            name: self.name(),
            path: self.path().display().to_string(),
            sample,
            notices: std::mem::take(&mut self.notices),
        }
    }

    /// The file's name, without its extension.
    fn name(&self) -> String {
        let stem = self.path().file_stem().unwrap_or_default();
        stem.to_string_lossy().into_owned()
    }

    /// Changes the author of edits to come: another name for the same person, or another person.
    ///
    /// # Errors
    /// [`Error::NotSaved`].
    pub fn set_author(&mut self, author: &Author) -> Result<(), Error> {
        self.settle()?;
        let renamed = author.id == self.signed && author.name != self.author.name;
        if !renamed {
            self.sign(author)?;
        }
        self.author.name.clone_from(&author.name);
        self.fold_stacks()?;
        self.introduce_author()?;
        if renamed {
            let id = self.author.id;
            let name = pending(id, kind::PERSON, "name", author.name.as_str());
            self.set_up(vec![(id, vec![name])])?;
        }
        Ok(())
    }

    /// Writes in a person's name from now on: as the one whom somebody entered by this name before, if there is one.
    fn sign(&mut self, author: &Author) -> Result<(), Error> {
        self.signed = author.id;
        self.author = author.clone();
        let is_known = self.folded(author.id)?.own().is_some();
        if !is_known && !mutant::lacks("an author is the person of that name") {
            let named = self.named(kind::PERSON, &author.name)?;
            self.author.id = named.first().map_or(author.id, |person| person.id);
        }
        Ok(())
    }

    /// Changes the language that lists of names are ordered by, a BCP 47 tag.
    pub fn set_language(&mut self, language: &str) {
        self.collation = Collation::of(language);
    }

    /// What undo and redo would do.
    pub fn undo_state(&mut self) -> UndoState {
        let typed = self
            .draft
            .clone()
            .filter(|draft| self.alters(draft))
            .map(|draft| self.label_of_draft(&draft));
        let redo = if typed.is_some() {
            None
        } else {
            self.stacks.redo()
        };
        let undo = typed.or_else(|| {
            self.stacks
                .undo()
                .map(|action| self.label_of_action(action))
        });
        UndoState {
            undo,
            redo: redo.map(|action| self.label_of_action(action)),
        }
    }

    /// Writes a copy of the workspace, whole, to a file that may be there already.
    ///
    /// # Errors
    /// What writing can meet; then no half file is left.
    pub fn save_copy(&mut self, target: &Path) -> Result<(), Error> {
        self.settle()?;
        self.store.copy_to(target)
    }

    /// A person document for the author, so that edits have a name wherever the file goes.
    fn introduce_author(&mut self) -> Result<(), Error> {
        let Author { id, name } = self.author.clone();
        if self.folded(id)?.own().is_some() || name.is_empty() {
            return Ok(());
        }
        let edits = vec![
            created(id, kind::PERSON),
            pending(id, kind::PERSON, "name", name.as_str()),
        ];
        self.set_up(vec![(id, edits)])
    }

    /// The day of a moment in milliseconds since 1970, where the person is: `2026-11-22`.
    pub fn day_of(&self, at: i64) -> String {
        day::of(at, &(self.origin.zone)())
    }

    /// The day it is where the person is.
    fn today(&self) -> String {
        self.day_of((self.origin.clock)())
    }

    /// The same, counted from 1970.
    fn today_in_days(&self) -> Option<i64> {
        day::number(&self.today())
    }

    fn fold_stacks(&mut self) -> Result<(), Error> {
        self.stacks = Stacks::default();
        for made in self.store.actions()? {
            if made.author == self.author.id || mutant::lacks("only my own actions are undone") {
                self.stacks.push(made.action, made.undoes);
            }
        }
        Ok(())
    }

    /// A document as its changes make it, without the draft.
    fn folded(&mut self, id: Id) -> Result<Arc<Document>, Error> {
        if let Some(document) = self.documents.get(&id) {
            return Ok(Arc::clone(document));
        }
        let document = Arc::new(fold(id, &self.store.changes(id)?));
        self.documents.insert(id, Arc::clone(&document));
        Ok(document)
    }

    /// A document as it is to be shown: with what is being typed laid over it.
    fn document(&mut self, id: Id) -> Result<Arc<Document>, Error> {
        match self.draft.clone() {
            Some(draft) if draft.doc == id => {
                let last = Id::from_bytes([0xFF; 16]);
                let mut document = self.folded(id)?;
                Arc::make_mut(&mut document).take_in(&draft.as_change(last, last));
                Ok(document)
            }
            _ => self.folded(id),
        }
    }

    /// The framework a use case names; the built-in one where it names none that is known.
    fn framework_of(&mut self, document: &Document) -> Result<Arc<Framework>, Error> {
        let hash = document
            .own()
            .map_or("", |own| own.text("framework"))
            .to_owned();
        if let Some(framework) = self.frameworks.get(&hash) {
            return Ok(Arc::clone(framework));
        }
        let kept = self
            .store
            .framework(&hash)?
            .and_then(|text| Framework::parse(&text).ok());
        let framework = Arc::new(kept.unwrap_or_else(|| Framework::built_in().clone()));
        self.frameworks.insert(hash, Arc::clone(&framework));
        Ok(framework)
    }

    /// The hash that names the built-in framework, whose text is kept in this workspace from now on.
    fn built_in_framework(&mut self) -> Result<String, Error> {
        self.store.keep_framework(framework::BUILT_IN)
    }
}

/// An edit to be made.
fn pending(
    record: Id,
    kind: &str,
    field: &str,
    value: impl Into<Value>,
) -> crate::document::undo::Pending {
    crate::document::undo::Pending {
        record,
        kind: kind.to_owned(),
        field: field.to_owned(),
        value: value.into(),
    }
}

/// The edit that creates a record.
fn created(record: Id, kind: &str) -> crate::document::undo::Pending {
    pending(record, kind, kind::field::GONE, Value::Null)
}
