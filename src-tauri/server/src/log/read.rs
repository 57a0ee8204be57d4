//! Changes read as they are, for what needs few of them.

use ninefold_core::document::change::{Change, Edit};
use ninefold_core::document::erasure::Target;
use ninefold_core::document::id::Id;
use ninefold_core::document::value::Value;
use ninefold_core::document::what::What;
use tokio_postgres::{GenericClient, Row};
use uuid::Uuid;

use super::Error;
use crate::database::{id, uuid};

/// All columns of changes with their edits, a row an edit, and one for a change that has none.
macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT c.n, c.id, c.doc, c.stamp, c.at, c.author, c.what, c.action, c.undoes, c.crc, \
             e.record, e.kind, e.field, e.number, e.text, e.base \
             FROM change c LEFT JOIN edit e ON e.workspace = c.workspace AND e.n = c.n \
             WHERE c.workspace = $1 AND ",
            $condition,
            " ORDER BY c.n, e.place"
        )
    };
}

/// A change as it is kept.
pub(crate) struct Kept {
    /// Its number.
    pub(crate) n: i64,
    /// The change.
    pub(crate) change: Change,
    /// The checksum that it is kept with.
    pub(crate) crc: i64,
}

/// All changes of a document, in the order of their arrival.
pub(super) async fn of_document(
    client: &impl GenericClient,
    workspace: i32,
    doc: Id,
) -> Result<Vec<Change>, Error> {
    let rows = client
        .query(select!("c.doc = $2"), &[&workspace, &uuid(doc)])
        .await?;
    Ok(kept(&rows).into_iter().map(|kept| kept.change).collect())
}

/// The changes with these ids.
pub(super) async fn by_id(
    client: &impl GenericClient,
    workspace: i32,
    ids: &[Uuid],
) -> Result<Vec<Change>, Error> {
    let rows = client
        .query(select!("c.id = ANY($2)"), &[&workspace, &ids])
        .await?;
    Ok(kept(&rows).into_iter().map(|kept| kept.change).collect())
}

/// The changes that may say something that is to be blank.
pub(super) async fn touched(
    client: &impl GenericClient,
    workspace: i32,
    ids: &[Uuid],
    documents: &[Uuid],
) -> Result<Vec<Kept>, Error> {
    let sql = select!("(c.id = ANY($2) OR c.doc = ANY($3))");
    let rows = client.query(sql, &[&workspace, &ids, &documents]).await?;
    Ok(kept(&rows))
}

/// The changes with numbers above one, up to another.
pub(crate) async fn between(
    client: &impl GenericClient,
    workspace: i32,
    after: i64,
    last: i64,
) -> Result<Vec<Kept>, Error> {
    let sql = select!("c.n > $2 AND c.n <= $3");
    let rows = client.query(sql, &[&workspace, &after, &last]).await?;
    Ok(kept(&rows))
}

fn kept(rows: &[Row]) -> Vec<Kept> {
    let mut all: Vec<Kept> = Vec::new();
    for row in rows {
        let n: i64 = row.get(0);
        if all.last().is_none_or(|last| last.n != n) {
            all.push(Kept {
                n,
                change: change(row),
                crc: row.get(9),
            });
        }
        if let (Some(last), Some(record)) = (all.last_mut(), row.get::<_, Option<Uuid>>(10)) {
            last.change.edits.push(edit(row, record));
        }
    }
    all
}

fn change(row: &Row) -> Change {
    let optional = |column: usize| row.get::<_, Option<Uuid>>(column).map(id);
    Change {
        id: id(row.get(1)),
        doc: id(row.get(2)),
        stamp: row.get(3),
        at: row.get(4),
        author: id(row.get(5)),
        what: What::from(row.get::<_, &str>(6)),
        action: optional(7),
        undoes: optional(8),
        via: None,
        edits: Vec::new(),
    }
}

fn edit(row: &Row, record: Uuid) -> Edit {
    let number = row.get::<_, Option<i64>>(13).map(Value::Integer);
    let text = row.get::<_, Option<String>>(14).map(Value::Text);
    Edit {
        record: id(record),
        kind: row.get(11),
        field: row.get(12),
        value: number.or(text).unwrap_or_default(),
        base: Id::unpack(row.get(15)),
    }
}

/// What is erased, by a row of its table; nothing where it makes no sense.
pub(super) fn target(row: &Row) -> Option<Target> {
    let record = id(row.get(1));
    match (row.get::<_, Option<Uuid>>(0), row.get(2)) {
        (None, None) => Some(Target::Document(record)),
        (Some(change), Some(field)) => Some(Target::Wording {
            change: id(change),
            record,
            field,
        }),
        _ => None,
    }
}
