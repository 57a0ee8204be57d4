//! Whether what lies around the open file is its own. Nothing that another program puts there is taken in or thrown away,
//! and nothing is written over what another program wrote.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Seek};
use std::path::Path;
use std::time::SystemTime;

use file_id::FileId;

use super::place::Place;
use super::witness::{self, Testimony, Witness};
use super::write_ahead::{digest, salts};
use super::{Store, log};
use crate::disk::files::{companions, folder_of, free_beside, sync_folder};
use crate::document::mutant;
use crate::error::Error;

/// What a file at rest holds is known at once up to this many bytes, and of a larger one when the next log begins; in tests fewer.
const LARGE: u64 = if cfg!(test) { 150_000 } else { 32 << 20 };

impl Place {
    /// Whether the log at a path is the one of this file.
    pub(super) fn has_log(&self, log: &Path) -> bool {
        let found = seen(log).map(|(id, _)| id);
        found.is_some() && found == self.log.map(|(id, _)| id)
    }
}

impl Store {
    /// The file holds everything, and nothing is beside it.
    pub(super) fn rests(&mut self) {
        let Some(place) = &mut self.place else {
            return;
        };
        place.log = None;
        place.state = state(&place.bytes);
        place.digest = match place.state {
            Some((length, _)) if length > LARGE => None,
            _ => digest(&mut place.bytes, &BTreeSet::new()).ok(),
        };
        place.head = head(&mut place.bytes);
        // Where it can't be held it is only less guarded.
        let _ = self.hold();
    }

    /// Goes on reading a file at rest: SQLite looks for a log by name whenever it begins to read, and would take in whatever
    /// another program put there meanwhile.
    pub(super) fn hold(&self) -> rusqlite::Result<()> {
        let writer = self.writer.lock();
        if mutant::lacks("a file at rest is held") || !writer.is_autocommit() {
            return Ok(());
        }
        let held = writer.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema");
        // A reading that can't be would go on failing when the disk is back.
        held.or_else(|error| writer.execute_batch("ROLLBACK").and(Err(error)))
    }

    pub(super) fn let_go(&self) -> rusqlite::Result<()> {
        let writer = self.writer.lock();
        match writer.is_autocommit() {
            true => Ok(()),
            // It is a reading; after an error of the disk it could end in no other way.
            false => writer.execute_batch("ROLLBACK"),
        }
    }

    /// Goes on with a log that was found and belongs to the file, if there is one: from now on it may be in the file in part,
    /// which the witness has to know.
    pub(super) fn take_over(&mut self) -> Result<(), Error> {
        let [log, ..] = companions(&self.path);
        let (Some(place), Some(salts)) = (&mut self.place, salts(&log)) else {
            return Ok(());
        };
        if mutant::lacks("what a log goes over is known") {
            return Ok(());
        }
        let last = log::last(&self.writer.lock()).map_err(Error::not_read)?;
        let said = witness::heard(&self.path).unwrap_or_else(|| Testimony {
            before: last,
            last,
            ..Testimony::default()
        });
        let base = digest(&mut place.bytes, &BTreeSet::new()).map_err(Error::not_saved_by)?;
        let said = Testimony {
            base,
            moving: None,
            log: Some(salts),
            ..said
        };
        self.witness = Some(Witness::begin(&self.path, said).map_err(Error::not_saved_by)?);
        self.note_beside();
        Ok(())
    }

    /// Notes what the file and its log are by now.
    pub(super) fn note_beside(&mut self) {
        let [log, ..] = companions(&self.path);
        if let Some(place) = &mut self.place {
            place.state = state(&place.bytes);
            place.log = seen(&log);
        }
    }

    /// Whether nobody else wrote to the file since it was written last.
    ///
    /// # Errors
    /// [`Error::Overwritten`]. From then on nothing is written.
    pub(super) fn check_unwritten(&mut self) -> Result<(), Error> {
        let Some(place) = &mut self.place else {
            return Ok(());
        };
        let now = state(&place.bytes);
        if now != place.state && place.state.is_some() && !place.is_overwritten {
            let expected = match &self.witness {
                Some(witness) => Some(&witness.said.base),
                None => place.digest.as_ref(),
            };
            let is_as_left = match expected {
                // Nobody knows what it is to be where a part of the log is in it.
                Some(digest) if digest.is_empty() => true,
                Some(expected) => {
                    // What can't be read now says nothing about who wrote.
                    let found = digest(&mut place.bytes, &BTreeSet::new());
                    found.map_err(Error::not_saved_by)? == *expected
                }
                // Each commit alters the count of changes in the first page.
                None => head(&mut place.bytes) == place.head,
            };
            place.is_overwritten =
                !is_as_left && !mutant::lacks("a file that another program wrote to is noticed");
            place.state = now;
        }
        match place.is_overwritten {
            true => Err(Error::Overwritten(self.path.clone())),
            false => Ok(()),
        }
    }

    /// Looks whether log and witness are where they were. Where they are not, what is there now is set aside, and what is in
    /// the log, which is still open, goes into the file.
    ///
    /// # Errors
    /// [`Error::Overwritten`] where the log was cut; what writing can meet.
    pub(super) fn check_beside(&mut self) -> Result<(), Error> {
        let (Some(place), Some(witness)) = (&mut self.place, &self.witness) else {
            return Ok(());
        };
        let [log, ..] = companions(&self.path);
        let found = seen(&log);
        let has_log = found.is_some() && found.map(|log| log.0) == place.log.map(|log| log.0);
        if let (true, Some((_, length)), Some((_, now))) = (has_log, &mut place.log, found) {
            if now < *length {
                place.is_overwritten = true;
                return Err(Error::Overwritten(self.path.clone()));
            }
            *length = now;
        }
        if (has_log && witness.is_there()) || mutant::lacks("a log that is gone is noticed") {
            return Ok(());
        }
        self.set_aside_what_arrived()?;
        self.move_log()
    }

    /// Gives what another program put beside the file another name, so that nobody takes it for the file's own.
    pub(super) fn set_aside_what_arrived(&self) -> Result<(), Error> {
        let Some(place) = &self.place else {
            return Ok(());
        };
        let [log, _, journal, witness] = companions(&self.path);
        let strange_log = log.exists() && !place.has_log(&log);
        if !strange_log && !journal.exists() {
            // A witness alone says nothing, and is written over.
            return Ok(());
        }
        let now = jiff::Zoned::now().strftime("%Y-%m-%d %H.%M").to_string();
        let name = free_beside(&self.path, &format!("arrived {now}"));
        let [new_log, _, new_journal, new_witness] = companions(&name);
        let strange_witness = self.witness.as_ref().is_none_or(|mine| !mine.is_there());
        for (is_strange, from, to) in [
            (strange_log, log, new_log),
            (true, journal, new_journal),
            (strange_witness, witness, new_witness),
        ] {
            if !is_strange {
                continue;
            }
            match fs::rename(&from, &to) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(Error::not_saved_by(error));
                }
                _ => {}
            }
        }
        sync_folder(folder_of(&self.path)).map_err(Error::not_saved_by)
    }
}

/// How a file begins.
fn head(file: &mut File) -> Option<[u8; 100]> {
    let mut head = [0; 100];
    file.rewind()
        .and_then(|()| file.read_exact(&mut head))
        .ok()?;
    Some(head)
}

/// What changes when a file is written.
fn state(file: &File) -> Option<(u64, SystemTime)> {
    let found = file.metadata().ok()?;
    Some((found.len(), found.modified().ok()?))
}

/// What a file is, whatever its name, and how long.
#[cfg(unix)]
fn seen(path: &Path) -> Option<(FileId, u64)> {
    use std::os::unix::fs::MetadataExt;
    let found = fs::metadata(path).ok()?;
    Some((FileId::new_inode(found.dev(), found.ino()), found.len()))
}

/// What a file is, whatever its name, and how long.
#[cfg(not(unix))]
fn seen(path: &Path) -> Option<(FileId, u64)> {
    let length = fs::metadata(path).map_or(0, |found| found.len());
    Some((file_id::get_file_id(path).ok()?, length))
}
