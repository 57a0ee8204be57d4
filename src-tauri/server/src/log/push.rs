//! What is handed in, taken in: all of it or nothing, in one transaction under the lock of the workspace.

use std::collections::{BTreeSet, HashMap};
use std::time::{SystemTime, UNIX_EPOCH};

use deadpool_postgres::Transaction;
use ninefold_core::document::change::Change;
use ninefold_core::document::erasure::Target;
use ninefold_core::document::id::Id;
use ninefold_core::document::log::{Line, Place, Sealed, Taken};
use ninefold_core::team::{Code, Refused};
use sha2::{Digest, Sha256};
use tokio::try_join;
use uuid::Uuid;

use super::asked::{Asked, Found, ask};
use super::{Arriving, Error, Postgres, blank, other_workspace, put, read, refused};
use crate::database::{Parameter, uuid};

/// The channel on which servers tell each other what is new.
pub const CHANNEL: &str = "ninefold";

const UPDATE: &str = "UPDATE workspace
    SET origin = $2, last = $3, mark = $4, changes = $5, sum = $6, bytes = $7 WHERE key = $1";
const TELL: &str = "SELECT pg_notify($1, $2)";
/// Pictures that were named and whose bytes are not there, at most so many.
const LACKING: &str = "SELECT hash FROM picture p WHERE workspace = $1 AND NOT EXISTS
    (SELECT FROM blob b WHERE b.workspace = $1 AND b.hash = p.hash) ORDER BY n LIMIT 1000";
const PUSH: &str =
    "INSERT INTO push (workspace, upto, id, total, at, device) VALUES ($1, $2, $3, $4, $5, $6)";

/// What is new, each with its number.
#[derive(Default)]
struct New {
    changes: Vec<(i64, Sealed)>,
    erased: Vec<(i64, Target)>,
    frameworks: Vec<(i64, String, String)>,
    pictures: Vec<(i64, String)>,
}

/// Takes it in.
pub(super) async fn push(log: &Postgres, origin: Id, arriving: Arriving) -> Result<Taken, Error> {
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
    let Found {
        known,
        erased,
        mut texts,
        mut shown,
        missing,
    } = found;
    let (bytes, lines) = (arriving.bytes, arriving.lines);
    let sent = lines.len() as u128;
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
    // Of what was sent, about so many bytes are new.
    let bytes = (u128::from(bytes) * u128::from(count)).div_ceil(sent.max(1));
    let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
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
        let (update, put, tell) = try_join!(
            transaction.prepare_cached(UPDATE),
            transaction.prepare_cached(PUSH),
            transaction.prepare_cached(TELL),
        )?;
        let (origin, sum, at) = (uuid(origin), Uuid::from_u128(sum), now());
        let updating: [Parameter<'_>; 7] =
            [&log.workspace, &origin, &n, &marked, &changes, &sum, &total];
        let updated = transaction.execute(&update, &updating);
        let parameters: [Parameter<'_>; 6] = [&log.workspace, &n, &marked, &total, &at, &device];
        let put = transaction.execute(&put, &parameters);
        let telling: [Parameter<'_>; 2] = [&CHANNEL, &news];
        let told = transaction.execute(&tell, &telling);
        try_join!(updated, put, told).map_err(taken_elsewhere)?;
    }
    let lacking = transaction.prepare_cached(LACKING).await?;
    let lacks = transaction.query(&lacking, &[&log.workspace]).await?;
    let lacks = lacks.iter().map(|row| row.get(0)).collect();
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
    let ids: Vec<Uuid> = doubted
        .iter()
        .map(|sealed| uuid(sealed.change.id))
        .collect();
    let here = read::by_id(&**transaction, workspace, &ids).await?;
    let arrived = new.changes.iter().map(|(_, sealed)| &sealed.change);
    let here: HashMap<Id, &Change> = here
        .iter()
        .chain(arrived)
        .map(|change| (change.id, change))
        .collect();
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
            Target::Wording {
                change,
                record,
                field,
            } => (Some(uuid(*change)), uuid(*record), Some(field)),
        };
        let statement = transaction.prepare_cached("INSERT INTO erasure (workspace, n, change, record, field) VALUES ($1, $2, $3, $4, $5)").await?;
        let parameters: [Parameter<'_>; 5] = [&workspace, n, &change, &record, &field];
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
    since.map_or(0, |since| {
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    })
}

/// The origin of one workspace is never that of another.
fn taken_elsewhere(error: tokio_postgres::Error) -> Error {
    match error.code() {
        Some(code) if *code == tokio_postgres::error::SqlState::UNIQUE_VIOLATION => {
            other_workspace()
        }
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
