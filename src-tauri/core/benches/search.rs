//! A search as it is typed, against the same words asked of FTS5 alone; and saving a text that is found by its words, against one
//! that has none.
//!
//! `cargo bench -p ninefold-core --bench search -- 1000`

mod rounds;
#[path = "rounds/window.rs"]
mod window;

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use ninefold_core::document::spot::Spot;
use ninefold_core::workspace::{Entry, Workspace};
use rusqlite::Connection;

const USE_CASES: u32 = 1_000;
const ROUNDS: usize = 31;
/// Commits take turns in short rounds: a disk has better and worse moments.
const COMMIT_ROUNDS: usize = 61;
/// What is typed, as FTS5 is asked for it.
const TYPED: [(&str, &str); 4] = [
    ("c", "\"c\"*"),
    ("cart", "\"cart\"*"),
    ("customer data", "\"customer\"* \"data\"*"),
    ("consent em", "\"consent\"* \"em\"*"),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let (file, mut workspace) = window::generated(folder.path(), USE_CASES)?;
    let connection = Connection::open(&file)?;
    for (typed, asked) in TYPED {
        let mut raw = connection
            .prepare("SELECT rowid, rank FROM cache_search WHERE cache_search MATCH ?1")?;
        let mut searched = || {
            let begun = Instant::now();
            black_box(serde_json::to_vec(&workspace.search(typed)?)?);
            Ok(begun.elapsed())
        };
        let mut alone = || -> Result<Duration, Box<dyn Error>> {
            let begun = Instant::now();
            let rows = raw.query_map([asked], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, f64>(1)?))
            })?;
            black_box(rows.collect::<Result<Vec<_>, _>>()?);
            Ok(begun.elapsed())
        };
        rounds::compare(
            &format!("“{typed}” ÷ FTS5"),
            ROUNDS,
            &mut searched,
            &mut alone,
        )?;
    }
    drop(connection);
    saving(&mut workspace)
}

/// Texts of the same length, each a change of its own.
fn saving(workspace: &mut Workspace) -> Result<(), Box<dyn Error>> {
    let id = workspace.use_cases()?.use_cases.swap_remove(0).id;
    let spot = Spot::of(&id, "answer/ideation/data")?;
    let workspace = std::cell::RefCell::new(workspace);
    let save = |number: u32, text: &str| -> Result<Duration, Box<dyn Error>> {
        let mut workspace = workspace.borrow_mut();
        let text = format!("{}{}", text.repeat(90), ".".repeat(number as usize % 2 + 1));
        let begun = Instant::now();
        workspace.enter(&spot, Entry::Text(text))?;
        workspace.settle()?;
        Ok(begun.elapsed())
    };
    let (mut one, mut other) = (0, 0);
    let mut found = || {
        one += 1;
        save(one, "a longer answer, ")
    };
    let mut wordless = || {
        other += 1;
        save(other, "- ------ ------, ")
    };
    rounds::compare(
        "saving ÷ without words",
        COMMIT_ROUNDS,
        &mut found,
        &mut wordless,
    )
}
