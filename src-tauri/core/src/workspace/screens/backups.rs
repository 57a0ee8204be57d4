//! Backups and what can be saved of a damaged file, in words.

use crate::document::day;
use crate::document::origin::Origin;
use crate::error::Error;
use crate::picture::size_in_words;
use crate::store::{Backup, Rescue, Shelf, Why};
use crate::view::{BackupRow, BackupWhy, RescueView};

/// A backup as a list shows it.
pub fn backup_row(backup: &Backup, origin: &Origin) -> BackupRow {
    let (now, zone) = ((origin.clock)(), (origin.zone)());
    let told = |at| day::told(at, now, &zone);
    let (mut holds, mut edited) = (String::new(), String::new());
    if let Ok(held) = &backup.holds {
        holds = format!(
            "{}, {}",
            counted(held.use_cases, "use case"),
            counted(held.changes, "change")
        );
        if let Some(at) = held.edited {
            edited = format!("Last edit {}", told(at));
            if !held.editor.is_empty() {
                edited.push_str(&format!(" by {}", held.editor));
            }
        }
    }
    BackupRow {
        path: backup.path.display().to_string(),
        made: told(backup.made),
        why: match backup.why {
            Why::Working => BackupWhy::Working,
            Why::BeforeRestore => BackupWhy::BeforeRestore,
            Why::BeforeMigration => BackupWhy::BeforeMigration,
        },
        size: size_in_words(backup.bytes),
        holds,
        edited,
        problem: backup.holds.as_ref().err().cloned(),
    }
}

/// What can be saved of a file that can't be opened, with the newest whole backup of its shelf.
///
/// # Errors
/// A file that can't be read at all, by the system's word.
pub fn rescue_view(
    path: &std::path::Path,
    shelf: &Shelf,
    origin: &Origin,
) -> Result<RescueView, Error> {
    let backup = shelf.newest_whole();
    let of_backup = backup.as_ref().map(|backup| backup.path.as_path());
    let row = backup.as_ref().map(|backup| backup_row(backup, origin));
    match Rescue::of(path, of_backup) {
        Ok(rescue) => Ok(RescueView {
            told: rescue.comes_to().told(),
            backup: row,
            can_save: true,
        }),
        Err(Error::Invalid(told)) => Ok(RescueView {
            told: vec![told],
            backup: row,
            can_save: false,
        }),
        Err(error) => Err(error),
    }
}

fn counted(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}
