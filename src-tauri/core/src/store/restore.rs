//! A backup takes the place of a workspace file, which is kept.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::opening::{copy_all, exchange};
use super::shelf::Shelf;
use super::{Store, header};
use crate::disk::files::{canonical, companions, folder_of};
use crate::document::erasure::Erasures;
use crate::document::mutant;
use crate::document::origin::Origin;
use crate::error::Error;

impl Store {
    /// Puts a copy of a whole workspace file in the place of another, or where none is any more. What is there is kept on its
    /// shelf first, with what lies beside it, as it is. Answers where; `None` where nothing was there.
    ///
    /// # Errors
    /// What is wrong with the other file: it is looked at as a whole. What writing can meet; then all is as it was.
    pub(crate) fn restore(
        path: &Path,
        backup: &Path,
        shelf: &Shelf,
        origin: &Origin,
    ) -> Result<Option<PathBuf>, Error> {
        let path = &canonical(path).unwrap_or_else(|_| path.to_owned());
        header::check(backup)?;
        let not_written = |error| Error::not_written(path, error);
        let folder = tempfile::Builder::new()
            .prefix(".ninefold-restored-")
            .tempdir_in(folder_of(path))
            .map_err(not_written)?;
        let copy = folder.path().join("restored");
        // Older ones, and such as have something beside them, are brought together.
        let mut restored = Self::open_copy(backup)?;
        for (at, erased) in known(path, shelf) {
            if !mutant::lacks("what is erased outlives a restore") {
                // When it was erased is known from then on, too.
                restored.erase(&erased, &[], at)?;
            }
        }
        restored.copy_to(&copy)?;
        let is_any = path.exists() || companions(path).iter().any(|beside| beside.exists());
        let kept = match is_any {
            true => Some(keep(path, shelf, origin)?),
            false => None,
        };
        exchange(&copy, path).map_err(not_written)?;
        Ok(kept)
    }
}

/// What is erased in the file that a backup takes the place of, by when it was; where that can't be read, in the newest whole
/// backup.
fn known(path: &Path, shelf: &Shelf) -> BTreeMap<i64, Erasures> {
    let of = |path: &Path| Store::open_copy(path).and_then(|store| store.erasures_by_moment());
    let newest = || {
        shelf
            .newest_whole()
            .and_then(|backup| of(&backup.path).ok())
    };
    of(path).ok().or_else(newest).unwrap_or_default()
}

/// Keeps a file and what lies beside it, as they are.
fn keep(path: &Path, shelf: &Shelf, origin: &Origin) -> Result<PathBuf, Error> {
    shelf.make()?;
    let kept = shelf.path_before_restore((origin.clock)(), &(origin.zone)());
    let copied = match path.exists() {
        true => copy_all(path, &kept),
        // A log whose file is gone.
        false => companions(path)
            .into_iter()
            .zip(companions(&kept))
            .filter(|(from, _)| from.exists())
            .try_for_each(|(from, to)| fs::copy(from, to).map(drop)),
    };
    copied.map_err(|error| {
        for half in companions(&kept).iter().chain([&kept]) {
            let _ = fs::remove_file(half);
        }
        Error::not_written(&kept, error)
    })?;
    Ok(kept)
}
