//! Entering: answers, scores, ticks and whatever else is asked, by one command.

use ninefold_core::document::spot::Spot;
use ninefold_core::view::Entered;
use ninefold_core::workspace::Entry;

use crate::on_screen::OnScreen;
use crate::refusal::Answer;

/// Enters something; answered when it is on disk.
#[tauri::command]
pub async fn enter(
    screen: OnScreen,
    document: String,
    record: String,
    field: String,
    entry: Entry,
) -> Answer<Entered> {
    let spot = Spot::named(&document, &record, &field)?;
    screen
        .in_workspace(move |workspace| workspace.enter(&spot, entry))
        .await
}
