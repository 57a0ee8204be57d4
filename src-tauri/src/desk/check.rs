//! A check of the open workspace and its backups, and mending what it found.

use std::path::PathBuf;

use ninefold_core::store::check::{Check, Report};
use ninefold_core::workspace::{Shelves, Workspace};

use super::{Desk, Open};
use crate::refusal::{Answer, Refusal};

/// What was found, and in which file.
#[derive(Debug)]
pub struct Checked {
    path: PathBuf,
    report: Report,
}

impl Desk {
    /// What looks at all of the open workspace and its backups, beside whoever works with it.
    ///
    /// # Errors
    /// Code `no-workspace` where none is open; code `not-saved`.
    pub fn check(&mut self) -> Answer<Option<Check>> {
        self.checked = None;
        let mut shelves = vec![self.shelf()?];
        shelves.extend(self.second_shelf());
        Ok(self.workspace()?.check(shelves)?)
    }

    /// Keeps what was found, to be mended if a person wants that.
    pub fn checked(&mut self, report: Report) {
        let path = self
            .open
            .as_ref()
            .map(|open| open.workspace.path().to_owned());
        self.checked = path.map(|path| Checked { path, report });
    }

    /// Mends what the last check found. The workspace is closed for that, and opened again: the window begins anew with it.
    /// One that can't be opened as it is becomes a problem, with what can be saved of it; nothing is written to it.
    ///
    /// # Errors
    /// Code `unknown` where another workspace is open by now, code `not-saved` where what is being typed can't be saved.
    pub fn put_right(&mut self) -> Answer<()> {
        let second = self.second_shelf();
        let checked = self.checked.take();
        let is_of = |open: &Open, checked: &Checked| open.workspace.path() == checked.path;
        let (Some(mut open), Some(checked)) = (self.open.take(), checked) else {
            return Err(other());
        };
        if !is_of(&open, &checked) {
            self.open = Some(open);
            return Err(other());
        }
        let Checked { path, report } = checked;
        if let Err(error) = open.workspace.settle() {
            self.open = Some(open);
            return Err(error.into());
        }
        if report.is_closed() {
            open.workspace.abandon();
            drop(open._lock);
            let opened = self.try_open(&path, true);
            self.show(&path, opened);
            return Ok(());
        }
        let Open {
            workspace, _lock, ..
        } = open;
        drop(workspace);
        let backups = self.folders.backups();
        let shelves = Shelves {
            backups: &backups,
            second: second.as_ref(),
        };
        let mended = Workspace::put_right(&path, &report, &shelves, &self.kept.origin());
        drop(_lock);
        self.open(&path);
        self.notices.push(match mended {
            Ok(()) => {
                "Mended what could be mended. Check the workspace again to be sure.".to_owned()
            }
            Err(error) => {
                log::warn!("not mended: {}", error.code());
                format!("Not all of it could be mended. {error}")
            }
        });
        Ok(())
    }
}

fn other() -> Refusal {
    Refusal::new(
        "unknown",
        "Another workspace is open by now. Nothing was changed. Check this one.",
    )
}
