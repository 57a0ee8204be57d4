//! A team server, as whoever exchanges work with it sees it: what carries the words over a network is not the core's.

use super::{PageHead, PushHead, Refused};
use crate::document::id::Id;
use crate::document::log::{Line, Place, Standing, Taken};

/// A server, and the workspace on it that somebody belongs to.
pub trait Server {
    /// What the server calls the workspace.
    fn workspace(&self) -> Id;

    /// How it stands there.
    ///
    /// # Errors
    /// [`Failed`].
    fn standing(&mut self) -> Result<Standing, Failed>;

    /// Hands in lines, of which it takes all or none. Those that are there are passed over.
    ///
    /// # Errors
    /// [`Failed`].
    fn push(&mut self, head: PushHead, lines: Vec<Line>) -> Result<Taken, Failed>;

    /// What arrived after a place, at most so many lines.
    ///
    /// # Errors
    /// [`Failed`], refused with [`Code::OtherHistory`](super::Code::OtherHistory) where the log has no such place.
    fn pull(&mut self, after: Place, most: usize) -> Result<(PageHead, Vec<Line>), Failed>;

    /// The bytes of a picture with their media type; nothing where they are not there (yet).
    ///
    /// # Errors
    /// [`Failed`].
    fn picture(&mut self, hash: &str) -> Result<Option<Carried>, Failed>;

    /// Hands in the bytes of a picture.
    ///
    /// # Errors
    /// [`Failed`].
    fn put_picture(&mut self, hash: &str, picture: &Carried) -> Result<(), Failed>;
}

/// A picture on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Its media type.
    pub mime: String,
    /// Its bytes, of which its name is the SHA-256.
    pub bytes: Vec<u8>,
}

/// Why the server did not do something.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failed {
    /// It said no.
    #[error("{0}")]
    Refused(#[from] Refused),
    /// It could not be reached, or the line was cut: nobody knows what became of what was asked.
    #[error("The team server can't be reached: {0}.")]
    Away(String),
    /// What it said can't be understood.
    #[error(
        "The team server at that address answers something that Ninefold does not understand: {0}."
    )]
    Garbled(String),
}
