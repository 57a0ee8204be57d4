//! A workshop: what the room sees, what is done in it, and the window as large as the screen.

use ninefold_core::view::{Done, WorkshopDeed, WorkshopPage};
use tauri::{State, WebviewWindow};

use crate::on_screen::OnScreen;
use crate::refusal::Answer;
use crate::shell::Shell;

/// What the room sees.
#[tauri::command]
pub async fn workshop_page(
    shell: State<'_, Shell>,
    use_case: String,
    phase: Option<String>,
    at: Option<String>,
) -> Answer<WorkshopPage> {
    shell
        .reading(move |reader| reader.workshop(&use_case, phase.as_deref(), at.as_deref()))
        .await
}

/// Does something in a workshop.
#[tauri::command]
pub async fn workshop_do(
    screen: OnScreen,
    use_case: String,
    phase: Option<String>,
    deed: WorkshopDeed,
) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.workshop_do(&use_case, phase.as_deref(), &deed))
        .await
}

/// Makes the window as large as the screen, or as it was before. Where the system can't, it stays as it is.
#[tauri::command]
pub async fn window_present(window: WebviewWindow, present: bool) -> Answer<()> {
    let _ = window.set_fullscreen(present);
    Ok(())
}
