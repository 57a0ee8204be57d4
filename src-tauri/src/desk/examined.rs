//! What is found in the open workspace's file behind its window.

use ninefold_core::workspace::{Examination, Finding};

use super::{Desk, Open};

impl Desk {
    /// What is to look at all of the open workspace's file, once for each opening.
    pub fn examination(&mut self) -> Option<Examination> {
        self.open.as_mut()?.examination.take()
    }

    /// All of a file was looked at. Where a fault was found, nothing more is written: the workspace is closed and opened anew,
    /// with all of it looked at first, so that what can be put right is, and anything else becomes the problem. Answers
    /// whether the window has to ask for the session again.
    pub fn examined(&mut self, examination: &Examination, found: Finding) -> bool {
        let Some(open) = self.open.take_if(|open| open.workspace.is_of(examination)) else {
            return false;
        };
        match found {
            Finding::Sound(notices) => {
                let Open { workspace, .. } = self.open.insert(open);
                let is_news = !notices.is_empty();
                if let Err(error) = workspace.examined(notices) {
                    log::warn!("the file was looked at: {}", error.code());
                }
                is_news
            }
            Finding::Fault => {
                log::warn!("a fault was found in the open workspace");
                let path = open.workspace.path().to_owned();
                open.workspace.abandon();
                drop(open._lock);
                let opened = self.try_open(&path, true);
                self.show(&path, opened);
                true
            }
        }
    }
}
