//! A check of the open workspace and its backups.

use std::time::{Duration, Instant};

use ninefold_core::view::{CheckProgress, CheckView, Session};
use ninefold_core::workspace::check_view;
use tauri::State;
use tauri::ipc::Channel;

use crate::refusal::Answer;
use crate::shell::Shell;

/// How often it is told how far it has come.
const OFTEN: Duration = Duration::from_millis(50);

/// Looks at all of the open workspace and its backups, beside whatever is done, telling how far it has come. `None` where it
/// was stopped, or the workspace closed.
#[tauri::command]
pub async fn check_run(
    shell: State<'_, Shell>,
    progress: Channel<CheckProgress>,
) -> Answer<Option<CheckView>> {
    shell.begin_check();
    let Some(check) = shell.at_desk(|desk| desk.check()).await? else {
        return Ok(None);
    };
    let checking = shell.inner().clone();
    let found = Shell::aside(move || {
        let mut told: Option<Instant> = None;
        Ok(check.run(|looked| {
            if told.is_none_or(|told| told.elapsed() >= OFTEN) {
                told = Some(Instant::now());
                // A window that is gone needs no news.
                let _ = progress.send(CheckProgress {
                    done: count(looked.done),
                    of: count(looked.of),
                });
            }
            checking.is_checking()
        })?)
    });
    let Some(report) = found.await? else {
        return Ok(None);
    };
    let view = check_view(&report);
    let work = move |desk: &mut crate::desk::Desk| {
        desk.checked(report);
        Ok(())
    };
    shell.at_desk(work).await?;
    Ok(Some(view))
}

/// Stops a check.
#[tauri::command]
pub async fn check_stop(shell: State<'_, Shell>) -> Answer<()> {
    shell.stop_check();
    Ok(())
}

/// Mends what the last check found, or shows what can be saved where the file can't be opened as it is.
#[tauri::command]
pub async fn check_mend(shell: State<'_, Shell>) -> Answer<Session> {
    let work = |desk: &mut crate::desk::Desk| {
        desk.put_right()?;
        Ok(desk.session())
    };
    shell.at_desk(work).await
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
