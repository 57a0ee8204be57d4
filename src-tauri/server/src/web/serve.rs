//! Connections, from the first byte to the last.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use ninefold_core::team::{Code, Refused};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

use super::Server;
use super::limits::Held;
use super::linger::{Lingering, Patience, PatienceWith};
use super::who::Peer;
use crate::metrics::Metrics;

/// How long somebody is heard for whom there is no room, and how many of these at once.
const TURNED_AWAY: Duration = Duration::from_secs(2);
const MOST_TURNED_AWAY: usize = 256;

/// How much of a head or a body is held at once, in bytes.
const BUFFER: usize = 64 << 10;

/// How long a head may take to come.
const HEAD: Duration = Duration::from_secs(15);

/// Who is served, and how.
pub struct Serving {
    /// What is counted and configured.
    pub server: Server,
    /// Where.
    pub listener: TcpListener,
    /// What is answered.
    pub router: Router,
    /// What speaks TLS; nothing: nobody does.
    pub tls: Option<watch::Receiver<TlsAcceptor>>,
    /// Whether to stop.
    pub stop: watch::Receiver<bool>,
}

impl Serving {
    /// Serves until it is told to stop, and then until what was asked is answered, or the time is over.
    pub async fn serve(mut self) {
        let graceful = GracefulShutdown::new();
        let limits = &self.server.config.limits;
        let room = Arc::new(Semaphore::new(limits.connections));
        let turned_away = Arc::new(Semaphore::new(MOST_TURNED_AWAY));
        let each = Held::new(limits.address_connections);
        let patience = Patience::default();
        loop {
            let accepted = tokio::select! {
                accepted = self.listener.accept() => accepted,
                _ = self.stop.wait_for(|stop| *stop) => break,
            };
            let (stream, peer) = match accepted {
                Ok((stream, peer)) => (stream, peer.ip()),
                Err(error) => {
                    // Too many open files, mostly: it goes by.
                    tracing::warn!(%error, "a connection was not taken");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            };
            let is_proxy = self.server.config.trusted_proxies.contains(&peer);
            let own = each.hold(peer);
            let permit = Arc::clone(&room).try_acquire_owned();
            let Some(permit) = permit.ok().filter(|_| own.is_some() || is_proxy) else {
                self.server.metrics.turned_away.inc();
                if let Ok(permit) = Arc::clone(&turned_away).try_acquire_owned() {
                    let is_tls = self.tls.is_some();
                    tokio::spawn(async move {
                        turn_away(stream, is_tls).await;
                        drop(permit);
                    });
                }
                continue;
            };
            let _ = stream.set_nodelay(true);
            let counted = Counted::of(&self.server);
            let (router, watcher) = (self.router.clone(), graceful.watcher());
            let tls = self.tls.as_ref().map(|tls| tls.borrow().clone());
            let patience = patience.with(peer, is_proxy);
            tokio::spawn(async move {
                let _held = (permit, own, counted);
                match tls {
                    None => converse(stream, router, peer, patience, watcher).await,
                    Some(tls) => {
                        let shaken = tokio::time::timeout(HEAD, tls.accept(stream)).await;
                        if let Ok(Ok(stream)) = shaken {
                            converse(stream, router, peer, patience, watcher).await;
                        }
                    }
                }
            });
        }
        drop(self.listener);
        self.server.hub.end_all();
        let time = Duration::from_secs(self.server.config.stop_seconds);
        let stopped = tokio::time::timeout(time, graceful.shutdown()).await;
        if stopped.is_err() {
            tracing::warn!("some requests were not answered in time");
        }
    }
}

/// A connection that is counted until it is dropped.
struct Counted(Arc<Metrics>);

impl Counted {
    fn of(server: &Server) -> Self {
        server.metrics.connections.inc();
        Self(Arc::clone(&server.metrics))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.connections.dec();
    }
}

/// Answers what is asked on one connection.
async fn converse<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
    stream: S,
    router: Router,
    peer: IpAddr,
    patience: PatienceWith,
    watcher: Watcher,
) {
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        let patience = patience.clone();
        let body = |incoming| Body::new(Lingering::new(incoming, patience));
        router.clone().oneshot(request.map(body))
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(BUFFER)
        .serve_connection(TokioIo::new(stream), service);
    // Who hangs up in the middle is nobody's fault here.
    let _ = watcher.watch(connection).await;
}

/// Tells somebody that there is no room.
async fn turn_away(mut stream: TcpStream, is_tls: bool) {
    // To say it in TLS would be more work than to do what was asked.
    if is_tls {
        return;
    }
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
    // Who asks hears no answer before the question; whoever says nothing for long is not waited for.
    let _ = tokio::time::timeout(TURNED_AWAY, async {
        let mut asked = [0; 4096];
        let _ = stream.read(&mut asked).await?;
        stream.write_all(answer.as_bytes()).await?;
        stream.shutdown().await?;
        while stream.read(&mut asked).await? > 0 {}
        Ok::<_, std::io::Error>(())
    })
    .await;
}
