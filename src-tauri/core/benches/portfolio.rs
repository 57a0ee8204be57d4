//! The table of use cases put in another order or filtered, against SQLite's own `ORDER BY` and `WHERE` of the same rows, which lie
//! ready in memory; and all ranked anew after a weight moved, which is to be within a frame of 16 ms.
//!
//! `cargo bench -p ninefold-core --bench portfolio -- 10000`

mod rounds;
#[path = "rounds/window.rs"]
mod window;

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use ninefold_core::portfolio::{Weighing, Weights};
use ninefold_core::view::{Arrangement, Column, List, Rows, UseCaseFilter, UseCaseRow, Wanted};
use ninefold_core::workspace::Reader;
use rusqlite::Connection;

const USE_CASES: u32 = 1_000;
const ROUNDS: usize = 31;
fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let (_, workspace) = window::generated(folder.path(), USE_CASES)?;
    let reader = workspace.reader();
    let rows = all(&reader)?;
    let labels = rows.iter().find_map(|row| row.labels.first().cloned());
    let beside = beside(&rows)?;
    let sorted = |sort, descending| Arrangement {
        sort,
        descending,
        ..Arrangement::default()
    };
    let unscored = UseCaseFilter {
        unscored: true,
        ..UseCaseFilter::default()
    };
    let labeled = UseCaseFilter {
        labels: labels.iter().cloned().collect(),
        ..UseCaseFilter::default()
    };
    let filtered = |filter| Arrangement {
        filter,
        ..sorted(Column::Edited, true)
    };
    let label = labels.unwrap_or_default().replace('\'', "''");
    for (what, arrangement, asked) in [
        ("by title", sorted(Column::Title, false), "ORDER BY title COLLATE NOCASE, edited DESC".to_owned()),
        ("by owner", sorted(Column::Owner, false), "ORDER BY owner = '', owner COLLATE NOCASE, edited DESC".to_owned()),
        ("by value", sorted(Column::Value, true), "ORDER BY value DESC NULLS LAST, edited DESC".to_owned()),
        ("by progress", sorted(Column::Phases, true), "ORDER BY progress DESC, edited DESC".to_owned()),
        ("the oldest first", sorted(Column::Edited, false), "ORDER BY edited".to_owned()),
        ("not yet scored", filtered(unscored), "WHERE value IS NULL OR effort IS NULL OR risk IS NULL OR readiness IS NULL ORDER BY edited DESC".to_owned()),
        ("one label", filtered(labeled), format!("WHERE labels LIKE '%|{label}|%' ORDER BY edited DESC")),
    ] {
        let mut number = 0;
        let mut ours = || {
            number += 1;
            // An arrangement that was asked for is remembered: each is another one.
            let arrangement = Arrangement {
                columns: vec![Column::Type; number],
                ..arrangement.clone()
            };
            let begun = Instant::now();
            let rows = reader.rows(&List::Table { arrangement }, &in_sight())?;
            black_box(rows);
            Ok(begun.elapsed())
        };
        let mut query = beside.prepare(&format!("SELECT id FROM use_case {asked}"))?;
        let mut theirs = || -> Result<Duration, Box<dyn Error>> {
            let begun = Instant::now();
            let ids = query.query_map([], |row| row.get::<_, String>(0))?;
            black_box(ids.collect::<Result<Vec<_>, _>>()?);
            Ok(begun.elapsed())
        };
        rounds::compare(&format!("{what} ÷ ORDER BY"), ROUNDS, &mut ours, &mut theirs)?;
    }
    ranking(&reader)
}

/// All are ranked by other weights each time, and what a window shows of that is made.
fn ranking(reader: &Reader) -> Result<(), Box<dyn Error>> {
    let mut times = Vec::new();
    for by in 0..ROUNDS as u32 {
        let weighing = Weighing {
            weights: Weights::of([40 + by, 30, 15, 15]),
            ..Weighing::default()
        };
        let begun = Instant::now();
        black_box(reader.ranking_screen(Some(weighing), &in_sight(), &in_sight())?);
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    println!(
        "ranking all after a weight moved: {:.1} ms, {:.2} of a frame ({:.1} to {:.1} ms in {ROUNDS} rounds)",
        times[ROUNDS / 2],
        times[ROUNDS / 2] / 16.0,
        times[0],
        times[ROUNDS - 1],
    );
    Ok(())
}

/// What a window shows at once.
fn in_sight() -> Wanted {
    Wanted {
        few: 60,
        spans: vec![(0, 40)],
        about: Vec::new(),
    }
}

/// All use cases, as the table shows them.
fn all(reader: &Reader) -> Result<Vec<UseCaseRow>, Box<dyn Error>> {
    match reader.rows(&List::UseCases, &Wanted::ALL)? {
        Rows::UseCases(slice) => Ok(slice.rows.into_iter().map(|placed| placed.row).collect()),
        _ => Err("these are no use cases".into()),
    }
}

/// The same rows as SQLite holds them.
fn beside(rows: &[UseCaseRow]) -> Result<Connection, Box<dyn Error>> {
    let connection = Connection::open_in_memory()?;
    connection.execute_batch(
        "CREATE TABLE use_case (id TEXT, title TEXT, owner TEXT, labels TEXT, progress INTEGER,
            value INTEGER, effort INTEGER, risk INTEGER, readiness INTEGER, edited INTEGER)",
    )?;
    let mut insert = connection
        .prepare("INSERT INTO use_case VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?;
    for row in rows {
        let axis = |at: usize| row.axes.get(at).and_then(|axis| axis.score);
        let progress: u32 = row.steps.iter().map(|step| step.percent).sum();
        insert.execute((
            &row.id,
            &row.title,
            &row.owner,
            format!("|{}|", row.labels.join("|")),
            progress,
            axis(0),
            axis(1),
            axis(2),
            axis(3),
            row.edited_at,
        ))?;
    }
    drop(insert);
    Ok(connection)
}
