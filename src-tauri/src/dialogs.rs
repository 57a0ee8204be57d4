//! Native dialogs, each of the window that asks, which waits for it. Outside the app's data folder and the open workspace, nothing is written but what was chosen here.

use std::path::{Path, PathBuf};

use ninefold_core::view::{Format, HandOver};
use rfd::{AsyncFileDialog, AsyncMessageDialog, MessageButtons, MessageDialogResult, MessageLevel};
use tauri::WebviewWindow;

/// A kind of file to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    name: &'static str,
    extension: &'static str,
}

/// A workspace file.
pub const WORKSPACE: Kind = Kind {
    name: "Ninefold workspace",
    extension: "ninefold",
};

/// What is exchanged with other copies of a workspace.
pub const BUNDLE: Kind = Kind {
    name: "Ninefold bundle",
    extension: "ninefold-bundle",
};

/// A template of use cases.
pub const TEMPLATE: Kind = Kind {
    name: "Template",
    extension: "toml",
};

/// What can be taken in: bundles, and other copies of the workspace.
pub const EXCHANGED: [&str; 2] = ["ninefold-bundle", "ninefold"];

/// How captures end. Some systems tell the cases apart.
const CAPTURES: [&str; 10] = [
    "har", "json", "ndjson", "jsonl", "csv", "tsv", "txt", "HAR", "JSON", "CSV",
];

/// How the files of tables end. Some systems tell the cases apart.
const SPREADSHEETS: [&str; 10] = [
    "csv", "tsv", "txt", "xlsx", "xlsm", "CSV", "TSV", "TXT", "XLSX", "XLSM",
];

/// How the files of pictures end. Some systems tell the cases apart.
const PICTURES: [&str; 8] = ["png", "jpg", "jpeg", "webp", "PNG", "JPG", "JPEG", "WEBP"];

impl Kind {
    /// Whether a file is called as one of these.
    pub fn is_of(self, path: &Path) -> bool {
        let end = path.extension().unwrap_or_default();
        end.eq_ignore_ascii_case(self.extension)
    }
}

impl From<Format> for Kind {
    fn from(format: Format) -> Self {
        let name = match format {
            Format::Markdown => "Markdown",
            Format::Docx => "Word document",
            Format::Html => "Web page",
            Format::Confluence => "Confluence storage format",
            Format::Pptx => "PowerPoint presentation",
            Format::Xlsx => "Excel workbook",
            Format::Csv => "Table",
        };
        Self {
            name,
            extension: format.extension(),
        }
    }
}

impl From<HandOver> for Kind {
    fn from(to: HandOver) -> Self {
        let name = match to {
            HandOver::Jira | HandOver::AzureBoards => "Work items",
            HandOver::Calendar => "Calendar",
            HandOver::Flowchart | HandOver::Gantt => "Mermaid diagram",
            HandOver::ConfluenceIndex => "Confluence storage format",
            HandOver::Fides => "Privacy taxonomy",
            HandOver::JsonSchema | HandOver::SelfDescribing => "JSON Schema",
            HandOver::TrackingPlan => "Tracking plan",
            HandOver::PlanAsCode => "Plan as code",
            HandOver::DataLayer => "JavaScript",
            HandOver::TestList => "Table",
        };
        Self {
            name,
            extension: to.extension(),
        }
    }
}

/// Asks where to save. The extension is added where it was left out; `None` where the person cancelled. No file is
/// replaced unasked: the dialog asks, or we do where the extension makes it another name than the dialog saw.
pub async fn save(
    window: &WebviewWindow,
    title: &str,
    kind: Kind,
    folder: Option<&Path>,
    name: &str,
) -> Option<PathBuf> {
    let chosen = dialog(window, title, kind, folder)
        .set_file_name(name)
        .save_file()
        .await?;
    let path = add_extension(chosen.path(), kind.extension);
    let unseen = path != chosen.path() && path.exists();
    (!unseen || may_replace(window, &path).await).then_some(path)
}

/// Asks which file to open; `None` where the person cancelled.
pub async fn open(
    window: &WebviewWindow,
    title: &str,
    kind: Kind,
    folder: Option<&Path>,
) -> Option<PathBuf> {
    dialog(window, title, kind, folder)
        .pick_file()
        .await
        .map(|chosen| chosen.path().to_owned())
}

/// Asks which bundles and workspaces to open; none where the person cancelled.
pub async fn open_exchanged(window: &WebviewWindow, title: &str) -> Vec<PathBuf> {
    several(window, title, "Bundles and workspaces", &EXCHANGED).await
}

/// Asks which spreadsheet to open; `None` where the person cancelled.
pub async fn open_spreadsheet(window: &WebviewWindow, title: &str) -> Option<PathBuf> {
    let dialog = titled(window, title).add_filter("Spreadsheets", &SPREADSHEETS);
    let chosen = dialog.pick_file().await;
    chosen.map(|chosen| chosen.path().to_owned())
}

/// Asks which capture to open; `None` where the person cancelled.
pub async fn open_capture(window: &WebviewWindow, title: &str) -> Option<PathBuf> {
    let dialog = titled(window, title).add_filter("Captures", &CAPTURES);
    let chosen = dialog.pick_file().await;
    chosen.map(|chosen| chosen.path().to_owned())
}

/// Asks which pictures to open; none where the person cancelled.
pub async fn open_pictures(window: &WebviewWindow, title: &str) -> Vec<PathBuf> {
    several(window, title, "Pictures", &PICTURES).await
}

/// Asks which picture to open; `None` where the person cancelled.
pub async fn open_picture(window: &WebviewWindow, title: &str) -> Option<PathBuf> {
    let dialog = titled(window, title).add_filter("Pictures", &PICTURES);
    let chosen = dialog.pick_file().await;
    chosen.map(|chosen| chosen.path().to_owned())
}

async fn several(
    window: &WebviewWindow,
    title: &str,
    kind: &str,
    extensions: &[&str],
) -> Vec<PathBuf> {
    let dialog = titled(window, title).add_filter(kind, extensions);
    let chosen = dialog.pick_files().await;
    let chosen = chosen.unwrap_or_default();
    chosen.iter().map(|file| file.path().to_owned()).collect()
}

/// Asks for a folder; `None` where the person cancelled.
pub async fn folder(window: &WebviewWindow, title: &str) -> Option<PathBuf> {
    let chosen = titled(window, title).pick_folder().await;
    chosen.map(|chosen| chosen.path().to_owned())
}

async fn may_replace(window: &WebviewWindow, path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let answer = AsyncMessageDialog::new()
        .set_title("Replace the file?")
        .set_description(format!(
            "A file named “{name}” is there already. Saving replaces what it holds."
        ))
        .set_level(MessageLevel::Warning)
        .set_buttons(MessageButtons::OkCancel)
        .set_parent(window)
        .show();
    answer.await == MessageDialogResult::Ok
}

/// A dialog that lies over its window; with GTK, rfd makes it one of its own.
fn titled(window: &WebviewWindow, title: &str) -> AsyncFileDialog {
    AsyncFileDialog::new().set_title(title).set_parent(window)
}

fn dialog(
    window: &WebviewWindow,
    title: &str,
    kind: Kind,
    folder: Option<&Path>,
) -> AsyncFileDialog {
    let dialog = titled(window, title).add_filter(kind.name, &[kind.extension]);
    match folder.filter(|folder| folder.is_dir()) {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    }
}

/// The path as chosen, with the extension where it is another or none.
fn add_extension(path: &Path, extension: &str) -> PathBuf {
    match path.extension() {
        Some(found) if found.eq_ignore_ascii_case(extension) => path.to_owned(),
        _ => {
            let mut name = path.as_os_str().to_owned();
            name.push(".");
            name.push(extension);
            PathBuf::from(name)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extension_is_added_once() {
        for (chosen, expected) in [
            ("/a/b", "/a/b.md"),
            ("/a/b.md", "/a/b.md"),
            ("/a/b.MD", "/a/b.MD"),
            ("/a/v1.2", "/a/v1.2.md"),
        ] {
            assert_eq!(add_extension(Path::new(chosen), "md"), Path::new(expected));
        }
    }
}
