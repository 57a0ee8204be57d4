//! People: the list, what is held about somebody, entries of the same person, and erasing.

use ninefold_core::view::{Done, ErasureWish, Held, InvolvementScreen, PeopleScreen, Wanted};
use ninefold_core::workspace::Rewritten;
use tauri::State;

use crate::on_screen::OnScreen;
use crate::refusal::Answer;
use crate::shell::Shell;

/// Those people whom a filter lets through.
#[tauri::command]
pub async fn people_screen(
    shell: State<'_, Shell>,
    filter: String,
    people: Wanted,
) -> Answer<PeopleScreen> {
    shell
        .reading(move |reader| reader.people_screen(&filter, &people))
        .await
}

/// Who is involved in which use case, or those use cases alone whose RACI letters have holes.
#[tauri::command]
pub async fn involvement_screen(
    shell: State<'_, Shell>,
    filter: String,
    holes: bool,
    use_cases: Wanted,
) -> Answer<InvolvementScreen> {
    shell
        .reading(move |reader| reader.involvement_screen(&filter, holes, &use_cases))
        .await
}

/// All that is held about a person, whom texts may also mention by other names.
#[tauri::command]
pub async fn person_held(
    shell: State<'_, Shell>,
    person: String,
    also: Vec<String>,
) -> Answer<Held> {
    shell
        .reading(move |reader| reader.held(&person, &also))
        .await
}

/// Shows two people as one.
#[tauri::command]
pub async fn people_merge(screen: OnScreen, one: String, other: String) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.merge_people(&one, &other))
        .await
}

/// Shows an entry that is one with others by itself again.
#[tauri::command]
pub async fn people_apart(screen: OnScreen, entry: String) -> Answer<Done> {
    screen
        .in_workspace(move |workspace| workspace.take_apart(&entry))
        .await
}

/// Erases a person, and writes the backups anew.
#[tauri::command]
pub async fn person_erase(shell: State<'_, Shell>, wish: ErasureWish) -> Answer<Done> {
    let mut done = shell
        .in_workspace(move |workspace| workspace.erase_person(&wish))
        .await?;
    let told = backups_after(&shell).await;
    done.notice = Some(
        done.notice
            .into_iter()
            .chain(told)
            .collect::<Vec<_>>()
            .join(" "),
    );
    Ok(done)
}

/// Writes what is kept of the workspace anew when something was erased, and answers what became of it, in sentences.
pub async fn backups_after(shell: &Shell) -> Vec<String> {
    match shell.rewrite_backups().await {
        Ok((rewritten, is_missed)) => told(&rewritten, is_missed),
        Err(refusal) => vec![format!(
            "The backups are written anew when the next one is made. {}",
            refusal.message
        )],
    }
}

fn told(Rewritten { files, problems }: &Rewritten, is_missed: bool) -> Vec<String> {
    let mut told = Vec::new();
    match files {
        0 => {}
        1 => told.push("1 backup was written anew without it.".to_owned()),
        files => told.push(format!("{files} backups were written anew without it.")),
    }
    if is_missed {
        told.push(
            "The second place is not connected; its backups are written anew when it is there again."
                .to_owned(),
        );
    }
    told.extend(problems.iter().cloned());
    told
}
