//! What is exchanged with other copies of the workspace, and what they disagree on.

use std::collections::HashMap;

use ninefold_core::disk::files::write_whole;
use ninefold_core::document::spot::Spot;
use ninefold_core::error::Error;
use ninefold_core::view::{
    BundleWish, Correspondent, Decision, Disagreement, Done, Handed, Imported, SavedFile,
    Suggestion, Touched,
};
use ninefold_core::workspace::{Passphrases, Workspace};
use tauri::ipc::{InvokeBody, Request};
use tauri::{State, WebviewWindow};
use url::form_urlencoded;

use super::people::backups_after;
use super::workspace::{refuse_in_use, saved};
use crate::desk::{Desk, Incoming};
use crate::dialogs::{self, BUNDLE};
use crate::on_screen::OnScreen;
use crate::refusal::{Answer, Refusal};
use crate::shell::Shell;

/// The header that names the file whose bytes are sent along, as the window writes it, since it takes no letters but plain ones:
/// `name=…`; and `another`, where the file came together with the one before.
const NAME: &str = "Ninefold-Name";

/// Who sent something from another copy, and when last.
#[tauri::command]
pub async fn correspondents(shell: State<'_, Shell>) -> Answer<Vec<Correspondent>> {
    shell.reading(|reader| reader.correspondents()).await
}

/// Asks where to save a bundle, and writes it. `None` where the person cancelled.
#[tauri::command]
pub async fn bundle_save(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    wish: BundleWish,
    passphrase: String,
) -> Answer<Option<SavedFile>> {
    let made = move |workspace: &mut Workspace| match passphrase.as_str() {
        "" => workspace.bundle(&wish),
        passphrase => workspace.bundle(&wish)?.locked(passphrase),
    };
    let bundle = shell.in_workspace(made).await?;
    let name = bundle.file_name.clone();
    let chosen = dialogs::save(&window, "Send work", BUNDLE, None, &name).await;
    let Some(path) = chosen else {
        return Ok(None);
    };
    let work = move |desk: &mut Desk| {
        refuse_in_use(desk, &path)?;
        write_whole(&path, &bundle.bytes).map_err(|error| Error::not_written(&path, error))?;
        Ok(Some(saved(&path)))
    };
    shell.at_desk(work).await
}

/// Asks for bundles, or other copies of the workspace, and answers what taking them in would change. `None` where the person
/// cancelled.
#[tauri::command]
pub async fn import_choose(
    window: WebviewWindow,
    shell: State<'_, Shell>,
) -> Answer<Option<Imported>> {
    let files = dialogs::open_exchanged(&window, "Bring in work").await;
    if files.is_empty() {
        return Ok(None);
    }
    let work = move |desk: &mut Desk| {
        for path in &files {
            refuse_in_use(desk, path)?;
        }
        let passphrases = Passphrases::default();
        preview(desk, Incoming { files, passphrases }).map(Some)
    };
    shell.at_desk(work).await
}

/// The same for the file that was chosen last, which is locked.
#[tauri::command]
pub async fn import_unlock(shell: State<'_, Shell>, passphrase: String) -> Answer<Imported> {
    let work = move |desk: &mut Desk| {
        let Incoming { files, passphrases } = desk.incoming.clone().ok_or_else(nothing_chosen)?;
        let passphrases = passphrases.instead(&passphrase);
        preview(desk, Incoming { files, passphrases })
    };
    shell.at_desk(work).await
}

/// What taking in would change.
///
/// # Errors
/// Code `passphrase` where the file is locked; what can't be taken in.
pub fn preview(desk: &mut Desk, incoming: Incoming) -> Answer<Imported> {
    let workspace = desk.workspace()?;
    let imported = workspace.preview_imports(&incoming.paths(), &incoming.passphrases);
    // One that is locked waits for its passphrase.
    desk.incoming = Some(incoming);
    Ok(imported?)
}

fn nothing_chosen() -> Refusal {
    Refusal::new(
        "unknown",
        "There is nothing to bring in. Choose a file first.",
    )
}

/// Takes in what was chosen last, and erases what is erased there if that is wanted. A backup is made first; where that can't
/// be, it is told, since undo takes back all that came in.
#[tauri::command]
pub async fn import_take(shell: State<'_, Shell>, erases: bool) -> Answer<Done> {
    let backed_up = shell.back_up_now().await;
    let work = move |desk: &mut Desk| {
        let incoming = desk.incoming.clone().ok_or_else(nothing_chosen)?;
        let (files, passphrases) = (incoming.paths(), &incoming.passphrases);
        let workspace = desk.workspace()?;
        let (imported, mut done) = workspace.import_all(&files, passphrases)?;
        let erased = match erases {
            true => Some(workspace.erase_as_in(&files, passphrases)?),
            false => None,
        };
        desk.incoming = None;
        desk.brought_in(&incoming.files);
        let said = [
            Some(imported.in_words()),
            done.notice.take(),
            not_backed_up(backed_up),
        ];
        let mut said: Vec<String> = said.into_iter().flatten().collect();
        if let Some(erased) = erased {
            said.extend(erased.notice.clone());
            let Touched { documents, listed } =
                std::mem::replace(&mut done.touched, erased.touched);
            done.touched.documents.extend(documents);
            done.touched.listed |= listed;
            (done.revision, done.undo) = (erased.revision, erased.undo);
        }
        done.notice = Some(said.join(" "));
        Ok(done)
    };
    let mut done = shell.at_desk(work).await?;
    if erases {
        let told = done.notice.into_iter().chain(backups_after(&shell).await);
        done.notice = Some(told.collect::<Vec<_>>().join(" "));
    }
    Ok(done)
}

/// That no backup was made before something was taken in, and why.
pub(super) fn not_backed_up(backed_up: Answer<()>) -> Option<String> {
    let why = backed_up.err()?.message;
    Some(format!("No backup was made first. {why}"))
}

/// What taking in what waits would change.
#[tauri::command]
pub async fn news_look(shell: State<'_, Shell>) -> Answer<Imported> {
    // Others take away what they wrote when something newer says the same.
    if shell.at_desk(|desk| Ok(desk.is_news_gone())).await? {
        shell.exchange_now().await?;
    }
    let work = |desk: &mut Desk| {
        let news = desk.take_up_news()?;
        preview(desk, news)
    };
    shell.at_desk(work).await
}

/// The same for a file that was handed over or dropped.
#[tauri::command]
pub async fn handed_look(shell: State<'_, Shell>) -> Answer<Imported> {
    let work = |desk: &mut Desk| {
        let handed = desk.take_up_handed()?;
        preview(desk, handed)
    };
    shell.at_desk(work).await
}

/// Takes the bytes of a file that was dropped, and answers what it is.
#[tauri::command]
pub async fn handed_drop(shell: State<'_, Shell>, request: Request<'_>) -> Answer<Handed> {
    let Dropped {
        name,
        bytes,
        is_another,
    } = dropped(&request)?;
    shell
        .at_desk(move |desk| desk.dropped(&name, &bytes, is_another))
        .await
}

/// A file that was dropped on the window, which is not told where it lies.
pub struct Dropped {
    /// What it is called.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// It came together with the one before.
    pub is_another: bool,
}

/// What the window sends of a file that was dropped.
///
/// # Errors
/// Code `internal` for what is no file.
pub fn dropped(request: &Request<'_>) -> Answer<Dropped> {
    let header = request.headers().get(NAME);
    let header = header.and_then(|header| header.to_str().ok());
    let mut told: HashMap<String, String> =
        form_urlencoded::parse(header.unwrap_or_default().as_bytes())
            .into_owned()
            .collect();
    let bytes = match request.body() {
        InvokeBody::Raw(bytes) => bytes.clone(),
        // What Tauri makes of bytes where the system lets no other way through.
        InvokeBody::Json(json) => {
            serde_json::from_value(json.clone()).map_err(|_| Refusal::internal())?
        }
    };
    Ok(Dropped {
        name: told.remove("name").unwrap_or_default(),
        bytes,
        is_another: told.contains_key("another"),
    })
}

/// How much is to be settled.
#[tauri::command]
pub async fn unsettled(shell: State<'_, Shell>) -> Answer<u32> {
    shell.reading(|reader| reader.count_unsettled()).await
}

/// What is to be settled.
#[tauri::command]
pub async fn disagreements(shell: State<'_, Shell>) -> Answer<Vec<Disagreement>> {
    shell.reading(|reader| reader.disagreements()).await
}

/// What is to be settled in the documents of a screen.
#[tauri::command]
pub async fn disagreements_of(
    shell: State<'_, Shell>,
    documents: Vec<String>,
) -> Answer<Vec<Disagreement>> {
    shell
        .reading(move |reader| reader.disagreements_of(&documents))
        .await
}

/// What two versions of a text come to.
#[tauri::command]
pub async fn suggestion(
    shell: State<'_, Shell>,
    document: String,
    record: String,
    field: String,
) -> Answer<Suggestion> {
    shell
        .reading(move |reader| reader.suggestion(&Spot::named(&document, &record, &field)?))
        .await
}

/// Settles a field.
#[tauri::command]
pub async fn decide(
    screen: OnScreen,
    document: String,
    record: String,
    field: String,
    decision: Decision,
) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| {
            let spot = Spot::named(&document, &record, &field)?;
            workspace.decide(&spot, &decision)
        })
        .await
}
