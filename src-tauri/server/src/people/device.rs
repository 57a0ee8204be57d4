//! Computers, and the tokens by which they say who they are.

use ninefold_core::document::id::Id;
use ninefold_core::team::{Code, Refused, Role};
use tokio_postgres::GenericClient;
use uuid::Uuid;

use super::role;
use super::secret::{Fresh, Secrets, parted};
use crate::database::{Database, id, uuid};
use crate::log::{self, CHANNEL, now};

/// A day in milliseconds.
pub const DAY: i64 = 86_400_000;

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// The computer.
    pub device: Id,
    /// What it is called.
    pub device_name: String,
    /// Who works from it.
    pub member: Id,
    /// What they are called.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The key of their workspace.
    pub workspace: i32,
    /// What laptops name the workspace by.
    pub workspace_id: Id,
    /// When the token ends.
    pub until: i64,
    /// When the computer was there last.
    pub seen: Option<i64>,
    /// The day of the last pull that was noted, in days since 1970.
    pub pulled: Option<i64>,
}

const BY: &str = "SELECT d.token, d.until, d.revoked, m.removed, d.name, m.id, m.name, m.role, w.key, w.id, d.seen, d.pulled
    FROM device d JOIN member m ON m.id = d.member JOIN workspace w ON w.key = m.workspace WHERE d.id = $1";

/// Who shows a token.
///
/// # Errors
/// Nobody is known by it, or the database can't be asked.
pub async fn asking(
    database: &Database,
    secrets: &Secrets,
    token: &str,
) -> Result<Asking, log::Error> {
    let (device, secret) = parted(token).ok_or_else(signed_out)?;
    let row = {
        let client = database.get().await?;
        let statement = client.prepare_cached(BY).await?;
        client.query_opt(&statement, &[&uuid(device)]).await?
    };
    let row = row.ok_or_else(signed_out)?;
    let (revoked, removed): (Option<i64>, Option<i64>) = (row.get(2), row.get(3));
    if revoked.is_some() || removed.is_some() || row.get::<_, i64>(1) <= now() {
        return Err(signed_out().into());
    }
    if !secrets.is_right(secret, row.get(0)).await? {
        return Err(signed_out().into());
    }
    Ok(Asking {
        device,
        device_name: row.get(4),
        member: id(row.get(5)),
        name: row.get(6),
        role: role(row.get(7)),
        workspace: row.get(8),
        workspace_id: id(row.get(9)),
        until: row.get(1),
        seen: row.get(10),
        pulled: row.get(11),
    })
}

/// A computer to be given to somebody, with its secret, which takes time to make.
#[derive(Debug)]
pub struct New {
    device: Id,
    fresh: Fresh,
}

impl New {
    /// Makes its secret.
    ///
    /// # Errors
    /// Too many are made.
    pub async fn make(secrets: &Secrets) -> Result<Self, Refused> {
        let device = log::random();
        let fresh = secrets.make(device).await?;
        Ok(Self { device, fresh })
    }

    /// Gives it to somebody. Answers the token, and until when it counts.
    ///
    /// # Errors
    /// What the database says.
    pub async fn give(
        self,
        client: &impl GenericClient,
        member: Id,
        name: &str,
        days: u32,
    ) -> Result<(String, i64), tokio_postgres::Error> {
        let (made, hash) = (now(), &self.fresh.hash);
        let until = made + i64::from(days) * DAY;
        let sql = "INSERT INTO device (id, member, name, token, made, until, seen) VALUES ($1, $2, $3, $4, $5, $6, $5)";
        let (device, member) = (uuid(self.device), uuid(member));
        client
            .execute(sql, &[&device, &member, &name, hash, &made, &until])
            .await?;
        Ok((self.fresh.shown, until))
    }
}

/// Takes a computer's token back, and says so to all servers.
///
/// # Errors
/// What the database says.
pub async fn revoke(
    client: &impl GenericClient,
    devices: &[Uuid],
) -> Result<(), tokio_postgres::Error> {
    let sql = "UPDATE device SET revoked = $2 WHERE id = ANY($1) AND revoked IS NULL";
    client.execute(sql, &[&devices, &now()]).await?;
    end_news(client, devices).await
}

/// Ends the streams of news of computers, at all servers.
///
/// # Errors
/// What the database says.
pub async fn end_news(
    client: &impl GenericClient,
    devices: &[Uuid],
) -> Result<(), tokio_postgres::Error> {
    for device in devices {
        let said = format!("r {device}");
        client
            .execute("SELECT pg_notify($1, $2)", &[&CHANNEL, &said])
            .await?;
    }
    Ok(())
}

/// Notes that a computer was there, once a minute at most; and on the first pull of a day that it pulled.
///
/// # Errors
/// What the database says.
pub async fn seen(database: &Database, asking: &Asking, pulls: bool) -> Result<(), log::Error> {
    let today = now() / DAY;
    let is_first = pulls && asking.pulled != Some(today);
    let is_long_ago = asking.seen.is_none_or(|seen| now() - seen > 60_000);
    if !is_first && !is_long_ago {
        return Ok(());
    }
    let client = database.get().await?;
    if is_first {
        let sql =
            "UPDATE device SET seen = $2, pulled = $3 WHERE id = $1 AND pulled IS DISTINCT FROM $3";
        let noted = client
            .execute(sql, &[&uuid(asking.device), &now(), &today])
            .await?;
        if noted == 1 {
            let what = format!("pulled to “{}”", asking.device_name);
            super::audit::note(&**client, asking.workspace, &asking.name, &what).await?;
        }
    } else {
        let sql = "UPDATE device SET seen = $2 WHERE id = $1";
        client.execute(sql, &[&uuid(asking.device), &now()]).await?;
    }
    Ok(())
}

/// Nobody is known by a token. Which of the reasons it is, is told to nobody who may be guessing.
pub fn signed_out() -> Refused {
    Refused::new(
        Code::SignedOut,
        "The team server does not know this computer (any more): its token ended, or was taken back. Everything here stays as it is. To share again, ask an owner of the workspace for an invitation.",
    )
}
