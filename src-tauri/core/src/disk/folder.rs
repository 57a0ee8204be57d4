//! A folder that files are saved in, one each.

use std::fs;
use std::io;
use std::mem;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use crate::disk::file_name::{Names, numbered};
use crate::disk::files::{AT_A_TIME, Existing, side_by_side, sync_folder, write_one_of_many};
use crate::error::Error;

/// How many numbers are tried behind a name that only the disk knows to be in use: another program took it meanwhile,
/// or the disk takes it for the same as one that is spelled otherwise.
const TRIES: u32 = 99;

/// A folder that files are saved in, several at a time. None takes the place of another, and each appears whole or not
/// at all.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    names: Names,
    /// Names and bytes of files that are written with the next ones.
    waiting: Vec<(String, Vec<u8>)>,
    /// The files before them, which are written while the next ones are made.
    writing: Option<JoinHandle<Result<(), Error>>>,
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
            waiting: Vec::new(),
            writing: None,
        })
    }

    /// Saves a file, whole or not at all. Where its name is taken it gets a number: `Cart email (2).md`. It is there at
    /// the latest when [`Folder::finish`] returns.
    ///
    /// # Errors
    /// [`Error::NotWritten`] for this file or one before it.
    pub fn save(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), Error> {
        self.waiting.push((self.names.free(name), bytes));
        if self.waiting.len() < AT_A_TIME {
            return Ok(());
        }
        self.write()
    }

    /// Writes what is still to be written, and makes the names of all files last.
    ///
    /// # Errors
    /// [`Error::NotWritten`].
    pub fn finish(mut self) -> Result<(), Error> {
        self.write()?;
        self.written()?;
        sync_folder(&self.path).map_err(|error| Error::not_written(&self.path, error))
    }

    /// Begins to write what waits, once what came before it is written.
    fn write(&mut self) -> Result<(), Error> {
        self.written()?;
        let files = mem::take(&mut self.waiting);
        let folder = self.path.clone();
        self.writing = Some(thread::spawn(move || {
            let written = side_by_side(&files, |(name, bytes)| write(&folder, name, bytes));
            written.into_iter().collect()
        }));
        Ok(())
    }

    /// Waits for the files that are being written.
    fn written(&mut self) -> Result<(), Error> {
        let writing = self.writing.take();
        let written = writing.map_or(Ok(Ok(())), JoinHandle::join);
        written.unwrap_or_else(|panic| resume_unwind(panic))
    }
}

/// What is being written is not left behind half done.
impl Drop for Folder {
    fn drop(&mut self) {
        if let Some(writing) = self.writing.take() {
            let _ = writing.join();
        }
    }
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Error> {
    let mut number = 1;
    loop {
        let path = folder.join(numbered(name, number));
        match write_one_of_many(&path, bytes, Existing::Keep) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < TRIES => {
                number += 1;
            }
            written => return written.map_err(|error| Error::not_written(&path, error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            folder.save(name, text.into()).unwrap();
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
        for number in 0..100 {
            let text = number.to_string().repeat(1000);
            folder.save("Use case.md", text.into()).unwrap();
        }
        folder.finish().unwrap();
        let names = names(place.path());
        assert_eq!(names.len(), 100);
        for name in names {
            let text = fs::read_to_string(place.path().join(&name)).unwrap();
            assert!(text.len() >= 1000, "{name}");
        }
    }

    #[test]
    fn a_folder_that_is_gone_is_told_in_words() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("stick");
        let missing = Folder::open(&path).unwrap_err().to_string();
        assert!(missing.contains("its folder is not there"), "{missing}");
        fs::create_dir(&path).unwrap();
        let mut folder = Folder::open(&path).unwrap();
        fs::remove_dir(&path).unwrap();
        let failed = (0..100).find_map(|_| folder.save("a.md", vec![0; 10]).err());
        let error = failed.or_else(|| folder.finish().err()).unwrap();
        assert_eq!(error.code(), "not-written");
        assert!(
            error.to_string().contains("nothing is left half done"),
            "{error}"
        );
        assert!(!path.exists());
    }
}
