//! The export panel.

use ninefold_core::files::write_whole;
use ninefold_core::view::{Preview, SavedFile, Scope};
use tauri::State;

use super::workspace::{refuse_in_use, saved};
use crate::dialogs::{self, MARKDOWN};
use crate::refusal::{Answer, Refusal};
use crate::shell::Shell;

/// What an export looks like.
#[tauri::command]
pub async fn export_preview(shell: State<'_, Shell>, scope: Scope) -> Answer<Preview> {
    shell
        .in_workspace(move |workspace| workspace.preview(&scope))
        .await
}

/// Asks where to save the Markdown, and writes it. `None` where the person cancelled.
#[tauri::command]
pub async fn export_save(shell: State<'_, Shell>, scope: Scope) -> Answer<Option<SavedFile>> {
    let preview = shell
        .in_workspace(move |workspace| workspace.preview(&scope))
        .await?;
    let Some(path) = dialogs::save("Save Markdown", MARKDOWN, None, &preview.file_name).await
    else {
        return Ok(None);
    };
    let work = move |desk: &mut crate::desk::Desk| {
        refuse_in_use(desk, &path)?;
        write_whole(&path, preview.markdown.as_bytes()).map_err(|error| {
            let message = format!("{} could not be written: {error}. Nothing was left half done; choose another folder.", path.display());
            Refusal::new("file", message)
        })?;
        Ok(Some(saved(&path)))
    };
    shell.at_desk(work).await
}
