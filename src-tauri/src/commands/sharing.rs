//! The shared folder of the open workspace, and the folders of sync programs.

use std::path::Path;

use ninefold_core::view::{Session, SharedFolder};
use tauri::{State, WebviewWindow};

use super::workspace::{current, make_way, stem, workspaces};
use crate::desk::Desk;
use crate::dialogs::{self, WORKSPACE};
use crate::refusal::Answer;
use crate::shell::Shell;

/// The shared folder of the open workspace. `None` where none is shared.
#[tauri::command]
pub async fn shared_folder(shell: State<'_, Shell>) -> Answer<Option<SharedFolder>> {
    shown(&shell).await
}

/// Asks for a folder to be shared, and shares it. `None` where the person cancelled.
#[tauri::command]
pub async fn shared_folder_choose(
    window: WebviewWindow,
    shell: State<'_, Shell>,
) -> Answer<Option<SharedFolder>> {
    let Some(folder) = dialogs::folder(&window, "Shared folder").await else {
        return Ok(None);
    };
    shell
        .at_desk(move |desk| desk.share_by(Some(folder)))
        .await?;
    shell.exchange_now().await?;
    shown(&shell).await
}

/// Shares no folder any more. What is there stays.
#[tauri::command]
pub async fn shared_folder_leave(shell: State<'_, Shell>) -> Answer<()> {
    shell.at_desk(|desk| desk.share_by(None)).await
}

/// Whether what others write is brought in without being asked for.
#[tauri::command]
pub async fn shared_folder_by_itself(
    shell: State<'_, Shell>,
    by_itself: bool,
) -> Answer<Option<SharedFolder>> {
    shell
        .at_desk(move |desk| desk.bring_in_by_itself(by_itself))
        .await?;
    shown(&shell).await
}

/// Locks what is written to the shared folder with a passphrase, once that is known to open what lies there.
#[tauri::command]
pub async fn shared_folder_lock(
    shell: State<'_, Shell>,
    passphrase: String,
    remembers: bool,
) -> Answer<Option<SharedFolder>> {
    let remembered = remembers.then(|| passphrase.clone());
    let trial = shell.at_desk(move |desk| desk.trial(&passphrase)).await?;
    let passphrases = Shell::aside(move || trial.run()).await?;
    shell
        .at_desk(move |desk| desk.lock_shared(passphrases, remembered))
        .await?;
    shell.exchange_now().await?;
    shown(&shell).await
}

/// Writes to the shared folder without a passphrase.
#[tauri::command]
pub async fn shared_folder_unlock(shell: State<'_, Shell>) -> Answer<Option<SharedFolder>> {
    shell.at_desk(Desk::unlock_shared).await?;
    shell.exchange_now().await?;
    shown(&shell).await
}

/// The passphrase is not asked for again for now.
#[tauri::command]
pub async fn passphrase_put_off(shell: State<'_, Shell>) -> Answer<Session> {
    let work = |desk: &mut Desk| {
        desk.put_off_passphrase();
        Ok(desk.session())
    };
    shell.at_desk(work).await
}

/// What waits is not shown again until something else comes.
#[tauri::command]
pub async fn news_dismiss(shell: State<'_, Shell>) -> Answer<Session> {
    let work = |desk: &mut Desk| {
        desk.dismiss_news();
        Ok(desk.session())
    };
    shell.at_desk(work).await
}

/// Asks where the open workspace is to lie from now on, and goes on in a copy there. The file before stays as it is. `None` where
/// the person cancelled.
#[tauri::command]
pub async fn workspace_move_out(
    window: WebviewWindow,
    shell: State<'_, Shell>,
) -> Answer<Option<Session>> {
    let source = current(&shell).await?;
    let folder = workspaces(&shell).await?;
    let name = format!("{}.ninefold", stem(&source));
    let Some(path) = dialogs::save(&window, "Move it out", WORKSPACE, Some(&folder), &name).await
    else {
        return Ok(None);
    };
    let work = move |desk: &mut Desk| {
        let way = make_way(desk, &path)?;
        desk.workspace()?.save_copy(&path)?;
        drop(way);
        desk.go_on_in(&source, &path)?;
        Ok(Some(desk.session()))
    };
    shell.at_desk(work).await
}

/// The open workspace is meant to lie in the folder of a sync program.
#[tauri::command]
pub async fn workspace_stays(shell: State<'_, Shell>) -> Answer<Session> {
    let work = |desk: &mut Desk| {
        desk.let_stay()?;
        Ok(desk.session())
    };
    shell.at_desk(work).await
}

async fn shown(shell: &Shell) -> Answer<Option<SharedFolder>> {
    let mut shared = shell.at_desk(|desk| Ok(desk.shared_folder())).await?;
    Shell::aside(move || {
        // A folder on a network may take long to be looked for: not while everybody waits for the desk.
        if let Some(shared) = &mut shared {
            shared.is_there = Path::new(&shared.folder).is_dir();
        }
        Ok(shared)
    })
    .await
}
