//! Refusals as they are answered: a code, words, and the status of HTTP.

use std::time::Duration;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ninefold_core::team::{Code, Refused};

use crate::{database, log};

/// Why something is not done.
#[derive(Debug)]
pub struct Refusal {
    refused: Refused,
    /// After which time it is worth another try.
    again: Option<Duration>,
}

impl Refusal {
    /// What is said.
    pub fn refused(&self) -> &Refused {
        &self.refused
    }

    /// Too much was asked; it is worth another try after a time.
    pub fn too_many(message: &str, again: Duration) -> Self {
        Self {
            refused: Refused::new(Code::TooMany, message),
            again: Some(again),
        }
    }
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        let again = refused.code.passes().then_some(Duration::from_secs(2));
        Self { refused, again }
    }
}

impl From<log::Error> for Refusal {
    fn from(error: log::Error) -> Self {
        match error {
            log::Error::Refused(refused) => refused.into(),
            log::Error::Database(error) => error.into(),
            log::Error::Odd(_) => {
                tracing::error!(%error, "what is kept can't be read");
                unavailable("The team server can't read what it keeps of this workspace. Whoever runs it has to look at it: “ninefold-server check” says more. Everything on this computer is as it was.").into()
            }
        }
    }
}

impl From<database::Error> for Refusal {
    fn from(error: database::Error) -> Self {
        tracing::warn!(%error, "the database did not answer");
        unavailable("The team server can't reach its database at the moment. Everything on this computer is safe; Ninefold tries again by itself.").into()
    }
}

impl From<tokio_postgres::Error> for Refusal {
    fn from(error: tokio_postgres::Error) -> Self {
        database::Error::from(error).into()
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let code = self.refused.code;
        let status = StatusCode::from_u16(code.status()).unwrap_or(StatusCode::BAD_REQUEST);
        let mut response = (status, Json(self.refused)).into_response();
        if let Some(again) = self.again {
            let seconds = again.as_secs_f64().ceil().max(1.0) as u64;
            let headers = response.headers_mut();
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(code);
        response
    }
}

fn unavailable(message: &str) -> Refused {
    Refused::new(Code::Unavailable, message)
}
