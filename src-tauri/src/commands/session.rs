//! Starting, listening, closing.

use std::collections::BTreeMap;

use ninefold_core::view::Session;
use serde::Deserialize;
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use crate::closing;
use crate::refusal::{Answer, Refusal};
use crate::remembered::Remembered;
use crate::shell::{Shell, Signal};

/// What to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// An empty workspace.
    Empty,
    /// The sample workspace.
    Sample,
}

/// What a freshly loaded window asks for first. Opens the last workspace, or the one named on the command line.
#[tauri::command]
pub async fn start(shell: State<'_, Shell>) -> Answer<Session> {
    shell.at_desk(|desk| Ok(desk.start())).await
}

/// What the window remembers on this computer, as JSON texts by name.
#[tauri::command]
pub fn remembered_all(remembered: State<'_, Remembered>) -> BTreeMap<String, String> {
    remembered.all()
}

/// Remembers a JSON text.
#[tauri::command]
pub async fn remembered_put(
    remembered: State<'_, Remembered>,
    name: String,
    text: String,
) -> Answer<()> {
    let remembered = remembered.inner().clone();
    Shell::aside(move || {
        // It is nothing to stop for: the next one may be written.
        let put = remembered.put(name, text);
        put.unwrap_or_else(|error| log::warn!("not remembered: {error}"));
        Ok(())
    })
    .await
}

/// Makes this window the one that is told things.
#[tauri::command]
pub async fn watch(shell: State<'_, Shell>, channel: Channel<Signal>) -> Answer<()> {
    shell.watch(channel);
    Ok(())
}

/// Ends the app: what was typed is saved, or given up.
#[tauri::command]
pub async fn ready_to_close(app: AppHandle) -> Answer<()> {
    let ended = tauri::async_runtime::spawn_blocking(move || closing::finish(&app)).await;
    ended.map_err(|_panicked| Refusal::internal())
}

/// Keeps the window open while the person decides.
#[tauri::command]
pub async fn close_held() -> Answer<()> {
    closing::hold();
    Ok(())
}

/// Takes the person's name, and opens a workspace to begin with.
#[tauri::command]
pub async fn first_start(
    shell: State<'_, Shell>,
    author: String,
    choice: Choice,
) -> Answer<Session> {
    let work = move |desk: &mut crate::desk::Desk| {
        desk.first_start(&author, choice == Choice::Sample)?;
        Ok(desk.session())
    };
    shell.at_desk(work).await
}
