//! Baselines: named points in history.

use ninefold_core::view::{BaselinePage, Baselines, Covering, Done, PointChoice};
use ninefold_core::workspace::NewBaseline;
use tauri::State;
use tauri::ipc::Channel;

use crate::on_screen::OnScreen;
use crate::refusal::{Answer, Refusal};
use crate::shell::Shell;

/// So many documents are looked at between one word of it and the next.
const TOLD: usize = 256;

/// The baselines of the workspace.
#[tauri::command]
pub async fn baselines(shell: State<'_, Shell>) -> Answer<Baselines> {
    shell.reading(|reader| reader.baselines()).await
}

/// A baseline with what it covers.
#[tauri::command]
pub async fn baseline_page(shell: State<'_, Shell>, baseline: String) -> Answer<BaselinePage> {
    shell
        .reading(move |reader| reader.baseline(&baseline))
        .await
}

/// The points that what is now can be compared with; with those of a use case alone, if one is given.
#[tauri::command]
pub async fn points(shell: State<'_, Shell>, use_case: Option<String>) -> Answer<Vec<PointChoice>> {
    shell
        .reading(move |reader| match use_case {
            Some(use_case) => reader.points_of(&use_case),
            None => reader.points(),
        })
        .await
}

/// Looks at what a baseline is to hold, while others go on using the workspace, and tells in percent how far that has come.
#[tauri::command]
pub async fn baseline_look(
    shell: State<'_, Shell>,
    covering: Covering,
    progress: Channel<usize>,
) -> Answer<()> {
    let covered = shell
        .reading_settled(move |reader| {
            reader.cover(&covering, |done, of| {
                if done % TOLD == 0 && done > 0 {
                    // A window that is gone needs no news.
                    let _ = progress.send(done * 100 / of);
                }
            })
        })
        .await?;
    shell.cover(Some(covered));
    Ok(())
}

/// Sets a baseline of what was looked at last.
#[tauri::command]
pub async fn baseline_set(
    shell: State<'_, Shell>,
    name: String,
    on: String,
    note: String,
) -> Answer<Done> {
    let new = NewBaseline { name, on, note };
    let covered = shell.cover(None).ok_or(Refusal::new(
        "unknown",
        "Nothing was chosen for the baseline. Set it again.",
    ))?;
    shell
        .in_workspace(move |workspace| workspace.set_baseline(&new, covered))
        .await
}

/// Makes all use cases that a baseline covers what they were when it was set.
#[tauri::command]
pub async fn baseline_restore(screen: OnScreen, baseline: String) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.restore_baseline(&baseline, &[]))
        .await
}
