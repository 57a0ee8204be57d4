//! Files that are handed over, by a double click or dropped on the window: workspaces to be opened, and work to be brought in.

use std::fs;
use std::path::{Path, PathBuf};

use ninefold_core::disk::file_name::safe;
use ninefold_core::disk::synced::{Computer, Synced};
use ninefold_core::document::id::Id;
use ninefold_core::error::Error;
use ninefold_core::view::{Handed, InSync, Problem, ProblemCode};
use ninefold_core::workspace::Kin;

use super::{Desk, Incoming, canonical};
use crate::dialogs::BUNDLE;
use crate::refusal::{Answer, Refusal};

/// What is to be done about a file that was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It is open already.
    Nothing,
    /// The next [`Desk::start`] opens a workspace.
    Open,
    /// The open workspace has something to say of it.
    Tell,
}

impl Desk {
    /// Notes a file to be opened by the next [`Desk::start`], or to be looked at in the open workspace.
    pub fn ask(&mut self, path: &Path) -> Asked {
        let path = canonical(path);
        if BUNDLE.is_of(&path) {
            return self.ask_bundle(path);
        }
        let is_open = |open: &super::Open| open.workspace.is_at(&path);
        match self.open.as_ref().is_some_and(is_open) {
            true => Asked::Nothing,
            false => {
                self.asked = Some(path);
                Asked::Open
            }
        }
    }

    fn ask_bundle(&mut self, path: PathBuf) -> Asked {
        let began = match Kin::of(&path) {
            Ok(Kin::Bundle(began)) => began,
            Ok(Kin::Workspace(began)) => began,
            // Looking at it says what is wrong with it.
            Err(_) => None,
        };
        let is_open = self.open.is_some();
        let is_here = began.is_none_or(|began| self.is_open(began));
        let known = began.and_then(|began| self.known(began));
        if is_open && is_here {
            self.hand(path);
            return Asked::Tell;
        }
        match known {
            Some(workspace) => {
                self.hand(path);
                self.asked = Some(workspace);
                Asked::Open
            }
            None if began.is_none() => {
                self.hand(path);
                Asked::Open
            }
            None => {
                self.say(of_nobody(&path));
                self.asked = None;
                match is_open {
                    true => Asked::Tell,
                    false => Asked::Open,
                }
            }
        }
    }

    /// What a dropped file is, whose bytes the window sends: it does not say where it lies. One that came together with what was
    /// dropped before is looked at with that, if it is of the open workspace, too.
    ///
    /// # Errors
    /// Code `bundle` for what is neither bundle nor workspace; what writing can meet.
    pub fn dropped(&mut self, name: &str, bytes: &[u8], is_another: bool) -> Answer<Handed> {
        if !is_another {
            // What was dropped before was looked at by now.
            self.put_away();
        }
        let handed = self.folders.handed();
        // Two that are called the same may come from two folders.
        let mut folders = (1..).map(|number: u32| handed.join(number.to_string()));
        let folder = folders.find(|folder| !folder.exists()).unwrap_or(handed);
        let path = folder.join(safe(name));
        let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&path, bytes));
        written.map_err(|error| Error::not_written(&path, error))?;
        let kin = Kin::of(&path)?;
        let (began, is_bundle) = match kin {
            Kin::Bundle(began) => (began, true),
            Kin::Workspace(began) => (began, false),
        };
        let is_here = match began {
            Some(began) => self.is_open(began),
            None => is_bundle && self.open.is_some(),
        };
        match &mut self.incoming {
            Some(incoming) if is_another => incoming.files.extend(is_here.then_some(path)),
            incoming => *incoming = Some(Incoming::of(path)),
        }
        Ok(match is_here {
            true => Handed::Work,
            false => Handed::Elsewhere {
                name: name.to_owned(),
                is_bundle,
                known: began
                    .and_then(|began| self.known(began))
                    .map(|path| path.display().to_string()),
            },
        })
    }

    /// Takes away what was dropped: it is a copy, and was looked at.
    pub fn put_away(&self) {
        let _ = fs::remove_dir_all(self.folders.handed());
    }

    /// Has the window look at a file.
    fn hand(&mut self, path: PathBuf) {
        self.incoming = Some(Incoming::of(path));
        self.is_handed = true;
    }

    /// Whether a change was made in the open workspace.
    fn is_open(&self, began: Id) -> bool {
        let open = self.open.as_ref();
        open.is_some_and(|open| open.workspace.has(began).unwrap_or_default())
    }

    /// The workspace that began with a change, among those that were opened before and are not open.
    fn known(&self, began: Id) -> Option<PathBuf> {
        let is_open = |path: &Path| {
            let open = self.open.as_ref();
            open.is_some_and(|open| open.workspace.is_at(path))
        };
        let mut recent = self.kept.recent.iter();
        let found = recent.find(|path| !is_open(path) && Kin::is_of(path, began));
        found.cloned()
    }

    /// Opens what was asked for; of a bundle the workspace that it is of.
    pub(super) fn open_asked(&mut self, path: &Path) {
        if !BUNDLE.is_of(path) {
            return self.open(path);
        }
        let path = canonical(path);
        self.ask_bundle(path.clone());
        match self.asked.take() {
            Some(workspace) => self.open(&workspace),
            None => {
                let last = self
                    .kept
                    .recent
                    .first()
                    .filter(|_| self.kept.reopen)
                    .cloned();
                match last {
                    Some(last) => self.open(&last),
                    None if self.open.is_none() => self.problem = Some(without_workspace(&path)),
                    None => {}
                }
            }
        }
    }

    /// Goes on in a copy of the open workspace that was written just now; what is kept for it on this computer goes along.
    ///
    /// # Errors
    /// What writing the settings can meet.
    pub fn go_on_in(&mut self, source: &Path, copy: &Path) -> Answer<()> {
        let copy = canonical(copy);
        if let Some(mut of) = self.kept.workspaces.remove(&canonical(source)) {
            of.offered.clear();
            self.kept.workspaces.insert(copy.clone(), of);
        }
        self.keep()?;
        self.open(&copy);
        self.say(format!(
            "You go on in {}. The file before stays where it was, as it is now; delete it when nobody needs it.",
            copy.display()
        ));
        Ok(())
    }

    /// The open workspace is meant to lie where it does.
    ///
    /// # Errors
    /// Code `no-workspace`; what writing the settings can meet.
    pub fn let_stay(&mut self) -> Answer<()> {
        let path = self.workspace()?.path().to_owned();
        self.kept.workspaces.entry(path).or_default().stays_in_sync = true;
        self.keep()
    }

    /// Takes what was handed over to be looked at.
    ///
    /// # Errors
    /// Code `unknown` where there is nothing.
    pub fn take_up_handed(&mut self) -> Answer<Incoming> {
        self.is_handed = false;
        let nothing = || {
            Refusal::new(
                "unknown",
                "That file is no longer there to be looked at. Open it once more.",
            )
        };
        self.incoming.clone().ok_or_else(nothing)
    }

    /// The folder of a sync program that the open workspace lies in, unless the person wants it there.
    pub(super) fn in_sync(&self) -> Option<InSync> {
        let open = self.open.as_ref()?;
        let synced = open.synced.as_ref()?;
        let of = self.kept.workspaces.get(open.workspace.path());
        let stays = of.is_some_and(|of| of.stays_in_sync);
        (!stays).then(|| InSync {
            program: synced.program.clone(),
            folder: synced.folder.display().to_string(),
        })
    }
}

/// The folder of a sync program around a path.
pub(super) fn synced(path: &Path) -> Option<Synced> {
    let computer = Computer {
        home: std::env::home_dir(),
        variable: &|name| std::env::var_os(name),
    };
    Synced::around(path, &computer)
}

fn of_nobody(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    format!(
        "“{name}” holds work on a workspace that was not opened on this computer before, so nothing was brought in. Open that workspace, then the file once more."
    )
}

fn without_workspace(path: &Path) -> Problem {
    Problem {
        code: ProblemCode::Bundle,
        title: "This is work on another workspace".to_owned(),
        message: format!(
            "{} A bundle holds changes, and is brought into a copy of the workspace that they were made in. Ask whoever sent it for the workspace file, if you have none.",
            of_nobody(path)
        ),
        path: path.display().to_string(),
        details: "no workspace opened before began with the same change".to_owned(),
    }
}
