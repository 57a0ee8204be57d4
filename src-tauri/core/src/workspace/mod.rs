//! The workspace: the only door to a change, and to what is shown.
//!
//! [`Workspace`] writes: it holds the file, the author, the clock, what is being typed and the undo stacks. [`Reader`] reads:
//! a moment of it, for any thread. Behind them lie three wings: what changes a workspace, what screens show, and what is
//! exported.

mod begun;
mod changes;
mod checked;
mod exports;
mod file;
mod past;
#[cfg(test)]
mod probe;
mod reader;
mod sample;
mod screens;
mod sharing;
mod shelf;
mod shortlist;
pub mod team;
mod unseen;
mod unsettled;

use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::document::id::Id;
use crate::document::kind;
use crate::document::mutant;
use crate::document::origin::{Author, Origin};
use crate::document::stamp;
use crate::document::undo::{Pending, Stacks};
use crate::document::value::Value;
use crate::error::Error;
use crate::framework;
use crate::store::Store;
pub use crate::store::{
    Backup, Examination, Finding, Holds, Kin, Passphrases, Rescue, Rewritten, Safekeeping, Shelf,
    Shelves, Why, Yield,
};
use crate::text::collation::Collation;
pub use crate::use_case::entry::{Entry, Who};
use crate::view::{UndoState, WorkspaceInfo};
use changes::touch::Touch;

pub use changes::baselines::NewBaseline;
pub use changes::designs::NewDesign;
pub use changes::spreadsheet::Watch;
pub use changes::spreadsheet::preview::sheet_view;
pub use exports::bundle::Bundle;
pub use exports::captured::captured_view;
pub use exports::{Each, Export, Handover, HandoverFile};
pub use reader::Reader;
pub use screens::backups::{backup_row, rescue_view};
pub use screens::baselines::Covered;
pub use screens::check::check_view;
pub use screens::pictures::design_shown;
pub use sharing::{Arrivals, Given, Sharing};

/// The one settings document, the same in every workspace so that copies merge.
const SETTINGS: Id = Id::from_bytes(*b"ninefold-setting");

/// An open workspace. What it shows is what its [`Reader`] shows, at any moment the latest.
#[derive(Debug)]
pub struct Workspace {
    store: Store,
    origin: Origin,
    /// Who writes. Under the id of the person of this name, where the workspace knows one.
    author: Author,
    /// The id that the author has outside of this workspace.
    signed: Id,
    reader: Reader,
    /// When the draft began, on the clock that never goes back.
    draft_began: Duration,
    stacks: Stacks,
    /// Of the stamps that count.
    highest_stamp: i64,
    notices: Vec<String>,
    /// What the next answer has to say, beside what it is about.
    unsaid: Option<String>,
    is_clock_doubted: bool,
    touch: Touch,
    /// The import that everything arrived by since what was last made here, with who sent it.
    arrived: Option<(i64, String)>,
    /// What it is shared with this person as a reader by, whose changes nobody would get.
    read_only: Option<String>,
}

impl Deref for Workspace {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl Workspace {
    /// Makes a new, empty workspace file and opens it. A file that is there already is left alone.
    ///
    /// # Errors
    /// [`Error::Exists`], and what writing can meet.
    pub fn create(path: &Path, author: &Author, origin: Origin) -> Result<Self, Error> {
        Store::create(path)?;
        Self::opened(Store::open(path, Path::new(""), false)?, author, origin)
    }

    /// Opens a workspace file. What was being typed when Ninefold last stopped becomes a change. One of an older format
    /// is copied to the folder `backups` before it is migrated.
    ///
    /// # Errors
    /// A file that is missing, read-only, newer, foreign or damaged is refused and left as it is. Of a file at rest only what
    /// is shown at once is looked at: what else is to be looked at, [`Workspace::examination`] does.
    pub fn open(
        path: &Path,
        author: &Author,
        origin: Origin,
        backups: &Path,
    ) -> Result<Self, Error> {
        let store = Store::open(path, backups, false)?;
        let is_examined = store.examination().is_none();
        match Self::begun(store, author, origin) {
            // What could not be read says what it is when all is looked at.
            Err(failed) if !is_examined => {
                let (_, origin) = *failed;
                Self::open_examined(path, author, origin, backups)
            }
            opened => opened.map_err(|failed| failed.0),
        }
    }

    /// The same, with all of the file looked at before anything is shown of it.
    ///
    /// # Errors
    /// As [`Workspace::open`].
    pub fn open_examined(
        path: &Path,
        author: &Author,
        origin: Origin,
        backups: &Path,
    ) -> Result<Self, Error> {
        Self::opened(Store::open(path, backups, true)?, author, origin)
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
        Self::begun(store, author, origin).map_err(|failed| failed.0)
    }

    /// The same; the origin is given back where the file can't be opened. What was not examined is then left as it is.
    fn begun(store: Store, author: &Author, origin: Origin) -> Result<Self, Box<(Error, Origin)>> {
        let is_examined = store.examination().is_none();
        let (highest_stamp, reader) = match Self::read(&store, author, &origin) {
            Ok(read) => read,
            Err(error) => return Err(Box::new((error, origin))),
        };
        let mut workspace = Self {
            store,
            origin,
            author: author.clone(),
            signed: author.id,
            reader,
            draft_began: Duration::ZERO,
            stacks: Stacks::default(),
            highest_stamp,
            notices: Vec::new(),
            unsaid: None,
            is_clock_doubted: false,
            touch: Touch::default(),
            arrived: None,
            read_only: None,
        };
        match workspace.begin() {
            Ok(()) => Ok(workspace),
            Err(error) => {
                let Self { store, origin, .. } = workspace;
                if !is_examined {
                    store.abandon();
                }
                Err(Box::new((error, origin)))
            }
        }
    }

    /// What a workspace holds of its file from the beginning: the highest stamp that counts, and what is to be read.
    fn read(store: &Store, author: &Author, origin: &Origin) -> Result<(i64, Reader), Error> {
        let last = store.last()?;
        let mut reader = Reader::new(store.source(), store.path().to_owned(), origin, last);
        reader.author = author.name.as_str().into();
        reader.erased = Arc::new(store.erasures()?);
        reader.draft = store.draft()?.map(Arc::new);
        let typed = reader.draft.as_ref();
        let mut highest = typed.map_or(0, |draft| stamp::counted(draft.stamp));
        for row in store.listing()? {
            highest = highest.max(row.stamp);
            reader.listed.insert_mut(row.doc, Arc::new(row));
        }
        Ok((highest, reader))
    }

    /// What is done first in an open file.
    fn begin(&mut self) -> Result<(), Error> {
        self.notices = self.store.notices();
        let author = self.author.clone();
        self.sign(&author)?;
        self.fold_stacks()?;
        self.arrived = self.store.last_import()?;
        if let Some(draft) = self.draft.clone() {
            let label = self.label_of_draft(&draft);
            self.settle()?;
            self.notices.push(format!(
                "Recovered what was being typed when Ninefold last stopped: {label}."
            ));
        }
        self.introduce_author()?;
        self.notice_misdated()?;
        if self.examination().is_none() {
            self.sweep();
        }
        let now = (self.origin.clock)();
        self.doubt(now);
        self.notices.extend(self.unsaid.take());
        Ok(())
    }

    /// The file.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// What it shows now, for any thread: it stays as it is, whatever is changed meanwhile.
    pub fn reader(&self) -> Reader {
        self.reader.clone()
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
        self.reader.author = author.name.as_str().into();
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
        if self.erased.has(author.id) {
            self.author.id = self.next_id();
        }
        let is_known = self.folded(self.author.id)?.own().is_some();
        if !is_known && !mutant::lacks("an author is the person of that name") {
            let named = self.named(kind::PERSON, &author.name)?;
            self.author.id = named.first().map_or(self.author.id, |person| person.id);
        }
        Ok(())
    }

    /// Changes the language that lists of names are ordered by, a BCP 47 tag.
    pub fn set_language(&mut self, language: &str) {
        self.reader.collation = Arc::new(Collation::of(language));
        self.reader.language = language.into();
    }

    /// What undo and redo would do.
    pub fn undo_state(&self) -> UndoState {
        let typed = self.draft.as_ref().filter(|draft| self.alters(draft));
        let typed = typed.map(|draft| self.label_of_draft(draft));
        let redo = if typed.is_some() {
            None
        } else {
            self.stacks.redo()
        };
        let undo = typed.or_else(|| self.label_of_import());
        let undo = undo.or_else(|| {
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

    fn fold_stacks(&mut self) -> Result<(), Error> {
        self.stacks = Stacks::default();
        for made in self.store.actions()? {
            if made.author == self.author.id || mutant::lacks("only my own actions are undone") {
                self.stacks.push(made.action, made.undoes);
            }
        }
        Ok(())
    }

    /// The hash that names the built-in framework, whose text is kept in this workspace from now on.
    fn built_in_framework(&mut self) -> Result<String, Error> {
        self.store.keep_framework(framework::BUILT_IN)
    }
}

/// An edit to be made.
fn pending(record: Id, kind: &str, field: &str, value: impl Into<Value>) -> Pending {
    Pending {
        record,
        kind: kind.to_owned(),
        field: field.to_owned(),
        value: value.into(),
        over: None,
    }
}

/// The edit that creates a record.
fn created(record: Id, kind: &str) -> Pending {
    pending(record, kind, kind::field::GONE, Value::Null)
}
