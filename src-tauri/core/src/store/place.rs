//! Where an open workspace is: at rest, a file that holds everything; while it is worked on, a file, its log and a witness
//! of both. And what is done when the file is no longer there.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use file_id::FileId;

use super::opening::{connect, free_beside};
use super::witness::{self, Testimony, Witness};
use super::write_ahead::{WriteAhead, digest};
use super::{Store, log};
use crate::disk::files::{companions, folder_of, sync_folder};
use crate::document::mutant;
use crate::error::Error;

/// A longer log is moved into the file at once, in bytes.
const LONGEST_LOG: u64 = 8 << 20;

/// The file of an open workspace.
#[derive(Debug)]
pub(super) struct Place {
    /// What the file is, whatever its name.
    id: FileId,
    /// To read its bytes by. It is opened before SQLite opens the file and closed after: a file that is closed takes the
    /// locks of its whole process along.
    bytes: File,
    /// Where what can't be kept beside the file is kept.
    backups: PathBuf,
    /// What the file holds, as long as it rests.
    digest: Option<String>,
    /// The last commit.
    committed: Instant,
    /// The file that this one was kept as when it was found to be gone.
    kept: Option<PathBuf>,
}

impl Place {
    pub(super) fn of(path: &Path, backups: &Path) -> Result<Self, Error> {
        let found = || -> io::Result<Self> {
            // Written by [`Store::keep`] alone, when SQLite has let go of it.
            let bytes = File::options().read(true).write(true).open(path)?;
            Ok(Self {
                id: file_id::get_file_id(path)?,
                bytes,
                backups: backups.to_owned(),
                digest: None,
                committed: Instant::now(),
                kept: None,
            })
        };
        found().map_err(|error| Error::file(path, "read", error))
    }

    /// Whether another file, or none, is at the path.
    fn is_left(&self, path: &Path) -> bool {
        let left = match file_id::get_file_id(path) {
            Ok(id) => id != self.id,
            Err(error) => matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory),
        };
        left && !mutant::lacks("a file that is no longer there is noticed")
    }
}

impl Store {
    /// Readies the file to be written: from now on what is committed goes to a log beside it, and a witness says so.
    pub(super) fn begin(&mut self) -> Result<(), Error> {
        if self.is_left() {
            self.keep()?;
        }
        let Some(place) = &mut self.place else {
            return Ok(());
        };
        if self.witness.is_some() {
            return Ok(());
        }
        let base = match place.digest.take() {
            Some(digest) => digest,
            None => digest(&mut place.bytes, &BTreeSet::new()).map_err(Error::not_saved_by)?,
        };
        let before = log::last(&self.writer).map_err(Error::not_saved)?;
        let said = Testimony {
            base,
            before,
            last: before,
            ..Testimony::default()
        };
        let witness = Witness::begin(&self.path, said).map_err(Error::not_saved_by)?;
        let mode = self.mode("WAL");
        if !matches!(&mode, Ok(mode) if mode == "wal") {
            witness.dismiss();
            return Err(match mode {
                Ok(_) => Error::ReadOnly(self.path.clone()),
                Err(error) => Error::not_saved(error),
            });
        }
        self.witness = Some(witness);
        Ok(())
    }

    /// Ends what [`Store::begin`] began, after the commit: the witness hears of it. Where the file is no longer there, what
    /// was committed is in the file that is kept in its place, and [`Store::check_place`] says so.
    pub(super) fn committed(&mut self, says: impl FnOnce(&mut Testimony)) -> Result<(), Error> {
        let Some(place) = &mut self.place else {
            return Ok(());
        };
        place.committed = Instant::now();
        let [log, ..] = companions(&self.path);
        if let Some(witness) = &mut self.witness {
            says(&mut witness.said);
            if witness.said.log.is_none() {
                witness.said.log = salts(&log);
            }
            // A witness that can't write is late, which it may be.
            let _ = witness.note();
        }
        if self.is_left() {
            return self.keep();
        }
        if fs::metadata(&log).is_ok_and(|log| log.len() > LONGEST_LOG) {
            self.move_log()?;
        }
        Ok(())
    }

    /// Looks whether the file is where it was.
    ///
    /// # Errors
    /// [`Error::Moved`] where it is not; everything is in the file that is kept in its place.
    pub(crate) fn check_place(&mut self) -> Result<(), Error> {
        if self.is_left() {
            self.keep()?;
        }
        match self.place.as_ref().and_then(|place| place.kept.clone()) {
            Some(kept) => Err(Error::Moved(kept)),
            None => Ok(()),
        }
    }

    /// Whether a path leads to the open file, by whatever name.
    pub(crate) fn is_at(&self, path: &Path) -> bool {
        let same = |place: &Place| file_id::get_file_id(path).is_ok_and(|id| id == place.id);
        self.path == path || self.place.as_ref().is_some_and(same)
    }

    /// Whether nothing is in a log beside the file.
    pub(crate) fn is_at_rest(&self) -> bool {
        self.witness.is_none()
    }

    /// How long ago the last commit was.
    pub(crate) fn quiet_for(&self) -> Duration {
        self.place
            .as_ref()
            .map_or(Duration::MAX, |place| place.committed.elapsed())
    }

    /// Moves the log into the file, which then holds everything and says so, with nothing beside it. Where something else
    /// still reads, it is left for later.
    ///
    /// # Errors
    /// What writing can meet. Nothing is lost: what is not in the file is still in its log.
    pub(crate) fn move_log(&mut self) -> Result<(), Error> {
        if self.place.is_none() || self.is_left() {
            return Ok(());
        }
        let [log, ..] = companions(&self.path);
        let mut moving = || -> io::Result<Option<String>> {
            let pages = match fs::read(&log) {
                Err(error) if error.kind() == ErrorKind::NotFound => None,
                read => WriteAhead::read(&read?).map(|log| log.pages),
            };
            let Some((place, pages)) = self.place.as_mut().zip(pages) else {
                return Ok(None);
            };
            digest(&mut place.bytes, &pages).map(Some)
        };
        let moving = moving().map_err(Error::not_saved_by)?;
        if let Some(witness) = &mut self.witness {
            witness.said.moving = moving;
            witness.note_durably().map_err(Error::not_saved_by)?;
        }
        let moved = self
            .writer
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
                row.get::<_, i64>(0)
            })
            .and_then(|busy| {
                if busy == 0 {
                    self.mode("DELETE")
                } else {
                    Ok(String::new())
                }
            });
        match moved {
            Ok(mode) if mode == "delete" => {}
            moved => {
                // A part of it may be in the file by now, so that what it began with is gone.
                if let Some(witness) = &mut self.witness {
                    witness.said.base.clear();
                    let _ = witness.note_durably();
                }
                return moved.map(drop).map_err(Error::not_saved);
            }
        }
        if let Some(witness) = self.witness.take() {
            witness.dismiss();
        } else {
            witness::forget(&self.path);
        }
        if let Some(place) = &mut self.place {
            place.digest = digest(&mut place.bytes, &BTreeSet::new()).ok();
        }
        Ok(())
    }

    fn is_left(&self) -> bool {
        self.place
            .as_ref()
            .is_some_and(|place| place.is_left(&self.path))
    }

    /// The file is no longer at its path: everything goes to a new file beside it, and the store goes on in that. What is
    /// at the path now is left alone.
    fn keep(&mut self) -> Result<(), Error> {
        let Some(place) = &self.place else {
            return Ok(());
        };
        let folder = match folder_of(&self.path) {
            folder if folder.is_dir() => folder.to_owned(),
            _ => place.backups.clone(),
        };
        fs::create_dir_all(&folder).map_err(Error::not_saved_by)?;
        let now = jiff::Zoned::now().strftime("%Y-%m-%d %H.%M").to_string();
        let name = self.path.file_name().unwrap_or_default();
        let kept = free_beside(&folder.join(name), &format!("kept {now}"));
        let temporary = tempfile::tempdir_in(&folder).map_err(Error::not_saved_by)?;
        let copy = temporary.path().join("kept");
        self.writer
            .execute("VACUUM INTO ?1", [copy.to_string_lossy()])
            .map_err(Error::not_saved)?;
        let placed = File::options().write(true).open(&copy).and_then(|file| {
            file.sync_all()?;
            fs::hard_link(&copy, &kept).or_else(|_| fs::rename(&copy, &kept))?;
            sync_folder(&folder)
        });
        placed.map_err(Error::not_saved_by)?;
        drop(temporary);
        let mut next = Place::of(&kept, &place.backups)?;
        next.kept = Some(kept.clone());
        let writer = connect(&kept)?;
        let before = std::mem::replace(&mut self.writer, writer);
        let place = self.place.replace(next);
        self.leave(before, place);
        self.path = kept;
        Ok(())
    }

    /// Lets go of a file that is somewhere else by now, whole if that can be: its log goes into it.
    fn leave(&mut self, connection: rusqlite::Connection, place: Option<Place>) {
        let moved = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
            row.get::<_, i64>(0)
        });
        let was_open = self.witness.is_some();
        drop(connection);
        if let (Ok(0), Some(mut place)) = (moved, place) {
            let _ = says_it_rests(&mut place.bytes);
        }
        // These are ours: whoever put another file in the place would have had to wait for our lock to make any.
        if was_open {
            for companion in companions(&self.path) {
                let _ = fs::remove_file(companion);
            }
        }
        if let Some(witness) = self.witness.take() {
            witness.dismiss();
        }
    }

    fn mode(&self, mode: &str) -> rusqlite::Result<String> {
        self.writer
            .query_row(&format!("PRAGMA journal_mode = {mode}"), [], |row| {
                row.get(0)
            })
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if self.witness.is_some() {
            let _ = self.move_log();
        }
    }
}

/// What a file of our own says when it has no log, and SQLite can't be asked to write, since it does so by name.
fn says_it_rests(file: &mut File) -> io::Result<()> {
    file.seek(SeekFrom::Start(18))?;
    file.write_all(&[1, 1])?;
    file.sync_all()
}

/// The salts of a log.
fn salts(log: &Path) -> Option<String> {
    let mut header = Vec::new();
    File::open(log)
        .ok()?
        .take(32)
        .read_to_end(&mut header)
        .ok()?;
    WriteAhead::read(&header).map(|log| log.salts)
}
