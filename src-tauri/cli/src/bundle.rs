//! `ninefold-cli bundle`.

mod share;

use std::fs;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use ninefold_core::disk::files::{Existing, folder_of, sync_folder, write_one_of_many};
use ninefold_core::disk::folders::Folders;
use ninefold_core::document::origin::Origin;
use ninefold_core::error::Error;
use ninefold_core::text::name;
use ninefold_core::view::{BundleScope, BundleWish, Disagreement, Imported, Matter, Version};
use ninefold_core::workspace::{Passphrases, Workspace};

use crate::arguments::{Bundle, BundleConflicts, BundleExport, BundleImport, Kind};
use crate::choose;
use crate::failure::{Failure, not_read};
use crate::hold::{Before, hold, keep_before, nobody};
use crate::terminal;

/// How many characters of a wording are shown.
const SHOWN: usize = 70;

/// Writes a bundle, or takes one in.
///
/// # Errors
/// What can't be taken in, names that fit nothing, and what reading and writing can meet.
pub fn run(arguments: &Bundle) -> Result<(), Failure> {
    match arguments {
        Bundle::Export(export) => self::export(export),
        Bundle::Import(import) => self::import(import),
        Bundle::Conflicts(conflicts) => self::conflicts(conflicts),
        Bundle::Share(share) => share::run(share),
    }
}

fn export(arguments: &BundleExport) -> Result<(), Failure> {
    let mut workspace = Workspace::open_reading(&arguments.file)?;
    terminal::notices(&mut workspace);
    let scope = match (&arguments.named, &arguments.new_for) {
        (None, None) => BundleScope::Everything,
        (Some(named), _) => BundleScope::UseCase {
            use_case: choose::document(&mut workspace, Kind::UseCases, named)?.id,
        },
        (None, Some(person)) => BundleScope::New {
            person: correspondent(&workspace, person)?,
        },
    };
    let wish = BundleWish {
        scope,
        without_people: arguments.without_people,
    };
    let mut bundle = workspace.reader().bundle(&wish)?;
    if let Some(file) = &arguments.passphrase_file {
        bundle = bundle.locked(&passphrase(file)?)?;
    }
    let target = match arguments.to.is_dir() {
        true => arguments.to.join(&bundle.file_name),
        false => arguments.to.clone(),
    };
    if workspace.is_at(&target) {
        return Err(Failure::Usage(format!(
            "{} is the workspace itself. Choose another name.",
            target.display()
        )));
    }
    let existing = match arguments.force {
        true => Existing::Replace,
        false => Existing::Keep,
    };
    write_one_of_many(&target, &bundle.bytes, existing)
        .and_then(|()| sync_folder(folder_of(&target)))
        .map_err(|error| Error::not_written(&target, error))?;
    terminal::write(format!("{}\n", target.display()).as_bytes())
}

/// Somebody who sent something from another copy, by name.
fn correspondent(workspace: &Workspace, named: &str) -> Result<String, Failure> {
    let known = workspace.correspondents()?;
    let mut found = known.iter().filter(|one| name::is_same(&one.name, named));
    if let (Some(one), None) = (found.next(), found.next()) {
        return Ok(one.person.clone());
    }
    let names: Vec<&str> = known.iter().map(|one| one.name.as_str()).collect();
    let heard = match names.is_empty() {
        true => "Nobody has sent anything yet.".to_owned(),
        false => format!("What was sent came from {}.", names.join(", ")),
    };
    Err(Failure::NotFound(format!(
        "What “{named}” has is not known. {heard} Send everything."
    )))
}

fn import(arguments: &BundleImport) -> Result<(), Failure> {
    let passphrase = arguments.passphrase_file.as_deref();
    let passphrase = passphrase.map(self::passphrase).transpose()?;
    let known = Passphrases::of(passphrase.as_deref());
    let file = &arguments.file;
    let bundles: Vec<&Path> = arguments.bundles.iter().map(PathBuf::as_path).collect();
    let imported = match arguments.dry_run {
        true => Workspace::open_copy(file)?.preview_imports(&bundles, &known)?,
        false => take_in(file, &bundles, &known, arguments.erase)?,
    };
    if arguments.json {
        return terminal::write(&terminal::json(&imported)?);
    }
    let text = text(&imported, arguments.dry_run);
    terminal::write(terminal::printable(&text, true).as_bytes())
}

fn conflicts(arguments: &BundleConflicts) -> Result<(), Failure> {
    let mut workspace = Workspace::open_reading(&arguments.file)?;
    terminal::notices(&mut workspace);
    let open = workspace.disagreements()?;
    if arguments.json {
        return terminal::write(&terminal::json(&open)?);
    }
    let mut lines = Vec::new();
    for of in open.chunk_by(|one, next| one.document == next.document) {
        lines.push(format!("“{}”", of[0].name));
        let conflicts = of.iter().flat_map(versions);
        lines.extend(conflicts.map(|line| format!("  {line}")));
    }
    if lines.is_empty() {
        lines.push("Nothing is in conflict.".to_owned());
    }
    let text = lines.join("\n") + "\n";
    terminal::write(terminal::printable(&text, true).as_bytes())
}

/// What a file says in its first line; `-` is standard input.
fn passphrase(file: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let read = match file.as_os_str() == "-" {
        true => io::stdin().lock().read_line(&mut text).map(drop),
        false => fs::read_to_string(file).map(|read| text = read),
    };
    read.map_err(|error| not_read(file, error))?;
    let first = text.lines().next().unwrap_or_default();
    Ok(first.trim_start_matches('\u{FEFF}').to_owned())
}

fn take_in(
    file: &Path,
    bundles: &[&Path],
    known: &Passphrases,
    erases: bool,
) -> Result<Imported, Failure> {
    let (path, lock) = hold(file)?;
    // In a copy first: what is refused leaves the file as it is.
    let tried =
        Workspace::open_copy(&path).and_then(|mut copy| copy.preview_imports(bundles, known));
    if let Err(error) = tried {
        lock.withdraw();
        return Err(error.into());
    }
    let backups = Folders::new(dirs::data_local_dir()).backups();
    let mut workspace = Workspace::open(&path, &nobody(), Origin::system(), &backups)?;
    terminal::notices(&mut workspace);
    keep_before(&mut workspace, &backups, Before::Import);
    let (mut imported, _) = workspace.import_all(bundles, known)?;
    if erases {
        workspace.erase_as_in(bundles, known)?;
        imported.erased.clear();
        workspace.rest()?;
        if let Some(keeping) = workspace.safekeeping(&backups)? {
            imported.notices.extend(keeping.rewrite(None).problems);
        }
    }
    workspace.check_place()?;
    Ok(imported)
}

/// What was taken in, or would be.
pub fn text(imported: &Imported, is_dry: bool) -> String {
    let mut lines = Vec::new();
    let from = match imported.sender.as_str() {
        "" => String::new(),
        sender => format!(" from {sender}"),
    };
    let written = match imported.written.as_str() {
        "" => String::new(),
        written => format!(", written {written}"),
    };
    let took = if is_dry { "Would take in" } else { "Took in" };
    lines.push(match imported.changes {
        0 => format!("Everything{from} is here already."),
        1 => format!("{took} 1 change{from}{written}."),
        changes => format!("{took} {changes} changes{from}{written}."),
    });
    if imported.changes > 0 {
        lines.push(format!(
            "{} added, {} changed, {} in conflict.",
            imported.added, imported.changed, imported.conflicts
        ));
    }
    for document in &imported.documents {
        let how = if document.added { "added" } else { "changed" };
        lines.push(format!(
            "\n{} “{}” {how}",
            capital(&document.kind),
            document.name
        ));
        for edit in &document.edits {
            lines.push(format!("  {}, by {}, {}", edit.what, edit.by, edit.when));
        }
        let conflicts = document.conflicts.iter().flat_map(versions);
        lines.extend(conflicts.map(|line| format!("  {line}")));
    }
    if !imported.erased.is_empty() {
        lines.push("\nErased there, and not here; --erase does so here too:".to_owned());
        lines.extend(imported.erased.iter().map(|told| format!("  {told}")));
    }
    lines.extend(imported.notices.iter().map(|notice| format!("\n{notice}")));
    lines.join("\n") + "\n"
}

/// A conflict, with what each side says.
fn versions(conflict: &Disagreement) -> Vec<String> {
    let shown = match conflict.about {
        Matter::Versions => "shown",
        Matter::Deletion => "deleted",
        Matter::Archiving => "archived",
    };
    let mut lines = vec![
        format!("In conflict: {}", conflict.what),
        version(shown, &conflict.shown),
    ];
    lines.extend(conflict.others.iter().map(|other| version("other", other)));
    lines
}

fn version(how: &str, version: &Version) -> String {
    let line = version.shown.replace('\n', " ");
    let said = match line.chars().count() {
        0 => String::new(),
        1..=SHOWN => format!(" “{line}”,"),
        _ => format!(" “{}…”,", line.chars().take(SHOWN).collect::<String>()),
    };
    format!("  {how}:{said} by {}, {}", version.by, version.when)
}

fn capital(kind: &str) -> String {
    let mut chars = kind.chars();
    let first = chars.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}
