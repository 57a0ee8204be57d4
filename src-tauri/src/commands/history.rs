//! Undo and redo.

use ninefold_core::view::Done;
use tauri::State;

use crate::refusal::Answer;
use crate::shell::Shell;

/// Takes back this person's last change.
#[tauri::command]
pub async fn undo(shell: State<'_, Shell>) -> Answer<Done> {
    shell.in_workspace(|workspace| workspace.undo()).await
}

/// Takes back the last undo.
#[tauri::command]
pub async fn redo(shell: State<'_, Shell>) -> Answer<Done> {
    shell.in_workspace(|workspace| workspace.redo()).await
}
