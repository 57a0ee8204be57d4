//! The table `draft`: what is being typed, at most one row.

use rusqlite::{Connection, OptionalExtension, params};

use super::log::id;
use crate::change::{Change, Edit};
use crate::id::Id;
use crate::value::Value;

/// A text that is being typed. It is on disk, and becomes a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Draft {
    pub(crate) doc: Id,
    pub(crate) record: Id,
    pub(crate) kind: String,
    pub(crate) field: String,
    pub(crate) value: Value,
    pub(crate) base: Vec<Id>,
    /// Wall time of the first flush.
    pub(crate) began: i64,
    /// Of the last flush.
    pub(crate) stamp: i64,
    /// Wall time of the last flush.
    pub(crate) at: i64,
    pub(crate) author: Id,
    /// Characters removed by the flushes after the first.
    pub(crate) removed: usize,
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
            what: "type".to_owned(),
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
             (one, doc, record, kind, field, value, base, began, stamp, at, author, removed)
             VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
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
        ])
        .map(drop)
}

pub(super) fn clear(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM draft", []).map(drop)
}
