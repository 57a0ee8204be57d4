//! A folder that a sync program keeps in step between computers: each copy of a workspace writes a folder of its own in it, and
//! reads the others'. A file is named by the hash of what it holds and never changed, so that one that is half there, or that
//! the sync program renamed, is told by its name.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::{EXTENSION, Line};
use crate::disk::file_name::{cut, readable};
use crate::disk::files::write_whole;
use crate::document::digest::Digest;
use crate::document::erasure::Erasures;
use crate::document::id::Id;
use crate::document::mutant;
use crate::error::Error;
use crate::store::{Incoming, Passphrases, Source, digits, hash};

/// How many digits of a hash name a file, and tell the folders of copies apart.
const NAME: usize = 32;
const MARK: usize = 8;

/// The most bytes of a person's name in that of a folder.
const WHO: usize = 60;

/// The folder that copies share, and what the one of this copy is called in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) folder: PathBuf,
    /// Who writes from this copy, for people who look into the folder.
    who: String,
    /// What tells this copy from all others.
    mark: String,
}

/// A file of a shared folder, by its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Shared {
    pub(crate) path: PathBuf,
    /// It lies in this copy's own folder.
    pub(crate) is_own: bool,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Contents {
    /// What is erased, as far as whoever wrote it knew.
    pub(crate) erased: Erasures,
    /// What the changes in it come to, by document.
    pub(crate) documents: BTreeMap<Id, Digest>,
    /// A change by which it is told whether all of it is here: one that is not, if there is one.
    pub(crate) probe: Option<Id>,
    /// A passphrase opens it.
    pub(crate) is_locked: bool,
    /// It is locked, or open, as this copy writes now.
    pub(crate) is_as_written: bool,
}

impl Place {
    /// The place of a copy: what it calls itself, who writes from it, and on which computer. A copy that was copied again calls
    /// itself the same, and must not write to the same folder.
    pub(crate) fn new(folder: &Path, file: Id, person: Id, name: &str, computer: &str) -> Self {
        let computer = match mutant::lacks("copies of a copy share by folders of their own") {
            false => computer,
            true => "",
        };
        Self {
            folder: folder.to_owned(),
            who: cut(&readable(name), WHO).to_owned(),
            mark: hash(format!("{file} {person} {computer}").as_bytes())[..MARK].to_owned(),
        }
    }

    /// Whether the folder is there. It is never made: where a drive is not connected it would be another disk's.
    pub(crate) fn is_there(&self) -> bool {
        self.folder.is_dir()
    }

    /// All files in it that may be bundles, this copy's and others'.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::File`].
    pub(crate) fn files(&self) -> Result<Vec<Shared>, Error> {
        if !self.is_there() {
            return Err(Error::Missing(self.folder.clone()));
        }
        let not_read = |error| Error::file(&self.folder, "read", error);
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.folder).map_err(not_read)? {
            let folder = entry.map_err(not_read)?.path();
            // What can't be looked into now is not there yet.
            let inside = fs::read_dir(&folder).into_iter().flatten().flatten();
            let is_own = self.is_own(&folder);
            let named = inside
                .map(|entry| entry.path())
                .filter(|path| name(path).is_some());
            files.extend(named.map(|path| Shared { path, is_own }));
        }
        files.sort();
        Ok(files)
    }

    /// Writes a bundle, whole or not at all.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::NotWritten`].
    pub(crate) fn write(&self, bytes: &[u8]) -> Result<PathBuf, Error> {
        if !self.is_there() {
            return Err(Error::Missing(self.folder.clone()));
        }
        let folder = self.own()?;
        let path = folder.join(format!("{}.{EXTENSION}", &hash(bytes)[..NAME]));
        let written = match fs::create_dir(&folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
            _ => write_whole(&path, bytes),
        };
        written.map_err(|error| Error::not_written(&folder, error))?;
        Ok(path)
    }

    /// The folder of this copy. A person who is called otherwise by now keeps it.
    fn own(&self) -> Result<PathBuf, Error> {
        let entries = fs::read_dir(&self.folder);
        let entries = entries.map_err(|error| Error::file(&self.folder, "read", error))?;
        let mut folders = entries.flatten().map(|entry| entry.path());
        let name = match self.who.as_str() {
            "" => self.mark.clone(),
            who => format!("{who} {}", self.mark),
        };
        let found = folders.find(|folder| self.is_own(folder));
        Ok(found.unwrap_or_else(|| self.folder.join(name)))
    }

    /// Whether a file lies in the folder of this copy.
    pub(crate) fn is_own_file(&self, path: &Path) -> bool {
        path.parent().is_some_and(|folder| self.is_own(folder))
    }

    fn is_own(&self, folder: &Path) -> bool {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        name.rsplit(' ').next() == Some(&*self.mark)
    }
}

impl Shared {
    /// What its folder is called: who writes there.
    pub(crate) fn whose(&self) -> String {
        let folder = self.path.parent().and_then(Path::file_name);
        let folder = folder.unwrap_or_default().to_string_lossy();
        let who = folder.rsplit_once(' ').map_or("", |(who, _)| who);
        who.to_owned()
    }

    /// Whether it holds what its name says: not half of it.
    ///
    /// # Errors
    /// What reading meets.
    pub(crate) fn is_whole(&self) -> io::Result<bool> {
        let mut hasher = Sha256::new();
        io::copy(&mut File::open(&self.path)?, &mut hasher)?;
        let hash = digits(&hasher.finalize());
        let is_whole = name(&self.path).is_some_and(|name| hash.starts_with(name));
        Ok(is_whole || mutant::lacks("a file that is half there is not read"))
    }

    /// What it holds, if it is of the workspace that is read.
    ///
    /// # Errors
    /// [`Error::Bundle`] and what else opening a bundle meets; [`Error::NotRead`].
    pub(crate) fn read(
        &self,
        source: &Source,
        passphrases: &Passphrases,
    ) -> Result<Option<Contents>, Error> {
        let mut incoming = Incoming::open(&self.path, passphrases)?;
        let opened_by = incoming.opened_by.take();
        if !source.has(incoming.header.workspace)? {
            return Ok(None);
        }
        let mut documents: BTreeMap<Id, Digest> = BTreeMap::new();
        let (mut unknown, mut last) = (None, None);
        let mut erased = Erasures::default();
        while let Some(line) = incoming.next()? {
            let change = match line {
                Line::Change(change) => change,
                Line::Erasure(target) => {
                    erased.extend([target]);
                    continue;
                }
                Line::Framework(_) | Line::Picture(_) => continue,
            };
            documents.entry(change.doc).or_default().add(change.id);
            if unknown.is_none() && !source.has(change.id)? {
                unknown = Some(change.id);
            }
            last = Some(change.id);
        }
        Ok(Some(Contents {
            erased,
            documents,
            probe: unknown.or(last),
            is_as_written: passphrases.is_as_written(opened_by.as_deref()),
            is_locked: opened_by.is_some(),
        }))
    }
}

/// The folder that is shared, where a person chose that of a copy inside it, which looks as if it were meant.
pub(crate) fn shared_of(chosen: &Path) -> PathBuf {
    let called = chosen.file_name().unwrap_or_default().to_string_lossy();
    let mark = called.rsplit(' ').next().unwrap_or_default();
    let is_mark = mark.len() == MARK && mark.bytes().all(|byte| byte.is_ascii_hexdigit());
    let inside = fs::read_dir(chosen).into_iter().flatten().flatten();
    let is_copys = is_mark
        && inside
            .map(|entry| entry.path())
            .any(|path| name(&path).is_some());
    match chosen.parent().filter(|_| is_copys) {
        Some(shared) => shared.to_owned(),
        None => chosen.to_owned(),
    }
}

/// The hash in the name of a file; nothing where it is none of ours, half written, or renamed by a sync program.
fn name(path: &Path) -> Option<&str> {
    let (name, end) = path.file_name()?.to_str()?.split_once('.')?;
    let is_hash = name.len() == NAME && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_hash && end == EXTENSION).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_the_name_of_what_it_holds_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let id = |last| crate::properties::id(last);
        let place = Place::new(folder.path(), id(1), id(2), "Anna: de/Vries", "here");
        let path = place.write(b"a bundle").unwrap();
        let own = path.parent().unwrap().to_owned();
        let called = own.file_name().unwrap().to_string_lossy().into_owned();
        assert!(
            called.starts_with("Anna-de-Vries ") || called.starts_with("Anna - de-Vries "),
            "{called}"
        );
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        for odd in [
            format!("{stem} (Anna's conflicted copy 2026-11-28).{EXTENSION}"),
            format!("{stem} (1).{EXTENSION}"),
            format!("{stem}-LAPTOP7.{EXTENSION}"),
            format!(".{stem}.{EXTENSION}.tmp"),
            format!("~{stem}.{EXTENSION}"),
            "From Anna.ninefold-bundle".to_owned(),
        ] {
            fs::write(own.join(odd), b"a bundle").unwrap();
        }
        fs::write(folder.path().join("desktop.ini"), b"").unwrap();
        let files = place.files().unwrap();
        assert_eq!(
            files,
            [Shared {
                path: path.clone(),
                is_own: true
            }]
        );
        assert!(files[0].is_whole().unwrap());
        fs::write(&path, b"a bun").unwrap();
        assert!(!files[0].is_whole().unwrap());

        // Whoever chooses the folder of a copy means the one around it.
        assert_eq!(shared_of(&own), folder.path());
        assert_eq!(shared_of(folder.path()), folder.path());
        let like = folder.path().join("Client 20261128");
        fs::create_dir(&like).unwrap();
        assert_eq!(shared_of(&like), like);

        // Renamed, the person keeps the folder; on another computer it is another's.
        let renamed = Place::new(folder.path(), id(1), id(2), "Anna Jansen", "here");
        assert_eq!(renamed.write(b"more").unwrap().parent().unwrap(), own);
        let elsewhere = Place::new(folder.path(), id(1), id(2), "Anna Jansen", "there");
        assert!(elsewhere.files().unwrap().iter().all(|file| !file.is_own));
        assert_ne!(elsewhere.write(b"more").unwrap().parent().unwrap(), own);
    }

    #[test]
    fn the_shared_folder_is_never_made() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("OneDrive");
        let id = crate::properties::id(1);
        let place = Place::new(&gone, id, id, "Anna", "here");
        assert!(matches!(place.write(b"a"), Err(Error::Missing(_))));
        assert!(matches!(place.files(), Err(Error::Missing(_))));
        assert!(!gone.exists());
    }
}
