//! Signing in by a provider of identities.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY};
use axum::response::{Html, IntoResponse, Response};
use ninefold_core::team::{Ask, Asked, Code, Joined, Refused, SignIn};
use serde::Deserialize;

use super::refusal::Refusal;
use super::who::Peer;
use super::{SMALL, Server};
use crate::log;
use crate::people::identity::Provider;
use crate::people::{audit, device, invitation, member, signing_in};

/// What the provider sends the browser back with.
#[derive(Debug, Deserialize)]
pub(super) struct Back {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
}

/// Whether one can sign in by a provider.
pub(super) async fn provider(
    State(server): State<Server>,
    Peer(_): Peer,
) -> Result<Json<SignIn>, Refusal> {
    let provider = server.provider.as_ref();
    Ok(Json(SignIn {
        provider: provider.map(|provider| provider.name().to_owned()),
    }))
}

/// A computer asks.
pub(super) async fn ask(
    State(server): State<Server>,
    Peer(_): Peer,
    body: Body,
) -> Result<Json<Asked>, Refusal> {
    let ask: Ask = server.json(body).await?;
    let device = member::named(&ask.device, "A computer")?;
    let title = ask.title.filter(|title| !title.trim().is_empty());
    let title = title
        .map(|title| member::named(&title, "A workspace"))
        .transpose()?;
    let begun = server.identities()?.begin().await?;
    let client = server.database.get().await?;
    let asked = signing_in::ask(&**client, &begun, &device, title.as_deref()).await?;
    Ok(Json(Asked {
        asked,
        page: begun.page,
    }))
}

/// A computer asks whether it is done.
pub(super) async fn asked(
    State(server): State<Server>,
    Peer(_): Peer,
    Path(asked): Path<String>,
) -> Result<Json<Joined>, Refusal> {
    server.identities()?;
    let mut client = server.database.get().await?;
    let transaction = client.transaction().await?;
    let ready = signing_in::ready(&*transaction, &asked).await?;
    let new = device::New::make(&server.secrets).await?;
    let days = server.config.tokens.days;
    let (token, until) = new
        .give(&*transaction, ready.member, &ready.device, days)
        .await?;
    let what = format!("signed in from “{}”", ready.device);
    audit::note(&*transaction, ready.workspace, &ready.name, &what).await?;
    let (workspace, title) = invitation::named(&*transaction, ready.workspace).await?;
    transaction.commit().await?;
    drop(client);
    let standing = server.log(ready.workspace, ready.member).standing().await?;
    tracing::info!(%workspace, member = %ready.member, "signed in");
    Ok(Json(Joined {
        token,
        until,
        workspace,
        title,
        role: ready.role,
        standing,
    }))
}

/// The browser comes back.
pub(super) async fn callback(
    State(server): State<Server>,
    Peer(_): Peer,
    Query(back): Query<Back>,
) -> Response {
    match came_back(&server, back).await {
        Ok(words) => page(StatusCode::OK, &words),
        Err(refused) => refused_page(&refused),
    }
}

async fn came_back(server: &Server, said: Back) -> Result<String, Refused> {
    let provider = server.identities()?;
    let client = server.database.get().await.map_err(in_words)?;
    let back = signing_in::back(&**client, &said.state).await;
    let back = back.map_err(in_words)?;
    drop(client);
    let (nonce, verifier) = (back.nonce.clone(), back.verifier.clone());
    let known = provider.finish(said.code, nonce, verifier).await;
    let client = server.database.get().await.map_err(in_words)?;
    let signed_in = match &known {
        Ok(known) => signing_in::signed_in(&**client, &back, known).await,
        Err(refused) => Err(refused.clone().into()),
    };
    match signed_in {
        Ok((confirm, title)) => Ok(format!(
            "<h1>Is this your computer?</h1><p>“{}” asks to work in “{}” as you. If you did not just begin that in Ninefold on a computer of yours, close this page.</p>\
             <form method=\"post\" action=\"confirm\"><input type=\"hidden\" name=\"confirm\" value=\"{confirm}\"><button>Yes, it is mine</button></form>",
            escaped(&back.device),
            escaped(&title),
        )),
        Err(error) => {
            let refused = in_words(error);
            let noted = signing_in::failed(&**client, &back, &refused).await;
            noted.map_err(|error| in_words(log::Error::from(error)))?;
            Err(refused)
        }
    }
}

/// Somebody says in the browser that the computer is theirs.
pub(super) async fn confirm(State(server): State<Server>, Peer(_): Peer, body: Body) -> Response {
    let confirmed = async {
        server.identities()?;
        let (body, _room) = server.body(body, SMALL).await?;
        let text = String::from_utf8_lossy(&body);
        let confirm = text.strip_prefix("confirm=").unwrap_or_default();
        let client = server.database.get().await?;
        signing_in::confirm(&**client, confirm).await?;
        Ok::<_, Refusal>(())
    };
    match confirmed.await {
        Ok(()) => page(
            StatusCode::OK,
            "<h1>You are signed in</h1><p>You can go back to Ninefold, and close this page.</p>",
        ),
        Err(refusal) => refused_page(refusal.refused()),
    }
}

impl Server {
    /// The provider.
    fn identities(&self) -> Result<&Arc<Provider>, Refused> {
        self.provider.as_ref().ok_or_else(|| {
            Refused::new(
                Code::Unknown,
                "Nobody signs in to this team server by a provider of identities. Ask an owner of the workspace for an invitation.",
            )
        })
    }
}

/// What went wrong, for the person.
fn in_words(error: impl Into<Refusal>) -> Refused {
    error.into().refused().clone()
}

fn refused_page(refused: &Refused) -> Response {
    let status = StatusCode::from_u16(refused.code.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let words = format!(
        "<h1>You are not signed in</h1><p>{}</p>",
        escaped(&refused.message)
    );
    page(status, &words)
}

/// A page for the browser. Nothing foreign is in it, and it asks for nothing.
fn page(status: StatusCode, words: &str) -> Response {
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>Ninefold</title><main>{words}</main></html>"
    );
    let headers = [
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        ),
        (REFERRER_POLICY, "no-referrer"),
        (CACHE_CONTROL, "no-store"),
    ];
    (status, headers, Html(html)).into_response()
}

/// A text in a page.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}
