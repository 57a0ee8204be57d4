//! Health, readiness and metrics, for whoever operates the server.

use std::time::Instant;

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use ninefold_core::team::Code;

use super::Server;
use crate::database::migration;
use crate::metrics::TYPE;

impl Server {
    /// What is answered to whoever operates it.
    pub fn operations(self) -> Router {
        Router::new()
            .route("/healthz", get(|| async { "alive\n" }))
            .route("/readyz", get(ready))
            .route("/metrics", get(metrics))
            .with_state(self)
    }
}

/// Whether laptops can be served.
async fn ready(State(server): State<Server>) -> (StatusCode, String) {
    let asked = async {
        let client = server.database.get().await?;
        migration::check(&client).await
    };
    match asked.await {
        Ok(()) if server.hub.hears() => (StatusCode::OK, "ready\n".to_owned()),
        Ok(()) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "The database answers, and is not listened to yet.\n".to_owned(),
        ),
        Err(error) => (StatusCode::SERVICE_UNAVAILABLE, format!("{error}\n")),
    }
}

/// What was counted.
async fn metrics(State(server): State<Server>) -> Response {
    let (used, _) = server.database.used();
    let metrics = &server.metrics;
    metrics.used.set(i64::try_from(used).unwrap_or(i64::MAX));
    metrics.hears.set(server.hub.hears().into());
    match metrics.told() {
        Ok(told) => ([(CONTENT_TYPE, TYPE)], told).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Counts a request and its answer, and logs it where it went wrong. Of what was sent, nothing is.
pub(super) async fn count(
    State(server): State<Server>,
    path: Option<MatchedPath>,
    request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let response = next.run(request).await;
    let route = path.as_ref().map_or("", MatchedPath::as_str);
    let status = response.status();
    let took = begun.elapsed();
    let metrics = &server.metrics;
    metrics.answered(method.as_str(), route, status.as_u16(), took);
    if let Some(&code) = response.extensions().get::<Code>() {
        let is_too_much = code == Code::TooMany;
        let code = serde_json::to_value(code).unwrap_or_default();
        let code = code.as_str().unwrap_or_default();
        metrics.refused(code);
        let milliseconds = took.as_millis() as u64;
        // Of what was too much there may be too much to be written down; it is counted.
        match is_too_much {
            true => tracing::debug!(%method, route, code, milliseconds, "refused"),
            false => tracing::info!(%method, route, code, milliseconds, "refused"),
        }
    } else {
        tracing::debug!(%method, route, status = status.as_u16(), milliseconds = took.as_millis() as u64, "answered");
    }
    response
}
