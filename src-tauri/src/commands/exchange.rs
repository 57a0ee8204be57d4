//! What is exchanged with other copies of the workspace, and what they disagree on.

use ninefold_core::disk::files::write_whole;
use ninefold_core::document::spot::Spot;
use ninefold_core::error::Error;
use ninefold_core::view::{
    BundleWish, Correspondent, Decision, Disagreement, Done, Imported, SavedFile, Suggestion,
    Touched,
};
use ninefold_core::workspace::Workspace;
use tauri::{State, WebviewWindow};

use super::people::backups_after;
use super::workspace::{refuse_in_use, saved};
use crate::desk::{Desk, Incoming};
use crate::dialogs::{self, BUNDLE};
use crate::refusal::{Answer, Refusal};
use crate::shell::Shell;

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

/// Asks for a bundle, or another copy of the workspace, and answers what taking it in would change. `None` where the person
/// cancelled.
#[tauri::command]
pub async fn import_choose(
    window: WebviewWindow,
    shell: State<'_, Shell>,
) -> Answer<Option<Imported>> {
    let Some(path) = dialogs::open_any(&window, "Bring in work", &dialogs::EXCHANGED).await else {
        return Ok(None);
    };
    let work = move |desk: &mut Desk| {
        refuse_in_use(desk, &path)?;
        let passphrase = None;
        preview(desk, Incoming { path, passphrase }).map(Some)
    };
    shell.at_desk(work).await
}

/// The same for the file that was chosen last, which is locked.
#[tauri::command]
pub async fn import_unlock(shell: State<'_, Shell>, passphrase: String) -> Answer<Imported> {
    let work = move |desk: &mut Desk| {
        let Incoming { path, .. } = desk.incoming.clone().ok_or_else(nothing_chosen)?;
        let passphrase = Some(passphrase);
        preview(desk, Incoming { path, passphrase })
    };
    shell.at_desk(work).await
}

fn preview(desk: &mut Desk, incoming: Incoming) -> Answer<Imported> {
    let Incoming { path, passphrase } = &incoming;
    let imported = desk
        .workspace()?
        .preview_import(path, passphrase.as_deref());
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
        let Incoming { path, passphrase } = desk.incoming.clone().ok_or_else(nothing_chosen)?;
        let (imported, mut done) = desk.workspace()?.import(&path, passphrase.as_deref())?;
        let erased = match erases {
            true => Some(
                desk.workspace()?
                    .erase_as_in(&path, passphrase.as_deref())?,
            ),
            false => None,
        };
        desk.incoming = None;
        let unmade = backed_up.err();
        let unmade = unmade.map(|refusal| format!("No backup was made first. {}", refusal.message));
        let said = [Some(imported.in_words()), done.notice.take(), unmade];
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
    shell: State<'_, Shell>,
    document: String,
    record: String,
    field: String,
    decision: Decision,
) -> Answer<Done> {
    shell
        .in_workspace(move |workspace| {
            workspace.decide(&Spot::named(&document, &record, &field)?, &decision)
        })
        .await
}
