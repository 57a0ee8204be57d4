//! Templates of use cases, and what they suggest.

use std::fs;

use ninefold_core::disk::file_name;
use ninefold_core::disk::files::write_whole;
use ninefold_core::error::{Error, of_file};
use ninefold_core::framework;
use ninefold_core::view::{Done, SavedFile, TemplateDraft, Templates};
use tauri::{State, WebviewWindow};

use super::workspace::{refuse_in_use, saved};
use crate::dialogs::{self, TEMPLATE};
use crate::on_screen::OnScreen;
use crate::refusal::{Answer, Refusal};
use crate::shell::Shell;

/// The templates that say some words, or all.
#[tauri::command]
pub async fn template_list(shell: State<'_, Shell>, wanted: String) -> Answer<Templates> {
    shell.reading(move |reader| reader.templates(&wanted)).await
}

/// Begins a new use case that refers to a template.
#[tauri::command]
pub async fn template_start(shell: State<'_, Shell>, template: String) -> Answer<Done> {
    shell
        .in_workspace(move |workspace| workspace.begin_from_template(&template))
        .await
}

/// What a template made of a use case would keep.
#[tauri::command]
pub async fn template_draft(shell: State<'_, Shell>, use_case: String) -> Answer<TemplateDraft> {
    shell
        .reading(move |reader| reader.template_draft(&use_case))
        .await
}

/// Makes a template of what was drafted.
#[tauri::command]
pub async fn template_save(shell: State<'_, Shell>, draft: TemplateDraft) -> Answer<Done> {
    shell
        .in_workspace(move |workspace| workspace.save_template(&draft))
        .await
}

/// Calls a template something else.
#[tauri::command]
pub async fn template_rename(screen: OnScreen, template: String, name: String) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.rename_template(&template, &name))
        .await
}

/// Asks where to save a template as a file. `None` where the person cancelled.
#[tauri::command]
pub async fn template_export(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    template: String,
) -> Answer<Option<SavedFile>> {
    let (name, text) = shell
        .reading(move |reader| reader.template_file(&template))
        .await?;
    let name = file_name::file_name(&name, None, "toml");
    let Some(path) = dialogs::save(&window, "Export template", TEMPLATE, None, &name).await else {
        return Ok(None);
    };
    let work = move |desk: &mut crate::desk::Desk| {
        refuse_in_use(desk, &path)?;
        write_whole(&path, text.as_bytes()).map_err(|error| Error::not_written(&path, error))?;
        Ok(Some(saved(&path)))
    };
    shell.at_desk(work).await
}

/// Asks for the file of a template, and takes it in. `None` where the person cancelled.
#[tauri::command]
pub async fn template_import(
    window: WebviewWindow,
    shell: State<'_, Shell>,
) -> Answer<Option<Done>> {
    let Some(path) = dialogs::open(&window, "Import template", TEMPLATE, None).await else {
        return Ok(None);
    };
    let read = move || -> Answer<String> {
        let unreadable = |error| Refusal::new("refused", of_file(&path, error).to_string());
        let length = fs::metadata(&path).map_err(unreadable)?.len();
        if length > framework::LIMIT as u64 {
            return Err(Refusal::new(
                "refused",
                "This file is larger than 1 MiB, which no template is. Nothing was changed.",
            ));
        }
        let bytes = fs::read(&path).map_err(unreadable)?;
        String::from_utf8(bytes).map_err(|_no_text| {
            Refusal::new(
                "refused",
                "This file is no text, so it is no template. Nothing was changed.",
            )
        })
    };
    let text = Shell::aside(read).await?;
    shell
        .in_workspace(move |workspace| workspace.import_template(&text))
        .await
        .map(Some)
}

/// Takes what the template of a use case suggests.
#[tauri::command]
pub async fn suggestion_take(screen: OnScreen, use_case: String, key: String) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.take_suggestion(&use_case, &key))
        .await
}

/// Has a suggestion stay away from a use case.
#[tauri::command]
pub async fn suggestion_dismiss(screen: OnScreen, use_case: String, key: String) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.dismiss_suggestion(&use_case, &key))
        .await
}
