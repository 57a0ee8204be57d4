//! Edits as they lie in their rows, and values as SQLite has them.

use rusqlite::types::{FromSql, FromSqlResult, ToSqlOutput, ValueRef};
use rusqlite::{Row, ToSql};

use crate::document::change::Edit;
use crate::document::checksum::{Checksum, Sum};
use crate::document::id::Id;
use crate::document::value::Value;

/// An edit as it lies in its row: nothing of it is copied to be looked at.
pub(super) struct Lying<'a> {
    record: Id,
    kind: &'a str,
    field: &'a str,
    value: ValueRef<'a>,
    base: &'a [u8],
}

impl<'a> Lying<'a> {
    /// The edit in five columns, the first of them its record.
    pub(super) fn of(row: &'a Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            record: Id::from_bytes(row.get(first)?),
            kind: row.get_ref(first + 1)?.as_str()?,
            field: row.get_ref(first + 2)?.as_str()?,
            value: row.get_ref(first + 3)?,
            base: row.get_ref(first + 4)?.as_blob()?,
        })
    }

    /// Adds it to the checksum of its change.
    pub(super) fn add_to(&self, checksum: &mut Checksum) {
        let value = match self.value {
            ValueRef::Integer(number) => Sum::Integer(number),
            ValueRef::Text(text) => Sum::Text(text),
            ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Sum::Null,
        };
        checksum.edit(self.record, self.kind, self.field, value, self.base);
    }

    /// The edit by itself.
    pub(super) fn copied(&self) -> rusqlite::Result<Edit> {
        Ok(Edit {
            record: self.record,
            kind: self.kind.to_owned(),
            field: self.field.to_owned(),
            value: Value::column_result(self.value)?,
            base: Id::unpack(self.base),
        })
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }))
    }
}

impl FromSql for Value {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Ok(match value {
            ValueRef::Integer(number) => Self::Integer(number),
            ValueRef::Text(text) => Self::Text(match str::from_utf8(text) {
                Ok(text) => text.to_owned(),
                Err(_) => String::from_utf8_lossy(text).into_owned(),
            }),
            // No field is ever written as a fraction or as bytes; reading is lenient.
            ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => Self::Null,
        })
    }
}
