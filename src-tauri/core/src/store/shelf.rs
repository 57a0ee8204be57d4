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
use super::connection::read_only;
use super::thinning::superfluous;
use super::{exchange, hash};
use crate::disk::file_name::cut;
use crate::disk::files::{companions, folder_of, free_beside, sync_folder};
use crate::document::id::Id;
use crate::error::Error;

/// What a folder begins with that a backup is made in.
pub(super) const UNDONE: &str = ".ninefold-backup-";

/// How long one is left alone: it may be being made.
const A_DAY: Duration = Duration::from_secs(86_400);

/// How a name says when, with how far that is from UTC: clocks are set back, and laptops travel.
const WHEN: &str = "%Y-%m-%d %H.%M.%S%z";
/// How many bytes that has.
const LENGTH: usize = "2026-11-28 21.49.18+0100".len();
/// How many digits of what tells workspaces of one name apart are in the name of its folder.
const ID: usize = 8;
/// The most bytes of a workspace's name in that of its folder and its backups.
const NAME: usize = 80;
/// What stands in the name of a file that a backup took the place of.
const BEFORE_RESTORE: &str = "before restore";
/// The folder on a shelf for backups that can't be used: something may still be read in them.
pub(super) const ASIDE: &str = "damaged";
/// What stands before the number of a format, in the name of a copy from before a migration.
const FORMAT: &str = "format ";

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
        let id = &hash(place.as_bytes())[..ID];
        Self {
            folder: backups.join(format!("{name} {id}")),
            name,
        }
    }

    /// The folder, which may not be there yet.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether the folder that it is in is there, which is not made: a drive may not be connected.
    pub fn has_place(&self) -> bool {
        folder_of(&self.folder).is_dir()
    }

    /// What is there, the newest first, each with what it holds.
    pub fn backups(&self) -> Vec<Backup> {
        self.all().map(Backup::at).collect()
    }

    /// The backup at a path, if one is there.
    pub fn backup(&self, path: &Path) -> Option<Backup> {
        self.all().find(|place| place.path == path).map(Backup::at)
    }

    /// Where they are, the newest first.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.all().map(|place| place.path).collect()
    }

    /// Those of anybody in a folder that several people may use, of the workspace file at a path.
    pub fn all_of(backups: &Path, workspace: &Path) -> Vec<Self> {
        let name = Self::of(backups, workspace, "").name;
        let entries = fs::read_dir(backups).into_iter().flatten().flatten();
        let folders = entries.map(|entry| entry.path()).filter(|folder| {
            let named = folder.file_name().unwrap_or_default().to_string_lossy();
            let id = named.rsplit_once(' ').filter(|(of, _)| *of == name);
            let is_id =
                |id: &str| id.len() == ID && id.bytes().all(|byte| byte.is_ascii_hexdigit());
            folder.is_dir() && id.is_some_and(|(_, id)| is_id(id))
        });
        let shelf = |folder| Self {
            folder,
            name: name.clone(),
        };
        folders.map(shelf).collect()
    }

    /// Puts a backup that can't be used where it is none any more, and is kept all the same: something may still be read in it.
    pub(super) fn put_aside(&self, backup: &Path) -> Result<(), Error> {
        let not_written = |error| Error::not_written(backup, error);
        let folder = folder_of(backup).join(ASIDE);
        fs::create_dir_all(&folder).map_err(not_written)?;
        let mut target = folder.join(backup.file_name().unwrap_or_default());
        if target.exists() {
            target = free_beside(&target, "once more");
        }
        for (from, to) in companions(backup).iter().zip(companions(&target)) {
            match fs::rename(from, to) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(not_written(error));
                }
                _ => {}
            }
        }
        fs::rename(backup, &target)
            .and_then(|()| sync_folder(&folder))
            .map_err(not_written)
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

    /// What a copy from before a migration is called.
    pub(super) fn path_before_migration(&self, format: i64) -> PathBuf {
        let of = self.folder.join(format!("{}.ninefold", self.name));
        free_beside(&of, &format!("{FORMAT}{format}"))
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
        if !self.has_place() {
            return Err(Error::Missing(folder_of(&self.folder).to_owned()));
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

    /// The files on all shelves beside this one, and those put aside there, that began with the same change as a workspace:
    /// backups of it by an earlier name, or from another folder.
    pub(super) fn beside(&self, of: Id) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder_of(&self.folder))
            .into_iter()
            .flatten()
            .flatten();
        let shelves = entries
            .map(|entry| entry.path())
            .filter(|path| path.is_dir());
        let all = shelves.flat_map(|shelf| {
            let aside = files(&shelf.join(ASIDE)).collect::<Vec<_>>();
            let on_it = files(&shelf).filter(|_| shelf != self.folder);
            on_it.chain(aside).collect::<Vec<_>>()
        });
        all.filter(|path| first(path) == Some(of)).collect()
    }

    /// The newest first.
    fn all(&self) -> impl Iterator<Item = Place> {
        let mut all = self.found();
        let others = self.of_earlier_versions(&all);
        all.extend(others);
        all.sort_by_key(|place| Reverse(place.made));
        all.into_iter()
    }

    fn found(&self) -> Vec<Place> {
        files(&self.folder)
            .filter_map(|path| {
                let (made, why) = match told(&path) {
                    Some(told) => told,
                    None if is_before_migration(&path, "") => {
                        (modified(&path), Why::BeforeMigration)
                    }
                    None => return None,
                };
                Some(Place { path, made, why })
            })
            .collect()
    }

    /// Earlier versions put copies from before a migration in the folder for all backups, by the name of the workspace alone.
    /// Those that began with another change than what lies here are another workspace's.
    fn of_earlier_versions(&self, here: &[Place]) -> Vec<Place> {
        let begins =
            files(folder_of(&self.folder)).filter(|path| is_before_migration(path, &self.name));
        let others: Vec<PathBuf> = begins.collect();
        let own = match others.is_empty() {
            true => None,
            false => here.iter().find_map(|place| first(&place.path)),
        };
        let is_own = |path: &PathBuf| {
            let (Some(own), Some(first)) = (own, first(path)) else {
                // What can't be told is rather shown than kept from whoever looks for it.
                return true;
            };
            own == first
        };
        let others = others.into_iter().filter(is_own).map(|path| Place {
            made: modified(&path),
            path,
            why: Why::BeforeMigration,
        });
        others.collect()
    }
}

/// Whether a file is named as a copy from before a migration, of a workspace if one is named.
fn is_before_migration(path: &Path, of: &str) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let named = name.rsplit_once(&format!(" ({FORMAT}"));
    named.is_some_and(|(name, _)| of.is_empty() || name == of)
}

/// When a file was written last, in milliseconds since 1970.
fn modified(path: &Path) -> i64 {
    let modified = fs::metadata(path).and_then(|found| found.modified());
    let made = modified.ok().and_then(|at| Timestamp::try_from(at).ok());
    made.map_or(0, Timestamp::as_millisecond)
}

/// The first change of a file, by which copies of a workspace know each other.
fn first(path: &Path) -> Option<Id> {
    exchange::first(&read_only(path).ok()?).ok().flatten()
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
