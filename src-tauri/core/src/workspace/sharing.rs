//! Work that is exchanged by a shared folder: what of this copy is written there, and what of others' is new.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::document::digest::Digest;
use crate::document::erasure::Erasures;
use crate::document::id::Id;
use crate::document::mutant;
use crate::error::Error;
use crate::store::bundle::Part;
use crate::store::bundle::share::{Contents, Place, Shared, shared_of};
use crate::workspace::{Reader, Workspace};

/// With so many files of its own a copy writes everything anew, into one.
const MOST: usize = 16;

/// So many of its files, the latest, a copy leaves where they are whatever they hold: somebody may be reading them.
const LATEST: usize = 3;

/// How long a file may be half there before it is told, in milliseconds: a sync program may be at it.
const PATIENCE: i64 = 10 * 60_000;

/// A shared folder as one copy of a workspace knows it. Each file is read once.
#[derive(Debug)]
pub struct Sharing {
    place: Place,
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

/// By what a file is told to be as it was: how long it is, and when it was written. Nothing, where that can't be had.
type State = Option<(u64, SystemTime)>;

/// A file that could not be read.
#[derive(Debug)]
struct Unread {
    /// Since when, in milliseconds since 1970.
    since: i64,
    /// How it was when it was found to be half; while it is the same, it is not read again.
    was: State,
    /// Why, in words, where waiting does not help.
    why: Option<String>,
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
            known: BTreeMap::new(),
            unread: BTreeMap::new(),
        })
    }
}

impl Sharing {
    /// The folder that is shared, where a person chose one inside it that belongs to a copy.
    pub fn folder_of(chosen: &Path) -> PathBuf {
        shared_of(chosen)
    }

    /// Whether the folder is there.
    pub fn is_there(&self) -> bool {
        self.place.is_there()
    }

    /// Writes what the folder does not have of this copy: at first everything, then the documents that are others by now. Nothing
    /// is written where nothing is new, since a sync program sends each file to everybody.
    ///
    /// # Errors
    /// [`Error::Missing`] where the folder is not there; what reading and writing can meet.
    pub fn give(&mut self, reader: &Reader) -> Result<Option<Given>, Error> {
        let files = self.files()?;
        self.read(&files, reader)?;
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
        let path = self.place.write(&bytes)?;
        let given = digests.iter().filter(|(doc, _)| docs.contains(doc));
        let contents = Contents {
            erased: Erasures::clone(&reader.erased),
            documents: given.map(|(doc, digest)| (*doc, *digest)).collect(),
            probe: None,
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
            let (was, why) = match file.is_whole() {
                Ok(true) => match file.read(&reader.shelf.source) {
                    Ok(contents) => {
                        self.unread.remove(&file.path);
                        self.known
                            .insert(file.path.clone(), Known { was, contents });
                        continue;
                    }
                    Err(error @ Error::NotRead { .. }) => return Err(error),
                    // It is what was written: waiting does not help.
                    Err(error) => (was, Some(error.to_string())),
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
            });
            (unread.was, unread.why) = (was, why);
        }
        Ok(())
    }

    /// What is in the files that hold nothing of what is erased here.
    fn valid(&self, reader: &Reader) -> impl Iterator<Item = (&PathBuf, &Contents)> {
        let erased = Arc::clone(&reader.erased);
        let known = self.known.iter();
        let read = known.filter_map(|(path, known)| Some((path, known.contents.as_ref()?)));
        read.filter(move |(_, contents)| is_valid(contents, &erased))
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
            let is_valid = is_valid(contents, &reader.erased);
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
}

/// Whether whoever wrote a file knew of all that is erased.
fn is_valid(contents: &Contents, erased: &Erasures) -> bool {
    contents.erased.covers(erased) || mutant::lacks("what is erased leaves the shared folder")
}

impl Unread {
    /// What is said of it, once a sync program has had time to bring all of it.
    fn told(&self, whose: &str, now: i64) -> Option<String> {
        let of = match whose {
            "" => String::new(),
            who => format!(" of {who}"),
        };
        match &self.why {
            Some(why) => Some(format!("A file{of} in the shared folder was left alone. {why}")),
            None => (now - self.since >= PATIENCE).then(|| {
                format!(
                    "A file{of} in the shared folder is not all there yet. It is read when your sync program has brought the rest; look whether that is at work, and signed in."
                )
            }),
        }
    }
}

fn state(path: &Path) -> State {
    let found = fs::metadata(path).ok()?;
    Some((found.len(), found.modified().ok()?))
}
