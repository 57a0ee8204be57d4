//! The program itself: settings, links, versions, the log.

use std::path::PathBuf;

use ninefold_core::view::{About, Part, Settings};
use tauri::{AppHandle, State, WebviewWindow};
use url::Url;

use crate::refusal::{Answer, Refusal};
use crate::shell::Shell;
use crate::window;

/// How much of a reported problem goes to the log, in characters.
const REPORT: usize = 4000;

/// The licenses of everything the program is made of, in it as the window's files are: compressed to a tenth.
const LICENSES: &str = "THIRD-PARTY-LICENSES.txt";

/// Changes the settings, and shows the window accordingly at once.
#[tauri::command]
pub async fn settings_change(
    shell: State<'_, Shell>,
    window: WebviewWindow,
    settings: Settings,
) -> Answer<Settings> {
    let work = move |desk: &mut crate::desk::Desk| {
        desk.kept.change(settings);
        desk.keep()?;
        let author = desk.kept.author();
        let language = desk.kept.origin().language;
        if let Ok(workspace) = desk.workspace() {
            workspace.set_author(&author)?;
            workspace.set_language(&language);
        }
        Ok(desk.kept.view())
    };
    let settings = shell.at_desk(work).await?;
    window::apply(&window, &settings);
    Ok(settings)
}

/// Opens a link in the system's browser or mail program; only http, https and mailto.
#[tauri::command]
pub async fn open_link(url: String) -> Answer<()> {
    let url = allowed(&url)
        .ok_or_else(|| Refusal::new("link", "Only web and email addresses can be opened."))?;
    open_in_system(PathBuf::from(url.as_str())).await
}

/// Shows the folder with the log.
#[tauri::command]
pub async fn open_log_folder(shell: State<'_, Shell>) -> Answer<()> {
    let folder = shell.at_desk(|desk| Ok(desk.folders.logs())).await?;
    open_in_system(folder).await
}

/// What a report of a fault should name.
#[tauri::command]
pub async fn about(app: AppHandle, shell: State<'_, Shell>) -> Answer<About> {
    let folders = shell.at_desk(|desk| Ok(desk.folders.clone())).await?;
    let part = |name: &str, version: String| Part {
        name: name.to_owned(),
        version,
    };
    Ok(About {
        version: app.package_info().version.to_string(),
        parts: vec![
            part("Tauri", tauri::VERSION.to_owned()),
            part(
                "Web view",
                tauri::webview_version().unwrap_or_else(|_| "unknown".to_owned()),
            ),
            part("SQLite", ninefold_core::sqlite_version().to_owned()),
            part(
                "System",
                format!("{} ({})", whoami::distro(), std::env::consts::ARCH),
            ),
        ],
        data_folder: folders.data().display().to_string(),
        log_folder: folders.logs().display().to_string(),
    })
}

/// The licenses of everything the program is made of.
#[tauri::command]
pub async fn licenses(app: AppHandle) -> Answer<String> {
    let file = app.asset_resolver().get(LICENSES.to_owned());
    let text = file.and_then(|file| String::from_utf8(file.bytes).ok());
    text.ok_or_else(Refusal::internal)
}

/// Opens the system's print dialog for the window, whose print style shows the preview alone.
#[tauri::command]
pub async fn print_page(window: WebviewWindow) -> Answer<()> {
    window
        .print()
        .map_err(|error| Refusal::new("print", format!("The system could not print: {error}.")))
}

/// Puts what the window says of a fault of its own into the log. The window leaves out what was typed.
#[tauri::command]
pub async fn report_problem(details: String) -> Answer<()> {
    let details: String = details.chars().take(REPORT).collect();
    log::error!("window: {details}");
    Ok(())
}

/// Opens something with the program that the system has for it.
///
/// # Errors
/// Code `system` where there is none.
pub async fn open_in_system(what: PathBuf) -> Answer<()> {
    let opened = tauri::async_runtime::spawn_blocking(move || open::that_detached(&what)).await;
    opened
        .map_err(|_panicked| Refusal::internal())?
        .map_err(|error| {
            Refusal::new(
                "system",
                format!(
                    "The system has no program to open this with, or it did not start: {error}."
                ),
            )
        })
}

/// The address, if it is one that may be opened.
fn allowed(url: &str) -> Option<Url> {
    Url::parse(url)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https" | "mailto"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_email_addresses_are_opened() {
        for url in [
            "https://example.com/a?b#c",
            "http://example.com",
            "mailto:a@example.com",
        ] {
            assert!(allowed(url).is_some(), "{url}");
        }
        for url in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,x",
            "/bin/sh",
            "smb://x",
            "",
            "-h",
        ] {
            assert!(allowed(url).is_none(), "{url}");
        }
    }
}
