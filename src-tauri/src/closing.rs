//! Closing loses nothing: the page is asked to save what is typed, then typing becomes a change, then the app ends.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Manager};

use crate::shell::{Shell, Signal};

/// How long the page may take when a person closes the window, and when the system shuts down.
const PATIENCE: Duration = Duration::from_secs(5);
const HASTE: Duration = Duration::from_secs(2);

/// How often the open workspace is looked after.
const TICK: Duration = Duration::from_secs(1);
/// How long nothing was changed when the log is moved into the file, so that a copy of the file has everything.
const QUIET: Duration = Duration::from_secs(3);
/// How long the page may take to save what is typed when the window loses the focus.
const BLUR: Duration = Duration::from_millis(500);

/// Set once the app may end.
static DONE: AtomicBool = AtomicBool::new(false);
/// Counts how often the page was asked to save, or asked for time itself: only the last wait ends the app.
static TURN: AtomicU64 = AtomicU64::new(0);

/// The system shuts down.
static IN_HASTE: AtomicBool = AtomicBool::new(false);

/// Whether the app may end now.
pub fn is_done() -> bool {
    DONE.load(Ordering::SeqCst)
}

/// Asks the page to save, and ends the app when it is ready, or does not answer in time. `in_haste` is for the system's
/// shutdown, which waits for nobody.
pub fn begin(app: &AppHandle, in_haste: bool) {
    IN_HASTE.fetch_or(in_haste, Ordering::SeqCst);
    let turn = TURN.fetch_add(1, Ordering::SeqCst) + 1;
    let told = app.state::<Shell>().tell(Signal::Close);
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        if told {
            tokio::time::sleep(if in_haste { HASTE } else { PATIENCE }).await;
        }
        if in_haste || TURN.load(Ordering::SeqCst) == turn {
            finish(&app);
        }
    });
}

/// The page could not save everything, and asks the person: the app stays until they have decided.
pub fn hold() {
    TURN.fetch_add(1, Ordering::SeqCst);
}

/// Makes typing a change and ends the app.
pub fn finish(app: &AppHandle) {
    if DONE.swap(true, Ordering::SeqCst) {
        return;
    }
    let shell = app.state::<Shell>();
    if !IN_HASTE.load(Ordering::SeqCst) {
        // Not while the desk is held: whoever carries takes it.
        let tie = shell.desk().tie();
        if let Ok(tie) = tie {
            tie.send_at_last(HASTE);
        }
    }
    let mut desk = shell.desk();
    if !IN_HASTE.load(Ordering::SeqCst) {
        desk.back_up_at_last();
        desk.share_at_last();
    }
    desk.close();
    desk.put_away();
    drop(desk);
    log::info!("closed");
    // Nothing is left to lose, so a native dialog that is still open must not keep the process.
    std::thread::spawn(|| {
        std::thread::sleep(HASTE);
        std::process::exit(0);
    });
    app.exit(0);
}

/// The app ends, whoever wants it: typing becomes a change. What the page had not sent yet is kept by it alone.
pub fn at_once(app: &AppHandle) {
    if !DONE.swap(true, Ordering::SeqCst)
        && let Some(shell) = app.try_state::<Shell>()
    {
        shell.desk().close();
        log::info!("closed at once");
    }
}

/// The system took the window's content away for good: what is on disk is told, and the app ends.
#[cfg(windows)]
pub fn without_window(app: &AppHandle) {
    at_once(app);
    crate::starting::tell(
        "Ninefold has to close",
        "The part of Windows that draws the window has ended. What was shown as saved is in your workspace.\n\n\
         Start Ninefold again.",
    );
    app.exit(1);
}

/// The window lost the focus: what is in the log goes into the file, once the page has saved what is typed.
pub fn rest(app: &AppHandle) {
    let shell = app.state::<Shell>().inner().clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(BLUR).await;
        let rested = shell.at_desk(|desk| match desk.workspace() {
            Ok(workspace) => Ok(workspace.rest()?),
            Err(_) => Ok(()),
        });
        if let Err(refusal) = rested.await {
            log::warn!("the log stays beside the file: {}", refusal.code);
        }
    });
}

/// Listens to the system's wish to end the app, and looks after the open workspace: old typing becomes a change, a file
/// that is no longer there is noticed, and when nothing was changed for a while the log goes into the file.
pub fn watch(app: &AppHandle) {
    let asked = app.clone();
    tauri::async_runtime::spawn(async move {
        asked_to_end().await;
        begin(&asked, true);
    });
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let shell = app.state::<Shell>().inner().clone();
        loop {
            tokio::time::sleep(TICK).await;
            let keeper = shell.clone();
            let looked_after = shell.at_desk(move |desk| {
                keeper.back_up_when_due(desk);
                keeper.exchange_when_due(desk);
                match desk.workspace() {
                    Ok(workspace) => {
                        workspace.settle_due()?;
                        Ok(workspace.rest_after(QUIET)?)
                    }
                    Err(_) => Ok(()),
                }
            });
            if let Err(refusal) = looked_after.await {
                log::warn!(
                    "typing stays a draft, or changes in the log: {}",
                    refusal.code
                );
            }
        }
    });
}

#[cfg(unix)]
async fn asked_to_end() {
    use std::task::Poll;
    use tokio::signal::unix::{SignalKind, signal};

    let kinds = [
        SignalKind::terminate(),
        SignalKind::interrupt(),
        SignalKind::hangup(),
    ];
    let mut signals: Vec<_> = kinds
        .into_iter()
        .filter_map(|kind| signal(kind).ok())
        .collect();
    std::future::poll_fn(|context| {
        match signals
            .iter_mut()
            .any(|signal| signal.poll_recv(context).is_ready())
        {
            true => Poll::Ready(()),
            false => Poll::Pending,
        }
    })
    .await;
}

#[cfg(not(unix))]
async fn asked_to_end() {
    let _ = tokio::signal::ctrl_c().await;
}
