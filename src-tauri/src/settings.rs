//! The person's settings and what the app remembers between starts: one JSON file in the data folder.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use ninefold_core::disk::files::write_whole;
use ninefold_core::document::id::Id;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::text::name;
use ninefold_core::view::{ExportHabits, Settings, Theme};
use serde::{Deserialize, Serialize};

use crate::desk::TeamBy;

/// How many workspaces are remembered.
const RECENT: usize = 10;

/// The text sizes the window can have, in percent.
const TEXT_SIZES: std::ops::RangeInclusive<u32> = 50..=200;

/// What is kept in the settings file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Kept {
    /// The person's id, in all workspaces; made at the first start.
    pub author_id: Option<String>,
    /// The person's name.
    pub author: String,
    /// Light, dark, or as the system.
    pub theme: Theme,
    /// In percent.
    pub text_size: u32,
    /// A BCP 47 tag, `system` or `off`.
    pub spelling: String,
    /// How the person likes exports.
    pub exporting: ExportHabits,
    /// Where copies of backups go, too.
    pub second_backups: Option<PathBuf>,
    /// What is kept for single workspaces, by the path of each.
    pub workspaces: BTreeMap<PathBuf, OfWorkspace>,
    /// Workspaces opened before, newest first.
    pub recent: Vec<PathBuf>,
    /// Whether a workspace was open last, which is then the first of `recent`.
    pub reopen: bool,
}

/// What is kept for one workspace on this computer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct OfWorkspace {
    /// The folder that it shares.
    pub shared: Option<SharedBy>,
    /// The team server that it is connected to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamBy>,
    /// The person wants it in the folder of a sync program.
    pub stays_in_sync: bool,
    /// Copies beside it that were offered to be brought in.
    pub offered: Vec<PathBuf>,
}

/// How a workspace is shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SharedBy {
    /// The folder.
    pub folder: PathBuf,
    /// What tells this file on this computer from every copy of it.
    pub computer: String,
    /// What others write is brought in without being asked for.
    pub by_itself: bool,
    /// What is written there is locked with a passphrase.
    #[serde(default)]
    pub is_locked: bool,
    /// That, where the person wants it remembered on this computer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passphrase: Option<String>,
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            author_id: None,
            author: String::new(),
            theme: Theme::System,
            text_size: 100,
            spelling: "system".to_owned(),
            exporting: ExportHabits::default(),
            second_backups: None,
            workspaces: BTreeMap::new(),
            recent: Vec::new(),
            reopen: false,
        }
    }
}

impl Kept {
    /// Reads the settings file. One that can't be understood is set aside, and answered by the defaults and a notice.
    pub fn read(path: &Path) -> (Self, Option<String>) {
        let text = match fs::read(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return (Self::default(), None),
            Err(error) => {
                return (
                    Self::default(),
                    Some(format!("Your settings could not be read: {error}.")),
                );
            }
        };
        match serde_json::from_slice::<Self>(&text) {
            Ok(mut kept) => {
                kept.text_size = kept.text_size.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end());
                (kept, None)
            }
            Err(error) => {
                log::warn!("settings set aside: {error}");
                let aside = (1..)
                    .map(|number| path.with_extension(format!("damaged-{number}.json")))
                    .find(|aside| !aside.exists())
                    .unwrap_or_else(|| path.with_extension("damaged.json"));
                let _ = fs::rename(path, &aside);
                let name = aside
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                let notice = format!(
                    "Your settings could not be understood, so they start anew. The old file was kept as {name}."
                );
                (Self::default(), Some(notice))
            }
        }
    }

    /// Writes the settings file, whole or not at all.
    ///
    /// # Errors
    /// What writing can meet.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let text = serde_json::to_vec_pretty(self).map_err(io::Error::other)?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        write_whole(path, &text)
    }

    /// The settings as the window shows them.
    pub fn view(&self) -> Settings {
        Settings {
            author: self.author.clone(),
            theme: self.theme,
            text_size: self.text_size,
            spelling: self.spelling.clone(),
        }
    }

    /// Takes over what the window changed, as far as it makes sense: the author keeps a name.
    pub fn change(&mut self, settings: Settings) {
        let author = one_line(&settings.author);
        if !author.is_empty() {
            self.author = author;
        }
        self.theme = settings.theme;
        self.text_size = settings
            .text_size
            .clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end());
        self.spelling = settings.spelling;
    }

    /// Where time, place, language and identifiers come from: the system, but for a language that was chosen to check
    /// spelling in, which is then the one the person writes.
    pub fn origin(&self) -> Origin {
        let system = Origin::system();
        match self.spelling.as_str() {
            "system" | "off" => system,
            chosen => Origin {
                language: chosen.to_owned(),
                ..system
            },
        }
    }

    /// The author of edits, with an id from the first time on.
    pub fn author(&mut self) -> Author {
        let known: Option<Id> = self.author_id.as_deref().and_then(|id| id.parse().ok());
        let id = known.unwrap_or_else(|| {
            let mut origin = Origin::system();
            let now = (origin.clock)();
            let id = (origin.ids)(now);
            self.author_id = Some(id.to_string());
            id
        });
        Author {
            id,
            name: self.author.clone(),
        }
    }

    /// Puts a workspace first among those opened before.
    pub fn remember(&mut self, path: &Path) {
        self.forget(path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
        self.reopen = true;
    }

    /// Takes a workspace out of those opened before. Its file is left alone.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|other| other != path);
    }
}

/// A name on one line.
pub fn one_line(text: &str) -> String {
    name::clean(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        let mut kept = Kept {
            author: "Anna".into(),
            theme: Theme::Dark,
            exporting: ExportHabits {
                scopes: [("phase".into(), "phase".into())].into(),
                format: "docx".into(),
                ..ExportHabits::default()
            },
            ..Kept::default()
        };
        let id = kept.author().id;
        kept.remember(Path::new("/a.ninefold"));
        kept.write(&path).unwrap();
        let (mut read, notice) = Kept::read(&path);
        assert_eq!((&read, notice), (&kept, None));
        assert_eq!(read.author().id, id, "the same person again");
    }

    #[test]
    fn settings_that_cannot_be_understood_are_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        for number in 1..3 {
            fs::write(&path, "{ half").unwrap();
            let (kept, notice) = Kept::read(&path);
            assert_eq!(kept, Kept::default());
            assert!(
                notice
                    .unwrap()
                    .contains(&format!("settings.damaged-{number}.json"))
            );
            assert!(!path.exists());
        }
        assert_eq!(
            Kept::read(&path),
            (Kept::default(), None),
            "no settings are no problem"
        );
    }

    #[test]
    fn the_recent_ones_are_few_and_each_once() {
        let mut kept = Kept::default();
        for number in [1, 2, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11] {
            kept.remember(Path::new(&format!("/{number}.ninefold")));
        }
        assert_eq!(kept.recent.len(), RECENT);
        assert_eq!(kept.recent[0], Path::new("/11.ninefold"));
        assert_eq!(
            kept.recent
                .iter()
                .filter(|path| **path == Path::new("/1.ninefold"))
                .count(),
            1
        );
    }

    #[test]
    fn the_language_to_write_is_the_one_to_sort_by() {
        let mut kept = Kept::default();
        assert_eq!(kept.origin().language, Origin::system().language);
        kept.spelling = "sv-SE".to_owned();
        assert_eq!(kept.origin().language, "sv-SE");
        kept.spelling = "off".to_owned();
        assert_eq!(kept.origin().language, Origin::system().language);
    }

    #[test]
    fn sizes_and_names_stay_sensible() {
        let mut kept = Kept {
            author: "Anna".into(),
            ..Kept::default()
        };
        kept.change(Settings {
            author: "  ".into(),
            theme: Theme::Light,
            text_size: 999,
            spelling: "off".into(),
        });
        assert_eq!((kept.author.as_str(), kept.text_size), ("Anna", 200));
        kept.change(Settings {
            author: " Anna\n de  Vries ".into(),
            ..kept.view()
        });
        assert_eq!(kept.author, "Anna de Vries");
    }
}
