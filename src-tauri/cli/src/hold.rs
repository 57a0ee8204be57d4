//! A workspace that is to be changed: nobody else has it open meanwhile.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use ninefold_core::disk::files::{canonical, folder_of};
use ninefold_core::disk::lock::{Lock, Locked};
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::error::Error;
use ninefold_core::workspace::Workspace;

use crate::failure::{Failure, not_read};
use crate::terminal;

/// What is about to be done to a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// Much at once.
    Import,
    /// One of many things, each undone in one step.
    Edit,
}

/// Makes a backup before a workspace is changed: before an import in any case, before an edit where there is none of today.
/// Where it can't be made that is told, and what was asked for is done all the same, as in the window.
pub fn keep_before(workspace: &mut Workspace, backups: &Path, before: Before) {
    let made = workspace.safekeeping(backups).and_then(|safekeeping| {
        let Some(safekeeping) = safekeeping else {
            return Ok(());
        };
        match before == Before::Import || !safekeeping.has_of_today() {
            true => safekeeping.make().map(drop),
            false => Ok(()),
        }
    });
    if let Err(error) = made {
        terminal::say(&format!("No backup could be made before. {error}"));
    }
}

/// Where a workspace is, and what keeps others from opening it.
///
/// # Errors
/// A workspace that is not there, or open elsewhere.
pub fn hold(file: &Path) -> Result<(PathBuf, Lock), Failure> {
    let path = match canonical(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(Error::Missing(file.to_owned()).into());
        }
        found => found.map_err(|error| not_read(file, error))?,
    };
    let lock = lock(&path)?;
    Ok((path, lock))
}

/// Where a workspace is about to be made, and what keeps others from doing so.
///
/// # Errors
/// A folder that is not there, or a file that is being made elsewhere.
pub fn hold_new(file: &Path) -> Result<(PathBuf, Lock), Failure> {
    let folder = canonical(folder_of(file)).map_err(|error| Error::not_written(file, error))?;
    let path = folder.join(file.file_name().unwrap_or_default());
    let lock = lock(&path)?;
    Ok((path, lock))
}

/// Somebody new without a name, of whom nothing is kept.
pub fn nobody() -> Author {
    let mut origin = Origin::system();
    Author {
        id: (origin.ids)((origin.clock)()),
        name: String::new(),
    }
}

fn lock(path: &Path) -> Result<Lock, Failure> {
    Lock::take(path).map_err(|locked| match locked {
        Locked::Elsewhere => Failure::InUse(path.to_owned()),
        Locked::Failed(error) => match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Error::ReadOnly(path.to_owned()).into()
            }
            _ => Failure::NotLocked {
                path: path.to_owned(),
                source: error,
            },
        },
    })
}
