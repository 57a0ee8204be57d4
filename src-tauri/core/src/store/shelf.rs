//! The folder with the backups of a workspace: what they are called, which are there, and which go.

use std::cmp::Reverse;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;

use super::backup::{Backup, Place, Why};
use super::hash;
use super::thinning::superfluous;
use crate::disk::file_name::cut;
use crate::disk::files::{folder_of, free_beside, sync_folder};
use crate::error::Error;

/// How a name says when, with how far that is from UTC: clocks are set back, and laptops travel.
/// What a folder begins with that a backup is made in.
pub(super) const UNDONE: &str = ".ninefold-backup-";

/// How long one is left alone: it may be being made.
const A_DAY: Duration = Duration::from_secs(86_400);

const WHEN: &str = "%Y-%m-%d %H.%M.%S%z";
/// How many bytes that has.
const LENGTH: usize = "2026-11-28 21.49.18+0100".len();
/// The most bytes of a workspace's name in that of its folder and its backups.
const NAME: usize = 80;
/// What stands in the name of a file that a backup took the place of.
const BEFORE_RESTORE: &str = "before restore";

/// Where the backups of one workspace are, or are to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    folder: PathBuf,
    /// The workspace's name.
    name: String,
}

impl Shelf {
    /// The one in a folder for backups, of the workspace file at a path. Where several people use the folder, it has one for
    /// each: `whose` tells them apart.
    pub fn of(backups: &Path, workspace: &Path, whose: &str) -> Self {
        let stem = workspace.file_stem().unwrap_or_default().to_string_lossy();
        let name = cut(&stem, NAME).to_owned();
        let place = format!("{whose}{}", workspace.display());
        let id = &hash(place.as_bytes())[..8];
        Self {
            folder: backups.join(format!("{name} {id}")),
            name,
        }
    }

    /// The folder, which may not be there yet.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What is there, the newest first, each with what it holds.
    pub fn backups(&self) -> Vec<Backup> {
        self.all().map(Backup::at).collect()
    }

    /// The backup at a path, if one is there.
    pub fn backup(&self, path: &Path) -> Option<Backup> {
        self.all().find(|place| place.path == path).map(Backup::at)
    }

    /// The newest that was made while working.
    pub fn newest(&self) -> Option<Backup> {
        let mut all = self.all();
        all.find(|place| place.why == Why::Working).map(Backup::at)
    }

    /// The newest that is whole.
    pub fn newest_whole(&self) -> Option<Backup> {
        self.all().map(Backup::at).find(Backup::is_whole)
    }

    /// Makes the folder.
    pub(super) fn make(&self) -> Result<(), Error> {
        fs::create_dir_all(&self.folder)
            .map_err(|error| Error::not_written(&self.folder, error))?;
        self.sweep();
        Ok(())
    }

    /// Takes away what was being made when a computer stopped, a day ago or more.
    fn sweep(&self) {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for entry in entries {
            let name = entry.file_name();
            let is_half = name.to_string_lossy().starts_with(UNDONE);
            let modified = entry.metadata().and_then(|found| found.modified());
            let age = modified.ok().and_then(|at| at.elapsed().ok());
            if is_half && age.is_some_and(|age| age > A_DAY) {
                // What can't be taken away now is the next time.
                let _ = fs::remove_dir_all(entry.path());
            }
        }
    }

    /// What a backup that is made at a moment is called.
    pub(super) fn path(&self, made: i64, zone: &TimeZone) -> PathBuf {
        let name = format!("{} {}.ninefold", self.name, when(made, zone));
        self.folder.join(name)
    }

    /// What a file is called whose place is taken by a backup.
    pub(super) fn path_before_restore(&self, now: i64, zone: &TimeZone) -> PathBuf {
        let of = self.folder.join(format!("{}.ninefold", self.name));
        free_beside(&of, &format!("{BEFORE_RESTORE} {}", when(now, zone)))
    }

    /// Takes away what is superfluous of what was made while working.
    pub(super) fn thin(&self, now: i64, zone: &TimeZone) {
        let mut working = self.found();
        working.retain(|place| place.why == Why::Working);
        let made: Vec<i64> = working.iter().map(|place| place.made).collect();
        let gone = superfluous(&made, now, zone);
        for place in working {
            if gone.contains(&place.made) {
                // One that can't be removed now is when the next one is made.
                let _ = fs::remove_file(place.path);
            }
        }
    }

    /// Puts a copy of a backup here, whole or not at all, unless it is here already. The folder that this one is in is not
    /// made: where a drive is not connected, it would be another disk's.
    ///
    /// # Errors
    /// [`Error::Missing`] where that folder is not there; what writing can meet, and that the copy is not what was written.
    pub fn take(&self, backup: &Backup, now: i64, zone: &TimeZone) -> Result<(), Error> {
        let place = folder_of(&self.folder);
        if !place.is_dir() {
            return Err(Error::Missing(place.to_owned()));
        }
        self.make()?;
        let target = self
            .folder
            .join(backup.path.file_name().unwrap_or_default());
        if target.exists() {
            return Ok(());
        }
        let copied = || -> io::Result<()> {
            let temporary = tempfile::Builder::new()
                .prefix(".ninefold-backup-")
                .tempfile_in(&self.folder)?;
            fs::copy(&backup.path, temporary.path())?;
            temporary.as_file().sync_all()?;
            temporary.persist_noclobber(&target)?;
            sync_folder(&self.folder)
        };
        copied().map_err(|error| Error::not_written(&target, error))?;
        let copy = Backup::at(Place {
            path: target.clone(),
            made: backup.made,
            why: backup.why,
        });
        if copy.holds != backup.holds {
            let _ = fs::remove_file(&target);
            let other = io::Error::other("what can be read there is not what was written");
            return Err(Error::not_written(&target, other));
        }
        self.thin(now, zone);
        Ok(())
    }

    /// The files of all that is there.
    pub(super) fn files(&self) -> impl Iterator<Item = PathBuf> {
        self.all().map(|place| place.path)
    }

    /// The newest first.
    fn all(&self) -> impl Iterator<Item = Place> {
        let mut all = self.found();
        all.extend(self.before_migrations());
        all.sort_by_key(|place| Reverse(place.made));
        all.into_iter()
    }

    fn found(&self) -> Vec<Place> {
        files(&self.folder)
            .filter_map(|path| {
                let (made, why) = told(&path)?;
                Some(Place { path, made, why })
            })
            .collect()
    }

    /// Copies from before a migration lie in the folder for all backups, by the name of the workspace alone.
    fn before_migrations(&self) -> impl Iterator<Item = Place> {
        let begin = format!("{} (format ", self.name);
        files(folder_of(&self.folder))
            .filter(move |path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                name.starts_with(&begin)
            })
            .map(|path| {
                let modified = fs::metadata(&path).and_then(|found| found.modified());
                let made = modified.ok().and_then(|at| Timestamp::try_from(at).ok());
                Place {
                    path,
                    made: made.map_or(0, Timestamp::as_millisecond),
                    why: Why::BeforeMigration,
                }
            })
    }
}

fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "ninefold"))
}

fn when(at: i64, zone: &TimeZone) -> String {
    let at = Timestamp::from_millisecond(at).unwrap_or_default();
    at.to_zoned(zone.clone()).strftime(WHEN).to_string()
}

/// What a name says of a backup.
fn told(path: &Path) -> Option<(i64, Why)> {
    let stem = path.file_stem()?.to_str()?;
    // Of several in one second, the later ones have a number.
    let bare = stem.split_once(&format!(" ({BEFORE_RESTORE} "));
    let (when, why) = match bare {
        Some((_, rest)) => (rest.get(..LENGTH)?, Why::BeforeRestore),
        None => (stem.get(stem.len().checked_sub(LENGTH)?..)?, Why::Working),
    };
    let at = strtime::parse(WHEN, when).ok()?.to_timestamp().ok()?;
    Some((at.as_millisecond(), why))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_when_wherever_it_was() {
        let shelf = Shelf::of(Path::new("b"), Path::new("/clients/Cart.ninefold"), "");
        let at = 1_700_000_000_000;
        for zone in ["UTC", "Asia/Kolkata", "America/St_Johns"] {
            let zone = TimeZone::get(zone).unwrap();
            let path = shelf.path(at, &zone);
            assert_eq!(told(&path), Some((at, Why::Working)), "{}", path.display());
            let path = shelf.path_before_restore(at, &zone);
            assert_eq!(told(&path), Some((at, Why::BeforeRestore)));
        }
        for name in [
            "Cart.ninefold",
            "2026-11-28.ninefold",
            "ä.ninefold",
            "Cart 2026-13-28 21.49.18+0100.ninefold",
        ] {
            assert_eq!(told(Path::new(name)), None, "{name}");
        }
    }

    #[test]
    fn workspaces_of_one_name_have_shelves_of_their_own() {
        let of = |path: &str, whose: &str| Shelf::of(Path::new("b"), Path::new(path), whose).folder;
        let all = [
            of("/a/Cart.ninefold", ""),
            of("/b/Cart.ninefold", ""),
            of("/a/Cart.ninefold", "anna"),
        ];
        assert!(all[0] != all[1] && all[1] != all[2] && all[0] != all[2]);
        let long = of(&format!("/a/{}.ninefold", "é".repeat(120)), "");
        assert!(long.file_name().unwrap().len() < 100);
    }
}
