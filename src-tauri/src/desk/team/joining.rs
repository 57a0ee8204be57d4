//! Joining a workspace on a team server: an invitation that was taken up, until a workspace is connected by it.

use std::path::Path;

use ninefold_core::document::id::Id;
use ninefold_core::document::origin::Author;
use ninefold_core::team::{Asked, Code, Failed, Join, Joined, Refused};
use ninefold_core::view::{Imported, TeamOffer};
use ninefold_core::workspace::Workspace;
use ninefold_team::{Address, Connection, Door, NotAnAddress, Pasted};

use super::words::{as_role, number, role_view};
use crate::desk::Desk;
use crate::refusal::{Answer, Refusal};
use crate::settings::one_line;

/// An invitation that was taken up. It can be taken up once, so what it gave is kept until it is used.
#[derive(Debug, Clone)]
pub struct Joining {
    /// Where the server is.
    pub address: Address,
    /// The invitation; empty where the person signed in otherwise.
    pub invitation: String,
    /// What taking it up gave.
    pub joined: Joined,
}

/// Somebody was sent to a browser to sign in.
#[derive(Debug, Clone)]
pub struct SigningIn {
    /// Where the server is.
    pub address: Address,
    /// What it is asked by.
    pub asked: Asked,
}

impl Joining {
    /// What lets this computer in from now on.
    pub fn connection(&self) -> Connection {
        Connection::new(self.address.clone(), &self.joined)
    }

    /// Takes up an invitation.
    ///
    /// # Errors
    /// What the server says, and that it can't be reached.
    pub fn join(address: Address, invitation: String, name: String) -> Answer<Self> {
        let joined = Door::at(address.clone()).join(&Join {
            invitation: invitation.clone(),
            name,
            device: device(),
        })?;
        Ok(Self {
            address,
            invitation,
            joined,
        })
    }

    /// What connecting would do to the open workspace, or to a new file where none is open.
    pub fn offer(&self, workspace: Option<&Workspace>, would: Option<Imported>) -> TeamOffer {
        let Joined {
            title,
            role,
            standing,
            ..
        } = &self.joined;
        let there = standing.end.n;
        let come = match there {
            0 => "Nothing is there yet.".to_owned(),
            1 => "1 change is there.".to_owned(),
            n => format!("{} entries are in its log.", number(n)),
        };
        let (said, fits) = match workspace {
            None => (vec![come], false),
            Some(workspace) => match workspace.may_join(standing) {
                Err(_) => (
                    vec![
                        format!(
                            "“{title}” is another workspace than the one that is open, so the two can't be made one. Nothing was changed."
                        ),
                        "Keep it in a file of its own: it is filled from the server, and the workspace that is open stays as it is. Single use cases come over by Send work and Bring in work.".to_owned(),
                    ],
                    false,
                ),
                Ok(()) => (fitting(workspace, there, role.writes(), title), true),
            },
        };
        TeamOffer {
            title: title.clone(),
            server: self.address.to_string(),
            role: role_view(*role),
            said,
            would,
            fits,
        }
    }

    /// What is told when it is done.
    pub fn told(&self, came: u64, sent: u64, conflicts: u32) -> String {
        let Joined { title, role, .. } = &self.joined;
        let changes = |n: u64| match n {
            1 => "1 change".to_owned(),
            n => format!("{} changes", number(n)),
        };
        let moved = match (came, sent) {
            (0, 0) => "Both had the same already.".to_owned(),
            (came, 0) => format!("{} came.", changes(came)),
            (0, sent) => format!("{} {} sent.", changes(sent), was(sent)),
            (came, sent) => format!(
                "{} came, {} {} sent.",
                changes(came),
                number(sent),
                was(sent)
            ),
        };
        let settle = match conflicts {
            0 => String::new(),
            1 => " 1 place needs a decision.".to_owned(),
            n => format!(" {n} places need a decision."),
        };
        format!(
            "Connected to “{title}” as {}. {moved}{settle}",
            as_role(*role)
        )
    }
}

fn was(n: u64) -> &'static str {
    match n {
        1 => "was",
        _ => "were",
    }
}

/// What connecting does to a workspace that fits.
fn fitting(workspace: &Workspace, there: u64, writes: bool, title: &str) -> Vec<String> {
    let here = number(workspace.changes() as u64);
    let mut said = match there {
        0 => vec![format!(
            "Nothing is on the server yet. All of this workspace goes there: {here} changes, with their history and pictures."
        )],
        there => vec![
            format!(
                "This workspace and “{title}” are copies of one. {here} changes are here, and {} entries are in the log there.",
                number(there)
            ),
            "What each lacks goes to the other. Where both of you changed the same, both versions stand until somebody decides; nothing is replaced unseen.".to_owned(),
        ],
    };
    if !writes {
        said.push(
            "You read it and change nothing: what you wrote here stays here and is not sent."
                .to_owned(),
        );
    }
    said.push("A backup is made first.".to_owned());
    said
}

/// What was typed or pasted: address and invitation, which may be given by itself.
///
/// # Errors
/// Code `address` or `invitation`, by which the window knows beside which field to say it.
pub fn pasted(text: &str, invitation: &str) -> Answer<(Address, String)> {
    let refused = |error: NotAnAddress| Refusal::new("address", error.to_string());
    let Pasted {
        address,
        invitation: carried,
    } = text.parse().map_err(refused)?;
    let invitation = match invitation.trim() {
        "" => carried.unwrap_or_default(),
        given => given.to_owned(),
    };
    Ok((address, invitation))
}

/// What this computer is called.
pub fn device() -> String {
    let name = one_line(&whoami::devicename());
    match name.is_empty() {
        true => "Computer".to_owned(),
        false => name,
    }
}

impl Desk {
    /// Makes an empty file that is filled from a server: it has no change of its own, so that it can become a copy of any.
    ///
    /// # Errors
    /// What making a file can meet.
    pub fn empty_file(&mut self, path: &Path) -> Answer<Workspace> {
        let nobody = Author {
            id: Id::from_bytes([0; 16]),
            name: String::new(),
        };
        Ok(Workspace::create(path, &nobody, self.kept.origin())?)
    }
}

impl From<Failed> for Refusal {
    fn from(failed: Failed) -> Self {
        let code = match &failed {
            Failed::Refused(Refused { code, .. }) => match code {
                Code::Invitation => "invitation",
                Code::SignedOut => "signed-out",
                Code::NotAllowed => "not-allowed",
                Code::Waiting => "waiting",
                _ => "refused",
            },
            Failed::Away(_) | Failed::Garbled(_) => "address",
        };
        log::warn!("team server: {code}");
        Self::new(code, failed.to_string())
    }
}
