//! Entering: answers, scores, ticks and whatever else is asked, by one command.

use ninefold_core::document::spot::Spot;
use ninefold_core::view::Entered;
use ninefold_core::workspace::Entry;
use tauri::State;

use crate::refusal::Answer;
use crate::shell::Shell;

/// Enters something on a screen that shows a revision, without one on a screen that shows all; answered when it is on disk.
#[tauri::command]
pub async fn enter(
    shell: State<'_, Shell>,
    document: String,
    record: String,
    field: String,
    entry: Entry,
    seen: Option<u64>,
) -> Answer<Entered> {
    let seen = seen.unwrap_or(u64::MAX);
    let spot = Spot::named(&document, &record, &field)?;
    shell
        .in_workspace(move |workspace| workspace.enter_seeing(seen, &spot, entry))
        .await
}
