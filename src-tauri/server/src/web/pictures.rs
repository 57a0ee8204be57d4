//! The bytes of pictures, by their hash.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use ninefold_core::picture::{self, Picture};
use ninefold_core::team::{Code, Refused};

use super::Server;
use super::changes::to_its_end;
use super::refusal::Refusal;
use super::who::Who;
use crate::database::Parameter;
use crate::log;

/// Gives them.
pub(super) async fn get(
    State(server): State<Server>,
    Who(asking): Who,
    Path((_, hash)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let working = server
        .limits
        .turns
        .turn(asking.device)
        .await?
        .work()
        .await?;
    let row = to_its_end(async move {
        let _held = working;
        let client = server.database.get().await?;
        let sql = "SELECT mime, bytes FROM blob WHERE workspace = $1 AND hash = $2";
        let statement = client.prepare_cached(sql).await?;
        let parameters: [Parameter<'_>; 2] = [&asking.workspace, &hash];
        Ok(client.query_opt(&statement, &parameters).await?)
    })
    .await?;
    let row = row.ok_or_else(|| {
        Refused::new(
            Code::Unknown,
            "The bytes of that picture are not on the team server (yet). They come when the computer connects that added it.",
        )
    })?;
    let (mime, bytes): (String, Vec<u8>) = (row.get(0), row.get(1));
    let headers = [
        (CONTENT_TYPE, mime.as_str()),
        (CACHE_CONTROL, "private, immutable, max-age=31536000"),
    ];
    Ok((headers, bytes).into_response())
}

/// Takes them in.
pub(super) async fn put(
    State(server): State<Server>,
    Who(asking): Who,
    Path((_, hash)): Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Refusal> {
    if !asking.role.writes() {
        return Err(Refused::new(
            Code::NotAllowed,
            "You may read this workspace on the team server, and not add pictures to it there. Nothing was taken; the picture is safe on this computer. Ask an owner of the workspace to make you an editor.",
        )
        .into());
    }
    let turn = server.limits.turns.turn(asking.device).await?;
    let (bytes, _room) = server.body(body, picture::LIMIT).await?;
    let working = turn.work().await?;
    let (bytes, mime) = tokio::task::spawn_blocking(move || {
        let is_named = log::hash(&bytes) == hash;
        let read = Picture::read(&bytes).map(|picture| picture.mime);
        (is_named.then_some((bytes, hash)), read)
    })
    .await
    .map_err(|_| super::changes::unreadable())?;
    let (bytes, hash) = bytes.ok_or_else(|| {
        Refused::new(
            Code::Damaged,
            "A picture that was sent is not the one it is named by: something altered it on its way. It was not taken. Ninefold tries again by itself.",
        )
    })?;
    let mime = mime.map_err(|refused| {
        let message = format!("A picture was not taken by the team server: {refused}.");
        Refused::new(Code::Invalid, message)
    })?;
    let said = headers
        .get(CONTENT_TYPE)
        .and_then(|said| said.to_str().ok());
    if said.is_some_and(|said| said != mime) {
        let message =
            "A picture that was sent is of another kind than was said of it. It was not taken.";
        return Err(Refused::new(Code::Invalid, message).into());
    }
    to_its_end(async move {
        let _held = working;
        keep(&server, asking.workspace, &hash, mime, &bytes).await
    })
    .await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn keep(
    server: &Server,
    workspace: i32,
    hash: &str,
    mime: &str,
    bytes: &[u8],
) -> Result<(), Refusal> {
    let mut client = server.database.get().await?;
    let transaction = client.transaction().await?;
    let sql = "SELECT bytes + pictures FROM workspace WHERE key = $1 FOR UPDATE";
    let held: i64 = transaction.query_one(sql, &[&workspace]).await?.get(0);
    let sql = "INSERT INTO blob (workspace, hash, mime, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    let kept = transaction
        .execute(sql, &[&workspace, &hash, &mime, &bytes])
        .await?;
    let length = bytes.len() as i64;
    if kept == 1 {
        if (held + length).unsigned_abs() > server.config.limits.workspace_bytes {
            return Err(log::full().into());
        }
        let sql = "UPDATE workspace SET pictures = pictures + $2 WHERE key = $1";
        transaction.execute(sql, &[&workspace, &length]).await?;
    }
    transaction.commit().await?;
    Ok(())
}
