//! Where an open workspace is: at rest, a file that holds everything; while it is worked on, a file, its log and a witness
//! of both. And what is done when the file is no longer there.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use file_id::FileId;

use super::connection::connect;
use super::witness::{self, Moving, Testimony, Witness};
use super::write_ahead::{WriteAhead, digest, salts};
use super::{Store, log};
use crate::disk::files::{companions, folder_of, free_beside, sync_folder};
use crate::document::mutant;
use crate::error::Error;

/// A longer log is moved into the file before more is written, in bytes.
const LONGEST_LOG: u64 = 8 << 20;

/// The file of an open workspace.
#[derive(Debug)]
pub(super) struct Place {
    /// What the file is, whatever its name.
    id: FileId,
    /// To read its bytes by. It is opened before SQLite opens the file and closed after: a file that is closed takes the
    /// locks of its whole process along.
    pub(super) bytes: File,
    /// Where what can't be kept beside the file is kept.
    backups: PathBuf,
    /// What the file holds, as long as it rests.
    pub(super) digest: Option<String>,
    /// How it begins, as long as it rests.
    pub(super) head: Option<[u8; 100]>,
    /// The last commit.
    committed: Instant,
    /// The file that this one was kept as when it was found to be gone.
    kept: Option<PathBuf>,
    /// What the file was when it was written last: nobody else writes to it.
    pub(super) state: Option<(u64, SystemTime)>,
    /// Somebody else wrote to it, or to its log.
    pub(super) is_overwritten: bool,
    /// What the log is, whatever its name, and how long it was.
    pub(super) log: Option<(FileId, u64)>,
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
                head: None,
                committed: Instant::now(),
                kept: None,
                state: None,
                is_overwritten: false,
                log: None,
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
        self.check_unwritten()?;
        let log = self.place.as_ref().and_then(|place| place.log.as_ref());
        if log.is_some_and(|(_, length)| *length > LONGEST_LOG) {
            self.move_log()?;
        }
        if self.witness.is_some() {
            return Ok(());
        }
        let gate = Arc::clone(&self.gate);
        let _alone = gate.alone();
        let Some(place) = &mut self.place else {
            return Ok(());
        };
        let base = match place.digest.take() {
            Some(digest) => digest,
            None => digest(&mut place.bytes, &BTreeSet::new()).map_err(Error::not_saved_by)?,
        };
        // Where it comes to nothing, the file holds what it held.
        place.digest = Some(base.clone());
        let before = log::last(&self.writer.lock()).map_err(Error::not_saved)?;
        let said = Testimony {
            base,
            before,
            last: before,
            ..Testimony::default()
        };
        self.set_aside_what_arrived()?;
        let witness = Witness::begin(&self.path, said).map_err(Error::not_saved_by)?;
        self.let_go().map_err(Error::not_saved)?;
        let mode = self.mode("WAL").and_then(|mode| {
            // The log is there from now on, not only from the first commit on.
            self.writer
                .lock()
                .query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(mode))
        });
        if !matches!(&mode, Ok(mode) if mode == "wal") {
            witness.dismiss();
            let _ = self.hold();
            return Err(match mode {
                Ok(_) => Error::ReadOnly(self.path.clone()),
                Err(error) => Error::not_saved(error),
            });
        }
        if let Some(place) = &mut self.place {
            place.digest = None;
        }
        self.witness = Some(witness);
        self.source.part(&self.path);
        self.note_beside();
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
            // It begins once, and anew only after it could not be moved.
            if witness.said.log.is_none() || witness.said.base.is_empty() {
                let now = salts(&log);
                if now != witness.said.log && now.is_some() && place.has_log(&log) {
                    if witness.said.log.is_some() {
                        let all = BTreeSet::new();
                        witness.said.base = digest(&mut place.bytes, &all).unwrap_or_default();
                        witness.said.moving = None;
                    }
                    witness.said.log = now;
                }
            }
            // A witness that can't write is late, which it may be.
            let _ = witness.note();
        }
        if self.is_left() {
            return self.keep();
        }
        self.check_unwritten()?;
        self.check_beside()
    }

    /// Looks whether the file is where it was.
    ///
    /// # Errors
    /// [`Error::Moved`] where it is not; everything is in the file that is kept in its place. [`Error::Overwritten`] where
    /// another program wrote to it.
    pub(crate) fn check_place(&mut self) -> Result<(), Error> {
        if self.is_left() {
            self.keep()?;
        }
        if let Some(kept) = self.place.as_ref().and_then(|place| place.kept.clone()) {
            return Err(Error::Moved(kept));
        }
        self.check_unwritten()?;
        self.check_beside()
    }

    /// Whether a path leads to the open file, by whatever name.
    pub(crate) fn is_at(&self, path: &Path) -> bool {
        let same = |place: &Place| file_id::get_file_id(path).is_ok_and(|id| id == place.id);
        self.path == path || self.place.as_ref().is_some_and(same)
    }

    /// Whether it is a private copy of a file.
    pub(crate) fn is_copy(&self) -> bool {
        self.place.is_none()
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
        self.check_unwritten()?;
        let gate = Arc::clone(&self.gate);
        let _alone = gate.alone();
        let [log, ..] = companions(&self.path);
        let mut moving = || -> io::Result<Option<Moving>> {
            let log = match File::open(&log) {
                Err(error) if error.kind() == ErrorKind::NotFound => None,
                log => WriteAhead::of(&mut log?)?,
            };
            let Some((place, log)) = self.place.as_mut().zip(log) else {
                return Ok(None);
            };
            let frames = log.length();
            let digest = digest(&mut place.bytes, &log.pages(frames))?;
            Ok(Some(Moving { frames, digest }))
        };
        let moving = moving().map_err(Error::not_saved_by)?;
        if let Some(witness) = &mut self.witness {
            witness.said.moving = moving;
            witness.note_durably().map_err(Error::not_saved_by)?;
        }
        self.source.join();
        let moved = self.move_pages().and_then(|busy| match busy {
            0 => self.mode("DELETE"),
            _ => Ok(String::new()),
        });
        match moved {
            Ok(mode) if mode == "delete" => {}
            moved => {
                // A part of it may be in the file by now, so that what it began with is gone.
                if let Some(witness) = &mut self.witness {
                    witness.said.base.clear();
                    let _ = witness.note_durably();
                }
                self.note_beside();
                return moved.map(drop).map_err(Error::not_saved);
            }
        }
        match self.witness.take() {
            Some(witness) => witness.dismiss(),
            None => witness::forget(&self.path),
        }
        self.rests();
        Ok(())
    }

    /// Moves the pages of the log; not 0 where something else still reads.
    fn move_pages(&self) -> rusqlite::Result<i64> {
        #[cfg(test)]
        if MOVING.take().is_some_and(|meanwhile| !meanwhile()) {
            return Err(rusqlite::Error::InvalidQuery);
        }
        self.writer
            .lock()
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
    }

    fn is_left(&self) -> bool {
        self.place
            .as_ref()
            .is_some_and(|place| place.is_left(&self.path))
    }

    /// The file is no longer at its path: everything goes to a new file beside it, and the store goes on in that. What is
    /// at the path now is left alone.
    fn keep(&mut self) -> Result<(), Error> {
        let Some(place) = &mut self.place else {
            return Ok(());
        };
        let beside = folder_of(&self.path).to_owned();
        let backups = place.backups.clone();
        let kept = self.kept_in(&beside).or_else(|error| {
            fs::create_dir_all(&backups).map_err(|_| error)?;
            self.kept_in(&backups)
        })?;
        let mut next = Place::of(&kept, &backups)?;
        next.kept = Some(kept.clone());
        let writer = connect(&kept)?;
        self.gate.close();
        self.source.join();
        let before = std::mem::replace(&mut *self.writer.lock(), writer);
        let place = self.place.replace(next);
        self.leave(before, place);
        self.path = kept;
        self.rests();
        Ok(())
    }

    /// Writes everything to a new file in a folder.
    fn kept_in(&mut self, folder: &Path) -> Result<PathBuf, Error> {
        let now = jiff::Zoned::now().strftime("%Y-%m-%d %H.%M").to_string();
        let name = self.path.file_name().unwrap_or_default();
        let kept = free_beside(&folder.join(name), &format!("kept {now}"));
        let temporary = tempfile::tempdir_in(folder).map_err(Error::not_saved_by)?;
        let copy = temporary.path().join("kept");
        match (&self.witness, &mut self.place) {
            // SQLite would look for a log by the name, which is another file's by now.
            (None, Some(place)) => {
                place.bytes.rewind().map_err(Error::not_saved_by)?;
                File::create(&copy)
                    .and_then(|mut copy| io::copy(&mut place.bytes, &mut copy))
                    .map_err(Error::not_saved_by)?;
            }
            _ => {
                self.writer
                    .lock()
                    .execute("VACUUM INTO ?1", [copy.to_string_lossy()])
                    .map_err(Error::not_saved)?;
            }
        }
        let placed = File::options().write(true).open(&copy).and_then(|file| {
            file.sync_all()?;
            fs::hard_link(&copy, &kept).or_else(|_| fs::rename(&copy, &kept))?;
            sync_folder(folder)
        });
        placed.map_err(Error::not_saved_by)?;
        Ok(kept)
    }

    /// Lets go of a file that is somewhere else by now, whole if that can be: its log goes into it.
    fn leave(&mut self, connection: rusqlite::Connection, place: Option<Place>) {
        let (Some(witness), Some(mut place)) = (self.witness.take(), place) else {
            return;
        };
        let moved = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
            row.get::<_, i64>(0)
        });
        drop(connection);
        if let Ok(0) = moved {
            let _ = says_it_rests(&mut place.bytes);
        }
        // What arrived with the file that is in the place now is its own.
        let [log, index, ..] = companions(&self.path);
        if place.has_log(&log) {
            let _ = fs::remove_file(&log);
            let _ = fs::remove_file(&index);
        }
        witness.dismiss();
    }

    /// Changes the mode to its end: the answer comes before that is on the disk, and an error after it.
    fn mode(&self, mode: &str) -> rusqlite::Result<String> {
        let writer = self.writer.lock();
        let mut statement = writer.prepare(&format!("PRAGMA journal_mode = {mode}"))?;
        let answers = statement.query_map([], |row| row.get::<_, String>(0))?;
        answers.collect()
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.gate.close();
        if self.witness.is_some() && self.check_beside().is_ok() {
            let _ = self.move_log();
        }
        // Whoever still reads must not hold the file.
        self.source.join();
        if let Ok(nothing) = rusqlite::Connection::open_in_memory() {
            *self.writer.lock() = nothing;
        }
    }
}

/// What a file of our own says when it has no log, and SQLite can't be asked to write, since it does so by name.
fn says_it_rests(file: &mut File) -> io::Result<()> {
    file.seek(SeekFrom::Start(18))?;
    file.write_all(&[1, 1])?;
    file.sync_all()
}

#[cfg(test)]
thread_local! {
    static MOVING: std::cell::Cell<Option<Box<dyn FnOnce() -> bool>>> = const { std::cell::Cell::new(None) };
}

/// Has something done once, before the next log is moved into its file, which fails where it answers false.
#[cfg(test)]
pub(crate) fn while_moved(meanwhile: impl FnOnce() -> bool + 'static) {
    MOVING.set(Some(Box::new(meanwhile)));
}
