//! What a computer keeps of a server, to be let in again.

use std::fmt;

use ninefold_core::document::id::Id;
use ninefold_core::team::Joined;
use serde::{Deserialize, Serialize};

use crate::address::Address;

/// A workspace on a server that this computer belongs to. Whoever has it is let in, so it is kept where others can't read it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Connection {
    /// Where the server is.
    pub address: Address,
    /// What this computer says who it is by.
    pub token: String,
    /// What the server calls the workspace.
    pub workspace: Id,
}

impl Connection {
    /// The connection that joining gave.
    pub fn new(address: Address, joined: &Joined) -> Self {
        Self {
            address,
            token: joined.token.clone(),
            workspace: joined.workspace,
        }
    }
}

impl fmt::Debug for Connection {
    /// Without the token, which has no place in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("address", &self.address)
            .field("workspace", &self.workspace)
            .finish_non_exhaustive()
    }
}
