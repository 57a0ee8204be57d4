//! `ninefold-cli set`.

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use ninefold_core::error::Error;
use ninefold_core::folders::Folders;
use ninefold_core::framework::Slot;
use ninefold_core::id::Id;
use ninefold_core::lock::{Lock, Locked};
use ninefold_core::origin::{Author, Origin};
use ninefold_core::value::clean;
use ninefold_core::workspace::Workspace;

use crate::arguments::{Set, Value};
use crate::choose;
use crate::failure::{Failure, not_read};
use crate::terminal;

/// What a field is set to.
#[derive(Debug, PartialEq, Eq)]
enum Entry {
    Text(String),
    Score(u32),
    Tick(bool),
    Nothing,
}

/// What is to be done, once everything that was named is known to be there.
struct Step {
    use_case: String,
    slot: Slot,
    field: String,
    entry: Entry,
}

/// Sets a field as a window would. Whatever is refused leaves the file as it is.
///
/// # Errors
/// A workspace that is open elsewhere, names that fit nothing, and what writing can meet.
pub fn run(arguments: &Set) -> Result<(), Failure> {
    let entry = entry(&arguments.value)?;
    let path = match arguments.file.canonicalize() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(Error::Missing(arguments.file.clone()).into());
        }
        found => found.map_err(|error| not_read(&arguments.file, &error))?,
    };
    let lock = lock(&path)?;
    // In a copy: what is refused leaves the file as it is, and nobody else changes it meanwhile.
    let mut reading = match Workspace::open_reading(&path) {
        Ok(reading) => reading,
        Err(error) => {
            lock.withdraw();
            return Err(error.into());
        }
    };
    let step = plan(&mut reading, arguments, entry)?;
    drop(reading);
    write(&path, &arguments.author, step)
}

fn lock(path: &Path) -> Result<Lock, Failure> {
    Lock::take(path).map_err(|locked| match locked {
        Locked::Elsewhere => Failure::InUse(path.to_owned()),
        Locked::Failed(error) => match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Error::ReadOnly(path.to_owned()).into()
            }
            _ => Failure::NotLocked {
                path: path.to_owned(),
                source: error,
            },
        },
    })
}

/// Finds what was named.
fn plan(reading: &mut Workspace, arguments: &Set, entry: Entry) -> Result<Step, Failure> {
    let list = reading.use_cases()?;
    let row = choose::use_case(&list, &arguments.use_case)?;
    if row.archived.is_some() {
        return Err(Error::Archived(row.title.clone()).into());
    }
    let framework = reading.framework(&row.id)?;
    let slot = fitting(choose::slots(&framework, &arguments.key)?, &entry)?;
    Ok(Step {
        use_case: row.id.clone(),
        field: framework.field_of(&slot),
        slot,
        entry,
    })
}

/// The one of the slots that can hold the entry.
fn fitting(slots: Vec<Slot>, entry: &Entry) -> Result<Slot, Failure> {
    let fits = |slot: &Slot| match entry {
        Entry::Text(_) => matches!(slot, Slot::Answer(_)),
        Entry::Score(_) => matches!(slot, Slot::Score(_)),
        Entry::Tick(_) => matches!(slot, Slot::Tick(_)),
        Entry::Nothing => true,
    };
    let fitting: Vec<&Slot> = slots.iter().filter(|slot| fits(slot)).collect();
    match fitting.as_slice() {
        [one] => Ok((*one).clone()),
        [] => {
            let way = |slot: &Slot| match slot {
                Slot::Answer(_) => "an answer: use --text or --file",
                Slot::Score(_) => "a score: use --score",
                Slot::Tick(_) => "a check mark: use --tick or --untick",
            };
            let ways: Vec<String> = slots
                .iter()
                .map(|slot| format!("{slot} is {}", way(slot)))
                .collect();
            Err(Failure::Usage(format!("{}.", ways.join("; "))))
        }
        several => {
            let names: Vec<String> = several.iter().map(ToString::to_string).collect();
            Err(Failure::NotFound(format!(
                "That key fits several fields. Name one: {}.",
                names.join(", ")
            )))
        }
    }
}

fn write(path: &Path, author: &str, step: Step) -> Result<(), Failure> {
    let mut origin = Origin::system();
    let unnamed = Author {
        id: (origin.ids)((origin.clock)()),
        name: String::new(),
    };
    let backups = Folders::new(dirs::data_dir()).backups();
    let mut workspace = Workspace::open(path, &unnamed, origin, &backups)?;
    for notice in workspace.info().notices {
        terminal::say(&notice);
    }
    let author = known(&mut workspace, author, unnamed.id)?;
    workspace.set_author(&author)?;
    let Step {
        use_case,
        slot,
        field,
        entry,
    } = step;
    match (slot, entry) {
        (Slot::Answer(_), entry) => {
            let text = if let Entry::Text(text) = entry {
                text
            } else {
                String::new()
            };
            let typed = workspace.type_text(&use_case, &use_case, &field, &text)?;
            workspace.settle()?;
            if let Some(note) = typed.note {
                terminal::say(&note);
            }
        }
        (Slot::Score(_), entry) => {
            let score = if let Entry::Score(score) = entry {
                Some(score)
            } else {
                None
            };
            workspace.set_score(&use_case, &field, score)?;
        }
        (Slot::Tick(_), entry) => {
            workspace.set_tick(&use_case, &field, entry == Entry::Tick(true))?;
        }
    }
    Ok(())
}

/// The person of this name, or a new one.
fn known(workspace: &mut Workspace, name: &str, id: Id) -> Result<Author, Failure> {
    let people = workspace.people()?.people;
    let known: Vec<_> = people.iter().filter(|person| person.name == name).collect();
    let id = match known.as_slice() {
        [] => id,
        [one] => one.id.parse().unwrap_or(id),
        several => {
            return Err(Failure::NotFound(format!(
                "{} people are called “{name}”, so nothing was changed. Name another author.",
                several.len()
            )));
        }
    };
    Ok(Author {
        id,
        name: name.to_owned(),
    })
}

fn entry(value: &Value) -> Result<Entry, Failure> {
    let entry = match value {
        Value {
            text: Some(text), ..
        } => Entry::Text(text.clone()),
        Value {
            file: Some(file), ..
        } => Entry::Text(text_of(file)?),
        Value {
            score: Some(score), ..
        } => Entry::Score(*score),
        Value { tick: true, .. } => Entry::Tick(true),
        Value { untick: true, .. } => Entry::Tick(false),
        _ => Entry::Nothing,
    };
    if let Entry::Text(text) = &entry
        && let Err(too_long) = clean(text, false)
    {
        return Err(Error::TooLarge(too_long.0).into());
    }
    Ok(entry)
}

fn text_of(file: &PathBuf) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = match file.as_os_str() == "-" {
        true => io::stdin().lock().read_to_end(&mut bytes).map(drop),
        false => fs::read(file).map(|read| bytes = read),
    };
    read.map_err(|error| not_read(file, &error))?;
    let text = String::from_utf8(bytes).map_err(|_| Failure::NotRead {
        path: file.clone(),
        why: "it is not text in UTF-8".to_owned(),
    })?;
    // What editors put at the beginning and at the end of a file is not part of an answer.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    Ok(text.trim_end_matches(['\n', '\r']).to_owned())
}
