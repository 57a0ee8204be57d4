//! Long lists, of which the window asks for what is in sight, and the search through all there is.

use ninefold_core::view::{Found, List, Rows, Search, Wanted};
use tauri::State;

use crate::refusal::Answer;
use crate::shell::Shell;

/// Rows of a list.
#[tauri::command]
pub async fn list_rows(shell: State<'_, Shell>, list: List, wanted: Wanted) -> Answer<Rows> {
    shell
        .reading(move |reader| reader.rows(&list, &wanted))
        .await
}

/// Where words are in a list.
#[tauri::command]
pub async fn list_find(shell: State<'_, Shell>, list: List, words: String) -> Answer<Found> {
    shell
        .reading(move |reader| reader.find_in(&list, &words))
        .await
}

/// Everything that has some words, or words that begin with them.
#[tauri::command]
pub async fn search(shell: State<'_, Shell>, typed: String) -> Answer<Search> {
    shell.reading(move |reader| reader.search(&typed)).await
}
