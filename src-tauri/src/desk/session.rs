//! What the window is told of the desk.

use std::path::Path;

use ninefold_core::view::{Recent, Session, UndoState};

use super::Desk;
use crate::settings::one_line;

impl Desk {
    /// What a freshly loaded window asks for.
    pub fn session(&mut self) -> Session {
        let mut workspace = self.open.as_mut().map(|open| open.workspace.info());
        if let Some(info) = &mut workspace {
            info.notices.append(&mut self.notices);
        }
        Session {
            workspace,
            problem: self.problem.clone(),
            recent: self.kept.recent.iter().map(|path| recent(path)).collect(),
            settings: self.kept.view(),
            exporting: self.kept.exporting.clone(),
            first_start: self.kept.author.is_empty(),
            suggested_name: suggested_name(),
            undo: match &mut self.open {
                Some(open) => open.workspace.undo_state(),
                None => UndoState {
                    undo: None,
                    redo: None,
                },
            },
            platform: match std::env::consts::OS {
                "macos" => "macos",
                "windows" => "windows",
                _ => "linux",
            }
            .to_owned(),
            file_manager: match std::env::consts::OS {
                "macos" => "Finder",
                "windows" => "Explorer",
                _ => "folder",
            }
            .to_owned(),
            news: self.news(),
            in_sync: self.in_sync(),
            asks_passphrase: self.asks_passphrase_still(),
            is_handed: self.is_handed && self.open.is_some(),
            team: self.team_state(),
        }
    }
}

fn recent(path: &Path) -> Recent {
    let folder = path.parent().unwrap_or(Path::new(""));
    let home = std::env::home_dir().filter(|home| !home.as_os_str().is_empty());
    let shortened = home.and_then(|home| {
        folder
            .strip_prefix(home)
            .ok()
            .map(|rest| Path::new("~").join(rest))
    });
    Recent {
        name: path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        path: path.display().to_string(),
        folder: shortened
            .unwrap_or_else(|| folder.to_owned())
            .display()
            .to_string(),
        exists: path.exists(),
    }
}

/// The name the system knows the person by; nothing for an account that is not a person's.
fn suggested_name() -> String {
    let name = one_line(&whoami::realname());
    if matches!(
        name.to_lowercase().as_str(),
        "root" | "unknown" | "user" | "administrator"
    ) {
        String::new()
    } else {
        name
    }
}
