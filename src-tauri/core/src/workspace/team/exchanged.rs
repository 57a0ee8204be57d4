//! What an exchange with a team server takes, and what comes of it.

use crate::document::log::Standing;
use crate::error::Error;
use crate::team::{Failed, Role};
use crate::view::Imported;
use crate::workspace::Workspace;

/// Whoever holds the workspace, and lets go of it while the network is waited for.
pub trait Held {
    /// Does something with the workspace, which nobody else has meanwhile; nothing where it is closed by now.
    fn hold<T>(&mut self, act: impl FnOnce(&mut Workspace) -> T) -> Option<T>;
}

impl Held for Workspace {
    fn hold<T>(&mut self, act: impl FnOnce(&mut Workspace) -> T) -> Option<T> {
        Some(act(self))
    }
}

/// Whether both are also compared by all that they have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thorough {
    /// As after opening, and now and then: what was lost on either side is sent and fetched once more.
    Yes,
    /// By places in the log alone.
    No,
}

/// What came of an exchange.
#[derive(Debug, Clone, PartialEq)]
pub struct Exchanged {
    /// How many changes were sent that the server did not have, with what goes with them.
    pub sent: u64,
    /// How many changes came that were not here.
    pub came: u64,
    /// What they changed, in words, page by page.
    pub imported: Vec<Imported>,
    /// How it stands at the server.
    pub standing: Standing,
    /// What may be done there.
    pub role: Role,
    /// The server had forgotten something, and everything was gone through once more.
    pub is_anew: bool,
}

/// Why an exchange ended early. What was acknowledged by then stays.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// The server could not be reached, or said no.
    #[error(transparent)]
    Server(#[from] Failed),
    /// This copy could not do its part.
    #[error(transparent)]
    Here(#[from] Error),
    /// The workspace was closed, or somebody asked for it.
    #[error("It was stopped. What was sent and taken in by then stays.")]
    Halted,
}
