//! Health and readiness, for whoever operates the server.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;

use super::Server;
use crate::database::migration;

impl Server {
    /// What is answered to whoever operates it.
    pub fn operations(self) -> Router {
        Router::new()
            .route("/healthz", get(|| async { "alive\n" }))
            .route("/readyz", get(ready))
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
