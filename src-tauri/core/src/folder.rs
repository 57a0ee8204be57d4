//! A folder that files are saved in, one each.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::file_name::Names;
use crate::files::{Existing, sync_folder, write_one_of_many};

/// A folder that files are saved in. None takes the place of another.
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

    /// Saves a file whole or not at all. Where its name is taken it gets a number: `Cart email (2).md`.
    ///
    /// # Errors
    /// [`Error::NotWritten`].
    pub fn save(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.path.join(self.names.free(name));
        write_one_of_many(&path, bytes, Existing::Keep)
            .map_err(|error| Error::not_written(&path, error))
    }

    /// Makes the names of all files last.
    ///
    /// # Errors
    /// [`Error::NotWritten`].
    pub fn finish(self) -> Result<(), Error> {
        sync_folder(&self.path).map_err(|error| Error::not_written(&self.path, error))
    }
}
