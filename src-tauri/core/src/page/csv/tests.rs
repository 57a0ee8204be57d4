use super::*;
use crate::document::mutant::without;
use crate::framework::scoping::number::number;
use proptest::prelude::*;

fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
    let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
    rows.iter().map(row).collect()
}

fn written(cells: &[&[&str]]) -> String {
    let written = String::from_utf8(write(rows(cells))).unwrap();
    assert_eq!(read(written.as_bytes()).unwrap(), rows(cells));
    written.strip_prefix('\u{FEFF}').unwrap().to_owned()
}

#[test]
fn cells_that_would_be_formulas_are_text() {
    let cells: &[&[&str]] = &[
        &["What", "Where"],
        &["=1+1", "+1"],
        &["-a", "@SUM(A1)"],
        &["\t=1", "\r=1"],
        &["a=1", " =1"],
        &["＝1", "\u{200B}=1"],
        &["say \"hi\", then", "two\nlines"],
        &["", "Größe"],
    ];
    assert_eq!(
        written(cells),
        "What,Where\r\n\
         '=1+1,'+1\r\n\
         '-a,'@SUM(A1)\r\n\
         \t'=1,\"\r'=1\"\r\n\
         a=1,' =1\r\n\
         '＝1,'\u{200B}=1\r\n\
         \"say \"\"hi\"\", then\",\"two\nlines\"\r\n\
         ,Größe\r\n"
    );
}

#[test]
fn no_stretch_after_a_separator_begins_a_formula() {
    let cells: &[&[&str]] = &[
        &["Visit;=1+1;done", "a,=2"],
        &["a|=3", "a\t=4"],
        &["- one\n- two", "x;\"=5"],
        &["x;'=6", "x; =7"],
    ];
    assert_eq!(
        written(cells),
        "Visit;'=1+1;done,\"a,'=2\"\r\n\
         a|'=3,a\t'=4\r\n\
         \"'- one\n'- two\",\"x;'\"\"=5\"\r\n\
         x;''=6,x;' =7\r\n"
    );
}

#[test]
fn numbers_stay_numbers() {
    let cells: &[&[&str]] = &[
        &["What", "-4", "1.5", "-0.25", "1e3"],
        // No number of ours, and one that a spreadsheet would round.
        &["", "+4", "-1e3", "-4 %", "-1234567890123456"],
        // As one line, `-4,5` may be one number to whoever writes decimals with a comma.
        &["-4", "5+cmd|' /C calc'!A0"],
    ];
    assert_eq!(
        written(cells),
        "What,-4,1.5,-0.25,1e3\r\n\
         ,'+4,'-1e3,'-4 %,'-1234567890123456\r\n\
         '-4,5+cmd|' /C calc'!A0\r\n"
    );
    for typed in ["4", "-4,5", "−0.125", "1250.5"] {
        let kept = number(typed).unwrap();
        assert!(is_number(&kept), "{kept}");
    }
}

#[test]
fn what_another_program_saved_anew_is_read() {
    let saved = "name,what\n'=1,\"a\nb\"\n,-4\n";
    let read = read(saved.as_bytes()).unwrap();
    assert_eq!(
        read,
        rows(&[&["name", "what"], &["=1", "a\nb"], &["", "-4"]])
    );
    let refused = super::read(b"a,b\nc,\xff\n").unwrap_err();
    assert_eq!(refused.to_string(), "line 2 is not text in UTF-8");
}

/// Cells of what has a meaning to some program.
fn cells() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = "([=+@\\-'\"\t\r\n,;| a1.ö＝\u{200B}\u{FEFF}]{0,7}|-?[0-9]{1,3}(\\.[0-9])?)";
    prop::collection::vec(prop::collection::vec(cell, 1..4), 1..6)
}

/// The cells that begin a formula where a program separates by one of these, or takes quotation marks as they are.
fn formulas(written: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for (delimiter, quoting) in [b',', b';', b'\t', b'|']
        .into_iter()
        .flat_map(|delimiter| [(delimiter, true), (delimiter, false)])
    {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .quoting(quoting)
            .from_reader(written);
        for record in reader.records() {
            let record = record.unwrap();
            let shown = |cell: &&str| {
                let bare = cell.trim_start_matches(|c: char| {
                    c.is_whitespace()
                        || c.is_control()
                        || matches!(c, '"' | '\u{200B}' | '\u{FEFF}')
                });
                bare.starts_with(FORMULA) && !is_number(cell.trim())
            };
            found.extend(record.iter().filter(shown).map(str::to_owned));
        }
    }
    found
}

fn holds(rows: Vec<Vec<String>>) -> Result<(), TestCaseError> {
    for separator in Separator::ALL {
        let written = separated(rows.clone(), separator);
        prop_assert_eq!(&read_separated(&written, separator).unwrap(), &rows);
        prop_assert_eq!(formulas(&written), Vec::<String>::new());
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_cell_comes_back_and_none_is_a_formula(rows in cells()) {
        holds(rows)?;
    }
}

#[test]
fn without_its_rules_that_fails() {
    for (rule, cells) in [
        ("stretches after separators", ["a", "b;=1"]),
        ("one more apostrophe", ["a", "'=1"]),
        ("tabs are skipped", ["\"", "-4"]),
    ] {
        assert!(holds(rows(&[&cells])).is_ok());
        assert!(without(rule, || holds(rows(&[&cells]))).is_err(), "{rule}");
    }
}
