//! What puts a fault right, from what is known to be whole: the changes, and the backups.

use std::path::{Path, PathBuf};

use serde::{Serialize, Serializer};

use crate::framework::BUILT_IN;
use crate::store::bundle::Picture;
use crate::store::connection::read_only;
use crate::store::shelf::ASIDE;
use crate::store::{Shelf, blob, framework, hash, header, whose_log};

/// What puts a fault right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedy {
    /// The list and the links are made anew from the changes.
    Caches,
    /// Indexes are made anew from their tables.
    Indexes,
    /// An index or a trigger is made again.
    Schema,
    /// The text of a framework is put back.
    Framework {
        /// What names it.
        hash: String,
        /// The backup that has it; `None` where it is the built-in one.
        from: Option<PathBuf>,
    },
    /// A picture is put back.
    Picture {
        /// What names it.
        hash: String,
        /// The backup that has it.
        from: PathBuf,
    },
    /// A new backup is made, and the one that can't be used is put aside.
    Backup(PathBuf),
}

/// Where whole frameworks and pictures may be.
pub(super) struct Whole<'a> {
    shelves: &'a [Shelf],
}

impl Remedy {
    /// What is done, in a sentence.
    pub fn told(&self) -> String {
        let name = |path: &Path| {
            path.file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned()
        };
        match self {
            Self::Caches => "The list is made anew from the changes.".to_owned(),
            Self::Indexes => "The indexes are made anew from their tables.".to_owned(),
            Self::Schema => "It is made again.".to_owned(),
            Self::Framework { from: None, .. } => {
                "Its text is put back as it comes with Ninefold.".to_owned()
            }
            Self::Framework {
                from: Some(from), ..
            } => {
                format!("Its text is put back from the backup {}.", name(from))
            }
            Self::Picture { from, .. } => {
                format!("It is put back from the backup {}.", name(from))
            }
            Self::Backup(_) => format!(
                "A backup is made now, and this one is put into the folder “{ASIDE}” beside the others."
            ),
        }
    }
}

/// As it is told.
impl Serialize for Remedy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.told())
    }
}

impl<'a> Whole<'a> {
    pub(super) fn of(shelves: &'a [Shelf]) -> Self {
        Self { shelves }
    }

    /// What puts back the text of a framework.
    pub(super) fn framework(&self, named: &str) -> Option<Remedy> {
        let hash = named.to_owned();
        if crate::store::hash(BUILT_IN.as_bytes()) == named {
            return Some(Remedy::Framework { hash, from: None });
        }
        let from = self.first(|path| framework_in(path, named).is_some())?;
        let from = Some(from);
        Some(Remedy::Framework { hash, from })
    }

    /// What puts back a picture.
    pub(super) fn picture(&self, named: &str) -> Option<Remedy> {
        let from = self.first(|path| picture_in(path, named).is_some())?;
        let hash = named.to_owned();
        Some(Remedy::Picture { hash, from })
    }

    /// The newest backup that has something.
    fn first(&self, has: impl Fn(&Path) -> bool) -> Option<PathBuf> {
        let all = self.shelves.iter().flat_map(Shelf::paths);
        all.into_iter().find(|path| has(path))
    }
}

/// The text of a framework in a backup, where it is whole.
pub(crate) fn framework_in(backup: &Path, named: &str) -> Option<String> {
    let connection = rested(backup)?;
    framework::get(&connection, named).ok().flatten()
}

/// A picture in a backup, where it is whole.
pub(crate) fn picture_in(backup: &Path, named: &str) -> Option<Picture> {
    let connection = rested(backup)?;
    let bytes = blob::get(&connection, named).ok()??.ok()?;
    let mime = blob::mime(&connection, named).ok()??;
    (hash(&bytes) == named).then(|| Picture {
        hash: named.to_owned(),
        mime,
        bytes,
    })
}

/// A backup, as long as nothing lies beside it that has to be brought together with it.
fn rested(backup: &Path) -> Option<rusqlite::Connection> {
    let is_rested = whose_log::is_alone(backup) && header::is_settled(backup).ok()?;
    read_only(backup).ok().filter(|_| is_rested)
}
