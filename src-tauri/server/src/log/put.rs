//! Changes written into their two tables, as many as there are, by `COPY`.

use std::pin::pin;

use deadpool_postgres::Transaction;
use ninefold_core::document::change::Change;
use ninefold_core::document::id::Id;
use ninefold_core::document::log::Sealed;
use ninefold_core::document::value::Value;

use super::binary::Writing;

const CHANGES: &str = "COPY change (workspace, n, id, doc, stamp, at, author, what, action, undoes, crc) FROM STDIN (FORMAT binary)";
const EDITS: &str = "COPY edit (workspace, n, place, record, kind, field, number, text, base) FROM STDIN (FORMAT binary)";

/// Writes changes, each with its number.
pub(super) async fn changes(
    transaction: &Transaction<'_>,
    workspace: i32,
    changes: &[(i64, Sealed)],
) -> Result<(), tokio_postgres::Error> {
    if changes.is_empty() {
        return Ok(());
    }
    let statement = transaction.prepare_cached(CHANGES).await?;
    let mut sink = pin!(transaction.copy_in(&statement).await?);
    let mut writing = Writing::new();
    for (n, Sealed { change, crc }) in changes {
        put_change(&mut writing, workspace, *n, change, *crc);
        writing.flow(&mut sink).await?;
    }
    writing.end(&mut sink).await?;
    sink.as_mut().finish().await?;

    let statement = transaction.prepare_cached(EDITS).await?;
    let mut sink = pin!(transaction.copy_in(&statement).await?);
    let mut writing = Writing::new();
    for (n, Sealed { change, .. }) in changes {
        for (edit, place) in change.edits.iter().zip(0..) {
            writing.row(9);
            writing.int(workspace);
            writing.bigint(*n);
            writing.int(place);
            writing.raw(edit.record.as_bytes());
            writing.raw(edit.kind.as_bytes());
            writing.raw(edit.field.as_bytes());
            match &edit.value {
                Value::Null => (writing.null(), writing.null()),
                Value::Integer(number) => (writing.bigint(*number), writing.null()),
                Value::Text(text) => (writing.null(), writing.raw(text.as_bytes())),
            };
            writing.raw(&Id::pack(&edit.base));
            writing.flow(&mut sink).await?;
        }
    }
    writing.end(&mut sink).await?;
    sink.as_mut().finish().await.map(drop)
}

fn put_change(writing: &mut Writing, workspace: i32, n: i64, change: &Change, crc: u32) {
    writing.row(11);
    writing.int(workspace);
    writing.bigint(n);
    writing.raw(change.id.as_bytes());
    writing.raw(change.doc.as_bytes());
    writing.bigint(change.stamp);
    writing.bigint(change.at);
    writing.raw(change.author.as_bytes());
    writing.raw(change.what.word().as_bytes());
    writing.optional(change.action.as_ref().map(Id::as_bytes));
    writing.optional(change.undoes.as_ref().map(Id::as_bytes));
    writing.bigint(i64::from(crc));
}
