//! `ninefold-cli person`.

use std::path::Path;

use ninefold_core::disk::folders::Folders;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::view::{ErasureWish, ExportOptions, Format, Held, Scope};
use ninefold_core::workspace::Workspace;

use crate::arguments::{Person, PersonErase, PersonHeld, PersonMerge};
use crate::failure::Failure;
use crate::hold::{hold, nobody};
use crate::terminal;

/// Lists, erases or merges.
///
/// # Errors
/// Names that fit nothing or several, and what reading and writing can meet.
pub fn run(arguments: &Person) -> Result<(), Failure> {
    match arguments {
        Person::Held(held) => self::held(held),
        Person::Erase(erase) => self::erase(erase),
        Person::Merge(merge) => self::merge(merge),
    }
}

fn held(arguments: &PersonHeld) -> Result<(), Failure> {
    let mut workspace = Workspace::open_reading(&arguments.file)?;
    terminal::notices(&mut workspace);
    let person = meant(&workspace, &arguments.name)?;
    if arguments.json {
        let held = workspace.held(&person, &arguments.also)?;
        return terminal::write(&terminal::json(&held)?);
    }
    let scope = Scope::Person {
        person,
        also: arguments.also.clone(),
    };
    let options = ExportOptions::default();
    let page = workspace
        .reader()
        .export(&scope, Format::Markdown, &options)?;
    terminal::write(&page.bytes)
}

fn erase(arguments: &PersonErase) -> Result<(), Failure> {
    let PersonErase {
        file,
        name,
        also,
        keep_texts,
        yes,
    } = arguments;
    let copy = Workspace::open_reading(file)?;
    let person = meant(&copy, name)?;
    let held = copy.held(&person, also)?;
    drop(copy);
    let kept = held
        .mentions
        .iter()
        .filter(|text| *keep_texts || text.is_another);
    let wish = ErasureWish {
        person,
        also: also.clone(),
        kept: kept.map(|text| text.key.clone()).collect(),
    };
    if !yes {
        let told = would_go(&held, &wish);
        return terminal::write(terminal::printable(&told, true).as_bytes());
    }
    let (path, lock) = hold(file)?;
    // In a copy first: what is refused leaves the file as it is.
    let tried = Workspace::open_copy(&path).and_then(|mut copy| copy.erase_person(&wish));
    if let Err(error) = tried {
        lock.withdraw();
        return Err(error.into());
    }
    let backups = Folders::new(dirs::data_local_dir()).backups();
    let mut workspace = open(&path, &nobody(), &backups)?;
    let done = workspace.erase_person(&wish)?;
    let mut told = vec![done.notice.unwrap_or_default()];
    workspace.rest()?;
    if let Some(keeping) = workspace.safekeeping(&backups)? {
        let rewritten = keeping.rewrite(None);
        told.push(format!("Backups written anew: {}.", rewritten.files));
        told.extend(rewritten.problems);
    }
    told.push(
        "A second place for backups is written anew when a window opens the workspace.".to_owned(),
    );
    workspace.check_place()?;
    terminal::write(terminal::printable(&(told.join("\n") + "\n"), true).as_bytes())
}

fn merge(arguments: &PersonMerge) -> Result<(), Failure> {
    let (path, lock) = hold(&arguments.file)?;
    let act = |workspace: &mut Workspace| {
        let person = meant(workspace, &arguments.name)?;
        let done = match &arguments.other {
            Some(other) => workspace.merge_people(&person, &meant(workspace, other)?)?,
            None => workspace.take_apart(&person)?,
        };
        Ok::<_, Failure>(done.notice.unwrap_or_default())
    };
    let tried = Workspace::open_copy(&path)
        .map_err(Failure::from)
        .and_then(|mut copy| act(&mut copy));
    if let Err(error) = tried {
        lock.withdraw();
        return Err(error);
    }
    let backups = Folders::new(dirs::data_local_dir()).backups();
    let author = Author {
        name: arguments.author.clone(),
        ..nobody()
    };
    let mut workspace = open(&path, &author, &backups)?;
    let told = act(&mut workspace)?;
    workspace.check_place()?;
    terminal::write(terminal::printable(&format!("{told}\n"), true).as_bytes())
}

fn open(path: &Path, author: &Author, backups: &Path) -> Result<Workspace, Failure> {
    let mut workspace = Workspace::open(path, author, Origin::system(), backups)?;
    terminal::notices(&mut workspace);
    Ok(workspace)
}

/// The entry of this name or identifier.
fn meant(workspace: &Workspace, named: &str) -> Result<String, Failure> {
    if named.parse().is_ok_and(|id| workspace.is_somebody(id)) {
        return Ok(named.to_owned());
    }
    let found = workspace.people_named(named)?;
    match found.as_slice() {
        [one] => Ok(one.id.clone()),
        [] => Err(Failure::NotFound(format!(
            "There is nobody called “{named}”. `list --what people` tells who there is."
        ))),
        several => {
            let who = several.iter().map(|one| {
                let parts = [&one.role, &one.company, &one.email];
                let known: Vec<&str> = parts.into_iter().map(String::as_str).collect();
                format!("\n  {}  {}", one.id, known.join(" ").trim())
            });
            Err(Failure::NotFound(format!(
                "{} people are called “{named}”. Name one by the identifier:{}",
                several.len(),
                who.collect::<String>()
            )))
        }
    }
}

/// What erasing would take, and what it would leave.
fn would_go(held: &Held, wish: &ErasureWish) -> String {
    let mut lines = vec![format!("Erasing {} would take:", held.person.name)];
    lines.extend(
        held.own
            .iter()
            .map(|thing| format!("  {}: {}", thing.what, thing.said)),
    );
    let (stays, goes): (Vec<_>, Vec<_>) = held
        .mentions
        .iter()
        .partition(|text| wish.kept.contains(&text.key));
    let named = |text: &&ninefold_core::view::Mention| {
        format!(
            "  the name in {} of “{}”: {}",
            text.what, text.of, text.said
        )
    };
    lines.extend(goes.iter().map(named));
    lines.push("It would leave:".to_owned());
    lines.extend(
        held.roles
            .iter()
            .map(|thing| format!("  {}, of “Erased person”", thing.what)),
    );
    lines.extend(stays.iter().map(named));
    lines.push("Files that were sent or exported before can't be reached.".to_owned());
    lines.push("Nothing was changed. Add --yes to erase.".to_owned());
    lines.join("\n") + "\n"
}
