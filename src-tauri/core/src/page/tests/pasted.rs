//! What is pasted into an answer.

use super::meant::shown;
use crate::page::{Block, answer::answer, paste::pasted, plain::plain, text};
use proptest::prelude::*;

#[track_caller]
fn becomes(text: &str, markdown: &str) {
    assert_eq!(pasted(text, "", "").as_deref(), Some(markdown), "{text:?}");
}

#[test]
fn a_range_of_cells_becomes_a_table() {
    becomes(
        "\tQ1\tQ2\r\nVisits\t100\t200\r\n",
        "|  | Q1 | Q2 |\n| --- | --- | --- |\n| Visits | 100 | 200 |",
    );
    // Line ends and quotes, as Excel, Sheets and LibreOffice write them.
    becomes(
        "Who\tWhat\nAnna\t\"one\ntwo \"\"x\"\"\"\n\"Bo\"\t5\"\n\n\n",
        "| Who | What |\n| --- | --- |\n| Anna | one&#10;two \"x\" |\n| \"Bo\" | 5\" |",
    );
    becomes(
        "a|b\t# c\n*d*\t- e",
        "| a\\|b | \\# c |\n| --- | --- |\n| \\*d\\* | \\- e |",
    );
    // A backslash before a dollar sign would be shown.
    becomes(
        "Cost\t\"$\nVisits$\"",
        "| Cost | &#36;&#10;Visits&#36; |\n| --- | --- |",
    );
    becomes("a\t\n\tb\n", "| a |  |\n| --- | --- |\n|  | b |");
    becomes(
        "Reach\t4,5 %\t€ 300",
        "| Reach | 4,5 % | € 300 |\n| --- | --- | --- |",
    );
}

#[test]
fn a_table_stands_apart_from_what_is_around_it() {
    let table = "| a | b |\n| --- | --- |\n| c | d |";
    for (before, after, expected) in [
        ("", "", table.to_owned()),
        ("\n\n", "", table.to_owned()),
        ("x", "", format!("\n\n{table}")),
        ("x\n", "y", format!("\n{table}\n\n")),
        ("x\n  ", "\ny", format!("\n{table}\n")),
        ("", "\n\ny", table.to_owned()),
        ("", " \n", table.to_owned()),
    ] {
        assert_eq!(
            pasted("a\tb\nc\td", before, after),
            Some(expected),
            "{before:?} {after:?}"
        );
    }
}

#[test]
fn what_is_no_range_goes_in_as_it_is() {
    for text in [
        "one\ntwo",
        "a\tb\nc",
        "a\tb\nc\td\te",
        "\tset in\n\n\tset in too, with words\nnot",
        "- a\n  - b\n1. c",
        "\t\n\t",
        "",
        "5 – 6",
        "o no",
        "A. Smith said",
    ] {
        assert_eq!(pasted(text, "", ""), None, "{text:?}");
    }
}

#[test]
fn lists_of_word_processors_keep_their_levels() {
    // Word: levels by their marks alone.
    becomes(
        "•\tA\r\no\tB\r\n▪\tC\r\no\tD\r\n•\tE",
        "- A\n    - B\n        - C\n    - D\n- E",
    );
    // Pages and LibreOffice: levels by what they are set in by.
    becomes(
        "\t•\tA\n\t\t•\tB\n\t\t◦\tC\n\t•\tD",
        "- A\n    - B\n    - C\n- D",
    );
    becomes("  • A\n    ◦ B", "- A\n    - B");
    becomes("-\tA\n\t-\tB\n-\tC", "- A\n    - B\n- C");
    becomes(
        "1.\tA\na.\tB\nb.\tC\n2.\tD",
        "1. A\n    - a. B\n    - b. C\n2. D",
    );
    becomes(
        "1.\tA\n1.1.\tB\n100.\tC\n•\tD",
        "1. A\n    - 1.1. B\n100. C\n     - D",
    );
    becomes("Goals:\n•\tA\n•\tB\nThen", "Goals:\n\n- A\n- B\n\nThen");
    becomes("7)\tA\n8)\tB", "7) A\n8) B");
    becomes("\u{F0B7}\tA\n\u{F0A7}\tB", "- A\n    - B");
    assert_eq!(pasted("•\tA", "x", ""), Some("\n- A".to_owned()));
    assert_eq!(
        shown(&pasted("•\tA\no\tB\n1.\tC", "", "").unwrap()),
        ["• A", "•• B", "••1. C"]
    );
}

#[test]
fn what_only_begins_like_a_numbered_sign_stays() {
    let row = vec![
        "Sign".to_owned(),
        "&#שלום".to_owned(),
        "&#€".to_owned(),
        "&#12".to_owned(),
    ];
    let page = answer(
        &pasted(&copied(std::slice::from_ref(&row)), "", "").unwrap(),
        3,
    );
    let [Block::Table(table)] = page.as_slice() else {
        panic!("{page:?}");
    };
    let held: Vec<_> = table
        .head
        .iter()
        .map(|column| column.heading.clone())
        .collect();
    assert_eq!(held, row.iter().map(|cell| plain(cell)).collect::<Vec<_>>());
}

/// A cell as people have them.
fn cell() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(&["Visits", "12", " ", "a|b", "\\", "*", "**x**", "_", "`", "<b>", "&amp;", "[x](y)", "#", "- x", "+ 5", "> 4", "1. x", "01. x", "\"", "\"\"", "=1+1", "| --- |", "~~a~~", "€", "שלום", "e\u{301}", "C:\\a|", "https://a.example/b_c"][..]).prop_map(str::to_owned),
        1 => proptest::char::range(' ', '~').prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

/// Rows of cells, some of them with line ends and tabs.
fn range() -> impl Strategy<Value = Vec<Vec<String>>> {
    (2..5_usize, 1..4_usize).prop_flat_map(|(columns, rows)| {
        let end = prop::sample::select(&["\n", "\t"][..]);
        let long = (cell(), end, cell()).prop_map(|(a, b, c)| [a.as_str(), b, &c].concat());
        let cell = prop_oneof![6 => cell(), 1 => long];
        prop::collection::vec(prop::collection::vec(cell, columns), rows)
    })
}

fn copied(rows: &[Vec<String>]) -> String {
    let cell = |cell: &String| match cell.contains(['\n', '\t']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.clone(),
    };
    let row = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join("\t");
    rows.iter().map(row).collect::<Vec<_>>().join("\r\n") + "\r\n"
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    /// What the table's page holds equals the cells.
    #[test]
    fn a_table_holds_the_cells(rows in range()) {
        // A cell in quotes of its own may be read as quoted.
        prop_assume!(rows.iter().flatten().all(|cell| !cell.starts_with('"')));
        // Two columns may be a list: its marks, and what they stand before.
        let first = |row: &Vec<String>| row.iter().find(|cell| !cell.trim().is_empty()).cloned();
        let is_mark = |cell: String| {
            let mark = cell.trim();
            let number = mark.trim_end_matches(['.', ')']);
            mark.chars().count() <= 3 || number.chars().all(|c| c.is_ascii_digit())
        };
        // An empty row is no line of it.
        prop_assume!(!rows.iter().filter_map(first).all(is_mark));
        let Some(markdown) = pasted(&copied(&rows), "", "") else {
            let says = rows.iter().flatten().any(|cell| !text::clean(cell).trim().is_empty());
            prop_assert!(!says);
            return Ok(());
        };
        let page = answer(&markdown, 3);
        let [Block::Table(table)] = page.as_slice() else {
            return Err(TestCaseError::fail(format!("{markdown}\n{page:?}")));
        };
        let head: Vec<_> = table.head.iter().map(|column| column.heading.clone()).collect();
        let held: Vec<_> = std::iter::once(head).chain(table.rows.iter().cloned()).collect();
        let meant: Vec<Vec<_>> = rows.iter().map(|row| row.iter().map(|cell| plain(cell)).collect()).collect();
        prop_assert_eq!(held, meant, "{}", markdown);
    }

    #[test]
    fn any_text_can_be_pasted(text in super::hostile::hostile(24), before in "[a \n]{0,3}", after in "[a \n]{0,3}") {
        pasted(&text, &before, &after);
    }
}
