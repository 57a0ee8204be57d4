//! A folder that files are saved in, one each.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::disk::file_name::{Names, numbered};
use crate::disk::files::{Existing, sync_folder, write_one_of_many};
use crate::error::Error;

/// How many numbers are tried behind a name that only the disk knows to be in use: another program took it meanwhile,
/// or the disk takes it for the same as one that is spelled otherwise.
const TRIES: u32 = 99;

/// A folder that files are saved in, by any number of threads. None takes the place of another, and each appears whole or
/// not at all.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    names: Names,
}

impl Folder {
    /// A folder that is there.
    ///
    /// # Errors
    /// [`Error::NotWritten`] where it can't be read.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let mut names = Names::default();
        let entries = fs::read_dir(path).and_then(|entries| {
            for entry in entries {
                names.take(&entry?.file_name().to_string_lossy());
            }
            Ok(())
        });
        entries.map_err(|error| Error::not_written(path, error))?;
        Ok(Self {
            path: path.to_owned(),
            names,
        })
    }

    /// The name that a file is to be saved by: where it is taken it gets a number, `Cart email (2).md`. It is taken then.
    pub fn free(&mut self, name: &str) -> String {
        self.names.free(name)
    }

    /// Saves a file by a name that was free, whole or not at all. Its bytes are on disk then, its name when
    /// [`Folder::finish`] returns.
    ///
    /// # Errors
    /// [`Error::NotWritten`].
    pub fn save(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let mut number = 1;
        loop {
            let path = self.path.join(numbered(name, number));
            match write_one_of_many(&path, bytes, Existing::Keep) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < TRIES => {
                    number += 1;
                }
                written => return written.map_err(|error| Error::not_written(&path, error)),
            }
        }
    }

    /// Makes the names of all files last.
    ///
    /// # Errors
    /// [`Error::NotWritten`].
    pub fn finish(self) -> Result<(), Error> {
        sync_folder(&self.path).map_err(|error| Error::not_written(&self.path, error))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::disk::side_by_side::side_by_side;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn no_file_takes_the_place_of_another() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("cart.md"), "older").unwrap();
        let mut folder = Folder::open(place.path()).unwrap();
        // Made by another program after the folder was opened.
        fs::write(place.path().join("Churn.md"), "other").unwrap();
        for (name, text) in [("Cart.md", "1"), ("CART.md", "2"), ("Churn.md", "3")] {
            let name = folder.free(name);
            folder.save(&name, text.as_bytes()).unwrap();
        }
        folder.finish().unwrap();
        let expected = [
            ("CART (3).md", "2"),
            ("Cart (2).md", "1"),
            ("Churn (2).md", "3"),
            ("Churn.md", "other"),
            ("cart.md", "older"),
        ];
        assert_eq!(names(place.path()), expected.map(|(name, _)| name));
        for (name, text) in expected {
            assert_eq!(fs::read_to_string(place.path().join(name)).unwrap(), text);
        }
    }

    #[test]
    fn many_files_are_all_there_and_nothing_else() {
        let place = tempfile::tempdir().unwrap();
        let mut folder = Folder::open(place.path()).unwrap();
        let free: Vec<String> = (0..100).map(|_| folder.free("Use case.md")).collect();
        let save = |number: usize| folder.save(&free[number], &vec![b'x'; 1000 + number]);
        side_by_side(100, || true, save, |()| Ok(())).unwrap();
        folder.finish().unwrap();
        let names = names(place.path());
        assert_eq!(names.len(), 100);
        let length = |name: &String| fs::metadata(place.path().join(name)).unwrap().len();
        let lengths: BTreeSet<u64> = names.iter().map(length).collect();
        assert_eq!(lengths, (1000..1100).collect());
    }

    #[test]
    fn a_folder_that_is_gone_is_told_in_words() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("stick");
        let missing = Folder::open(&path).unwrap_err().to_string();
        assert!(missing.contains("its folder is not there"), "{missing}");
        fs::create_dir(&path).unwrap();
        let folder = Folder::open(&path).unwrap();
        fs::remove_dir(&path).unwrap();
        let error = folder.save("a.md", b"text").unwrap_err();
        assert_eq!(error.code(), "not-written");
        assert!(
            error.to_string().contains("nothing is left half done"),
            "{error}"
        );
        assert!(!path.exists());
    }
}
