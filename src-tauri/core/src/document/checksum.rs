//! The checksum of a change, which sees the flipped bits that SQLite does not.

use std::ops::Range;

use crate::document::change::Change;
use crate::document::id::Id;
use crate::document::value::Value;

/// The CRC-32 of everything of a change that is exchanged, made from its parts: who looks at many changes need not make each
/// of them.
#[derive(Debug, Default)]
pub struct Checksum {
    /// The change without its edits, then each edit.
    bytes: Vec<u8>,
    edits: Vec<Sealed>,
}

/// Where an edit lies among the bytes.
#[derive(Debug)]
struct Sealed {
    record: Id,
    field: Range<usize>,
    all: Range<usize>,
}

/// A value as it counts.
#[derive(Debug, Clone, Copy)]
pub enum Sum<'a> {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// Text.
    Text(&'a [u8]),
}

impl Change {
    /// A checksum of everything that is exchanged.
    pub fn checksum(&self) -> u32 {
        Checksum::default().of(self)
    }
}

impl Checksum {
    /// That of a change with its edits.
    pub fn of(&mut self, change: &Change) -> u32 {
        self.begin(change);
        for edit in &change.edits {
            let value = match &edit.value {
                Value::Null => Sum::Null,
                Value::Integer(number) => Sum::Integer(*number),
                Value::Text(text) => Sum::Text(text.as_bytes()),
            };
            let base = Id::pack(&edit.base);
            self.edit(edit.record, &edit.kind, &edit.field, value, &base);
        }
        self.end()
    }

    /// Begins with a change, whose edits are still to come.
    pub fn begin(&mut self, change: &Change) {
        self.bytes.clear();
        self.edits.clear();
        self.part(change.id.as_bytes());
        self.part(change.doc.as_bytes());
        self.part(&change.stamp.to_le_bytes());
        self.part(&change.at.to_le_bytes());
        self.part(change.author.as_bytes());
        self.part(change.what.word().as_bytes());
        for id in [&change.action, &change.undoes] {
            self.part(id.as_ref().map_or(&[], |id| &id.as_bytes()[..]));
        }
    }

    /// Adds an edit; `base` is packed.
    pub fn edit(&mut self, record: Id, kind: &str, field: &str, value: Sum<'_>, base: &[u8]) {
        let start = self.bytes.len();
        self.part(record.as_bytes());
        self.part(kind.as_bytes());
        self.part(field.as_bytes());
        let end = self.bytes.len();
        match value {
            Sum::Null => self.part(b"n"),
            Sum::Integer(number) => self.part(&number.to_le_bytes()),
            Sum::Text(text) => self.part(text),
        }
        self.part(base);
        self.edits.push(Sealed {
            record,
            field: end - field.len()..end,
            all: start..self.bytes.len(),
        });
    }

    /// What it all comes to, in whatever order the edits came.
    pub fn end(&mut self) -> u32 {
        let Self { bytes, edits } = self;
        let key = |edit: &Sealed| (edit.record, &bytes[edit.field.clone()]);
        if edits.is_sorted_by_key(key) {
            return crc32fast::hash(bytes);
        }
        edits.sort_by(|a, b| key(a).cmp(&key(b)));
        let mut crc = crc32fast::Hasher::new();
        let head = edits.iter().map(|edit| edit.all.start).min();
        crc.update(&bytes[..head.unwrap_or(bytes.len())]);
        for edit in edits {
            crc.update(&bytes[edit.all.clone()]);
        }
        crc.finalize()
    }

    /// Lengths go in with every text, so that no two changes run into the same bytes.
    fn part(&mut self, bytes: &[u8]) {
        self.bytes.extend((bytes.len() as u64).to_le_bytes());
        self.bytes.extend(bytes);
    }
}
