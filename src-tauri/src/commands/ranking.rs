//! The ranking of use cases.

use ninefold_core::view::{Comparison, Done, Explained, RankingScreen, Wanted, Weighing};
use tauri::State;

use crate::on_screen::OnScreen;
use crate::refusal::Answer;
use crate::shell::Shell;

/// The ranking as it is kept, or as it would be with another weighing; those rows that are wanted.
#[tauri::command]
pub async fn ranking_screen(
    shell: State<'_, Shell>,
    weighing: Option<Weighing>,
    ranked: Wanted,
    unranked: Wanted,
) -> Answer<RankingScreen> {
    shell
        .reading(move |reader| reader.ranking_screen(weighing, &ranked, &unranked))
        .await
}

/// What the number of a use case rests on.
#[tauri::command]
pub async fn ranking_explain(
    shell: State<'_, Shell>,
    use_case: String,
    weighing: Option<Weighing>,
) -> Answer<Explained> {
    shell
        .reading(move |reader| reader.explained(&use_case, weighing))
        .await
}

/// Use cases side by side.
#[tauri::command]
pub async fn ranking_compare(
    shell: State<'_, Shell>,
    use_cases: Vec<String>,
    weighing: Option<Weighing>,
) -> Answer<Comparison> {
    shell
        .reading(move |reader| reader.compared(&use_cases, weighing))
        .await
}

/// Keeps how use cases are ranked.
#[tauri::command]
pub async fn ranking_weigh(screen: OnScreen, weighing: Weighing) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.weigh(weighing))
        .await
}

/// Pins a use case to a place of the ranking or an integration to one of Build next, or to none any more.
#[tauri::command]
pub async fn pin(
    screen: OnScreen,
    document: String,
    place: Option<u32>,
    reason: String,
) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.pin(&document, place, &reason))
        .await
}
