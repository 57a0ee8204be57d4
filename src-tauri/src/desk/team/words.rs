//! How it stands with a team server, in words.

use ninefold_core::team::{Code, Refused, Role};
use ninefold_core::view::{TeamKind, TeamRole, TeamState};
use ninefold_core::workspace::Workspace;

use super::kept::TeamBy;
use super::tie::{Standing, Tie, is_mended_there};

/// How it stands.
pub fn state(by: &TeamBy, tie: Option<&Tie>, workspace: &Workspace) -> TeamState {
    let standing = tie.map(Tie::standing);
    let role = standing.as_ref().map_or(by.role, |standing| standing.role);
    let server = tie.map(|tie| tie.server);
    let unsent = server.and_then(|server| workspace.unsent(server).ok());
    let waits = unsent.unwrap_or(0) + u64::from(workspace.typed_for().is_some());
    let is_slow = tie.is_some_and(Tie::is_slow);
    let (kind, text, details) = told(by, standing.as_ref(), waits, is_slow, workspace);
    let present = tie.map(Tie::present).unwrap_or_default();
    TeamState {
        kind,
        text,
        details,
        title: by.title.clone(),
        server: tie.map(|tie| tie.address.clone()).unwrap_or_default(),
        role: role_view(role),
        exchanged: standing
            .and_then(|standing| standing.exchanged)
            .map(|at| workspace.told(at)),
        here: workspace.company(&present).unwrap_or_default(),
        arrived: workspace.count_arrived().unwrap_or(0),
        erased: server
            .and_then(|server| workspace.erased_at(server).ok())
            .unwrap_or_default(),
    }
}

/// What state it is, in few words and in a sentence.
fn told(
    by: &TeamBy,
    standing: Option<&Standing>,
    waits: u64,
    is_slow: bool,
    workspace: &Workspace,
) -> (TeamKind, String, String) {
    let Some(standing) = standing else {
        return (
            TeamKind::SignedOut,
            "Signed out".to_owned(),
            format!(
                "What lets this computer in to “{}” is no longer here. All of the workspace is. Connect again with an invitation.",
                by.title
            ),
        );
    };
    if let Some(refused) = &standing.refused {
        let text = match refused.code {
            Code::SignedOut => "Signed out",
            Code::NotAllowed => "No access",
            Code::Full | Code::TooLarge | Code::Damaged => "Not sent",
            Code::OtherVersion => "Other version",
            _ => "Not shared",
        };
        return (
            TeamKind::SignedOut,
            text.to_owned(),
            refusal(refused, waits),
        );
    }
    if let Some((since, why)) = &standing.away {
        return (
            TeamKind::Offline,
            format!("Offline since {}", workspace.time_of(*since)),
            format!("{why} {} It is tried again by itself.", kept(waits)),
        );
    }
    if !standing.role.writes() {
        let mine = match waits {
            0 => String::new(),
            1 => " 1 change that you made before is kept here and not sent.".to_owned(),
            waits => format!(" {waits} changes that you made before are kept here and not sent."),
        };
        return (
            TeamKind::ReadOnly,
            "Read only".to_owned(),
            format!(
                "You read “{}” and change nothing in it. What others write comes by itself.{mine}",
                by.title
            ),
        );
    }
    if waits > 0 && is_slow {
        return (TeamKind::Sending, to_send(waits), kept(waits));
    }
    if standing.exchanged.is_none() {
        return (
            TeamKind::Sending,
            "Connecting…".to_owned(),
            "The team server is being asked what is new.".to_owned(),
        );
    }
    (
        TeamKind::Shared,
        "Shared".to_owned(),
        format!("Everybody who belongs to “{}” has all of this.", by.title),
    )
}

/// What the server says no by, what is safe, and whether somebody has to do something here.
fn refusal(refused: &Refused, waits: u64) -> String {
    let again = match is_mended_there(refused.code) {
        true => " It is tried again by itself.",
        false => "",
    };
    format!("{} {}{again}", refused.message, kept(waits))
}

/// How much is to be sent: `3 changes to send`.
fn to_send(waits: u64) -> String {
    match waits {
        1 => "1 change to send".to_owned(),
        waits => format!("{waits} changes to send"),
    }
}

/// That nothing is lost.
fn kept(waits: u64) -> String {
    match waits {
        0 => "All of your work is saved here, and all that you wrote is sent.".to_owned(),
        1 => "All of your work is saved here; 1 change waits to be sent.".to_owned(),
        waits => format!("All of your work is saved here; {waits} changes wait to be sent."),
    }
}

/// A role as the window has it.
pub fn role_view(role: Role) -> TeamRole {
    match role {
        Role::Reader => TeamRole::Reader,
        Role::Editor => TeamRole::Editor,
        Role::Owner => TeamRole::Owner,
    }
}

/// A role as the server has it.
pub fn role(role: TeamRole) -> Role {
    match role {
        TeamRole::Reader => Role::Reader,
        TeamRole::Editor => Role::Editor,
        TeamRole::Owner => Role::Owner,
    }
}

/// `an editor`
pub fn as_role(role: Role) -> &'static str {
    match role {
        Role::Reader => "a reader",
        Role::Editor => "an editor",
        Role::Owner => "an owner",
    }
}

/// A number with its thousands apart: `1,204`.
pub fn number(n: u64) -> String {
    let digits = n.to_string();
    let mut told = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_what_is_tried_again_by_itself() {
        let told = |code| refusal(&Refused::new(code, "It says no."), 1);
        assert_eq!(
            told(Code::OtherVersion),
            "It says no. All of your work is saved here; 1 change waits to be sent. It is tried again by itself."
        );
        assert!(!told(Code::SignedOut).contains("again"));
    }

    #[test]
    fn numbers_are_told_by_thousands() {
        for (n, told) in [
            (0, "0"),
            (12, "12"),
            (1204, "1,204"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(number(n), told);
        }
    }
}
