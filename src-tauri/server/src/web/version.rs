//! Whoever speaks another version of the contract is told so, and on which side something newer has to be installed.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use ninefold_core::team::{Code, Refused, SPEAKS, SPOKEN};

use super::refusal::Refusal;

/// The oldest version that is understood.
const OLDEST: u32 = 1;

/// Answers whoever speaks a version that is spoken here.
pub(super) async fn spoken(request: Request, next: Next) -> Response {
    let said = request.headers().get(SPEAKS);
    let version = said.map_or(Some(1), |said| said.to_str().ok()?.parse().ok());
    match version.map_or_else(|| Err(newer()), understood) {
        Ok(()) => next.run(request).await,
        Err(refused) => Refusal::from(refused).into_response(),
    }
}

/// That a version is spoken here.
///
/// # Errors
/// Which side is too old.
pub(super) fn understood(version: u32) -> Result<(), Refused> {
    match version {
        0..OLDEST => Err(older()),
        OLDEST..=SPOKEN => Ok(()),
        _ => Err(newer()),
    }
}

/// The version that a path names, if it names one.
pub(super) fn of_path(path: &str) -> Option<u32> {
    let first = path.strip_prefix("/v")?.split('/').next()?;
    first.parse().ok()
}

fn newer() -> Refused {
    Refused::new(
        Code::OtherVersion,
        "This Ninefold is newer than the team server, which does not understand it. Nothing was changed there, and everything on this computer is safe. Ask whoever runs the server to install its newest version.",
    )
}

fn older() -> Refused {
    Refused::new(
        Code::OtherVersion,
        "This Ninefold is too old for the team server. Nothing was changed there, and everything on this computer is safe. Install the newest Ninefold.",
    )
}
