//! The formats of the tables: numbered files that never change once shipped.

use tokio_postgres::Client;

use super::Error;

/// All formats, in their order.
const ALL: [(&str, &str); 3] = [
    ("log", include_str!("../../migrations/0001_log.sql")),
    ("people", include_str!("../../migrations/0002_people.sql")),
    ("sign-in", include_str!("../../migrations/0003_sign_in.sql")),
];

/// What keeps two from migrating at once: any number that nothing else in the database locks.
const LOCK: i64 = 0x6E69_6E65_666F_6C64;

/// The format that this version knows.
pub fn newest() -> i32 {
    i32::try_from(ALL.len()).unwrap_or(i32::MAX)
}

/// The format of the tables; 0 where there are none.
///
/// # Errors
/// What the database says.
pub async fn format(client: &Client) -> Result<i32, Error> {
    let sql = "SELECT to_regclass('schema_version') IS NOT NULL";
    if !client.query_one(sql, &[]).await?.get::<_, bool>(0) {
        return Ok(0);
    }
    let sql = "SELECT coalesce(max(version), 0) FROM schema_version";
    Ok(client.query_one(sql, &[]).await?.get(0))
}

/// That the tables are of the format that is known.
///
/// # Errors
/// [`Error::Newer`], [`Error::Older`].
pub async fn check(client: &Client) -> Result<(), Error> {
    let (found, known) = (format(client).await?, newest());
    match found.cmp(&known) {
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Less => Err(Error::Older(found, known)),
        std::cmp::Ordering::Greater => Err(Error::Newer(found, known)),
    }
}

/// Brings the tables to the newest format, in one transaction. Answers which they had.
///
/// # Errors
/// [`Error::Newer`], and what the database says; then nothing was changed.
pub async fn migrate(client: &mut Client) -> Result<i32, Error> {
    let transaction = client.transaction().await?;
    transaction
        .batch_execute("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0")
        .await?;
    transaction
        .execute("SELECT pg_advisory_xact_lock($1)", &[&LOCK])
        .await?;
    let found = format(transaction.client()).await?;
    if found > newest() {
        return Err(Error::Newer(found, newest()));
    }
    transaction
        .batch_execute(
            "CREATE TABLE IF NOT EXISTS schema_version (version int PRIMARY KEY, name text NOT NULL, at timestamptz NOT NULL DEFAULT now())",
        )
        .await?;
    let missing = ALL
        .iter()
        .zip(1..)
        .skip(usize::try_from(found).unwrap_or(0));
    for ((name, sql), version) in missing {
        transaction.batch_execute(sql).await?;
        let sql = "INSERT INTO schema_version (version, name) VALUES ($1, $2)";
        transaction.execute(sql, &[&version, name]).await?;
    }
    transaction.commit().await?;
    Ok(found)
}
