//! The table `draft`: what is being typed, at most one row.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::log::id;
use crate::document::change::{Change, Edit};
use crate::document::id::Id;
use crate::document::value::Value;
use crate::document::what::What;

/// Since this format it has a checksum.
pub(super) const SEALED: i64 = 4;

/// A text that is being typed. It is on disk, and becomes a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) doc: Id,
    pub(crate) record: Id,
    pub(crate) kind: String,
    pub(crate) field: String,
    pub(crate) value: Value,
    pub(crate) base: Vec<Id>,
    /// What the clock of the computer said at the first flush, right or wrong.
    pub(crate) began: i64,
    /// Of the last flush.
    pub(crate) stamp: i64,
    /// Wall time of the last flush.
    pub(crate) at: i64,
    pub(crate) author: Id,
    /// Characters removed by the flushes after the first.
    pub(crate) removed: usize,
}

/// What becomes of what is being typed when changes are appended.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Typing<'a> {
    /// It stays as it is.
    Stays,
    /// It became one of the changes.
    Settled,
    /// It begins, in a document that the changes make.
    Begins(&'a Draft),
}

impl Draft {
    /// The draft as a change.
    pub(crate) fn as_change(&self, id: Id, action: Id) -> Change {
        Change {
            id,
            doc: self.doc,
            stamp: self.stamp,
            at: self.at,
            author: self.author,
            what: What::Type,
            action: Some(action),
            undoes: None,
            via: None,
            edits: vec![Edit {
                record: self.record,
                kind: self.kind.clone(),
                field: self.field.clone(),
                value: self.value.clone(),
                base: self.base.clone(),
            }],
        }
    }

    /// The draft as the change that it becomes. It is the same one wherever that happens: the file may be copied while somebody
    /// types, and what both copies make of it is met again.
    pub(crate) fn settled(&self) -> Change {
        let none = Id::from_bytes([0; 16]);
        let mut change = self.as_change(none, self.typing());
        change.id = Id::at(self.stamp, named(&format!("change {change:?}")));
        change
    }

    /// The action that it is, however much more is typed: known by where and when it began.
    pub(crate) fn typing(&self) -> Id {
        let Self {
            doc,
            record,
            field,
            base,
            began,
            author,
            ..
        } = self;
        let begun = format!("typing {doc} {record} {field} {base:?} {began} {author}");
        Id::at(*began, named(&begun))
    }

    /// CRC-32 of all of it, to notice bits that the disk flipped.
    fn checksum(&self) -> u32 {
        let none = Id::from_bytes([0; 16]);
        let mut crc = crc32fast::Hasher::new();
        crc.update(&self.as_change(none, none).checksum().to_le_bytes());
        crc.update(&self.began.to_le_bytes());
        crc.update(&(self.removed as u64).to_le_bytes());
        crc.finalize()
    }
}

/// What stands for chance in an identifier that says the same everywhere.
fn named(by: &str) -> [u8; 10] {
    let digest = Sha256::digest(by);
    let mut random = [0; 10];
    random.copy_from_slice(&digest[..10]);
    random
}

pub(super) fn get(connection: &Connection) -> rusqlite::Result<Option<Draft>> {
    connection
        .prepare_cached(
            "SELECT doc, record, kind, field, value, base, began, stamp, at, author, removed FROM draft",
        )?
        .query_row([], |row| {
            Ok(Draft {
                doc: id(row, 0)?,
                record: id(row, 1)?,
                kind: row.get(2)?,
                field: row.get(3)?,
                value: row.get(4)?,
                base: Id::unpack(&row.get::<_, Vec<u8>>(5)?),
                began: row.get(6)?,
                stamp: row.get(7)?,
                at: row.get(8)?,
                author: id(row, 9)?,
                removed: usize::try_from(row.get::<_, i64>(10)?).unwrap_or(0),
            })
        })
        .optional()
}

pub(super) fn put(connection: &Connection, draft: &Draft) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO draft
             (one, doc, record, kind, field, value, base, began, stamp, at, author, removed, crc)
             VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(params![
            draft.doc.as_bytes(),
            draft.record.as_bytes(),
            draft.kind,
            draft.field,
            draft.value,
            Id::pack(&draft.base),
            draft.began,
            draft.stamp,
            draft.at,
            draft.author.as_bytes(),
            draft.removed as i64,
            i64::from(draft.checksum()),
        ])
        .map(drop)
}

/// The stamp of what is being typed.
pub(super) fn stamp(connection: &Connection) -> rusqlite::Result<Option<i64>> {
    connection
        .query_row("SELECT stamp FROM draft", [], |row| row.get(0))
        .optional()
}

/// Whether what is being typed is as it was written, as far as a file of its format can tell. Nothing typed is whole too.
pub(super) fn is_whole(connection: &Connection, format: i64) -> rusqlite::Result<bool> {
    if format < SEALED {
        return Ok(get(connection).is_ok());
    }
    let mut crcs = connection.prepare("SELECT crc FROM draft")?;
    let crcs: Vec<Option<i64>> = crcs
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let [crc] = crcs[..] else {
        return Ok(crcs.is_empty());
    };
    // A row of which a part has another type is not as it was written.
    Ok(get(connection)
        .is_ok_and(|draft| draft.is_some_and(|draft| crc == Some(i64::from(draft.checksum())))))
}

/// Gives what is being typed in a file of an older format its checksum.
pub(super) fn seal(connection: &Connection) -> rusqlite::Result<()> {
    match get(connection)? {
        Some(draft) => put(connection, &draft),
        None => Ok(()),
    }
}

pub(super) fn clear(connection: &Connection) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM draft")?
        .execute([])
        .map(drop)
}
