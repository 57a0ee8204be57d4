//! The stream that says that there is news, and nothing of what it is.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use ninefold_core::document::id::Id;
use ninefold_core::team::HEARTBEAT;
use tokio::sync::{broadcast, watch};
use tokio::time::{Instant, MissedTickBehavior};

use super::Server;
use super::limits::Holding;
use super::refusal::Refusal;
use super::who::Who;
use crate::hub::End;
use crate::log::now;
use crate::metrics::Metrics;

/// One that listens.
struct Listening {
    device: Id,
    news: watch::Receiver<u64>,
    ends: broadcast::Receiver<End>,
    beat: tokio::time::Interval,
    until: Instant,
    first: Option<u64>,
    _held: Holding<Id>,
    _counted: Counted,
}

/// A stream that is counted until it is dropped.
struct Counted(Arc<Metrics>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.streams.dec();
    }
}

/// Says the number of the last arrival, now and whenever it changes.
pub(super) async fn stream(
    State(server): State<Server>,
    Who(asking): Who,
) -> Result<Response, Refusal> {
    let held = server.limits.streams.hold(asking.device).ok_or_else(|| {
        let message = "This computer listens to the team server several times already. Nothing is lost; Ninefold tries again by itself.";
        Refusal::too_many(message, Duration::from_secs(10))
    })?;
    // First to listen, then to look: what comes between is heard.
    let (mut news, ends) = (server.hub.news(asking.workspace), server.hub.ends());
    let standing = server
        .log(asking.workspace, asking.device)
        .standing()
        .await?;
    let first = standing.end.n.max(*news.borrow_and_update());
    let mut beat = tokio::time::interval(Duration::from_secs(HEARTBEAT.saturating_sub(2).max(1)));
    beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    beat.reset();
    let left = u64::try_from(asking.until - now()).unwrap_or(0);
    let listening = Listening {
        device: asking.device,
        news,
        ends,
        beat,
        until: Instant::now() + Duration::from_millis(left.min(86_400_000)),
        first: Some(first),
        _held: held,
        _counted: {
            server.metrics.streams.inc();
            Counted(Arc::clone(&server.metrics))
        },
    };
    let events = futures_util::stream::unfold(listening, |mut listening| async move {
        let said = listening.next().await?;
        Some((Ok::<_, std::convert::Infallible>(said), listening))
    });
    let headers = [
        (CONTENT_TYPE, "text/event-stream"),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, Body::from_stream(events)).into_response())
}

impl Listening {
    /// What is said next; nothing at the end.
    async fn next(&mut self) -> Option<Bytes> {
        if let Some(first) = self.first.take() {
            return Some(Bytes::from(format!("data: {first}\n\n")));
        }
        loop {
            tokio::select! {
                changed = self.news.changed() => {
                    changed.ok()?;
                    let n = *self.news.borrow_and_update();
                    return Some(Bytes::from(format!("data: {n}\n\n")));
                }
                ends = self.ends.recv() => match ends {
                    Ok(End::Of(device)) if device != self.device => {}
                    _ => return None,
                },
                _ = self.beat.tick() => return Some(Bytes::from_static(b":\n\n")),
                () = tokio::time::sleep_until(self.until) => return None,
            }
        }
    }
}
