//! Ranges of cells, as spreadsheet programs put them on the clipboard: a line for each row, a tab between cells, and quotes
//! around a cell that has line ends or tabs itself.

use super::lists;
use crate::page::literal::USELESS;
use crate::page::path::Paths;
use crate::page::{Block, Column, Page, Table, markdown, plain::plain};

/// The range as a table, its first row as the headings; `None` for a text that is none: each of its lines has the same
/// number of tabs, and one at least.
pub fn table(text: &str) -> Option<String> {
    let rows = rows(text)?;
    let mut rows = rows.iter().map(|row| row.iter().map(|cell| plain(cell)));
    let heading = |heading| Column {
        heading,
        align: Default::default(),
    };
    let head = rows.next()?.map(heading).collect();
    let table = Table {
        head,
        rows: rows.map(Iterator::collect).collect(),
    };
    let page = Page {
        blocks: vec![Block::Table(table)],
    };
    Some(legible(markdown::write(&page).trim_end()))
}

/// The cells of a range.
pub fn rows(text: &str) -> Option<Vec<Vec<String>>> {
    if !text.contains('\t') || lists::is_list(text) {
        return None;
    }
    let mut rows = vec![Vec::new()];
    let mut rest = text.trim_end_matches('\n');
    loop {
        let (cell, after) = cell(rest);
        rows.last_mut()?.push(cell);
        match after.chars().next() {
            Some('\t') => {}
            Some(_) => rows.push(Vec::new()),
            None => break,
        }
        rest = &after[1..];
    }
    let columns = rows.first()?.len();
    let is_empty = |row: &Vec<String>| row.iter().all(|cell| cell.trim().is_empty());
    (columns > 1 && rows.iter().all(|row| row.len() == columns) && !rows.iter().all(is_empty))
        .then_some(rows)
}

/// The next cell, and what follows it. Quotes are those of the cell itself unless they are needed.
fn cell(text: &str) -> (String, &str) {
    let end = text.find(['\t', '\n']).unwrap_or(text.len());
    if let Some((cell, after)) = quoted(text).filter(|(cell, _)| cell.contains(['\t', '\n'])) {
        return (cell, after);
    }
    (text[..end].to_owned(), &text[end..])
}

fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let end = rest.find('"')?;
        cell.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.chars().next() {
            Some('"') => {
                cell.push('"');
                rest = &rest[1..];
            }
            None | Some('\t' | '\n') => return Some((cell, rest)),
            Some(_) => return None,
        }
    }
}

/// Backslashes before marks in place of their numbers, as people write them. A backslash itself, a mark behind one, one that
/// Markdown has no use for, and those in paths stay numbers: there, backslashes are read as they are.
fn legible(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = rest.find("&#") {
        text.push_str(&rest[..at]);
        let number = &rest[at + 2..];
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let mark = number[..digits].parse().ok().and_then(char::from_u32);
        let mark = mark.filter(|c| c.is_ascii_punctuation() && *c != '\\' && !USELESS.contains(*c));
        let end = at + 2 + digits;
        rest = match (mark, rest[end..].strip_prefix(';')) {
            (Some(mark), Some(after)) if !is_read_as_is(&text) => {
                text.extend(['\\', mark]);
                after
            }
            _ => {
                text.push_str(&rest[at..end]);
                &rest[end..]
            }
        };
    }
    text.push_str(rest);
    text
}

/// Would a backslash behind a text be read as one?
fn is_read_as_is(text: &str) -> bool {
    let stretch = text.rfind(char::is_whitespace).unwrap_or(0);
    let stretch = format!("{}\\", &text[stretch..]);
    text.ends_with([';', '\\']) || Paths::of(&stretch).hold(stretch.len() - 1)
}
