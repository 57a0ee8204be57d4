//! Why a workspace could not be opened: what the core reported, or what was met before it was asked.

use std::io;
use std::path::Path;

use ninefold_core::disk::lock::beside;
use ninefold_core::error::Error;
use ninefold_core::view::{Problem, ProblemCode};

/// The screen for a workspace that could not be opened, or not any longer, because of an error.
pub fn of(error: &Error, path: &Path) -> Problem {
    let (code, title) = match error {
        Error::Missing(_) => (ProblemCode::Missing, "The workspace is not where it was"),
        Error::ReadOnly(_) => (ProblemCode::ReadOnly, "The workspace can't be changed"),
        Error::Newer { .. } => (ProblemCode::Newer, "The workspace is from a newer Ninefold"),
        Error::Foreign => (ProblemCode::Foreign, "This is not a Ninefold workspace"),
        Error::Log(_) => (ProblemCode::Foreign, "This is the log of a workspace"),
        Error::Damaged { .. } => (ProblemCode::Damaged, "The workspace is damaged"),
        Error::Doubt(doubt) => (ProblemCode::Doubt, doubt.kind.title()),
        Error::InUse(_) => (ProblemCode::InUse, "The workspace is open elsewhere"),
        Error::NoRoom(_) => (ProblemCode::Other, "The disk is full"),
        Error::Moved(_) => (
            ProblemCode::Moved,
            "The workspace's file is no longer there",
        ),
        Error::Overwritten(_) => (
            ProblemCode::Other,
            "Another program wrote over the workspace",
        ),
        _ => (ProblemCode::Other, "The workspace could not be opened"),
    };
    Problem {
        code,
        title: title.to_owned(),
        message: error.to_string(),
        path: match error {
            Error::Moved(kept) => kept.display().to_string(),
            _ => path.display().to_string(),
        },
        details: format!("{error:?}"),
    }
}

/// The problem of a workspace that another window holds.
pub fn in_use(path: &Path) -> Problem {
    Problem {
        code: ProblemCode::InUse,
        title: "The workspace is open in another window".to_owned(),
        message:
            "Only one window at a time can change a workspace, so that nothing is overwritten. \
                  Go on in the other window, or close it and try again."
                .to_owned(),
        path: path.display().to_string(),
        details: format!("locked: {}", beside(path).display()),
    }
}

/// The problem of a workspace whose lock can't be taken.
pub fn not_lockable(path: &Path, error: &io::Error) -> Problem {
    let read_only = of(&Error::ReadOnly(path.to_owned()), path);
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => read_only,
        _ => Problem {
            code: ProblemCode::Other,
            title: "The workspace can't be locked".to_owned(),
            message: "Ninefold could not make sure that no other window changes this workspace, so it was not opened and \
                      nothing was changed. Try again, or copy the file to a drive of this computer and open the copy."
                .to_owned(),
            details: format!("{}: {error}", beside(path).display()),
            ..read_only
        },
    }
}
