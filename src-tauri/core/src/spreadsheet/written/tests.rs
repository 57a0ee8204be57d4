use std::io::{Cursor, Read};

use proptest::prelude::*;

use super::seen::seen;
use super::*;
use crate::page::Page;
use crate::page::text::clean;
use crate::page::told;
use crate::spreadsheet::Spreadsheet;

/// What was written is read by the room's other half.
fn read(bytes: Vec<u8>) -> Vec<Vec<String>> {
    let read = Spreadsheet::read("table", bytes).unwrap();
    let rows = read.rows.into_iter();
    rows.map(|row| row.cells.into_iter().map(|cell| cell.text).collect())
        .collect()
}

fn written(table: &Table) -> Vec<u8> {
    let about = About {
        modified: "2026-11-29T12:00:00Z",
        ..About::default()
    };
    workbook(std::slice::from_ref(table), &about).unwrap()
}

/// A part of a workbook.
fn part(bytes: &[u8], path: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut part = package.by_name(path).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

fn table(heads: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    Table {
        rows,
        ..Table::new(
            "Hostile",
            heads.iter().map(|head| Column::of(head)).collect(),
        )
    }
}

/// A table of one column.
fn column(texts: &[&str]) -> Table {
    let rows = texts.iter().map(|text| vec![Cell::words(*text)]);
    table(&["What"], rows.collect())
}

/// Each kind of cell, and what is like another kind.
fn all_kinds() -> Table {
    let heads = [
        "Name", "Place", "Priority", "Scored", "Day", "Names", "Mail",
    ];
    let first = vec![
        Cell::words("Order feed"),
        Cell::Whole(7),
        Cell::number("74.0"),
        Cell::Percent(21),
        Cell::day("2026-11-29"),
        Cell::names(["Cart, email", "Win-back"]),
        Cell::email("anna@example.com", true),
    ];
    let second = vec![
        Cell::words("2026-11-29"),
        Cell::words("7"),
        Cell::number("−0.25"),
        Cell::Percent(100),
        Cell::day("some day"),
        Cell::names(Vec::<String>::new()),
        Cell::email("nobody", false),
    ];
    let third = vec![
        Cell::words("0012"),
        Cell::whole(None),
        Cell::number("–"),
        Cell::Nothing,
        Cell::day("1900-02-28"),
        Cell::words("21%"),
        Cell::number("12345678901234567"),
    ];
    table(&heads, vec![first, second, third])
}

#[test]
fn every_cell_is_read_as_what_it_is() {
    let bytes = written(&all_kinds());
    assert_eq!(
        seen(&bytes),
        "# Hostile\n\
         text Name | text Place | text Priority | text Scored | text Day | text Names | text Mail\n\
         text Order feed | number 7 | number 74 | number 0.21 | day 2026-11-29 | text Cart, email⏎Win-back | text anna@example.com\n\
         text 2026-11-29 | text 7 | number -0.25 | number 1 | text some day | nothing | text nobody\n\
         text 0012 | nothing | text – | nothing | text 1900-02-28 | text 21% | text 12345678901234567\n"
    );
    let read = read(bytes);
    let words = |row: usize| read[row].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(
        words(1),
        [
            "Order feed",
            "7",
            "74",
            "21%",
            "2026-11-29",
            "Cart, email\nWin-back",
            "anna@example.com"
        ]
    );
    assert_eq!(words(2)[2..5], ["-0.25", "100%", "some day"]);
    assert_eq!(words(3)[0], "0012");
}

#[test]
fn headings_stay_in_sight_and_filter_and_numbers_look_as_they_are_shown() {
    let bytes = written(&all_kinds());
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for said in [
        "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/>",
        "<autoFilter ref=\"A1:G4\"/>",
        "<hyperlink ref=\"G2\" r:id=\"rId1\"/>",
        "fitToHeight=\"0\"",
        "<row r=\"2\" spans=\"1:7\" ht=\"30\" customHeight=\"1\">",
    ] {
        assert!(sheet.contains(said), "{said}: {sheet}");
    }
    assert!(!sheet.contains("<f>"), "there is no formula");
    let styles = part(&bytes, "xl/styles.xml");
    for format in [
        "formatCode=\"yyyy-mm-dd\"",
        "formatCode=\"0.0\"",
        "formatCode=\"0%\"",
        "wrapText=\"1\"",
    ] {
        assert!(styles.contains(format), "{format}: {styles}");
    }
    assert_eq!(bytes, written(&all_kinds()), "the same says the same");
}

#[test]
fn a_cell_looks_as_it_is_wherever_its_column_looks_otherwise() {
    let kinds = [
        Cell::Whole(7),
        Cell::number("0.25"),
        Cell::Percent(21),
        Cell::day("2026-11-29"),
        Cell::words("some"),
    ];
    // The first cell of each column says how the column looks: each kind stands in each such column.
    let rows = (0..kinds.len()).map(|turn| {
        let turned = kinds[turn..].iter().chain(&kinds[..turn]);
        turned.cloned().collect()
    });
    let bytes = written(&table(&["A", "B", "C", "D", "E"], rows.collect()));
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    let look = |row: usize, column: usize| {
        let place = format!("r=\"{}{}\" s=\"", (b'A' + column as u8) as char, row + 2);
        let (_, rest) = sheet.split_once(&place).unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    for (row, column) in (0..5).flat_map(|row| (0..5).map(move |column| (row, column))) {
        let kind = (row + column) % 5;
        assert_eq!(look(row, column), look(kind, 0), "{row} {column}");
        assert_eq!(look(row, column) == look(0, 0), kind == 0);
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let long = "a".repeat(300);
    let texts = [
        "=1+1",
        "@SUM(A1)",
        "+cmd|' /C calc'!A0",
        "-1",
        "<r>stretch</r>",
        "<r><t>&</t></r>",
        "_x0041_ is no A",
        "two\nlines",
        "👩‍👩‍👧‍👦 عربى שלום",
        "&<>\"'",
        &long,
    ];
    let table = column(&texts);
    let bytes = written(&table);
    let rows = read(bytes.clone());
    assert_eq!(rows[1..], texts.map(|text| vec![text.to_owned()]));
    // Nobody makes it a formula by looking at it.
    assert!(part(&bytes, "xl/styles.xml").contains("quotePrefix=\"1\""));
    assert!(!part(&bytes, "xl/worksheets/sheet1.xml").contains("<f>"));
    // No program can hold these.
    let rows = read(written(&column(&["\u{B}a\u{1}\u{FFFE}"])));
    assert_eq!(rows[1], ["a��"]);
}

#[test]
fn a_cell_that_is_too_long_is_cut_between_characters_and_told() {
    let whole = "a".repeat(UNIT_LIMIT - 1) + "é";
    let wide = "a".repeat(UNIT_LIMIT - 1) + "👍 and more";
    let table = table(
        &["Fits", "Text", "Names"],
        vec![vec![
            Cell::words(whole.as_str()),
            Cell::words(wide.as_str()),
            Cell::names([wide.as_str(), "one more"]),
        ]],
    );
    let rows = read(written(&table));
    assert_eq!(rows[1][0], whole);
    let cut = &wide[..UNIT_LIMIT - 1];
    assert_eq!(rows[1][1..], [cut, cut]);
    let told: Vec<String> = table.losses().iter().map(Noted::to_string).collect();
    assert_eq!(
        told,
        [
            "A cell ends after 32,767 characters, as many as a workbook can hold in one (Text, Names)."
        ]
    );
    assert!(all_kinds().losses().is_empty());
    // CSV has all of it.
    let csv = csv::read(&table.csv(Separator::Comma)).unwrap();
    assert_eq!(csv[1][1], wide);
}

#[test]
fn a_table_without_rows_is_one() {
    let table = table(&["What", "Where"], Vec::new());
    assert_eq!(
        seen(&written(&table)),
        "# Hostile\ntext What | text Where\n"
    );
    assert_eq!(table.block(), None);
    assert_eq!(
        table.csv(Separator::Tab),
        "\u{FEFF}What\tWhere\r\n".as_bytes()
    );
}

#[test]
fn too_many_rows_are_refused_in_words() {
    let table = table(&["What"], vec![Vec::new(); ROW_LIMIT + 1]);
    let refused = workbook(&[table], &About::default()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "Hostile: 1048576 rows are more than a workbook holds. Save the table as CSV."
    );
}

#[test]
fn a_page_leaves_out_details_and_what_says_nothing() {
    let mut table = all_kinds();
    table.columns[1].is_detail = true;
    table.rows.truncate(1);
    table.rows[0][2] = Cell::Nothing;
    let blocks = table.block().into_iter().collect();
    let (markdown, _) = told::markdown(&Page { blocks });
    assert_eq!(
        markdown,
        "| Name | Scored | Day | Names | Mail |\n\
         | --- | --- | --- | --- | --- |\n\
         | Order feed | 21% | 2026-11-29 | Cart, email, Win-back | [anna@example.com](mailto:anna@example.com) |\n"
    );
}

/// Cells of what has a meaning to some program.
fn texts() -> impl Strategy<Value = Vec<Vec<String>>> {
    let text = "([=+@\\-'\"\t\n,;|&<>_x0041r/ aö＝\u{200B}\u{FEFF}👍ש]{0,9}|<r>[a&<]{0,3}</r>)";
    prop::collection::vec(prop::collection::vec(text, 3), 1..6)
}

fn of(texts: &[Vec<String>]) -> Table {
    let row = |row: &Vec<String>| row.iter().map(|text| Cell::words(text.as_str())).collect();
    table(&["One", "Two", "Three"], texts.iter().map(row).collect())
}

proptest! {
    #[test]
    fn every_text_comes_back_from_a_workbook(texts in texts()) {
        let rows = read(written(&of(&texts)));
        let trimmed = |row: &Vec<String>| -> Vec<String> {
            let mut row: Vec<String> = row.iter().map(|text| clean(text).trim().to_owned()).collect();
            while row.last().is_some_and(String::is_empty) {
                row.pop();
            }
            row
        };
        let meant = texts.iter().map(trimmed).filter(|row| !row.is_empty());
        prop_assert_eq!(rows[1..].to_vec(), meant.collect::<Vec<_>>());
    }

    #[test]
    fn every_text_comes_back_from_csv_whatever_separates(texts in texts()) {
        let table = of(&texts);
        for separator in Separator::ALL {
            let rows = csv::read_separated(&table.csv(separator), separator).unwrap();
            prop_assert_eq!(&rows[1..], texts.as_slice());
        }
    }
}
