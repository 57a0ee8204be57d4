//! Captures of what a site really sent: chosen, dropped or pasted, held against the tagging plan, and tags marked as verified by them.

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

use ninefold_core::error::{Error, of_file};
use ninefold_core::view::{CaptureProgress, Captured, Done};
use ninefold_core::workspace::captured_view;
use tauri::ipc::{Channel, Request};
use tauri::{State, WebviewWindow};

use super::exchange::{Dropped, dropped};
use crate::captures::{Checked, Chosen};
use crate::dialogs;
use crate::on_screen::OnScreen;
use crate::refusal::{Answer, Refusal};
use crate::shell::Shell;

const MEGABYTE: u64 = 1_000_000;

/// What is checked: its name, empty where it was pasted, its length, and itself.
struct Capture<R> {
    name: String,
    length: u64,
    source: R,
}

/// Asks for a capture, and answers whether one was chosen: it is read by [`capture_read`], which can be stopped.
#[tauri::command]
pub async fn capture_choose(window: WebviewWindow, shell: State<'_, Shell>) -> Answer<bool> {
    let chosen = dialogs::open_capture(&window, "Check a capture").await;
    let is_chosen = chosen.is_some();
    shell.captures.choose(chosen.map(Chosen::File));
    Ok(is_chosen)
}

/// Checks the capture that was chosen or dropped, telling how far it has come. `None` where the person stopped it.
#[tauri::command]
pub async fn capture_read(
    shell: State<'_, Shell>,
    progress: Channel<CaptureProgress>,
) -> Answer<Option<Captured>> {
    match shell.captures.take_chosen() {
        Some(Chosen::File(path)) => checked(&shell, opened(path)?, Some(progress)).await,
        Some(Chosen::Dropped { name, bytes }) => {
            let capture = Capture {
                name,
                length: bytes.len() as u64,
                source: std::io::Cursor::new(bytes),
            };
            checked(&shell, capture, Some(progress)).await
        }
        None => Ok(None),
    }
}

/// Takes the bytes of a capture that was dropped: it is read by [`capture_read`].
#[tauri::command]
pub async fn capture_drop(shell: State<'_, Shell>, request: Request<'_>) -> Answer<()> {
    let Dropped { name, bytes, .. } = dropped(&request)?;
    shell.captures.choose(Some(Chosen::Dropped { name, bytes }));
    Ok(())
}

/// Checks a data layer, or another capture, that was pasted.
#[tauri::command]
pub async fn capture_paste(shell: State<'_, Shell>, text: String) -> Answer<Option<Captured>> {
    let capture = Capture {
        name: String::new(),
        length: text.len() as u64,
        source: std::io::Cursor::new(text.into_bytes()),
    };
    checked(&shell, capture, None).await
}

/// What the capture has shown that was checked last; `is_denied`: it was made with consent denied.
#[tauri::command]
pub async fn capture_show(shell: State<'_, Shell>, is_denied: bool) -> Answer<Captured> {
    Ok(shown(&*held(&shell)?, is_denied))
}

/// Marks the tags as verified that the capture has shown as planned.
#[tauri::command]
pub async fn capture_verify(screen: OnScreen) -> Answer<Done> {
    let checked = held(&screen.shell)?;
    screen
        .in_workspace(move |workspace| workspace.verify_tags(&checked.report))
        .await
}

/// Stops checking.
#[tauri::command]
pub async fn capture_stop(shell: State<'_, Shell>) -> Answer<()> {
    shell.stop_import();
    Ok(())
}

/// Holds a capture against the plan, beside whatever is done.
async fn checked<R: Read + Send + 'static>(
    shell: &Shell,
    capture: Capture<R>,
    progress: Option<Channel<CaptureProgress>>,
) -> Answer<Option<Captured>> {
    shell.captures.hold(None);
    let checking = shell.begin_import();
    let Capture {
        name,
        length,
        source,
    } = capture;
    let report = shell
        .reading_settled(move |reader| {
            let report = reader.check_capture(source, &mut |read| {
                if let Some(progress) = &progress {
                    // A window that is gone needs no news.
                    let _ = progress.send(come(read, length));
                }
                checking.goes_on()
            })?;
            let report = report.map(Arc::new);
            if let Some(report) = &report {
                reader.hold_captured(Arc::clone(report));
            }
            Ok(report)
        })
        .await?;
    let checked = report.map(|report| Checked { name, report });
    let view = checked.as_ref().map(|checked| shown(checked, false));
    shell.captures.hold(checked);
    Ok(view)
}

fn shown(checked: &Checked, is_denied: bool) -> Captured {
    captured_view(&checked.report, &checked.name, is_denied)
}

fn come(read: u64, length: u64) -> CaptureProgress {
    let percent = (read.min(length) * 100).checked_div(length);
    let read = read / MEGABYTE;
    CaptureProgress {
        percent: percent.and_then(|percent| u32::try_from(percent).ok()),
        in_words: format!("{read} of {} MB read", length.div_ceil(MEGABYTE)),
    }
}

fn opened(path: PathBuf) -> Answer<Capture<File>> {
    let unreadable = |error| Refusal::new("refused", of_file(&path, error).to_string());
    let source = File::open(&path).map_err(unreadable)?;
    let length = source.metadata().map_err(unreadable)?.len();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(Capture {
        name: name.into_owned(),
        length,
        source,
    })
}

fn held(shell: &Shell) -> Answer<Arc<Checked>> {
    let gone = || {
        Error::Invalid(
            "That capture is no longer at hand. Nothing was changed. Check it again.".to_owned(),
        )
    };
    Ok(shell.captures.held().ok_or_else(gone)?)
}
