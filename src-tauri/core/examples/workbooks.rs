//! Writes tables to look at and to check into a folder: each as a workbook, and as JSON that says what each cell is.
//!
//! `cargo run -p ninefold-core --example workbooks -- target/workbook`

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use ninefold_core::document::origin::{Author, Origin};
use ninefold_core::spreadsheet::written::{About, Cell, Column, Table, UNIT_LIMIT, workbook};
use ninefold_core::view::{Arrangement, ExportOptions, Format, Picked, Scope, TagFilter};
use ninefold_core::workspace::Workspace;
use serde_json::{Value, json};

/// What tries to run something, a line each; ⏎ is a line end and ␣ a tab.
const PAYLOADS: &str = "../../tests/foreign/payloads.txt";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args_os().nth(1).ok_or("which folder?")?);
    fs::create_dir_all(&folder)?;
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let payloads = fs::read_to_string(here.join(PAYLOADS))?;
    let payloads = payloads.lines().filter(|line| !line.starts_with("//"));
    let payloads = payloads.map(|line| line.replace('⏎', "\n").replace('␣', "\t"));
    write(&folder, "payloads", &column(payloads))?;
    write(&folder, "hostile", &column(hostile()))?;
    write(&folder, "kinds", &kinds())?;
    sample(&folder)
}

fn column(texts: impl IntoIterator<Item = String>) -> Table {
    let row = |text: String| vec![Cell::words(text.trim())];
    Table {
        rows: texts.into_iter().map(row).collect(),
        ..Table::new("Texts", vec![Column::of("Text")])
    }
}

/// Texts that a program might take for something else.
fn hostile() -> Vec<String> {
    let texts = [
        "=1+1",
        "@SUM(A1)",
        "+1",
        "-1",
        "0012",
        "1e5",
        "2026-11-29",
        "50%",
        "TRUE",
        "#REF!",
        "<r>stretch</r>",
        "<r><t>&</t></r>",
        "_x0041_",
        "two\nlines\nand three",
        "👩‍👩‍👧‍👦",
        "עברית و عربى",
        "&amp; <b>",
        "https://a.example/",
        "mailto:a@b.example",
    ];
    let mut texts: Vec<String> = texts.map(str::to_owned).into();
    texts.push("é".repeat(UNIT_LIMIT));
    texts.push("👍".repeat(UNIT_LIMIT / 2));
    texts
}

/// Every kind of cell.
fn kinds() -> Table {
    let heads = ["Name", "Whole", "Number", "Percent", "Day", "Names", "Mail"];
    let row = |name: &str, whole: u32, number: &str, percent: u32, day: &str| {
        vec![
            Cell::words(name),
            Cell::Whole(whole),
            Cell::number(number),
            Cell::Percent(percent),
            Cell::day(day),
            Cell::names(["Cart, email", "Win-back"]),
            Cell::email("anna@example.com", true),
        ]
    };
    Table {
        rows: vec![
            row("Order feed", 0, "74.0", 0, "2026-11-29"),
            row("First day", 1, "-0.25", 21, "1900-03-01"),
            row("Leap day", 100, "123456789012345", 100, "2024-02-29"),
            row("Last day", 7, "0.000000000001", 50, "9999-12-31"),
            row("Before", 7, "12345678901234567", 50, "1900-02-28"),
        ],
        ..Table::new("Kinds", heads.map(Column::of).into())
    }
}

/// A workbook of a table, and what is to be read in it.
fn write(folder: &Path, name: &str, table: &Table) -> Result<(), Box<dyn Error>> {
    let about = About {
        title: name,
        subject: "A table",
        author: "Anna de Vries",
        modified: "2026-11-29T09:30:00Z",
        foot: "For R&D only",
    };
    let bytes = workbook(std::slice::from_ref(table), &about)?;
    fs::write(folder.join(format!("{name}.xlsx")), bytes)?;
    let head = table.columns.iter();
    let head: Vec<Value> = head.map(|one| json!(["text", one.heading])).collect();
    let row = |row: &Vec<Cell>| row.iter().map(cell).collect::<Vec<Value>>();
    let mut rows = vec![head];
    rows.extend(table.rows.iter().map(row));
    let said = serde_json::to_vec_pretty(&rows)?;
    Ok(fs::write(folder.join(format!("{name}.json")), said)?)
}

/// What a cell is, and what it says.
fn cell(cell: &Cell) -> Value {
    let text = cell.text();
    match cell {
        Cell::Nothing => json!(["nothing", ""]),
        Cell::Whole(_) | Cell::Number(_) => json!(["number", text]),
        Cell::Percent(_) => json!(["percent", text]),
        // Spreadsheet programs don't agree on earlier ones.
        Cell::Day(day) if day.as_str() >= "1900-03-01" => json!(["day", text]),
        Cell::Link { address, .. } => json!(["link", text, address]),
        Cell::Text(_) | Cell::Names(_) | Cell::Day(_) => json!(["text", text]),
    }
}

/// The tables of the sample workspace, which are only drawn and counted: what they say is compared elsewhere.
fn sample(folder: &Path) -> Result<(), Box<dyn Error>> {
    let place = tempfile::tempdir()?;
    let mut origin = Origin::system();
    let author = Author {
        id: (origin.ids)(0),
        name: "Anna de Vries".into(),
    };
    let file = place.path().join("Noordkaap.ninefold");
    let mut workspace = Workspace::create_sample(&file, &author, origin)?;
    let picked = Picked {
        arrangement: Arrangement::default(),
        all: true,
        but: Vec::new(),
    };
    let filter = TagFilter::default();
    for (name, scope) in [
        ("portfolio", Scope::Portfolio { picked }),
        ("ranking", Scope::Ranking { weighing: None }),
        ("people", Scope::People),
        ("integrations", Scope::IntegrationTable),
        ("build-next", Scope::Roadmap),
        ("tags", Scope::Tags { filter }),
        ("metrics", Scope::Metrics),
    ] {
        let options = ExportOptions::default();
        let export = workspace.export(&scope, Format::Xlsx, &options)?;
        fs::write(folder.join(format!("sample-{name}.xlsx")), export.bytes)?;
    }
    Ok(())
}
