//! The history of a use case with 1,000 changes as a screen shows it, against reading the same changes and folding them.
//!
//! `cargo bench -p ninefold-core --bench history`

mod rounds;

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use ninefold_core::document::change::{Change, Edit};
use ninefold_core::document::fold::fold;
use ninefold_core::document::id::Id;
use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::document::spot::Spot;
use ninefold_core::document::value::Value;
use ninefold_core::document::what::What;
use ninefold_core::view::{HistoryFilter, HistoryOf};
use ninefold_core::workspace::{Entry, Workspace};
use rusqlite::{Connection, Row};

const CHANGES: usize = 1_000;
const ROUNDS: usize = 31;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let file = folder.path().join("Long.ninefold");
    let (workspace, use_case) = long(&file)?;
    let connection = Connection::open(&file)?;
    let id: Id = use_case.parse()?;
    let changes = read(&connection, id)?;
    println!(
        "A use case with {} changes and {} edits",
        changes.len(),
        changes
            .iter()
            .map(|change| change.edits.len())
            .sum::<usize>()
    );
    let reader = workspace.reader();
    let of = HistoryOf::Document { document: use_case };
    for every in [false, true] {
        let filter = HistoryFilter {
            every,
            ..HistoryFilter::default()
        };
        let mut shown = || {
            let begun = Instant::now();
            let history = reader.history(&of, &filter)?;
            black_box(serde_json::to_vec(&history)?);
            Ok(begun.elapsed())
        };
        let mut folded = || -> Result<Duration, Box<dyn Error>> {
            let begun = Instant::now();
            let changes = read(&connection, id)?;
            black_box(fold(id, &changes));
            Ok(begun.elapsed())
        };
        let name = if every { "every change" } else { "as gathered" };
        rounds::compare(name, ROUNDS, &mut shown, &mut folded)?;
    }
    Ok(())
}

/// A use case in which somebody typed, scored and ticked for months.
fn long(file: &Path) -> Result<(Workspace, String), Box<dyn Error>> {
    let author = Author {
        id: Id::from_bytes([1; 16]),
        name: "Anna".to_owned(),
    };
    let mut workspace = Workspace::create(file, &author, Origin::system())?;
    let place = workspace.create_use_case()?.place;
    let use_case = place
        .and_then(|place| place.use_case)
        .ok_or("none was made")?;
    let keys = ["explanation", "problem", "success", "data"];
    let answers = keys.map(|key| Spot::of(&use_case, &format!("answer/ideation/{key}")));
    let answers = answers.into_iter().collect::<Result<Vec<_>, _>>()?;
    let scored = Spot::of(&use_case, "score/ideation/customer-value")?;
    for number in 0..CHANGES - 1 {
        match number % 5 {
            4 => {
                let score = u32::try_from(number / 5 % 5 + 1)?;
                workspace.enter(&scored, Entry::Score(score))?;
            }
            which => {
                let text = format!(
                    "{} and more of it, {number}.",
                    "A sentence is typed. ".repeat(12)
                );
                workspace.enter(&answers[which], Entry::Text(text))?;
                workspace.settle()?;
            }
        }
    }
    workspace.rest()?;
    Ok((workspace, use_case))
}

/// The changes of a document, read at once.
fn read(connection: &Connection, doc: Id) -> rusqlite::Result<Vec<Change>> {
    let sql = "SELECT n, id, stamp, at, author, what, record, kind, field, value, base
        FROM change JOIN edit ON edit.change = n WHERE doc = ?1 ORDER BY n";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([doc.as_bytes()])?;
    let mut changes: Vec<Change> = Vec::new();
    let mut last = 0;
    while let Some(row) = rows.next()? {
        let n: i64 = row.get(0)?;
        if n != last {
            changes.push(change(row, doc)?);
            last = n;
        }
        if let Some(change) = changes.last_mut() {
            change.edits.push(Edit {
                record: id(row, 6)?,
                kind: row.get(7)?,
                field: row.get(8)?,
                value: row.get::<_, Value>(9)?,
                base: Id::unpack(&row.get::<_, Vec<u8>>(10)?),
            });
        }
    }
    Ok(changes)
}

fn change(row: &Row<'_>, doc: Id) -> rusqlite::Result<Change> {
    Ok(Change {
        id: id(row, 1)?,
        doc,
        stamp: row.get(2)?,
        at: row.get(3)?,
        author: id(row, 4)?,
        what: What::from(row.get_ref(5)?.as_str()?),
        action: None,
        undoes: None,
        via: None,
        edits: Vec::new(),
    })
}

fn id(row: &Row<'_>, column: usize) -> rusqlite::Result<Id> {
    row.get::<_, [u8; 16]>(column).map(Id::from_bytes)
}
