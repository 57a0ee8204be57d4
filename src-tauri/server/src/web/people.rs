//! Who belongs to the workspace, and who is there.

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use ninefold_core::document::id::Id;
use ninefold_core::team::{
    Code, Here, Invite, Invited, Member, Noted, PRESENT, Present, Refused, Role,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::refusal::Refusal;
use super::who::Who;
use super::{SMALL, Server};
use crate::database::{id, uuid};
use crate::log::now;
use crate::people::{audit as noted, invitation, member};

/// Who else is told to be there at once.
const MOST: i64 = 1_000;

/// Which part of the audit is asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Before {
    before: Option<i64>,
}

/// Somebody is there. Answers who else is.
pub(super) async fn present(
    State(server): State<Server>,
    Who(asking): Who,
    body: Body,
) -> Result<Json<Vec<Present>>, Refusal> {
    let here: Here = server.json(body).await?;
    let name: String = here
        .name
        .chars()
        .filter(|letter| *letter != '\0')
        .take(200)
        .collect();
    let client = server.database.get().await?;
    let device = uuid(asking.device);
    if here.leaves {
        let sql = "DELETE FROM present WHERE workspace = $1 AND device = $2";
        client.execute(sql, &[&asking.workspace, &device]).await?;
    } else {
        let sql = "INSERT INTO present (workspace, device, person, name, document, at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (workspace, device) DO UPDATE SET person = excluded.person, name = excluded.name, document = excluded.document, at = excluded.at";
        let statement = client.prepare_cached(sql).await?;
        let document = here.document.map(uuid);
        client
            .execute(
                &statement,
                &[
                    &asking.workspace,
                    &device,
                    &uuid(here.person),
                    &name,
                    &document,
                    &now(),
                ],
            )
            .await?;
    }
    let sql = "SELECT person, name, document FROM present WHERE workspace = $1 AND device <> $2 AND at > $3 ORDER BY name, device LIMIT $4";
    let statement = client.prepare_cached(sql).await?;
    let since = now() - PRESENT * 1_000;
    let rows = client
        .query(&statement, &[&asking.workspace, &device, &since, &MOST])
        .await?;
    let present = rows.iter().map(|row| Present {
        person: id(row.get(0)),
        name: row.get(1),
        document: row.get::<_, Option<_>>(2).map(id),
    });
    Ok(Json(present.collect()))
}

/// Everybody.
pub(super) async fn members(
    State(server): State<Server>,
    Who(asking): Who,
) -> Result<Json<Vec<Member>>, Refusal> {
    let client = server.database.get().await?;
    Ok(Json(member::all(&**client, &asking).await?))
}

/// Removes somebody.
pub(super) async fn remove(
    State(server): State<Server>,
    Who(asking): Who,
    Path((_, removed)): Path<(String, String)>,
) -> Result<StatusCode, Refusal> {
    if !asking.role.invites() {
        return Err(member::only_owners("remove people").into());
    }
    let mut client = server.database.get().await?;
    let transaction = client.transaction().await?;
    member::remove(&*transaction, &asking, named(&removed)?).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Lets somebody do more, or less.
pub(super) async fn set_role(
    State(server): State<Server>,
    Who(asking): Who,
    Path((_, whose)): Path<(String, String)>,
    body: Body,
) -> Result<StatusCode, Refusal> {
    if !asking.role.invites() {
        return Err(member::only_owners("say what people may do").into());
    }
    let role: Role = server.json(body).await?;
    let mut client = server.database.get().await?;
    let transaction = client.transaction().await?;
    member::set_role(&*transaction, &asking, named(&whose)?, role).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes back a computer's token.
pub(super) async fn take_back(
    State(server): State<Server>,
    Who(asking): Who,
    Path((_, device)): Path<(String, String)>,
) -> Result<StatusCode, Refusal> {
    let mut client = server.database.get().await?;
    let transaction = client.transaction().await?;
    member::take_back(&*transaction, &asking, named(&device)?).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Invites somebody.
pub(super) async fn invite(
    State(server): State<Server>,
    Who(asking): Who,
    body: Body,
) -> Result<Json<Invited>, Refusal> {
    if !asking.role.invites() {
        return Err(member::only_owners("invite people").into());
    }
    let invite: Invite = server.json(body).await?;
    if !invitation::DAYS.contains(&invite.days) {
        let message = "An invitation can be taken up for 1 to 90 days. None was made. Choose another number of days.";
        return Err(Refused::new(Code::Invalid, message).into());
    }
    let name = member::named(&invite.name, "Whoever is invited")?;
    let new = invitation::New {
        workspace: asking.workspace,
        role: invite.role,
        name: &name,
        days: invite.days,
        by: &asking.name,
        public: &server.config.public,
    };
    let client = server.database.get().await?;
    Ok(Json(new.make(&**client, &server.secrets).await?))
}

/// What was noted.
pub(super) async fn audit(
    State(server): State<Server>,
    Who(asking): Who,
    before: Result<Query<Before>, axum::extract::rejection::QueryRejection>,
) -> Result<Json<Vec<Noted>>, Refusal> {
    if !asking.role.invites() {
        return Err(member::only_owners("read who did what").into());
    }
    let Query(Before { before }) = before.map_err(|_| super::changes::unreadable())?;
    let client = server.database.get().await?;
    let before = before.unwrap_or(i64::MAX);
    Ok(Json(
        noted::before(&**client, asking.workspace, before).await?,
    ))
}

impl Server {
    /// A small body of JSON.
    pub(super) async fn json<T: DeserializeOwned>(&self, body: Body) -> Result<T, Refusal> {
        let (body, _room) = self.body(body, SMALL).await?;
        let read = serde_json::from_slice(&body);
        read.map_err(|_| super::changes::unreadable().into())
    }
}

/// An identifier in a path.
fn named(text: &str) -> Result<Id, Refused> {
    text.parse().map_err(|_| super::changes::unreadable())
}
