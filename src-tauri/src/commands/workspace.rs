//! Workspace files: new, open, copies. Paths to be written come from dialogs alone.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use ninefold_core::disk::files::companions;
use ninefold_core::disk::lock::{Lock, Locked};
use ninefold_core::error::Error;
use ninefold_core::view::{SavedFile, Session, Stated};
use ninefold_core::workspace::Workspace;
use tauri::{State, WebviewWindow};

use crate::desk::Desk;
use crate::dialogs::{self, WORKSPACE};
use crate::refusal::{Answer, Refusal};
use crate::shell::Shell;

/// Asks where to make a new workspace, and opens it. `None` where the person cancelled.
#[tauri::command]
pub async fn workspace_new(
    window: WebviewWindow,
    shell: State<'_, Shell>,
) -> Answer<Option<Session>> {
    let folder = workspaces(&shell).await?;
    let Some(path) = dialogs::save(
        &window,
        "New workspace",
        WORKSPACE,
        Some(&folder),
        "Workspace.ninefold",
    )
    .await
    else {
        return Ok(None);
    };
    let work = move |desk: &mut Desk| {
        if path.exists() {
            return Err(Refusal::new(
                "exists",
                "A file of that name is there already, and a new workspace never replaces one. Choose another name, or open that workspace.",
            ));
        }
        desk.create(&path)?;
        Ok(Some(desk.session()))
    };
    shell.at_desk(work).await
}

/// Asks which workspace to open. `None` where the person cancelled.
#[tauri::command]
pub async fn workspace_open(
    window: WebviewWindow,
    shell: State<'_, Shell>,
) -> Answer<Option<Session>> {
    let folder = workspaces(&shell).await?;
    match dialogs::open(&window, "Open workspace", WORKSPACE, Some(&folder)).await {
        Some(path) => opened(&shell, path).await.map(Some),
        None => Ok(None),
    }
}

/// Opens one of the workspaces that were opened before.
#[tauri::command]
pub async fn workspace_open_recent(shell: State<'_, Shell>, path: PathBuf) -> Answer<Session> {
    let work = move |desk: &mut Desk| {
        if !desk.knows(&path) {
            return Err(Refusal::new(
                "unknown",
                "That workspace is not among those opened before. Open it by Open workspace.",
            ));
        }
        desk.open(&path);
        Ok(desk.session())
    };
    shell.at_desk(work).await
}

/// Opens the sample workspace, which is made when it is not there.
#[tauri::command]
pub async fn workspace_open_sample(shell: State<'_, Shell>) -> Answer<Session> {
    let work = |desk: &mut Desk| {
        desk.open_sample()?;
        Ok(desk.session())
    };
    shell.at_desk(work).await
}

/// Tries the workspace that could not be opened once more.
#[tauri::command]
pub async fn workspace_try_again(shell: State<'_, Shell>) -> Answer<Session> {
    let work = |desk: &mut Desk| {
        desk.try_again();
        Ok(desk.session())
    };
    shell.at_desk(work).await
}

/// Opens what is whole of the workspace that is in doubt; what was there is kept beside it.
#[tauri::command]
pub async fn workspace_mend(shell: State<'_, Shell>) -> Answer<Session> {
    let work = |desk: &mut Desk| {
        desk.mend()?;
        Ok(desk.session())
    };
    shell.at_desk(work).await
}

/// Asks where to copy a workspace that can't be written, and opens the copy. `None` where the person cancelled.
#[tauri::command]
pub async fn workspace_open_copy(
    window: WebviewWindow,
    shell: State<'_, Shell>,
) -> Answer<Option<Session>> {
    let folder = workspaces(&shell).await?;
    let source = current(&shell).await?;
    let name = format!("{} (copy).ninefold", stem(&source));
    let Some(path) = dialogs::save(&window, "Open a copy", WORKSPACE, Some(&folder), &name).await
    else {
        return Ok(None);
    };
    let work = move |desk: &mut Desk| {
        let way = make_way(desk, &path)?;
        Workspace::copy_file(&source, &path)?;
        drop(way);
        desk.open(&path);
        Ok(Some(desk.session()))
    };
    shell.at_desk(work).await
}

/// Asks where to save a copy of the open workspace. `None` where the person cancelled.
#[tauri::command]
pub async fn workspace_save_copy(
    window: WebviewWindow,
    shell: State<'_, Shell>,
) -> Answer<Option<SavedFile>> {
    let source = current(&shell).await?;
    let name = format!("{} (copy).ninefold", stem(&source));
    let Some(path) = dialogs::save(&window, "Save a copy", WORKSPACE, source.parent(), &name).await
    else {
        return Ok(None);
    };
    let work = move |desk: &mut Desk| {
        let _way = make_way(desk, &path)?;
        desk.workspace()?.save_copy(&path)?;
        Ok(Some(saved(&path)))
    };
    shell.at_desk(work).await
}

/// What the workspace says of itself on what is exported. It is entered as anything else is.
#[tauri::command]
pub async fn workspace_stated(shell: State<'_, Shell>) -> Answer<Stated> {
    shell.reading(|reader| reader.stated()).await
}

/// Shows the workspace file in the system's file manager.
#[tauri::command]
pub async fn workspace_show(shell: State<'_, Shell>) -> Answer<()> {
    let path = current(&shell).await?;
    let folder = path.parent().unwrap_or(Path::new("/")).to_owned();
    super::app::open_in_system(folder).await
}

/// Takes a workspace out of those opened before.
#[tauri::command]
pub async fn workspace_forget(shell: State<'_, Shell>, path: PathBuf) -> Answer<Session> {
    let work = move |desk: &mut Desk| {
        desk.forget(&path)?;
        Ok(desk.session())
    };
    shell.at_desk(work).await
}

/// A file that was written, as the window tells of it.
pub fn saved(path: &Path) -> SavedFile {
    SavedFile {
        name: path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        path: path.display().to_string(),
    }
}

/// Refuses to write over the open workspace.
///
/// # Errors
/// Code `in-use`.
pub fn refuse_in_use(desk: &Desk, path: &Path) -> Answer<()> {
    match desk.is_in_use(path) {
        true => Err(Refusal::new(
            "in-use",
            "That file belongs to the workspace that is open. Choose another name.",
        )),
        false => Ok(()),
    }
}

/// Readies a path for a workspace file to be written there: it belongs to no open workspace, here or elsewhere, and no
/// companion is left that SQLite would take for the new file's.
///
/// # Errors
/// Code `in-use`; what removing can meet.
pub fn make_way(desk: &Desk, path: &Path) -> Answer<Option<Lock>> {
    refuse_in_use(desk, path)?;
    let lock = match path.exists().then(|| Lock::take(path)).transpose() {
        Ok(lock) => lock,
        Err(Locked::Elsewhere) => {
            return Err(Refusal::new(
                "in-use",
                "That workspace is open in another window. Choose another name.",
            ));
        }
        Err(Locked::Failed(error)) => return Err(Error::not_written(path, error).into()),
    };
    for companion in companions(path) {
        match fs::remove_file(&companion) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Error::not_written(&companion, error).into());
            }
            _ => {}
        }
    }
    Ok(lock)
}

async fn opened(shell: &Shell, path: PathBuf) -> Answer<Session> {
    let work = move |desk: &mut Desk| {
        desk.open(&path);
        Ok(desk.session())
    };
    shell.at_desk(work).await
}

/// The file of the workspace that is open, or that could not be opened.
///
/// # Errors
/// Code `no-workspace`.
pub async fn current(shell: &Shell) -> Answer<PathBuf> {
    let none = || Refusal::new("no-workspace", "No workspace is open. Open one first.");
    shell
        .at_desk(move |desk| desk.current().ok_or_else(none))
        .await
}

/// The folder for workspaces, which is made for the dialog to start in.
///
/// # Errors
/// None of its own.
pub async fn workspaces(shell: &Shell) -> Answer<PathBuf> {
    let work = |desk: &mut Desk| {
        let folder = desk.folders.workspaces();
        let _ = fs::create_dir_all(&folder);
        Ok(folder)
    };
    shell.at_desk(work).await
}

/// What a workspace is called by its file.
pub fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ninefold_core::disk::folders::Folders;

    #[test]
    fn a_copy_holds_what_is_still_in_the_write_ahead_log() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::new(Folders::at(folder.path().to_owned()), None);
        desk.first_start("Anna", false).unwrap();
        desk.workspace().unwrap().create_use_case().unwrap();
        let source = desk.current().unwrap();
        let target = folder.path().join("copy.ninefold");
        assert!(fs::metadata(&companions(&source)[0]).unwrap().len() > 0);
        Workspace::copy_file(&source, &target).unwrap();
        desk.open(&target);
        assert_eq!(
            desk.workspace()
                .unwrap()
                .use_cases()
                .unwrap()
                .use_cases
                .len(),
            1
        );
    }

    #[test]
    fn a_workspace_open_elsewhere_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let mut elsewhere = Desk::new(Folders::at(folder.path().join("elsewhere")), None);
        elsewhere.first_start("Ben", false).unwrap();
        let path = elsewhere.current().unwrap();
        let here = Desk::new(Folders::at(folder.path().join("here")), None);
        assert_eq!(make_way(&here, &path).unwrap_err().code, "in-use");
        assert_eq!(make_way(&elsewhere, &path).unwrap_err().code, "in-use");
        drop(elsewhere);
        make_way(&here, &path).unwrap();
    }

    #[test]
    fn a_new_file_inherits_no_companion() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(Folders::at(folder.path().to_owned()), None);
        let path = folder.path().join("a.ninefold");
        for companion in companions(&path) {
            fs::write(companion, "left by a crash").unwrap();
        }
        make_way(&desk, &path).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
