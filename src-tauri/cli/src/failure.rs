//! Why something was not done, in words, and the exit code that a script acts on.

use std::io;
use std::path::{Path, PathBuf};

use ninefold_core::error::{Error, of_file};
use ninefold_core::team::Failed;
use ninefold_core::workspace::team::Stopped;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The core refused or failed.
    #[error("{}", words(.0))]
    Core(#[from] Error),
    /// A window, or another run of this program, holds the workspace.
    #[error(
        "{} is open in another window, or being changed by another program. Only one at a time can change a workspace, so \
         nothing was changed. Close it there, and try again.",
        .0.display()
    )]
    InUse(PathBuf),
    /// It can't be made sure that nobody else changes the workspace.
    #[error("{} could not be locked, so nothing was changed: {source}. Copy it to a drive of this computer and change the copy.", .path.display())]
    NotLocked {
        /// The workspace.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A name that fits nothing, or too much.
    #[error("{0}")]
    NotFound(String),
    /// The arguments do not make sense together.
    #[error("{0}")]
    Usage(String),
    /// A file to be read could not be.
    #[error("{} could not be read: {why}. Nothing was changed.", .path.display())]
    NotRead {
        /// The file.
        path: PathBuf,
        /// Why, in words.
        why: String,
    },
    /// Several files need a folder.
    #[error("There is no folder {}. Nothing was written. Make it first, or name another by --to.", .0.display())]
    NoFolder(PathBuf),
    /// Somebody stopped it.
    #[error("Stopped after {done} of {all} files. Those are whole.")]
    Stopped {
        /// How many files were written.
        done: usize,
        /// How many there were to be.
        all: usize,
    },
    /// Somebody stopped the making of a workspace.
    #[error("Stopped. No file was made.")]
    NotMade,
    /// Somebody stopped a check.
    #[error("Stopped. Nothing was changed.")]
    NotChecked,
    /// Somebody stopped an exchange.
    #[error(
        "Stopped. What was sent and taken in by then stays, and the next time it goes on from there."
    )]
    NotExchanged,
    /// The team server refused, can't be reached, or is none.
    #[error("{}", said(.0))]
    Server(#[from] Failed),
    /// Only a reader there, and something is here that the others don't have.
    #[error(
        "Only reading is allowed there, so {} of this file {} not sent. {} here, and nowhere else. An owner of the workspace can \
         make an editor of whoever is to send them.",
        match .0 { 1 => "1 change".to_owned(), count => format!("{count} changes") },
        match .0 { 1 => "was", _ => "were" },
        match .0 { 1 => "It stays", _ => "They stay" }
    )]
    Reader(u64),
    /// Files are there already.
    #[error("{}", taken(.0))]
    Taken(Vec<PathBuf>),
    /// The data could not be handed over.
    #[error("The output could not be written: {0}.")]
    Output(io::Error),
}

impl Failure {
    /// The exit code, as `--help` lists them.
    pub fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::InUse(_) | Self::Core(Error::InUse(_)) => 4,
            Self::NotFound(_) => 5,
            Self::Server(Failed::Away(_)) => 6,
            Self::Stopped { .. } | Self::NotMade | Self::NotChecked | Self::NotExchanged => 130,
            _ => 1,
        }
    }
}

impl From<Stopped> for Failure {
    fn from(stopped: Stopped) -> Self {
        match stopped {
            Stopped::Halted => Self::NotExchanged,
            Stopped::Server(failed) => failed.into(),
            Stopped::Here(error) => error.into(),
        }
    }
}

/// The core's words are for a person at the window, where what was typed stays on the screen.
fn words(error: &Error) -> String {
    match error {
        Error::NotSaved { reason, .. } => {
            format!("Not saved: {reason}. What was saved before is safe.")
        }
        Error::TooLarge { bytes, limit } => format!(
            "This text is too long to be saved: {} KiB, and a field holds up to {} KiB. Nothing was changed. Shorten it, or \
             split it over several fields.",
            bytes.div_ceil(1024),
            limit / 1024
        ),
        Error::Doubt(doubt) => format!(
            "{} Nothing was changed. Open the file in the window, which offers a way to go on.",
            doubt.what
        ),
        other => other.to_string(),
    }
}

/// What a server says is said whole. Of one that is away, it is said what is safe.
fn said(failed: &Failed) -> String {
    match failed {
        Failed::Refused(_) => failed.to_string(),
        Failed::Away(_) | Failed::Garbled(_) => {
            format!(
                "{failed} What is here stays as it is, and the next time it goes on from there."
            )
        }
    }
}

fn taken(paths: &[PathBuf]) -> String {
    const SHOWN: usize = 5;
    let named = |path: &PathBuf| format!("\n  {}", path.display());
    let mut list: String = paths.iter().take(SHOWN).map(named).collect();
    if paths.len() > SHOWN {
        list.push_str(&format!("\n  … and {} more", paths.len() - SHOWN));
    }
    format!(
        "Nothing was written, since these are there already. Use --force to replace them.{list}"
    )
}

/// A file that could not be read, for the reason that the system gives.
pub fn not_read(path: &Path, error: io::Error) -> Failure {
    Failure::NotRead {
        path: path.to_owned(),
        why: of_file(path, error).to_string(),
    }
}
