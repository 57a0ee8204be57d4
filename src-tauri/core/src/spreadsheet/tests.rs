//! Reading tables: exports of tools, encodings, separators, workbooks, limits.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::framework::Framework;

/// The texts of a table, row by row.
fn texts(table: &Spreadsheet) -> Vec<Vec<&str>> {
    table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect())
        .collect()
}

fn read(text: &str) -> Spreadsheet {
    Spreadsheet::read("table.csv", text.as_bytes().to_vec()).unwrap()
}

fn refusal(bytes: &[u8]) -> String {
    Spreadsheet::read("table.csv", bytes.to_vec())
        .unwrap_err()
        .to_string()
}

/// A workbook of one sheet, with number formats from 164 on: style 1 is the first of them.
fn workbook(formats: &[&str], rows: &str) -> Vec<u8> {
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let of_package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let number_formats: String = (164..)
        .zip(formats)
        .map(|(id, code)| format!("<numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/>"))
        .collect();
    let styles: String = (164..)
        .zip(formats)
        .map(|(id, _)| format!("<xf numFmtId=\"{id}\" applyNumberFormat=\"1\"/>"))
        .collect();
    for (name, text) in [
        (
            "_rels/.rels",
            format!(
                "{head}<Relationships xmlns=\"{of_package}\"><Relationship Id=\"r1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "{head}<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Ideas\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"Old\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "{head}<Relationships xmlns=\"{of_package}\"><Relationship Id=\"r1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"r3\" Type=\"{office}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "{head}<styleSheet xmlns=\"{main}\"><numFmts>{number_formats}</numFmts><cellXfs><xf numFmtId=\"0\"/>{styles}</cellXfs></styleSheet>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("{head}<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
        ),
        (
            "xl/worksheets/sheet2.xml",
            format!(
                "{head}<worksheet xmlns=\"{main}\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Old idea</t></is></c></row></sheetData></worksheet>"
            ),
        ),
    ] {
        package
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        package.write_all(text.as_bytes()).unwrap();
    }
    package.finish().unwrap().into_inner()
}

/// The cells of one row, each with its style and what stands in it.
fn row(cells: &[(u32, &str)]) -> String {
    let cell = |(at, (style, value)): (usize, &(u32, &str))| {
        let place = format!("{}1", letters(at));
        match value.parse::<f64>() {
            Ok(_) => format!("<c r=\"{place}\" s=\"{style}\"><v>{value}</v></c>"),
            Err(_) => format!(
                "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t>{value}</t></is></c>"
            ),
        }
    };
    format!(
        "<row r=\"1\">{}</row>",
        cells.iter().enumerate().map(cell).collect::<String>()
    )
}

#[test]
fn exports_of_tools_are_known_by_their_columns() {
    for (tool, csv, id) in [
        ("Jira", include_str!("fixtures/jira.csv"), "CDP-101"),
        (
            "Azure Boards",
            include_str!("fixtures/azure-boards.csv"),
            "41",
        ),
        ("Linear", include_str!("fixtures/linear.csv"), "CDP-12"),
        (
            "Asana",
            include_str!("fixtures/asana.csv"),
            "1208841337420017",
        ),
        (
            "GitLab",
            include_str!("fixtures/gitlab.csv"),
            "https://gitlab.example/cdp/use-cases/-/issues/12",
        ),
    ] {
        let table = read(csv);
        assert_eq!(table.told, [""; 0], "{tool}");
        let columns: Vec<String> = (0..table.columns())
            .map(|at| table.called(at, true))
            .collect();
        let known = Headers::built_in();
        let found = known.tool(&columns);
        assert_eq!(found.map(|found| found.name.as_str()), Some(tool));
        let at = |field: &str| {
            let mut fields = columns.iter().map(|column| known.field(found, column));
            fields.position(|found| found == Some(field))
        };
        let first = &table.below(true)[0];
        let said = |field: &str| {
            at(field)
                .map(|column| first.text(column))
                .unwrap_or_default()
        };
        assert_eq!(said("title"), "Abandoned cart email", "{tool}");
        assert_eq!(said("external-id"), id, "{tool}");
        assert!(said("req/owner").to_lowercase().contains("mara"), "{tool}");
        assert!(said("label").contains("email"), "{tool}");
        assert!(
            said("answer/ideation/explanation").starts_with("Remind people"),
            "{tool}"
        );
    }
}

#[test]
fn the_fields_of_known_columns_are_asked() {
    let framework = Framework::built_in();
    for field in Headers::built_in().fields() {
        let is_slot = field
            .parse()
            .is_ok_and(|slot| framework.text_of(&slot).is_some());
        let scoped = ["req/owner", "label", "target-quarter", "go-live"];
        let is_own = ["title", "external-id"].contains(&field) || scoped.contains(&field);
        assert!(is_slot || is_own, "{field}");
    }
}

#[test]
fn line_ends_quotes_and_separators_within_cells_stay() {
    let jira = read(include_str!("fixtures/jira.csv"));
    let description = jira.below(true)[0].text(18);
    assert!(
        description.contains("\n\n* two hours later\n"),
        "{description}"
    );
    assert!(description.ends_with("\"as it was\""), "{description}");
    // What keeps a text from being a formula is no part of it.
    let linear = read(include_str!("fixtures/linear.csv"));
    assert_eq!(linear.below(true)[1].text(2), "=Offer of the day");
}

#[test]
fn separators_are_found_by_reading_with_each() {
    for (csv, expected) in [
        ("Title,Owner\nA,B\n", vec!["Title", "Owner"]),
        ("Title;Owner\nA, or not;B\n", vec!["Title", "Owner"]),
        ("Title\tOwner\nA, or not\tB\n", vec!["Title", "Owner"]),
        ("Title|Owner\nA; or not|B, C\n", vec!["Title", "Owner"]),
        ("sep=|\r\nTitle|Owner\r\nA|B\r\n", vec!["Title", "Owner"]),
        // One column, whatever stands in its cells.
        ("Title\nA, B\nC; D, E\n", vec!["Title"]),
        // A quoted line break is what other programs trip over.
        (
            "Title;Why\n\"A\nB, C, D\nE\";\"x,\ny\"\nF;G\n",
            vec!["Title", "Why"],
        ),
    ] {
        assert_eq!(texts(&read(csv))[0], expected, "{csv:?}");
    }
    assert_eq!(
        texts(&read("Title\nA, B\n\"C, D\"\n"))[1..],
        [["A, B"], ["C, D"]]
    );
}

#[test]
fn encodings_are_read_or_told() {
    let said = "Title;Owner\nÜbergang für Größe – „neu“;Cem Yıldız\n";
    let with_mark = [b"\xEF\xBB\xBF".as_slice(), said.as_bytes()].concat();
    let wide = |mark: bool, big: bool| -> Vec<u8> {
        let units = mark
            .then_some(0xFEFF)
            .into_iter()
            .chain(said.encode_utf16());
        let bytes = units.flat_map(|unit| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        });
        bytes.collect()
    };
    for bytes in [
        said.as_bytes().to_vec(),
        with_mark,
        wide(true, false),
        wide(true, true),
        wide(false, false),
        wide(false, true),
    ] {
        let table = Spreadsheet::read("a.csv", bytes).unwrap();
        assert_eq!(
            texts(&table)[1],
            ["Übergang für Größe – „neu“", "Cem Yıldız"]
        );
        assert_eq!(table.told, [""; 0]);
    }
    let western = b"Title;Owner\n\xDCbergang \x96 \x84neu\x93;Zo\xEB\n".to_vec();
    let table = Spreadsheet::read("a.csv", western).unwrap();
    assert_eq!(texts(&table)[1], ["Übergang – „neu“", "Zoë"]);
    assert!(table.told[0].contains("Windows-1252"), "{:?}", table.told);
    let half = [b"\xEF\xBB\xBFTitle\n".as_slice(), b"\xC3"].concat();
    assert!(refusal(&half).contains("part of it is missing"));
}

#[test]
fn cells_of_a_workbook_say_what_its_program_shows() {
    let formats = [
        "0%",
        "0.0\\%",
        "[h]:mm",
        "yyyy-mm-dd",
        "yyyy-mm-dd hh:mm",
        "00000",
        "hh:mm",
    ];
    let cells = row(&[
        (0, "Abandoned cart email"),
        (1, "0.25"),
        (2, "0.25"),
        (3, "1.5"),
        (4, "46348"),
        (5, "46348.5"),
        (6, "42"),
        (7, "0.25"),
        (0, "0.30000000000000004"),
        (0, "12345678901234567"),
        (0, "4"),
    ]);
    let table = Spreadsheet::read("Ideas.xlsx", workbook(&formats, &cells)).unwrap();
    assert_eq!(
        texts(&table)[0],
        [
            "Abandoned cart email",
            "25%",
            "0.25",
            "36:00:00",
            "2026-11-22",
            "2026-11-22 12:00",
            "00042",
            "06:00",
            "0.3",
            "12345678901234600",
            "4",
        ]
    );
    // What lost digits is told; a text of as many digits keeps them.
    assert_eq!(table.rows[0].cells[9].doubt, Some(Doubt::Digits));
    assert!(
        table.told[0].contains("more than 15 digits"),
        "{:?}",
        table.told
    );
    let kept =
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>12345678901234567</t></is></c></row>";
    let kept = Spreadsheet::read("Ideas.xlsx", workbook(&[], kept)).unwrap();
    assert_eq!(texts(&kept)[0], ["12345678901234567"]);
    assert_eq!(kept.told, [""; 0]);
}

#[test]
fn a_workbook_has_sheets_and_cells_far_away() {
    let far = "<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>Title</t></is></c></row><row r=\"1048576\"><c r=\"B1048576\" t=\"e\"><v>#REF!</v></c></row>";
    let table = Spreadsheet::read("Ideas.xlsx", workbook(&[], far)).unwrap();
    assert_eq!(table.sheets, ["Ideas", "Old"]);
    let numbers: Vec<u32> = table.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [3, 1_048_576]);
    assert_eq!(table.rows[1].cells[1].doubt, Some(Doubt::Failed));
    let other = table.turned_to(1).unwrap();
    assert_eq!((texts(&other), other.sheet), (vec![vec!["Old idea"]], 1));
}

#[test]
fn what_is_no_table_is_told() {
    for (bytes, expected) in [
        (b"".as_slice(), "nothing in this table"),
        (b"\n\n ; ;\n", "nothing in this table"),
        (b"PK\x03\x04 is no package", "no workbook"),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            "locked with a password",
        ),
        (b"%PDF-1.7", "PDF"),
        (b"\x00\x01\x02\x00\x00\x07", "neither a workbook nor a text"),
    ] {
        assert!(
            refusal(bytes).contains(expected),
            "{expected}: {}",
            refusal(bytes)
        );
    }
    let whole = workbook(&[], &row(&[(0, "Title")]));
    assert!(refusal(&whole[..whole.len() / 2]).contains("no workbook"));
}

#[test]
fn limits_are_told_in_words() {
    let many = "A\n".repeat(ROW_LIMIT + 2);
    assert!(refusal(many.as_bytes()).contains("more than 20,000 rows"));
    let most = "A\n".repeat(ROW_LIMIT + 1);
    assert_eq!(read(&most).below(true).len(), ROW_LIMIT);
    let wide = format!("A{}\n", ",A".repeat(COLUMN_LIMIT));
    assert!(refusal(wide.as_bytes()).contains("more than 500 columns"));
    let large = vec![b'A'; FILE_LIMIT + 1];
    assert!(refusal(&large).contains("33 MiB"));
    assert!(too_large(1 << 30).to_string().contains("1024 MiB"));
}

#[test]
fn an_open_quotation_mark_is_told() {
    let table = read("Title,Why\nA,B\nC,\"D\nE,F\nG,H\n");
    assert!(table.told[0].contains("row 3"), "{:?}", table.told);
}

#[test]
fn titles_are_pasted_one_a_line_and_cells_by_tabs() {
    let table = Spreadsheet::pasted(
        "- Abandoned cart email\n\n2. Next best offer, in the app\n  3 for 2\n• Churn\n",
    )
    .unwrap();
    let titles: Vec<&str> = table.rows.iter().map(|row| row.text(0)).collect();
    assert_eq!(
        titles,
        [
            "Abandoned cart email",
            "Next best offer, in the app",
            "3 for 2",
            "Churn"
        ]
    );
    assert!(!table.has_header);
    let cells = Spreadsheet::pasted("Title\tOwner\nA\t\"B\nC\"\n").unwrap();
    assert_eq!(texts(&cells)[1], ["A", "B\nC"]);
    assert!(cells.has_header);
    assert!(
        Spreadsheet::pasted(" \n\n")
            .unwrap_err()
            .to_string()
            .contains("Paste or type titles first")
    );
}

#[test]
fn columns_are_called_as_spreadsheet_programs_do() {
    let called: Vec<String> = [0, 25, 26, 27, 701, 702].map(letters).to_vec();
    assert_eq!(called, ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
}
