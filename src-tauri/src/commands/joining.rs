//! Connecting the open workspace to a team server, and joining a team by a new file.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use ninefold_core::disk::file_name::safe;
use ninefold_core::disk::files::companions;
use ninefold_core::team::{Ask, Server};
use ninefold_core::view::{TeamConnected, TeamOffer, TeamProgress};
use ninefold_core::workspace::Workspace;
use ninefold_core::workspace::team::{Exchanged, Held, Stopped, Thorough, exchange, look_ahead};
use ninefold_team::{Client, Door};
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};

use super::workspace::workspaces;
use crate::desk::joining::{Joining, device, pasted};
use crate::desk::{Desk, SigningIn};
use crate::dialogs::{self, WORKSPACE};
use crate::refusal::{Answer, Refusal};
use crate::shell::{Importing, Shell};

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
    let mut client = Client::new(&joining.connection());
    let standing = Shell::aside(move || Ok(client.standing()?)).await?;
    let fits = move |desk: &mut Desk| {
        let workspace = desk.workspace().ok();
        Ok(workspace.is_some_and(|workspace| workspace.may_join(&standing).is_ok()))
    };
    let mut client = Client::new(&joining.connection());
    let ahead = match shell.at_desk(fits).await? {
        true => Shell::aside(move || Ok(look_ahead(&mut client)?)).await?,
        false => None,
    };
    let work = move |desk: &mut Desk| {
        let mut joining = joining;
        joining.joined.standing = standing;
        let would = match (standing.origin, ahead) {
            (Some(origin), Some(lines)) => Some(desk.workspace()?.would_change(origin, lines)?),
            _ => None,
        };
        let workspace = desk.workspace().ok();
        let offer = joining.offer(workspace.map(|workspace| &*workspace), would);
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
    let going = shell.begin_import();
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
        going: going.clone(),
    };
    let mut client = Client::new(&joining.connection());
    let found = Shell::aside(move || {
        let mut watch = watched(progress, going.clone());
        let work = move || exchange(&mut client, &mut open, Thorough::No, &mut watch);
        Ok(unless_stopped(&going, work))
    });
    let exchanged = found
        .await?
        .unwrap_or(Err(Stopped::Halted))
        .map_err(stopped)?;
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
    let workspace = shell.at_desk(move |desk| desk.empty_file(&made)).await?;
    let client = Client::new(&joining.connection());
    let (going, filled) = (shell.begin_import(), path.clone());
    let found = Shell::aside(move || {
        let watch = watched(progress, going.clone());
        let still = going.clone();
        let work = move || fill(workspace, &filled, client, watch, &still);
        Ok(unless_stopped(&going, work))
    });
    let exchanged = found.await?.unwrap_or(Err(Stopped::Halted));
    let exchanged = exchanged.map_err(stopped_before_it_was_open)?;
    shell
        .at_desk(move |desk| {
            desk.open(&path);
            Ok(())
        })
        .await?;
    connected(&shell, joining, exchanged, None).await.map(Some)
}

/// Connecting or joining is to end.
#[tauri::command]
pub async fn team_stop(shell: State<'_, Shell>) -> Answer<()> {
    shell.stop_import();
    Ok(())
}

/// Fills a new file, which is taken away again where that does not get to its end: nothing but what is on the server is in it.
fn fill(
    mut workspace: Workspace,
    path: &Path,
    mut client: Client,
    mut watch: impl FnMut(u64, u64) -> bool,
    going: &Importing,
) -> Result<Exchanged, Stopped> {
    let filled = exchange(&mut client, &mut workspace, Thorough::No, &mut watch);
    let filled = filled.and_then(|exchanged| {
        if !going.goes_on() {
            return Err(Stopped::Halted);
        }
        // All of it is new, and nobody was away.
        let upto = workspace.upto();
        workspace.saw_arrivals(upto)?;
        workspace.rest()?;
        Ok(exchanged)
    });
    drop(workspace);
    if filled.is_err() {
        for file in companions(path).iter().map(PathBuf::as_path).chain([path]) {
            let _ = fs::remove_file(file);
        }
    }
    filled
}

/// Does something on a thread of its own, and waits for it unless it is stopped: a server that does not answer is waited for by
/// nobody then.
fn unless_stopped<T: Send + 'static>(
    going: &Importing,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (done, answer) = mpsc::channel();
    // Where nobody waits any more, there is nobody to tell.
    thread::spawn(move || done.send(work()));
    loop {
        match answer.recv_timeout(OFTEN) {
            Ok(done) => return Some(done),
            Err(RecvTimeoutError::Timeout) if going.goes_on() => {}
            Err(_) => return None,
        }
    }
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

/// The open workspace, as long as it is the one at a path and nobody stops it.
struct AtDesk {
    shell: Shell,
    path: PathBuf,
    going: Importing,
}

impl Held for AtDesk {
    fn hold<T>(&mut self, act: impl FnOnce(&mut Workspace) -> T) -> Option<T> {
        let mut desk = self.shell.desk();
        let workspace = desk.workspace().ok()?;
        if !workspace.is_at(&self.path) || !self.going.goes_on() {
            return None;
        }
        let done = act(workspace);
        self.shell.publish(&mut desk);
        Some(done)
    }
}

/// Tells a window how far it has come, now and then, unless it is stopped.
fn watched(
    progress: Channel<TeamProgress>,
    going: Importing,
) -> impl FnMut(u64, u64) -> bool + Send {
    let mut told: Option<Instant> = None;
    // Before anything has come, it can be stopped already. A window that is gone needs no news.
    let _ = progress.send(TeamProgress { done: 0, of: 0 });
    move |done, of| {
        let is_due = told.is_none_or(|told| told.elapsed() >= OFTEN);
        if is_due && going.goes_on() {
            told = Some(Instant::now());
            let _ = progress.send(TeamProgress { done, of });
        }
        going.goes_on()
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
        Stopped::Halted => Refusal::new(
            "stopped",
            "Stopped. The workspace is not connected, and all of it is here, with what had come by then. Connect goes on from there.",
        ),
    }
}

/// The same of a new file.
fn stopped_before_it_was_open(why: Stopped) -> Refusal {
    match why {
        Stopped::Halted => Refusal::new(
            "stopped",
            "Stopped. Nothing was joined, and no file was left. The invitation still holds: choose a file to begin anew.",
        ),
        other => stopped(other),
    }
}
