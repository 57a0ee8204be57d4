//! Taking in a spreadsheet of as many rows as there are use cases, against reading it with calamine and inserting the changes that come
//! of it with bare rusqlite in one transaction.
//!
//! `cargo bench -p ninefold-core --bench spreadsheet -- 10000`

#[path = "rounds/bare.rs"]
mod bare;
mod rounds;

use std::error::Error;
use std::hint::black_box;
use std::io::Cursor;
use std::path::Path;
use std::time::{Duration, Instant};

use calamine::{Reader, Xlsx};
use ninefold_core::document::id::Id;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::spreadsheet::Spreadsheet;
use ninefold_core::workspace::{Workspace, sheet_view};
use rusqlite::Connection;
use rust_xlsxwriter::Workbook;

const ROWS: u32 = 10_000;
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let named = std::env::args().skip(1).find_map(|size| size.parse().ok());
    let table = table(named.unwrap_or(ROWS))?;
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let path = |name: &str, number: u32| folder.path().join(format!("{name} {number}.ninefold"));
    let first = path("First", 0);
    import(&first, &table)?;
    let connection = Connection::open(&first)?;
    let changes = bare::rows(&connection, "change")?;
    let edits = bare::rows(&connection, "edit")?;
    drop(connection);
    println!(
        "{} KiB become {} changes with {} edits",
        table.len() / 1024,
        changes.len(),
        edits.len()
    );
    let (mut one, mut other) = (0, 0);
    let mut ours = || {
        one += 1;
        import(&path("Ours", one), &table)
    };
    let mut theirs = || -> Result<Duration, Box<dyn Error>> {
        other += 1;
        let begun = Instant::now();
        let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(&table))?;
        let name = workbook.sheet_names()[0].clone();
        black_box(workbook.worksheet_range(&name)?);
        let read = begun.elapsed();
        Ok(read + bare::insert(&path("Bare", other), &changes, &edits)?)
    };
    rounds::compare("spreadsheet ÷ bare", ROUNDS, &mut ours, &mut theirs)
}

/// A workbook as an office keeps it.
fn table(rows: u32) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, head) in (0..).zip(["ID", "Title", "Owner", "Labels", "Type"]) {
        sheet.write(0, column, head)?;
    }
    for row in 1..=rows {
        sheet.write(row, 0, format!("MKT-{row}"))?;
        sheet.write(row, 1, format!("Remind of a basket, variant {row}"))?;
        sheet.write(row, 2, format!("Consultant {}", row % 40))?;
        sheet.write(row, 3, format!("Team {}, Q{}", row % 12, row % 4 + 1))?;
        sheet.write(row, 4, "Triggered Experience")?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// An empty workspace takes it in.
fn import(path: &Path, table: &[u8]) -> Result<Duration, Box<dyn Error>> {
    let nobody = Author {
        id: Id::from_bytes([0; 16]),
        name: String::new(),
    };
    let mut workspace = Workspace::create(path, &nobody, Origin::system())?;
    let bytes = table.to_vec();
    let begun = Instant::now();
    let table = Spreadsheet::read("Ideas.xlsx", bytes)?;
    let mapping = sheet_view(&table, table.has_header).mapping;
    let done = workspace.import_sheet(&table, &mapping, &mut |_| true)?;
    let took = begun.elapsed();
    black_box(done);
    Ok(took)
}
