//! `ninefold-cli baseline`.

use std::path::Path;

use ninefold_core::disk::folders::Folders;
use ninefold_core::document::origin::Origin;
use ninefold_core::view::{BaselineRow, Covering, Done};
use ninefold_core::workspace::{NewBaseline, Workspace};

use crate::arguments::{
    Baseline, BaselineList, BaselineNote, BaselineRestore, BaselineSet, Export, Kind, Part,
    Separator,
};
use crate::failure::Failure;
use crate::hold::{hold, nobody};
use crate::set::author;
use crate::terminal::{self, Table};
use crate::{choose, export};

/// Sets, lists, brings back, or tells what changed.
///
/// # Errors
/// A workspace that can't be read or is open elsewhere, names that fit nothing, and what writing can meet.
pub fn run(arguments: &Baseline) -> Result<(), Failure> {
    match arguments {
        Baseline::Set(asked) => changed(&asked.file, |workspace| set(workspace, asked)),
        Baseline::List(asked) => list(asked),
        Baseline::Restore(asked) => changed(&asked.file, |workspace| restore(workspace, asked)),
        Baseline::Note(asked) => note(asked),
    }
}

/// Does a change, in a copy first: what is refused leaves the file as it is, and nobody else changes it meanwhile.
fn changed(
    file: &Path,
    change: impl Fn(&mut Workspace) -> Result<Done, Failure>,
) -> Result<(), Failure> {
    let (path, lock) = hold(file)?;
    let tried = Workspace::open_copy(&path)
        .map_err(Failure::from)
        .and_then(|mut copy| change(&mut copy));
    if let Err(failure) = tried {
        lock.withdraw();
        return Err(failure);
    }
    let backups = Folders::new(dirs::data_local_dir()).backups();
    let mut workspace = Workspace::open(&path, &nobody(), Origin::system(), &backups)?;
    terminal::notices(&mut workspace);
    let done = change(&mut workspace)?;
    workspace.check_place()?;
    let notice = done.notice.unwrap_or_default() + "\n";
    terminal::write(terminal::printable(&notice, true).as_bytes())
}

fn set(workspace: &mut Workspace, asked: &BaselineSet) -> Result<Done, Failure> {
    let covering = match asked.use_case.as_slice() {
        [] => Covering::Everything,
        named => Covering::UseCases {
            use_cases: use_cases(workspace, named)?,
        },
    };
    let author = author(workspace, &asked.author)?;
    workspace.set_author(&author)?;
    workspace.settle()?;
    let bar = terminal::progress(100);
    let covered = workspace.cover(&covering, |done, of| {
        bar.set_position((done * 100 / of) as u64);
    })?;
    bar.finish_and_clear();
    let new = NewBaseline {
        name: asked.name.clone(),
        on: asked.on.clone(),
        note: asked.note.clone(),
    };
    Ok(workspace.set_baseline(&new, covered)?)
}

fn list(asked: &BaselineList) -> Result<(), Failure> {
    let mut workspace = Workspace::open_reading(&asked.file)?;
    terminal::notices(&mut workspace);
    let all = workspace.baselines()?.baselines;
    if asked.json {
        return terminal::write(&terminal::json(&all)?);
    }
    if all.is_empty() {
        terminal::say("There is nothing to list.");
        return Ok(());
    }
    let row = |one: BaselineRow| vec![one.name, one.agreed, one.covers, one.set, one.id];
    let table = Table {
        head: Table::head(&["Name", "Agreed", "Covers", "Set", "Id"]),
        rows: all.into_iter().map(row).collect(),
        ..Table::default()
    };
    terminal::write(table.text().as_bytes())
}

fn restore(workspace: &mut Workspace, asked: &BaselineRestore) -> Result<Done, Failure> {
    let baseline = choose::baseline(workspace, &asked.baseline)?.id;
    let named = use_cases(workspace, &asked.named)?;
    let author = author(workspace, &asked.author)?;
    workspace.set_author(&author)?;
    Ok(workspace.restore_baseline(&baseline, &named)?)
}

fn note(asked: &BaselineNote) -> Result<(), Failure> {
    export::run(&Export {
        file: asked.file.clone(),
        named: asked.named.clone(),
        all: asked.named.is_empty(),
        what: Part::Notes,
        phase: None,
        format: asked.format.into(),
        to: asked.to.clone(),
        front_matter: false,
        as_of: asked.until.clone(),
        since: Some(asked.since.clone()),
        empty_slides: false,
        separator: Separator::Comma,
        appendix: false,
        one_file: true,
        force: asked.force,
        json: false,
    })
}

/// The identifiers of what is named, each once.
fn use_cases(workspace: &mut Workspace, named: &[String]) -> Result<Vec<String>, Failure> {
    let mut ids: Vec<String> = Vec::new();
    for named in named {
        let id = choose::document(workspace, Kind::UseCases, named)?.id;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}
