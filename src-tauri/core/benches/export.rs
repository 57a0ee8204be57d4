//! Exporting 1,000 use cases, a file each, against writing and syncing 1,000 files of the same bytes.
//!
//! `cargo bench -p ninefold-core --bench export`

mod rounds;

use std::error::Error;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use ninefold_core::disk::folder::Folder;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::view::{ExportOptions, Format, Scope};
use ninefold_core::workspace::Workspace;

const USE_CASES: usize = 1000;
const ROUNDS: usize = 7;

/// Files by name, with their bytes.
type Files = Vec<(String, Vec<u8>)>;

fn main() -> Result<(), Box<dyn Error>> {
    // On the disk that is built on: files in memory are synced for nothing.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let file = folder.path().join("Thousand.ninefold");
    let use_cases = thousand(&file)?;
    let scope = Scope::UseCases { use_cases };
    let started = Instant::now();
    drop(Workspace::open_reading(&file)?);
    println!(
        "{USE_CASES} use cases in {} KiB, opened and checked in {} ms",
        file.metadata()?.len() / 1024,
        started.elapsed().as_millis()
    );
    for format in Format::TEXTS {
        let files = files(&file, &scope, format)?;
        let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
        let what = format!("{format:?}, {} KiB a file", bytes / files.len() / 1024);
        let mut ours = || export(&file, &scope, format, folder.path());
        let mut theirs = || write_and_sync(&files, folder.path());
        rounds::compare(&what, ROUNDS, &mut ours, &mut theirs)?;
    }
    Ok(())
}

/// The sample's use cases, copied until there are enough.
fn thousand(file: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut origin = Origin::system();
    let author = Author {
        id: (origin.ids)(0),
        name: "Anna de Vries".to_owned(),
    };
    let mut workspace = Workspace::create_sample(file, &author, origin)?;
    let sample = workspace.use_cases()?.use_cases;
    let mut ids: Vec<String> = sample.iter().map(|row| row.id.clone()).collect();
    for row in sample.iter().cycle().take(USE_CASES - ids.len()) {
        let place = workspace.duplicate_use_case(&row.id)?.place;
        ids.extend(place.and_then(|place| place.use_case));
    }
    Ok(ids)
}

/// The time from a workspace in which nothing was looked at yet to the last file on disk.
fn export(
    file: &Path,
    scope: &Scope,
    format: Format,
    folder: &Path,
) -> Result<Duration, Box<dyn Error>> {
    let target = tempfile::tempdir_in(folder)?;
    let workspace = Workspace::open_reading(file)?;
    let started = Instant::now();
    let mut folder = Folder::open(target.path())?;
    let mut each = workspace.export_each(scope, format, &ExportOptions::default())?;
    while let Some(export) = each.next() {
        let export = export?;
        folder.save(&export.file_name, export.bytes)?;
    }
    folder.finish()?;
    Ok(started.elapsed())
}

/// The least that has to be done with the same files.
fn write_and_sync(files: &[(String, Vec<u8>)], folder: &Path) -> Result<Duration, Box<dyn Error>> {
    let target = tempfile::tempdir_in(folder)?;
    let started = Instant::now();
    for (name, bytes) in files {
        let mut file = File::create(target.path().join(name))?;
        file.write_all(bytes)?;
        file.sync_all()?;
    }
    Ok(started.elapsed())
}

fn files(file: &Path, scope: &Scope, format: Format) -> Result<Files, Box<dyn Error>> {
    let workspace = Workspace::open_reading(file)?;
    let mut each = workspace.export_each(scope, format, &ExportOptions::default())?;
    let mut files = Vec::new();
    while let Some(export) = each.next() {
        files.push((format!("{}", files.len()), export?.bytes));
    }
    Ok(files)
}
