//! The team server of the open workspace: how it stands, who belongs to it, who is there, and what came from it.

use ninefold_core::document::id::Id;
use ninefold_core::team::{Here, Invite, Member};
use ninefold_core::view::{
    ArrivedPage, Done, Session, TeamDevice, TeamHeard, TeamInvitation, TeamMember, TeamNote,
    TeamNotes, TeamPage, TeamRole,
};
use ninefold_core::workspace::{Reader, Workspace};
use tauri::State;

use super::people::backups_after;
use crate::desk::tie::Tie;
use crate::desk::{Desk, team_words as words};
use crate::refusal::{Answer, Refusal};
use crate::shell::Shell;

/// So many notes are asked for at once, as a server gives them.
const PAGE: usize = 100;

/// What became other by what others did, and how it stands with the server.
#[tauri::command]
pub async fn team_heard(shell: State<'_, Shell>) -> Answer<TeamHeard> {
    let work = |desk: &mut Desk| {
        Ok(TeamHeard {
            state: desk.team_state(),
            done: desk.workspace().ok().map(Workspace::heard),
        })
    };
    shell.at_desk(work).await
}

/// Asks the server again now.
#[tauri::command]
pub async fn team_again(shell: State<'_, Shell>) -> Answer<()> {
    let work = |desk: &mut Desk| {
        if let Ok(tie) = desk.tie() {
            tie.again();
        }
        Ok(())
    };
    shell.at_desk(work).await
}

/// The person is in a document, or in none.
#[tauri::command]
pub async fn team_here(shell: State<'_, Shell>, document: Option<String>) -> Answer<()> {
    let work = move |desk: &mut Desk| {
        let (Ok(tie), Ok(workspace)) = (desk.tie(), desk.workspace()) else {
            return Ok(());
        };
        let author = workspace.author().clone();
        tie.go(Here {
            person: author.id,
            name: author.name,
            document: document.and_then(|id| id.parse().ok()),
            leaves: false,
        });
        Ok(())
    };
    shell.at_desk(work).await
}

/// A field was left: what was typed in it is sent.
#[tauri::command]
pub async fn team_left(shell: State<'_, Shell>) -> Answer<()> {
    let work = |desk: &mut Desk| match desk.tie() {
        Ok(_) => Ok(desk.workspace()?.settle()?),
        Err(_) => Ok(()),
    };
    shell.at_desk(work).await
}

/// Who belongs to the workspace on the server.
#[tauri::command]
pub async fn team_page(shell: State<'_, Shell>) -> Answer<TeamPage> {
    page(&shell).await
}

/// Makes an invitation.
#[tauri::command]
pub async fn team_invite(
    shell: State<'_, Shell>,
    role: TeamRole,
    name: String,
    days: u32,
) -> Answer<TeamInvitation> {
    let role = words::role(role);
    let invite = Invite { role, name, days };
    let (invited, address) = asked(&shell, move |tie| {
        Ok((tie.client.invite(&invite)?, tie.address.clone()))
    })
    .await?;
    let until = invited.until;
    shell
        .reading(move |reader| {
            Ok(TeamInvitation {
                link: match invited.invitation.contains("://") {
                    true => invited.invitation,
                    false => format!("{address}/join#{}", invited.invitation),
                },
                until: reader.day_in_words(until),
            })
        })
        .await
}

/// Changes what somebody may do.
#[tauri::command]
pub async fn team_role(
    shell: State<'_, Shell>,
    member: String,
    role: TeamRole,
) -> Answer<TeamPage> {
    let member = named(&member)?;
    let role = words::role(role);
    asked(&shell, move |tie| Ok(tie.client.set_role(member, role)?)).await?;
    page(&shell).await
}

/// Removes somebody, who keeps what they have and gets nothing more.
#[tauri::command]
pub async fn team_remove(shell: State<'_, Shell>, member: String) -> Answer<TeamPage> {
    let member = named(&member)?;
    asked(&shell, move |tie| Ok(tie.client.remove_member(member)?)).await?;
    page(&shell).await
}

/// Lets a computer in no more.
#[tauri::command]
pub async fn team_remove_device(shell: State<'_, Shell>, device: String) -> Answer<TeamPage> {
    let device = named(&device)?;
    asked(&shell, move |tie| Ok(tie.client.remove_device(device)?)).await?;
    page(&shell).await
}

/// Who did what, the latest first.
#[tauri::command]
pub async fn team_notes(shell: State<'_, Shell>, before: Option<String>) -> Answer<TeamNotes> {
    let before = before.and_then(|n| n.parse().ok());
    let notes = asked(&shell, move |tie| Ok(tie.client.audit(before)?)).await?;
    shell
        .reading(move |reader| {
            let more = notes.last().filter(|_| notes.len() >= PAGE);
            Ok(TeamNotes {
                before: more.map(|last| last.n.to_string()),
                notes: notes
                    .into_iter()
                    .map(|note| TeamNote {
                        n: note.n.to_string(),
                        when: reader.told(note.at),
                        who: note.who,
                        what: note.what,
                    })
                    .collect(),
            })
        })
        .await
}

/// Connects the open workspace to no server any more.
#[tauri::command]
pub async fn team_disconnect(shell: State<'_, Shell>) -> Answer<Session> {
    let work = |desk: &mut Desk| {
        desk.disconnect()?;
        Ok(desk.session())
    };
    shell.at_desk(work).await
}

/// Erases here too what others erased, and writes the backups anew.
#[tauri::command]
pub async fn team_erase(shell: State<'_, Shell>) -> Answer<Done> {
    let work = |desk: &mut Desk| {
        let server = desk.tie()?.server;
        Ok(desk.workspace()?.erase_as_server(server)?)
    };
    let mut done = shell.at_desk(work).await?;
    let told = done.notice.into_iter().chain(backups_after(&shell).await);
    done.notice = Some(told.collect::<Vec<_>>().join(" "));
    Ok(done)
}

/// What came from others, and nobody here has marked as seen.
#[tauri::command]
pub async fn arrived(shell: State<'_, Shell>) -> Answer<ArrivedPage> {
    shell.reading(Reader::arrived).await
}

/// Marks what came as seen.
#[tauri::command]
pub async fn arrived_seen(shell: State<'_, Shell>, upto: String) -> Answer<Done> {
    let upto = upto.parse().unwrap_or(0);
    shell
        .in_workspace(move |workspace| workspace.saw_arrivals(upto))
        .await
}

/// Asks the server something, beside whatever is done.
async fn asked<T: Send + 'static>(
    shell: &Shell,
    ask: impl FnOnce(&Tie) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let tie = shell.at_desk(|desk| desk.tie()).await?;
    Shell::aside(move || ask(&tie)).await
}

async fn page(shell: &Shell) -> Answer<TeamPage> {
    let work = |desk: &mut Desk| {
        let none = || {
            Refusal::new(
                "unknown",
                "This workspace is not connected to a team server.",
            )
        };
        desk.team_state().ok_or_else(none)
    };
    let state = shell.at_desk(work).await?;
    // Where the server does not answer, what is known here is shown all the same.
    let (members, failed) = match asked(shell, |tie| Ok(tie.client.members()?)).await {
        Ok(members) => (members, String::new()),
        Err(refusal) => (Vec::new(), refusal.message),
    };
    shell
        .reading(move |reader| {
            let members = members.into_iter().map(|one| member(one, reader));
            Ok(TeamPage {
                state,
                members: members.collect(),
                failed,
            })
        })
        .await
}

fn member(one: Member, reader: &Reader) -> TeamMember {
    let devices = one.devices.into_iter().map(|device| TeamDevice {
        device: device.device.to_string(),
        name: device.name,
        seen: device.seen.map(|at| reader.told(at)),
        until: reader.day_in_words(device.until),
        is_self: device.is_self,
    });
    TeamMember {
        member: one.member.to_string(),
        name: one.name,
        role: words::role_view(one.role),
        is_self: one.is_self,
        devices: devices.collect(),
    }
}

fn named(id: &str) -> Answer<Id> {
    let none = |_| {
        Refusal::new(
            "unknown",
            "That is no longer there. Look at the team again.",
        )
    };
    id.parse().map_err(none)
}
