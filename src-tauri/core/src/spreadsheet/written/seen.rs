//! What a reader sees in a workbook: each cell with its type, as a file that a person can read.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

/// The sheets, each with its rows, a line each: `text Order feed | number 64.5 | day 2026-04-30 | nothing`.
pub(crate) fn seen(bytes: &[u8]) -> String {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut said = String::new();
    for name in workbook.sheet_names() {
        said += &format!("# {name}\n");
        let range = workbook.worksheet_range(&name).unwrap();
        for row in range.rows() {
            let cells: Vec<String> = row.iter().map(cell).collect();
            said += &format!("{}\n", cells.join(" | "));
        }
    }
    said
}

fn cell(data: &Data) -> String {
    match data {
        Data::Empty => "nothing".to_owned(),
        Data::String(text) => format!("text {}", text.replace('\n', "⏎")),
        Data::Int(number) => format!("number {number}"),
        Data::Float(number) => format!("number {number}"),
        Data::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            assert_eq!(moment.as_f64().fract(), 0.0, "a day has no time");
            format!("day {year}-{month:02}-{day:02}")
        }
        other => format!("{other:?}"),
    }
}
