//! What was noted of who did what.

use ninefold_core::team::Noted;
use tokio_postgres::GenericClient;

use crate::log::now;

/// How many are told at once.
const PAGE: i64 = 200;

/// Notes something.
///
/// # Errors
/// What the database says.
pub async fn note(
    client: &impl GenericClient,
    workspace: i32,
    who: &str,
    what: &str,
) -> Result<(), tokio_postgres::Error> {
    let sql = "INSERT INTO audit (workspace, at, who, what) VALUES ($1, $2, $3, $4)";
    client
        .execute(sql, &[&workspace, &now(), &who, &what])
        .await
        .map(drop)
}

/// What was noted before a number, the latest first.
///
/// # Errors
/// What the database says.
pub async fn before(
    client: &impl GenericClient,
    workspace: i32,
    before: i64,
) -> Result<Vec<Noted>, tokio_postgres::Error> {
    let sql = "SELECT n, at, who, what FROM audit WHERE workspace = $1 AND n < $2 ORDER BY n DESC LIMIT $3";
    let rows = client.query(sql, &[&workspace, &before, &PAGE]).await?;
    let noted = rows.iter().map(|row| Noted {
        n: row.get(0),
        at: row.get(1),
        who: row.get(2),
        what: row.get(3),
    });
    Ok(noted.collect())
}
