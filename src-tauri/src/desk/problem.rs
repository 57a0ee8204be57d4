//! Why a workspace could not be opened, where the core was not even asked.

use std::io;
use std::path::Path;

use ninefold_core::disk::lock::beside;
use ninefold_core::error::Error;
use ninefold_core::view::{Problem, ProblemCode};

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
    let read_only = Error::ReadOnly(path.to_owned()).problem(path);
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
