//! A workbook of all use cases, read and written, against rust_xlsxwriter alone with the same cells ready in memory.
//!
//! `cargo bench -p ninefold-core --bench workbook -- 10000`

mod rounds;

use std::error::Error;
use std::hint::black_box;
use std::io::Cursor;
use std::time::{Duration, Instant};

use calamine::{Data, Reader, Xlsx};
use ninefold_core::generate::{Wish, generate};
use ninefold_core::view::{Arrangement, ExportOptions, Format, Picked, Scope};
use ninefold_core::workspace::Workspace;
use rust_xlsxwriter::{Format as Look, Workbook};

const USE_CASES: u32 = 10_000;
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    let named = std::env::args().skip(1).find_map(|size| size.parse().ok());
    let use_cases = named.unwrap_or(USE_CASES);
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let file = folder.path().join("Large.ninefold");
    generate(&file, Wish { use_cases, seed: 1 }, &mut |_| true)?.ok_or("nothing was made")?;
    let picked = Picked {
        arrangement: Arrangement::default(),
        all: true,
        but: Vec::new(),
    };
    for (what, scope) in [
        ("portfolio", Scope::Portfolio { picked }),
        ("ranking", Scope::Ranking { weighing: None }),
    ] {
        let options = ExportOptions::default();
        let mut first = Workspace::open_reading(&file)?;
        let cells = cells(&first.export(&scope, Format::Xlsx, &options)?.bytes)?;
        println!("{what}: {} rows of {} cells", cells.len(), cells[0].len());
        let mut ours = || -> Result<Duration, Box<dyn Error>> {
            // One in which nothing was looked at yet.
            let mut workspace = Workspace::open_reading(&file)?;
            let begun = Instant::now();
            black_box(workspace.export(&scope, Format::Xlsx, &options)?.bytes);
            Ok(begun.elapsed())
        };
        let mut theirs = || -> Result<Duration, Box<dyn Error>> {
            let begun = Instant::now();
            black_box(write(&cells)?);
            Ok(begun.elapsed())
        };
        rounds::compare(
            &format!("{what} ÷ its cells"),
            ROUNDS,
            &mut ours,
            &mut theirs,
        )?;
    }
    Ok(())
}

/// The cells of the first sheet, with their types.
fn cells(workbook: &[u8]) -> Result<Vec<Vec<Data>>, Box<dyn Error>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(workbook))?;
    let range = workbook.worksheet_range_at(0).ok_or("no sheet")??;
    Ok(range.rows().map(<[Data]>::to_vec).collect())
}

/// The same cells, with the looks that they have.
fn write(rows: &[Vec<Data>]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let (day, number) = (
        Look::new().set_num_format("yyyy-mm-dd"),
        Look::new().set_num_format("0.0"),
    );
    let wrapped = Look::new().set_text_wrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            if row == 0 {
                sheet.set_column_format(column, &wrapped)?;
            }
            match cell {
                Data::String(text) => sheet.write_string(row, column, text)?,
                Data::Float(float) => {
                    sheet.write_number_with_format(row, column, *float, &number)?
                }
                Data::DateTime(moment) => {
                    sheet.write_number_with_format(row, column, moment.as_f64(), &day)?
                }
                _ => sheet,
            };
        }
    }
    let last = u32::try_from(rows.len())?.saturating_sub(1);
    sheet.autofilter(0, 0, last, u16::try_from(rows[0].len())? - 1)?;
    sheet.set_freeze_panes(1, 1)?;
    Ok(workbook.save_to_buffer()?)
}
