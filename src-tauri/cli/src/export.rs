//! `ninefold-cli export`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use ninefold_core::error::Error;
use ninefold_core::file_name::Names;
use ninefold_core::files::{
    AT_A_TIME, Existing, companions, folder_of, side_by_side, sync_folder, write_one_of_many,
};
use ninefold_core::lock;
use ninefold_core::view::{ExportOptions, Format, Scope};
use ninefold_core::workspace::Workspace;

use crate::arguments::{Export, Part};
use crate::failure::Failure;
use crate::{arguments, choose, terminal};

/// Where an export goes.
#[derive(Debug, PartialEq, Eq)]
enum Target {
    /// Standard output.
    Output,
    /// A pipe or a device, which can't be replaced.
    Stream(PathBuf),
    File(PathBuf),
    Folder(PathBuf),
}

/// Exports use cases. What would replace a file is refused before anything is written.
///
/// # Errors
/// A file that can't be read, names that fit nothing, and what writing can meet; then no half file is left.
pub fn run(arguments: &Export) -> Result<(), Failure> {
    if arguments.front_matter && arguments.format != arguments::Format::Markdown {
        return Err(Failure::Usage(
            "Only Markdown can begin with front matter. Leave out --front-matter, or use --format markdown.".to_owned(),
        ));
    }
    if arguments.format == arguments::Format::Pptx && arguments.what != Part::Trackers {
        return Err(Failure::Usage(
            "Only experience trackers can be presentations. Add --what trackers, or use another --format.".to_owned(),
        ));
    }
    if arguments.phase.is_some() && arguments.what != Part::UseCases {
        return Err(Failure::Usage(
            "Phases are of use cases. Leave out --phase or --what.".to_owned(),
        ));
    }
    let mut workspace = Workspace::open_reading(&arguments.file)?;
    let scopes = scopes(&mut workspace, arguments)?;
    if scopes.is_empty() {
        terminal::say("There is no use case to export.");
        return Ok(());
    }
    let several = !arguments.one_file && (arguments.all || scopes.len() > 1);
    let target = target(arguments.to.as_deref(), several)?;
    let format = Format::from(arguments.format);
    let options = ExportOptions {
        front_matter: arguments.front_matter,
    };
    let paths = match target {
        Target::Output => {
            return terminal::write(&workspace.export(&scopes[0], format, &options)?.bytes);
        }
        Target::Stream(path) => {
            let bytes = workspace.export(&scopes[0], format, &options)?.bytes;
            let opened = fs::OpenOptions::new().write(true).open(path);
            return terminal::hand_over(opened.map_err(Failure::Output)?, &bytes);
        }
        Target::File(path) => vec![path],
        Target::Folder(folder) => named(&mut workspace, &scopes, format, &folder)?,
    };
    check_free(&paths, arguments)?;
    let each: Vec<_> = scopes.iter().zip(&paths).collect();
    let written = write_each(&each, arguments.force, |scope| {
        Ok(workspace.export(scope, format, &options)?.bytes)
    });
    let folder = folder_of(&paths[0]);
    let synced = sync_folder(folder).map_err(|error| Error::not_written(folder, error));
    written?;
    Ok(synced?)
}

/// Writes files, several at a time, tells of each, and stops in between when a person or the system says so.
fn write_each(
    each: &[(&Scope, &PathBuf)],
    replace: bool,
    mut export: impl FnMut(&Scope) -> Result<Vec<u8>, Failure>,
) -> Result<(), Failure> {
    let existing = match replace {
        true => Existing::Replace,
        false => Existing::Keep,
    };
    let bar = terminal::progress(each.len());
    let stopped = terminal::stopped();
    let mut done = 0;
    for some in each.chunks(AT_A_TIME) {
        if stopped.load(Ordering::Relaxed) {
            bar.finish_and_clear();
            let all = each.len();
            return Err(Failure::Stopped { done, all });
        }
        let exported = some.iter().map(|(scope, path)| Ok((*path, export(scope)?)));
        let files: Vec<_> = exported.collect::<Result<_, Failure>>()?;
        let results = side_by_side(&files, |(path, bytes)| {
            write_one_of_many(path, bytes, existing)
                .map_err(|error| Error::not_written(path, error))
        });
        let mut written = Ok(());
        for ((path, _), result) in files.iter().zip(results) {
            if result.is_ok() {
                bar.suspend(|| terminal::write(format!("{}\n", path.display()).as_bytes()))?;
                bar.inc(1);
                done += 1;
            }
            written = written.and(result);
        }
        written?;
    }
    bar.finish_and_clear();
    Ok(())
}

/// What is exported, a file each.
fn scopes(workspace: &mut Workspace, arguments: &Export) -> Result<Vec<Scope>, Failure> {
    let list = workspace.use_cases()?;
    let mut ids: Vec<String> = Vec::new();
    if arguments.all {
        ids.extend(list.use_cases.iter().map(|row| row.id.clone()));
        // As they were made, so that an order, and numbers behind names, are the same every time.
        ids.sort_unstable();
    }
    for named in &arguments.use_cases {
        let id = &choose::use_case(&list, named)?.id;
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    let Some(named) = &arguments.phase else {
        let whole = |use_cases| match arguments.what {
            Part::UseCases => Scope::UseCases { use_cases },
            Part::Trackers => Scope::Tracker { use_cases },
        };
        return Ok(match arguments.one_file {
            _ if ids.is_empty() => Vec::new(),
            true => vec![whole(ids)],
            false => ids.into_iter().map(|id| whole(vec![id])).collect(),
        });
    };
    let phase = |use_case: String| {
        let framework = workspace.framework(&use_case)?;
        Ok(Scope::Phase {
            phase: choose::phase(&framework, named)?.to_owned(),
            use_case,
        })
    };
    ids.into_iter().map(phase).collect()
}

fn target(to: Option<&Path>, several: bool) -> Result<Target, Failure> {
    let Some(path) = to.filter(|path| path.as_os_str() != "-") else {
        return match several {
            false => Ok(Target::Output),
            true => Err(Failure::Usage(
                "Several use cases go to a folder. Name one by --to, or put all on one page by --one-file.".to_owned(),
            )),
        };
    };
    let names_folder = path
        .as_os_str()
        .to_string_lossy()
        .ends_with(std::path::is_separator);
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Ok(Target::Folder(path.to_owned())),
        Ok(found) if !several && !found.is_file() => Ok(Target::Stream(path.to_owned())),
        // What a link leads to is replaced, not the link.
        _ if !several && !names_folder => Ok(Target::File(
            path.canonicalize().unwrap_or_else(|_| path.to_owned()),
        )),
        _ => Err(Failure::NoFolder(path.to_owned())),
    }
}

/// A path for each scope, named after what it holds.
fn named(
    workspace: &mut Workspace,
    scopes: &[Scope],
    format: Format,
    folder: &Path,
) -> Result<Vec<PathBuf>, Failure> {
    let mut names = Names::default();
    let mut path = |scope| {
        let name = workspace.export_name(scope, format)?;
        Ok(folder.join(names.free(&name)))
    };
    scopes.iter().map(&mut path).collect()
}

/// Refuses to replace what was not said to be replaced, and the workspace itself in any case.
fn check_free(paths: &[PathBuf], arguments: &Export) -> Result<(), Failure> {
    // A file that is not there yet has a folder that is.
    let canonical = |path: &Path| {
        let folder = folder_of(path).canonicalize().unwrap_or_default();
        let named = || folder.join(path.file_name().unwrap_or_default());
        path.canonicalize().unwrap_or_else(|_| named())
    };
    let workspace = canonical(&arguments.file);
    let mut own = companions(&workspace).to_vec();
    own.extend([lock::beside(&workspace), workspace]);
    if let Some(path) = paths.iter().find(|path| own.contains(&canonical(path))) {
        return Err(Failure::Usage(format!(
            "{} belongs to the workspace that is exported. Choose another name.",
            path.display()
        )));
    }
    let is_there = |path: &&PathBuf| path.symlink_metadata().is_ok();
    let taken: Vec<PathBuf> = paths.iter().filter(is_there).cloned().collect();
    if taken.is_empty() || arguments.force {
        Ok(())
    } else {
        Err(Failure::Taken(taken))
    }
}
