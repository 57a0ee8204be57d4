//! Connecting the open workspace to a team server, and joining a team by a new file.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use ninefold_core::disk::file_name::safe;
use ninefold_core::disk::files::companions;
use ninefold_core::team::{Ask, Server};
use ninefold_core::view::{TeamConnected, TeamOffer, TeamProgress};
use ninefold_core::workspace::Workspace;
use ninefold_core::workspace::team::{Exchanged, Held, Stopped, Thorough, exchange};
use ninefold_team::{Client, Door};
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};

use super::workspace::workspaces;
use crate::desk::joining::{Joining, device, pasted};
use crate::desk::{Desk, SigningIn};
use crate::dialogs::{self, WORKSPACE};
use crate::refusal::{Answer, Refusal};
use crate::shell::Shell;

/// How often whoever waits is told how far it has come.
const OFTEN: Duration = Duration::from_millis(100);

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
