//! Backups, restoring one, and saving what can be saved of a damaged workspace.

use std::fs;
use std::path::{Path, PathBuf};

use ninefold_core::disk::lock::{Lock, Locked};
use ninefold_core::error::Error;
use ninefold_core::view::{Backups, RescueView, Session};
use ninefold_core::workspace::{Rescue, backup_row, rescue_view};
use tauri::{State, WebviewWindow};

use super::workspace::{current, stem, workspaces};
use crate::desk::Desk;
use crate::dialogs::{self, WORKSPACE};
use crate::refusal::{Answer, Refusal};
use crate::shell::Shell;

/// The backups of the workspace that is open or could not be opened, each with what it holds.
#[tauri::command]
pub async fn backups(shell: State<'_, Shell>) -> Answer<Backups> {
    shown(&shell).await
}

/// Makes a backup now.
#[tauri::command]
pub async fn backup_now(shell: State<'_, Shell>) -> Answer<Backups> {
    shell.back_up_now().await?;
    shown(&shell).await
}

/// Asks for a second place for backups. `None` where the person cancelled.
#[tauri::command]
pub async fn backup_place(
    window: WebviewWindow,
    shell: State<'_, Shell>,
) -> Answer<Option<Backups>> {
    let Some(folder) = dialogs::folder(&window, "Second place for backups").await else {
        return Ok(None);
    };
    let work = move |desk: &mut Desk| {
        if folder.starts_with(desk.folders.backups()) {
            return Err(Refusal::new(
                "invalid",
                "The backups are in that folder already. Choose one on another drive.",
            ));
        }
        desk.kept.second_backups = Some(folder);
        desk.keep()
    };
    shell.at_desk(work).await?;
    shell.back_up_now().await?;
    shown(&shell).await.map(Some)
}

/// Puts no more copies in the second place. What is there stays.
#[tauri::command]
pub async fn backup_place_forget(shell: State<'_, Shell>) -> Answer<Backups> {
    let work = |desk: &mut Desk| {
        desk.kept.second_backups = None;
        desk.keep()
    };
    shell.at_desk(work).await?;
    shown(&shell).await
}

/// Shows the folder with the backups in the system's file manager.
#[tauri::command]
pub async fn backup_show(shell: State<'_, Shell>) -> Answer<()> {
    let shelf = shell.at_desk(|desk| desk.shelf()).await?;
    let folder = shelf.folder().to_owned();
    // For one that holds none yet.
    let _ = fs::create_dir_all(&folder);
    super::app::open_in_system(folder).await
}

/// Restores one of the listed backups.
#[tauri::command]
pub async fn backup_restore(shell: State<'_, Shell>, path: PathBuf) -> Answer<Session> {
    let work = move |desk: &mut Desk| {
        if desk.shelf()?.backup(&path).is_none() {
            return Err(Refusal::new(
                "unknown",
                "That backup is no longer there. Nothing was changed. Choose another.",
            ));
        }
        desk.restore(&path)?;
        Ok(desk.session())
    };
    shell.at_desk(work).await
}

/// Asks for a workspace file, and restores it as a backup. `None` where the person cancelled.
#[tauri::command]
pub async fn backup_restore_file(
    window: WebviewWindow,
    shell: State<'_, Shell>,
) -> Answer<Option<Session>> {
    let work = |desk: &mut Desk| Ok(desk.kept.second_backups.clone());
    let folder = shell.at_desk(work).await?;
    let title = "Restore from a file";
    let Some(path) = dialogs::open(&window, title, WORKSPACE, folder.as_deref()).await else {
        return Ok(None);
    };
    let work = move |desk: &mut Desk| {
        if desk.is_in_use(&path) {
            return Err(Refusal::new(
                "in-use",
                "That file is the workspace that is open. Choose a backup of it.",
            ));
        }
        desk.restore(&path)?;
        Ok(Some(desk.session()))
    };
    shell.at_desk(work).await
}

/// What can be saved of the workspace that could not be opened.
#[tauri::command]
pub async fn rescue_look(shell: State<'_, Shell>) -> Answer<RescueView> {
    let path = problem(&shell).await?;
    let work = |desk: &mut Desk| Ok((desk.shelf()?, desk.kept.origin()));
    let (shelf, origin) = shell.at_desk(work).await?;
    Shell::aside(move || Ok(rescue_view(&path, &shelf, &origin)?)).await
}

/// Asks where to save what can be saved, and opens that. `None` where the person cancelled.
#[tauri::command]
pub async fn rescue_save(
    window: WebviewWindow,
    shell: State<'_, Shell>,
) -> Answer<Option<Session>> {
    let path = problem(&shell).await?;
    let folder = workspaces(&shell).await?;
    let shelf = shell.at_desk(|desk| desk.shelf()).await?;
    let name = format!("{} (rescued).ninefold", stem(&path));
    let folder = path.parent().unwrap_or(&folder);
    let title = "Save what can be saved";
    let Some(target) = dialogs::save(&window, title, WORKSPACE, Some(folder), &name).await else {
        return Ok(None);
    };
    let told = Shell::aside({
        let target = target.clone();
        move || {
            let lock = match Lock::take(&path) {
                Err(Locked::Elsewhere) => return Err(Error::InUse(path).into()),
                // Where it can't be locked nobody works with it either.
                lock => lock.ok(),
            };
            let backup = shelf.newest_whole().map(|backup| backup.path);
            let rescued = Rescue::of(&path, backup.as_deref()).and_then(|rescue| {
                rescue.write(&target)?;
                Ok(rescue.comes_to().told())
            });
            if let Some(lock) = lock {
                lock.withdraw();
            }
            Ok(rescued?)
        }
    })
    .await?;
    let work = move |desk: &mut Desk| {
        desk.open(&target);
        desk.say(format!(
            "Saved what could be saved. The damaged file was left as it is. {}",
            told.join(" ")
        ));
        Ok(Some(desk.session()))
    };
    shell.at_desk(work).await
}

/// The file that could not be opened.
async fn problem(shell: &Shell) -> Answer<PathBuf> {
    let is_open = |desk: &mut Desk| Ok(desk.workspace().is_ok());
    match shell.at_desk(is_open).await? {
        true => Err(Refusal::new(
            "open",
            "The workspace is open, so nothing has to be rescued.",
        )),
        false => current(shell).await,
    }
}

async fn shown(shell: &Shell) -> Answer<Backups> {
    let work = |desk: &mut Desk| Ok((desk.backups()?, desk.kept.origin()));
    let ((shelf, second, mut backups), origin) = shell.at_desk(work).await?;
    Shell::aside(move || {
        let rows = shelf.backups().into_iter();
        backups.backups = rows.map(|backup| backup_row(&backup, &origin)).collect();
        if let (Some(place), Some(shelf)) = (&mut backups.second, second) {
            place.is_there = Path::new(&place.folder).is_dir();
            let newest = shelf.newest();
            place.last = newest.map(|backup| backup_row(&backup, &origin).made);
        }
        Ok(backups)
    })
    .await
}
