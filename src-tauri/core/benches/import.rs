//! Taking in a bundle of some 100,000 changes, against inserting the same rows with bare rusqlite in one transaction.
//!
//! `cargo bench -p ninefold-core --bench import`

#[path = "rounds/bare.rs"]
mod bare;
mod rounds;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use ninefold_core::document::id::Id;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::generate::{Wish, generate};
use ninefold_core::view::{BundleScope, BundleWish};
use ninefold_core::workspace::Workspace;
use rusqlite::Connection;

const USE_CASES: u32 = 1_000;
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let file = folder.path().join("All.ninefold");
    let wish = Wish {
        use_cases: USE_CASES,
        seed: 1,
    };
    generate(&file, wish, &mut |_| true)?.ok_or("nothing was made")?;
    let bundle = folder.path().join("all.ninefold-bundle");
    let wish = BundleWish {
        scope: BundleScope::Everything,
        without_people: false,
    };
    let written = Workspace::open_reading(&file)?.reader().bundle(&wish)?;
    fs::write(&bundle, &written.bytes)?;
    let connection = Connection::open(&file)?;
    let rows = ["change", "edit"].map(|table| bare::rows(&connection, table));
    let [changes, edits] = rows;
    let (changes, edits) = (changes?, edits?);
    println!(
        "{} changes with {} edits in {} documents, a bundle of {} KiB",
        written.changes,
        edits.len(),
        written.documents,
        written.bytes.len() / 1024
    );
    let mut number = 0;
    let mut next = || {
        number += 1;
        folder.path().join(format!("{number}.ninefold"))
    };
    let mut paths: Vec<_> = (0..4 * ROUNDS).map(|_| next()).collect();
    let mut others = paths.split_off(2 * ROUNDS);
    let mut ours = || import(&paths.pop().ok_or("no path is left")?, &bundle);
    let mut theirs = || bare::insert(&others.pop().ok_or("no path is left")?, &changes, &edits);
    rounds::compare("import", ROUNDS, &mut ours, &mut theirs)
}

/// An empty workspace, which becomes a copy by what it takes in.
fn import(path: &Path, bundle: &Path) -> Result<Duration, Box<dyn Error>> {
    let nobody = Author {
        id: Id::from_bytes([0; 16]),
        name: String::new(),
    };
    let mut workspace = Workspace::create(path, &nobody, Origin::system())?;
    let begun = Instant::now();
    let (imported, _) = workspace.import(bundle, None)?;
    let took = begun.elapsed();
    assert!(imported.changes > 0);
    Ok(took)
}
