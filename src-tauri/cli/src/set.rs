//! `ninefold-cli set`.

use std::fs;
use std::io::{self, Read};
use std::path::PathBuf;

use ninefold_core::disk::folders::Folders;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::error::Error;
use ninefold_core::text::name;
use ninefold_core::view::Measure;
use ninefold_core::workspace::{Entry, Who, Workspace};

use crate::arguments::{Set, Value};
use crate::choose;
use crate::failure::{Failure, not_read};
use crate::field;
use crate::hold::{Before, hold, keep_before, nobody};
use crate::terminal;

/// Sets a field as a window would. Whatever is refused leaves the file as it is.
///
/// # Errors
/// A workspace that is open elsewhere, names that fit nothing, and what writing can meet.
pub fn run(arguments: &Set) -> Result<(), Failure> {
    let entry = entry(arguments)?;
    let (path, lock) = hold(&arguments.file)?;
    // In a copy first: what is refused leaves the file as it is, and nobody else changes it meanwhile.
    let mut copy = match Workspace::open_copy(&path) {
        Ok(copy) => copy,
        Err(error) => {
            lock.withdraw();
            return Err(error.into());
        }
    };
    set(&mut copy, arguments, &entry)?;
    drop(copy);
    let backups = Folders::new(dirs::data_local_dir()).backups();
    let mut workspace = Workspace::open(&path, &nobody(), Origin::system(), &backups)?;
    terminal::notices(&mut workspace);
    keep_before(&mut workspace, &backups, Before::Edit);
    if let Some(note) = set(&mut workspace, arguments, &entry)? {
        terminal::say(&note);
    }
    workspace.check_place()?;
    Ok(())
}

/// Finds what was named, and sets it in the author's name.
fn set(
    workspace: &mut Workspace,
    arguments: &Set,
    entry: &Entry,
) -> Result<Option<String>, Failure> {
    let kind = arguments.what;
    let row = choose::document(workspace, kind, &arguments.named)?;
    if row.archived {
        return Err(Error::Archived(row.name).into());
    }
    let fields = field::all(workspace, kind, &row.id)?;
    let field = field::one(&fields, &arguments.key, entry)?;
    let author = author(workspace, &arguments.author)?;
    workspace.set_author(&author)?;
    field.set(workspace, entry)
}

/// The person of this name, or a new one.
pub fn author(workspace: &mut Workspace, name: &str) -> Result<Author, Failure> {
    Ok(match field::person(workspace, name)? {
        Who::Known(id) => {
            let id = id.parse().map_err(|_| Error::Unknown("person"))?;
            let name = workspace.name_of(id)?;
            Author { id, name }
        }
        Who::New(name) | Who::Named(name) => Author {
            name: name::clean(&name),
            ..nobody()
        },
    })
}

fn entry(arguments: &Set) -> Result<Entry, Failure> {
    Ok(match &arguments.value {
        Value {
            text: Some(text), ..
        } => Entry::Text(text.clone()),
        Value {
            file: Some(file), ..
        } => Entry::Text(text_of(file)?),
        Value {
            score: Some(score), ..
        } => Entry::Score(*score),
        Value {
            number: Some(number),
            ..
        } => Entry::Measure(Measure {
            value: number.clone(),
            source: arguments.source.clone(),
            date: arguments.date.clone(),
        }),
        Value { tick: true, .. } => Entry::Tick(true),
        Value { untick: true, .. } => Entry::Tick(false),
        _ => Entry::Nothing,
    })
}

fn text_of(file: &PathBuf) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = match file.as_os_str() == "-" {
        true => io::stdin().lock().read_to_end(&mut bytes).map(drop),
        false => fs::read(file).map(|read| bytes = read),
    };
    read.map_err(|error| not_read(file, error))?;
    let text = String::from_utf8(bytes).map_err(|_| Failure::NotRead {
        path: file.clone(),
        why: "it is not text in UTF-8".to_owned(),
    })?;
    // What editors put at the beginning and at the end of a file is not part of an answer.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}
