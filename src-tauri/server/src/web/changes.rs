//! Changes that come and go.

use std::time::Duration;

use axum::Json;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use ninefold_core::document::id::Id;
use ninefold_core::document::log::{Place, Standing, Taken};
use ninefold_core::team::{Code, LINES, MOST_LINES, PageHead, Refused};
use serde::Deserialize;

use super::Server;
use super::refusal::Refusal;
use super::turns::Room;
use super::who::Who;
use crate::log::{Postgres, read_push};
use crate::people::device;

/// Where to read on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct After {
    #[serde(default)]
    after: u64,
    #[serde(default)]
    mark: Option<Id>,
    #[serde(default)]
    most: Option<usize>,
}

/// How the workspace stands.
pub(super) async fn standing(
    State(server): State<Server>,
    Who(asking): Who,
) -> Result<Json<Standing>, Refusal> {
    device::seen(&server.database, &asking, false).await?;
    let log = server.log(asking.workspace, asking.device);
    Ok(Json(log.standing().await?))
}

/// Takes in lines.
pub(super) async fn push(
    State(server): State<Server>,
    Who(asking): Who,
    body: Body,
) -> Result<Json<Taken>, Refusal> {
    if !asking.role.writes() {
        return Err(reads_only().into());
    }
    // One at a time of each computer, and no body is read before it is its turn. A line that is slow is waited for by nobody else.
    let turn = server.limits.turns.turn(asking.device).await?;
    let (body, room) = server.body(body, server.config.limits.body_bytes).await?;
    let bytes = body.len() as u64;
    let working = turn.work().await?;
    let log = server.log(asking.workspace, asking.device);
    let (lines, taken) = to_its_end(async move {
        let _held = (working, room);
        let read = tokio::task::spawn_blocking(move || read_push(&body)).await;
        let (head, arriving) = read.map_err(|_| unreadable())??;
        Ok((arriving.lines.len(), log.push(head.origin, arriving).await?))
    })
    .await?;
    device::seen(&server.database, &asking, false).await?;
    server.metrics.taken.inc_by(taken.new);
    server.metrics.taken_bytes.inc_by(bytes);
    tracing::info!(workspace = %asking.workspace_id, device = %asking.device, lines, new = taken.new, n = taken.end.n, "pushed");
    Ok(Json(taken))
}

/// Gives what arrived after a place.
pub(super) async fn pull(
    State(server): State<Server>,
    Who(asking): Who,
    after: Result<Query<After>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(after) = after.map_err(|_| unreadable())?;
    let turn = server.limits.turns.turn(asking.device).await?;
    let most = after.most.unwrap_or(MOST_LINES).min(turn.most_lines);
    let working = turn.work().await?;
    let log = server.log(asking.workspace, asking.device);
    let place = Place {
        n: after.after,
        mark: after.mark,
    };
    let page = to_its_end(async move {
        let _held = working;
        Ok(log.page(place, most).await?)
    })
    .await?;
    let page = page.ok_or_else(other_history)?;
    device::seen(&server.database, &asking, true).await?;
    let head = PageHead {
        place: page.place,
        standing: page.standing,
        role: asking.role,
    };
    server.metrics.given_bytes.inc_by(page.lines.len() as u64);
    let mut first = serde_json::to_vec(&head).unwrap_or_default();
    first.push(b'\n');
    let pieces = [Bytes::from(first), Bytes::from(page.lines)];
    let pieces = pieces.map(Ok::<_, std::convert::Infallible>);
    let body = Body::from_stream(futures_util::stream::iter(pieces));
    Ok(([(CONTENT_TYPE, LINES)], body).into_response())
}

impl Server {
    /// The log of a workspace.
    pub(super) fn log(&self, workspace: i32, device: Id) -> Postgres {
        Postgres {
            database: self.database.clone(),
            workspace,
            device: Some(device),
            most_bytes: self.config.limits.workspace_bytes,
        }
    }

    /// All of a body, as far as it is not too large and comes in time, and the room that it takes.
    pub(super) async fn body(&self, body: Body, most: usize) -> Result<(Bytes, Room), Refusal> {
        let said = http_body::Body::size_hint(&body);
        if said.lower() > most as u64 {
            return Err(too_large(most).into());
        }
        let length = said.exact().and_then(|said| usize::try_from(said).ok());
        let room = self.limits.turns.room(length.unwrap_or(most)).await?;
        let time = Duration::from_secs(self.config.limits.body_seconds);
        let read = tokio::time::timeout(time, collect(body, most)).await;
        let bytes = read.unwrap_or_else(|_| {
            let message = "What was sent came too slowly, and the team server did not wait for the rest. Nothing of it was taken. Ninefold tries again by itself.";
            Err(Refusal::too_many(message, Duration::from_secs(5)))
        })?;
        Ok((bytes, room))
    }
}

/// Works on something to its end, whoever hangs up meanwhile: the database would go on with what was begun, on a connection that
/// somebody else gets then, and nobody's turn would be charged with it.
pub(super) async fn to_its_end<T: Send + 'static>(
    work: impl Future<Output = Result<T, Refusal>> + Send + 'static,
) -> Result<T, Refusal> {
    let worked = tokio::spawn(work).await;
    worked.unwrap_or_else(|_| Err(unreadable().into()))
}

async fn collect(mut body: Body, most: usize) -> Result<Bytes, Refusal> {
    let said = http_body::Body::size_hint(&body).lower();
    let mut all = BytesMut::with_capacity(usize::try_from(said).unwrap_or(0).min(most));
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| cut())?;
        if let Some(data) = frame.data_ref() {
            if all.len() + data.len() > most {
                return Err(too_large(most).into());
            }
            all.extend_from_slice(data);
        }
    }
    Ok(all.freeze())
}

fn reads_only() -> Refused {
    Refused::new(
        Code::NotAllowed,
        "You may read this workspace on the team server, and not change it there. Nothing was taken; what you changed is safe on this computer. Ask an owner of the workspace to make you an editor.",
    )
}

pub(super) fn too_large(most: usize) -> Refused {
    let most = ninefold_core::picture::size_in_words(most as u64);
    Refused::new(
        Code::TooLarge,
        format!(
            "What was sent is larger than the team server takes at once: {most}. Nothing of it was taken, and it is safe on the computer that sent it."
        ),
    )
}

pub(super) fn unreadable() -> Refused {
    Refused::new(
        Code::Invalid,
        "The team server can't read what was asked. Nothing was changed. Install the newest Ninefold.",
    )
}

fn cut() -> Refused {
    Refused::new(
        Code::Invalid,
        "The line was cut before all of it had come. Nothing of it was taken. Ninefold tries again by itself.",
    )
}

fn other_history() -> Refused {
    Refused::new(
        Code::OtherHistory,
        "The team server does not have what this computer saw of it last: its database was brought back from an earlier day. Nothing is lost: Ninefold reads it from the beginning, and sends what is missing there.",
    )
}
