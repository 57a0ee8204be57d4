//! The export panel.

use std::path::{Path, PathBuf};

use ninefold_core::disk::files::write_whole;
use ninefold_core::disk::folder::Folder;
use ninefold_core::error::Error;
use ninefold_core::view::{
    ExportHabits, ExportOptions, ExportProgress, Format, HandOver, HandedOver, Preview, SavedFile,
    SavedFiles, Scope,
};
use ninefold_core::workspace::Each;
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};

use super::workspace::{refuse_in_use, saved};
use crate::dialogs;
use crate::refusal::{Answer, Refusal};
use crate::shell::Shell;

/// What an export looks like.
#[tauri::command]
pub async fn export_preview(
    shell: State<'_, Shell>,
    scope: Scope,
    options: ExportOptions,
) -> Answer<Preview> {
    shell
        .reading_settled(move |reader| reader.preview(&scope, &options))
        .await
}

/// Asks where to save the export, and writes it. `None` where the person cancelled.
#[tauri::command]
pub async fn export_save(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    scope: Scope,
    format: Format,
    options: ExportOptions,
) -> Answer<Option<SavedFile>> {
    let export = shell
        .reading_settled(move |reader| reader.export(&scope, format, &options))
        .await?;
    let Some(path) = dialogs::save(
        &window,
        title(format),
        format.into(),
        None,
        &export.file_name,
    )
    .await
    else {
        return Ok(None);
    };
    let work = move |desk: &mut crate::desk::Desk| {
        refuse_in_use(desk, &path)?;
        write_whole(&path, &export.bytes).map_err(|error| Error::not_written(&path, error))?;
        Ok(Some(saved(&path)))
    };
    shell.at_desk(work).await
}

/// Asks for a folder, and saves each use case of the scope in a file of its own there, telling how far it has come. Others
/// may use the workspace meanwhile. `None` where the person cancelled.
#[tauri::command]
pub async fn export_save_each(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    scope: Scope,
    format: Format,
    options: ExportOptions,
    progress: Channel<ExportProgress>,
) -> Answer<Option<SavedFiles>> {
    let each = shell
        .reading_settled(move |reader| reader.export_each(&scope, format, &options))
        .await?;
    let Some(folder) = dialogs::folder(&window, "Save one file each").await else {
        return Ok(None);
    };
    let shell = shell.inner().clone();
    shell.begin_export();
    let work = move || save_each(&shell, &each, &folder, &progress);
    match tauri::async_runtime::spawn_blocking(work).await {
        Ok(saved) => saved.map(Some),
        Err(_panicked) => Err(Refusal::internal()),
    }
}

/// Asks where to save what is handed over to another tool, a folder where it is several files, and writes it. `None` where the
/// person cancelled.
#[tauri::command]
pub async fn export_hand_over(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    scope: Scope,
    to: HandOver,
    options: ExportOptions,
) -> Answer<Option<HandedOver>> {
    let handed = shell
        .reading_settled(move |reader| reader.hand_over(&scope, to, &options))
        .await?;
    let title = format!("Hand over: {}", to.label());
    let chosen = match handed.files.as_slice() {
        [one] => dialogs::save(&window, &title, to.into(), None, &one.name).await,
        _ => dialogs::folder(&window, &title).await,
    };
    let Some(path) = chosen else {
        return Ok(None);
    };
    let work = move |desk: &mut crate::desk::Desk| {
        match handed.files.as_slice() {
            [one] => {
                refuse_in_use(desk, &path)?;
                let written = write_whole(&path, &one.bytes);
                written.map_err(|error| Error::not_written(&path, error))?;
            }
            several => {
                let mut folder = Folder::open(&path)?;
                for file in several {
                    let name = folder.free(&file.name);
                    folder.save(&name, &file.bytes)?;
                }
                folder.finish()?;
            }
        }
        Ok(Some(HandedOver {
            path: path.display().to_string(),
            files: count(handed.files.len()),
            told: handed.told,
        }))
    };
    shell.at_desk(work).await
}

/// Keeps how the person likes exports, for this computer.
#[tauri::command]
pub async fn export_habits(shell: State<'_, Shell>, habits: ExportHabits) -> Answer<()> {
    let work = move |desk: &mut crate::desk::Desk| {
        desk.kept.exporting = habits;
        desk.keep()
    };
    shell.at_desk(work).await
}

/// Stops saving one file each, after the files that are being written.
#[tauri::command]
pub async fn export_stop(shell: State<'_, Shell>) -> Answer<()> {
    shell.stop_export();
    Ok(())
}

fn save_each(
    shell: &Shell,
    each: &Each,
    path: &Path,
    progress: &Channel<ExportProgress>,
) -> Answer<SavedFiles> {
    let mut folder = Folder::open(path)?;
    let names = each.names()?;
    let names: Vec<String> = names.iter().map(|name| folder.free(name)).collect();
    let of = count(names.len());
    let mut files = 0;
    let done = each.save(
        || shell.is_exporting(),
        |number, export| folder.save(&names[number], &export.bytes),
        |()| {
            files += 1;
            // A window that is gone needs no news.
            let _ = progress.send(ExportProgress { done: files, of });
            Ok(())
        },
    );
    let synced = folder.finish();
    done.and(synced)?;
    let folder = PathBuf::from(path).display().to_string();
    Ok(SavedFiles { folder, files, of })
}

fn title(format: Format) -> &'static str {
    match format {
        Format::Markdown => "Save Markdown",
        Format::Docx => "Save Word document",
        Format::Html => "Save web page",
        Format::Confluence => "Save Confluence storage format",
        Format::Pptx => "Save PowerPoint presentation",
        Format::Xlsx => "Save Excel workbook",
        Format::Csv => "Save table",
    }
}

fn count(files: usize) -> u32 {
    u32::try_from(files).unwrap_or(u32::MAX)
}
