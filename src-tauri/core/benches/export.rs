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
use ninefold_core::generate::{Wish, generate};
use ninefold_core::view::{ExportOptions, Format, Scope};
use ninefold_core::workspace::{Export, Workspace};

const USE_CASES: u32 = 1000;
const ROUNDS: usize = 7;

/// Files by name, with their bytes.
type Files = Vec<(String, Vec<u8>)>;

fn main() -> Result<(), Box<dyn Error>> {
    // On the disk that is built on: files in memory are synced for nothing. What is written stays to the end, since where
    // files were deleted a moment ago ext4 looks long for a number for a new one, and each round would slow down the next.
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

/// A generated workspace, in which use cases have months of history, and what they are.
fn thousand(file: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let wish = Wish {
        use_cases: USE_CASES,
        seed: 1,
    };
    generate(file, wish, &mut |_| true)?.ok_or("nothing was made")?;
    let list = Workspace::open_reading(file)?.use_cases()?.use_cases;
    Ok(list.into_iter().map(|row| row.id).collect())
}

/// The time from a workspace in which nothing was looked at yet to the last file on disk.
fn export(
    file: &Path,
    scope: &Scope,
    format: Format,
    folder: &Path,
) -> Result<Duration, Box<dyn Error>> {
    let target = tempfile::tempdir_in(folder)?.keep();
    let workspace = Workspace::open_reading(file)?;
    let started = Instant::now();
    let mut folder = Folder::open(&target)?;
    let each = workspace.export_each(scope, format, &ExportOptions::default())?;
    let names = each.names()?;
    let names: Vec<String> = names.iter().map(|name| folder.free(name)).collect();
    let save = |number: usize, export: Export| folder.save(&names[number], &export.bytes);
    each.save(|| true, save, |()| Ok(()))?;
    folder.finish()?;
    Ok(started.elapsed())
}

/// The least that has to be done with the same files.
fn write_and_sync(files: &[(String, Vec<u8>)], folder: &Path) -> Result<Duration, Box<dyn Error>> {
    let target = tempfile::tempdir_in(folder)?.keep();
    let started = Instant::now();
    for (name, bytes) in files {
        let mut file = File::create(target.join(name))?;
        file.write_all(bytes)?;
        file.sync_all()?;
    }
    Ok(started.elapsed())
}

fn files(file: &Path, scope: &Scope, format: Format) -> Result<Files, Box<dyn Error>> {
    let workspace = Workspace::open_reading(file)?;
    let each = workspace.export_each(scope, format, &ExportOptions::default())?;
    let mut files = Files::new();
    let made = |number: usize, export: Export| Ok((number.to_string(), export.bytes));
    each.save(
        || true,
        made,
        |file| {
            files.push(file);
            Ok::<_, ninefold_core::error::Error>(())
        },
    )?;
    Ok(files)
}
