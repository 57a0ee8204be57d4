//! What this computer is known by at a team server: a file that only its owner reads.

use std::io::Write;
use std::path::Path;
use std::{env, fs};

use ninefold_core::disk::files::{folder_of, sync_folder};
use ninefold_core::error::Error;
use ninefold_team::Connection;
use tempfile::NamedTempFile;

use crate::arguments::Token;
use crate::failure::{Failure, not_read};

/// Holds what is in such a file, where none is named.
const VARIABLE: &str = "NINEFOLD_TOKEN";

/// A file that is about to be written, and can be.
pub struct Writing<'a> {
    target: &'a Path,
    /// Made as one that nobody else reads.
    file: NamedTempFile,
    replaces: bool,
}

/// What was written down when somebody joined.
///
/// # Errors
/// Where nothing is named, or what is named is no such thing.
pub fn read(token: &Token) -> Result<Connection, Failure> {
    let (text, named) = match &token.token_file {
        Some(file) => {
            let text = fs::read_to_string(file).map_err(|error| not_read(file, error))?;
            (text, file.display().to_string())
        }
        None => match env::var(VARIABLE) {
            Ok(text) => (text, VARIABLE.to_owned()),
            Err(_) => {
                return Err(Failure::Usage(format!(
                    "Name the file that `ninefold-cli team join` wrote by --token-file, or put what is in it into the environment \
                     variable {VARIABLE}."
                )));
            }
        },
    };
    serde_json::from_str(text.trim()).map_err(|_| {
        Failure::Usage(format!(
            "{named} does not hold what `ninefold-cli team join` writes. Nothing was changed. Join once more, by a new invitation."
        ))
    })
}

impl<'a> Writing<'a> {
    /// Looks whether the file can be written, before an invitation is taken up that can't be taken up again.
    ///
    /// # Errors
    /// One that is there already, unless it is to be replaced, and what writing can meet.
    pub fn begin(target: &'a Path, replaces: bool) -> Result<Self, Failure> {
        if !replaces && target.symlink_metadata().is_ok() {
            return Err(Failure::Taken(vec![target.to_owned()]));
        }
        let file = NamedTempFile::new_in(folder_of(target));
        let file = file.map_err(|error| Error::not_written(target, error))?;
        Ok(Self {
            target,
            file,
            replaces,
        })
    }

    /// Writes it.
    ///
    /// # Errors
    /// What writing can meet.
    pub fn finish(mut self, connection: &Connection) -> Result<(), Failure> {
        let mut text =
            serde_json::to_vec(connection).map_err(|error| Failure::Output(error.into()))?;
        text.push(b'\n');
        let target = self.target;
        let written = self.file.write_all(&text);
        let written = written.and_then(|()| self.file.as_file().sync_all());
        let named = written.and_then(|()| {
            let named = match self.replaces {
                true => self.file.persist(target),
                false => self.file.persist_noclobber(target),
            };
            named.map_err(|error| error.error)?;
            sync_folder(folder_of(target))
        });
        Ok(named.map_err(|error| Error::not_written(target, error))?)
    }
}
