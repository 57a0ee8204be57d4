//! What the database has of what is handed in, asked for under the lock of the workspace.

use std::collections::{BTreeSet, HashMap, HashSet};

use deadpool_postgres::Transaction;
use ninefold_core::document::change::Change;
use ninefold_core::document::erasure::{Erasures, Target};
use ninefold_core::document::id::Id;
use ninefold_core::document::kind;
use ninefold_core::document::log::{Line, Place, Sealed};
use tokio::try_join;
use tokio_postgres::Row;
use uuid::Uuid;

use super::{Error, hash, other_workspace, read};
use crate::database::{Parameter, id, uuid};

/// How many changes of a push are looked for in other workspaces. Whole documents are told by themselves.
const PROBES: usize = 64;

const LOCK: &str = "SELECT origin, last, mark, changes, sum, bytes, pictures FROM workspace WHERE key = $1 FOR UPDATE";
const KNOWN: &str = "SELECT id, crc FROM change WHERE workspace = $1 AND id = ANY($2)";
const OWNED: &str = "SELECT doc, workspace FROM document WHERE doc = ANY($1)";
const ELSEWHERE: &str = "SELECT EXISTS (SELECT FROM change WHERE id = ANY($2) AND workspace <> $1)";
const ERASED: &str = "SELECT change, record, field FROM erasure
    WHERE workspace = $1 AND (change IS NULL AND record = ANY($2) OR change = ANY($3))";
const FRAMEWORKS: &str = "SELECT hash FROM framework WHERE workspace = $1 AND hash = ANY($2)";
const PICTURES: &str = "SELECT hash FROM picture WHERE workspace = $1 AND hash = ANY($2)";
/// What the lines are about, to be asked for.
#[derive(Default)]
pub(super) struct Asked {
    changes: Vec<Uuid>,
    documents: Vec<Uuid>,
    /// Documents that can be of one workspace alone.
    bound: BTreeSet<Uuid>,
    frameworks: Vec<String>,
    pictures: Vec<String>,
    erased: Erasures,
}

/// The workspace as its row had it.
pub(super) struct Before {
    pub(super) origin: Option<Id>,
    pub(super) end: Place,
    pub(super) changes: i64,
    pub(super) sum: u128,
    pub(super) bytes: i64,
    pub(super) pictures: i64,
}

impl Asked {
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut asked = Self::default();
        let mut documents = HashSet::new();
        let mut targets = Vec::new();
        for line in lines {
            match line {
                Line::Change(Sealed { change, .. }) => {
                    asked.changes.push(uuid(change.id));
                    if documents.insert(change.doc) {
                        asked.documents.push(uuid(change.doc));
                    }
                    if is_bound(change) {
                        asked.bound.insert(uuid(change.doc));
                    }
                }
                Line::Erasure(target) => targets.push(target.clone()),
                Line::Framework(text) => asked.frameworks.push(hash(text.as_bytes())),
                Line::Picture(hash) => asked.pictures.push(hash.clone()),
            }
        }
        asked.erased = targets.into_iter().collect();
        asked
    }
}

/// Whether a change tells that its document is of one workspace alone. A person, the settings and a template have the same
/// identifier wherever they are: that of the person, one that is fixed, and one that is made of the template's text.
fn is_bound(change: &Change) -> bool {
    let shared = [kind::PERSON, kind::SETTINGS, kind::TEMPLATE];
    let mut own = change.edits.iter().filter(|edit| edit.record == change.doc);
    uuid(change.doc).get_version_num() == 7 && own.any(|edit| !shared.contains(&edit.kind.as_str()))
}

/// What the database has of what was asked.
pub(super) struct Found {
    pub(super) known: HashMap<Uuid, u32>,
    pub(super) erased: Erasures,
    pub(super) texts: HashSet<String>,
    pub(super) shown: HashSet<String>,
    /// Documents that are nobody's yet.
    pub(super) missing: Vec<Uuid>,
}

/// Locks the workspace, and looks for what is there.
pub(super) async fn ask(
    transaction: &Transaction<'_>,
    workspace: i32,
    asked: &Asked,
) -> Result<(Before, Found), Error> {
    let (lock, known, owned, elsewhere, erased) = try_join!(
        transaction.prepare_cached(LOCK),
        transaction.prepare_cached(KNOWN),
        transaction.prepare_cached(OWNED),
        transaction.prepare_cached(ELSEWHERE),
        transaction.prepare_cached(ERASED),
    )?;
    let mut records = asked.documents.clone();
    let mut wordings = asked.changes.clone();
    for target in asked.erased.iter() {
        match target {
            Target::Document(doc) => records.push(uuid(*doc)),
            Target::Wording { change, .. } => wordings.push(uuid(*change)),
        }
    }
    let step = asked.changes.len().div_ceil(PROBES).max(1);
    let probes: Vec<Uuid> = asked.changes.iter().copied().step_by(step).collect();
    // Sent at once, and answered in this order: what follows the lock sees what was there when it was had.
    let locking: [Parameter<'_>; 1] = [&workspace];
    let row = transaction.query_one(&lock, &locking);
    let parameters: [Parameter<'_>; 2] = [&workspace, &asked.changes];
    let known = transaction.query(&known, &parameters);
    let owned_by: [Parameter<'_>; 1] = [&asked.documents];
    let owned = transaction.query(&owned, &owned_by);
    let probed: [Parameter<'_>; 2] = [&workspace, &probes];
    let elsewhere = transaction.query_one(&elsewhere, &probed);
    let erasing: [Parameter<'_>; 3] = [&workspace, &records, &wordings];
    let erased = transaction.query(&erased, &erasing);
    let (row, known, owned, elsewhere, erased) = try_join!(row, known, owned, elsewhere, erased)?;
    let (mut texts, mut shown) = (Vec::new(), Vec::new());
    if !asked.frameworks.is_empty() {
        let named: [Parameter<'_>; 2] = [&workspace, &asked.frameworks];
        texts = transaction.query(FRAMEWORKS, &named).await?;
    }
    if !asked.pictures.is_empty() {
        let named: [Parameter<'_>; 2] = [&workspace, &asked.pictures];
        shown = transaction.query(PICTURES, &named).await?;
    }
    let whose: HashMap<Uuid, i32> = owned.iter().map(|row| (row.get(0), row.get(1))).collect();
    let is_others = whose.values().any(|owner| *owner != workspace);
    if is_others || elsewhere.get::<_, bool>(0) {
        return Err(other_workspace());
    }
    let hashes = |rows: Vec<Row>| rows.iter().map(|row| row.get(0)).collect();
    let found = Found {
        known: known
            .iter()
            .map(|row| (row.get(0), row.get::<_, i64>(1) as u32))
            .collect(),
        erased: erased.iter().filter_map(read::target).collect(),
        texts: hashes(texts),
        shown: hashes(shown),
        missing: {
            let bound = asked.bound.iter().copied();
            bound.filter(|doc| !whose.contains_key(doc)).collect()
        },
    };
    Ok((Before::of(&row), found))
}

impl Before {
    fn of(row: &Row) -> Self {
        let uuid_of = |column: usize| row.get::<_, Option<Uuid>>(column).map(id);
        Self {
            origin: uuid_of(0),
            end: Place {
                n: row.get::<_, i64>(1).unsigned_abs(),
                mark: uuid_of(2),
            },
            changes: row.get(3),
            sum: row.get::<_, Uuid>(4).as_u128(),
            bytes: row.get(5),
            pictures: row.get(6),
        }
    }
}
