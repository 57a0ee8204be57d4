//! What a copy of a workspace and a team server say to each other, over HTTP: paths, bodies, roles, and refusals in words.
//!
//! Every path begins with [`PREFIX`]. Whoever asks says who they are by `Authorization: Bearer <token>`, but for `join`. Bodies
//! are JSON; those of many lines are JSON Lines ([`LINES`]), a head and then a [`Line`](crate::document::log::Line) each.
//!
//! | | path | what is sent | what comes |
//! | --- | --- | --- | --- |
//! | POST | `join` | [`Join`] | [`Joined`] |
//! | GET | `workspaces/{workspace}` | | [`Standing`](crate::document::log::Standing) |
//! | POST | `workspaces/{workspace}/changes` | [`PushHead`], then lines | [`Taken`](crate::document::log::Taken) |
//! | GET | `workspaces/{workspace}/changes?after=N&mark=ID&most=N` | | [`PageHead`], then lines |
//! | GET, PUT | `workspaces/{workspace}/pictures/{hash}` | bytes and their media type | bytes and their media type |
//! | GET | `workspaces/{workspace}/news` | | server-sent events: `data: <number>`, the number of the last arrival |
//! | POST | `workspaces/{workspace}/present` | [`Here`] | [`Present`], a list without whoever asks |
//! | GET | `workspaces/{workspace}/members` | | [`Member`], a list |
//! | DELETE | `workspaces/{workspace}/members/{member}` | | nothing |
//! | PUT | `workspaces/{workspace}/members/{member}/role` | [`Role`] | nothing |
//! | DELETE | `workspaces/{workspace}/devices/{device}` | | nothing |
//! | POST | `workspaces/{workspace}/invitations` | [`Invite`] | [`Invited`] |
//! | GET | `workspaces/{workspace}/audit?before=N` | | [`Noted`], a list, the latest first |
//! | GET | `sign-in` | | [`SignIn`]: whether it can be done by a provider of identities |
//! | POST | `sign-in` | [`Ask`] | [`Asked`] |
//! | POST | `sign-in/{asked}` | | [`Joined`], or [`Code::Waiting`] |
//!
//! Who asks says by [`SPEAKS`] which version of this it speaks; a server that does not speak it says so ([`Code::OtherVersion`]).
//! Anything else comes as a [`Refused`], with the status of its [`Code`].

mod refused;
mod server;

pub use refused::{Code, Refused};
pub use server::{Carried, Failed, Server};

use serde::{Deserialize, Serialize};

use crate::document::id::Id;
use crate::document::log::{Place, Standing};

/// What every path begins with.
pub const PREFIX: &str = "/v1/";

/// The header by which whoever asks says which version of all this they speak. Who does not say so speaks the first.
pub const SPEAKS: &str = "ninefold-speaks";

/// The version that is spoken. It is raised with whatever an older server, or an older copy, would not understand.
pub const SPOKEN: u32 = 1;

/// The media type of JSON Lines.
pub const LINES: &str = "application/jsonl";

/// How many lines a push has at most, and a page of a pull.
pub const MOST_LINES: usize = 5_000;

/// How many bytes the body of a push has at most, unless the server says otherwise. One change may be as long as that.
pub const MOST_BYTES: usize = 32 << 20;

/// So many bytes are put into a push or a page, where it is not one line alone that is longer.
pub const ENOUGH_BYTES: usize = 4 << 20;

/// The server says on a stream of news that it is there, at least so often, in seconds.
pub const HEARTBEAT: u64 = 15;

/// Who says nothing for so long is no more present, in seconds.
pub const PRESENT: i64 = 45;

/// What somebody may do in a workspace on a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Reads all, and writes nothing.
    Reader,
    /// Reads and writes.
    Editor,
    /// Also invites and removes people, and reads who did what.
    Owner,
}

/// Somebody takes up an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// The invitation, as it was given.
    pub invitation: String,
    /// Who takes it up, as the workspace calls them.
    pub name: String,
    /// What the computer is called.
    pub device: String,
}

/// Somebody belongs to a workspace on a server, from one computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Joined {
    /// What this computer says who it is by, shown once.
    pub token: String,
    /// When the token ends, in milliseconds since 1970.
    pub until: i64,
    /// What the server calls the workspace.
    pub workspace: Id,
    /// What people call it.
    pub title: String,
    /// What may be done.
    pub role: Role,
    /// How it stands there.
    pub standing: Standing,
}

/// The head of a push.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PushHead {
    /// The workspace that the lines are of: the first change that was ever made in it.
    pub origin: Id,
}

/// The head of a page of a pull.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageHead {
    /// The place after the last line of the page.
    pub place: Place,
    /// How it stands with all of it.
    pub standing: Standing,
    /// What may be done by now.
    pub role: Role,
}

/// Where somebody is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Here {
    /// Who it is, as the workspace knows them.
    pub person: Id,
    /// What they are called.
    pub name: String,
    /// The document that they look at; nothing where it is a list, or they are about to go.
    pub document: Option<Id>,
    /// They are about to go.
    #[serde(default)]
    pub leaves: bool,
}

/// Somebody else who is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Present {
    /// Who it is, as the workspace knows them.
    pub person: Id,
    /// What they are called.
    pub name: String,
    /// The document that they look at.
    pub document: Option<Id>,
}

/// Somebody who belongs to the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// What the server calls them.
    pub member: Id,
    /// What they are called.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// They are who asks.
    pub is_self: bool,
    /// The computers that they work from.
    pub devices: Vec<Device>,
}

/// A computer that somebody works from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Device {
    /// What the server calls it.
    pub device: Id,
    /// What it is called.
    pub name: String,
    /// When it was there last, in milliseconds since 1970.
    pub seen: Option<i64>,
    /// When its token ends, in milliseconds since 1970.
    pub until: i64,
    /// It is the one that asks.
    pub is_self: bool,
}

/// An invitation to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invite {
    /// What whoever takes it up may do.
    pub role: Role,
    /// Whom it is for; of a provider of identities, the email address.
    pub name: String,
    /// How many days it can be taken up, 1 to 90.
    pub days: u32,
}

/// An invitation that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invited {
    /// It itself, shown once.
    pub invitation: String,
    /// Until when it can be taken up, in milliseconds since 1970.
    pub until: i64,
}

/// What was noted of who did what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Noted {
    /// Its number.
    pub n: i64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Who.
    pub who: String,
    /// What, in words: `joined from “Anna's laptop”`.
    pub what: String,
}

/// Whether one can sign in by a provider of identities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// What the provider is called; nothing where there is none.
    pub provider: Option<String>,
}

/// Somebody wants to sign in by the provider of identities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// What the computer is called.
    pub device: String,
    /// Which workspace, by its title, where they belong to several.
    #[serde(default)]
    pub title: Option<String>,
}

/// Where to sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// What to ask by whether it is done. It is a secret of who asked.
    pub asked: String,
    /// The page to open in a browser.
    pub page: String,
}

impl Role {
    /// Whether changes may be sent.
    pub fn writes(self) -> bool {
        self >= Self::Editor
    }

    /// Whether people may be invited and removed.
    pub fn invites(self) -> bool {
        self == Self::Owner
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Editor => "editor",
            Self::Owner => "owner",
        }
    }
}
