//! What a team server refuses, in words.

use serde::{Deserialize, Serialize};

/// A refusal, as it comes from a server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}")]
pub struct Refused {
    /// What a program acts on.
    pub code: Code,
    /// What happened, what is safe and what to do, for the person at the screen.
    pub message: String,
}

/// What kind of refusal it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// It can't be read.
    Invalid,
    /// Nobody is known by the token: it ended, was taken back, or never was.
    SignedOut,
    /// The role does not allow it, or it is another workspace's token.
    NotAllowed,
    /// There is no such thing.
    Unknown,
    /// The changes are another workspace's.
    OtherWorkspace,
    /// The log has no such place: it is another one, or an earlier one that was brought back. To be read from its beginning.
    OtherHistory,
    /// An invitation that ended, was taken up already, or never was.
    Invitation,
    /// Somebody has not signed in yet.
    Waiting,
    /// It is larger than the server takes.
    TooLarge,
    /// A change is not as it was sealed, is from after 2099, or is none that Ninefold makes.
    Damaged,
    /// The app is too old for the server, or too new.
    OtherVersion,
    /// Too much was asked in too little time, or too many are connected.
    TooMany,
    /// The workspace is as large as the server lets one become.
    Full,
    /// The server is at fault, or can't reach its database; to be tried again.
    Unavailable,
}

impl Code {
    /// The status of HTTP.
    pub fn status(self) -> u16 {
        match self {
            Self::Invalid => 400,
            Self::SignedOut => 401,
            Self::NotAllowed => 403,
            Self::Unknown => 404,
            Self::OtherWorkspace => 409,
            Self::OtherHistory => 412,
            Self::Invitation => 410,
            Self::Waiting => 425,
            Self::TooLarge => 413,
            Self::Damaged => 422,
            Self::OtherVersion => 426,
            Self::TooMany => 429,
            Self::Full => 507,
            Self::Unavailable => 503,
        }
    }

    /// Whether it goes by itself, so that it is worth another try.
    pub fn passes(self) -> bool {
        matches!(self, Self::TooMany | Self::Unavailable)
    }
}

impl Refused {
    /// A refusal.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}
