//! Which of some edits alter anything, and what they replace.

use crate::document::change::Edit;
use crate::document::id::Id;
use crate::document::kind::field;
use crate::document::undo::Pending;
use crate::document::value::Value;
use crate::error::Error;
use crate::workspace::Reader;

impl Reader {
    /// The edits that alter something, each with what it replaces.
    pub(crate) fn edits(&self, doc: Id, pending: Vec<Pending>) -> Result<Vec<Edit>, Error> {
        let folded = self.seen(doc)?;
        let now = self.folded(doc)?;
        // Whoever hides something knows of the work that the screen shows, and of no other.
        let unseen = |record: Id| now.edits_of(record) - folded.edits_of(record);
        let edit = |pending: Pending| {
            let Pending {
                record,
                kind,
                field,
                value,
                over,
            } = pending;
            let value = match (field.as_str(), value) {
                (field::GONE | field::ARCHIVED, Value::Integer(held)) => {
                    Value::Integer(held - unseen(record))
                }
                (_, value) => value,
            };
            let standing = folded
                .records
                .get(&record)
                .and_then(|found| found.fields.get(&field));
            let alters = match standing {
                Some(standing) => standing.value != value,
                None => !value.is_null() || field == field::GONE,
            };
            let mut base = standing.map(|standing| standing.base()).unwrap_or_default();
            let decides = over.is_some();
            base.extend(over.into_iter().flatten());
            base.sort_unstable();
            base.dedup();
            (alters || decides).then_some(Edit {
                record,
                kind,
                field,
                value,
                base,
            })
        };
        Ok(pending.into_iter().filter_map(edit).collect())
    }
}
