//! Invitations: shown once, taken up once, for a number of days.

use ninefold_core::document::id::Id;
use ninefold_core::team::{Code, Invited, Refused, Role};
use tokio_postgres::GenericClient;
use uuid::Uuid;

use super::device::DAY;
use super::secret::{Secrets, parted};
use super::{number, role};
use crate::database::{Database, id, uuid};
use crate::log::{self, now};

/// How many days one can be taken up.
pub const DAYS: std::ops::RangeInclusive<u32> = 1..=90;

/// An invitation that was taken up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenUp {
    /// The key of the workspace.
    pub workspace: i32,
    /// What may be done.
    pub role: Role,
    /// Whom it was for.
    pub name: String,
}

/// An invitation to be made.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    /// The key of the workspace.
    pub workspace: i32,
    /// What may be done.
    pub role: Role,
    /// Whom it is for.
    pub name: &'a str,
    /// How many days it can be taken up.
    pub days: u32,
    /// Who makes it.
    pub by: &'a str,
    /// What people reach the server by.
    pub public: &'a str,
}

impl New<'_> {
    /// Makes it. It is shown as a link that names the server.
    ///
    /// # Errors
    /// What the database says, or too many are made.
    pub async fn make(
        self,
        client: &impl GenericClient,
        secrets: &Secrets,
    ) -> Result<Invited, log::Error> {
        let Self {
            workspace,
            role,
            name,
            days,
            by,
            public,
        } = self;
        let invitation = log::random();
        let fresh = secrets.make(invitation).await?;
        let until = now() + i64::from(days) * DAY;
        let sql = "INSERT INTO invitation (id, workspace, name, role, code, by, made, until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        client
            .execute(
                sql,
                &[
                    &uuid(invitation),
                    &workspace,
                    &name,
                    &number(role),
                    &fresh.hash,
                    &by,
                    &now(),
                    &until,
                ],
            )
            .await?;
        let what = format!("invited “{name}” as {}", role.word());
        super::audit::note(client, workspace, by, &what).await?;
        let public = public.trim_end_matches('/');
        Ok(Invited {
            invitation: format!("{public}/join#{}", fresh.shown),
            until,
        })
    }
}

/// Which invitation a code is, whether it stands by itself or at the end of a link.
pub fn code(given: &str) -> Result<(Id, &str), Refused> {
    let given = given.trim();
    let code = given.rsplit_once('#').map_or(given, |(_, code)| code);
    parted(code).ok_or_else(none)
}

/// That a code is one that can be taken up.
///
/// # Errors
/// It can't, or the database can't be asked.
pub async fn check(
    database: &Database,
    secrets: &Secrets,
    invitation: Id,
    secret: &str,
) -> Result<(), log::Error> {
    let row = {
        let client = database.get().await?;
        let sql = "SELECT code FROM invitation WHERE id = $1 AND taken IS NULL AND until > $2";
        client.query_opt(sql, &[&uuid(invitation), &now()]).await?
    };
    let row = row.ok_or_else(none)?;
    match secrets.is_right(secret, row.get(0)).await? {
        true => Ok(()),
        false => Err(none().into()),
    }
}

/// Takes one up that was checked.
///
/// # Errors
/// Somebody else did, or what the database says.
pub async fn take_up(client: &impl GenericClient, invitation: Id) -> Result<TakenUp, log::Error> {
    let sql = "UPDATE invitation SET taken = $2 WHERE id = $1 AND taken IS NULL AND until > $2 RETURNING workspace, role, name";
    let row = client
        .query_opt(sql, &[&uuid(invitation), &now()])
        .await?
        .ok_or_else(none)?;
    Ok(TakenUp {
        workspace: row.get(0),
        role: role(row.get(1)),
        name: row.get(2),
    })
}

/// A workspace by its title, made where it is not there. Answers its key.
///
/// # Errors
/// What the database says.
pub async fn workspace(
    client: &impl GenericClient,
    title: &str,
) -> Result<i32, tokio_postgres::Error> {
    let sql = "INSERT INTO workspace (id, title, made) VALUES ($1, $2, $3) ON CONFLICT (title) DO NOTHING";
    client
        .execute(sql, &[&uuid(log::random()), &title, &now()])
        .await?;
    let sql = "SELECT key FROM workspace WHERE title = $1";
    Ok(client.query_one(sql, &[&title]).await?.get(0))
}

/// What the server calls a workspace, and what people do.
///
/// # Errors
/// What the database says.
pub async fn named(
    client: &impl GenericClient,
    workspace: i32,
) -> Result<(Id, String), tokio_postgres::Error> {
    let sql = "SELECT id, title FROM workspace WHERE key = $1";
    let row = client.query_one(sql, &[&workspace]).await?;
    Ok((id(row.get::<_, Uuid>(0)), row.get(1)))
}

/// It can't be taken up. Why is told to nobody who may be guessing.
pub fn none() -> Refused {
    Refused::new(
        Code::Invitation,
        "This invitation ended, was taken up already, or is not complete. Nothing was changed. Ask whoever sent it for a new one.",
    )
}
