//! What is to be done for a tie, and how it stands.

use std::time::Duration;

use ninefold_core::team::{Code, Refused, Role};

/// How it stands with the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What may be done there.
    pub role: Role,
    /// Since when it can't be reached, in milliseconds since 1970, and why.
    pub away: Option<(i64, String)>,
    /// What it says no by.
    pub refused: Option<Refused>,
    /// When something was exchanged last.
    pub exchanged: Option<i64>,
}

/// What is to be done now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Due {
    /// Look whether nothing is typed any more.
    pub settles: bool,
    /// Exchange.
    pub exchanges: bool,
    /// By all that both have.
    pub is_thorough: bool,
    /// Say where the person is.
    pub says: bool,
    /// It is over: say that the person is about to go.
    pub ends: bool,
}

/// Whether whoever runs a server mends there what it says no by, so that it is asked again soon: it has no room, or is of another
/// version.
pub fn is_mended_there(code: Code) -> bool {
    matches!(code, Code::Full | Code::TooLarge | Code::OtherVersion)
}

/// How long a server is left alone that says no.
pub(super) fn left_alone(code: Code) -> Duration {
    Duration::from_secs(if is_mended_there(code) { 30 } else { 300 })
}
