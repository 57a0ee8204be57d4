//! Spreadsheets whose rows become use cases: chosen, dropped or pasted, looked at, and taken in.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use ninefold_core::disk::file_name;
use ninefold_core::disk::files::write_whole;
use ninefold_core::error::{Error, of_file};
use ninefold_core::spreadsheet::{FILE_LIMIT, Spreadsheet, too_large};
use ninefold_core::view::{
    Done, Format, SavedFile, Sheet, SheetMapping, SheetPreview, SheetProgress,
};
use ninefold_core::workspace::sheet_view;
use tauri::ipc::{Channel, Request};
use tauri::{State, WebviewWindow};

use super::exchange::{Dropped, dropped, not_backed_up};
use super::workspace::{refuse_in_use, saved};
use crate::dialogs;
use crate::on_screen::OnScreen;
use crate::refusal::{Answer, Refusal};
use crate::shell::Shell;

/// Asks for a spreadsheet, and answers its columns. `None` where the person cancelled.
#[tauri::command]
pub async fn sheet_choose(window: WebviewWindow, shell: State<'_, Shell>) -> Answer<Option<Sheet>> {
    match dialogs::open_spreadsheet(&window, "Import a spreadsheet").await {
        Some(path) => looked_at(&shell, move || read(path)).await.map(Some),
        None => Ok(None),
    }
}

/// Takes the bytes of a spreadsheet that was dropped, and answers its columns.
#[tauri::command]
pub async fn sheet_drop(shell: State<'_, Shell>, request: Request<'_>) -> Answer<Sheet> {
    let Dropped { name, bytes, .. } = dropped(&request)?;
    looked_at(&shell, move || Ok(Spreadsheet::read(&name, bytes)?)).await
}

/// Takes what was pasted, and answers its columns.
#[tauri::command]
pub async fn sheet_paste(shell: State<'_, Shell>, text: String) -> Answer<Sheet> {
    looked_at(&shell, move || Ok(Spreadsheet::pasted(&text)?)).await
}

/// Turns to another sheet of the workbook, or takes the first row for a header or not.
#[tauri::command]
pub async fn sheet_turn(shell: State<'_, Shell>, sheet: usize, has_header: bool) -> Answer<Sheet> {
    let table = held(&shell)?;
    if table.sheet == sheet {
        return Ok(sheet_view(&table, has_header));
    }
    looked_at(&shell, move || Ok(table.turned_to(sheet)?)).await
}

/// What taking it in would do, told how far it has come.
#[tauri::command]
pub async fn sheet_preview(
    shell: State<'_, Shell>,
    mapping: SheetMapping,
    progress: Channel<SheetProgress>,
) -> Answer<SheetPreview> {
    let table = held(&shell)?;
    let importing = shell.begin_import();
    shell
        .reading_settled(move |reader| {
            reader.preview_sheet(&table, &mapping, &mut |come| {
                // A window that is gone needs no news.
                let _ = progress.send(come);
                importing.goes_on()
            })
        })
        .await
}

/// Takes it in, told how far it has come. A backup is made first; where that can't be, it is told.
#[tauri::command]
pub async fn sheet_import(
    screen: OnScreen,
    mapping: SheetMapping,
    progress: Channel<SheetProgress>,
) -> Answer<Done> {
    let table = held(&screen.shell)?;
    let importing = screen.shell.begin_import();
    let backed_up = screen.shell.back_up_now().await;
    let mut done = screen
        .in_workspace(move |workspace| {
            workspace.import_sheet(&table, &mapping, &mut |come| {
                let _ = progress.send(come);
                importing.goes_on()
            })
        })
        .await?;
    screen.shell.hold_sheet(None);
    let told = done.notice.into_iter().chain(not_backed_up(backed_up));
    done.notice = Some(told.collect::<Vec<_>>().join(" "));
    Ok(done)
}

/// Asks where to save the rows that would be left out, with why. `None` where the person cancelled.
#[tauri::command]
pub async fn sheet_save_left(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    mapping: SheetMapping,
) -> Answer<Option<SavedFile>> {
    let table = held(&shell)?;
    let name = file_name::file_name(&table.name, Some("left out"), Format::Csv.extension());
    let bytes = shell
        .reading_settled(move |reader| reader.left_out(&table, &mapping, &mut |_| true))
        .await?;
    let kind = Format::Csv.into();
    let Some(path) = dialogs::save(&window, "Save rows left out", kind, None, &name).await else {
        return Ok(None);
    };
    let work = move |desk: &mut crate::desk::Desk| {
        refuse_in_use(desk, &path)?;
        write_whole(&path, &bytes).map_err(|error| Error::not_written(&path, error))?;
        Ok(Some(saved(&path)))
    };
    shell.at_desk(work).await
}

/// Stops looking at it or taking it in, of which then nothing is done.
#[tauri::command]
pub async fn sheet_stop(shell: State<'_, Shell>) -> Answer<()> {
    shell.stop_import();
    Ok(())
}

/// Reads a spreadsheet away from the desk, and holds it to be taken in.
async fn looked_at(
    shell: &Shell,
    read: impl FnOnce() -> Answer<Spreadsheet> + Send + 'static,
) -> Answer<Sheet> {
    let table = Shell::aside(read).await?;
    let view = sheet_view(&table, table.has_header);
    shell.hold_sheet(Some(table));
    Ok(view)
}

fn read(path: PathBuf) -> Answer<Spreadsheet> {
    let unreadable = |error| Refusal::new("refused", of_file(&path, error).to_string());
    let length = fs::metadata(&path).map_err(unreadable)?.len();
    if length > FILE_LIMIT as u64 {
        return Err(too_large(length).into());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let bytes = fs::read(&path).map_err(unreadable)?;
    Ok(Spreadsheet::read(&name, bytes)?)
}

fn held(shell: &Shell) -> Answer<Arc<Spreadsheet>> {
    let nothing = || Error::Invalid("There is nothing to import. Choose a file first.".to_owned());
    Ok(shell.held_sheet().ok_or_else(nothing)?)
}
