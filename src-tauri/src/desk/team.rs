//! The team server of the open workspace: whether it is connected to one, and how that stands.

pub mod joining;
pub mod kept;
pub mod tie;
pub mod words;

use std::sync::Arc;

use ninefold_core::team::Role;
use ninefold_core::view::TeamState;
use ninefold_core::workspace::Workspace;
use ninefold_team::Connection;

use self::kept::TeamBy;
use self::tie::Tie;
use super::Desk;
use crate::refusal::{Answer, Refusal};

impl Desk {
    /// A tie of the open workspace to its team server that nobody carries yet.
    pub fn tie_due(&mut self) -> Option<Arc<Tie>> {
        let by = self.team_by()?.clone();
        let data = self.folders.data().to_owned();
        let open = self.open.as_mut()?;
        if open.tie.is_some() || open.is_let_out {
            return None;
        }
        match kept::read(&data, &by.file) {
            Ok(connection) => {
                let changes = open.workspace.upto();
                let tie = Arc::new(Tie::new(&connection, by.role, changes));
                open.workspace.let_read(read_only(by.role, &by.title));
                open.tie = Some(Arc::clone(&tie));
                Some(tie)
            }
            Err(error) => {
                log::warn!("team: not connected: {error}");
                open.is_let_out = true;
                None
            }
        }
    }

    /// The workspace that a tie is of, as long as it is open.
    pub fn tied(&mut self, tie: &Arc<Tie>) -> Option<&mut Workspace> {
        let open = self.open.as_mut()?;
        let is_same = open.tie.as_ref().is_some_and(|own| Arc::ptr_eq(own, tie));
        is_same.then_some(&mut open.workspace)
    }

    /// The tie of the open workspace.
    ///
    /// # Errors
    /// Code `unknown` where it is connected to no server.
    pub fn tie(&self) -> Answer<Arc<Tie>> {
        let tie = self.open.as_ref().and_then(|open| open.tie.clone());
        tie.ok_or_else(|| {
            Refusal::new(
                "unknown",
                "This workspace is not connected to a team server.",
            )
        })
    }

    /// Has what was changed by now sent.
    pub fn notice(&self) {
        if let Some(open) = &self.open
            && let Some(tie) = &open.tie
        {
            tie.notice(open.workspace.upto(), open.workspace.typed_for());
        }
    }

    /// Notes what may be done at the server by now.
    pub fn note_role(&mut self, tie: &Arc<Tie>, role: Role) {
        let Some(workspace) = self.tied(tie) else {
            return;
        };
        let path = workspace.path().to_owned();
        let Some(by) = self.kept.workspaces.get_mut(&path) else {
            return;
        };
        let Some(by) = by.team.as_mut() else { return };
        let (before, title) = (std::mem::replace(&mut by.role, role), by.title.clone());
        if let Some(workspace) = self.tied(tie) {
            workspace.let_read(read_only(role, &title));
        }
        if before != role
            && let Err(refusal) = self.keep()
        {
            log::warn!("team: the role is not noted: {}", refusal.code);
        }
    }

    /// How it stands with the team server; nothing where the open workspace is connected to none.
    pub fn team_state(&self) -> Option<TeamState> {
        let by = self.team_by()?;
        let open = self.open.as_ref()?;
        Some(words::state(by, open.tie.as_deref(), &open.workspace))
    }

    /// Connects the open workspace to a server from now on.
    ///
    /// # Errors
    /// Code `no-workspace`; what writing can meet.
    pub fn connect(&mut self, connection: &Connection, title: &str, role: Role) -> Answer<()> {
        let path = self.workspace()?.path().to_owned();
        self.let_go();
        let mut origin = self.kept.origin();
        let file = format!("{}.json", (origin.ids)((origin.clock)()));
        let data = self.folders.data().to_owned();
        kept::keep(&data, &file, connection).map_err(|error| {
            Refusal::new(
                "file",
                format!(
                    "What lets this computer in could not be kept: {error}. Nothing was connected."
                ),
            )
        })?;
        let by = TeamBy {
            file,
            title: title.to_owned(),
            role,
        };
        let before = self
            .kept
            .workspaces
            .entry(path)
            .or_default()
            .team
            .replace(by);
        if let Some(before) = before {
            kept::forget(&data, &before.file);
        }
        self.keep()
    }

    /// Connects the open workspace to no server any more. All of it stays here.
    ///
    /// # Errors
    /// Code `no-workspace`; what writing can meet.
    pub fn disconnect(&mut self) -> Answer<()> {
        let path = self.workspace()?.path().to_owned();
        self.let_go();
        let of = self.kept.workspaces.entry(path).or_default();
        if let Some(before) = of.team.take() {
            kept::forget(self.folders.data(), &before.file);
        }
        if let Some(open) = &mut self.open {
            open.workspace.let_read(None);
        }
        self.keep()
    }

    /// Ends the tie of the open workspace, until somebody ties it again.
    pub(super) fn let_go(&mut self) {
        if let Some(open) = &mut self.open {
            open.is_let_out = false;
            if let Some(tie) = open.tie.take() {
                tie.end();
            }
        }
    }

    /// How the open workspace is connected, as the settings have it.
    pub fn team_by(&self) -> Option<&TeamBy> {
        let path = self.open.as_ref()?.workspace.path();
        self.kept.workspaces.get(path)?.team.as_ref()
    }
}

/// What a reader is told by whom nothing is taken.
fn read_only(role: Role, title: &str) -> Option<String> {
    (!role.writes()).then(|| title.to_owned())
}
