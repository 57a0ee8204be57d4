//! Tables as CSV, for spreadsheet programs: harmless, and with every character as it was typed.

use csv::{Terminator, WriterBuilder};

/// Spreadsheet programs take a file without it for one of another encoding.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Rows of cells as CSV (RFC 4180), in UTF-8 with a byte order mark. Spreadsheet programs would take a cell that begins
/// with `=`, `+`, `-`, `@`, a tab or a line end for a formula: it gets an apostrophe before it, which keeps it text.
pub fn csv(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(MARK.to_vec());
    for row in rows {
        // Writing to memory can't fail.
        let _ = writer.write_record(row.into_iter().map(harmless));
    }
    writer.into_inner().unwrap_or_default()
}

fn harmless(cell: String) -> String {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        true => format!("'{cell}"),
        false => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_that_would_be_formulas_are_text() {
        let rows = [
            vec!["What", "Where"],
            vec!["=1+1", "+1"],
            vec!["-1", "@SUM(A1)"],
            vec!["\t=1", "\r=1"],
            vec!["a=1", " =1"],
            vec!["say \"hi\", then", "two\nlines"],
            vec!["", "Größe"],
        ];
        let written = csv(rows.map(|row| row.into_iter().map(str::to_owned).collect()));
        assert_eq!(
            String::from_utf8(written).unwrap(),
            "\u{FEFF}What,Where\r\n\
             '=1+1,'+1\r\n\
             '-1,'@SUM(A1)\r\n\
             '\t=1,\"'\r=1\"\r\n\
             a=1, =1\r\n\
             \"say \"\"hi\"\", then\",\"two\nlines\"\r\n\
             ,Größe\r\n"
        );
    }

    proptest! {
        #[test]
        fn every_cell_comes_back_and_none_is_a_formula(rows in prop::collection::vec(prop::collection::vec("[=+@\\-\t\r\n\",;'a-c ö]{0,6}", 3), 1..6)) {
            let written = csv(rows.clone());
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_slice());
            let read: Vec<Vec<String>> = reader
                .records()
                .map(|record| record.unwrap().iter().map(str::to_owned).collect())
                .collect();
            prop_assert_eq!(read.len(), rows.len());
            for (read, typed) in read.iter().flatten().zip(rows.iter().flatten()) {
                prop_assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
                prop_assert!(read == typed || read.strip_prefix('\'') == Some(typed));
            }
        }
    }
}
