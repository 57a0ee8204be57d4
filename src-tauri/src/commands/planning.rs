//! Process Overview, the page of a phase, what is entered there, and people.

use ninefold_core::page::paste;
use ninefold_core::text::name;
use ninefold_core::view::{Done, Likeness, People, PhasePage, Point, UseCaseOverview};
use ninefold_core::workspace::Who;
use tauri::State;

use crate::on_screen::OnScreen;
use crate::refusal::Answer;
use crate::shell::Shell;

/// The Process Overview of a use case.
#[tauri::command]
pub async fn use_case_overview(
    shell: State<'_, Shell>,
    use_case: String,
) -> Answer<UseCaseOverview> {
    shell
        .reading(move |reader| reader.overview(&use_case))
        .await
}

/// The page of a phase, with what changed since a point, if one is given.
#[tauri::command]
pub async fn phase_page(
    shell: State<'_, Shell>,
    use_case: String,
    phase: String,
    since: Option<Point>,
) -> Answer<PhasePage> {
    shell
        .reading(move |reader| reader.phase_since(&use_case, &phase, since.as_ref()))
        .await
}

/// What to put into an answer for a text that is pasted between two others; nothing where it goes in as it is.
#[tauri::command]
pub async fn paste_text(text: String, before: String, after: String) -> Answer<Option<String>> {
    Ok(paste::pasted(&text, &before, &after))
}

/// How each of some names is to one that is looked for.
#[tauri::command]
pub async fn match_names(names: Vec<String>, wanted: String) -> Answer<Vec<Likeness>> {
    Ok(name::likeness(names.iter().map(String::as_str), &wanted))
}

/// Whom the workspace knows.
#[tauri::command]
pub async fn people(shell: State<'_, Shell>) -> Answer<People> {
    shell.reading(|reader| reader.people()).await
}

/// Adds a stakeholder to a phase.
#[tauri::command]
pub async fn stakeholder_add(
    screen: OnScreen,
    use_case: String,
    phase: String,
    who: Who,
) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.add_stakeholder(&use_case, &phase, &who))
        .await
}

/// Moves a stakeholder row to another place.
#[tauri::command]
pub async fn stakeholder_move(
    screen: OnScreen,
    use_case: String,
    row: String,
    to: usize,
) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.move_stakeholder(&use_case, &row, to))
        .await
}

/// Removes a stakeholder row.
#[tauri::command]
pub async fn stakeholder_remove(screen: OnScreen, use_case: String, row: String) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.remove_stakeholder(&use_case, &row))
        .await
}

/// Notes what was decided at the end of a phase.
#[tauri::command]
pub async fn decide_phase(
    screen: OnScreen,
    use_case: String,
    phase: String,
    verdict: String,
) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.decide_phase(&use_case, &phase, &verdict))
        .await
}

/// Notes that somebody looked at what changed since a use case was agreed.
#[tauri::command]
pub async fn look(
    screen: OnScreen,
    use_case: String,
    document: String,
    as_it_was: String,
) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.look(&use_case, &document, &as_it_was))
        .await
}
