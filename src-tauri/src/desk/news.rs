//! What waits to be brought in: what came by the shared folder, and copies that a sync program left beside the workspace.

use std::path::{Path, PathBuf};

use ninefold_core::view::News;
use ninefold_core::workspace::Passphrases;

use super::sharing::QUIET;
use super::{Desk, Open};
use crate::refusal::{Answer, Refusal};

/// Files that somebody chose to be taken in.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// The file, or several that came together.
    pub files: Vec<PathBuf>,
    /// What opens them, where they are locked.
    pub passphrases: Passphrases,
}

/// What waits to be brought in.
#[derive(Debug, Clone)]
pub(super) struct Waiting {
    pub(super) files: Vec<PathBuf>,
    pub(super) text: String,
    /// It came by the folder, and is no copy beside the workspace.
    pub(super) is_shared: bool,
}

impl Incoming {
    /// One file.
    pub fn of(path: PathBuf) -> Self {
        Self {
            files: vec![path],
            passphrases: Passphrases::default(),
        }
    }

    /// Where they lie.
    pub fn paths(&self) -> Vec<&Path> {
        self.files.iter().map(PathBuf::as_path).collect()
    }
}

impl Desk {
    /// Looks whether a sync program keeps the workspace's folder, and for copies that one left beside it, once after it was
    /// opened. Each copy is offered once.
    pub fn look_beside(&mut self) -> bool {
        let Some(open) = &mut self.open else {
            return false;
        };
        if open.partaking.is_looked_beside || open.workspace.quiet_for() < QUIET {
            return false;
        }
        open.partaking.is_looked_beside = true;
        let path = open.workspace.path().to_owned();
        open.synced = super::handed::synced(&path);
        let is_in_sync = open.synced.is_some();
        let mut found = open.workspace.set_aside();
        let offered = &mut self.kept.workspaces.entry(path).or_default().offered;
        found.retain(|copy| !offered.contains(copy));
        if found.is_empty() {
            return is_in_sync;
        }
        offered.extend(found.iter().cloned());
        if let Err(refusal) = self.keep() {
            log::warn!("not noted what was offered: {}", refusal.code);
        }
        self.compare(found, false) || is_in_sync
    }

    /// Compares what came with what is here, and notes what waits. Answers whether the person should hear of it.
    pub(super) fn compare(&mut self, files: Vec<PathBuf>, is_shared: bool) -> bool {
        let passphrases = self.passphrases();
        let Some(Open {
            workspace,
            partaking: part,
            ..
        }) = &mut self.open
        else {
            return false;
        };
        let waits = part
            .news
            .as_ref()
            .is_some_and(|news| news.is_shared == is_shared);
        if files.is_empty() {
            if waits {
                part.news = None;
            }
            part.compared = None;
            return waits;
        }
        let now = (files, workspace.changes());
        if part.compared.as_ref() == Some(&now) {
            return false;
        }
        let paths: Vec<&Path> = now.0.iter().map(PathBuf::as_path).collect();
        let before = part.news.as_ref().map(|news| news.text.clone());
        match workspace.preview_imports(&paths, &passphrases) {
            Ok(imported) if imported.changes == 0 && imported.erased.is_empty() => {
                part.news = None;
            }
            Ok(imported) => {
                let text = match is_shared {
                    true => imported.as_news(),
                    false => format!(
                        "A sync program left another copy of this workspace beside it, “{}”, with work that is not here.",
                        imported.sender
                    ),
                };
                part.news = Some(Waiting {
                    files: now.0.clone(),
                    text,
                    is_shared,
                });
            }
            Err(error) if is_shared => {
                part.fail("What came by the shared folder could not be read.", &error)
            }
            Err(error) => log::warn!("a copy beside the workspace: {}", error.code()),
        }
        part.compared = Some(now);
        part.news.as_ref().map(|news| news.text.clone()) != before
    }

    /// What waits to be brought in, as the window shows it.
    pub(super) fn news(&self) -> Option<News> {
        let part = &self.open.as_ref()?.partaking;
        let news = part.news.as_ref()?;
        let is_fresh = news.files.iter().any(|file| !part.brought.contains(file));
        let by_itself = self.shared().is_some_and(|shared| shared.by_itself);
        Some(News {
            text: news.text.clone(),
            by_itself: by_itself && news.is_shared && is_fresh,
        })
    }

    /// Whether something of what waits is no longer there.
    pub fn is_news_gone(&self) -> bool {
        let news = self
            .open
            .as_ref()
            .and_then(|open| open.partaking.news.as_ref());
        news.is_some_and(|news| news.files.iter().any(|file| !file.exists()))
    }

    /// Takes what waits to be looked at and brought in.
    ///
    /// # Errors
    /// Code `unknown` where nothing waits any more.
    pub fn take_up_news(&mut self) -> Answer<Incoming> {
        let part = self.open.as_ref().map(|open| &open.partaking);
        let Some(news) = part.and_then(|part| part.news.clone()) else {
            return Err(Refusal::new(
                "unknown",
                "Nothing waits to be brought in any more.",
            ));
        };
        Ok(Incoming {
            files: news.files,
            passphrases: self.passphrases(),
        })
    }

    /// What was taken up was brought in.
    pub fn brought_in(&mut self, files: &[PathBuf]) {
        if let Some(open) = &mut self.open {
            let part = &mut open.partaking;
            part.brought.extend(files.iter().cloned());
            part.news.take_if(|news| news.files == files);
            // What came is not to be written there again by us, and what else is there is compared anew.
            part.compared = None;
            part.looked = None;
        }
    }

    /// What waits is not shown again until something else comes.
    pub fn dismiss_news(&mut self) {
        if let Some(open) = &mut self.open {
            open.partaking.news = None;
        }
    }
}
