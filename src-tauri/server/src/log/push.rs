//! What is handed in, taken in: all of it or nothing, in one transaction under the lock of the workspace.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::time::{SystemTime, UNIX_EPOCH};

use deadpool_postgres::Transaction;
use ninefold_core::document::change::Change;
use ninefold_core::document::erasure::{Erasures, Target};
use ninefold_core::document::id::Id;
use ninefold_core::document::log::{Line, Place, Sealed, Taken};
use ninefold_core::document::kind;
use ninefold_core::team::{Code, Refused};
use sha2::{Digest, Sha256};
use tokio::try_join;
use tokio_postgres::Row;
use uuid::Uuid;

use super::{Arriving, Error, Postgres, blank, lacking, put, read, refused};
use crate::database::{Parameter, id, uuid};

/// The channel on which servers tell each other what is new.
pub const CHANNEL: &str = "ninefold";

/// How many changes of a push are looked for in other workspaces. Whole documents are told by themselves.
const PROBES: usize = 64;

const LOCK: &str =
    "SELECT origin, last, mark, changes, sum, bytes, pictures FROM workspace WHERE key = $1 FOR UPDATE";
const KNOWN: &str = "SELECT id, crc FROM change WHERE workspace = $1 AND id = ANY($2)";
const OWNED: &str = "SELECT doc, workspace FROM document WHERE doc = ANY($1)";
const ELSEWHERE: &str =
    "SELECT EXISTS (SELECT FROM change WHERE id = ANY($2) AND workspace <> $1)";
const ERASED: &str = "SELECT change, record, field FROM erasure
    WHERE workspace = $1 AND (change IS NULL AND record = ANY($2) OR change = ANY($3))";
const FRAMEWORKS: &str = "SELECT hash FROM framework WHERE workspace = $1 AND hash = ANY($2)";
const PICTURES: &str = "SELECT hash FROM picture WHERE workspace = $1 AND hash = ANY($2)";
const UPDATE: &str = "UPDATE workspace
    SET origin = $2, last = $3, mark = $4, changes = $5, sum = $6, bytes = $7 WHERE key = $1";
const PUSH: &str =
    "INSERT INTO push (workspace, upto, id, total, at, device) VALUES ($1, $2, $3, $4, $5, $6)";

/// What the lines are about, to be asked for.
#[derive(Default)]
struct Asked {
    changes: Vec<Uuid>,
    documents: Vec<Uuid>,
    /// Documents that can be of one workspace alone.
    bound: BTreeSet<Uuid>,
    frameworks: Vec<String>,
    pictures: Vec<String>,
    erased: Erasures,
}

/// The workspace as its row had it.
struct Before {
    origin: Option<Id>,
    end: Place,
    changes: i64,
    sum: u128,
    bytes: i64,
    pictures: i64,
}

/// What is new, each with its number.
#[derive(Default)]
struct New {
    changes: Vec<(i64, Sealed)>,
    erased: Vec<(i64, Target)>,
    frameworks: Vec<(i64, String, String)>,
    pictures: Vec<(i64, String)>,
}

/// Takes it in.
pub(super) async fn push(
    log: &Postgres,
    origin: Id,
    arriving: Arriving,
) -> Result<Taken, Error> {
    let asked = Asked::of(&arriving.lines);
    let mut client = log.database.get().await?;
    let transaction = client.transaction().await?;
    let (before, found) = ask(&transaction, log.workspace, &asked).await?;
    if before.origin.is_some_and(|is| is != origin) {
        return Err(other_workspace());
    }
    let begins = |line: &Line| matches!(line, Line::Change(sealed) if sealed.change.id == origin);
    if before.origin.is_none() && !arriving.lines.iter().any(begins) {
        return Err(refused(
            Code::OtherWorkspace,
            "What was sent does not begin with the first change of its workspace, and the team server has nothing of it yet. Nothing was taken. Disconnect, and connect again.",
        ));
    }
    let Found { known, erased, mut texts, mut shown, missing } = found;
    let (bytes, lines) = (arriving.bytes, arriving.lines);
    let mut new = New::default();
    let mut seen: HashMap<Id, u32> = HashMap::new();
    let mut seen_erased: BTreeSet<Target> = BTreeSet::new();
    let mut doubted = Vec::new();
    let mut n = i64::try_from(before.end.n).unwrap_or(i64::MAX);
    for line in lines {
        match line {
            Line::Change(sealed) => {
                let here = known.get(&uuid(sealed.change.id)).copied();
                let here = here.or_else(|| seen.get(&sealed.change.id).copied());
                match here {
                    Some(crc) if crc == sealed.crc => continue,
                    Some(_) => doubted.push(sealed),
                    None => {
                        seen.insert(sealed.change.id, sealed.crc);
                        n += 1;
                        new.changes.push((n, sealed));
                    }
                }
            }
            Line::Erasure(target) => {
                if !erased.contains(&target) && seen_erased.insert(target.clone()) {
                    n += 1;
                    new.erased.push((n, target));
                }
            }
            Line::Framework(text) => {
                let hash = hash(text.as_bytes());
                if texts.insert(hash.clone()) {
                    n += 1;
                    new.frameworks.push((n, hash, text));
                }
            }
            Line::Picture(hash) => {
                if shown.insert(hash.clone()) {
                    n += 1;
                    new.pictures.push((n, hash));
                }
            }
        }
    }
    doubt(&transaction, log.workspace, &new, doubted).await?;
    let count = n.unsigned_abs().saturating_sub(before.end.n);
    let held = before.bytes.saturating_add(before.pictures).unsigned_abs();
    if count > 0 && held.saturating_add(bytes) > log.most_bytes {
        return Err(full().into());
    }
    if count > 0 {
        let mut erased = erased;
        erased.extend(new.erased.iter().map(|(_, target)| target.clone()));
        for (_, sealed) in &mut new.changes {
            if erased.blank(&mut sealed.change) {
                sealed.crc = sealed.change.checksum();
            }
        }
        blank::stored(&transaction, log.workspace, &new.erased).await?;
    }
    let mark = match count {
        0 => before.end.mark,
        _ => Some(random()),
    };
    if count > 0 {
        own(&transaction, log.workspace, missing).await?;
        write(&transaction, log.workspace, &new).await?;
        let sum = new.changes.iter().fold(before.sum, |sum, (_, sealed)| {
            sum ^ u128::from_be_bytes(*sealed.change.id.as_bytes())
        });
        let changes = before.changes + new.changes.len() as i64;
        let total = before
            .bytes
            .saturating_add(i64::try_from(bytes).unwrap_or(i64::MAX));
        let (marked, device) = (mark.map(uuid), log.device.map(uuid));
        let news = format!("n {} {n}", log.workspace);
        let (update, put) = try_join!(
            transaction.prepare_cached(UPDATE),
            transaction.prepare_cached(PUSH)
        )?;
        let (origin, sum, at) = (uuid(origin), Uuid::from_u128(sum), now());
        let updating: [Parameter<'_>; 7] =
            [&log.workspace, &origin, &n, &marked, &changes, &sum, &total];
        let updated = transaction.execute(&update, &updating);
        let parameters: [Parameter<'_>; 6] =
            [&log.workspace, &n, &marked, &total, &at, &device];
        let put = transaction.execute(&put, &parameters);
        let telling: [Parameter<'_>; 2] = [&CHANNEL, &news];
        let told = transaction.execute("SELECT pg_notify($1, $2)", &telling);
        try_join!(updated, put, told).map_err(taken_elsewhere)?;
    }
    let lacks = lacking(&*transaction, log.workspace).await?;
    transaction.commit().await?;
    Ok(Taken {
        new: count,
        end: Place {
            n: n.unsigned_abs(),
            mark,
        },
        lacks,
    })
}

impl Asked {
    fn of(lines: &[Line]) -> Self {
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
    uuid(change.doc).get_version_num() == 7
        && own.any(|edit| !shared.contains(&edit.kind.as_str()))
}

/// What the database has of what was asked.
struct Found {
    known: HashMap<Uuid, u32>,
    erased: Erasures,
    texts: HashSet<String>,
    shown: HashSet<String>,
    /// Documents that are nobody's yet.
    missing: Vec<Uuid>,
}

/// Locks the workspace, and looks for what is there.
async fn ask(
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
    let erasing: [Parameter<'_>; 3] =
        [&workspace, &records, &wordings];
    let erased = transaction.query(&erased, &erasing);
    let (row, known, owned, elsewhere, erased) = try_join!(row, known, owned, elsewhere, erased)?;
    let (mut texts, mut shown) = (Vec::new(), Vec::new());
    if !asked.frameworks.is_empty() {
        let named: [Parameter<'_>; 2] =
            [&workspace, &asked.frameworks];
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

/// That changes whose id is there, with another checksum, are the same but for what is blank on one side.
async fn doubt(
    transaction: &Transaction<'_>,
    workspace: i32,
    new: &New,
    doubted: Vec<Sealed>,
) -> Result<(), Error> {
    if doubted.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = doubted.iter().map(|sealed| uuid(sealed.change.id)).collect();
    let here = read::by_id(&**transaction, workspace, &ids).await?;
    let arrived = new.changes.iter().map(|(_, sealed)| &sealed.change);
    let here: HashMap<Id, &Change> = here.iter().chain(arrived).map(|change| (change.id, change)).collect();
    let is_same = |sealed: &Sealed| {
        let here = here.get(&sealed.change.id);
        here.is_some_and(|here| blank::is_same_but_blank(here, &sealed.change))
    };
    match doubted.iter().all(is_same) {
        true => Ok(()),
        false => Err(refused(
            Code::Damaged,
            "A change that was sent is not what the team server has of it. One of the two was altered by something else than Ninefold. Nothing of what was sent was taken.",
        )),
    }
}

/// Notes whose documents are.
async fn own(
    transaction: &Transaction<'_>,
    workspace: i32,
    missing: Vec<Uuid>,
) -> Result<(), Error> {
    if missing.is_empty() {
        return Ok(());
    }
    let statement = transaction
        .prepare_cached(
            "INSERT INTO document (doc, workspace) SELECT doc, $1 FROM unnest($2::uuid[]) doc ON CONFLICT DO NOTHING",
        )
        .await?;
    let noted = transaction
        .execute(&statement, &[&workspace, &missing])
        .await?;
    // Another workspace may have had it in the same moment.
    match noted == missing.len() as u64 {
        true => Ok(()),
        false => Err(other_workspace()),
    }
}

/// Writes what is new.
async fn write(
    transaction: &Transaction<'_>,
    workspace: i32,
    new: &New,
) -> Result<(), tokio_postgres::Error> {
    put::changes(transaction, workspace, &new.changes).await?;
    for (n, target) in &new.erased {
        let (change, record, field) = match target {
            Target::Document(doc) => (None, uuid(*doc), None),
            Target::Wording { change, record, field } => {
                (Some(uuid(*change)), uuid(*record), Some(field))
            }
        };
        let statement = transaction.prepare_cached("INSERT INTO erasure (workspace, n, change, record, field) VALUES ($1, $2, $3, $4, $5)").await?;
        let parameters: [Parameter<'_>; 5] =
            [&workspace, n, &change, &record, &field];
        transaction.execute(&statement, &parameters).await?;
    }
    for (n, hash, text) in &new.frameworks {
        let sql = "INSERT INTO framework (workspace, n, hash, text) VALUES ($1, $2, $3, $4)";
        transaction
            .execute(sql, &[&workspace, n, hash, text])
            .await?;
    }
    for (n, hash) in &new.pictures {
        let sql = "INSERT INTO picture (workspace, n, hash) VALUES ($1, $2, $3)";
        let statement = transaction.prepare_cached(sql).await?;
        transaction
            .execute(&statement, &[&workspace, n, hash])
            .await?;
    }
    Ok(())
}

/// What names bytes.
pub fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A new identifier.
pub fn random() -> Id {
    Id::from_bytes(*Uuid::now_v7().as_bytes())
}

/// Milliseconds since 1970.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

fn other_workspace() -> Error {
    refused(
        Code::OtherWorkspace,
        "What was sent is of another workspace than the one on the team server. Nothing of it was taken. Connect the workspace that this invitation was made for.",
    )
}

/// The origin of one workspace is never that of another.
fn taken_elsewhere(error: tokio_postgres::Error) -> Error {
    match error.code() {
        Some(code) if *code == tokio_postgres::error::SqlState::UNIQUE_VIOLATION => other_workspace(),
        _ => error.into(),
    }
}

/// There is no room.
pub fn full() -> Refused {
    Refused::new(
        Code::Full,
        "The workspace is as large as the team server lets one become. Nothing of what was sent was taken; it is safe on the computer that sent it. Ask whoever runs the server for more room.",
    )
}
