//! Work that is exchanged by a shared folder: what of this copy is written there, and what of others' is new.

mod unread;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document::digest::Digest;
use crate::document::erasure::Erasures;
use crate::document::id::Id;
use crate::document::mutant;
use crate::error::Error;
use crate::store::Passphrases;
use crate::store::bundle::Part;
use crate::store::bundle::share::{Contents, Place, Shared, shared_of};
use crate::workspace::sharing::unread::{State, Unread, locked};
use crate::workspace::{Reader, Workspace};

/// With so many files of its own a copy writes everything anew, into one.
const MOST: usize = 16;

/// So many of its files, the latest, a copy leaves where they are whatever they hold: somebody may be reading them.
const LATEST: usize = 3;

/// A shared folder as one copy of a workspace knows it. Each file is read once.
#[derive(Debug)]
pub struct Sharing {
    place: Place,
    passphrases: Passphrases,
    /// What was read.
    known: BTreeMap<PathBuf, Known>,
    /// What could not be read.
    unread: BTreeMap<PathBuf, Unread>,
}

/// A file as it was when it was read.
#[derive(Debug)]
struct Known {
    was: State,
    /// Nothing, where it is another workspace's.
    contents: Option<Contents>,
}

/// What was written to a shared folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// How many documents.
    pub documents: usize,
    /// How many changes are in them.
    pub changes: u32,
}

/// What is in a shared folder and not here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arrivals {
    /// The files that hold it.
    pub files: Vec<PathBuf>,
    /// Who writes to the folder, without this copy, by name.
    pub others: Vec<String>,
    /// What could not be read and should have been by now, a sentence each.
    pub complaints: Vec<String>,
    /// That a passphrase is to be entered, in words, where something is locked by none that is known.
    pub locked: Option<String>,
}

impl Workspace {
    /// How this copy takes part in a shared folder. It gets a name, by which others know it. `computer` is whatever is the same
    /// for this workspace file on this computer, and another for every copy of it.
    ///
    /// # Errors
    /// [`Error::NotSaved`].
    pub fn sharing(&mut self, folder: &Path, computer: &str) -> Result<Sharing, Error> {
        let new = self.next_id();
        let own = self.store.own_file(new)?;
        let (person, name) = (self.author.id, &self.author.name);
        Ok(Sharing {
            place: Place::new(folder, own, person, name, computer),
            passphrases: Passphrases::default(),
            known: BTreeMap::new(),
            unread: BTreeMap::new(),
        })
    }
}

impl Sharing {
    /// What is written is locked, and what comes is opened, by these passphrases.
    #[must_use]
    pub fn locked_by(self, passphrases: &Passphrases) -> Self {
        Self {
            passphrases: passphrases.clone(),
            ..self
        }
    }

    /// That the passphrases open anything of what lies locked in the folder, if anything does: else they are none of those that
    /// others use. A folder that is not there holds nothing yet.
    ///
    /// # Errors
    /// [`Error::Passphrase`]; [`Error::File`], [`Error::NotRead`].
    pub fn try_passphrases(&mut self, reader: &Reader) -> Result<(), Error> {
        let files = match self.files() {
            Err(Error::Missing(_)) => return Ok(()),
            files => files?,
        };
        self.read(&files, reader)?;
        let mut known = self.known.values();
        let opens = known.any(|known| known.contents.as_ref().is_some_and(|of| of.is_locked));
        match opens || !self.unread.values().any(|unread| unread.is_locked) {
            true => Ok(()),
            false => Err(Error::Passphrase { is_wrong: true }),
        }
    }

    /// The folder that is shared, where a person chose one inside it that belongs to a copy.
    pub fn folder_of(chosen: &Path) -> PathBuf {
        shared_of(chosen)
    }

    /// Whether the folder is there.
    pub fn is_there(&self) -> bool {
        self.place.is_there()
    }

    /// Writes what the folder does not have of this copy: at first everything, then the documents that are others by now. Nothing
    /// is written where nothing is new, since a sync program sends each file to everybody. Nothing is written open beside what is
    /// locked: with another passphrase, all of it is written anew.
    ///
    /// # Errors
    /// [`Error::Missing`] where the folder is not there; [`Error::Passphrase`] where others lock what they write and none is known;
    /// what reading and writing can meet.
    pub fn give(&mut self, reader: &Reader) -> Result<Option<Given>, Error> {
        let files = self.files()?;
        self.read(&files, reader)?;
        let is_locked = self.unread.values().any(|unread| unread.is_locked);
        if is_locked
            && !self.passphrases.locks()
            && !mutant::lacks("nothing is written open beside what is locked")
        {
            return Err(Error::Passphrase { is_wrong: false });
        }
        let digests = reader.shelf.source.digests(reader.last)?;
        // What somebody else has written as it is here goes to everybody from there.
        let lacks = digests.iter().filter(|(doc, digest)| {
            let mut all = self.valid(reader);
            !all.any(|(_, contents)| contents.documents.get(doc) == Some(digest))
        });
        let mut docs: BTreeSet<Id> = lacks.map(|(doc, _)| *doc).collect();
        if docs.is_empty() && !mutant::lacks("what is there already is not written again") {
            self.thin(reader, &digests)?;
            return Ok(None);
        }
        let own = self.valid(reader);
        let own = own.filter(|(path, _)| self.place.is_own_file(path)).count();
        let part = match own == 0 || own >= MOST {
            true => Part::Everything,
            false => Part::Chosen,
        };
        if part == Part::Everything {
            docs = digests.keys().copied().collect();
        }
        let Some(header) = reader.bundle_header(part, &digests)? else {
            return Ok(None);
        };
        let (bytes, changes) = reader.written(&header, &docs)?;
        let path = self.place.write(&self.passphrases.seal(bytes)?)?;
        let given = digests.iter().filter(|(doc, _)| docs.contains(doc));
        let contents = Contents {
            erased: Erasures::clone(&reader.erased),
            documents: given.map(|(doc, digest)| (*doc, *digest)).collect(),
            probe: None,
            is_locked: self.passphrases.locks(),
            is_as_written: true,
        };
        let known = Known {
            was: state(&path),
            contents: Some(contents),
        };
        self.known.insert(path, known);
        self.thin(reader, &digests)?;
        let documents = docs.len();
        Ok(Some(Given { documents, changes }))
    }

    /// What the folder has and this copy has not. What is half there is left for later.
    ///
    /// # Errors
    /// [`Error::Missing`] where the folder is not there; [`Error::File`], [`Error::NotRead`].
    pub fn look(&mut self, reader: &Reader) -> Result<Arrivals, Error> {
        let files = self.files()?;
        self.read(&files, reader)?;
        let source = &reader.shelf.source;
        let mut found = Arrivals::default();
        let mut others = BTreeSet::new();
        for file in &files {
            let known = self.known.get(&file.path);
            let Some(contents) = known.and_then(|known| known.contents.as_ref()) else {
                continue;
            };
            if !file.is_own {
                others.insert(file.whose());
            }
            let is_new = match contents.probe {
                Some(probe) => !source.has(probe)?,
                None => false,
            };
            // What is erased there is news, too.
            if is_new || !reader.erased.covers(&contents.erased) {
                found.files.push(file.path.clone());
            }
        }
        let now = (reader.clock)();
        let complaints = files.iter().filter_map(|file| {
            let unread = self.unread.get(&file.path)?;
            unread.told(&file.whose(), now)
        });
        let is_locked = |file: &&Shared| {
            let unread = self.unread.get(&file.path);
            unread.is_some_and(|unread| unread.is_locked)
        };
        found.locked = locked(files.iter().filter(is_locked), &self.passphrases);
        found.complaints = complaints.collect::<BTreeSet<_>>().into_iter().collect();
        found.others = others.into_iter().filter(|who| !who.is_empty()).collect();
        Ok(found)
    }

    /// What is in the folder. What is no longer there is forgotten.
    fn files(&mut self) -> Result<Vec<Shared>, Error> {
        let files = self.place.files()?;
        let paths: BTreeSet<&PathBuf> = files.iter().map(|file| &file.path).collect();
        // Nor is one known that was altered since.
        self.known
            .retain(|path, known| paths.contains(path) && known.was == state(path));
        self.unread.retain(|path, _| paths.contains(path));
        Ok(files)
    }

    /// Reads those that were not read yet.
    fn read(&mut self, files: &[Shared], reader: &Reader) -> Result<(), Error> {
        for file in files {
            let unread = self.unread.get(&file.path);
            let is_as_it_was = unread.is_some_and(|unread| {
                unread.why.is_some() || (unread.was.is_some() && unread.was == state(&file.path))
            });
            if is_as_it_was || self.known.contains_key(&file.path) {
                continue;
            }
            let was = state(&file.path);
            let mut is_locked = false;
            let (was, why) = match file.is_whole() {
                Ok(true) => match file.read(&reader.shelf.source, &self.passphrases) {
                    Ok(contents) => {
                        self.unread.remove(&file.path);
                        self.known
                            .insert(file.path.clone(), Known { was, contents });
                        continue;
                    }
                    Err(error @ Error::NotRead { .. }) => return Err(error),
                    // It is what was written: waiting does not help.
                    Err(error) => {
                        is_locked = matches!(error, Error::Passphrase { .. });
                        (was, Some(error.to_string()))
                    }
                },
                Ok(false) => (was, None),
                Err(_) => (None, None),
            };
            let now = (reader.clock)();
            let unread = self.unread.entry(file.path.clone());
            let unread = unread.or_insert(Unread {
                since: now,
                was,
                why: None,
                is_locked,
            });
            (unread.was, unread.why, unread.is_locked) = (was, why, is_locked);
        }
        Ok(())
    }

    /// What is in the files that hold nothing of what is erased here, and of this copy's own in those that are locked as it writes.
    fn valid(&self, reader: &Reader) -> impl Iterator<Item = (&PathBuf, &Contents)> {
        let erased = Arc::clone(&reader.erased);
        let known = self.known.iter();
        let read = known.filter_map(|(path, known)| Some((path, known.contents.as_ref()?)));
        read.filter(move |(path, contents)| self.is_valid(path, contents, &erased))
    }

    /// Takes away files of this copy that say nothing which others do not say as it is now, but for the latest; and all that hold
    /// something that is erased by now. One that holds what is not here stays: it is of a copy that calls itself the same.
    fn thin(&mut self, reader: &Reader, digests: &BTreeMap<Id, Digest>) -> Result<(), Error> {
        let own = self.known.iter();
        let own = own.filter(|(path, _)| self.place.is_own_file(path));
        let mut own: Vec<(State, PathBuf)> =
            own.map(|(path, known)| (known.was, path.clone())).collect();
        own.sort_by_key(|(was, path)| (was.map(|(_, when)| when), path.clone()));
        let latest = own.len().saturating_sub(LATEST);
        for (at, (_, path)) in own.into_iter().enumerate() {
            let known = self.known.get(&path);
            let Some(contents) = known.and_then(|known| known.contents.as_ref()) else {
                continue;
            };
            let is_valid = self.is_valid(&path, contents, &reader.erased);
            let is_elsewhere = |(doc, held): (&Id, &Digest)| {
                let now = digests.get(doc);
                let is_stale = now.is_some_and(|now| now != held);
                let mut others = self.valid(reader).filter(|(other, _)| **other != path);
                others.any(|(other, contents)| {
                    let holds = contents.documents.get(doc);
                    // Two that took theirs away for the other's would leave none.
                    let may_go = is_stale || !is_valid || self.place.is_own_file(other);
                    holds.is_some() && holds == now && may_go
                })
            };
            let may_be_read = is_valid && at >= latest;
            let is_superfluous = !may_be_read && contents.documents.iter().all(is_elsewhere);
            let is_here = match contents.probe {
                Some(probe) => reader.shelf.source.has(probe)?,
                None => true,
            };
            if is_superfluous && (is_here || mutant::lacks("what is not here is not taken away")) {
                // What can't be taken away now is the next time.
                if fs::remove_file(&path).is_ok() {
                    self.known.remove(&path);
                }
            }
        }
        Ok(())
    }

    /// Whether whoever wrote a file knew of all that is erased; and, where this copy did, of the passphrase.
    fn is_valid(&self, path: &Path, contents: &Contents, erased: &Erasures) -> bool {
        let is_as_written = contents.is_as_written
            || !self.place.is_own_file(path)
            || mutant::lacks("with another passphrase all is written anew");
        let knew = contents.erased.covers(erased)
            || mutant::lacks("what is erased leaves the shared folder");
        is_as_written && knew
    }
}

fn state(path: &Path) -> State {
    let found = fs::metadata(path).ok()?;
    Some((found.len(), found.modified().ok()?))
}
