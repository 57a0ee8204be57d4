//! The team server of the open workspace: joining one, who belongs to it, who is there, and what came from it.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use ninefold_core::disk::file_name::safe;
use ninefold_core::disk::files::companions;
use ninefold_core::document::id::Id;
use ninefold_core::team::{Ask, Here, Invite, Member, Server};
use ninefold_core::view::{
    ArrivedPage, Done, TeamConnected, TeamDevice, TeamHeard, TeamInvitation, TeamMember, TeamNote,
    TeamNotes, TeamOffer, TeamPage, TeamProgress, TeamRole,
};
use ninefold_core::workspace::team::{Exchanged, Held, Stopped, Thorough, exchange};
use ninefold_core::workspace::{Reader, Workspace};
use ninefold_team::{Client, Door};
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};

use super::people::backups_after;
use super::workspace::workspaces;
use crate::desk::joining::{Joining, device, pasted};
use crate::desk::tie::Tie;
use crate::desk::{Desk, SigningIn, team_words as words};
use crate::dialogs::{self, WORKSPACE};
use crate::refusal::{Answer, Refusal};
use crate::shell::Shell;

/// How often whoever waits is told how far it has come.
const OFTEN: Duration = Duration::from_millis(100);

/// So many notes are asked for at once, as a server gives them.
const PAGE: usize = 100;

/// Takes up an invitation, and answers what connecting would do.
#[tauri::command]
pub async fn team_look(
    shell: State<'_, Shell>,
    pasted: String,
    invitation: String,
) -> Answer<TeamOffer> {
    let (address, invitation) = self::pasted(&pasted, &invitation)?;
    if invitation.is_empty() {
        let door = Door::at(address);
        let provider = Shell::aside(move || Ok(door.sign_in()?.provider)).await?;
        return Err(match provider {
            Some(provider) => Refusal::new(
                "sign-in",
                format!("Enter an invitation, or sign in with {provider}."),
            ),
            None => Refusal::new(
                "invitation",
                "Enter the invitation that an owner of the workspace gave you.",
            ),
        });
    }
    let (known, name) = {
        let (address, invitation) = (address.clone(), invitation.clone());
        let work = move |desk: &mut Desk| {
            let is_same = |one: &Joining| one.address == address && one.invitation == invitation;
            let known = desk.joining.clone().filter(is_same);
            Ok((known, desk.kept.author.clone()))
        };
        shell.at_desk(work).await?
    };
    let joining = match known {
        Some(known) => known,
        None => Shell::aside(move || Joining::join(address, invitation, name)).await?,
    };
    offered(&shell, joining).await
}

/// Opens the page of the server's provider of identities in a browser.
#[tauri::command]
pub async fn team_sign_in(shell: State<'_, Shell>, pasted: String) -> Answer<()> {
    let (address, _) = self::pasted(&pasted, "")?;
    let door = Door::at(address.clone());
    let ask = Ask {
        device: device(),
        title: None,
    };
    let asked = Shell::aside(move || Ok(door.ask(&ask)?)).await?;
    super::app::open_link(asked.page.clone()).await?;
    let work = move |desk: &mut Desk| {
        desk.signing_in = Some(SigningIn { address, asked });
        Ok(())
    };
    shell.at_desk(work).await
}

/// What connecting would do, once somebody has signed in on that page. `None` as long as they have not.
#[tauri::command]
pub async fn team_signed_in(shell: State<'_, Shell>) -> Answer<Option<TeamOffer>> {
    let signing_in = shell.at_desk(|desk| Ok(desk.signing_in.clone())).await?;
    let Some(SigningIn { address, asked }) = signing_in else {
        return Err(nothing_taken_up());
    };
    let door = Door::at(address.clone());
    let joined = Shell::aside(move || Ok(door.signed_in(&asked)?)).await?;
    let Some(joined) = joined else {
        return Ok(None);
    };
    let joining = Joining {
        address,
        invitation: String::new(),
        joined,
    };
    offered(&shell, joining).await.map(Some)
}

/// Keeps what taking up an invitation gave, and answers what connecting would do.
async fn offered(shell: &Shell, joining: Joining) -> Answer<TeamOffer> {
    let client = Client::new(&joining.connection());
    let standing = Shell::aside(move || Ok({ client }.standing()?)).await?;
    let work = move |desk: &mut Desk| {
        let mut joining = joining;
        joining.joined.standing = standing;
        let offer = joining.offer(desk.workspace().ok().map(|workspace| &*workspace));
        desk.signing_in = None;
        desk.joining = Some(joining);
        Ok(offer)
    };
    shell.at_desk(work).await
}

/// Connects the open workspace: both get in step, and stay so.
#[tauri::command]
pub async fn team_connect(
    shell: State<'_, Shell>,
    progress: Channel<TeamProgress>,
) -> Answer<TeamConnected> {
    // Where none can be made, nothing is lost: what comes takes nothing away.
    let backed_up = super::exchange::not_backed_up(shell.back_up_now().await);
    let work = |desk: &mut Desk| {
        let joining = desk.joining.clone().ok_or_else(nothing_taken_up)?;
        let workspace = desk.workspace()?;
        workspace.may_join(&joining.joined.standing)?;
        Ok((joining, workspace.path().to_owned()))
    };
    let (joining, path) = shell.at_desk(work).await?;
    let mut open = AtDesk {
        shell: shell.inner().clone(),
        path,
    };
    let mut client = Client::new(&joining.connection());
    let found = Shell::aside(move || {
        let mut watch = watched(progress);
        Ok(exchange(&mut client, &mut open, Thorough::No, &mut watch))
    });
    let exchanged = found.await?.map_err(stopped)?;
    connected(&shell, joining, exchanged, backed_up).await
}

/// Asks where a new workspace file is to lie, fills it from the server, and opens it. `None` where the person cancelled.
#[tauri::command]
pub async fn team_join(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    progress: Channel<TeamProgress>,
) -> Answer<Option<TeamConnected>> {
    let taken_up = |desk: &mut Desk| desk.joining.clone().ok_or_else(nothing_taken_up);
    let joining = shell.at_desk(taken_up).await?;
    let folder = workspaces(&shell).await?;
    let name = format!("{}.ninefold", safe(&joining.joined.title));
    let chosen = dialogs::save(&window, "Join a team", WORKSPACE, Some(&folder), &name).await;
    let Some(path) = chosen else {
        return Ok(None);
    };
    if path.exists() {
        return Err(Refusal::new(
            "exists",
            "A file of that name is there already, and a new workspace never replaces one. Choose another name.",
        ));
    }
    let made = path.clone();
    let mut workspace = shell.at_desk(move |desk| desk.empty_file(&made)).await?;
    let mut client = Client::new(&joining.connection());
    let found = Shell::aside(move || {
        let mut watch = watched(progress);
        let found = exchange(&mut client, &mut workspace, Thorough::No, &mut watch);
        if found.is_ok() {
            // All of it is new, and nobody was away.
            let upto = workspace.upto();
            workspace.saw_arrivals(upto)?;
            workspace.rest()?;
        }
        Ok(found)
    });
    let exchanged = match found.await?.map_err(stopped) {
        Ok(exchanged) => exchanged,
        Err(refusal) => {
            // Nothing but what is on the server is in it.
            for file in companions(&path).iter().chain([&path]) {
                let _ = fs::remove_file(file);
            }
            return Err(refusal);
        }
    };
    shell
        .at_desk(move |desk| {
            desk.open(&path);
            Ok(())
        })
        .await?;
    connected(&shell, joining, exchanged, None).await.map(Some)
}

/// The open workspace is in step with a server, and stays so from now on.
async fn connected(
    shell: &Shell,
    joining: Joining,
    exchanged: Exchanged,
    also: Option<String>,
) -> Answer<TeamConnected> {
    let conflicts = exchanged.imported.iter().map(|one| one.conflicts).sum();
    let said = joining.told(exchanged.came, exchanged.sent, conflicts);
    let said = [Some(said), also].into_iter().flatten();
    let said = said.collect::<Vec<_>>().join(" ");
    let work = move |desk: &mut Desk| {
        let workspace = desk.workspace()?;
        let upto = workspace.upto();
        workspace.saw_arrivals(upto)?;
        let title = joining.joined.title.clone();
        desk.connect(&joining.connection(), &title, exchanged.role)?;
        desk.joining = None;
        Ok(())
    };
    shell.at_desk(work).await?;
    let session = shell.at_desk(|desk| Ok(desk.session())).await?;
    Ok(TeamConnected {
        session,
        said,
        conflicts,
    })
}

/// The open workspace, as long as it is the one at a path.
struct AtDesk {
    shell: Shell,
    path: PathBuf,
}

impl Held for AtDesk {
    fn hold<T>(&mut self, act: impl FnOnce(&mut Workspace) -> T) -> Option<T> {
        let mut desk = self.shell.desk();
        let workspace = desk.workspace().ok()?;
        if !workspace.is_at(&self.path) {
            return None;
        }
        let done = act(workspace);
        self.shell.publish(&mut desk);
        Some(done)
    }
}

/// Tells a window how far it has come, now and then.
fn watched(progress: Channel<TeamProgress>) -> impl FnMut(u64, u64) -> bool {
    let mut told: Option<Instant> = None;
    move |done, of| {
        if told.is_none_or(|told| told.elapsed() >= OFTEN) {
            told = Some(Instant::now());
            // A window that is gone needs no news.
            let _ = progress.send(TeamProgress { done, of });
        }
        true
    }
}

fn nothing_taken_up() -> Refusal {
    Refusal::new("unknown", "No invitation is taken up. Paste one first.")
}

fn stopped(stopped: Stopped) -> Refusal {
    match stopped {
        Stopped::Server(failed) => {
            let Refusal { code, message } = failed.into();
            Refusal {
                code,
                message: format!(
                    "{message} The workspace is not connected yet, and nothing of it is lost: try again, with the same invitation."
                ),
            }
        }
        Stopped::Here(error) => error.into(),
        Stopped::Halted => Refusal::new("stopped", stopped.to_string()),
    }
}

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
pub async fn team_disconnect(shell: State<'_, Shell>) -> Answer<ninefold_core::view::Session> {
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
