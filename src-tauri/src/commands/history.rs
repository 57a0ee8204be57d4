//! Undo and redo, what was done, and what is brought back.

use ninefold_core::view::{Done, Extent, History, HistoryFilter, HistoryOf, PastPage, Point};
use tauri::State;

use crate::on_screen::OnScreen;
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

/// What was done, the latest first: as much as a screen holds.
#[tauri::command]
pub async fn history(
    shell: State<'_, Shell>,
    of: HistoryOf,
    filter: HistoryFilter,
) -> Answer<History> {
    shell
        .reading_settled(move |reader| reader.history(&of, &filter))
        .await
}

/// A use case as it was at a point.
#[tauri::command]
pub async fn past_page(
    shell: State<'_, Shell>,
    use_case: String,
    point: Point,
) -> Answer<PastPage> {
    shell
        .reading_settled(move |reader| reader.past_page(&use_case, &point))
        .await
}

/// Makes a field, a phase or all of a document what it was at a point.
#[tauri::command]
pub async fn bring_back(
    screen: OnScreen,
    document: String,
    extent: Extent,
    point: Point,
) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.bring_back(&document, &extent, &point))
        .await
}
