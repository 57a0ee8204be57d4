//! SQLite's write-ahead log, as far as it has to be known without SQLite: which log it is, and which pages it touches.
//! Its layout is in <https://www.sqlite.org/fileformat.html>, "The Write-Ahead Log".

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::Path;

use sha2::{Digest, Sha256};

const HEADER: usize = 32;
const FRAME_HEADER: usize = 24;
/// The two magic numbers differ in their last bit, which says how checksums read words.
const MAGIC: u32 = 0x377F_0682;

/// Parts of a database's first page that say how it is kept and not what it holds: how changes are logged, two counters
/// and the version of SQLite.
const HOW: [std::ops::Range<usize>; 3] = [18..20, 24..28, 92..100];

/// A write-ahead log with a sound header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WriteAhead {
    /// What tells it from every other log: its salts, in hexadecimal digits.
    pub(super) salts: String,
    /// The page of each frame in their order, counted from 1.
    frames: Vec<u32>,
}

impl WriteAhead {
    /// What a log says of itself; `None` where its header is not whole, so that SQLite takes nothing of it.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        Self::of(&mut Cursor::new(bytes)).ok().flatten()
    }

    /// The same of a log that may be long: what its frames hold is not read.
    pub(super) fn of(log: &mut (impl Read + Seek)) -> io::Result<Option<Self>> {
        let length = log.seek(SeekFrom::End(0))?;
        let mut header = [0; HEADER];
        if length < HEADER as u64 {
            return Ok(None);
        }
        log.rewind()?;
        log.read_exact(&mut header)?;
        let word = |at: usize| {
            u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
        };
        if word(0) & !1 != MAGIC || sum(&header[..24], word(0) & 1 == 1) != [word(24), word(28)] {
            return Ok(None);
        }
        let salts = &header[16..24];
        let frame = FRAME_HEADER as u64 + u64::from(word(8));
        let mut frames = Vec::new();
        let mut at = HEADER as u64;
        while at + frame <= length {
            let mut head = [0; FRAME_HEADER];
            log.seek(SeekFrom::Start(at))?;
            log.read_exact(&mut head)?;
            // What an earlier round of the same file left behind has other salts.
            if head[8..16] != *salts {
                break;
            }
            frames.push(u32::from_be_bytes([head[0], head[1], head[2], head[3]]));
            at += frame;
        }
        Ok(Some(Self {
            salts: salts.iter().map(|byte| format!("{byte:02x}")).collect(),
            frames,
        }))
    }

    /// The page of each of its frames, in their order.
    pub(super) fn numbers(self) -> Vec<u32> {
        self.frames
    }

    /// How many frames it has.
    pub(super) fn length(&self) -> usize {
        self.frames.len()
    }

    /// The pages that its first frames hold.
    pub(super) fn pages(&self, frames: usize) -> BTreeSet<u32> {
        self.frames.iter().take(frames).copied().collect()
    }
}

/// The salts of the log at a path.
pub(super) fn salts(log: &Path) -> Option<String> {
    let mut header = Vec::new();
    File::open(log)
        .ok()?
        .take(32)
        .read_to_end(&mut header)
        .ok()?;
    WriteAhead::read(&header).map(|log| log.salts)
}

/// What a database holds, as SHA-256 in hexadecimal digits: of all its pages but those to skip, which are counted from 1.
/// How it is kept doesn't count.
pub(super) fn digest(file: &mut (impl Read + Seek), skip: &BTreeSet<u32>) -> io::Result<String> {
    file.seek(SeekFrom::Start(0))?;
    let mut first = [0; 18];
    file.read_exact(&mut first)?;
    let size = match u16::from_be_bytes([first[16], first[17]]) {
        1 => 65_536,
        size => usize::from(size.max(512)),
    };
    file.seek(SeekFrom::Start(0))?;
    let mut reader = io::BufReader::with_capacity(1 << 18, file);
    let mut digest = Sha256::new();
    let mut page = vec![0; size];
    for number in 1_u32.. {
        match reader.read_exact(&mut page) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => break,
            read => read?,
        }
        if skip.contains(&number) {
            continue;
        }
        if number == 1 {
            HOW.into_iter().for_each(|part| page[part].fill(0));
        }
        if !skip.is_empty() {
            digest.update(number.to_be_bytes());
        }
        digest.update(&page);
    }
    Ok(digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

/// The checksum of a log's header.
fn sum(bytes: &[u8], is_big_endian: bool) -> [u32; 2] {
    let word = |four: &[u8]| {
        let four = [four[0], four[1], four[2], four[3]];
        if is_big_endian {
            u32::from_be_bytes(four)
        } else {
            u32::from_le_bytes(four)
        }
    };
    bytes
        .chunks_exact(8)
        .fold([0_u32, 0], |[first, second], eight| {
            let first = first.wrapping_add(word(&eight[..4])).wrapping_add(second);
            [
                first,
                second.wrapping_add(word(&eight[4..])).wrapping_add(first),
            ]
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A database with a log that touches its second page alone, as SQLite makes them.
    fn database() -> (Vec<u8>, Vec<u8>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection
            .execute_batch("CREATE TABLE t (x); CREATE TABLE u (x); PRAGMA journal_mode = WAL; INSERT INTO t VALUES (1)")
            .unwrap();
        let log = path.with_file_name("a-wal");
        (std::fs::read(&path).unwrap(), std::fs::read(log).unwrap())
    }

    #[test]
    fn a_log_names_itself_and_its_pages() {
        let (_, log) = database();
        let read = WriteAhead::read(&log).unwrap();
        assert_eq!((read.length(), read.pages(9)), (1, BTreeSet::from([2])));
        assert!(read.pages(0).is_empty());
        assert_eq!(read.salts.len(), 16);
        let (_, other) = database();
        assert_ne!(read.salts, WriteAhead::read(&other).unwrap().salts);
    }

    #[test]
    fn what_is_not_whole_or_of_an_earlier_round_is_no_frame() {
        let (_, log) = database();
        let mut more = [&log[..], &log[HEADER..]].concat();
        assert_eq!(WriteAhead::read(&more).unwrap().length(), 2);
        assert_eq!(
            WriteAhead::read(&more[..more.len() - 1]).unwrap().length(),
            1
        );
        more[log.len() + 8] ^= 1;
        assert_eq!(WriteAhead::read(&more).unwrap().length(), 1);
    }

    #[test]
    fn a_flipped_bit_in_the_header_is_noticed() {
        let (_, log) = database();
        for bit in 0..HEADER * 8 {
            let mut flipped = log.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(WriteAhead::read(&flipped), None, "bit {bit}");
        }
        assert_eq!(WriteAhead::read(&log[..20]), None);
    }

    #[test]
    fn a_digest_tells_what_is_held_and_not_how() {
        let (whole, _) = database();
        let of = |bytes: &[u8], skip: &[u32]| {
            digest(&mut Cursor::new(bytes), &skip.iter().copied().collect()).unwrap()
        };
        let mut otherwise_kept = whole.clone();
        otherwise_kept[18..20].fill(1);
        otherwise_kept[27] ^= 7;
        assert_eq!(of(&whole, &[]), of(&otherwise_kept, &[]));
        let mut altered = whole.clone();
        altered[4096 + 4000] ^= 1;
        assert_ne!(of(&whole, &[]), of(&altered, &[]));
        assert_eq!(
            of(&whole, &[2]),
            of(&altered, &[2]),
            "a page that the log replaces"
        );
        assert_ne!(of(&whole, &[3]), of(&altered, &[3]));
    }
}
