//! `ninefold-cli export` for other tools: all that is named in one file, or as many as the tool wants.

use std::fs;

use ninefold_core::disk::files::{Existing, folder_of, sync_folder, write_one_of_many};
use ninefold_core::error::Error;
use ninefold_core::view::{ExportOptions, HandOver, Scope, TagFilter};
use ninefold_core::workspace::{Handover, Workspace};
use serde::Serialize;

use crate::arguments::{Export, Kind, Part};
use crate::export::{Target, check_free, ids, named, target};
use crate::failure::Failure;
use crate::{choose, terminal};

/// What was written, for programs.
#[derive(Serialize)]
struct Answer<'a> {
    files: Vec<File>,
    told: &'a [String],
}

#[derive(Serialize)]
struct File {
    path: String,
}

/// Hands over what was named. What would replace a file is refused before anything is written.
///
/// # Errors
/// What exporting can meet.
pub fn run(arguments: &Export, to: HandOver) -> Result<(), Failure> {
    make_sense(arguments, to)?;
    let mut workspace = Workspace::open_reading(&arguments.file)?;
    terminal::notices(&mut workspace);
    let as_of = arguments.as_of.as_ref();
    let as_of = as_of
        .map(|named| choose::point(&mut workspace, named))
        .transpose()?;
    let scope = match arguments.what {
        Part::Roadmap => Scope::Roadmap,
        Part::Tags => Scope::Tags {
            filter: TagFilter::default(),
        },
        _ => Scope::UseCases {
            use_cases: ids(&mut workspace, arguments, Kind::UseCases, as_of.as_ref())?,
        },
    };
    let options = ExportOptions {
        as_of,
        ..ExportOptions::default()
    };
    let handed = workspace.hand_over(&scope, to, &options)?;
    let several = handed.files.len() > 1;
    let paths = match target(arguments.to.as_deref(), several)? {
        Target::Output | Target::Stream(_) if arguments.json => {
            return Err(Failure::Usage(
                "--json tells of files. Name a file or a folder by --to.".to_owned(),
            ));
        }
        Target::Output => {
            tell(&handed);
            return terminal::write(&handed.files[0].bytes);
        }
        Target::Stream(path) => {
            let opened = fs::OpenOptions::new().write(true).open(path);
            tell(&handed);
            return terminal::hand_over(opened.map_err(Failure::Output)?, &handed.files[0].bytes);
        }
        Target::File(path) => vec![path],
        Target::Folder(folder) => {
            let names = handed.files.iter().map(|file| file.name.clone());
            named(&names.collect::<Vec<_>>(), &folder)
        }
    };
    check_free(&paths, arguments)?;
    let existing = match arguments.force {
        true => Existing::Replace,
        false => Existing::Keep,
    };
    let mut files = Vec::new();
    for (path, file) in paths.iter().zip(&handed.files) {
        let saved = write_one_of_many(path, &file.bytes, existing);
        saved.map_err(|error| Error::not_written(path, error))?;
        let path = path.display().to_string();
        if !arguments.json {
            terminal::write(format!("{path}\n").as_bytes())?;
        }
        files.push(File { path });
    }
    if arguments.json {
        let told = &handed.told;
        terminal::write(&terminal::json(&Answer { files, told })?)?;
    } else {
        tell(&handed);
    }
    let folder = paths.first().map(|path| folder_of(path));
    let synced = folder.map_or(Ok(()), |folder| {
        sync_folder(folder).map_err(|error| Error::not_written(folder, error))
    });
    Ok(synced?)
}

fn tell(handed: &Handover) {
    handed.told.iter().for_each(|told| terminal::say(told));
}

/// Whether the arguments fit what is handed over.
fn make_sense(arguments: &Export, to: HandOver) -> Result<(), Failure> {
    let of_use_cases = HandOver::OF_USE_CASES.contains(&to);
    let of_roadmap = HandOver::OF_ROADMAP.contains(&to);
    let of_tags = HandOver::OF_TAGS.contains(&to);
    let nonsense = match arguments.what {
        _ if arguments.phase.is_some() || arguments.since.is_some() => {
            "Use cases are handed over as a whole. Leave out --phase and --since."
        }
        Part::UseCases | Part::Scoping if of_use_cases => return Ok(()),
        Part::Roadmap if of_roadmap => return Ok(()),
        Part::Tags if of_tags => return Ok(()),
        _ if of_tags => "Events are of the tagging plan. Add --what tags, or use another --format.",
        _ if of_use_cases && of_roadmap => {
            "Days are of use cases, or of the roadmap. Use --what use-cases or --what roadmap."
        }
        _ if of_roadmap => {
            "Diagrams are of the roadmap. Add --what roadmap, or use another --format."
        }
        _ => {
            "Only use cases can be handed over like that. Leave out --what, or use another --format."
        }
    };
    Err(Failure::Usage(nonsense.to_owned()))
}
