//! A bundle: changes, to exchange work between copies of a workspace. It is JSON Lines packed by gzip: a header, then a line
//! for each framework, change and picture, in this order. It comes from elsewhere, so whatever it holds is bounded.

pub(crate) mod share;

use std::collections::VecDeque;
use std::io::{self, BufRead, Read, Write};
use std::thread;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};

use super::hash;
use crate::disk::side_by_side::{joined, of_each};
use crate::document::change::{Change, LONGEST_NAME, Odd};
use crate::document::digest::Digest;
use crate::document::erasure::{Erasures, Target};
use crate::document::id::Id;
use crate::document::mutant;
use crate::error::Error;
use crate::framework;
use crate::picture;

/// What the name of a bundle's file ends in.
pub const EXTENSION: &str = "ninefold-bundle";

/// The newest format known here: the one in which something is erased.
const FORMAT: u32 = 2;

/// That of a bundle in which nothing is.
const WITHOUT_ERASURES: u32 = 1;

/// How a file packed by gzip begins.
pub(super) const MAGIC: [u8; 2] = [0x1F, 0x8B];

/// What a bundle may hold at most; in tests less of some.
const LINES: u64 = 8_000_000;
const LINE: u64 = if cfg!(test) { 1 << 20 } else { 256 << 20 };
const BYTES: u64 = 8 << 30;

/// So many bytes of lines are unpacked before they are read, so that it can be done side by side.
const AHEAD: usize = 4 << 20;

/// What a bundle says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Header {
    /// The format.
    pub(crate) ninefold_bundle: u32,
    /// The workspace that it is of: the first change that was ever made in it.
    pub(crate) workspace: Id,
    /// What the copy calls itself that it was written from; nothing where that copy could not be asked to keep a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) file: Option<Id>,
    /// Who wrote it, unless it is to hold nobody's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) sender: Option<Sender>,
    /// When, in milliseconds since 1970.
    pub(crate) at: i64,
    /// What is in it.
    pub(crate) part: Part,
    /// What the copy has of every document, also of those that are not in the bundle.
    pub(crate) documents: Vec<Has>,
}

/// What a bundle holds of a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Part {
    /// Everything.
    Everything,
    /// Something that was chosen.
    Chosen,
    /// What whoever it is for did not have yet when they reported last.
    New,
}

/// Who wrote a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sender {
    pub(crate) person: Id,
    pub(crate) name: String,
}

/// What a copy has of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Has {
    pub(crate) doc: Id,
    pub(crate) digest: Digest,
}

/// A line after the header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Line {
    /// What is erased.
    Erasure(Target),
    /// The text of a framework that a use case goes by.
    Framework(String),
    /// A change.
    Change(Change),
    /// A picture that a design shows.
    Picture(Picture),
}

/// A picture, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Picture {
    pub(crate) hash: String,
    pub(crate) mime: String,
    #[serde(with = "as_base64")]
    pub(crate) bytes: Vec<u8>,
}

/// A bundle being written.
pub(crate) struct Writing<W: Write>(GzEncoder<W>);

impl<W: Write> Writing<W> {
    /// Begins with the header, whose format is the oldest that can hold what follows, and with all that is erased.
    pub(crate) fn begin(out: W, header: &Header, erased: &Erasures) -> io::Result<Self> {
        let mut writing = Self(GzEncoder::new(out, Compression::default()));
        let ninefold_bundle = match erased.is_empty() {
            true => WITHOUT_ERASURES,
            false => FORMAT,
        };
        writing.write(&Header {
            ninefold_bundle,
            ..header.clone()
        })?;
        for target in erased.iter() {
            writing.write(&Line::Erasure(target.clone()))?;
        }
        Ok(writing)
    }

    /// Adds a line.
    pub(crate) fn add(&mut self, line: &Line) -> io::Result<()> {
        self.write(line)
    }

    /// Ends it, and hands back what it was written to.
    pub(crate) fn finish(self) -> io::Result<W> {
        self.0.finish()
    }

    fn write(&mut self, line: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer(&mut self.0, line)?;
        self.0.write_all(b"\n")
    }
}

/// A bundle being read.
pub(crate) struct Reading<R: BufRead> {
    pub(crate) header: Header,
    lines: Lines<R>,
    /// What was unpacked and is to be read next.
    unpacked: Option<Unpacked>,
    /// What was read ahead.
    ahead: VecDeque<Result<Line, Error>>,
}

/// Some lines of a bundle.
struct Unpacked {
    lines: Vec<Vec<u8>>,
    /// Why there are no more; `None` within the bundle.
    end: Option<Result<(), Error>>,
}

impl<R: BufRead> Reading<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// [`Error::Bundle`] for what is no bundle or a newer one.
    pub(crate) fn open(from: R) -> Result<Self, Error> {
        /// All that a newer header is sure to have.
        #[derive(Deserialize)]
        #[serde(rename_all = "kebab-case")]
        struct Format {
            ninefold_bundle: u32,
        }
        let mut lines = Lines {
            unpacked: io::BufReader::with_capacity(1 << 16, GzDecoder::new(from)),
            line: Vec::new(),
            lines: 0,
            bytes: 0,
        };
        let first = lines.next()?.ok_or_else(|| broken("it is empty"))?;
        let Ok(Format { ninefold_bundle }) = serde_json::from_slice(first) else {
            return Err(Error::Bundle("it is not a bundle of Ninefold".to_owned()));
        };
        if ninefold_bundle > FORMAT {
            return Err(Error::Bundle(
                "it was made by a newer Ninefold. Install the newer version to take it in"
                    .to_owned(),
            ));
        }
        let header = serde_json::from_slice(first).map_err(unreadable)?;
        Ok(Self {
            header,
            lines,
            unpacked: None,
            ahead: VecDeque::new(),
        })
    }

    /// The next line; nothing at the end.
    ///
    /// # Errors
    /// [`Error::Bundle`].
    pub(crate) fn next(&mut self) -> Result<Option<Line>, Error> {
        if self.ahead.is_empty() {
            self.read_ahead();
        }
        self.ahead.pop_front().transpose()
    }

    /// Reads some lines side by side, and unpacks those that follow meanwhile.
    fn read_ahead(&mut self) {
        let lines = &mut self.lines;
        let Unpacked { lines: these, end } = match self.unpacked.take() {
            Some(unpacked) => unpacked,
            None => lines.some(),
        };
        let read = || of_each(&these, |line| read(line));
        let read = match &end {
            Some(_) => read(),
            None => thread::scope(|scope| {
                let read = scope.spawn(mutant::handed_on(read));
                self.unpacked = Some(lines.some());
                joined(read)
            }),
        };
        self.ahead.extend(read);
        self.ahead.extend(end.and_then(Result::err).map(Err));
    }
}

/// Reads a line, which may be anybody's.
fn read(line: &[u8]) -> Result<Line, Error> {
    let line = serde_json::from_slice(line).map_err(unreadable)?;
    match &line {
        Line::Framework(text) if text.len() > framework::LIMIT => {
            return Err(broken("a framework in it is too long"));
        }
        Line::Erasure(Target::Wording { field, .. }) if field.len() > LONGEST_NAME => {
            return Err(broken("what is erased in it is nothing that can be"));
        }
        Line::Erasure(_) | Line::Framework(_) => {}
        Line::Change(change) => check(change)?,
        Line::Picture(found) => {
            if picture::check_size(found.bytes.len() as u64).is_err() {
                return Err(broken("a picture in it is larger than any can be"));
            }
            if hash(&found.bytes) != found.hash
                && !mutant::lacks("a picture is what it is named by")
            {
                return Err(broken("a picture in it is not the one it is named by"));
            }
        }
    }
    Ok(line)
}

/// Whether a change can be one.
pub(crate) fn check(change: &Change) -> Result<(), Error> {
    change.check().map_err(|odd| match odd {
        Odd::Late(_) => Error::Bundle(format!("a change in it {odd}")),
        Odd::Foreign => broken(&format!("a change in it {odd}")),
    })
}

/// What is packed, line by line.
struct Lines<R: BufRead> {
    unpacked: io::BufReader<GzDecoder<R>>,
    line: Vec<u8>,
    lines: u64,
    bytes: u64,
}

impl<R: BufRead> Lines<R> {
    /// The next lines, as many as are read side by side.
    fn some(&mut self) -> Unpacked {
        let (mut lines, mut bytes) = (Vec::new(), 0);
        while bytes < AHEAD {
            match self.next() {
                Ok(Some(line)) => {
                    bytes += line.len();
                    lines.push(line.to_owned());
                }
                end => {
                    let end = Some(end.map(drop));
                    return Unpacked { lines, end };
                }
            }
        }
        Unpacked { lines, end: None }
    }

    fn next(&mut self) -> Result<Option<&[u8]>, Error> {
        self.line.clear();
        let mut limited = (&mut self.unpacked).take(LINE + 1);
        let read = limited.read_until(b'\n', &mut self.line);
        let read = read.map_err(|_| broken("it is damaged, or not all of it is there"))? as u64;
        self.lines += 1;
        self.bytes += read;
        let is_too_much = read > LINE || self.lines > LINES || self.bytes > BYTES;
        if is_too_much && !mutant::lacks("a bundle is bounded") {
            return Err(broken("it holds more than a workspace can"));
        }
        if read == 0 {
            let packed = self.unpacked.get_mut().get_mut();
            return match packed.fill_buf().is_ok_and(<[u8]>::is_empty) {
                true => Ok(None),
                false => Err(broken("something foreign follows its end")),
            };
        }
        match self.line.pop() {
            Some(b'\n') => Ok(Some(&self.line)),
            _ => Err(broken("it is damaged, or not all of it is there")),
        }
    }
}

fn broken(why: &str) -> Error {
    Error::Bundle(format!("{why}. Ask for it once more"))
}

/// What serde says is not for people; which line it is helps nobody either.
fn unreadable(_: serde_json::Error) -> Error {
    broken("parts of it can't be read")
}

mod as_base64 {
    use super::{Engine, STANDARD};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD.decode(text).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests;
