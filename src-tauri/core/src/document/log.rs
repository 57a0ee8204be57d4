//! A log of changes, wherever it is kept: what it takes in, in which order it gives that, and how one knows where one is in
//! it. It numbers what arrives, by one lock; what it has already is passed over.

pub mod memory;

use serde::{Deserialize, Serialize};

use crate::document::change::Change;
use crate::document::digest::Digest;
use crate::document::erasure::Target;
use crate::document::id::Id;

/// What a log takes in, and gives in the order of its arrival.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Line {
    /// What is erased: blank in what is there, and in whatever arrives from then on.
    Erasure(Target),
    /// The text of a framework that a use case goes by.
    Framework(String),
    /// A change.
    Change(Sealed),
    /// The hash of a picture that a design shows. Its bytes go by themselves.
    Picture(String),
}

/// A change as it is on its way, with the checksum that it was sent with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    /// The change.
    pub change: Change,
    /// Its [`Change::checksum`].
    pub crc: u32,
}

/// A place in a log: after what arrived by a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// How many had arrived; 0 is the beginning.
    pub n: u64,
    /// What the arrival with this number came by; nothing at the beginning. A log that was restored from an earlier day may
    /// number on as before, but knows none of what came by since.
    pub mark: Option<Id>,
}

/// How it stands with a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// The workspace that it is of: the first change that was ever made in it. Nothing where nothing arrived yet.
    pub origin: Option<Id>,
    /// Where it ends.
    pub end: Place,
    /// What all its changes come to.
    pub digest: Digest,
}

/// What became of what was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taken {
    /// How many were not there yet, and are now the last that arrived.
    pub new: u64,
    /// Where the log ends with them.
    pub end: Place,
    /// Pictures that were named, now or before, and whose bytes are not there: to be sent.
    pub lacks: Vec<String>,
}

/// A stretch of a log.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// What arrived, in order.
    pub lines: Vec<Line>,
    /// After the last of it.
    pub place: Place,
    /// How it stands with all of it.
    pub standing: Standing,
}

/// A log of changes. Each call is one transaction.
pub trait Log {
    /// What can go wrong.
    type Error;

    /// Takes in all of these or none: in their order, each once, without those that are there. What is erased is blanked.
    fn append(
        &mut self,
        origin: Id,
        lines: Vec<Line>,
    ) -> impl Future<Output = Result<Taken, Self::Error>> + Send;

    /// What arrived after a place, at most so many and those that were sent in one piece with them cut where it is long.
    /// Nothing where the log has no such place: it is another one, or an earlier one that was brought back.
    fn since(
        &mut self,
        after: Place,
        most: usize,
    ) -> impl Future<Output = Result<Option<Page>, Self::Error>> + Send;

    /// All changes of a document, in the order of their arrival.
    fn of_document(
        &mut self,
        doc: Id,
    ) -> impl Future<Output = Result<Vec<Change>, Self::Error>> + Send;
}

impl Sealed {
    /// A change with its checksum.
    pub fn of(change: Change) -> Self {
        Self {
            crc: change.checksum(),
            change,
        }
    }

    /// Whether it is as it was when it was sealed.
    pub fn is_whole(&self) -> bool {
        self.crc == self.change.checksum()
    }
}
