//! `ninefold-cli bundle share`.

use std::path::{Path, PathBuf};

use ninefold_core::disk::files::canonical;
use ninefold_core::disk::folders::Folders;
use ninefold_core::document::origin::Origin;
use ninefold_core::error::Error;
use ninefold_core::workspace::{Arrivals, Passphrases, Sharing, Workspace};

use super::{passphrase, text};
use crate::arguments::BundleShare;
use crate::failure::Failure;
use crate::hold::{hold, nobody};
use crate::terminal;

/// Takes in what others wrote to a shared folder, and writes there what it lacks.
///
/// # Errors
/// A folder that is not there, what can't be taken in, and what reading and writing can meet.
pub fn run(arguments: &BundleShare) -> Result<(), Failure> {
    let BundleShare {
        file,
        folder,
        passphrase_file,
        dry_run,
    } = arguments;
    if !folder.is_dir() {
        return Err(Failure::NotFound(format!(
            "There is no folder {}, and a shared folder is never made: where a drive is not connected it would be another disk's. Nothing was changed.",
            folder.display()
        )));
    }
    let known = passphrase_file.as_deref().map(passphrase).transpose()?;
    let known = Passphrases::of(known.as_deref());
    if *dry_run {
        let mut workspace = Workspace::open_copy(file)?;
        let mut sharing = sharing(&mut workspace, file, folder)?.locked_by(&known);
        let found = sharing.look(&workspace)?;
        return said(&mut workspace, &found, |workspace, files| {
            Ok(text(&workspace.preview_imports(files, &known)?, true))
        });
    }
    let (path, _lock) = hold(file)?;
    let backups = Folders::new(dirs::data_local_dir()).backups();
    let mut workspace = Workspace::open(&path, &nobody(), Origin::system(), &backups)?;
    terminal::notices(&mut workspace);
    let mut sharing = sharing(&mut workspace, file, folder)?.locked_by(&known);
    let found = sharing.look(&workspace)?;
    said(&mut workspace, &found, |workspace, files| {
        Ok(text(&workspace.import_all(files, &known)?.0, false))
    })?;
    let given = match sharing.give(&workspace) {
        Err(Error::Passphrase { .. }) => {
            return Err(Failure::Usage(
                "Nothing was written to the shared folder, since others lock what they write there. Name the passphrase by --passphrase-file.".to_owned(),
            ));
        }
        given => given?,
    };
    workspace.check_place()?;
    let written = match given.map(|given| given.documents) {
        None => "The shared folder has everything that is here.\n".to_owned(),
        Some(1) => "Wrote 1 document to the shared folder.\n".to_owned(),
        Some(documents) => format!("Wrote {documents} documents to the shared folder.\n"),
    };
    terminal::write(written.as_bytes())
}

/// The same file on the same computer takes part as the same copy whenever it does so from here.
fn sharing(workspace: &mut Workspace, file: &Path, folder: &Path) -> Result<Sharing, Failure> {
    let path = canonical(file).unwrap_or_else(|_| file.to_owned());
    let computer = format!("command line {}", path.display());
    Ok(workspace.sharing(folder, &computer)?)
}

/// Tells what came.
fn said(
    workspace: &mut Workspace,
    found: &Arrivals,
    taken: impl FnOnce(&mut Workspace, &[&Path]) -> Result<String, Failure>,
) -> Result<(), Failure> {
    let files: Vec<&Path> = found.files.iter().map(PathBuf::as_path).collect();
    let mut text = match files.is_empty() {
        true => "Nothing in the shared folder is new.\n".to_owned(),
        false => taken(workspace, &files)?,
    };
    for complaint in found.complaints.iter().chain(&found.locked) {
        text.push_str(&format!("{complaint}\n"));
    }
    terminal::write(terminal::printable(&text, true).as_bytes())
}
