//! Which workspace a file is of, told by little of it.

use std::path::Path;

use super::Incoming;
use crate::document::id::Id;
use crate::error::Error;
use crate::store::sealed::Passphrases;
use crate::store::{Store, exchange, header, read_only, whose_log};

/// What a file is that somebody hands over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kin {
    /// A bundle of the workspace that began with this change; nothing is known of one that is locked.
    Bundle(Option<Id>),
    /// A workspace file that began with this change; nothing is in it yet where there is none.
    Workspace(Option<Id>),
}

impl Kin {
    /// What lies at a path. Not for the file of a workspace that is open.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::File`]; [`Error::Bundle`] for what is neither bundle nor workspace.
    pub fn of(path: &Path) -> Result<Self, Error> {
        match header::check(path) {
            Ok(()) => Ok(Self::Workspace(first(path)?)),
            Err(Error::Foreign) => match Incoming::open(path, &Passphrases::default()) {
                Ok(incoming) => Ok(Self::Bundle(Some(incoming.header.workspace))),
                Err(Error::Passphrase { .. }) => Ok(Self::Bundle(None)),
                Err(error) => Err(error),
            },
            Err(error) => Err(error),
        }
    }

    /// Whether a workspace file is of the workspace that began with a change. Not for one that is open.
    pub fn is_of(path: &Path, began: Id) -> bool {
        header::check(path).is_ok() && first(path).is_ok_and(|first| first == Some(began))
    }
}

/// The first change of a workspace file.
fn first(path: &Path) -> Result<Option<Id>, Error> {
    if whose_log::is_alone(path) && header::is_settled(path).unwrap_or_default() {
        let connection = read_only(path).map_err(Error::not_read)?;
        return exchange::first(&connection).map_err(Error::not_read);
    }
    Store::open_copy(path)?.source().first()
}
