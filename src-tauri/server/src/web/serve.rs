//! Connections, from the first byte to the last.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use ninefold_core::team::{Code, Refused};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt;

use super::Server;
use super::who::Peer;

/// How much of a head or a body is held at once, in bytes.
const BUFFER: usize = 64 << 10;

/// How long a head may take to come.
const HEAD: Duration = Duration::from_secs(15);

/// Serves until it is told to stop, and then until what was asked is answered, or the time is over.
///
/// # Errors
/// What the system says of the address.
pub async fn serve(
    server: Server,
    listener: TcpListener,
    router: Router,
    mut stop: watch::Receiver<bool>,
) -> std::io::Result<()> {
    let graceful = GracefulShutdown::new();
    let room = Arc::new(tokio::sync::Semaphore::new(server.config.limits.connections));
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.wait_for(|stop| *stop) => break,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // Too many open files, mostly: it goes by.
                tracing::warn!(%error, "a connection was not taken");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let Ok(permit) = Arc::clone(&room).try_acquire_owned() else {
            tokio::spawn(turn_away(stream));
            continue;
        };
        let _ = stream.set_nodelay(true);
        let router = router.clone();
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(Peer(peer.ip()));
            router.clone().oneshot(request.map(Body::new))
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD)
            .max_buf_size(BUFFER)
            .serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            let _permit = permit;
            let _ = connection.await;
        });
    }
    drop(listener);
    server.hub.end_all();
    let time = Duration::from_secs(server.config.stop_seconds);
    if tokio::time::timeout(time, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests were not answered in time");
    }
    Ok(())
}

/// Tells somebody for whom there is no room, and waits for nothing.
async fn turn_away(mut stream: TcpStream) {
    let refused = Refused::new(
        Code::TooMany,
        "Too many computers are connected to the team server at the moment. Nothing is lost; Ninefold tries again by itself.",
    );
    let body = serde_json::to_string(&refused).unwrap_or_default();
    let answer = format!(
        "HTTP/1.1 {} Too Many Requests\r\ncontent-type: application/json\r\nretry-after: 10\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
        refused.code.status(),
        body.len(),
    );
    let _ = tokio::time::timeout(HEAD, async {
        stream.write_all(answer.as_bytes()).await?;
        stream.shutdown().await
    })
    .await;
}
