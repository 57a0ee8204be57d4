//! Lines as they are sent, made straight from rows.

use ninefold_core::document::log::Line;
use uuid::Uuid;

use super::binary::Row;
use super::{Error, read};

/// A line that is no change, with its number.
pub(super) struct Other {
    pub(super) n: i64,
    line: Line,
}

impl Other {
    /// From a row of what arrived besides changes.
    pub(super) fn of(row: &tokio_postgres::Row) -> Result<Self, Error> {
        let n = row.get(3);
        let line = match (row.get::<_, i32>(4), row.get::<_, Option<String>>(5)) {
            (0, _) => {
                Line::Erasure(read::target(row).ok_or(Error::Odd("what is erased makes no sense"))?)
            }
            (1, Some(text)) => Line::Framework(text),
            (2, Some(hash)) => Line::Picture(hash),
            _ => return Err(Error::Odd("something arrived that is nothing")),
        };
        Ok(Self { n, line })
    }

    /// Writes it.
    pub(super) fn put(&self, out: &mut Vec<u8>) {
        // Writing into memory does not fail, and a line has no map with odd keys.
        let _ = serde_json::to_writer(&mut *out, &self.line);
        out.push(b'\n');
    }
}

/// The number of a change, its line as far as its edits, and what follows these.
pub(super) struct Head {
    pub(super) n: i64,
    crc: i64,
}

impl Head {
    /// Writes the beginning of a change from its row, whose first column is the number.
    pub(super) fn put(n: i64, mut row: Row, out: &mut Vec<u8>) -> Option<Self> {
        out.extend_from_slice(b"{\"change\":{\"change\":{\"id\":");
        put_id(row.uuid()?, out);
        out.extend_from_slice(b",\"doc\":");
        put_id(row.uuid()?, out);
        out.extend_from_slice(b",\"stamp\":");
        put_number(row.bigint()?, out);
        out.extend_from_slice(b",\"at\":");
        put_number(row.bigint()?, out);
        out.extend_from_slice(b",\"author\":");
        put_id(row.uuid()?, out);
        out.extend_from_slice(b",\"what\":");
        put_text(row.text()?, out);
        if let Some(action) = row.uuid() {
            out.extend_from_slice(b",\"action\":");
            put_id(action, out);
        }
        if let Some(undoes) = row.uuid() {
            out.extend_from_slice(b",\"undoes\":");
            put_id(undoes, out);
        }
        out.extend_from_slice(b",\"edits\":[");
        Some(Self {
            n,
            crc: row.bigint()?,
        })
    }

    /// Writes the end.
    pub(super) fn end(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"]},\"crc\":");
        put_number(self.crc, out);
        out.extend_from_slice(b"}}\n");
    }
}

/// Writes an edit from its row, whose first column, the number of the change, was taken.
pub(super) fn put_edit(mut row: Row, is_first: bool, out: &mut Vec<u8>) -> Option<()> {
    if !is_first {
        out.push(b',');
    }
    out.extend_from_slice(b"{\"record\":");
    put_id(row.uuid()?, out);
    out.extend_from_slice(b",\"kind\":");
    put_text(row.text()?, out);
    out.extend_from_slice(b",\"field\":");
    put_text(row.text()?, out);
    out.extend_from_slice(b",\"value\":");
    let number = row.bigint();
    match (number, row.text()) {
        (Some(number), _) => put_number(number, out),
        (None, Some(text)) => put_text(text, out),
        (None, None) => out.extend_from_slice(b"null"),
    }
    out.extend_from_slice(b",\"base\":[");
    for (index, id) in row.next()?.chunks_exact(16).enumerate() {
        if index > 0 {
            out.push(b',');
        }
        put_id(Uuid::from_slice(id).ok()?, out);
    }
    out.extend_from_slice(b"]}");
    Some(())
}

fn put_id(id: Uuid, out: &mut Vec<u8>) {
    let mut letters = [0; uuid::fmt::Hyphenated::LENGTH];
    out.push(b'"');
    out.extend_from_slice(id.hyphenated().encode_lower(&mut letters).as_bytes());
    out.push(b'"');
}

fn put_number(number: i64, out: &mut Vec<u8>) {
    let _ = serde_json::to_writer(&mut *out, &number);
}

fn put_text(text: &str, out: &mut Vec<u8>) {
    let _ = serde_json::to_writer(&mut *out, text);
}
