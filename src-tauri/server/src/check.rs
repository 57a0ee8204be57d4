//! Whether what is kept is whole: the checksum of each change, the numbers of what arrived, the digest, frameworks and pictures.

use ninefold_core::document::digest::Digest;
use tokio_postgres::Client;

use crate::log::{Error, between, hash};

/// How many arrivals are looked at at once.
const PIECE: i64 = 2_000;

/// How many faults of one kind are named, and how many arrivals of one workspace.
const NAMED: usize = 20;

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// What was looked at, a line a workspace.
    pub said: Vec<String>,
    /// What is not whole, in sentences.
    pub faults: Vec<String>,
}

/// A workspace as its row has it.
struct Row {
    key: i32,
    title: String,
    last: i64,
    changes: i64,
    digest: String,
}

/// Looks at everything. It takes as long as reading all of it; laptops are served meanwhile.
///
/// # Errors
/// What the database says.
pub async fn all(client: &Client) -> Result<Found, Error> {
    client
        .batch_execute("SET statement_timeout = '10min'")
        .await?;
    let mut found = Found::default();
    let sql = "SELECT key, title FROM workspace ORDER BY key";
    for row in client.query(sql, &[]).await? {
        let title: String = row.get(1);
        // What arrives meanwhile is not looked at.
        client
            .batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            .await?;
        let looked = workspace(client, row.get(0), &title, &mut found).await;
        client.batch_execute("COMMIT").await?;
        looked?;
    }
    if found.said.is_empty() {
        found.said.push("There is no workspace yet.".to_owned());
    }
    Ok(found)
}

async fn workspace(client: &Client, key: i32, title: &str, found: &mut Found) -> Result<(), Error> {
    let sql = "SELECT last, changes, sum FROM workspace WHERE key = $1";
    let row = client.query_one(sql, &[&key]).await?;
    let (changes, sum): (i64, uuid::Uuid) = (row.get(1), row.get(2));
    let row = Row {
        key,
        title: title.to_owned(),
        last: row.get(0),
        changes,
        digest: format!("{changes}:{:032x}", sum.as_u128()),
    };
    let before = found.faults.len();
    changes_of(client, &row, found).await?;
    numbers(client, &row, found).await?;
    named_by_hash(client, &row, found).await?;
    let is_whole = match found.faults.len() - before {
        0 => "whole".to_owned(),
        faults => format!("{faults} faults"),
    };
    found.said.push(format!(
        "“{title}”: {} arrivals, of which {} changes: {is_whole}.",
        row.last, row.changes
    ));
    Ok(())
}

async fn changes_of(client: &Client, row: &Row, found: &mut Found) -> Result<(), Error> {
    let (mut digest, mut damaged) = (Digest::default(), Vec::new());
    let mut after = 0;
    while after < row.last {
        for kept in between(client, row.key, after, after + PIECE).await? {
            digest.add(kept.change.id);
            if kept.crc != i64::from(kept.change.checksum()) {
                damaged.push(kept.n);
            }
        }
        after += PIECE;
    }
    let title = &row.title;
    if !damaged.is_empty() {
        let named: Vec<String> = damaged.iter().take(NAMED).map(i64::to_string).collect();
        found.faults.push(format!(
            "“{title}”: {} changes are not as they were when they were taken in (arrivals {}). Laptops have them; bring back a backup, and they send what it lacks.",
            damaged.len(),
            named.join(", ")
        ));
    }
    if digest.to_string() != row.digest {
        found.faults.push(format!(
            "“{title}”: its changes come to {digest}, and {} was noted. Some were lost or added by something else than ninefold-server. Bring back a backup, and laptops send what it lacks.",
            row.digest
        ));
    }
    Ok(())
}

async fn numbers(client: &Client, row: &Row, found: &mut Found) -> Result<(), Error> {
    let sql = "SELECT count(*), count(DISTINCT n), coalesce(min(n), 1), coalesce(max(n), 0) FROM (
        SELECT n FROM change WHERE workspace = $1 UNION ALL SELECT n FROM erasure WHERE workspace = $1
        UNION ALL SELECT n FROM framework WHERE workspace = $1 UNION ALL SELECT n FROM picture WHERE workspace = $1) arrived";
    let counted = client.query_one(sql, &[&row.key]).await?;
    let counted: [i64; 4] = [0, 1, 2, 3].map(|column| counted.get(column));
    let title = &row.title;
    if counted != [row.last, row.last, 1, row.last] {
        found.faults.push(format!(
            "“{title}”: {} arrivals have {} numbers, from {} to {}, and {} were noted. Bring back a backup, and laptops send what it lacks.",
            counted[0], counted[1], counted[2], counted[3], row.last
        ));
    }
    let sql = "SELECT count(*) FROM edit e WHERE workspace = $1
        AND NOT EXISTS (SELECT FROM change c WHERE c.workspace = $1 AND c.n = e.n)";
    let stray: i64 = client.query_one(sql, &[&row.key]).await?.get(0);
    let sql = "SELECT w.mark IS NOT DISTINCT FROM
        (SELECT id FROM push p WHERE p.workspace = w.key ORDER BY upto DESC LIMIT 1) FROM workspace w WHERE key = $1";
    let is_marked: bool = client.query_one(sql, &[&row.key]).await?.get(0);
    if stray > 0 || !is_marked {
        found.faults.push(format!(
            "“{title}”: {stray} edits are of no change, or what the last arrival came by is not known. Bring back a backup, and laptops send what it lacks."
        ));
    }
    Ok(())
}

async fn named_by_hash(client: &Client, row: &Row, found: &mut Found) -> Result<(), Error> {
    let title = &row.title;
    let sql = "SELECT hash, text FROM framework WHERE workspace = $1";
    let frameworks = client.query(sql, &[&row.key]).await?;
    let other = frameworks.iter().filter(|row| {
        let (named, text): (&str, &str) = (row.get(0), row.get(1));
        hash(text.as_bytes()) != named
    });
    for row in other.take(NAMED) {
        let named: &str = row.get(0);
        found.faults.push(format!(
            "“{title}”: a framework is not the one it is named by, {named}."
        ));
    }
    // The database makes the hash: no picture has to come here.
    let sql = "SELECT hash FROM blob WHERE workspace = $1 AND hash <> encode(sha256(bytes), 'hex') ORDER BY hash";
    for other in client.query(sql, &[&row.key]).await?.iter().take(NAMED) {
        let named: &str = other.get(0);
        found.faults.push(format!(
            "“{title}”: a picture is not the one it is named by, {named}. Delete its row of the table blob: a laptop that has it sends it again."
        ));
    }
    let sql = "SELECT count(*) FROM picture p WHERE workspace = $1 AND NOT EXISTS
        (SELECT FROM blob b WHERE b.workspace = $1 AND b.hash = p.hash)";
    let lacking: i64 = client.query_one(sql, &[&row.key]).await?.get(0);
    if lacking > 0 {
        found.said.push(format!(
            "“{title}”: the bytes of {lacking} pictures are still to come from the laptops that have them."
        ));
    }
    Ok(())
}
