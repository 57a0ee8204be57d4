//! The desk: the one workspace that is open, the settings, and why a workspace could not be opened.

mod backups;
mod beginning;
mod check;
mod examined;
mod handed;
mod news;
mod problem;
mod session;
mod sharing;
mod team;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use ninefold_core::disk::files::{self, companions};
use ninefold_core::disk::folders::Folders;
use ninefold_core::disk::lock::{Lock, Locked, beside};
use ninefold_core::disk::synced::Synced;
use ninefold_core::error::Error;
use ninefold_core::view::{Problem, Session};
use ninefold_core::workspace::{Examination, Passphrases, Workspace};

use self::backups::Backing;
pub use self::handed::Asked;
pub use self::news::Incoming;
use self::problem::{in_use, not_lockable};
use self::sharing::Partaking;
pub use self::team::joining::{self, SigningIn};
pub use self::team::kept::TeamBy;
pub use self::team::tie;
pub use self::team::words as team_words;
use crate::refusal::{Answer, Refusal};
use crate::settings::Kept;

/// How long a process that is being taken down is waited for.
const DYING: Duration = Duration::from_secs(1);

/// What lies on the desk. One for the whole app, behind a lock.
#[derive(Debug)]
pub struct Desk {
    /// Where things are.
    pub folders: Folders,
    /// The settings as they are on disk.
    pub kept: Kept,
    /// What was chosen to be taken in, until it is.
    pub incoming: Option<Incoming>,
    /// It was handed over, and is to be looked at as soon as a workspace is open.
    pub is_handed: bool,
    /// An invitation that was taken up, until a workspace is connected by it.
    pub joining: Option<joining::Joining>,
    /// Somebody was sent to a browser to sign in.
    pub signing_in: Option<SigningIn>,
    checked: Option<check::Checked>,
    open: Option<Open>,
    problem: Option<Problem>,
    notices: Vec<String>,
    /// The passphrases of shared folders, by the path of the workspace, since the app was started.
    entered: BTreeMap<PathBuf, Passphrases>,
    /// The workspace named on the command line, until it is opened.
    asked: Option<PathBuf>,
}

#[derive(Debug)]
struct Open {
    workspace: Workspace,
    /// What is to look at all of its file, until somebody takes it.
    examination: Option<Examination>,
    backing: Backing,
    partaking: Partaking,
    /// The folder of a sync program around it, once that was looked for.
    synced: Option<Synced>,
    /// What ties it to its team server, where it is connected to one.
    tie: Option<Arc<tie::Tie>>,
    /// What lets this computer in to its team server could not be read.
    is_let_out: bool,
    /// Held as long as the workspace is open.
    _lock: Lock,
}

impl Desk {
    /// The desk as it is before the window asks for the first time.
    pub fn new(folders: Folders, asked: Option<PathBuf>) -> Self {
        let (kept, notice) = Kept::read(&folders.settings());
        Self {
            folders,
            kept,
            incoming: None,
            is_handed: false,
            joining: None,
            signing_in: None,
            checked: None,
            open: None,
            problem: None,
            entered: BTreeMap::new(),
            notices: notice.into_iter().collect(),
            asked,
        }
    }

    /// The open workspace.
    ///
    /// # Errors
    /// Code `no-workspace` where none is open.
    pub fn workspace(&mut self) -> Answer<&mut Workspace> {
        match &mut self.open {
            Some(open) => Ok(&mut open.workspace),
            None => Err(Refusal::new(
                "no-workspace",
                "No workspace is open. Open one first.",
            )),
        }
    }

    /// Opens what is to be open now: the workspace that was asked for, or else the last one. Before the person has a name,
    /// nothing.
    pub fn start(&mut self) -> Session {
        if !self.kept.author.is_empty() {
            let last = || {
                self.kept
                    .recent
                    .first()
                    .filter(|_| self.kept.reopen)
                    .cloned()
            };
            let nothing_shown = self.open.is_none() && self.problem.is_none();
            let path = self
                .asked
                .take()
                .or_else(|| if nothing_shown { last() } else { None });
            if let Some(path) = path {
                self.open_asked(&path);
            }
        }
        self.session()
    }

    /// Opens a workspace in place of the one that is open. What can't be opened becomes a problem to be shown, and the
    /// one before is closed all the same: nothing of it is unsaved.
    pub fn open(&mut self, path: &Path) {
        let path = canonical(path);
        // A fault that was told once is not to be looked for behind the window again.
        let is_problem = |problem: &Problem| Path::new(&problem.path) == path;
        let all = self.problem.as_ref().is_some_and(is_problem);
        if self
            .open
            .as_ref()
            .is_some_and(|open| open.workspace.is_at(&path))
        {
            self.problem = None;
            return;
        }
        self.back_up_at_last();
        self.share_at_last();
        let opened = self.try_open(&path, all);
        self.show(&path, opened);
    }

    /// Tries the workspace with the problem once more.
    pub fn try_again(&mut self) {
        if let Some(problem) = self.problem.clone() {
            self.open_asked(Path::new(&problem.path));
        }
    }

    /// Opens what is whole of the workspace that is in doubt. What was there is kept beside it first.
    ///
    /// # Errors
    /// Code `in-use`; what can't be read even so, and what writing can meet. Then the file is as it was.
    pub fn mend(&mut self) -> Answer<()> {
        let Some(problem) = &self.problem else {
            return Ok(());
        };
        let path = PathBuf::from(&problem.path);
        let kept = match Lock::take(&path) {
            Ok(_lock) => Workspace::mend(&path)?,
            Err(Locked::Elsewhere) => return Err(Error::InUse(path).into()),
            Err(Locked::Failed(error)) => return Err(Error::not_written(&path, error).into()),
        };
        self.try_again();
        self.notices.push(format!(
            "What was found is kept as it was, in {}.",
            kept.display()
        ));
        Ok(())
    }

    /// Looks whether the open workspace's file is where it was.
    ///
    /// # Errors
    /// Code `moved`: it is not. The workspace is closed, and the problem tells where all of it is kept.
    pub fn check_place(&mut self) -> Answer<()> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        match open.workspace.check_place() {
            Err(error @ (Error::Moved(_) | Error::Overwritten(_))) => {
                let problem = problem::of(&error, open.workspace.path());
                self.close();
                self.problem = Some(problem);
                Err(error.into())
            }
            // Where it could not be kept elsewhere yet, the open workspace still has all of it.
            Err(error) => {
                log::warn!("the file is not where it was: {}", error.code());
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    /// Has something told to the person with the next session.
    pub fn say(&mut self, notice: String) {
        self.notices.push(notice);
    }

    /// Takes a workspace out of those opened before; and off the screen, where it is the problem.
    ///
    /// # Errors
    /// What writing the settings can meet.
    pub fn forget(&mut self, path: &Path) -> Answer<()> {
        self.kept.forget(path);
        if self
            .problem
            .as_ref()
            .is_some_and(|problem| Path::new(&problem.path) == path)
        {
            self.problem = None;
        }
        self.keep()
    }

    /// Whether a path is one of those that the window was shown.
    pub fn knows(&self, path: &Path) -> bool {
        self.kept.recent.iter().any(|recent| recent == path)
    }

    /// The file of the workspace that is open, or that could not be opened.
    pub fn current(&self) -> Option<PathBuf> {
        let open = self
            .open
            .as_ref()
            .map(|open| open.workspace.path().to_owned());
        open.or_else(|| {
            self.problem
                .as_ref()
                .map(|problem| PathBuf::from(&problem.path))
        })
    }

    /// Whether writing to a path would overwrite the open workspace or a companion of it.
    pub fn is_in_use(&self, path: &Path) -> bool {
        let Some(open) = &self.open else { return false };
        let path = canonical(path);
        let workspace = open.workspace.path();
        open.workspace.is_at(&path)
            || path == beside(workspace)
            || companions(workspace).contains(&path)
    }

    /// Puts the settings on disk.
    ///
    /// # Errors
    /// What writing can meet.
    pub fn keep(&mut self) -> Answer<()> {
        let _ = self.kept.author(); // has an id before it is written
        self.kept.write(&self.folders.settings()).map_err(|error| {
            Refusal::new(
                "file",
                format!("Your settings could not be saved: {error}."),
            )
        })
    }

    /// Makes typing a change, and lets the workspace go.
    pub fn close(&mut self) {
        self.let_go();
        if let Some(mut open) = self.open.take()
            && let Err(error) = open.workspace.settle()
        {
            // It stays a draft, which is on disk and becomes a change at the next start.
            log::warn!("closing: {}", error.code());
        }
    }

    /// Opens a file; `all` of it may have to be looked at before anything is shown.
    fn try_open(&mut self, path: &Path, all: bool) -> Result<Open, Problem> {
        if matches!(path.try_exists(), Ok(false)) {
            return Err(problem::of(&Error::Missing(path.to_owned()), path));
        }
        let lock = match Lock::take_within(path, DYING) {
            Ok(lock) => lock,
            Err(Locked::Elsewhere) => return Err(in_use(path)),
            Err(Locked::Failed(error)) => return Err(not_lockable(path, &error)),
        };
        let author = self.kept.author();
        let open = match all {
            true => Workspace::open_examined,
            false => Workspace::open,
        };
        match open(path, &author, self.kept.origin(), &self.folders.backups()) {
            Ok(workspace) => Ok(Open {
                examination: workspace.examination(),
                backing: Backing::new(&workspace),
                partaking: Partaking::default(),
                synced: None,
                tie: None,
                is_let_out: false,
                workspace,
                _lock: lock,
            }),
            Err(error) => {
                lock.withdraw();
                Err(problem::of(&error, path))
            }
        }
    }

    fn show(&mut self, path: &Path, opened: Result<Open, Problem>) {
        self.close();
        match opened {
            Ok(open) => {
                self.open = Some(open);
                self.problem = None;
                self.kept.remember(path);
                if let Err(error) = self.keep() {
                    self.notices.push(error.message);
                }
                log::info!("workspace opened");
            }
            Err(problem) => {
                log::warn!("workspace not opened: {:?}", problem.code);
                self.problem = Some(problem);
            }
        }
    }
}

/// One path for a file, by whatever name it was reached, so that its lock is the same.
fn canonical(path: &Path) -> PathBuf {
    files::canonical(path).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests;
