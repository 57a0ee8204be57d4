//! Designs and the logo: pictures chosen, pasted or dropped, and their bytes. Bytes cross the bridge as they are.

use std::fs;
use std::path::{Path, PathBuf};

use ninefold_core::error::of_file;
use ninefold_core::picture::{Form, Refused, check_size};
use ninefold_core::view::Done;
use ninefold_core::workspace::{self, NewDesign};
use tauri::ipc::{InvokeBody, Request, Response};
use tauri::{State, WebviewWindow};
use url::form_urlencoded;

use crate::dialogs;
use crate::on_screen::OnScreen;
use crate::refusal::{Answer, Refusal};
use crate::shell::Shell;

/// The header that says what the bytes of [`design_add`] are.
const PARTS: &str = "Ninefold-Parts";

/// Asks which pictures to attach to a use case, and attaches them. `None` where the person cancelled.
#[tauri::command]
pub async fn design_choose(
    window: WebviewWindow,
    shell: State<'_, Shell>,
    use_case: String,
) -> Answer<Option<Done>> {
    let paths = dialogs::open_pictures(&window, "Attach designs").await;
    if paths.is_empty() {
        return Ok(None);
    }
    let files = move || paths.into_iter().map(read).collect();
    attach(&shell, use_case, files).await.map(Some)
}

/// Attaches pasted or dropped pictures to a use case: their bytes one behind the other, and a header that parts them.
#[tauri::command]
pub async fn design_add(shell: State<'_, Shell>, request: Request<'_>) -> Answer<Done> {
    let header = request.headers().get(PARTS);
    let parts = header.and_then(|parts| parts.to_str().ok());
    let received = match request.body() {
        InvokeBody::Raw(bytes) => parts.and_then(|parts| received(parts, bytes)),
        // What Tauri makes of bytes where the system lets no other way through.
        InvokeBody::Json(json) => serde_json::from_value::<Vec<u8>>(json.clone())
            .ok()
            .and_then(|bytes| received(parts?, &bytes)),
    };
    let (use_case, files) = received.ok_or_else(Refusal::internal)?;
    attach(&shell, use_case, move || files).await
}

/// Asks for the logo of the workspace, and takes it. `None` where the person cancelled.
#[tauri::command]
pub async fn logo_choose(window: WebviewWindow, screen: OnScreen) -> Answer<Option<Done>> {
    let Some(path) = dialogs::open_picture(&window, "Choose a logo").await else {
        return Ok(None);
    };
    let logo = blocking(move || {
        let file = read(path);
        NewDesign::new(file.name, file.bytes)
    });
    let logo = logo.await?;
    let done = screen.in_workspace(move |workspace| workspace.set_logo(logo));
    done.await.map(Some)
}

/// Takes the logo of the workspace away.
#[tauri::command]
pub async fn logo_remove(screen: OnScreen) -> Answer<Done> {
    screen
        .in_workspace(|workspace| workspace.remove_logo())
        .await
}

/// A picture in a form: the bytes of a file of its own.
#[tauri::command]
pub async fn design_shown(shell: State<'_, Shell>, hash: String, form: Form) -> Answer<Response> {
    let bytes = shell
        .reading(move |reader| reader.design_bytes(&hash))
        .await?;
    // Decoding it holds nobody up who types.
    let shown = blocking(move || workspace::design_shown(bytes, form)).await?;
    Ok(Response::new(shown?.bytes))
}

/// Attaches files, which are decoded before anybody has to wait for it.
async fn attach(
    shell: &Shell,
    use_case: String,
    files: impl FnOnce() -> Vec<File> + Send + 'static,
) -> Answer<Done> {
    let decoded = || {
        let design = |file: File| NewDesign::new(file.name, file.bytes);
        files().into_iter().map(design).collect()
    };
    let files: Vec<NewDesign> = blocking(decoded).await?;
    shell
        .in_workspace(move |workspace| workspace.add_designs(&use_case, files))
        .await
}

/// Works where nobody waits for it.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Answer<T> {
    tauri::async_runtime::spawn_blocking(work)
        .await
        .map_err(|_panicked| Refusal::internal())
}

/// A file that is to be attached.
struct File {
    name: String,
    /// What it holds, or why it was not even read.
    bytes: Result<Vec<u8>, Refused>,
}

/// A chosen file, which is not read if it is too large.
fn read(path: PathBuf) -> File {
    let unreadable = |error: std::io::Error| Refused::Unreadable(of_file(&path, error).to_string());
    let bytes = fs::metadata(&path)
        .map_err(unreadable)
        .and_then(|found| check_size(found.len()))
        .and_then(|()| fs::read(&path).map_err(unreadable));
    let name = path.file_name().unwrap_or(Path::new("").as_os_str());
    File {
        name: name.to_string_lossy().into_owned(),
        bytes,
    }
}

/// The use case and files that the window sends: `useCase=…`, then for each file its `name`, its `size`, and how many
/// bytes were `sent` of it, none where it is too large anyway. `None` where this does not add up.
fn received(parts: &str, bytes: &[u8]) -> Option<(String, Vec<File>)> {
    let mut parts = form_urlencoded::parse(parts.as_bytes());
    let mut next = |key: &str| {
        let (found, value) = parts.next()?;
        (found == key).then(|| value.into_owned())
    };
    let use_case = next("useCase")?;
    let mut files = Vec::new();
    let mut rest = bytes;
    while let Some(name) = next("name") {
        let size = next("size")?.parse().ok()?;
        let sent = next("sent")?.parse().ok()?;
        let (own, others) = rest.split_at_checked(sent)?;
        rest = others;
        files.push(File {
            name,
            bytes: check_size(size).map(|()| own.to_owned()),
        });
    }
    rest.is_empty().then_some((use_case, files))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_window_sends_is_parted() {
        let parts = "useCase=id&name=a+%26+%C3%B6.png&size=3&sent=3&name=large.png&size=15000000&sent=0&name=b&size=2&sent=2";
        let (use_case, files) = received(parts, b"onetw").unwrap();
        assert_eq!(use_case, "id");
        let files: Vec<_> = files
            .into_iter()
            .map(|file| (file.name, file.bytes))
            .collect();
        assert_eq!(
            files,
            [
                ("a & ö.png".to_owned(), Ok(b"one".to_vec())),
                ("large.png".to_owned(), Err(Refused::TooLarge(15_000_000))),
                ("b".to_owned(), Ok(b"tw".to_vec())),
            ]
        );
        assert!(received(parts, b"onetwo").is_none(), "more than was told");
        assert!(received(parts, b"one").is_none(), "less than was told");
        assert!(received("name=a", b"").is_none(), "no use case");
    }

    #[test]
    fn a_chosen_file_is_read_unless_it_is_too_large_or_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("a.png"), "a").unwrap();
        let large = fs::File::create(path("large.png")).unwrap();
        large.set_len(15_000_000).unwrap();
        let small = read(path("a.png"));
        assert_eq!(
            (small.name.as_str(), small.bytes),
            ("a.png", Ok(b"a".to_vec()))
        );
        assert_eq!(
            read(path("large.png")).bytes,
            Err(Refused::TooLarge(15_000_000))
        );
        assert!(matches!(
            read(path("gone.png")).bytes,
            Err(Refused::Unreadable(_))
        ));
    }
}
