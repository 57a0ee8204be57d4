//! The witness beside a workspace that is being worked on, `name.ninefold.witness`: what the file was when its log began,
//! and how far the log went. SQLite knows neither. With it, a log that a crash left is taken for the log of another file,
//! or for one that lost its end, where it is one.
//!
//! It is written after each commit without a sync of its own: it may be late, never wrong.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use file_id::FileId;
use serde::{Deserialize, Serialize};

use crate::disk::files::{companions, folder_of, sync_folder};
use crate::document::id::Id;

/// Two places are written by turns, so that one of them is whole whenever the power fails.
const PLACE: usize = 16_384;
const MARK: &str = "ninefold-witness 1";
/// How many documents are named.
const NAMED: usize = 24;
/// Characters of a title that are kept.
const TITLE: usize = 60;

/// What the witness says.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Testimony {
    /// What the file held when the log began: its digest.
    pub(super) base: String,
    /// Since a part of the log may be in the file.
    pub(super) moving: Option<Moving>,
    /// The salts of the log, as soon as it has any.
    pub(super) log: Option<String>,
    /// The number of the last change before the log began.
    pub(super) before: i64,
    /// The number of the last change.
    pub(super) last: i64,
    /// What the ids of the changes since the log began add up to, by exclusive or.
    pub(super) sum: Sum,
    /// The stamp of what is being typed; 0 where nothing is.
    pub(super) draft: i64,
    /// What was worked on since the log began, the latest last.
    pub(super) works: Vec<Work>,
    /// In how many documents more.
    pub(super) more: usize,
}

/// What stays as it is in the file while the log is moved into it, however far that came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Moving {
    /// How many frames of the log were to be moved.
    pub(super) frames: usize,
    /// The digest of the pages that these don't touch.
    pub(super) digest: String,
}

/// Work on one document since the log began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Work {
    pub(super) doc: String,
    /// What people call it, cut where it is long.
    pub(super) title: String,
    /// How many changes it got; what is being typed is none yet.
    pub(super) changes: usize,
    /// Wall time of the latest, in milliseconds.
    pub(super) at: i64,
}

/// What ids add up to by exclusive or: the same in whatever order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Sum(u128);

impl Sum {
    pub(super) fn add(&mut self, id: Id) {
        self.0 ^= u128::from_be_bytes(*id.as_bytes());
    }
}

impl Testimony {
    /// Forgets what was worked on by name.
    pub(super) fn forget_works(&mut self) {
        self.more += self.works.len();
        self.works.clear();
    }

    /// Notes work on a document.
    pub(super) fn worked(&mut self, doc: Id, title: &str, changes: usize, at: i64) {
        let doc = doc.to_string();
        let before = self.works.iter().position(|work| work.doc == doc);
        let before = before.map(|index| self.works.remove(index));
        if before.is_none() && self.works.len() == NAMED {
            self.works.remove(0);
            self.more += 1;
        }
        self.works.push(Work {
            doc,
            title: title.chars().take(TITLE).collect(),
            changes: before.map_or(0, |work| work.changes) + changes,
            at,
        });
    }
}

/// The file beside the workspace, while there is a log.
#[derive(Debug)]
pub(super) struct Witness {
    path: PathBuf,
    /// What the file is, whatever its name.
    id: FileId,
    file: File,
    turn: u64,
    pub(super) said: Testimony,
}

impl Witness {
    /// Begins to witness: on disk when it returns.
    pub(super) fn begin(workspace: &Path, said: Testimony) -> io::Result<Self> {
        let path = at(workspace);
        // Whole before it has its name: one that is there already stays until then, and a link is not followed.
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let (file, new) = builder
            .prefix(".ninefold-witness-")
            .tempfile_in(folder_of(&path))?
            .into_parts();
        let mut witness = Self {
            id: file_id::get_file_id(&new)?,
            path,
            file,
            turn: 0,
            said,
        };
        // Both places, so that no later note needs room on the disk.
        witness.note()?;
        witness.note()?;
        witness.file.sync_all()?;
        new.persist(&witness.path).map_err(|error| error.error)?;
        sync_folder(folder_of(&witness.path))?;
        Ok(witness)
    }

    /// Whether it is still where it was put.
    pub(super) fn is_there(&self) -> bool {
        file_id::get_file_id(&self.path).is_ok_and(|id| id == self.id)
    }

    /// Writes down what is said now. It reaches the disk in its own time.
    pub(super) fn note(&mut self) -> io::Result<()> {
        self.turn += 1;
        let said = serde_json::to_string(&self.said)?;
        let crc = crc32fast::hash(said.as_bytes());
        let mut place =
            format!("{MARK} {} {crc:08x} {}\n{said}", self.turn, said.len()).into_bytes();
        // Titles are cut, so that it always fits. What was there before it stays behind its end.
        if self.turn <= 2 {
            place.resize(PLACE, b' ');
        }
        self.file
            .seek(SeekFrom::Start((self.turn % 2) * PLACE as u64))?;
        self.file.write_all(&place)
    }

    /// The same, and on disk when it returns.
    pub(super) fn note_durably(&mut self) -> io::Result<()> {
        self.note()?;
        self.file.sync_all()
    }

    /// There is no log any more.
    pub(super) fn dismiss(self) {
        let is_there = self.is_there();
        let Self { path, file, .. } = self;
        drop(file);
        if is_there {
            let _ = fs::remove_file(path);
        }
    }
}

/// Where the witness of a workspace file is.
fn at(workspace: &Path) -> PathBuf {
    let [.., witness] = companions(workspace);
    witness
}

/// Takes away a witness of a log that is no longer there.
pub(super) fn forget(workspace: &Path) {
    let _ = fs::remove_file(at(workspace));
}

/// What the witness of a workspace file says; `None` where there is none, or none that can be understood.
pub(super) fn heard(workspace: &Path) -> Option<Testimony> {
    let mut bytes = Vec::new();
    let file = File::open(at(workspace)).ok()?;
    file.take(2 * PLACE as u64).read_to_end(&mut bytes).ok()?;
    let places = bytes.chunks(PLACE).filter_map(read);
    places.max_by_key(|(turn, _)| *turn).map(|(_, said)| said)
}

fn read(place: &[u8]) -> Option<(u64, Testimony)> {
    let end = place.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&place[..end]).ok()?;
    let mut parts = head.strip_prefix(MARK)?.trim_start().split(' ');
    let turn = parts.next()?.parse().ok()?;
    let crc = u32::from_str_radix(parts.next()?, 16).ok()?;
    let said = place[end + 1..].get(..parts.next()?.parse().ok()?)?;
    let whole = crc32fast::hash(said) == crc;
    whole
        .then(|| serde_json::from_slice(said).ok())
        .flatten()
        .map(|said| (turn, said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::properties::id;

    #[test]
    fn a_witness_is_heard_and_a_torn_place_leaves_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = folder.path().join("a.ninefold");
        assert_eq!(heard(&workspace), None);
        let mut witness = Witness::begin(&workspace, Testimony::default()).unwrap();
        witness.said.last = 7;
        witness.note().unwrap();
        let before = heard(&workspace).unwrap();
        assert_eq!(before.last, 7);
        witness.said.last = 8;
        witness.note().unwrap();
        assert_eq!(heard(&workspace).unwrap().last, 8);
        let mut bytes = fs::read(at(&workspace)).unwrap();
        assert_eq!(bytes.len(), 2 * PLACE);
        bytes[30] ^= 4; // in the place written last
        fs::write(at(&workspace), &bytes).unwrap();
        assert_eq!(heard(&workspace), Some(before));
        witness.dismiss();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn the_longest_testimony_fits() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = folder.path().join("a.ninefold");
        let mut said = Testimony {
            base: "0".repeat(64),
            moving: Some(Moving {
                frames: usize::MAX,
                digest: "0".repeat(64),
            }),
            log: Some("0".repeat(16)),
            last: i64::MAX,
            ..Testimony::default()
        };
        for number in 0..200 {
            // The worst that JSON does to a character.
            said.worked(id(number), &"\u{1}".repeat(200), usize::MAX / 300, i64::MAX);
        }
        assert_eq!((said.works.len(), said.more), (NAMED, 200 - NAMED));
        Witness::begin(&workspace, said.clone()).unwrap();
        assert_eq!(heard(&workspace), Some(said));
    }
}
