//! The list of use cases, and what is done with whole ones.

use ninefold_core::view::{
    Arrangement, AtWork, Board, Done, Facet, FacetChoice, Label, Picked, UseCaseScreen, Wanted,
    WantedOfColumn,
};
use ninefold_core::workspace::Entry;
use tauri::State;

use crate::on_screen::OnScreen;
use crate::refusal::Answer;
use crate::shell::Shell;

/// The use cases of the workspace, those wanted of both lists.
#[tauri::command]
pub async fn use_case_list(
    shell: State<'_, Shell>,
    use_cases: Wanted,
    archived: Wanted,
    arrangement: Arrangement,
) -> Answer<UseCaseScreen> {
    shell
        .reading(move |reader| reader.use_case_screen(&use_cases, &archived, &arrangement))
        .await
}

/// The use cases in the phases in which they stand.
#[tauri::command]
pub async fn use_case_board(
    shell: State<'_, Shell>,
    arrangement: Arrangement,
    wanted: Vec<WantedOfColumn>,
    archived: Wanted,
) -> Answer<Board> {
    shell
        .reading(move |reader| reader.board(&arrangement, &wanted, &archived))
        .await
}

/// How many use cases are at work, and those edited last.
#[tauri::command]
pub async fn use_cases_at_work(shell: State<'_, Shell>) -> Answer<AtWork> {
    shell.reading(|reader| reader.at_work()).await
}

/// The labels of all use cases.
#[tauri::command]
pub async fn labels_in_use(shell: State<'_, Shell>) -> Answer<Vec<Label>> {
    shell.reading(|reader| reader.labels_in_use()).await
}

/// What use cases can be filtered by in one respect.
#[tauri::command]
pub async fn facet_choices(shell: State<'_, Shell>, facet: Facet) -> Answer<Vec<FacetChoice>> {
    shell
        .reading(move |reader| reader.facet_choices(facet))
        .await
}

/// Enters the same in each of the use cases that are picked.
#[tauri::command]
pub async fn use_cases_enter(
    screen: OnScreen,
    picked: Picked,
    entries: Vec<(String, Entry)>,
) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.enter_in_each(&picked, &entries))
        .await
}

/// Archives the use cases that are picked, for a reason.
#[tauri::command]
pub async fn use_cases_archive(screen: OnScreen, picked: Picked, reason: String) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.archive_each(&picked, &reason))
        .await
}

/// Begins a new use case, of which nothing is left where nothing is entered.
#[tauri::command]
pub async fn use_case_create(shell: State<'_, Shell>) -> Answer<Done> {
    shell
        .in_workspace(|workspace| workspace.begin_new_use_case())
        .await
}

/// Makes a copy of a use case.
#[tauri::command]
pub async fn use_case_duplicate(shell: State<'_, Shell>, use_case: String) -> Answer<Done> {
    shell
        .in_workspace(move |workspace| workspace.duplicate_use_case(&use_case))
        .await
}

/// Archives a use case for a reason.
#[tauri::command]
pub async fn use_case_archive(screen: OnScreen, use_case: String, reason: String) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.archive_use_case(&use_case, &reason))
        .await
}

/// Brings an archived use case back.
#[tauri::command]
pub async fn use_case_restore(screen: OnScreen, use_case: String) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.restore_use_case(&use_case))
        .await
}

/// Deletes a use case.
#[tauri::command]
pub async fn use_case_delete(screen: OnScreen, use_case: String) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.delete_use_case(&use_case))
        .await
}
