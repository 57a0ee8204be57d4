//! `ninefold-cli export`.

mod of_workspace;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use ninefold_core::disk::file_name::Names;
use ninefold_core::disk::files::{
    self, Existing, companions, folder_of, sync_folder, write_one_of_many,
};
use ninefold_core::disk::lock;
use ninefold_core::error::Error;
use ninefold_core::page::hold::{Loss, Noted};
use ninefold_core::view::{ExportOptions, Format, Point, Scope};
use ninefold_core::workspace::{Each, Workspace};
use serde::{Serialize, Serializer};

use crate::arguments::{Export, Kind, Part, Written};
use crate::export::of_workspace::of_workspace;
use crate::failure::Failure;
use crate::{arguments, choose, hand_over, terminal};

/// Where an export goes.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    /// Standard output.
    Output,
    /// A pipe or a device, which can't be replaced.
    Stream(PathBuf),
    File(PathBuf),
    Folder(PathBuf),
}

/// A file that was written.
#[derive(Debug, Serialize)]
struct Saved {
    path: String,
    #[serde(serialize_with = "for_programs")]
    losses: Vec<Noted>,
}

/// What a file can't hold, and the headings that it is met under.
#[derive(Serialize)]
struct Lost<'a> {
    what: &'a str,
    under: &'a [String],
}

/// Exports what was named. What would replace a file is refused before anything is written.
///
/// # Errors
/// A file that can't be read, names that fit nothing, and what writing can meet; then no half file is left.
pub fn run(arguments: &Export) -> Result<(), Failure> {
    make_sense(arguments)?;
    let format = match Written::from(arguments.format) {
        Written::As(format) => format,
        Written::For(to) => return hand_over::run(arguments, to),
    };
    let mut workspace = Workspace::open_reading(&arguments.file)?;
    terminal::notices(&mut workspace);
    let as_of = match &arguments.as_of {
        Some(named) => Some(choose::point(&mut workspace, named)?),
        None => None,
    };
    let scopes = scopes(&mut workspace, arguments, as_of.as_ref())?;
    let is_one = of_workspace(arguments.what, arguments.format).is_some();
    let several = !arguments.one_file && (arguments.all && !is_one || scopes.len() > 1);
    let options = ExportOptions {
        front_matter: arguments.front_matter,
        as_of,
        since: match &arguments.since {
            Some(named) => Some(choose::point(&mut workspace, named)?),
            None => None,
        },
        empty_slides: arguments.empty_slides,
        appendix: arguments.appendix,
        separator: arguments.separator.into(),
    };
    workspace.settle()?;
    let mut each = None;
    let paths = match target(arguments.to.as_deref(), several)? {
        Target::Output | Target::Stream(_) if arguments.json => {
            return Err(Failure::Usage(
                "--json tells of files. Name a file or a folder by --to.".to_owned(),
            ));
        }
        _ if scopes.is_empty() => Vec::new(),
        Target::Output => {
            let export = workspace.export(&scopes[0], format, &options)?;
            tell(format, &[&export.losses]);
            return terminal::write(&export.bytes);
        }
        Target::Stream(path) => {
            let export = workspace.export(&scopes[0], format, &options)?;
            let opened = fs::OpenOptions::new().write(true).open(path);
            tell(format, &[&export.losses]);
            return terminal::hand_over(opened.map_err(Failure::Output)?, &export.bytes);
        }
        Target::File(path) => vec![path],
        Target::Folder(folder) => {
            let all = workspace.export_all(scopes.clone(), format, &options)?;
            let paths = named(&all.names()?, &folder);
            each = Some(all);
            paths
        }
    };
    check_free(&paths, arguments)?;
    let each = match each {
        Some(each) => each,
        None => workspace.export_all(scopes, format, &options)?,
    };
    let mut written = Vec::new();
    let done = write_each(&each, &paths, arguments, &mut written);
    if arguments.json {
        terminal::write(&terminal::json(&BTreeMap::from([("files", &written)]))?)?;
    } else if paths.is_empty() {
        terminal::say("There is nothing to export.");
    } else {
        let losses: Vec<&[Noted]> = written.iter().map(|file| file.losses.as_slice()).collect();
        tell(format, &losses);
    }
    let synced = paths.first().map_or(Ok(()), |path| {
        let folder = folder_of(path);
        sync_folder(folder).map_err(|error| Error::not_written(folder, error))
    });
    done?;
    Ok(synced?)
}

/// Writes files, several at a time, tells of each, and stops in between when a person or the system says so.
fn write_each(
    each: &Each,
    paths: &[PathBuf],
    arguments: &Export,
    written: &mut Vec<Saved>,
) -> Result<(), Failure> {
    let existing = match arguments.force {
        true => Existing::Replace,
        false => Existing::Keep,
    };
    let bar = terminal::progress(paths.len());
    let stopped = terminal::stopped();
    each.save(
        || !stopped.load(Ordering::Relaxed),
        |number, export| {
            let path = &paths[number];
            let saved = write_one_of_many(path, &export.bytes, existing);
            saved.map_err(|error| Error::not_written(path, error))?;
            Ok(Saved {
                path: path.display().to_string(),
                losses: export.losses,
            })
        },
        |file| {
            let line = format!("{}\n", file.path);
            written.push(file);
            bar.inc(1);
            match arguments.json {
                true => Ok(()),
                false => bar.suspend(|| terminal::write(line.as_bytes())),
            }
        },
    )?;
    bar.finish_and_clear();
    match (written.len(), paths.len()) {
        (done, all) if done < all => Err(Failure::Stopped { done, all }),
        _ => Ok(()),
    }
}

fn for_programs<S: Serializer>(losses: &[Noted], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(losses.iter().map(|noted| Lost {
        what: noted.loss.words(),
        under: &noted.under,
    }))
}

/// Says what files can't hold: of one where, of several in how many.
fn tell(format: Format, files: &[&[Noted]]) {
    let mut lines: Vec<String> = Vec::new();
    if let [losses] = files {
        lines.extend(losses.iter().map(Noted::to_string));
    } else {
        let mut counted: Vec<(Loss, usize)> = Vec::new();
        for noted in files.iter().copied().flatten() {
            match counted.iter_mut().find(|(loss, _)| *loss == noted.loss) {
                Some((_, count)) => *count += 1,
                None => counted.push((noted.loss, 1)),
            }
        }
        let all = files.len();
        let line =
            |(loss, count): (Loss, usize)| format!("{} (in {count} of {all} files).", loss.words());
        lines.extend(counted.into_iter().map(line));
    }
    if !lines.is_empty() {
        let label = format.label();
        terminal::say(&format!(
            "{label} can't hold everything:\n  {}",
            lines.join("\n  ")
        ));
    }
}

/// Whether the arguments fit together.
fn make_sense(arguments: &Export) -> Result<(), Failure> {
    use arguments::{Format, Separator};
    let Export { what, format, .. } = *arguments;
    let is_one = of_workspace(what, format).is_some();
    let is_named = arguments.all || !arguments.named.is_empty();
    // All integrations are one table.
    let is_some = is_named && !(arguments.all && what == Part::Integrations);
    let nonsense = match () {
        () if arguments.front_matter && format != Format::Markdown => {
            "Only Markdown can begin with front matter. Leave out --front-matter, or use --format markdown."
        }
        () if format == Format::Pptx && !matches!(what, Part::Trackers | Part::Portfolio) => {
            "Only experience trackers and the portfolio can be presentations. Add --what trackers or portfolio, or use another --format."
        }
        () if (arguments.empty_slides || arguments.appendix) && what != Part::Trackers => {
            "Only experience trackers have these slides. Add --what trackers, or leave out --empty-slides and --appendix."
        }
        () if matches!(format, Format::Xlsx | Format::Csv) && !is_one => {
            "Only tables can be Excel or CSV. Add --what portfolio, ranking, people, integrations, roadmap, learned, tags or metrics, or use another --format."
        }
        () if arguments.separator != Separator::Comma && format != Format::Csv => {
            "Only CSV has separators. Add --format csv, or leave out --separator."
        }
        () if arguments.phase.is_some() && what != Part::UseCases => {
            "Phases are of use cases. Leave out --phase or --what."
        }
        () if what == Part::Notes && arguments.since.is_none() => {
            "A change note goes from a point on: name a baseline or a day by --since."
        }
        () if arguments.since.is_some() && (is_one || what == Part::Integrations) => {
            "Only of use cases is told what changed. Leave out --since, or --what."
        }
        () if what == Part::Workshops && arguments.one_file => {
            "A protocol is of one workshop. Leave out --one-file."
        }
        () if what == Part::Workshops
            && (arguments.since.is_some() || arguments.as_of.is_some()) =>
        {
            "A protocol says what was said in a workshop. Leave out --since and --as-of."
        }
        () if is_one && (is_some || arguments.one_file) => {
            "There is one of that in a workspace: leave out names, --all and --one-file."
        }
        () if !is_one && !is_named => "Name what to export, or export all of it by --all.",
        () => return Ok(()),
    };
    Err(Failure::Usage(nonsense.to_owned()))
}

/// What is exported, a file each.
fn scopes(
    workspace: &mut Workspace,
    arguments: &Export,
    as_of: Option<&Point>,
) -> Result<Vec<Scope>, Failure> {
    if let Some(one) = of_workspace(arguments.what, arguments.format) {
        return Ok(vec![one]);
    }
    let kind = match arguments.what {
        Part::Integrations => Kind::Integrations,
        _ => Kind::UseCases,
    };
    let mut ids = ids(workspace, arguments, kind, as_of)?;
    if arguments.what == Part::Workshops {
        if arguments.all {
            let had = ids
                .into_iter()
                .map(|id| Ok((workspace.had_workshop(&id)?, id)));
            let had = had.collect::<Result<Vec<(bool, String)>, Error>>()?;
            ids = had
                .into_iter()
                .filter(|(had, _)| *had)
                .map(|(_, id)| id)
                .collect();
        }
        let protocol = |use_case| Scope::Workshop { use_case };
        return Ok(ids.into_iter().map(protocol).collect());
    }
    let Some(named) = &arguments.phase else {
        let whole = |ids: Vec<String>| match arguments.what {
            Part::Trackers => Scope::Tracker { use_cases: ids },
            Part::Scoping => Scope::Scoping { use_cases: ids },
            Part::Notes => Scope::Notes { use_cases: ids },
            Part::Integrations => Scope::Integrations { integrations: ids },
            _ => Scope::UseCases { use_cases: ids },
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

/// What was named, each once; of all those that were there at a moment.
pub fn ids(
    workspace: &mut Workspace,
    arguments: &Export,
    kind: Kind,
    as_of: Option<&Point>,
) -> Result<Vec<String>, Failure> {
    let mut ids: Vec<String> = Vec::new();
    if arguments.all {
        let mut rows = choose::documents(workspace, kind)?;
        rows.retain(|row| !row.archived);
        ids.extend(rows.iter().map(|row| row.id.clone()));
        // As they were made, so that an order, and numbers behind names, are the same every time.
        ids.sort_unstable();
        if let (Some(point), Kind::UseCases) = (as_of, kind) {
            let (there, absent) = workspace.there_at(ids, point)?;
            ids = there;
            rows.retain(|row| absent.contains(&row.id));
            let names: String = rows.iter().map(|row| format!("\n  {}", row.name)).collect();
            if !rows.is_empty() {
                terminal::say(&format!("Left out, not there yet at that point:{names}"));
            }
        }
    }
    for named in &arguments.named {
        let id = choose::document(workspace, kind, named)?.id;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

pub fn target(to: Option<&Path>, several: bool) -> Result<Target, Failure> {
    let Some(path) = to.filter(|path| path.as_os_str() != "-") else {
        return match several {
            false => Ok(Target::Output),
            true => Err(Failure::Usage(
                "Several go to a folder. Name one by --to, or put all on one page by --one-file."
                    .to_owned(),
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
            files::canonical(path).unwrap_or_else(|_| path.to_owned()),
        )),
        _ => Err(Failure::NoFolder(path.to_owned())),
    }
}

/// A path for each name, no two the same.
pub fn named(proposed: &[String], folder: &Path) -> Vec<PathBuf> {
    let mut names = Names::default();
    let proposed = proposed.iter();
    proposed.map(|name| folder.join(names.free(name))).collect()
}

/// Refuses to replace what was not said to be replaced, and the workspace itself in any case.
pub fn check_free(paths: &[PathBuf], arguments: &Export) -> Result<(), Failure> {
    // A file that is not there yet has a folder that is.
    let canonical = |path: &Path| {
        let folder = files::canonical(folder_of(path)).unwrap_or_default();
        let named = || folder.join(path.file_name().unwrap_or_default());
        files::canonical(path).unwrap_or_else(|_| named())
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
